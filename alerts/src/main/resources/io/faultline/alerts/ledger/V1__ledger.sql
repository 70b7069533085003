-- Written for SQLite and PostgreSQL alike. Times are milliseconds since 1970 in UTC; JSON is text.

-- One number for every change that a reader may wait for. It is raised inside the writing transaction, so that readers see the numbers in order.
CREATE TABLE sequence (
  name  TEXT PRIMARY KEY,
  value BIGINT NOT NULL
);
INSERT INTO sequence (name, value) VALUES ('ledger', 0);

-- Each alert as its latest revision has it, for lists and filters.
CREATE TABLE alert (
  alert_id     TEXT PRIMARY KEY,
  revision     INTEGER NOT NULL,
  status       TEXT NOT NULL,
  live         INTEGER NOT NULL,
  severity     INTEGER NOT NULL,
  score        DOUBLE PRECISION NOT NULL,
  title        TEXT NOT NULL,
  holding_id   TEXT NOT NULL,
  holding_name TEXT NOT NULL,
  origin_id    TEXT NOT NULL,
  origin_name  TEXT NOT NULL,
  risk         TEXT NOT NULL,
  search       TEXT NOT NULL,
  event_at     BIGINT NOT NULL,
  raised_at    BIGINT NOT NULL,
  sequence     BIGINT NOT NULL
);
CREATE INDEX alert_by_sequence ON alert (sequence);
CREATE INDEX alert_by_live ON alert (live, severity, sequence);
CREATE INDEX alert_by_holding ON alert (holding_id, sequence);
CREATE INDEX alert_by_origin ON alert (origin_id, sequence);

CREATE TABLE alert_revision (
  alert_id    TEXT NOT NULL,
  revision    INTEGER NOT NULL,
  sequence    BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  raised_at   BIGINT NOT NULL,
  body        TEXT NOT NULL,
  PRIMARY KEY (alert_id, revision)
);
CREATE UNIQUE INDEX alert_revision_by_sequence ON alert_revision (sequence);

-- Which portfolios an alert concerns, and the last revision that still named each.
CREATE TABLE alert_portfolio (
  portfolio_id TEXT NOT NULL,
  alert_id     TEXT NOT NULL,
  revision     INTEGER NOT NULL,
  live         INTEGER NOT NULL,
  severity     INTEGER NOT NULL,
  sequence     BIGINT NOT NULL,
  PRIMARY KEY (portfolio_id, alert_id)
);
CREATE INDEX alert_portfolio_by_alert ON alert_portfolio (alert_id);
CREATE INDEX alert_portfolio_by_sequence ON alert_portfolio (portfolio_id, sequence);

-- What is to be sent, is being sent, or was. A notice is about a receiver and has no alert.
CREATE TABLE delivery (
  delivery_id    TEXT PRIMARY KEY,
  receiver       TEXT NOT NULL,
  route          TEXT NOT NULL,
  because        TEXT NOT NULL,
  alert_id       TEXT,
  revision       INTEGER,
  portfolios     TEXT NOT NULL,
  notice         TEXT,
  group_key      TEXT,
  state          TEXT NOT NULL,
  due_at         BIGINT NOT NULL,
  attempts       INTEGER NOT NULL,
  created_at     BIGINT NOT NULL,
  first_tried_at BIGINT,
  last_tried_at  BIGINT,
  finished_at    BIGINT,
  outcome        TEXT,
  reference      TEXT,
  sequence       BIGINT NOT NULL
);
CREATE INDEX delivery_by_due ON delivery (receiver, state, due_at);
CREATE INDEX delivery_by_alert ON delivery (alert_id, receiver, sequence);
CREATE INDEX delivery_by_sequence ON delivery (sequence);

-- Which instance serves a receiver, when it last sent, and whether it still may.
CREATE TABLE receiver_state (
  receiver         TEXT PRIMARY KEY,
  owner            TEXT,
  owned_until      BIGINT NOT NULL,
  last_sent_at     BIGINT NOT NULL,
  not_before       BIGINT NOT NULL,
  disabled_at      BIGINT,
  disabled_because TEXT
);

-- A delivery that was refused for good, with what was sent.
CREATE TABLE refused (
  delivery_id TEXT PRIMARY KEY,
  receiver    TEXT NOT NULL,
  reason      TEXT NOT NULL,
  payload     TEXT NOT NULL,
  refused_at  BIGINT NOT NULL
);

CREATE TABLE silence (
  silence_id TEXT PRIMARY KEY,
  filter     TEXT NOT NULL,
  reason     TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  starts_at  BIGINT NOT NULL,
  ends_at    BIGINT NOT NULL
);

-- What people did with an alert: acknowledged, snoozed, dismissed, or taken up again. The newest counts.
CREATE TABLE handling (
  handling_id TEXT PRIMARY KEY,
  alert_id    TEXT NOT NULL,
  revision    INTEGER NOT NULL,
  portfolio   TEXT NOT NULL,
  kind        TEXT NOT NULL,
  reason      TEXT NOT NULL,
  until_at    BIGINT,
  done_by     TEXT NOT NULL,
  done_at     BIGINT NOT NULL,
  sequence    BIGINT NOT NULL
);
CREATE INDEX handling_by_alert ON handling (alert_id, sequence);

CREATE TABLE access_token (
  token_id   TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  hash       TEXT NOT NULL UNIQUE,
  portfolios TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  revoked_at BIGINT
);

CREATE TABLE price_bar (
  symbol   TEXT NOT NULL,
  date     TEXT NOT NULL,
  source   TEXT NOT NULL,
  known_at BIGINT NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY (symbol, date, source)
);

CREATE TABLE lock_up (
  event_id   TEXT PRIMARY KEY,
  company_id TEXT NOT NULL,
  symbol     TEXT NOT NULL,
  body       TEXT NOT NULL
);
CREATE INDEX lock_up_by_symbol ON lock_up (symbol);

CREATE TABLE decision (
  decision_id TEXT PRIMARY KEY,
  origin      TEXT NOT NULL,
  holding     TEXT,
  event_at    BIGINT NOT NULL,
  body        TEXT NOT NULL
);
CREATE INDEX decision_by_holding ON decision (holding, event_at);
CREATE INDEX decision_by_origin ON decision (origin, event_at);
