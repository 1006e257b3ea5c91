"""The archive's schema, step by step. A step that has been released is never changed; the next one follows it."""

from sqlite_utils import Database, Migrations

from herne_news.store import schema, search_schema, text_index
from herne_news.store.indexing import index_pending

ARCHIVE = Migrations("herne_news")


@ARCHIVE()
def m001_archive(db: Database) -> None:
    """Lay the tables, their indexes and the full-text index."""
    db.executescript(schema.TABLES)
    db.executescript(schema.INDEXES)
    db.executescript(schema.VIEWS)
    db.executescript(text_index.create_sql())


@ARCHIVE()
def m002_revisits(db: Database) -> None:
    """Add what hourly crawls need to know of a page: since when it is missing, what a list showed, when to look again."""
    db.executescript(schema.REVISITS)


@ARCHIVE()
def m003_provenance(db: Database) -> None:
    """Add which WARC record holds a capture, and which one its payload."""
    db.executescript(schema.PROVENANCE)


@ARCHIVE()
def m005_search(db: Database) -> None:
    """Add the index of the German search and the kept counts, and fill both."""
    db.executescript(search_schema.create_sql())
    index_pending(db.conn)
