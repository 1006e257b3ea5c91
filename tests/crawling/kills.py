"""Crawls that are killed with SIGKILL, and what is left in the archive, to be compared."""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from herne_news.replica.server import ServerHandle
from tests.commands import environment

#: Row for row, without numbers that depend on the order of fetching, and without times.
CONTENT = (
    "SELECT source, url, title, kicker, lead, date, published, updated, category, author, body, word_count, layout, evidence,"
    " content_hash, gone_since FROM articles ORDER BY url",
    "SELECT url, name, position FROM article_categories JOIN categories c ON c.id = category_id"
    " JOIN articles a ON a.id = article_id ORDER BY 1, 3",
    "SELECT url, name, position FROM article_authors JOIN authors n ON n.id = author_id JOIN articles a ON a.id = article_id"
    " ORDER BY 1, 3",
    "SELECT url, name, position FROM article_tags JOIN tags t ON t.id = tag_id JOIN articles a ON a.id = article_id"
    " ORDER BY 1, 3",
    "SELECT a.url, i.position, i.caption, i.credit, i.url, i.alt FROM images i JOIN articles a ON a.id = article_id"
    " ORDER BY 1, 2",
    "SELECT a.url, list_url, section, position FROM sightings JOIN articles a ON a.id = article_id ORDER BY 1, 2",
    "SELECT i.id, a.url, kind FROM identifiers i JOIN articles a ON a.id = article_id ORDER BY 1",
    "SELECT a.url, v.content_hash, v.record FROM versions v JOIN articles a ON a.id = article_id ORDER BY 1, 2",
    "SELECT url, source, ltrim(etag, 'W/'), last_modified, iif(items IS NULL, lastmod, 0), iif(items IS NULL, last_status, 0),"
    " failures, reason, items, missing_since, unlisted FROM pages ORDER BY url",
    "SELECT rowid, title FROM articles_fts WHERE articles_fts MATCH 'herne' ORDER BY title",
)


def content(archive: Path) -> list[list[tuple[object, ...]]]:
    """Return all that two archives of the same site have in common."""
    with closing(sqlite3.connect(archive)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = [connection.execute(sql).fetchall() for sql in CONTENT]
    tables[-1] = [row[1:] for row in tables[-1]]
    return tables


def command(archive: Path, source: str, host: str, server: ServerHandle) -> list[str]:
    """Return the words of a quiet crawl."""
    mirror = f"{host}={server.url}"
    return [
        sys.executable, "-m", "herne_news", "crawl", source, "-q", "--archive", str(archive), "--mirror", mirror,
    ]  # fmt: skip


def crawl_and_kill(words: list[str], server: ServerHandle, chance: random.Random, longest: float) -> bool:
    """Start a crawl and kill it up to `longest` seconds after its first request; say whether it was killed before its end."""
    before = len(server.requests)
    with subprocess.Popen(words, env=environment(), stderr=subprocess.PIPE) as process:
        while process.poll() is None and len(server.requests) == before:
            time.sleep(0.01)
        wait = time.monotonic() + chance.random() * longest
        while process.poll() is None and time.monotonic() < wait:
            time.sleep(0.002)
        killed = process.poll() is None
        process.kill()
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert killed or process.returncode == 0, said
    return killed
