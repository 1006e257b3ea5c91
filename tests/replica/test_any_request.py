"""Any request has an answer: a server that breaks by chance tests nothing."""

from hypothesis import given
from hypothesis import strategies as st

from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.messages import Response

PIECES = (
    "/", "//", "page/", "2", "99999999999999999999", "feed/", "?paged=", "?p=", "?s=x", "&p=", "wp-json/wp/v2/posts",
    "?page=0", "?per_page=²", "?after=gestern", "?orderby=modified", "category/", "kultur/", "tag/", "kanal/", "2019/",
    "03/", "wp-sitemap.xml", "wp-sitemap-posts-post-7.xml", "neue-baenke-am-kanalufer/", "%C3%9F", "%ff", ".html",
    "Meldungen/News-Detailansicht_", "Rathaus/", "index.html", "allris/", "?MM=1&YY=x", "[", "#", "é",
)  # fmt: skip
TARGETS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=6).map(lambda pieces: "/" + "".join(pieces))


def is_an_answer(response: Response) -> bool:
    """Say whether status and headers go together."""
    moved = response.status in {301, 302}
    return response.status in {200, 301, 302, 400, 404} and moved == ("Location" in response.headers)


@given(target=TARGETS)
def test_the_magazine_answers_any_request(magazine: InherneSite, target: str) -> None:
    assert is_an_answer(magazine.respond(target))


@given(target=TARGETS)
def test_the_city_answers_any_request(city: HerneSite, target: str) -> None:
    assert is_an_answer(city.respond(target))
