"""What a public site turns away, and what every answer carries."""

import asyncio
import base64
import hashlib
import re
import shutil
from pathlib import Path
from typing import Any

import httpx
import pytest
from datasette.app import Datasette

from herne_news.browse.config import DATABASE, config_dir
from herne_news.browse.safety.gate import AT_ONCE, LONGEST, Gate
from herne_news.browse.safety.profile import address, checked
from herne_news.browse.site import datasette_for
from tests.browse.safety.public import ask, ask_archive

PAGES = (
    "/",
    "/herne",
    "/herne/articles",
    "/herne/articles/1",
    "/herne/neueste",
    "/herne/articles.json",
    "/nirgends",
    "/robots.txt",
)


def status(archive: Path, path: str, **changes: Any) -> int:
    return ask_archive(archive, path, **changes)[0].status_code


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_headers(filled: Path, path: str, public: bool) -> None:
    (answer,) = ask_archive(filled, path, public=public)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in re.sub(r"style-src[^;]*;", "", policy)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "geolocation=()" in answer.headers["permissions-policy"]


@pytest.mark.parametrize("path", ["/ueber", "/nirgends", "/hernes"])
def test_our_own_pages_allow_nothing_inline(filled: Path, path: str) -> None:
    (answer,) = ask_archive(filled, path)
    assert "script-src 'self';" in answer.headers["content-security-policy"]
    assert "style-src 'self';" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize("path", ["/herne", "/herne/articles", "/herne/authors", "/herne/neueste", "/herne/runs/1"])
def test_each_inline_script_of_datasette_is_known_by_its_hash(filled: Path, path: str, public: bool) -> None:
    (answer,) = ask_archive(filled, path, public=public)
    allowed = set(re.findall(r"'sha256-([^']+)'", answer.headers["content-security-policy"]))
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts}
    assert hashes <= allowed


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/herne?sql=select+1", 403),
        ("/herne.json?sql=select+1", 403),
        ("/herne/articles?_where=1=1", 400),
        ("/herne/articles?_facet=body", 400),
        ("/herne/articles?_facet_array=body", 400),
        ("/herne/articles?_sort=body", 400),
        ("/herne/articles?_sort_desc=evidence", 400),
        ("/herne/article_authors?_sort=position", 400),
        ("/herne/articles?body__contains=a", 400),
        ("/herne/articles?author__like=%25a", 400),
        ("/herne/articles?title=x", 400),
        ("/herne/articles?_searchmode=raw&_search=%22", 400),
        ("/herne/articles?_fts_table=articles_fts&_search=a", 400),
        ("/herne/articles?_through=x", 400),
        ("/herne/articles?_timelimit=99999", 400),
        ("/herne/neueste?_timelimit=abc", 400),
        ("/herne/neueste?%5Ftimelimit=abc", 400),
        ("/herne/articles.csv?_stream=on", 400),
        ("/herne/articles?_size=1001", 400),
        ("/herne.db", 403),
        ("/-/databases", 404),
        ("/-/threads.json", 404),
        ("/-/metadata", 404),
        ("/-/plugins", 404),
        ("/-/messages", 404),
        ("/-/permissions", 404),
        ("/-/allow-debug", 404),
        ("/-/static/app.css", 200),
        ("/herne/articles?source=inherne&year=2020&date__gte=2020-01-01&_sort_desc=date", 200),
        ("/herne/articles_unique?category=Gesellschaft&_search=strasse", 200),
        ("/herne/images?article_id=1", 200),
        ("/herne/versions.json?article_id=1&_shape=objects", 200),
        ("/herne/articles.csv?_size=max", 200),
    ],
)
def test_what_a_public_site_answers(filled: Path, path: str, expected: int) -> None:
    assert status(filled, path) == expected


def test_ones_own_site_answers_more(filled: Path) -> None:
    paths = ["/herne?sql=select+1", "/herne/articles?_facet=layout", "/herne/articles?body__contains=a", "/-/databases"]
    assert [answer.status_code for answer in ask_archive(filled, *paths, public=False)] == [200] * 4


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_only_reading(filled: Path, method: str) -> None:
    (answer,) = ask_archive(filled, "/herne/articles", method=method)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_long_addresses(filled: Path) -> None:
    assert status(filled, f"/herne/suche?suche={'a' * LONGEST}") == 414
    assert status(filled, f"/{'a' * LONGEST}") == 414
    assert status(filled, f"/herne/suche?suche={'a' * (LONGEST - 100)}") == 200


