"""Save entries: article, history, names, sightings and crawl state together, or not at all."""

import json
import sqlite3
from collections.abc import Sequence

from herne_news.items import Article, hash_of, wording
from herne_news.store import duplicates, identity, links, reprints
from herne_news.store.archive import Archive
from herne_news.store.captured import put_warc_length
from herne_news.store.entries import Entry, Kind, Outcome
from herne_news.store.identity import Known
from herne_news.store.missing import is_held_back
from herne_news.store.rows import CONTENT, INSERT, article_values, evidence_json
from herne_news.store.versions import Change, add_version, change_of
from herne_news.store.visited import Past, add_captures, add_skip, is_missing, mark_gone, past_of, put_page

#: A page that has answered is back; that a list shows an article says nothing of a page that is not there.
GONE_SINCE = (
    "gone_since = iif(:answered OR NOT EXISTS (SELECT 1 FROM pages p WHERE p.url = articles.url AND p.missing_since IS NOT NULL),"
    " NULL, gone_since)"
)
UPDATE = (
    f"UPDATE articles SET url = :url, {', '.join(f'{column} = :{column}' for column in CONTENT)},"
    " first_seen = min(first_seen, :seen), last_seen = max(last_seen, :seen), last_changed = :changed, capture_id = :capture,"
    f" {GONE_SINCE} WHERE id = :id"
)
TOUCH = f"UPDATE articles SET first_seen = min(first_seen, :seen), last_seen = max(last_seen, :seen), {GONE_SINCE} WHERE id = :id"


def save(
    archive: Archive, entries: Sequence[Entry], run_id: int, known: tuple[str, int] | None = None
) -> list[Outcome]:
    """Write `entries` of the run `run_id` in one transaction and return one outcome each, in order.

    `known` is the WARC file that tells of them, and its length up to them.

    Raises `ArchiveError` if the file cannot be written and `LockedError` if another program holds it; then nothing at all of
    the batch is stored. Repeated names in categories, authors or tags are stored once.
    """
    with archive.transaction() as conn:
        names = links.Names(conn)
        outcomes = [_save_one(conn, names, entry, run_id) for entry in entries]
        names.sweep()
        if known is not None:
            put_warc_length(conn, *known)
    return outcomes


def _save_one(conn: sqlite3.Connection, names: links.Names, entry: Entry, run_id: int) -> Outcome:
    captures = add_captures(conn, entry.captures, run_id)
    if entry.origin is not None:
        captures += add_captures(conn, (entry.origin,), run_id)
    known = identity.find(conn, entry)
    past = past_of(conn, entry.url) if entry.page else Past()
    if entry.article is None:
        article_id, kind = known.id if known else None, _without_article(conn, entry, known, past)
    else:
        article_id, kind = _put_article(conn, names, entry, entry.article, known, captures[0] if captures else None)
    if article_id is not None:
        links.add_sightings(conn, article_id, entry.sightings, entry.seen)
    if entry.refusal:
        add_skip(conn, entry.refusal, entry, run_id)
    if entry.page:
        put_page(conn, entry, entry.page, article_id, past, is_new=kind == "new")
    return Outcome(url=entry.url, article_id=article_id, kind=kind)


def _without_article(conn: sqlite3.Connection, entry: Entry, known: Known | None, past: Past) -> Kind:
    if entry.refusal:
        # One 404 may be an accident; a former address of an article that lives on says nothing of it.
        page, since = entry.page, past.missing_since
        if page and page.believed:
            since = since or entry.seen
        is_confirmed = page and is_missing(entry, page) and since is not None
        if not known or known.url != entry.url or not is_confirmed or reprints.move_to(conn, known.id):
            return "refused"
        if not (page and page.believed) and is_held_back(conn, known.id):
            return "refused"
        return "gone" if mark_gone(conn, known.id, str(since)) else "refused"
    if known:
        _touch(conn, known.id, entry)
    return "unchanged" if entry.page else "sighted"


def _put_article(
    conn: sqlite3.Connection,
    names: links.Names,
    entry: Entry,
    article: Article,
    known: Known | None,
    capture: int | None,
) -> tuple[int, Kind]:
    url = article.url or entry.url
    text = article.content_json()
    content_hash = hash_of(text)
    change: Change | None = None
    kind: Kind = "new"
    if known is None:
        change = Change(cause="first", seen=entry.seen, capture_id=capture)
        article_id = _insert(conn, entry, article, url, content_hash, capture)
    elif known.is_reprint and entry.url != known.url:
        _touch(conn, known.id, entry)
        reprints.add(conn, known.id, (url, entry.url), entry.seen)
        return known.id, "unchanged"
    else:
        article_id = known.id
        url, kind = _judge(conn, known, url, article, content_hash)
        if kind == "changed":
            change = change_of(conn, article_id, entry, capture)
            _overwrite(conn, known, entry, article, url, content_hash, change)
        else:
            _touch(conn, article_id, entry)
            if kind == "unchanged":
                _note_reading(conn, known, url, article)
    if change is not None:
        if known is not None:
            links.detach(names, article_id)
        links.attach(names, article_id, article)
        add_version(conn, article_id, entry, (text, content_hash), change)
    _name(conn, names, article_id, url, entry, article)
    if change is not None:
        duplicates.link(conn, article_id, article.date, article.body)
    return article_id, kind


