"""What there is to see in the demo's archive, and how to look at it."""

import shlex
from pathlib import Path

from herne_news.cli.program import program
from herne_news.store.archive import Archive

#: What happened to an article, the newest to which it did, and its page in ``browse``.
SIGHTS = (
    (
        "edited",
        "SELECT id, url FROM articles WHERE EXISTS (SELECT 1 FROM versions WHERE article_id = articles.id AND cause = 'edit')"
        " AND (SELECT count(*) FROM identifiers WHERE article_id = articles.id AND kind = 'url') = 1 ORDER BY id DESC LIMIT 1",
        "/artikel/{}/verlauf",
    ),
    (
        "renamed",
        "SELECT id, url FROM articles"
        " WHERE (SELECT count(*) FROM identifiers WHERE article_id = articles.id AND kind = 'url') > 1 ORDER BY id DESC LIMIT 1",
        "/artikel/{}",
    ),
    (
        "printed again",
        "SELECT id, url FROM articles WHERE duplicate_of IS NOT NULL ORDER BY id DESC LIMIT 1",
        "/artikel/{}",
    ),
    ("gone", "SELECT id, url FROM articles WHERE gone_since IS NOT NULL ORDER BY id DESC LIMIT 1", "/artikel/{}"),
)


def tour(path: Path) -> list[str]:
    """Return lines that say how to look at the archive at `path`, and at which of its articles; each command can be copied."""
    with Archive.open(path, create=False, readonly=True) as archive:
        found = {what: (page.format(number), url) for what, sql, page in SIGHTS for number, url in archive.read(sql)}
    option = f"--archive {shlex.quote(str(path))}"
    lines = ["Look at the archive with:", f"  {program()} browse {option}", f"  {program()} status {option}"]
    if "edited" in found:
        lines.append(f"  {program()} history {option} {shlex.quote(found['edited'][1])}")
    if found:
        lines.append("Articles to look at in browse, for what happened to them between the crawls:")
    width = max(map(len, found), default=0)
    return lines + [f"  {what:{width}}  {page}" for what, (page, _) in found.items()]
