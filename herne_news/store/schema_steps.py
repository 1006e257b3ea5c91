"""Steps of the schema after the first: what each of them adds to `schema`. docs/data-model.md says what the columns mean."""

#: What hourly crawls need to know of a page. What was fetched is spread over the year to come; what failed is tried at once.
REVISITS = """
ALTER TABLE pages ADD COLUMN missing_since TEXT;
ALTER TABLE pages ADD COLUMN unlisted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pages ADD COLUMN items INTEGER CHECK (items >= 0);
ALTER TABLE runs ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
CREATE INDEX pages_lists ON pages(source) WHERE items IS NOT NULL;
DROP INDEX pages_next_check;
CREATE INDEX pages_next_check ON pages(source, next_check) WHERE next_check IS NOT NULL;
UPDATE pages SET next_check = iif(
  failures > 0,
  last_checked,
  strftime('%Y-%m-%dT%H:%M:%SZ', last_checked, '+' || (1 + article_id % 365) || ' days')
) WHERE article_id IS NOT NULL OR failures > 0;
"""

#: Provenance: which WARC record holds a capture, and which one its payload.
PROVENANCE = """
ALTER TABLE captures ADD COLUMN record_id TEXT;
ALTER TABLE captures ADD COLUMN uri TEXT;
ALTER TABLE captures ADD COLUMN original_id INTEGER REFERENCES captures(id) ON DELETE SET NULL;
CREATE TABLE warc_files (
  name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
  length INTEGER NOT NULL CHECK (length >= 0)
) WITHOUT ROWID;
CREATE UNIQUE INDEX captures_record ON captures(record_id) WHERE record_id IS NOT NULL;
CREATE INDEX captures_warc ON captures(warc_file, warc_offset) WHERE warc_file IS NOT NULL;
CREATE INDEX captures_original ON captures(original_id) WHERE original_id IS NOT NULL;
"""

#: Why there is a version, when it was read, when another reading took its place; and what finds articles of one story.
STORIES = """
ALTER TABLE versions ADD COLUMN cause TEXT NOT NULL DEFAULT 'edit' CHECK (cause IN ('first', 'edit', 'unsettled'));
ALTER TABLE versions ADD COLUMN read TEXT;
ALTER TABLE versions ADD COLUMN retired TEXT;
UPDATE versions SET read = seen;
UPDATE versions SET cause = 'first' WHERE id IN (SELECT min(id) FROM versions GROUP BY article_id);
CREATE INDEX versions_cause ON versions(cause);
CREATE TABLE sketches (
  article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  bits BLOB NOT NULL
);
CREATE INDEX sketches_date ON sketches(date);
"""
