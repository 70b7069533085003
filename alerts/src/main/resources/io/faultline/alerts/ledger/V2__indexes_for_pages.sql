-- A page of open alerts is read in the order of their changes; with the severity between, the index could not give that order.
DROP INDEX alert_by_live;
CREATE INDEX alert_by_live_and_sequence ON alert (live, sequence);
CREATE INDEX alert_by_live_and_severity ON alert (live, severity);
