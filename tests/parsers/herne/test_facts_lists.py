"""Facts on www.herne.de, sections 5, 6, 7 and 10, on lists; the ids name section and pattern."""

import pytest

from tests.parsers.herne.pages import LEAD, MORE, items


def item(day: str, title: str, inner: str, link: str = "", number: int = 128) -> str:
    more = f"<p><a href='/Meldungen/News-Detailansicht_{number}.html'>{link}</a></p>" if link else ""
    return f"<div><p>Meldung vom {day}</p><h3>{title}</h3>{inner}{more}</div>"


LINKED = item("03. Mai 2022", "Bad öffnet", f"<p>{LEAD}</p>", "mehr zur Meldung: Bad öffnet")
SHORT = item("02. Mai 2022", "Amt zu", f"<p>{MORE}</p><p>Am Montag geht es weiter.</p>")
HEADS = "<h1>Rathaus</h1><h2>Pressemeldungen</h2>"


def test_5_item_with_a_page_of_its_own() -> None:
    (teaser,) = items(HEADS + LINKED)
    assert teaser.detail_url == "https://www.herne.de/Meldungen/News-Detailansicht_128.html"
    assert (teaser.article.title, teaser.article.date, teaser.article.body) == ("Bad öffnet", "2022-05-03", LEAD)
    assert teaser.section == "Rathaus"


def test_5_notice_that_stands_only_in_the_list() -> None:
    _, teaser = items(HEADS + LINKED + SHORT)
    assert teaser.detail_url is None
    assert teaser.article.body == f"{MORE}\n\nAm Montag geht es weiter."
    assert (teaser.article.url or "").startswith("https://www.herne.de/Rathaus/#2022-05-02-")


def test_5_list_of_2017_without_a_second_heading() -> None:
    assert [teaser.article.title for teaser in items(f"<h1>Alle News</h1>{LINKED}{SHORT}")] == ["Bad öffnet", "Amt zu"]


def test_5_item_of_only_a_title() -> None:
    _, teaser = items(HEADS + LINKED + item("02. Mai 2022", "Amt zu", ""))
    assert (teaser.article.title, teaser.article.body) == ("Amt zu", None)


OWN_LINKS = {
    "5-label-of-its-own": "<p><a href='/Rathaus/Termine/'>Zu den Terminen</a></p>",
    "5-council-with-blank-before-full-stop": "<p>Siehe <a href='/allris/si010_j.asp?MM=11'>Ratsinformationssystem</a> .</p>",
    "5-download": "<p><a href='/PDF/a.pdf'>Bericht (PDF, 3.603 KB)</a></p>",
}


@pytest.mark.parametrize("inner", OWN_LINKS.values(), ids=OWN_LINKS)
def test_link_of_an_item_leads_to_no_release_and_stays_text(inner: str) -> None:
    teaser = items(HEADS + item("02. Mai 2022", "Amt zu", f"<p>{MORE}</p>{inner}") + LINKED)[0]
    assert teaser.detail_url is None
    assert (teaser.article.body or "").split("\n\n")[0] == MORE
    assert len((teaser.article.body or "").split("\n\n")) == 2


def test_5_each_link_belongs_to_its_own_item() -> None:
    two = item(
        "02. Mai 2022",
        "Zwei",
        f"<p>Siehe <a href='/Meldungen/News-Detailansicht_64.html'>hier</a> nach.</p><p>{MORE}</p>",
    )
    found = items(HEADS + SHORT + two + LINKED)
    assert [teaser.detail_url for teaser in found] == [
        None,
        None,
        "https://www.herne.de/Meldungen/News-Detailansicht_128.html",
    ]


def test_5_same_item_stands_once_and_has_one_key_in_every_list() -> None:
    here, there = (
        items(HEADS + LINKED + LINKED),
        items(f"<h1>Stadt und Leben</h1>{LINKED}", "https://www.herne.de/Stadt-und-Leben/"),
    )
    assert len(here) == 1
    assert [(teaser.article.url or "").partition("#")[2] for teaser in here + there] == [
        (here[0].article.url or "").partition("#")[2]
    ] * 2


def test_5_home_with_pinned_items_own_labels_and_alt_line() -> None:
    pinned = item("19. August 2021", "Impfen", "<p>Es geht weiter.</p>", "Zu den Impfaktionen im Stadtgebiet", 64)
    tree = item("03. Mai 2022", "Baum", f"<img src='/Bilder/a.jpg' alt='Parrotia'><p>Parrotia</p><p>{LEAD}</p>")
    found = items(f"<h1>Stadt Herne</h1>{tree}{pinned}{SHORT}", "https://www.herne.de/")
    assert [(teaser.article.date, teaser.article.body) for teaser in found] == [
        ("2022-05-03", LEAD),
        ("2021-08-19", "Es geht weiter."),
        ("2022-05-02", f"{MORE}\n\nAm Montag geht es weiter."),
    ]
    assert found[1].detail_url == "https://www.herne.de/Meldungen/News-Detailansicht_64.html"


def test_10_same_title_in_another_year_is_another_item() -> None:
    years = [
        item(f"0{number}. Dezember {year}", "Bäume für Schulen", f"<p>{MORE}</p>")
        for number, year in ((1, 2017), (2, 2019))
    ]
    assert len({teaser.article.url for teaser in items(HEADS + "".join(years))}) == 2


def test_10_daily_numbers_of_one_title_are_items_of_their_own() -> None:
    days = [item(f"0{number}. Mai 2021", "Aktuelle Zahlen", f"<p>{number} Fälle.</p>") for number in (3, 2, 1)]
    assert [teaser.article.body for teaser in items(HEADS + "".join(days))] == ["3 Fälle.", "2 Fälle.", "1 Fälle."]


def test_7_link_to_the_release_and_the_date_of_the_page_are_no_text() -> None:
    *_, last = items(f"{HEADS}{SHORT}{LINKED}<p>2021-11-29</p>")
    assert last.article.body == LEAD
