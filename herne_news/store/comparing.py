"""Rows of an archive by names that hold in another one, too, which may have numbered them otherwise."""

from collections.abc import Collection
from typing import Any

from herne_news.store.archive import Archive
from herne_news.store.rows import CONTENT

#: Columns of `articles` that say the same in any archive.
PLAIN = ("source", *CONTENT, "first_seen", "last_seen", "last_changed", "gone_since")
#: For each table: a name that is unique in it and begins with the article's or page's address, then the columns to compare.
#: Of versions, only those that stand: no capture proves what was once read otherwise, or by which parser.
COMPARED = {
    "articles": f"SELECT a.url AS name, {', '.join(f'a.{column}' for column in PLAIN)}, d.url AS duplicate_of,"
    " c.record_id AS capture_id FROM articles a LEFT JOIN captures c ON c.id = a.capture_id"
    " LEFT JOIN articles d ON d.id = a.duplicate_of",
    "versions": "SELECT a.url || ' ' || v.seen || ' ' || v.content_hash || ' ' ||"
    " row_number() OVER (PARTITION BY a.url, v.seen, v.content_hash ORDER BY v.id) AS name,"
    " record, iif(cause = 'unsettled', 'edit', cause) AS cause, c.record_id AS capture_id"
    " FROM versions v JOIN articles a ON a.id = v.article_id LEFT JOIN captures c ON c.id = v.capture_id"
    " WHERE v.retired IS NULL",
    "article_categories": "SELECT a.url || ' ' || position AS name, n.name AS category_id FROM article_categories"
    " JOIN articles a ON a.id = article_id JOIN categories n ON n.id = category_id",
    "article_authors": "SELECT a.url || ' ' || position AS name, n.name AS author_id FROM article_authors"
    " JOIN articles a ON a.id = article_id JOIN authors n ON n.id = author_id",
    "article_tags": "SELECT a.url || ' ' || position AS name, n.name AS tag_id FROM article_tags"
    " JOIN articles a ON a.id = article_id JOIN tags n ON n.id = tag_id",
    "images": "SELECT a.url || ' ' || position AS name, caption, credit, i.url, alt FROM images i"
    " JOIN articles a ON a.id = article_id",
    "sightings": "SELECT a.url || ' ' || list_url AS name, section, position, s.first_seen, s.last_seen FROM sightings s"
    " JOIN articles a ON a.id = article_id",
    "identifiers": "SELECT i.id AS name, a.url AS article_id, kind, i.first_seen FROM identifiers i"
    " JOIN articles a ON a.id = article_id",
    "pages": "SELECT p.url AS name, p.source, a.url AS article_id, etag, last_modified, lastmod, last_status, last_checked,"
    " failures, next_check, reason, digest, missing_since, unlisted, items"
    " FROM pages p LEFT JOIN articles a ON a.id = p.article_id",
}


def rows_by_name(archive: Archive, table: str) -> dict[str, dict[str, Any]]:
    """Return the rows of a table of COMPARED by their names, references by what they refer to."""
    cursor = archive.connection.execute(COMPARED[table])
    columns = [column[0] for column in cursor.description]
    return {row[0]: dict(zip(columns[1:], row[1:], strict=True)) for row in cursor}


def relatives(archive: Archive, urls: Collection[str]) -> set[str]:
    """Return all addresses that articles with one of these addresses have or had."""
    sql = "SELECT id FROM identifiers WHERE article_id = (SELECT article_id FROM identifiers WHERE id = ?)"
    return {row[0] for url in urls for row in archive.read(sql, (url,))}
