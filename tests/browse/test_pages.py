"""A real Datasette on a filled archive: every page that a reader meets."""

import re
import shutil
from pathlib import Path

import pytest
from datasette.app import Datasette

from herne_news.browse.config import DATABASE, config_dir, metadata
from tests.browse.asking import ask, get

TABLES = metadata()["databases"][DATABASE]["tables"]
SHOWN = [name for name, table in TABLES.items() if not table.get("hidden") and table.get("allow") is not False]
FACETS = [(name, facet) for name in SHOWN for facet in TABLES[name].get("facets", [])]
QUERIES = list(metadata()["databases"][DATABASE]["queries"])


@pytest.mark.parametrize("table", SHOWN)
def test_each_table_has_a_page_with_rows_and_descriptions(filled: Path, table: str) -> None:
    page = get(filled, f"/{DATABASE}/{table}")
    assert page.status_code == 200
    assert TABLES[table]["title"] in page.text
    assert all(text.split(":")[0].split("„")[0] in page.text for text in TABLES[table]["columns"].values())
    data = get(filled, f"/{DATABASE}/{table}.json?_shape=objects").json()
    assert list(data["rows"][0]) == list(TABLES[table]["columns"])


@pytest.mark.parametrize(("table", "facet"), FACETS)
def test_each_facet_counts(filled: Path, table: str, facet: str) -> None:
    facets = get(filled, f"/{DATABASE}/{table}.json").json()["facet_results"]
    assert sum(result["count"] for result in facets[facet]["results"]) > 0


@pytest.mark.parametrize("query", QUERIES)
def test_each_canned_query_answers(filled: Path, query: str) -> None:
    page = get(filled, f"/{DATABASE}/{query}.json?suche=strasse&jahr=2020&_shape=objects")
    assert page.status_code == 200, page.text
    assert bool(page.json()["rows"]) is (query != "verschwunden")


@pytest.mark.parametrize(
    ("words", "count"), [("strasse", 1), ("Müllerstraße", 8), ("muellerstrasse", 8), ("unsinn", 0)]
)
def test_search(filled: Path, words: str, count: int) -> None:
    assert get(filled, f"/{DATABASE}/articles.json?_search={words}").json()["filtered_table_rows_count"] == count


def test_newest_article_first_and_few_columns(filled: Path) -> None:
    page = get(filled, f"/{DATABASE}/articles").text
    table = page[page.index("<thead>") :]
    assert table.index("Neue Straße") < table.index("Straßenfest Nummer 1") < table.index("Spatenstich")
    assert "content_hash" not in table[: table.index("</table>")]
    assert "content_hash" in get(filled, f"/{DATABASE}/articles?_col=content_hash").text.split("<thead>")[1]


def test_an_article_reads_as_text(filled: Path) -> None:
    page = get(filled, f"/{DATABASE}/articles/2").text
    assert "<h1>Straßenfest Nummer 2</h1>" in page
    assert (
        '<p class="lead" dir="auto">Am Wochenende wird gefeiert.</p>\n<h2 dir="auto">Programm</h2>\n<ul><li dir="auto">Musik</li>'
        in page
    )
    assert '<a href="https://inherne.net/straßenfest-2/"' in page
    assert "<dt>title</dt><dd>theme:entry-title</dd>" in page


def test_an_articles_html_is_text(filled: Path) -> None:
    for path in ("articles/9", "articles", "articles_unique", "versions", "identifiers", "suche?suche=fett"):
        page = get(filled, f"/{DATABASE}/{path}").text
        assert not [
            piece for piece in ("<script>alert", "<img src=x", "<b>fett", "<i>Zw", "<u>eins") if piece in page
        ], path
    page = get(filled, f"/{DATABASE}/articles/9").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert '<h2 dir="auto">&lt;i&gt;Zwischen&lt;/i&gt;</h2>' in page
    assert '<td dir="auto">&lt;u&gt;eins&lt;/u&gt;</td><td dir="auto">zwei</td>' in page


def test_what_belongs_to_an_article_is_linked_by_its_title(filled: Path) -> None:
    page = get(filled, f"/{DATABASE}/articles/1").text
    assert '<a href="/herne/versions?article_id=1">Fassungen</a>: 2' in page
    assert '<a href="/herne/images?article_id=1">Bilder</a>: 2' in page


def test_datasettes_index_leads_on_and_all_it_loads_is_there(filled: Path) -> None:
    page = get(filled, "/-/").text
    inner = set(re.findall(r'(?:href|src)="(/[^"]*)"', page))
    assert {"/herne/articles", "/herne/suche", "/static/herne.css"} <= inner
    assert {path: get(filled, path).status_code for path in inner} == dict.fromkeys(inner, 200)
    assert not re.findall(r'<(?:link rel="stylesheet"|script|img)[^>]*(?:href|src)="https?:', page)


def test_the_index_view_is_not_shown(filled: Path) -> None:
    assert get(filled, f"/{DATABASE}/articles_text").status_code == 403
    assert "articles_text" not in get(filled, f"/{DATABASE}").text


def test_nothing_can_be_written(filled: Path) -> None:
    assert get(filled, f"/{DATABASE}?sql=delete+from+articles").status_code == 400


def test_plain_datasette_on_the_directory(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    shutil.copytree(config_dir(), folder, ignore=shutil.ignore_patterns("*.db*", "warc"))
    shutil.copy(filled, folder / f"{DATABASE}.db")
    site = Datasette(files=[], config_dir=folder)
    start, article = ask(site, ["/", f"/{DATABASE}/articles/2"])
    site.databases[DATABASE].close()
    assert "Herner Nachrichtenarchiv" in start.text
    assert "<h1>Straßenfest Nummer 2</h1>" in article.text
