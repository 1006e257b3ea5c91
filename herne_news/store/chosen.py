"""Chosen articles and all that hangs on them, as plain rows for data sets.

Each stream runs in the order of the articles' numbers and reads as it is asked, so that several can be read side by side and
memory does not grow with the archive. All streams of one block see the archive at one moment, whatever a crawl writes meanwhile.
"""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from herne_news.store.archive import Archive
from herne_news.store.errors import sentences

#: Where a row was read from: time, WARC file and WARC-Record-ID of its capture.
ORIGIN = "c.fetched AS captured, c.warc_file, c.record_id AS warc_record"
#: Numbers of all captures of the chosen articles: what their contents were read from, each answer of their addresses, the further
#: parts of long posts (/slug/2/), and the captures that hold the payloads of revisits among them.
CAPTURES = """
CREATE TEMP TABLE chosen_captures AS
WITH found(id) AS (
  SELECT a.capture_id FROM temp.chosen s CROSS JOIN articles a ON a.id = s.id
  UNION SELECT v.capture_id FROM temp.chosen s CROSS JOIN versions v ON v.article_id = s.id
  UNION SELECT c.id FROM temp.chosen s CROSS JOIN identifiers i ON i.article_id = s.id CROSS JOIN captures c ON c.url = i.id
  UNION SELECT c.id FROM temp.chosen s CROSS JOIN identifiers i ON i.article_id = s.id AND i.id LIKE '%/'
    CROSS JOIN captures c ON c.url > i.id || '0' AND c.url < i.id || ':'
    WHERE rtrim(substr(c.url, length(i.id) + 1), '/') NOT GLOB '*[^0-9]*'
)
SELECT id FROM found WHERE id IS NOT NULL
UNION SELECT c.original_id FROM found f JOIN captures c ON c.id = f.id WHERE c.original_id IS NOT NULL
"""
STREAMS = {
    "articles": "SELECT a.id, a.source, a.url, a.title, a.kicker, a.lead, a.date, a.published, a.updated, a.category, a.author,"
    " a.body, a.word_count, a.layout, a.evidence, a.content_hash, a.first_seen, a.last_seen, a.last_changed, a.gone_since,"
    f" a.duplicate_of, a.capture_id, {ORIGIN} FROM temp.chosen s CROSS JOIN articles a ON a.id = s.id"
    " LEFT JOIN captures c ON c.id = a.capture_id ORDER BY s.id",
    "categories": "SELECT s.id, n.name FROM temp.chosen s CROSS JOIN article_categories t ON t.article_id = s.id"
    " CROSS JOIN categories n ON n.id = t.category_id ORDER BY s.id, t.position",
    "authors": "SELECT s.id, n.name FROM temp.chosen s CROSS JOIN article_authors t ON t.article_id = s.id"
    " CROSS JOIN authors n ON n.id = t.author_id ORDER BY s.id, t.position",
    "tags": "SELECT s.id, n.name FROM temp.chosen s CROSS JOIN article_tags t ON t.article_id = s.id"
    " CROSS JOIN tags n ON n.id = t.tag_id ORDER BY s.id, t.position",
    "images": "SELECT i.article_id, i.position, i.caption, i.credit, i.url, i.alt"
    " FROM temp.chosen s CROSS JOIN images i ON i.article_id = s.id ORDER BY s.id, i.position",
    "versions": f"SELECT v.id, v.article_id, v.seen, v.content_hash, v.record, v.parser_version, v.cause, v.read, v.retired,"
    f" v.capture_id, {ORIGIN}"
    " FROM temp.chosen s CROSS JOIN versions v ON v.article_id = s.id LEFT JOIN captures c ON c.id = v.capture_id"
    " ORDER BY s.id, v.seen, v.id",
    "sightings": "SELECT t.article_id, t.list_url, t.section, t.position, t.first_seen, t.last_seen"
    " FROM temp.chosen s CROSS JOIN sightings t ON t.article_id = s.id ORDER BY s.id, t.list_url",
    "identifiers": "SELECT i.id, i.article_id, i.kind, i.first_seen"
    " FROM temp.chosen s CROSS JOIN identifiers i ON i.article_id = s.id ORDER BY s.id, i.id",
    "names": "SELECT i.article_id, i.id FROM temp.chosen s CROSS JOIN identifiers i ON i.article_id = s.id"
    " ORDER BY s.id, i.id",
    "captures": "SELECT c.id, c.url, c.uri, c.fetched, c.status, c.digest, c.payload_length, c.warc_file, c.warc_offset,"
    " c.warc_length, c.record_id AS warc_record, c.original_id, c.via"
    " FROM temp.chosen_captures s CROSS JOIN captures c ON c.id = s.id ORDER BY s.id",
}


@contextlib.contextmanager
def one_moment(archive: Archive) -> Iterator[None]:
    """Let all reads of the block see the archive as it is now. No other transaction may be open."""
    connection = archive.connection
    with sentences(archive.path):
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")


def numbers(archive: Archive, where: str, values: Sequence[Any]) -> list[int]:
    """Return the numbers of the articles `a` that fulfil a condition, in order."""
    return [row[0] for row in archive.read(f"SELECT a.id FROM articles a WHERE {where} ORDER BY a.id", values)]


def choose(archive: Archive, chosen: Iterable[int], *, with_captures: bool = False) -> None:
    """Name the articles that `rows` reads from now on, within `one_moment`; only `with_captures` are there captures to read."""
    connection = archive.connection
    with sentences(archive.path):
        connection.execute("DROP TABLE IF EXISTS temp.chosen")
        connection.execute("DROP TABLE IF EXISTS temp.chosen_captures")
        connection.execute("CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY)")
        connection.executemany("INSERT INTO temp.chosen VALUES (?)", ((number,) for number in chosen))
        if with_captures:
            connection.execute(CAPTURES)


def rows(archive: Archive, stream: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a stream of STREAMS; of those that hang on articles and are no tables, the first value is its number."""
    return archive.read(STREAMS[stream])


def columns(archive: Archive, stream: str) -> list[str]:
    """Return the names of a stream's columns."""
    return [column[0] for column in archive.connection.execute(f"{STREAMS[stream]} LIMIT 0").description]


def count(archive: Archive, stream: str) -> int:
    """Return how many rows the stream of a table has."""
    counted = {"articles": "temp.chosen", "captures": "temp.chosen_captures"}.get(stream)
    if counted is None:
        counted = f"temp.chosen s CROSS JOIN {stream} t ON t.article_id = s.id"
    return int(next(archive.read(f"SELECT count(*) FROM {counted}"))[0])
