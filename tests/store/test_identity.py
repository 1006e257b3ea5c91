"""One article, one row: aliases, renamed posts, and teasers that grow a detail page."""

from herne_news.items import Sighting
from herne_news.store.archive import Archive
from herne_news.store.entries import Entry, PageRow
from herne_news.store.pages import article_of, known_identifiers
from herne_news.store.read import articles
from tests.store.records import DAY, LIST, OTHER_LIST, entry, kinds, release, rows, store, story

ROWS = "SELECT id, url FROM articles ORDER BY id"


def stored(archive: Archive) -> list[tuple[int, object]]:
    return [(found.id, found.article) for found in articles(archive)]


def test_the_same_article_again_changes_only_last_seen(archive: Archive) -> None:
    assert kinds(archive, entry(story(), 1), entry(story(), 3), entry(story(), 2)) == ["new", "unchanged", "unchanged"]
    assert rows(archive, "SELECT first_seen, last_seen, last_changed FROM articles") == [
        (DAY.format(1), DAY.format(3), DAY.format(1))
    ]
    assert len(rows(archive, "SELECT id FROM versions")) == 1


def test_a_change_adds_a_version_with_its_capture(archive: Archive) -> None:
    corrected = story(body="Verschoben.", captions=())
    assert kinds(archive, entry(story(), 1), entry(corrected, 2)) == ["new", "changed"]
    assert stored(archive) == [(1, corrected)]
    assert rows(archive, "SELECT first_seen, last_changed, capture_id FROM articles") == [
        (DAY.format(1), DAY.format(2), 2)
    ]
    assert rows(archive, "SELECT seen, record, capture_id, parser_version FROM versions ORDER BY id") == [
        (DAY.format(1), story().content_json(), 1, "1"),
        (DAY.format(2), corrected.content_json(), 2, "1"),
    ]


def test_a_better_reading_of_the_same_content_is_noted(archive: Archive) -> None:
    better = story(layout="N", evidence={"title": "jsonld"})
    assert kinds(archive, entry(story()), entry(better)) == ["new", "unchanged"]
    assert stored(archive) == [(1, better)]


def test_a_renamed_post_keeps_its_row(archive: Archive) -> None:
    renamed = story(url="https://inherne.net/neuer-name/")
    post = ("inherne:post:48211",)
    assert kinds(archive, entry(story(), identifiers=post), entry(renamed, 2, identifiers=post)) == ["new", "unchanged"]
    assert stored(archive) == [(1, renamed)]
    assert article_of(archive, story().url or "") == 1
    assert set(known_identifiers(archive, "url")) == {story().url, renamed.url}
    assert list(known_identifiers(archive, "post")) == ["inherne:post:48211"]


def test_another_post_may_move_into_a_former_address(archive: Archive) -> None:
    store(archive, entry(story(), identifiers=("inherne:post:1",)))
    store(archive, entry(story(url="https://inherne.net/neuer-name/"), identifiers=("inherne:post:1",)))
    newcomer = story(title="Ganz anders")
    assert kinds(archive, entry(newcomer, identifiers=("inherne:post:2",))) == ["new"]
    assert rows(archive, ROWS) == [(1, "https://inherne.net/neuer-name/"), (2, newcomer.url)]
    assert article_of(archive, newcomer.url or "") == 2


def test_an_alias_that_was_asked_for_leads_to_the_article(archive: Archive) -> None:
    assert kinds(archive, entry(story(), url="https://inherne.net/?p=7"), entry(story(), 2)) == ["new", "unchanged"]
    assert article_of(archive, "https://inherne.net/?p=7") == 1


def test_a_redirect_to_a_new_address_keeps_the_row(archive: Archive) -> None:
    moved = story(url="https://inherne.net/neuer-name/")
    assert kinds(archive, entry(story()), entry(moved, 2, url=story().url)) == ["new", "unchanged"]
    assert rows(archive, ROWS) == [(1, moved.url)]


def test_an_equal_teaser_in_another_list_is_a_sighting(archive: Archive) -> None:
    here, there = release(), release(list_url=OTHER_LIST)
    assert kinds(archive, entry(here, 1), entry(there, 2), entry(here, 3)) == ["new", "sighted", "unchanged"]
    assert stored(archive) == [(1, here)]
    assert rows(
        archive, "SELECT article_id, list_url, section, position, first_seen, last_seen FROM sightings ORDER BY 2"
    ) == [
        (1, LIST, "Rathaus", 1, DAY.format(1), DAY.format(3)),
        (1, OTHER_LIST, "Rathaus", 1, DAY.format(2), DAY.format(2)),
    ]


