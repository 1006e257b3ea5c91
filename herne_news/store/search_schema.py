"""The tables of the search: which article has which place, the index of words, all words with their stems, kept counts.

docs/search.md says how they work together. The triggers only note which articles are to be indexed anew, in plain SQL, so other
tools may write; `store.indexing` does the work in the next transaction of ours.
"""

#: Columns of `search_fts` that hold words of an article, in the order of its columns.
COLUMNS = ("title", "kicker", "body", "author", "category", "caption", "credit", "tag")
#: bm25 weights in the order of COLUMNS, then `facets`, which are no words.
WEIGHTS = (10.0, 4.0, 1.0, 4.0, 4.0, 1.5, 2.0, 4.0, 0.0)
#: Columns of `articles` whose change changes what is found or counted.
INDEXED = ("title", "kicker", "body", "date", "source", "duplicate_of")
#: Tables that hang on an article and are indexed with it.
ATTACHED = ("article_categories", "article_authors", "article_tags", "images")

TABLES = f"""
CREATE TABLE counts (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  n INTEGER NOT NULL DEFAULT 0 CHECK (n >= 0),
  UNIQUE (kind, key)
);
CREATE INDEX counts_largest ON counts(kind, n DESC, key);
CREATE INDEX counts_n ON counts(n);

CREATE TABLE search_docs (
  key INTEGER PRIMARY KEY,
  article_id INTEGER,
  facets TEXT NOT NULL,
  counted TEXT NOT NULL
);
CREATE UNIQUE INDEX search_docs_article ON search_docs(article_id) WHERE article_id IS NOT NULL;
CREATE INDEX search_docs_left ON search_docs(key) WHERE article_id IS NULL;

CREATE TABLE search_words (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  stem TEXT NOT NULL
);
CREATE INDEX search_words_stem ON search_words(stem);

CREATE INDEX articles_edited ON articles(last_changed) WHERE last_changed > first_seen;

CREATE TABLE search_pending (
  article_id INTEGER PRIMARY KEY
);

CREATE VIRTUAL TABLE search_fts USING fts5({", ".join(COLUMNS)}, facets, content='', tokenize='ascii');
INSERT INTO search_fts (search_fts, rank) VALUES ('rank', 'bm25({", ".join(map(str, WEIGHTS))})');

CREATE VIRTUAL TABLE search_parts USING fts5(word, content='', detail='none', tokenize='trigram');
"""


def _noting(name: str, event: str, table: str, row: str) -> str:
    return (
        f"CREATE TRIGGER search_{name} AFTER {event} ON {table} BEGIN\n"
        f"  INSERT INTO search_pending (article_id) VALUES ({row}) ON CONFLICT DO NOTHING;\nEND;\n"
    )


def triggers_sql() -> str:
    """Return the triggers that note every article whose words, facets or counts may have changed."""
    sql = _noting("articles_insert", "INSERT", "articles", "new.id")
    sql += _noting("articles_update", f"UPDATE OF {', '.join(INDEXED)}", "articles", "new.id")
    sql += _noting("articles_delete", "DELETE", "articles", "old.id")
    for table in ATTACHED:
        for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
            sql += _noting(f"{table}_{event.lower()}", event, table, f"{row}.article_id")
    return sql


def create_sql() -> str:
    """Return the statements that make the search's tables and triggers, and note all articles as not yet indexed."""
    return f"{TABLES}\n{triggers_sql()}\nINSERT INTO search_pending SELECT id FROM articles;\n"
