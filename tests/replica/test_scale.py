import tracemalloc

import pytest

from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite

MANY = 20_000


@pytest.mark.parametrize("make", [InherneSite, HerneSite])
def test_the_same_seed_gives_the_same_bytes(make: type[InherneSite] | type[HerneSite]) -> None:
    one, two, other = make(30, 5), make(30, 5), make(30, 6)
    assert list(one.articles()) == list(two.articles())
    assert list(one.articles()) != list(other.articles())
    for article in one.articles():
        url = (article.url or "").partition("#")[0]
        assert one.respond(url) == two.respond(url)
    assert one.respond("/").body != other.respond("/").body


def test_twenty_thousand_articles_are_not_held_in_memory() -> None:
    magazine, city = InherneSite(MANY, 1), HerneSite(MANY, 1)
    tracemalloc.start()
    try:
        for index in range(0, MANY, 500):
            assert magazine.article(index).body
            assert city.story(index).plan.title
        assert magazine.respond(magazine.article(12_345).url or "").status == 200
        assert magazine.respond("/wp-sitemap-posts-post-10.xml").status == 200
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 16_000_000


def test_addresses_of_twenty_thousand_articles_are_unlike() -> None:
    magazine, city = InherneSite(MANY, 2), HerneSite(MANY, 2)
    assert len({magazine.catalogue.planner.names(index)[0] for index in range(MANY)}) == MANY
    assert len({magazine.catalogue.planner.post_id(index) for index in range(MANY)}) == MANY
    numbers = [city.planner.number(index) for index in range(MANY)]
    assert numbers == sorted(set(numbers))
    assert all(city.planner.index_of(number) == index for index, number in enumerate(numbers))


def test_more_articles_than_titles_are_refused() -> None:
    for make in (InherneSite, HerneSite):
        with pytest.raises(ValueError, match="expected at most 25920 articles"):
            make(30_000, 1)
