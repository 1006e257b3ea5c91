"""The page of an article: all that the archive knows of it, in words, at an address that stays."""

import shlex
from pathlib import Path
from typing import Any

import pytest

from herne_news.items import Caption
from herne_news.store.archive import Archive
from herne_news.store.entries import CaptureRow
from tests.browse.asking import get, get_all, text, tree
from tests.browse.checking import faults
from tests.store.records import DAY, entry, refused, release, store, story


def fetched(
    url: str, day: int, record: str, place: tuple[str, int, int] | None, original: str | None = None
) -> CaptureRow:
    """Return a capture of the page at `url` in a WARC file."""
    return CaptureRow(
        url=url,
        fetched=DAY.format(day),
        status=200,
        digest="sha1:A",
        length=7,
        place=place,
        record_id=record,
        uri=url,
        original=original,
    )


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles 1 to 7: whole, repeating, teaser, bare, gone, with a disagreement, and read from a page that had not changed."""
    path = tmp_path_factory.mktemp("article") / "a.db"
    place = ("herne-inherne-202601-00000.warc.gz", 1234567, 2052)
    whole = story(1)
    with Archive.open(path) as archive:
        store(
            archive,
            entry(whole, captures=(fetched(str(whole.url), 1, "<urn:uuid:1>", place),)),
            entry(story(2, title="Noch einmal", date="2020-05-04")),
            entry(release(title="Nur eine Kurzmeldung", date="2018-10-09")),
            entry(
                story(
                    4,
                    title=None,
                    kicker=None,
                    lead=None,
                    date=None,
                    published=None,
                    updated=None,
                    category=None,
                    categories=(),
                    tags=(),
                    authors=(),
                    body=None,
                    captions=(Caption(position=1, text="Ein Bild.", image_url="javascript:alert(1)"),),
                    evidence={},
                )
            ),
            entry(story(5, date="2020-05-05", title="Bald weg")),
            entry(
                story(
                    6,
                    date="2020-05-06",
                    evidence={
                        "date": "text:date-line ≠ jsonld:datePublished 2019-03-07",
                        "title": "new:rule",
                        "neu": "theme:x",
                    },
                )
            ),
        )
        seventh = story(7, date="2020-05-07", lead="Ein Vorspann, der nicht im Text steht.")
        again = fetched(str(seventh.url), 2, "<urn:uuid:8>", ("x.warc.gz", 9, 9), "<urn:uuid:7>")
        first = fetched(str(seventh.url), 1, "<urn:uuid:7>", place)
        store(archive, refused(str(seventh.url), "page", 1, captures=(first,)))
        store(archive, entry(seventh, 2, captures=(again,)))
        with archive.transaction() as connection:
            connection.execute("UPDATE articles SET duplicate_of = 1 WHERE id = 2")
            connection.execute("UPDATE articles SET gone_since = '2026-01-05T23:30:00Z' WHERE id = 5")
    return path


def facts(page: Any) -> dict[str, str]:
    """Return the list beside the article: names and what they say."""
    found = page.cssselect("aside.about dl > *")
    return {text(name): text(value) for name, value in zip(found[::2], found[1::2], strict=True)}


def test_the_whole_article(archive: Path) -> None:
    answer = get(archive, "/artikel/1")
    page = tree(answer)
    assert faults(page) == []
    assert page.cssselect("title")[0].text == "Straßenfest Nummer 1 – Herner Nachrichtenarchiv"
    article = page.cssselect("article.news")[0]
    assert article.get("lang") == "de"
    assert text(article.cssselect(".kicker")[0]) == "Rund um die Müllerstraße"
    assert text(article.cssselect("h1")[0]) == "Straßenfest Nummer 1"
    assert text(article.cssselect(".dateline")[0]) == (
        "Sonntag, 3. Mai 2020 Von Anja Gladisch, Jörg Blömeke Gesellschaft"
    )
    assert [link.get("href") for link in article.cssselect(".dateline a")] == [
        "/autoren/Anja%20Gladisch",
        "/autoren/J%C3%B6rg%20Bl%C3%B6meke",
        "/rubriken/Gesellschaft",
    ]
    assert [(block.tag, block.get("class"), text(block)) for block in article.cssselect(".text > *")] == [
        ("p", "lead", "Am Wochenende wird gefeiert."),
        ("h2", None, "Programm"),
        ("ul", None, "MusikGröße zeigen – „mit Hut“"),
    ]
    assert [text(item) for item in article.cssselect(".pictures li")] == [
        "Die Bühne. Foto: Thomas Schmidt Bild auf der Seite der Stadt ansehen (Bild 1) Bildbeschreibung: Bühne",
        "Foto: Stadt Herne",
    ]
    picture = article.cssselect(".pictures a[rel~=external]")[0]
    assert (picture.get("href"), picture.get("rel")) == ("https://inherne.net/b.jpg", "noopener noreferrer external")
    assert facts(page) == {
        "Quelle": "inherne.net Seite der Stadt öffnen",
        "Veröffentlicht": "3. Mai 2020, 14:30 Uhr",
        "Von der Stadt geändert": "4. Mai 2020",
        "Rubriken": "GesellschaftAusgabe 2020/2",
        "Schlagwörter": "Fest",
        "Umfang": "10 Wörter",
        "Zuerst gesehen": "1. Januar 2026, 01:00 Uhr",
        "Zuletzt gesehen": "1. Januar 2026, 01:00 Uhr",
        "Fassungen": "1 Fassung, seither unverändert",
        "Wiederholt in": "Noch einmal",
    }


def test_how_we_know(archive: Path) -> None:
    with Archive.open(archive, readonly=True) as opened:
        page_url = next(opened.read("SELECT url FROM articles WHERE id = 1"))[0]
    evidence = tree(get(archive, "/artikel/1")).cssselect("#belege")[0]
    assert [text(rule) for rule in evidence.cssselect(".rules div")] == [
        "Überschrift Steht auf der Seite in dem Element, das die Gestaltung „entry-title“ nennt. Regel: theme:entry-title",
        "Datum Regel: jsonld",
    ]
    assert (
        "am 1. Januar 2026, 01:00 Uhr abgerufen und Byte für Byte aufgehoben: in der Datei herne-inherne-202601-00000.warc.gz, "
        "ab Byte 1.234.567, 2.052 Byte lang." in text(evidence)
    )
    assert text(evidence.cssselect("pre")[0]) == (f"herne-news show --page {shlex.quote(page_url)}")


def test_two_places_that_disagree_and_rules_that_nobody_knows(archive: Path) -> None:
    page = tree(get(archive, "/artikel/6"))
    assert [text(rule) for rule in page.cssselect(".rules div")] == [
        "Überschrift Regel: new:rule",
        "Datum Steht in der Zeile mit dem Datum. Regel: text:date-line Eine andere Stelle sagt etwas anderes: "
        "Steht in den Angaben der Seite für Maschinen (JSON-LD, „datePublished“). „2019-03-07“",
        "neu Steht auf der Seite in dem Element, das die Gestaltung „x“ nennt. Regel: theme:x",
    ]


def test_a_page_that_had_not_changed_names_the_capture_that_holds_its_bytes(archive: Path) -> None:
    page = tree(get(archive, "/artikel/7"))
    shown = text(page.cssselect("#belege")[0])
    assert "am 1. Januar 2026, 01:00 Uhr abgerufen" in shown
    assert "ab Byte 1.234.567" in shown
    assert "Am 2. Januar 2026, 01:00 Uhr war die Seite Byte für Byte dieselbe" in shown
    assert text(page.cssselect(".text > p.lead")[0]) == "Ein Vorspann, der nicht im Text steht."
    assert text(page.cssselect(".text > p")[1]) == "Am Wochenende wird gefeiert."


def test_an_article_that_repeats_another_links_to_it(archive: Path) -> None:
    there, back = map(tree, get_all(archive, ["/artikel/2", "/artikel/1"]))
    assert [link.get("href") for link in there.cssselect(".note a")] == ["/artikel/1"]
    assert "/artikel/2" in [link.get("href") for link in back.cssselect("aside a")]


def test_an_article_that_only_a_list_shows(archive: Path) -> None:
    page = tree(get(archive, "/artikel/3"))
    assert facts(page)["Quelle"] == "Pressemeldungen der Stadt In dieser Liste der Stadt"
    assert facts(page)["Stand bei der Stadt unter"] == "Rathaus"
    assert "Zu diesem Artikel gibt es keine gespeicherte Seite." in text(page.cssselect("#belege")[0])


def test_an_article_that_says_nothing(archive: Path) -> None:
    page = tree(get(archive, "/artikel/4"))
    assert faults(page) == []
    assert text(page.cssselect("h1")[0]) == "Ohne Überschrift"
    assert text(page.cssselect(".dateline")[0]) == "ohne Datum"
    assert text(page.cssselect(".text")[0]) == "Dieser Artikel hat keinen Text."
    assert text(page.cssselect(".pictures li")[0]) == "Ein Bild. javascript:alert(1)"
    assert page.cssselect("nav.neighbours") == []
    assert "ist nicht festgehalten, nach welchen Regeln" in text(page.cssselect("#belege")[0])
    assert "ihre Bytes sind nicht aufgehoben" in text(page.cssselect("#belege")[0])


def test_an_article_that_is_gone_says_since_when_in_berlins_time(archive: Path) -> None:
    page = tree(get(archive, "/artikel/5"))
    assert text(page.cssselect(".note")[0]) == (
        "Die Stadt zeigt diese Seite seit dem 6. Januar 2026 nicht mehr. Das Archiv behält sie."
    )
    assert facts(page)["Quelle"] == "inherne.net Frühere Adresse der Seite"


def test_the_articles_before_and_after(archive: Path) -> None:
    page = tree(get(archive, "/artikel/5"))
    assert [(text(found), found.cssselect("a")[0].get("href")) for found in page.cssselect(".neighbours p")] == [
        ("Früher · 3. Mai 2020 Straßenfest Nummer 1", "/artikel/1"),
        ("Später · 6. Mai 2020 Straßenfest Nummer 6", "/artikel/6"),
    ]


def test_in_english_the_frame_changes_and_the_article_stays(archive: Path) -> None:
    page = tree(get(archive, "/artikel/5", "en"))
    assert faults(page) == []
    assert text(page.cssselect(".dateline time")[0]) == "Tuesday, 5 May 2020"
    assert facts(page)["Published"] == "3 May 2020, 14:30"
    assert text(page.cssselect(".note")[0]) == (
        "The city has not shown this page since 6 January 2026. The archive keeps it."
    )
    german = [element for element in page.cssselect("h1, .text, .kicker") if _language(element) == "de"]
    assert len(german) == 3


def _language(element: Any) -> str | None:
    return next((found.get("lang") for found in (element, *element.iterancestors()) if found.get("lang")), None)


def test_row_and_reading_view_link_to_each_other(archive: Path) -> None:
    reading, row = get_all(archive, ["/artikel/1", "/herne/articles/1"])
    assert "/herne/articles/1" in [link.get("href") for link in tree(reading).cssselect("aside a")]
    assert "/artikel/1" in [link.get("href") for link in tree(row).cssselect("article a")]


@pytest.mark.parametrize("number", ["99", "0", "-1", "x", "1.5", "9" * 30, "%2e%2e", "1%20", "٣"])
def test_a_number_that_no_article_has(archive: Path, number: str) -> None:
    for path in (f"/artikel/{number}", f"/artikel/{number}/verlauf"):
        answer = get(archive, path)
        assert answer.status_code == 404, path
        assert text(tree(answer).cssselect("h1")[0]) == "Seite nicht gefunden"
        assert faults(tree(answer)) == []
