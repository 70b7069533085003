-- Words of the alerts, without the text itself. The row's number is the alert's place in the ledger, so that what is found comes in the order of the
-- answer and a search stops with its page. The index of prefixes is for beginnings of words.
CREATE VIRTUAL TABLE alert_words USING fts5(search, content='', contentless_delete=1, detail=none, prefix='1 2 3 4', tokenize='unicode61');
INSERT INTO alert_words (rowid, search) SELECT sequence, search FROM alert;

CREATE TRIGGER alert_words_added AFTER INSERT ON alert BEGIN
  INSERT INTO alert_words (rowid, search) VALUES (new.sequence, new.search);
END;
CREATE TRIGGER alert_words_changed AFTER UPDATE ON alert BEGIN
  DELETE FROM alert_words WHERE rowid = old.sequence;
  INSERT INTO alert_words (rowid, search) VALUES (new.sequence, new.search);
END;
CREATE TRIGGER alert_words_removed AFTER DELETE ON alert BEGIN
  DELETE FROM alert_words WHERE rowid = old.sequence;
END;
