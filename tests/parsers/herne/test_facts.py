"""Facts on www.herne.de, sections 2 to 7 and 10, on a release's own page; the ids name section and pattern."""

import pytest

from herne_news.parsers.herne.addresses import is_detail
from herne_news.urls import canonical_url
from tests.parsers.herne.pages import (
    COOKIES,
    DETAILS,
    FOOTER,
    LEAD,
    MORE,
    NOTICE,
    SKIP,
    TRAIL,
    body,
    frame,
    read,
    release,
)

MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
TEXT = f"<p>{LEAD}</p><p>{MORE}</p>"
DETAIL = "https://www.herne.de/Meldungen/News-Detailansicht_184256.html"


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("https://www.herne.de/Meldungen/News-Detailansicht_184256.html", id="2-as-it-is"),
        pytest.param("https://herne.de/Meldungen/News-Detailansicht_184256.html", id="2-without-www"),
        pytest.param("http://www.herne.de/Meldungen/News-Detailansicht_184256.html", id="2-without-tls"),
        pytest.param(
            "http://www.kids.herne.de/Meldungen/News-Detailansicht_184256.html", id="2-at-the-children's-host"
        ),
    ],
)
def test_detail_address(address: str) -> None:
    assert canonical_url(address) == DETAIL
    assert is_detail(canonical_url(address))
    assert read(release(TEXT), address).url == DETAIL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("/Au%C3%9Ferschulische-Bildung/", "/Außerschulische-Bildung/", id="2-sharp-s"),
        pytest.param("/Wochenm%C3%A4rkte/", "/Wochenmärkte/", id="2-umlaut"),
        pytest.param("/Wochenm%c3%a4rkte/", "/Wochenm%C3%A4rkte/", id="2-small-hex"),
        pytest.param("/Rathaus/index.html", "/Rathaus/", id="2-twin-of-a-folder"),
    ],
)
def test_paths_that_are_one(one: str, other: str) -> None:
    assert canonical_url(f"https://www.herne.de{one}") == canonical_url(f"https://www.herne.de{other}")


@pytest.mark.parametrize("number", [56320, 184256, 286080])
def test_3_a_number_is_never_a_date(number: int) -> None:
    page = frame(f"<h1>Bad öffnet</h1>{TEXT}")
    assert read(page, f"https://www.herne.de/Meldungen/News-Detailansicht_{number}.html").date is None


@pytest.mark.parametrize(("number", "month"), list(enumerate(MONTHS, start=1)), ids=[f"4-{month}" for month in MONTHS])
def test_day(number: int, month: str) -> None:
    article = read(release(TEXT, day=f"04. {month} 2022"))
    assert (article.date, article.published) == (f"2022-{number:02}-04",) * 2


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(" 04. Januar 2022 ", id="4-blanks-around"),
        pytest.param("&nbsp;04.&nbsp;Januar&nbsp;2022", id="4-fixed-blanks"),
        pytest.param("04.\n Januar\n 2022", id="4-newlines"),
    ],
)
def test_day_in_blanks(day: str) -> None:
    assert read(release(TEXT, day=day)).date == "2022-01-04"


def test_4_constant_of_the_template_is_no_date() -> None:
    assert read(release(TEXT, behind=DETAILS)).date == "2022-01-04"
    assert read(release(TEXT, day="", behind=DETAILS)).date is None


def test_4_day_of_an_event_is_no_date() -> None:
    assert read(release(f"<p>Am 9. Mai 2023 wird gefeiert.</p>{TEXT}")).date == "2022-01-04"
    assert read(frame(f"<p>Am 9. Mai 2023 wird gefeiert.</p>{TEXT}")).date is None


def test_4_nothing_is_called_updated() -> None:
    assert read(release(TEXT)).updated is None


SHAPES = {
    "5-until-2020": ("", FOOTER, "herne-2018"),
    "5-september-2021": (TRAIL, DETAILS + FOOTER, "herne-2021"),
    "5-january-2022": (COOKIES + TRAIL, DETAILS + FOOTER, "herne-2022"),
    "5-december-notice": (COOKIES + TRAIL + NOTICE, DETAILS + FOOTER, "herne-2022"),
    "7-skip-label": (COOKIES + TRAIL + SKIP, DETAILS + FOOTER, "herne-2022"),
    "7-lone-iso-date": ("", "<p>2021-03-01</p>" + FOOTER, "herne-2018"),
    "7-footer": (COOKIES, FOOTER, "herne-2022"),
}


@pytest.mark.parametrize(("before", "behind", "layout"), SHAPES.values(), ids=SHAPES)
def test_shape(before: str, behind: str, layout: str) -> None:
    article = read(release(TEXT, before=before, behind=behind))
    assert (article.date, article.title, article.lead) == ("2022-01-04", "Bad öffnet", LEAD)
    assert (article.body, article.layout) == (f"{LEAD}\n\n{MORE}", layout)
    assert (article.kicker, article.authors, article.categories, article.tags) == (None, (), (), ())


