-- Words of the alerts. Whatever is neither letter nor digit parts them, as in the search itself.
ALTER TABLE alert ADD COLUMN words tsvector
  GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(search, '[^[:alnum:]]+', ' ', 'g'))) STORED;
CREATE INDEX alert_by_words ON alert USING gin (words);
