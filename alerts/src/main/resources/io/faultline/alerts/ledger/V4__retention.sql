-- When the ledger took a decision, which may be years after what it is about; 0 for those taken before this was kept.
ALTER TABLE decision ADD COLUMN received_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX decision_by_received ON decision (received_at);
CREATE INDEX delivery_by_finished ON delivery (finished_at) WHERE finished_at IS NOT NULL;
