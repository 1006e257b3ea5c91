"""The page of an article's versions: each wording, and what became of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from herne_news.browse.pages.history import MOST
from herne_news.store.archive import Archive
from tests.browse.asking import get, get_all, text, tree
from tests.browse.checking import faults
from tests.store.records import entry, store, story

FIRST = story(1)
SECOND = replace(
    FIRST,
    title="Straßenfest Nummer 1 fällt aus",
    body=f"{FIRST.lead}\n\n## Programm\n\n- Musik\n- Größe zeigen – „ohne Hut“\n\n<b>Neu</b> ist dies.\n\n## Ende",
    categories=("Gesellschaft", "Kultur"),
    captions=FIRST.captions[:1],
    updated="2020-05-06",
    published="2020-05-03T14:30:09+02:00",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("history") / "a.db"
    with Archive.open(path) as archive:
        store(archive, entry(FIRST), entry(story(2)))
        store(archive, entry(SECOND, 3))
        for n in range(2 * MOST + 5):
            store(archive, entry(story(2, title=f"Titel {n}"), 1, seen=f"2026-02-{1 + n % 28:02}T{n // 28:02}:00:00Z"))
    return path


def test_what_has_changed_is_marked(archive: Path) -> None:
    page = tree(get(archive, "/artikel/1/verlauf"))
    assert faults(page) == []
    assert text(page.cssselect("h1")[0]) == "Was sich geändert hat Straßenfest Nummer 1 fällt aus"
    second, first = page.cssselect("section.version")
    assert text(second.cssselect("h2")[0]) == "Fassung 2 von 2"
    assert text(second.cssselect(".dateline span")[0]) == "zuerst gesehen am 3. Januar 2026, 01:00 Uhr"
    assert [text(found) for found in second.cssselect("h3")] == [
        "Überschrift",
        "Veröffentlicht",
        "Geändert",
        "Rubriken",
        "Text",
        "Bilder",
    ]
    assert [[text(line) for line in found.cssselect("p")] for found in second.cssselect(".difference")] == [
        ["Straßenfest Nummer 1[hinzugefügt: fällt aus]"],
        ["[entfernt: 2020-05-03T14:30:00+02:00]", "[hinzugefügt: 2020-05-03T14:30:09+02:00]"],  # the same minute
        ["[entfernt: 4.][hinzugefügt: 6.] Mai 2020"],
        ["[entfernt: Ausgabe 2020/2]", "[hinzugefügt: Kultur]"],
        [
            "2 Absätze unverändert",
            "- Musik- Größe zeigen –[entfernt: „mit][hinzugefügt: „ohne] Hut“",
            "[hinzugefügt: <b>Neu</b> ist dies.]",
            "[hinzugefügt: Ende]",
        ],
        ["[entfernt: © Stadt Herne]"],
    ]
    assert [text(found) for found in second.cssselect(".heading")] == ["[hinzugefügt: Ende]"]
    assert text(first.cssselect(".first .headline")[0]) == "Straßenfest Nummer 1"
    assert [text(found) for found in first.cssselect(".first > *")][2:] == [
        "Am Wochenende wird gefeiert.",
        "Programm",
        "MusikGröße zeigen – „mit Hut“",
    ]


def test_in_english(archive: Path) -> None:
    page = tree(get(archive, "/artikel/1/verlauf", "en"))
    assert faults(page) == []
    assert text(page.cssselect(".difference")[0]) == "Straßenfest Nummer 1[added: fällt aus]"


def test_many_versions_are_shown_a_few_at_a_time(archive: Path) -> None:
    total = 2 * MOST + 6
    numbers: list[str] = []
    path: str | None = "/artikel/2/verlauf"
    while path:
        page = tree(get(archive, path))
        numbers += [text(found).split()[1] for found in page.cssselect("section.version h2")]
        (path,) = [link.get("href") for link in page.cssselect(".paging a[rel=next]")] or [None]
    assert numbers == [str(number) for number in range(total, 0, -1)]


@pytest.mark.parametrize("option", ["bis=x", "bis=-1", "bis=99999999999999999999", "bis=0", "bis="])
def test_a_place_that_does_not_exist_is_the_newest(archive: Path, option: str) -> None:
    one, other = get_all(archive, ["/artikel/2/verlauf", f"/artikel/2/verlauf?{option}"])
    assert one.text == other.text


def test_the_addresses_that_the_article_had(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    renamed = replace(FIRST, url="https://inherne.net/umbenannt/")
    with Archive.open(path) as archive:
        store(archive, entry(FIRST, identifiers=("inherne:post:1",)))
        before = tree(get(path, "/artikel/1/verlauf"))
        store(archive, entry(renamed, 3, identifiers=("inherne:post:1",)))
    assert before.cssselect("#adressen") == []
    page = tree(get(path, "/artikel/1/verlauf"))
    assert faults(page) == []
    assert [text(found) for found in page.cssselect("section[aria-labelledby=adressen] li")] == [
        "https://inherne.net/umbenannt/ zuerst gesehen am 3. Januar 2026, 01:00 Uhr",
        "https://inherne.net/straßenfest-1/ zuerst gesehen am 1. Januar 2026, 01:00 Uhr",
    ]
    assert [link.get("href") for link in page.cssselect("section[aria-labelledby=adressen] a")] == [
        "https://inherne.net/umbenannt/"
    ]
