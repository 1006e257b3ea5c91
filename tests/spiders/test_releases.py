"""One item, however many lists show it."""

from herne_news.items import Article
from herne_news.parsers.herne import Teaser
from herne_news.spiders.releases import Items

NEWS, TOWN, HOME = (f"https://www.herne.de/{path}" for path in ("Meldungen/Alle-News.html", "Stadt-und-Leben/", ""))
PAGE, OTHER = (f"https://www.herne.de/Meldungen/News-Detailansicht_{number}.html" for number in (64, 128))


def teaser(
    position: int, detail_url: str | None = None, *, title: str = "Bad geschlossen", body: str = "Kurz."
) -> Teaser:
    article = Article(
        source="herne", url=f"https://www.herne.de/#{position}", date="2022-05-17", title=title, body=body
    )
    return Teaser(article=article, detail_url=detail_url, position=position, section="Liste")


def test_lists_that_show_one_item_are_its_sightings() -> None:
    items = Items()
    items.add(teaser(1), NEWS)
    items.add(teaser(4, body="Kurz, mit einem Absatz mehr."), TOWN)
    items.add(teaser(9), TOWN)
    (item,) = items.drain()
    assert (item.teaser.url, item.teaser.body) == ("https://www.herne.de/#1", "Kurz, mit einem Absatz mehr.")
    assert [(sighting.list_url, sighting.position) for sighting in item.sightings] == [(NEWS, 1), (TOWN, 4)]


def test_link_in_one_list_is_the_item_s_page_in_all() -> None:
    items = Items()
    items.add(teaser(1), HOME)
    items.add(teaser(2, PAGE), NEWS)
    items.add(teaser(3), TOWN)
    (item,) = items.drain()
    assert item.detail_url == PAGE
    assert items.release(PAGE) is item
    assert items.release(PAGE) is None
    assert len(item.sightings) == 3


def test_two_pages_with_one_date_and_title_are_two_items() -> None:
    items = Items()
    items.add(teaser(1, PAGE), NEWS)
    items.add(teaser(2, OTHER), NEWS)
    items.add(teaser(1, OTHER, title="Bad geschlossen (neu)"), TOWN)
    found = list(items.drain())
    assert [item.detail_url for item in found] == [PAGE, OTHER]
    assert [len(item.sightings) for item in found] == [1, 2]