def _insert(
    conn: sqlite3.Connection, entry: Entry, article: Article, url: str, content_hash: str, capture: int | None
) -> int:
    times = (entry.seen, entry.seen, entry.seen)
    values = (article.source, url, *article_values(article, content_hash), *times, capture)
    return int(conn.execute(INSERT, values).lastrowid or 0)


def _overwrite(
    conn: sqlite3.Connection, known: Known, entry: Entry, article: Article, url: str, content_hash: str, change: Change
) -> None:
    values = {
        **dict(zip(CONTENT, article_values(article, content_hash), strict=True)),
        "url": url,
        "seen": entry.seen,
        "changed": entry.seen if change.instead_of is None else known.last_changed,
        "capture": change.capture_id,
        "answered": entry.page is not None,
        "id": known.id,
    }
    conn.execute(UPDATE, values)


def _judge(conn: sqlite3.Connection, known: Known, url: str, article: Article, content_hash: str) -> tuple[str, Kind]:
    """Return the address that the row is to have, and what the article does to it."""
    if not identity.is_teaser(url):
        is_same = content_hash == known.content_hash or _is_of_one_wording(conn, known, article)
        return url, "unchanged" if is_same else "changed"
    if not identity.is_teaser(known.url):
        return known.url, "sighted"
    if content_hash == known.content_hash:
        return known.url, "unchanged" if url == known.url else "sighted"
    # Lists shorten the same item differently. It changes when it says more than before, or when its own list
    # says something that this row never said; else two lists would overwrite each other in every run.
    fuller = len(article.body or "") > known.body_length
    said = "SELECT 1 FROM versions WHERE article_id = ? AND content_hash = ?"
    news = url == known.url and not conn.execute(said, (known.id, content_hash)).fetchone()
    return known.url, "changed" if fuller or news else "sighted"


def _is_of_one_wording(conn: sqlite3.Connection, known: Known, article: Article) -> bool:
    """Say whether an article differs from what is stored in white space and quotation marks alone."""
    if identity.is_teaser(known.url):
        return False
    said = "SELECT record FROM versions WHERE article_id = ? AND content_hash = ? ORDER BY id DESC LIMIT 1"
    row = conn.execute(said, (known.id, known.content_hash)).fetchone()
    return row is not None and wording(json.loads(row[0])) == wording(article.content())


def _touch(conn: sqlite3.Connection, article_id: int, entry: Entry) -> None:
    conn.execute(TOUCH, {"seen": entry.seen, "answered": entry.page is not None, "id": article_id})


def _note_reading(conn: sqlite3.Connection, known: Known, url: str, article: Article) -> None:
    """Keep the address and how the page was read up to date where the content is the same."""
    evidence = evidence_json(article)
    if (url, article.layout, evidence) != (known.url, known.layout, known.evidence):
        values = (url, article.layout, evidence, known.id)
        conn.execute("UPDATE articles SET url = ?, layout = ?, evidence = ? WHERE id = ?", values)


def _name(
    conn: sqlite3.Connection, names: links.Names, article_id: int, url: str, entry: Entry, article: Article
) -> None:
    """Record every name that the entry has for the article, and take in a teaser that turns out to be the same item."""
    if not identity.is_teaser(url):
        teaser = identity.teaser_row(conn, article)
        if teaser and teaser.id != article_id:
            _absorb(conn, names, teaser.id, article_id)
    links.own_url(conn, article_id, url, entry.seen)
    key = identity.teaser_identifier(article)
    others = [entry.url, *entry.identifiers, *([key] if key else [])]
    links.add_identifiers(conn, article_id, others, entry.seen)


def _absorb(conn: sqlite3.Connection, names: links.Names, teaser_id: int, article_id: int) -> None:
    """Hand everything of a teaser-only row to the row of its detail page and delete it; its content stays as a version."""
    ids = (article_id, teaser_id)
    conn.execute(
        "UPDATE articles SET first_seen = min(first_seen, (SELECT first_seen FROM articles WHERE id = ?2)) WHERE id = ?1",
        ids,
    )
    conn.execute("UPDATE OR IGNORE sightings SET article_id = ?1 WHERE article_id = ?2", ids)
    for table in ("identifiers", "versions", "pages"):
        conn.execute(f"UPDATE {table} SET article_id = ?1 WHERE article_id = ?2", ids)
    links.detach(names, teaser_id)
    conn.execute("DELETE FROM articles WHERE id = ?", (teaser_id,))
    conn.execute("UPDATE former_numbers SET article_id = ? WHERE id = ?", ids)
