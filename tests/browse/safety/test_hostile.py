"""Hostile articles and hostile queries do nothing, on every route that there is."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from herne_news.browse.addresses import segment
from herne_news.browse.config import DATABASE, metadata
from herne_news.browse.pages import PAGES
from herne_news.browse.safety.headers import DATASETTES
from herne_news.browse.site import datasette_for
from herne_news.search.state import NAMES
from tests.browse.safety.hostile import CALL, TEXTS, fill, harm, raw

BROWSE = Path(__file__).parents[3] / "herne_news" / "browse"
SAID = metadata()["databases"][DATABASE]
TABLES = [name for name, table in SAID["tables"].items() if not table.get("hidden") and table.get("allow") is not False]
OURS = [page.address for page in PAGES]
#: Bytes that a page of a few articles may have, though a headline has a million.
MOST = 10_000_000
#: Every parameter that our pages read.
OPTIONS = sorted(
    {
        name
        for path in BROWSE.rglob("*.py")
        for name in re.findall(r'(?:option|args\.get|getlist)\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }
    | set(NAMES)
)
#: Values that parts of an address take besides the hostile ones, so that pages are reached that exist.
PARTS = {"year": "2020", "month": "05", "day": "03", "date": "2020-05-03", "query": "neueste", "list": "neueste"}
QUERIES = (
    *TEXTS,
    '"',
    '""',
    '"a',
    "a*",
    "*",
    "^a",
    "NEAR(a b, 2)",
    "a AND",
    "OR",
    "NOT",
    "a NOT",
    "title:",
    "title:a",
    "{title}:a",
    "a + b",
    "-",
    "--",
    "-a",
    "(",
    ")",
    "a:b:c",
    "author:",
    "date:",
    "date:2020-13-99",
    "'; DROP TABLE articles; --",
    "1 UNION SELECT 1",
    "\\",
    "%",
    "_",
    "~",
    "a" * 3000,
    "abc " * 600,
    "ä" * 300,
    "9" * 400,
    "-1",
    "1e999",
    "NaN",
    "\ud7ff",
    "0x10",
    "2020-02-30",
    "[]",
    "{}",
    "null",
    "\t\n\r ",
    "ﬃ",
    "İ",
    "ß" * 200,
    "🙂",
)
WALKS = (
    "/static/../metadata.yaml",
    "/static/..%2fmetadata.yaml",
    "/static/%2e%2e/metadata.yaml",
    "/static/%2e%2e%2fmetadata.yaml",
    "/static//etc/passwd",
    "/-/static/../app.py",
    "/-/static/%2e%2e/app.py",
    "/-/static/../../../../../../etc/passwd",
    "/artikel/../../etc/passwd",
    "/herne/../herne.db",
    "/herne/%2e%2e/%2e%2e",
    "/..",
    "//",
    "///evil.example/",
    "//evil.example/..",
    "/%00",
    "/herne/%00",
    "/herne/articles/%00",
    "/herne/articles/~00",
    "/artikel/%00",
    "/%ff%fe",
    "/herne/%ff",
    "/herne/articles/~ff",
    "/herne/articles/9999999999999999999999",
    "/artikel/9999999999999999999999",
    "/artikel/-1",
    "/artikel/1.5",
    "/artikel/1;x",
    "/herne.db",
    "/herne.jsono",
    "/herne/articles.blob",
    "/herne/articles/1.blob?_blob_column=body",
    "/herne/articles.evil",
    "/{{7*7}}",
    "/%7B%7B7*7%7D%7D",
    "/herne/articles?_next=" + "%00",
    "/herne/articles?_next=a,b,c",
    "/herne/articles?_size=-1",
    "/herne/articles?_col=%22%3E%3Cscript%3E",
    "/herne/articles?_nocol=x",
    "/herne/articles?_labels=x",
    "/herne/articles?_shape=x",
    "/herne/articles?year=abc&year__gt=%00",
    "/herne/articles?&&&=&=x",
    "/herne/articles?%00=1",
    "/herne/articles?_filter_column=title&_filter_op=like&_filter_value=a",
    "/herne/articles.json?_extra=evil&_json=title",
    "/herne/articles?_sort=date&_sort_desc=date",
    "/herne/suche.json?_json=title",
    "/herne/neueste?_shape=object",
    "/herne/neueste.json?_shape=object",
    "/herne/monate?jahr=%00",
    "/herne/jahre.csv?_size=max",
    "/ueber?_trace=1",
    "/ueber?_context=1",
    "/herne/articles?_trace=1&_context=1",
    "/-/",
    "/-/permissions",
    "/-/logout",
    "/-/auth-token?token=x",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    path = tmp_path_factory.mktemp("hostile") / "böse.db"
    return path, sorted(fill(path))


@pytest.fixture
def site(archive: tuple[Path, list[int]]) -> Iterator[Datasette]:
    opened = datasette_for(archive[0], public=True, address="http://localhost")
    yield opened
    opened.databases[DATABASE].close()


def look(site: Datasette, *targets: str) -> None:
    """Ask for each target: no error of the program, no foreign header, no page with something in it that could act."""

    async def all_of_them() -> None:
        await site.invoke_startup()
        for target in targets:
            status, headers, body = await raw(site, target)
            assert status < 500, target
            assert "evil.example" not in headers.get("location", "").removeprefix("/evil.example"), target
            assert "set-cookie" not in headers or CALL not in headers["set-cookie"], target
            assert len(body) < MOST, f"{target}: {len(body)} bytes"
            if body and headers.get("content-type", "").startswith("text/html"):
                text = body.decode()
                assert harm(text, is_datasettes=bool(DATASETTES.match(target.partition("?")[0]))) == [], target
                assert "49" not in re.findall(r"\{\{ 7\*7 \}\}|(?<!\d)49(?=\{% include)", text), target

    asyncio.run(all_of_them())


def addresses(page: str, numbers: list[int]) -> list[str]:
    """Return addresses of a page of ours: for each part that changes, values that exist and hostile ones."""
    parts = re.findall(r"\{(\w+)\}", page)
    if not parts:
        return [page]
    fixed = {part: PARTS.get(part, "1") for part in parts}
    filled = [page.format(**fixed)]
    for part in parts:
        values = [str(number) for number in numbers] + [segment(text) for text in TEXTS]
        filled += [page.format(**{**fixed, part: value}) for value in values]
    return filled


@pytest.mark.parametrize("page", OURS)
def test_hostile_articles_on_our_pages(site: Datasette, archive: tuple[Path, list[int]], page: str) -> None:
    look(site, *addresses(page, archive[1]))


@pytest.mark.parametrize("page", OURS)
def test_hostile_queries_on_our_pages(site: Datasette, archive: tuple[Path, list[int]], page: str) -> None:
    place = addresses(page, archive[1])[0]
    values = [quote(text, errors="replace") for text in QUERIES]
    alone = [f"{place}?{value}" for value in values]
    everywhere = [f"{place}?" + "&".join(f"{option}={value}" for option in OPTIONS) for value in values]
    look(site, *alone, *everywhere, f"{place}?" + "&".join(f"{option}=a&{option}=b" for option in OPTIONS))


@pytest.mark.parametrize("name", NAMES)
def test_hostile_searches(site: Datasette, name: str) -> None:
    look(
        site, *(f"{place}?{name}={quote(text, errors='replace')}" for place in ("/feed", "/suche") for text in QUERIES)
    )


@pytest.mark.parametrize("table", TABLES)
def test_hostile_articles_in_tables(site: Datasette, archive: tuple[Path, list[int]], table: str) -> None:
    rows = [f"/herne/{table}/{number}" for number in archive[1]] if table == "articles" else []
    look(site, f"/herne/{table}", f"/herne/{table}.json?_shape=array", f"/herne/{table}.csv", *rows)


@pytest.mark.parametrize("query", list(SAID["queries"]))
def test_hostile_queries_of_canned_queries(site: Datasette, query: str) -> None:
    look(site, *(f"/herne/{query}?suche={quote(text)}&jahr={quote(text)}" for text in QUERIES))


def test_hostile_searches_of_tables(site: Datasette) -> None:
    look(
        site,
        *(f"/herne/articles?_search={quote(text)}&year={quote(text)}&author__gt={quote(text)}" for text in QUERIES),
    )


@pytest.mark.parametrize("target", WALKS)
def test_paths_and_parameters_that_no_link_has(site: Datasette, target: str) -> None:
    look(site, target)


def test_address_without_a_route_where_rich_is_installed(site: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    class Rich:
        def get_console(self) -> NoReturn:
            raise ValueError("Value for 'trace' required if not called in except: block")

    monkeypatch.setattr("datasette.handle_exception.rich", Rich())
    look(site, "/..", "/a.b.c")


def test_no_file_beside_the_site_is_served(site: Datasette) -> None:
    async def bodies() -> list[bytes]:
        await site.invoke_startup()
        return [(await raw(site, target))[2] for target in WALKS]

    for body in asyncio.run(bodies()):
        assert b"root:" not in body
        assert b"databases:" not in body
        assert b"SQLite format 3" not in body
