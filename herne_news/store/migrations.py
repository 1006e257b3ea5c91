"""The archive's schema, step by step. A step that has been released is never changed; the next one follows it."""

from sqlite_utils import Database, Migrations

from herne_news.store import duplicates, harvest_schema, numbers_schema, schema, schema_steps, search_schema, text_index
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
    db.executescript(schema_steps.REVISITS)


@ARCHIVE()
def m003_provenance(db: Database) -> None:
    """Add which WARC record holds a capture, and which one its payload."""
    db.executescript(schema_steps.PROVENANCE)


@ARCHIVE()
def m004_stories(db: Database) -> None:
    """Say of each version why there is one, and link articles that tell the same story."""
    db.executescript(schema_steps.STORIES)
    rows = db.execute("SELECT id, date, body FROM articles ORDER BY id").fetchall()
    for article_id, day, body in rows:
        duplicates.link(db.conn, article_id, day, body)


@ARCHIVE()
def m005_search(db: Database) -> None:
    """Add the index of the German search and the kept counts, and fill both."""
    db.executescript(search_schema.create_sql())
    index_pending(db.conn)


@ARCHIVE()
def m006_records(db: Database) -> None:
    """Add the records that libraries harvest, with a name for each that stays."""
    db.executescript(harvest_schema.RECORDS)


@ARCHIVE()
def m007_numbers(db: Database) -> None:
    """Remember the numbers of articles whose rows are gone, so that none is given to another article."""
    db.executescript(numbers_schema.NUMBERS)
