-- Receivers and routes that were added by the API, as JSON in the form of the API; kind is 'receiver' or 'route'.
-- A receiver's JSON holds its secrets: without them nothing could be sent after a restart.
CREATE TABLE addition (
  kind       TEXT NOT NULL,
  name       TEXT NOT NULL,
  place      BIGINT NOT NULL,
  body       TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (kind, name)
);
-- Raised with every change, so that every instance notices.
INSERT INTO sequence (name, value) VALUES ('additions', 0);
