"""Tables, indexes and views of the archive as the schema's first step lays them; `schema_steps` has those that follow.

docs/data-model.md says what each column means; a test holds both together.

No check uses json_valid: an SQLite that trusts no schema (PRAGMA trusted_schema = OFF) could not even read the file.
Times are UTC, ISO 8601 with Z; days and times of articles are Berlin's, as in `items.Article`.
"""

TABLES = """
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  ended TEXT,
  sources TEXT NOT NULL,
  outcome TEXT,
  exit_code INTEGER,
  requests INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  new INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0,
  report TEXT
);

CREATE TABLE skips (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  url TEXT,
  reason TEXT NOT NULL CHECK (reason <> ''),
  detail TEXT,
  seen TEXT NOT NULL
);

CREATE TABLE captures (
  id INTEGER PRIMARY KEY,
  run_id INTEGER REFERENCES runs(id) ON DELETE SET NULL,
  url TEXT NOT NULL,
  fetched TEXT NOT NULL,
  status INTEGER NOT NULL,
  digest TEXT NOT NULL,
  payload_length INTEGER NOT NULL CHECK (payload_length >= 0),
  warc_file TEXT,
  warc_offset INTEGER CHECK (warc_offset >= 0),
  warc_length INTEGER CHECK (warc_length > 0),
  via TEXT NOT NULL CHECK (via IN ('live', 'wayback', 'commoncrawl', 'import'))
);

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL CHECK (source <> ''),
  url TEXT NOT NULL UNIQUE CHECK (url <> ''),
  title TEXT,
  kicker TEXT,
  lead TEXT,
  date TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  year INTEGER GENERATED ALWAYS AS (CAST(substr(date, 1, 4) AS INTEGER)) VIRTUAL,
  published TEXT,
  updated TEXT,
  category TEXT,
  author TEXT,
  body TEXT,
  word_count INTEGER NOT NULL CHECK (word_count >= 0),
  layout TEXT,
  evidence TEXT NOT NULL,
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  last_changed TEXT NOT NULL,
  gone_since TEXT,
  duplicate_of INTEGER REFERENCES articles(id) ON DELETE SET NULL CHECK (duplicate_of <> id),
  capture_id INTEGER REFERENCES captures(id) ON DELETE SET NULL
);

CREATE TABLE categories (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE article_categories (
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  category_id INTEGER NOT NULL REFERENCES categories(id),
  position INTEGER NOT NULL CHECK (position > 0),
  PRIMARY KEY (article_id, category_id)
) WITHOUT ROWID;

CREATE TABLE authors (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE article_authors (
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  author_id INTEGER NOT NULL REFERENCES authors(id),
  position INTEGER NOT NULL CHECK (position > 0),
  PRIMARY KEY (article_id, author_id)
) WITHOUT ROWID;

CREATE TABLE tags (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE article_tags (
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tags(id),
  position INTEGER NOT NULL CHECK (position > 0),
  PRIMARY KEY (article_id, tag_id)
) WITHOUT ROWID;

CREATE TABLE images (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  caption TEXT,
  credit TEXT,
  url TEXT,
  alt TEXT,
  UNIQUE (article_id, position)
);

CREATE TABLE sightings (
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  list_url TEXT NOT NULL,
  section TEXT,
  position INTEGER,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  PRIMARY KEY (article_id, list_url)
) WITHOUT ROWID;

CREATE TABLE identifiers (
  id TEXT NOT NULL PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind <> ''),
  first_seen TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE versions (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  seen TEXT NOT NULL,
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
  record TEXT NOT NULL,
  capture_id INTEGER REFERENCES captures(id) ON DELETE SET NULL,
  parser_version TEXT NOT NULL
);

CREATE TABLE pages (
  url TEXT NOT NULL PRIMARY KEY,
  source TEXT NOT NULL,
  article_id INTEGER REFERENCES articles(id) ON DELETE SET NULL,
  etag TEXT,
  last_modified TEXT,
  lastmod TEXT,
  last_status INTEGER NOT NULL,
  last_checked TEXT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  next_check TEXT,
  reason TEXT,
  digest TEXT
) WITHOUT ROWID;
"""

#: Each foreign key, each facet and each sort order of archive/metadata.yaml, each look-up of the store.
INDEXES = """
CREATE INDEX runs_started ON runs(started);
CREATE INDEX skips_run_reason ON skips(run_id, reason);
CREATE INDEX skips_reason ON skips(reason);
CREATE INDEX skips_url ON skips(url);
CREATE INDEX captures_run ON captures(run_id);
CREATE INDEX captures_url ON captures(url, fetched);
CREATE INDEX captures_fetched ON captures(fetched);
CREATE INDEX captures_digest ON captures(digest);
CREATE INDEX captures_status ON captures(status);
CREATE INDEX captures_via ON captures(via);
CREATE INDEX articles_date ON articles(date);
CREATE INDEX articles_year ON articles(year);
CREATE INDEX articles_source ON articles(source, date);
CREATE INDEX articles_category ON articles(category, date);
CREATE INDEX articles_author ON articles(author, date);
CREATE INDEX articles_layout ON articles(layout);
CREATE INDEX articles_word_count ON articles(word_count);
CREATE INDEX articles_content_hash ON articles(content_hash);
CREATE INDEX articles_first_seen ON articles(first_seen);
CREATE INDEX articles_last_seen ON articles(last_seen);
CREATE INDEX articles_last_changed ON articles(last_changed);
CREATE INDEX articles_gone ON articles(gone_since) WHERE gone_since IS NOT NULL;
CREATE INDEX articles_duplicate ON articles(duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX articles_capture ON articles(capture_id);
CREATE INDEX article_categories_category ON article_categories(category_id);
CREATE INDEX article_authors_author ON article_authors(author_id);
CREATE INDEX article_tags_tag ON article_tags(tag_id);
CREATE INDEX images_credit ON images(credit);
CREATE INDEX sightings_list ON sightings(list_url, position);
CREATE INDEX sightings_section ON sightings(section);
CREATE INDEX sightings_last_seen ON sightings(last_seen);
CREATE INDEX identifiers_article ON identifiers(article_id);
CREATE INDEX identifiers_kind ON identifiers(kind);
CREATE INDEX versions_article ON versions(article_id, seen);
CREATE INDEX versions_seen ON versions(seen);
CREATE INDEX versions_capture ON versions(capture_id);
CREATE INDEX pages_article ON pages(article_id);
CREATE INDEX pages_source ON pages(source, last_checked);
CREATE INDEX pages_status ON pages(last_status);
CREATE INDEX pages_checked ON pages(last_checked);
CREATE INDEX pages_next_check ON pages(next_check) WHERE next_check IS NOT NULL;
CREATE INDEX pages_reason ON pages(reason) WHERE reason IS NOT NULL;
"""

VIEWS = """
CREATE VIEW articles_unique AS SELECT * FROM articles WHERE duplicate_of IS NULL;
"""
