"""What the next run makes of a site that has changed since the last one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.messages import Request, Response
from herne_news.replica.server import serve
from herne_news.store.archive import Archive
from herne_news.store.read import StoredArticle, articles
from tests.commands import Result, run
from tests.crawling.sites import HTML

COUNT, SEED = 60, 5


def crawl(archive: Path, source: str, host: str, base: str) -> Result:
    result = run("crawl", source, "--archive", archive, "--mirror", f"{host}={base}")
    assert result.code == ExitCode.DONE, result
    return result


def stored(archive: Path) -> dict[str, StoredArticle]:
    with Archive.open(archive, readonly=True) as opened:
        return {str(row.article.url): row for row in articles(opened)}


def test_new_edited_and_renamed_posts_are_one_row_each(tmp_path: Path) -> None:
    archive, site = tmp_path / "a.db", InherneSite(COUNT, SEED)
    old, edited = str(site.article(7).url), str(site.article(3).url)
    with serve(site) as server:
        crawl(archive, "inherne", "inherne.net", server.url)
        before = stored(archive)
        site.rename(7)
        site.edit(3)
        added = str(site.article(site.add()).url)
        result = crawl(archive, "inherne", "inherne.net", server.url)
    after = stored(archive)
    renamed = str(site.article(7).url)
    assert renamed != old
    assert "1 new, " in result.err
    assert after.keys() == before.keys() - {old} | {renamed, added}
    assert after[renamed].id == before[old].id
    assert after[renamed].first_seen == before[old].first_seen
    assert after[edited].id == before[edited].id
    assert after[edited].article.body == site.article(3).body != before[edited].article.body
    with Archive.open(archive, readonly=True) as opened:
        assert list(opened.read("SELECT article_id FROM identifiers WHERE id = ?", (old,))) == [(before[old].id,)]
        assert list(opened.read("SELECT count(*) FROM versions WHERE article_id = ?", (before[edited].id,))) == [(2,)]


def cut(body: bytes) -> bytes:
    """A server that dies after half of the text."""
    start, end = body.index(b"</h1>"), body.index(b"<footer id=")
    return body[: (start + end) // 2]


def dead(body: bytes) -> bytes:
    """WordPress's word for a fault of PHP, in the middle of the page."""
    return cut(body) + b"<p>Es gab einen kritischen Fehler auf deiner Website.</p>"


def wp_die(_: bytes) -> bytes:
    """WordPress's own error page, with status 200."""
    return (
        b"<!DOCTYPE html><html><head><title>WordPress &rsaquo; Fehler</title></head><body id='error-page'><div "
        b"class='wp-die-message'><p>Es gab einen kritischen Fehler auf deiner Website. Mehr dazu weiss der Verwalter der Seite."
        b"</p></div></body></html>"
    )


@pytest.mark.parametrize(("break_off", "reason"), [(cut, "truncated"), (dead, "truncated"), (wp_die, "error-page")])
def test_half_a_page_is_no_edit_and_is_asked_for_again(
    tmp_path: Path, break_off: Callable[[bytes], bytes], reason: str
) -> None:
    archive, site = tmp_path / "a.db", InherneSite(COUNT, SEED)
    url = str(site.article(3).url)
    path, broken = url.removeprefix("https://inherne.net"), True

    def fault(request: Request) -> Response | None:
        if not broken or request.path != path:
            return None
        whole = site.respond(path)
        return Response(status=200, headers=dict(whole.headers), body=break_off(whole.body))

    with serve(site) as server:
        crawl(archive, "inherne", "inherne.net", server.url)
    before = stored(archive)[url]
    site.edit(3)
    with serve(site, faults=fault) as server:
        crawl(archive, "inherne", "inherne.net", server.url)
        assert stored(archive)[url].article == before.article
        with Archive.open(archive, readonly=True) as opened:
            assert list(opened.read("SELECT reason, failures FROM pages WHERE url = ?", (url,))) == [(reason, 1)]
        broken = False
        crawl(archive, "inherne", "inherne.net", server.url)
    assert stored(archive)[url].article.body == site.article(3).body != before.article.body
    with Archive.open(archive, readonly=True) as opened:
        assert list(opened.read("SELECT count(*) FROM versions WHERE article_id = ?", (before.id,))) == [(2,)]
        assert list(opened.read("SELECT reason, failures FROM pages WHERE url = ?", (url,))) == [(None, 0)]


def test_full_run_over_an_unchanged_site_changes_nothing(tmp_path: Path) -> None:
    archive = tmp_path / "a.db"
    with serve(InherneSite(COUNT, SEED)) as inherne, serve(HerneSite(COUNT, SEED)) as herne:
        mirrors = ("--mirror", f"inherne.net={inherne.url}", "--mirror", f"herne.de={herne.url}")
        assert run("crawl", "--archive", archive, *mirrors).code == ExitCode.DONE
        before = stored(archive)
        result = run("crawl", "--full", "--archive", archive, *mirrors)
    assert result.code == ExitCode.DONE, result
    assert result.err.count(f"0 new, 0 changed, {COUNT} unchanged") == 2
    after = stored(archive)
    assert {url: (row.id, row.article, row.last_changed) for url, row in after.items()} == {
        url: (row.id, row.article, row.last_changed) for url, row in before.items()
    }
    pages = [served for served in herne.requests if served.path.startswith("/Meldungen/News-")]
    assert {served.status for served in pages[len(pages) // 2 :]} == {304}


def test_release_whose_page_cannot_be_had_stands_from_its_list_until_it_can(tmp_path: Path) -> None:
    archive, site = tmp_path / "a.db", HerneSite(COUNT, SEED)
    with_page = next(article for article in site.articles() if article.url and "Detailansicht" in article.url)
    path = str(with_page.url).removeprefix("https://www.herne.de")
    broken = True

    def outage(request: Request) -> Response | None:
        return Response(status=500, headers=HTML, body=b"Fehler") if broken and request.path == path else None

    with serve(site, faults=outage) as server:
        crawl(archive, "herne", "herne.de", server.url)
        (teaser,) = [row for row in stored(archive).values() if row.article.title == with_page.title]
        assert "#" in str(teaser.article.url)
        broken = False
        crawl(archive, "herne", "herne.de", server.url)
    (whole,) = [row for row in stored(archive).values() if row.article.title == with_page.title]
    assert (whole.id, whole.article.url, whole.article.body) == (teaser.id, with_page.url, with_page.body)
    assert len(stored(archive)) == COUNT


def test_list_only_release_keeps_its_row_when_the_list_rolls_on(tmp_path: Path) -> None:
    archive, site = tmp_path / "a.db", HerneSite(COUNT, SEED)
    with serve(site) as server:
        crawl(archive, "herne", "herne.de", server.url)
        before = stored(archive)
        for _ in range(70):
            site.add()
        crawl(archive, "herne", "herne.de", server.url)
    after = stored(archive)
    assert len(after) == COUNT + 70
    teasers = {url: row.id for url, row in before.items() if "#" in url}
    assert teasers
    assert {url: after[url].id for url in teasers} == teasers
