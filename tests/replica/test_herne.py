"""The sample of the city's site: pages, lists, truth, validators, and the trap."""

from urllib.parse import quote, unquote

import pytest

from herne_news.items import Sighting
from herne_news.replica.herne import HerneSite
from herne_news.replica.herne.plans import FORMS
from herne_news.replica.herne.sections import ALL_NEWS, HOME, LISTS, SECTIONS, Section
from herne_news.urls import canonical_url
from tests.replica.reading import links_of, text_of

INDICES = range(120)


def cells(body: str) -> list[str]:
    return [cell for line in body.split("\n") for cell in line.removeprefix("## ").removeprefix("- ").split(" | ")]


@pytest.mark.parametrize("index", INDICES)
def test_all_text_of_the_record_stands_on_a_page(city: HerneSite, index: int) -> None:
    article = city.article(index)
    page = city.respond((article.url or "").partition("#")[0])
    assert page.status == 200
    shown = text_of(page.body)
    assert [text for text in [article.title or "", *cells(article.body or "")] if text not in shown] == []


def test_a_fifth_of_the_releases_stands_in_lists_only(city: HerneSite) -> None:
    records = list(city.articles())
    listed = [record for record in records if "#" in (record.url or "")]
    assert len(records) == 120
    assert 20 <= len(listed) <= 28
    assert [record.title for record in listed if record.body is None] == [city.article(24).title]
    assert any("(PDF, " in (record.body or "") for record in listed)
    assert any((record.body or "").count("\n\n") > 1 for record in listed)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_form_occurs_among_120_releases(seed: int) -> None:
    site = HerneSite(120, seed)
    stories = [site.story(index) for index in INDICES]
    details = [story for story in stories if story.has_page]
    assert {story.plan.form for story in details} == set(FORMS)
    assert any(story.repeats_lead for story in details)
    assert any(story.teaser > 1 for story in details)
    kinds = {piece.kind for story in stories for piece in story.pieces}
    assert kinds == {"paragraph", "heading", "list", "table", "lines", "credit", "download", "link"}
    assert {len(story.plan.sections) for story in stories} == {1, 2}


def test_ids_are_handed_out_in_blocks_of_64(city: HerneSite) -> None:
    numbers = [city.story(index).plan.number for index in INDICES]
    assert numbers == sorted(set(numbers))
    assert all(number % 64 < 5 for number in numbers)
    assert sum(number % 64 == 0 for number in numbers) > 60


def test_sections_together_show_every_release(city: HerneSite) -> None:
    shown = {index for section in SECTIONS for index in city.members(section)}
    assert shown == set(INDICES)
    assert len(city.members(ALL_NEWS)) == 60


def test_sightings_are_the_places_in_the_lists(city: HerneSite) -> None:
    for index in (0, 60, 119):
        sightings = city.sightings(index)
        assert sightings
        for sighting in sightings:
            section = next(one for one in LISTS if one.url == sighting.list_url)
            place = list(city.members(section)).index(index) + 1
            assert sighting == Sighting(list_url=section.url, section=section.heading, position=place)


def test_a_release_without_a_page_is_addressed_by_the_first_list(city: HerneSite) -> None:
    index = next(i for i in range(119, 60, -1) if not city.story(i).has_page)
    assert (city.article(index).url or "").startswith("https://www.herne.de/Meldungen/Alle-News.html#")


@pytest.mark.parametrize("section", LISTS, ids=lambda section: section.path)
def test_lists_answer_under_all_their_spellings(city: HerneSite, section: Section) -> None:
    body = city.respond(section.path).body
    spellings = [
        quote(section.path),
        quote(section.path).lower().replace("%c3", "%C3") if "%" in quote(section.path) else section.path,
    ]
    spellings.append(section.url)
    if section.path.endswith("/"):
        spellings.append(f"{section.path}index.html")
    for spelling in spellings[:1] + spellings[2:]:
        assert city.respond(spelling).body == body
    shown = {canonical_url(link, base=section.url) for link in links_of(body)}
    pages = {city.article(index).url for index in city.members(section) if city.story(index).has_page}
    assert pages <= shown


def test_home_pins_older_items_and_has_labels_of_its_own(city: HerneSite) -> None:
    members = list(city.members(HOME))
    assert members != sorted(members, reverse=True)
    page = city.respond("/").body
    assert b"mehr zur Meldung" not in page
    assert city.respond("/Homepage.html").body == page


@pytest.mark.parametrize("path", ["/", "/Rathaus/", "detail"])
def test_every_page_answers_304_to_its_own_validators(city: HerneSite, path: str) -> None:
    if path == "detail":
        path = next(article.url or "" for article in city.articles() if "#" not in (article.url or ""))
    headers = city.respond(path).headers
    assert city.respond(path, {"If-None-Match": headers["ETag"]}).status == 304
    assert city.respond(path, {"If-None-Match": f"W/{headers['ETag']}"}).status == 304
    assert city.respond(path, {"If-Modified-Since": headers["Last-Modified"]}).status == 304
    assert city.respond(path, {"If-None-Match": '"other"', "If-Modified-Since": headers["Last-Modified"]}).status == 200


def test_the_council_never_ends(city: HerneSite) -> None:
    seen, path = set(), "/allris/si010_j.asp?MM=1&YY=2021"
    for _ in range(50):
        page = city.respond(path)
        assert page.status == 200
        fresh = [
            link
            for link in links_of(page.body)
            if link.startswith("/allris/") and link not in seen and link != "/allris/si010_j.asp?MM=1&YY=2021"
        ]
        assert fresh
        seen.update(fresh)
        path = fresh[-1]


def test_what_is_no_release(city: HerneSite) -> None:
    number = city.story(0).plan.number
    assert city.respond(f"/Meldungen/News-Detailansicht_{number + 1}.html").status == 404
    assert city.respond(f"/Meldungen/News-Detailansicht_0{number}.html").status == 404
    assert city.respond("/Rathaus/Buergerservice/Dienstleistungen-Detailansicht_13707.html").status == 200
    assert city.respond("/sitemap.xml").status == 404
    assert city.respond("/robots.txt").status == 200
    assert city.respond("/Rathaus").headers["Location"] == "/Rathaus/"
    assert unquote(city.respond("/gibt-es-nicht").headers.get("Location", "")) == ""
