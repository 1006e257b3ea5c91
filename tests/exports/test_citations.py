"""Citations, read back by programs that read BibTeX, RIS and CSL JSON for a living."""

import json
import re
from typing import Any

import pytest
import rispy
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from herne_news.exports.citations import TEX, bibtex, citation_of, csl_json, key_of, line, ris
from herne_news.exports.people import family_and_given
from tests.exports.archives import ODD
from tests.store.records import story

NAME = "inherne.net/strassenfest-1/"
PRINTED = {written: sign for sign, written in TEX.items()}
ANY = st.text(st.characters(exclude_categories=()), max_size=60)
DAYS = st.dates().map(str)


def record(**changes: Any) -> dict[str, Any]:
    known = {"captured": "2026-01-02T03:04:05Z", "last_changed": "2026-01-01T00:00:00Z", "gone_since": None}
    return {**story(1).as_dict(), **known, **changes}


def printed(field: str) -> str:
    """Return what TeX prints for a field."""
    return re.sub("|".join(map(re.escape, sorted(PRINTED, key=len, reverse=True))), lambda m: PRINTED[m[0]], field)


def rendered(items: list[dict[str, Any]]) -> list[str]:
    """Return the bibliography that a citation processor makes of CSL items."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Cited([CitationItem(item["id"]) for item in items]))
    return [str(entry) for entry in bibliography.bibliography()]


def test_bibtex() -> None:
    cited = citation_of(record(gone_since="2026-02-03T00:00:00Z"), NAME)
    assert bibtex([cited]) == (
        "@online{inherne-strassenfest-1-47af8aa4,\n"
        "  author = {Gladisch, Anja and Blömeke, Jörg},\n"
        "  title = {{Straßenfest Nummer 1}},\n"
        "  organization = {Stadt Herne},\n"
        "  titleaddon = {inherne.net, Online-Magazin der Stadt Herne},\n"
        "  date = {2020-05-03},\n"
        "  year = {2020},\n"
        "  url = {https://inherne.net/straßenfest-1/},\n"
        "  urldate = {2026-01-02},\n"
        "  langid = {ngerman},\n"
        "  keywords = {Gesellschaft, Ausgabe 2020/2, Fest},\n"
        "  note = {Seit 2026-02-03 nicht mehr auf der Website; Text im Archiv herne-news.}\n"
        "}\n"
    )


def test_ris() -> None:
    assert ris([citation_of(record(), NAME)]).split("\r\n") == [
        "TY  - ELEC",
        "ID  - inherne-strassenfest-1-47af8aa4",
        "AU  - Gladisch, Anja",
        "AU  - Blömeke, Jörg",
        "TI  - Straßenfest Nummer 1",
        "T2  - inherne.net, Online-Magazin der Stadt Herne",
        "PB  - Stadt Herne",
        "PY  - 2020",
        "DA  - 2020/05/03",
        "UR  - https://inherne.net/straßenfest-1/",
        "Y2  - 2026/01/02",
        "LA  - de",
        "AB  - Am Wochenende wird gefeiert.",
        "KW  - Gesellschaft",
        "KW  - Ausgabe 2020/2",
        "KW  - Fest",
        "ER  - ",
        "",
    ]


def test_csl_json() -> None:
    assert json.loads(csl_json([citation_of(record(authors=["Stadt Herne"]), NAME)])) == [
        {
            "id": "inherne-strassenfest-1-47af8aa4",
            "type": "webpage",
            "title": "Straßenfest Nummer 1",
            "author": [{"literal": "Stadt Herne"}],
            "container-title": "inherne.net, Online-Magazin der Stadt Herne",
            "publisher": "Stadt Herne",
            "issued": {"date-parts": [[2020, 5, 3]]},
            "accessed": {"date-parts": [[2026, 1, 2]]},
            "URL": "https://inherne.net/straßenfest-1/",
            "language": "de",
            "abstract": "Am Wochenende wird gefeiert.",
            "keyword": "Gesellschaft, Ausgabe 2020/2, Fest",
        }
    ]


def test_a_processor_prints_a_csl_item() -> None:
    (text,) = rendered(json.loads(csl_json([citation_of(record(), NAME)])))
    assert "Gladisch, A." in text
    assert "Straßenfest Nummer 1" in text
    assert "2020" in text
    assert "https://inherne.net/straßenfest-1/" in text
    assert "(Accessed: January 2, 2026)" in text


def test_what_is_not_known_is_left_out() -> None:
    empty: dict[str, Any] = dict.fromkeys(("title", "lead", "date", "captured"))
    cited = citation_of(record(authors=[], categories=[], tags=[], **empty), NAME)
    (entry,) = parse_string(bibtex([cited]), "bibtex").entries.values()
    assert set(entry.fields) == {"organization", "titleaddon", "url", "urldate", "langid"}
    assert not entry.persons
    assert [each.split("  - ")[0] for each in ris([cited]).splitlines()] == [
        "TY",
        "ID",
        "T2",
        "PB",
        "UR",
        "Y2",
        "LA",
        "ER",
    ]
    (item,) = json.loads(csl_json([cited]))
    assert set(item) == {"id", "type", "container-title", "publisher", "accessed", "URL", "language"}
    assert item["accessed"] == {"date-parts": [[2026, 1, 1]]}


@given(st.lists(st.tuples(ANY, st.lists(ANY, max_size=3), ANY, DAYS), min_size=1, max_size=3))
def test_any_text_reads_back(articles: list[tuple[str, list[str], str, str]]) -> None:
    cited = [
        citation_of(
            record(title=title, authors=names, tags=[tag], categories=[], lead=tag, date=day), f"{NAME}{number}"
        )
        for number, (title, names, tag, day) in enumerate(articles)
    ]
    keys = [each.key for each in cited]

    entries = parse_string(bibtex(cited), "bibtex").entries
    assert list(entries) == keys
    for each, entry in zip(cited, entries.values(), strict=True):
        assert printed(entry.fields.get("title", "{}")[1:-1]) == (each.title or "")
        assert len(entry.persons.get("author", ())) == len(each.authors)
        assert entry.fields["date"] == each.issued

    found = rispy.loads(ris(cited))
    assert [one["id"] for one in found] == keys
    assert [one.get("title") for one in found] == [each.title for each in cited]
    assert [one.get("abstract") for one in found] == [each.abstract for each in cited]
    assert [one.get("keywords", []) for one in found] == [list(each.subjects) for each in cited]

    items = json.loads(csl_json(cited).encode().decode())
    assert [item["id"] for item in items] == keys
    assert [item.get("title") for item in items] == [each.title for each in cited]
    assert [len(item.get("author", ())) for item in items] == [len(each.authors) for each in cited]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_stand_on_one_line(text: str) -> None:
    cited = citation_of(record(title=text, authors=[text], tags=[text], lead=text), NAME)
    assert cited.title == line(text)
    assert cited.title is not None
    assert len(cited.title.splitlines()) == 1
    assert printed(parse_string(bibtex([cited]), "bibtex").entries[cited.key].fields["title"]) == f"{{{cited.title}}}"
    assert rispy.loads(ris([cited]))[0]["title"] == cited.title


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Anja Gladisch", ("Gladisch", "Anja")),
        ("Dr. Eva Maria Müller-Lüdenscheidt", ("Müller-Lüdenscheidt", "Dr. Eva Maria")),
        ("Karl-Heinz von der Heide", ("von der Heide", "Karl-Heinz")),
        ("Vincent van Gogh", ("van Gogh", "Vincent")),
        ("Seán O’Neill", ("O’Neill", "Seán")),
        ("hz", None),
        ("Stadt Herne", None),
        ("Redaktion inherne", None),
        ("Freiwillige Feuerwehr", None),
        ("Müller, Otto", None),
        ("Anja Gladisch und Jörg Blömeke", None),
        ("Klasse 4b", None),
        ("", None),
    ],
)
def test_names_are_parted_only_where_they_leave_no_doubt(name: str, parts: tuple[str, str] | None) -> None:
    assert family_and_given(name) == parts


def test_names_come_back_from_bibtex_as_they_were_parted() -> None:
    names = ["Karl-Heinz von der Heide", "Stadt Herne", "Müller, Otto und Söhne", "A and B"]
    (entry,) = parse_string(bibtex([citation_of(record(authors=names), NAME)]), "bibtex").entries.values()
    found = [(" ".join(p.first_names), " ".join(p.prelast_names + p.last_names)) for p in entry.persons["author"]]
    assert found == [
        ("Karl-Heinz", "von der Heide"),
        ("", "{Stadt Herne}"),
        ("", "{Müller, Otto und Söhne}"),
        ("", "{A and B}"),
    ]


def test_addresses_keep_braces_balanced() -> None:
    cited = citation_of(record(url="https://inherne.net/a{b\\c%20_d#e"), NAME)
    (entry,) = parse_string(bibtex([cited]), "bibtex").entries.values()
    assert entry.fields["url"] == "https://inherne.net/a%7Bb%5Cc%20_d#e"


@given(st.text(min_size=1))
def test_keys_are_plain_and_differ(name: str) -> None:
    key = key_of("inherne", name)
    assert re.fullmatch(r"inherne-([a-z0-9][a-z0-9-]{0,39}-)?[0-9a-f]{8}", key)
    assert key_of("inherne", f"{name}x") != key


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("www.herne.de/Rathaus/%232018-10-09-bcb347aea449", "herne-2018-10-09-bcb347aea449-"),
        ("www.herne.de/Meldungen/News-Detailansicht_7.html", "herne-news-detailansicht-7-"),
    ],
)
def test_keys_tell_what_is_meant(name: str, start: str) -> None:
    assert key_of("herne", name).startswith(start)