def test_a_detail_page_takes_over_the_teaser(archive: Archive) -> None:
    detail = release(
        138304, title="Spatenstich am „Hölkeskampring“", body="Der erste Spatenstich ist getan.\n\nMehr dazu."
    )
    assert kinds(archive, entry(release(), 1), entry(detail, 2)) == ["new", "changed"]
    assert stored(archive) == [(1, detail)]
    assert rows(archive, "SELECT first_seen FROM articles") == [(DAY.format(1),)]
    assert article_of(archive, release().url or "") == 1
    assert len(rows(archive, "SELECT id FROM versions")) == 2


def test_a_teaser_never_overwrites_its_detail_page(archive: Archive) -> None:
    detail, teaser = release(138304), release(body="Der erste Spatenstich ist getan. Und noch viel mehr Text als dort.")
    assert kinds(archive, entry(detail, 1), entry(teaser, 2)) == ["new", "sighted"]
    assert stored(archive) == [(1, detail)]
    assert rows(archive, "SELECT article_id, list_url FROM sightings") == [(1, LIST)]


def test_two_detail_pages_with_one_title_and_day_stay_two(archive: Archive) -> None:
    first, second = release(138304), release(138368, body="Eine andere Meldung.")
    assert kinds(archive, entry(first), entry(second), entry(release(), 2)) == ["new", "new", "sighted"]
    assert stored(archive) == [(1, first), (2, second)]
    assert rows(archive, "SELECT article_id FROM sightings") == [(1,)]
    assert kinds(archive, entry(first, 3), entry(second, 3)) == ["unchanged", "unchanged"]


def test_lists_that_shorten_differently_do_not_overwrite_each_other(archive: Archive) -> None:
    short, long = release(body="Kurz."), release(list_url=OTHER_LIST, body="Kurz. Und lang.")
    assert kinds(archive, entry(short, 1), entry(long, 1)) == ["new", "changed"]
    assert kinds(archive, entry(short, 2), entry(long, 2)) == ["sighted", "sighted"]
    corrected = release(body="Neu.")
    assert kinds(archive, entry(corrected, 3), entry(corrected, 4)) == ["changed", "unchanged"]
    assert [found for _, found in stored(archive)] == [corrected]


def test_a_detail_that_gets_its_title_late_takes_its_teaser_in(archive: Archive) -> None:
    bare = release(138304, title=None, date=None, published=None)
    detail = release(138304, body="Der erste Spatenstich ist getan.\n\nMehr dazu.")
    store(archive, entry(release(), 1), entry(bare, 2), entry(release(list_url=OTHER_LIST), 2))
    assert len(stored(archive)) == 2
    assert kinds(archive, entry(detail, 3)) == ["changed"]
    assert stored(archive) == [(2, detail)]
    assert rows(archive, "SELECT first_seen FROM articles") == [(DAY.format(1),)]
    assert rows(archive, "SELECT list_url FROM sightings WHERE article_id = 2 ORDER BY 1") == [(LIST,), (OTHER_LIST,)]
    assert len(rows(archive, "SELECT id FROM versions WHERE article_id = 2")) == 3
    assert kinds(archive, entry(release(), 4)) == ["sighted"]


def test_a_sighting_of_a_known_article(archive: Archive) -> None:
    store(archive, entry(story()))
    seen = Sighting(list_url="https://inherne.net/category/kultur/", section="Kultur", position=4)
    known = Entry(source="inherne", url=story().url or "", seen=DAY.format(2), sightings=(seen,))
    unknown = Entry(source="inherne", url="https://inherne.net/nie-gesehen/", seen=DAY.format(2), sightings=(seen,))
    assert [(o.kind, o.article_id) for o in store(archive, known, unknown)] == [("sighted", 1), ("sighted", None)]
    assert rows(archive, "SELECT article_id, section, position FROM sightings") == [(1, "Kultur", 4)]


def test_not_modified_counts_as_seen(archive: Archive) -> None:
    store(archive, entry(story(), 1))
    answer = Entry(source="inherne", url=story().url or "", seen=DAY.format(4), page=PageRow(status=304))
    assert kinds(archive, answer) == ["unchanged"]
    assert rows(archive, "SELECT last_seen FROM articles") == [(DAY.format(4),)]
