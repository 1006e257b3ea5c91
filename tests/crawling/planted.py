"""Faults for an archive: rows that are edited by hand, and answers with a flipped byte."""

import contextlib
import sqlite3
from pathlib import Path

ARTICLE = "(SELECT id FROM articles WHERE source = 'inherne' AND author IS NOT NULL ORDER BY id LIMIT 1)"
#: What is done to the database by hand: words of the one sentence that is to be said of it.
EDITS = {
    f"UPDATE articles SET title = 'Anders' WHERE id = {ARTICLE}": ("articles: https://inherne.net/", ": title: expected"),
    f"UPDATE articles SET body = body || ' Zusatz' WHERE id = {ARTICLE}": ("articles: ", ": body: expected"),
    f"UPDATE articles SET date = '1999-01-01' WHERE id = {ARTICLE}": ("articles: ", ": date: expected", "'1999-01-01'"),
    f"UPDATE articles SET evidence = '{{}}' WHERE id = {ARTICLE}": ("articles: ", ": evidence: expected"),
    f"UPDATE articles SET first_seen = '2001-01-01T00:00:00Z' WHERE id = {ARTICLE}": ("articles: ", ": first_seen: "),
    f"UPDATE articles SET gone_since = '2026-01-01T00:00:00Z' WHERE id = {ARTICLE}": ("articles: ", ": gone_since: "),
    f"UPDATE articles SET capture_id = 2 WHERE id = {ARTICLE}": ("articles: ", ": capture_id: expected"),
    f"UPDATE versions SET record = replace(record, 'e', 'E') WHERE article_id = {ARTICLE}": ("versions: ", ": record: "),
    f"UPDATE article_authors SET author_id = (SELECT max(id) FROM authors) WHERE article_id = {ARTICLE} AND position = 1": (
        "article_authors: ", ": author_id: ",
    ),
    "UPDATE images SET credit = 'Niemand' WHERE id = 1": ("images: ", ": credit: expected", "'Niemand'"),
    "DELETE FROM images WHERE id = 2": ("images: ", ": expected a row, since the captures give one"),
    "INSERT INTO identifiers VALUES ('https://inherne.net/erfunden/', 1, 'url', '2026-01-01T00:00:00Z')": (
        "identifiers: https://inherne.net/erfunden/: expected no such row",
    ),
    "UPDATE sightings SET position = 99 WHERE article_id = (SELECT min(article_id) FROM sightings) AND list_url ="
    " (SELECT min(list_url) FROM sightings WHERE article_id = (SELECT min(article_id) FROM sightings))": (
        "sightings: ", ": position: ",
    ),
    "UPDATE captures SET warc_offset = warc_offset + 1 WHERE id = 3": ("captures 3 ", ": warc_offset: expected"),
    "UPDATE captures SET status = 404 WHERE id = 3": ("captures 3 ", ": status: expected 200"),
    "UPDATE captures SET payload_length = 7 WHERE id = 3": ("captures 3 ", ": payload_length: expected"),
    "UPDATE captures SET digest = 'sha1:2' WHERE id = 3": ("captures 3 ", ": digest: expected"),
    "UPDATE captures SET fetched = '2001-01-01T00:00:00Z' WHERE id = 3": ("captures 3 ", ": fetched: expected"),
    "UPDATE pages SET etag = 'x' WHERE url = (SELECT min(url) FROM pages)": ("pages: ", ": etag: "),
}  # fmt: skip

BROKEN = (
    "SELECT c.warc_file, c.warc_offset + c.warc_length / 2, c.warc_offset FROM articles a"
    " JOIN captures c ON c.id = capture_id WHERE a.source = 'inherne' AND c.original_id IS NULL ORDER BY a.id DESC LIMIT 3"
)


def plant_many(archive: Path) -> list[tuple[str, ...]]:
    """Make all edits that can stand together, and flip a byte in three answers of articles that were not edited.

    Return for each fault the words of the one sentence that is to be said of it.
    """
    edits = [sql for sql in EDITS if "warc_offset" not in sql]
    with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
        broken = connection.execute(BROKEN).fetchall()
        for sql in edits:
            if connection.execute(sql).rowcount != 1:
                raise AssertionError(sql)
    for name, middle, _ in broken:
        path = archive.parent / "warc" / name
        data = bytearray(path.read_bytes())
        data[middle] ^= 16
        path.write_bytes(data)
    return [EDITS[sql] for sql in edits] + [(f"at byte {offset}",) for _, _, offset in broken]


def unnamed(expected: list[tuple[str, ...]], lines: list[str]) -> list[tuple[str, ...]]:
    """Return the faults of which no line tells."""
    return [words for words in expected if not any(all(word in line for word in words) for line in lines)]
