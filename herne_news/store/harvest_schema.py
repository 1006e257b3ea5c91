"""The records that libraries harvest: one for each article that ever was, kept up to date by triggers.

`modified` and `change` are empty from the change of an article until the next transaction begins (`publishing`): a time that is
written together with the change would lie before the moment from which others can see it, and a harvest in between would miss it.
"""

#: The last part of an identifier: the first address of the article, without its scheme, fit for a URI.
NAME = "replace(substr({url}, instr({url}, '://') + 3), '#', '%23')"
NEW = NAME.format(url="new.url")

RECORDS = f"""
CREATE TABLE records (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  source TEXT NOT NULL,
  article_id INTEGER UNIQUE REFERENCES articles(id) ON DELETE SET NULL,
  modified TEXT,
  change INTEGER UNIQUE
);

INSERT INTO records (name, source, article_id, modified, change)
SELECT {NAME.format(url="url")}, source, id, at, row_number() OVER (ORDER BY at, id)
FROM (SELECT id, url, source, max(last_changed, coalesce(gone_since, '')) AS at FROM articles) ORDER BY id;

CREATE INDEX records_source ON records(source, change);
CREATE INDEX records_modified ON records(modified, change);

CREATE TRIGGER records_insert AFTER INSERT ON articles BEGIN
  INSERT INTO records (name, source, article_id) VALUES (
    iif(
      EXISTS (SELECT 1 FROM records WHERE name = {NEW}),
      {NEW} || '~' || (2 + (SELECT count(*) FROM records WHERE substr(name, 1, length({NEW}) + 1) = {NEW} || '~')),
      {NEW}
    ),
    new.source,
    new.id
  );
END;

CREATE TRIGGER records_update AFTER UPDATE OF url, content_hash, gone_since, duplicate_of ON articles
WHEN (old.url, old.content_hash, old.gone_since, old.duplicate_of)
  IS NOT (new.url, new.content_hash, new.gone_since, new.duplicate_of)
BEGIN
  UPDATE records SET modified = NULL, change = NULL WHERE article_id = new.id;
END;

CREATE TRIGGER records_delete BEFORE DELETE ON articles BEGIN
  UPDATE records SET article_id = NULL, modified = NULL, change = NULL WHERE article_id = old.id;
END;
"""
