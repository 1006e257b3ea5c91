"""``herne-news parse``: one record a line, one sentence for what is none, and nothing that stops the rest."""

from dataclasses import fields
from pathlib import Path

import pytest

from herne_news.items import Article
from tests.commands import run

KEYS = [*(field.name for field in fields(Article)), "file"]
URL = "https://inherne.net/am-kanal-wird-gebaut/"
PAGE = f"""<!doctype html><html lang="de-DE"><head><meta charset="utf-8"><title>Am Kanal wird gebaut – inherne</title>
<link rel="canonical" href="{URL}"></head><body class="single single-post postid-77"><main><article class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">Am Kanal wird gebaut</h1>
<p class="post-meta">5. März 2019 | <a href="https://inherne.net/category/kultur/" rel="category tag">Kultur</a></p></header>
<div class="entry-content"><p>Die Bagger sind da: Am Kanal beginnt in dieser Woche der Umbau der alten Schleuse.</p>
<p>Bis zum Herbst soll der Weg wieder frei sein, sagt die Bauleitung. Größe und Übermut für alle.</p></div></article></main>
</body></html>"""


def damaged() -> dict[str, bytes]:
    """Return pages that are broken in every way that files get broken, all but the first still with a readable article."""
    page = PAGE.encode()
    deep = PAGE.replace("<div class=", "<div>" * 100_000 + "<div class=", 1).encode()
    long = PAGE.replace("</article>", "<p>" + "Noch ein Satz über den Kanal. " * 1_000_000 + "</p></article>").encode()
    return {
        "utf-8": page,
        "broken-utf-8": page.replace("Größe".encode(), b"Gr\xc3\x28\xff\xb6e"),
        "latin-1-undeclared": PAGE.replace('<meta charset="utf-8">', "").encode("latin-1", "replace"),
        "truncated": page[: page.index(b"Bis zum Herbst") + 40],
        "nested": deep,
        "30-megabytes": long,
        "nul-bytes": page.replace(b"Bagger", b"Bag\x00ger"),
        "windows-line-ends": page.replace(b"\n", b"\r\n"),
    }


@pytest.fixture(scope="module")
def damaged_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    files = {}
    for name, body in damaged().items():
        files[name] = folder / f"{name}.html"
        files[name].write_bytes(body)
    return files


#: Damage that leaves nothing to be believed; of any other the record is whole.
NO_RECORD = {"nested": "too-deep", "truncated": "truncated"}


@pytest.mark.parametrize("name", damaged())
def test_damaged_page_gives_a_record_or_one_sentence(damaged_files: dict[str, Path], name: str) -> None:
    result = run("parse", damaged_files[name])
    if name in NO_RECORD:
        assert result.code == 1, result
        assert len(result.err.splitlines()) == 1
        assert f"no article ({NO_RECORD[name]})" in result.err
        return
    assert result.code == 0, result
    (record,) = result.records()
    assert list(record) == KEYS
    assert (record["title"], record["date"], record["categories"]) == ("Am Kanal wird gebaut", "2019-03-05", ["Kultur"])
    assert record["url"] == URL
    assert record["body"].startswith("Die Bagger sind da")
    assert result.err == ""


REFUSED = {
    "empty": (b"", "empty"),
    "white-space": (b" \n\t ", "empty"),
    "binary": (bytes(range(256)) * 50, "binary"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(500), "binary"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <<>> endobj", "binary"),
    "json": (b'{"code":"rest_no_route","message":"Keine Route"}', "not-html"),
    "unknown-site": (b"<html><body><h1>Hallo</h1><p>Welt, wie geht es dir heute?</p></body></html>", "unknown-source"),
}


LIST = "".join(
    f"<div><p>Meldung vom 0{day}. Mai 2021</p><h3>Eisbahn {day}</h3><p>Sie öffnet früher.</p></div>"
    for day in (4, 5, 6)
)
#: Pages that name neither site, what they are and the sentence that says it.
OF_NEITHER = {
    "magazine's-list": (
        b"<html><body class='archive category'><h1>Kultur</h1><h2>Eins</h2><h2>Zwei</h2></body></html>",
        "no article (listing): expected an article, found a category's list; leave it out",
    ),
    "city's-list": (
        f"<html><body><h1>Rathaus</h1>{LIST}</body></html>".encode(),
        "no article (listing): expected one release, found a list of 3; read it as a list",
    ),
    "article": (
        PAGE.replace(f'<link rel="canonical" href="{URL}">', "").encode(),
        "no article (unknown-source): expected a page of inherne or herne, found one that names neither;"
        " say with --source whose it is",
    ),
}


@pytest.mark.parametrize("name", OF_NEITHER)
def test_page_that_names_neither_site(tmp_path: Path, name: str) -> None:
    body, sentence = OF_NEITHER[name]
    (tmp_path / "page.html").write_bytes(body)
    result = run("parse", "page.html", cwd=tmp_path)
    assert (result.code, result.out, result.err) == (1, "", f"page.html: {sentence}\n")


def test_empty_name_and_the_rest() -> None:
    result = run("parse", "", "-", stdin=PAGE.encode())
    assert result.code == 1
    assert [record["url"] for record in result.records()] == [URL]
    assert result.err == (
        "herne-news: expected a file, - or an http or https address, found an empty name; is a variable unset?\n"
    )


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_page_is_refused_with_its_reason(tmp_path: Path, name: str) -> None:
    body, reason = REFUSED[name]
    (tmp_path / name).write_bytes(body)
    result = run("parse", tmp_path / name)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"{tmp_path / name}: no article ({reason}): "), result
    assert len(result.err.splitlines()) == 1


def test_refused_pages_do_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"")
    (tmp_path / "c.html").write_text(PAGE, encoding="utf-8")
    result = run("parse", "a.html", "fehlt.html", ".", "c.html", cwd=tmp_path)
    assert result.code == 1
    assert [record["file"] for record in result.records()] == ["c.html"]
    assert len(result.err.splitlines()) == 3
    assert "herne-news: fehlt.html: expected a file that can be read, found: No such file or directory" in result.err
    assert "herne-news: .: expected a file that can be read, found: Is a directory" in result.err


def test_standard_input_and_address() -> None:
    page = PAGE.replace(f'<link rel="canonical" href="{URL}">', "")
    result = run("parse", "-", "--url", "http://www.inherne.net/am-kanal-wird-gebaut?utm_source=x", stdin=page.encode())
    assert result.code == 0, result
    assert [(record["url"], record["file"]) for record in result.records()] == [(URL, "-")]


@pytest.mark.parametrize(
    "args",
    [
        ["parse"],
        ["parse", "--source", "bochum", "x"],
        ["parse", "a", "b", "--url", URL],
        ["parse", "--farbe", "x"],
        ["lies"],
    ],
    ids=["no-page", "unknown-source", "one-address-for-two", "unknown-option", "unknown-command"],
)
def test_wrong_use_is_code_2(args: list[str]) -> None:
    result = run(*args)
    assert result.code == 2, result
    assert "Traceback" not in result.err