def test_5_copy_of_only_the_text() -> None:
    article = read(frame(f"{COOKIES}{TRAIL}{TEXT}{DETAILS}{FOOTER}"))
    assert (article.title, article.date, article.body) == (None, None, f"{LEAD}\n\n{MORE}")


def test_5_lead_that_is_printed_twice_stands_once() -> None:
    article = read(release(f"<p>{LEAD}</p>", TEXT))
    assert (article.lead, article.body) == (LEAD, f"{LEAD}\n\n{MORE}")


@pytest.mark.parametrize(
    "alt",
    [
        pytest.param("Schloss am Park", id="5-short"),
        pytest.param("Ein Mann steht am Becken. Hinter ihm hängt ein Schild.", id="6-two-sentences"),
    ],
)
def test_alt_line_is_no_lead(alt: str) -> None:
    article = read(release(f"<img src='/Bilder/a.jpg' alt='{alt}'><p>{alt}</p>", TEXT))
    assert (article.lead, article.body) == (LEAD, f"{LEAD}\n\n{MORE}")


CREDITS = {
    "6-foto-in-the-middle": ("<p>Foto: Adobe Stock</p><p>Ende.</p>", ["Ende."], "Adobe Stock"),
    "6-bild-without-colon": ("<p>Bild Adobe Stock</p>", [], "Adobe Stock"),
    "6-bilder-without-colon": ("<p>Bilder Young-Soo Chang</p>", [], "Young-Soo Chang"),
    "6-small-letters": ("<p>Foto: pixabay</p>", [], "pixabay"),
    "6-copyright-of-the-footer": (FOOTER, [], None),
}


@pytest.mark.parametrize(("inner", "rest", "credit"), CREDITS.values(), ids=CREDITS)
def test_credit(inner: str, rest: list[str], credit: str | None) -> None:
    article = read(release(f"<p>{LEAD}</p>", inner))
    assert (article.body or "").split("\n\n") == [LEAD, *rest]
    assert [caption.credit for caption in article.captions] == ([credit] if credit else [])


def test_6_sender_in_the_lead_is_no_author() -> None:
    article = read(release("<p>Meldung der Stadtentwässerung Herne: Der Kanal wird gespült.</p>"))
    assert (article.lead, article.authors) == ("Meldung der Stadtentwässerung Herne: Der Kanal wird gespült.", ())


TEXTS = {
    "5-bold-subhead": ("<p><strong>Was es kostet</strong></p><p>Nichts.</p>", ["## Was es kostet", "Nichts."]),
    "6-download": ("<p><a href='/PDF/a.pdf'>Plan (PDF, 5.813 KB)</a></p>", ["Plan (PDF, 5.813 KB)"]),
    "10-list": (
        "<p>Die Preisträger*innen des Abends:</p><ul><li>Ina</li><li>Uwe</li></ul>",
        ["Die Preisträger*innen des Abends:", "- Ina\n- Uwe"],
    ),
    "10-table": (
        "<p>Das Bad ist wie folgt geöffnet:</p><table><tr><td>Montag</td><td>8 bis 16 Uhr</td></tr></table>",
        ["Das Bad ist wie folgt geöffnet:", "- Montag | 8 bis 16 Uhr"],
    ),
    "10-break-in-an-address": ("<p>Wahlamt<br>Am Hauptplatz 2</p>", ["Wahlamt\nAm Hauptplatz 2"]),
    "10-blank-before-a-full-stop": ("<p>Mehr steht im <a href='/ika'>Plan</a> .</p>", ["Mehr steht im Plan ."]),
    "10-quotation-marks": ('<p>„Eins“, ‚zwei‘, "drei, „vier“, „fünf</p>', ['„Eins“, ‚zwei‘, "drei, „vier“, „fünf']),
    "10-broken-word-and-star": ("<p>anzeigepflich ge Bürger*innen</p>", ["anzeigepflich ge Bürger*innen"]),
    "10-phone": ("<p>Telefon 0 23 23 / 16 - 29 20</p>", ["Telefon 0 23 23 / 16 - 29 20"]),
    "10-e-mail": ("<p>bad@herne.example</p>", ["bad@herne.example"]),
}


@pytest.mark.parametrize(("inner", "blocks"), TEXTS.values(), ids=TEXTS)
def test_text(inner: str, blocks: list[str]) -> None:
    assert body(inner) == blocks


@pytest.mark.parametrize("title", ["Bürger*innen an's „Netz", "anzeigepflich ge Waren", '"Ende" ‚gut‘'])
def test_10_title_is_kept_as_it_is(title: str) -> None:
    assert read(release(TEXT, title=title)).title == title


@pytest.mark.parametrize("heading", ["Pressemitteilungen", "Pressemeldungen", "Stadt Herne"])
def test_10_heading_of_the_site_is_no_title(heading: str) -> None:
    assert read(release(TEXT, before=f"<h1>{heading}</h1><h2>{heading}</h2>")).title == "Bad öffnet"
