-- What is asked for each revision, each message and each look at the metrics, without reading what was delivered long ago.
CREATE INDEX delivery_by_sent ON delivery (receiver, state, last_tried_at);
CREATE INDEX delivery_by_group ON delivery (receiver, group_key, state);
CREATE INDEX delivery_by_route ON delivery (route, state, finished_at);
CREATE INDEX delivery_unfinished ON delivery (due_at, created_at) WHERE state IN ('waiting', 'sending');