def test_too_many_at_once_are_told_to_come_again(filled: Path) -> None:
    site = datasette_for(filled, public=True)
    waiting = asyncio.Event()

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        await waiting.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def crowd() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=Gate(slow, site))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            first = [asyncio.create_task(client.get("/")) for _ in range(AT_ONCE)]
            await asyncio.sleep(0)
            while len([task for task in asyncio.all_tasks() if task in first]) < AT_ONCE:
                await asyncio.sleep(0)
            for _ in range(50):
                await asyncio.sleep(0)
            late = await client.get("/")
            waiting.set()
            return [late, *(await asyncio.gather(*first)), await client.get("/")]

    late, *others = asyncio.run(crowd())
    site.databases[DATABASE].close()
    assert (late.status_code, late.headers["retry-after"]) == (503, "5")
    assert [answer.status_code for answer in others] == [200] * (AT_ONCE + 1)


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", 'a"><script>', "[::1", "127.0.0.1:99999999"]
)
def test_a_strange_host_is_never_repeated(filled: Path, host: str, public: bool) -> None:
    for path in (
        "/",
        "/herne/articles.json?_size=2",
        "/herne/articles",
        "/herne/articles/1",
        "/nirgends",
        "/robots.txt",
    ):
        (answer,) = ask_archive(filled, path, public=public, headers={"Host": host})
        assert "evil" not in answer.text + str(answer.headers)
        assert host not in answer.text + str(answer.headers)


@pytest.mark.parametrize(
    ("given", "host", "expected"),
    [
        (None, "127.0.0.1:8001", "http://127.0.0.1:8001/"),
        (None, "[::1]:8001", "http://[::1]:8001/"),
        (None, "archiv.example", "http://localhost/"),
        ("https://archiv.example/", "127.0.0.1:8001", "http://archiv.example/"),
    ],
)
def test_the_host_that_pages_name(filled: Path, given: str | None, host: str, expected: str) -> None:
    (answer,) = ask_archive(filled, "/herne/articles.json?_size=2", address=given, headers={"Host": host})
    assert answer.json()["next_url"].startswith(f"{expected}herne/articles.json?")


@pytest.mark.parametrize("given", ["archiv.example", "ftp://archiv.example", "https://archiv.example/pfad", "https://"])
def test_what_is_no_address_is_told(given: str) -> None:
    with pytest.raises(ValueError, match=r"expected the site's address as https://"):
        checked(given)


def test_robots(filled: Path) -> None:
    (public,) = ask_archive(filled, "/robots.txt", address="https://archiv.example")
    assert public.headers["content-type"].startswith("text/plain")
    assert "\nDisallow: /-/\n" in public.text
    assert public.text.endswith("\nCrawl-delay: 5\n\nSitemap: https://archiv.example/sitemap.xml\n")
    (own,) = ask_archive(filled, "/robots.txt", public=False)
    assert own.text == "User-agent: *\nDisallow: /\n"


def test_plain_datasette_on_the_directory_is_public(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HERNE_NEWS_ADDRESS", "https://archiv.example")
    folder = tmp_path / "archive"
    shutil.copytree(config_dir(), folder, ignore=shutil.ignore_patterns("*.db*", "warc"))
    shutil.copy(filled, folder / f"{DATABASE}.db")
    site = Datasette(files=[], config_dir=folder)
    answers = ask(
        site, ["/herne/articles", "/herne?sql=select+1", "/herne.db", "/-/databases", "/herne/articles?title=x"]
    )
    assert [answer.status_code for answer in answers] == [200, 403, 403, 404, 400]
    assert address(site) == "https://archiv.example"
    site.databases[DATABASE].close()


def test_harvesters_may_post(filled: Path) -> None:
    site = datasette_for(filled, public=True)
    seen: list[str] = []

    async def endpoint(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def post() -> list[int]:
        transport = httpx.ASGITransport(app=Gate(endpoint, site))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return [(await client.post(path)).status_code for path in ("/-/oai", "/-/oaix", "/artikel")]

    assert asyncio.run(post()) == [200, 405, 405]
    assert seen == ["/-/oai"]
    site.databases[DATABASE].close()
