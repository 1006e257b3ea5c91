"""Dublin Core: what an article says, as elements and as XML that any text leaves valid."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from herne_news.exports.dublin_core import PUBLISHER, RIGHTS, elements, oai_dc
from herne_news.exports.export import export
from herne_news.exports.oai_records import DOMAIN, NO_DOMAIN, identifier, names_of
from herne_news.exports.registry import Options
from herne_news.exports.selection import Filters
from herne_news.exports.xml_text import REPLACEMENT
from herne_news.items import Caption
from herne_news.store.archive import Archive
from tests.exports.archives import ODD
from tests.store.records import release, rows, story

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "browse" / "oai" / "oai.rng"))
OAI = {"oai": "http://www.openarchives.org/OAI/2.0/"}


def texts(root: etree._Element) -> list[tuple[str, str]]:
    return [(etree.QName(element).localname, element.text or "") for element in root]


def test_elements_of_an_article() -> None:
    article = story(1, captions=(Caption(position=1, credit="Thomas Schmidt"), Caption(position=2, text="Ohne")))
    assert elements(article.as_dict()) == [
        ("title", "Straßenfest Nummer 1"),
        ("creator", "Anja Gladisch"),
        ("creator", "Jörg Blömeke"),
        ("subject", "Gesellschaft"),
        ("subject", "Ausgabe 2020/2"),
        ("subject", "Fest"),
        ("description", "Am Wochenende wird gefeiert."),
        ("publisher", PUBLISHER),
        ("contributor", "Thomas Schmidt"),
        ("date", "2020-05-03"),
        ("type", "Text"),
        ("format", "text/html"),
        ("identifier", "https://inherne.net/straßenfest-1/"),
        ("language", "de"),
        ("relation", "https://inherne.net/"),
        ("rights", RIGHTS),
    ]


def test_what_is_not_known_is_left_out_and_nothing_stands_twice() -> None:
    bare = release(
        7, title=None, date=None, published=None, body="## Nur\n\n- eins\n\nErster.\n\nZweiter.", tags=("A", "A")
    )
    names = [name for name, _ in elements(bare.as_dict())]
    assert names == [
        "subject",
        "description",
        "publisher",
        "type",
        "format",
        "identifier",
        "language",
        "relation",
        "rights",
    ]
    assert ("description", "Erster.") in elements(bare.as_dict())
    assert "description" not in dict(elements(release(7, body=None).as_dict()))


ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@given(ANY, ANY, st.lists(ANY, max_size=3), ANY)
def test_any_text_gives_valid_xml_that_says_the_same(title: str, lead: str, names: list[str], credit: str) -> None:
    article = story(
        1,
        title=title,
        lead=lead,
        authors=tuple(names),
        tags=tuple(names),
        captions=(Caption(position=1, credit=credit),),
    )
    pairs = elements(article.as_dict())
    written = etree.tostring(oai_dc(pairs), encoding="UTF-8", xml_declaration=True)
    read = etree.fromstring(written)
    GRAMMAR.assertValid(read)
    kept = [(name, "".join(REPLACEMENT if is_foreign(sign) else sign for sign in value)) for name, value in pairs]
    assert texts(read) == kept


def is_foreign(sign: str) -> bool:
    """Say whether XML 1.0 has no such character, by its production Char."""
    code = ord(sign)
    ranges = ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    return code not in (0x9, 0xA, 0xD) and not any(first <= code <= last for first, last in ranges)


@given(
    st.from_regex(DOMAIN, fullmatch=True),
    ANY.filter(lambda text: text and not any("\ud800" <= s <= "\udfff" for s in text)),
)
def test_identifiers_lead_back_to_names(domain: str, name: str) -> None:
    made = identifier(domain, name)
    assert made.isascii()
    found = names_of(domain, made)
    assert name in found or "%" in name
    assert {identifier(domain, each) for each in found} == {made}
    assert names_of("other.example", made) == ()


def export_dc(archive: Path, out: Path, **options: Any) -> None:
    with Archive.open(archive, readonly=True) as opened:
        export(opened, "dc", out, Filters(), Options(**options))


def test_export_holds_every_article(filled: Path, tmp_path: Path) -> None:
    export_dc(filled, tmp_path / "dc")
    listed = etree.parse(tmp_path / "dc" / "list.xml")
    GRAMMAR.assertValid(listed)
    with Archive.open(filled, readonly=True) as archive:
        articles = rows(
            archive,
            "SELECT id, url, title, lead, max(last_changed, coalesce(gone_since, '')) FROM articles ORDER BY id",
        )
        names = [
            row[0] for row in rows(archive, "SELECT name FROM records WHERE article_id IS NOT NULL ORDER BY article_id")
        ]
    found = listed.findall(".//oai:record", OAI)
    assert [head.findtext("oai:header/oai:identifier", namespaces=OAI) for head in found] == [
        identifier(NO_DOMAIN, name) for name in names
    ]
    assert [head.findtext("oai:header/oai:datestamp", namespaces=OAI) for head in found] == [row[4] for row in articles]
    for (number, url, title, lead, _), record in zip(articles, found, strict=True):
        file = etree.parse(tmp_path / "dc" / f"records/0000/{number:07d}.xml")
        GRAMMAR.assertValid(file)
        told = texts(file.getroot())
        assert told == texts(record.findall("oai:metadata/*", OAI)[0])
        assert ("identifier", url) in told
        assert ("title", title) in told or not (title or "").strip()
        assert ("description", lead) in told or not (lead or "").strip()
    assert len(list((tmp_path / "dc" / "records").rglob("*.xml"))) == len(articles) > len(ODD)
    said = json.loads((tmp_path / "dc" / "about.json").read_text(encoding="utf-8"))
    assert said["rights"] in (tmp_path / "dc" / "README.md").read_text(encoding="utf-8")
    assert said["rows"]["articles"] == len(articles)


def test_export_heeds_the_domain(filled: Path, tmp_path: Path) -> None:
    export_dc(filled, tmp_path / "dc", oai_domain="archiv.example.org")
    found = etree.parse(tmp_path / "dc" / "list.xml").findall(".//oai:identifier", OAI)
    assert all((each.text or "").startswith("oai:archiv.example.org:") for each in found)


@pytest.mark.parametrize(
    "given", ["oai:x.example:a", "oai:archiv.example.org:", "https://inherne.net/", "oai:archiv.example.org:a b"]
)
def test_what_is_no_identifier_of_ours(given: str) -> None:
    assert names_of("archiv.example.org", given) == ()
