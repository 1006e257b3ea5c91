"""The same story under two addresses is linked, and nothing else is: labelled pairs, and what the archive makes of them."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import permutations

import pytest

from herne_news.items import Article, Caption
from herne_news.store import stories
from herne_news.store.archive import Archive
from herne_news.store.duplicates import WINDOW
from tests.store.labelled import KINDS, pairs
from tests.store.pairs import Pair
from tests.store.records import entry, kinds, release, rows, store, story

LINKS = "SELECT id, duplicate_of FROM articles ORDER BY id"
TEXT = (
    "Am Samstag wird auf dem Marktplatz gefeiert. Der Oberbürgermeister eröffnet das Fest um 11 Uhr. Danach spielen drei Gruppen"
    " aus Wanne.\n\nDie Polizei sperrt die Hauptstraße bis Mitternacht. Busse halten am Rathaus. Der Eintritt ist frei."
)


def is_linked(pair: Pair) -> bool:
    """Say what the archive makes of a pair: near in time, a candidate by its sketch, and one story."""
    apart = abs((date.fromisoformat(pair.first[0]) - date.fromisoformat(pair.second[0])).days)
    one, other = pair.first[2], pair.second[2]
    is_candidate = stories.likeness(stories.sketch(one), stories.sketch(other)) > 0
    return apart <= WINDOW and is_candidate and stories.is_one_story(one, other)


def figures(chosen: Callable[[Pair], bool]) -> tuple[float, float, int]:
    """Return precision, recall and the number of labelled pairs."""
    found = Counter((pair.same, is_linked(pair)) for pair in pairs() if chosen(pair))
    right, wrong, missed = found[True, True], found[False, True], found[True, False]
    return right / (right + wrong), right / (right + missed), found.total()


@pytest.mark.parametrize("half", [0, 1], ids=["tuned", "kept-out"])
def test_labelled_pairs(half: int) -> None:
    precision, recall, count = figures(lambda pair: pair.seed % 2 == half)
    assert count >= 300
    assert precision >= 0.99
    assert recall >= 0.97


@pytest.mark.parametrize(
    ("make", "same"), [(make, same) for make, same, _ in KINDS], ids=[k[0].__name__ for k in KINDS]
)
def test_no_kind_is_got_wrong(make: Callable[..., object], same: bool) -> None:
    found = [is_linked(pair) == same for pair in pairs() if pair.kind == make.__name__]
    assert sum(found) >= 0.9 * len(found)


def test_answer_does_not_depend_on_the_order() -> None:
    for pair in pairs():
        one, other = pair.first[2], pair.second[2]
        assert stories.is_one_story(one, other) == stories.is_one_story(other, one), pair.kind


def magazine(number: int, body: str, day: str = "2020-05-03", **changes: object) -> Article:
    return story(number, title=f"Titel {number}", body=body, date=day, published=day, **changes)


def press(number: int, body: str, day: str = "2020-05-03") -> Article:
    return release(number, title=f"Meldung {number}", body=body, date=day, published=day)


def test_cross_post_is_linked_with_the_fuller_text_and_both_rows_are_kept(archive: Archive) -> None:
    store(archive, entry(press(1, TEXT)), entry(magazine(2, f"{TEXT} Das Fest gibt es seit 30 Jahren.", "2020-05-05")))
    assert rows(archive, LINKS) == [(1, 2), (2, None)]
    assert rows(archive, "SELECT id FROM articles_unique") == [(2,)]


def test_story_far_apart_in_time_is_another(archive: Archive) -> None:
    store(archive, entry(press(1, TEXT)), entry(magazine(2, TEXT, "2020-05-07")))
    assert rows(archive, LINKS) == [(1, None), (2, None)]


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_three_of_one_story_have_one_fullest_text_whatever_the_order(archive: Archive, order: tuple[int, ...]) -> None:
    shorter = TEXT.partition("\n\n")[0]
    made = [press(1, TEXT), magazine(2, f"{TEXT} Das Fest gibt es seit 30 Jahren."), press(3, shorter)]
    for number in order:
        store(archive, entry(made[number]))
    sql = "SELECT a.title, d.title FROM articles a LEFT JOIN articles d ON d.id = a.duplicate_of ORDER BY 1"
    assert rows(archive, sql) == [("Meldung 1", "Titel 2"), ("Meldung 3", "Titel 2"), ("Titel 2", None)]


def test_story_that_is_rewritten_is_let_go_and_those_left_find_each_other(archive: Archive) -> None:
    store(archive, entry(press(1, TEXT)), entry(press(2, TEXT)), entry(magazine(3, f"{TEXT} Mehr dazu am Montag.")))
    assert rows(archive, LINKS) == [(1, 3), (2, 3), (3, None)]
    other = "Im Museum beginnt am Sonntag eine Ausstellung über Kohle und Kanal. Gezeigt werden Karten und ein Kahn. Führungen"
    store(archive, entry(magazine(3, f"{other} gibt es jeden Mittwoch um 15 Uhr."), 2))
    assert rows(archive, LINKS) == [(1, None), (2, 1), (3, None)]


def test_short_notices_with_the_same_ending_are_two(archive: Archive) -> None:
    ending = "Karten gibt es im Vorverkauf bei Tourismus Herne am Berliner Platz und an der Abendkasse, Einlass ist ab 19 Uhr."
    store(archive, entry(press(1, f"Im Kulturzentrum spielt am Freitag die Big Band. {ending}")))
    store(archive, entry(press(2, f"In der Flottmannhalle tanzt am Freitag ein Ensemble. {ending}")))
    assert rows(archive, LINKS) == [(1, None), (2, None)]


def test_article_without_day_or_text_is_linked_with_nothing(archive: Archive) -> None:
    nothing = magazine(2, TEXT, captions=(Caption(position=1, credit="Stadt Herne"),))
    store(archive, entry(press(1, TEXT)), entry(story(2, date=None, published=None, body=TEXT)))
    store(archive, entry(story(3, body=None, captions=nothing.captions)))
    assert rows(archive, LINKS) == [(1, None), (2, None), (3, None)]


REPRINTS = "SELECT id, article_id, kind FROM identifiers WHERE kind <> 'post' ORDER BY 1"


def reprint(number: int, **changes: object) -> Article:
    """Return the same article at another address, published at another time of the day."""
    url = f"https://inherne.net/fest-{number}/"
    return story(1, url=url, body=TEXT, published=f"2020-05-03T1{number}:00:00+02:00", **changes)


def test_exact_reprint_is_one_article_with_two_addresses(archive: Archive) -> None:
    first, second = reprint(1), reprint(2)
    assert kinds(archive, entry(first), entry(second, 2), entry(second, 3)) == ["new", "unchanged", "unchanged"]
    assert rows(archive, "SELECT id, url, last_seen FROM articles") == [(1, first.url, "2026-01-03T00:00:00Z")]
    assert rows(archive, REPRINTS) == [(first.url, 1, "url"), (second.url, 1, "reprint")]
    assert rows(archive, "SELECT count(*) FROM versions") == [(1,)]


@pytest.mark.parametrize("edited", [1, 2], ids=["first-is-edited", "reprint-is-edited"])
def test_reprint_becomes_an_article_of_its_own_when_one_of_the_two_is_edited(archive: Archive, edited: int) -> None:
    store(archive, entry(reprint(1)), entry(reprint(2)))
    now = {
        number: reprint(number, kicker="Neu" if number == edited else "Rund um die Müllerstraße") for number in (1, 2)
    }
    for day in (2, 3):
        store(archive, entry(now[1], day), entry(now[2], day))
    assert rows(archive, "SELECT url, kicker FROM articles ORDER BY id") == [
        (now[n].url, now[n].kicker) for n in (1, 2)
    ]
    assert rows(archive, REPRINTS) == [(now[1].url, 1, "url"), (now[2].url, 2, "url")]
    assert rows(archive, "SELECT count(*) FROM versions") == [(3 if edited == 1 else 2,)]
