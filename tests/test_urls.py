"""One canonical URL for every alias of a page."""

from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from herne_news.urls import (
    HOSTS,
    canonical_url,
    fold_title,
    may_be_article,
    post_number,
    source_of,
    teaser_key,
    teaser_url,
)

POST = "https://inherne.net/neues-vom-kanal/"
DETAIL = "https://www.herne.de/Meldungen/News-Detailansicht_280387.html"
LIST = "https://www.herne.de/Familie-und-Bildung/Au%C3%9Ferschulische-Bildung/Stadtbibliothek/Aktuelles/"

ALIASES = [
    ("http://inherne.net/neues-vom-kanal/", POST),
    ("https://www.inherne.net/neues-vom-kanal/", POST),
    ("HTTPS://WWW.INHERNE.NET:443/neues-vom-kanal/", POST),
    ("http://inherne.net:80/neues-vom-kanal", POST),
    ("https://inherne.net//neues-vom-kanal//", POST),
    ("https://inherne.net/Neues-vom-Kanal/", POST),
    ("https://inherne.net/neues-vom-kanal/?utm_source=x&utm_medium=y&fbclid=abc", POST),
    ("https://inherne.net/neues-vom-kanal/?replytocom=12#respond", POST),
    ("https://inherne.net/neues-vom-kanal/#mehr", POST),
    ("https://inherne.net/index.php/neues-vom-kanal/", POST),
    ("https://inherne.net/neues-vom-kanal/page/1/", POST),
    ("https://inherne.net/./a/../neues-vom-kanal/", POST),
    ("  https://inherne.net/neues-vom-kanal/ ", POST),
    ("http://www.inherne.net/?p=065318&utm_source=feed", "https://inherne.net/?p=65318"),
    ("https://inherne.net", "https://inherne.net/"),
    ("https://inherne.net/page/1/", "https://inherne.net/"),
    (
        "https://inherne.net/wp-content/uploads/2019/03/Foto_Á.JPG",
        "https://inherne.net/wp-content/uploads/2019/03/Foto_%C3%81.JPG",
    ),
    ("http://herne.de/Meldungen/News-Detailansicht_280387.html", DETAIL),
    ("http://www.kids.herne.de/Meldungen/News-Detailansicht_280387.html", DETAIL),
    ("https://kids.herne.de/meldungen/News-Detailansicht_280387.html?x=1#top", DETAIL),
    ("https://www.herne.de/Rathaus/Politik/index.html", "https://www.herne.de/Rathaus/Politik/"),
    ("https://www.herne.de/Rathaus/Politik", "https://www.herne.de/Rathaus/Politik/"),
    ("https://www.herne.de/Homepage.html", "https://www.herne.de/"),
    ("https://herne.de/index.html", "https://www.herne.de/"),
    ("https://www.herne.de/Familie-und-Bildung/Außerschulische-Bildung/Stadtbibliothek/Aktuelles/", LIST),
    (
        "https://www.herne.de/Familie-und-Bildung/Au%c3%9ferschulische-Bildung/Stadtbibliothek/Aktuelles/index.html",
        LIST,
    ),
    (
        "https://www.herne.de/Familie-und-Bildung/Ausserschulische-Bildung/",
        "https://www.herne.de/Familie-und-Bildung/Ausserschulische-Bildung/",
    ),
    ("http://example.org:80/Pfad#x", "http://example.org/Pfad"),
]


@pytest.mark.parametrize(("alias", "canonical"), ALIASES, ids=[alias for alias, _ in ALIASES])
def test_aliases_fall_together(alias: str, canonical: str) -> None:
    assert canonical_url(alias) == canonical


@pytest.mark.parametrize(
    "address",
    ["", "inherne.net/x", "mailto:a@b.de", "ftp://inherne.net/x", "javascript:void(0)", "https:///x", "http://[::1"],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"expected an http or https address|Invalid IPv6"):
        canonical_url(address)


def test_relative_links_are_read_against_their_page() -> None:
    assert (
        canonical_url("../Politik/index.html", "https://herne.de/Rathaus/Finanzen/")
        == "https://www.herne.de/Rathaus/Politik/"
    )


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        (POST, True),
        ("https://inherne.net/die-neue-inherne-ist-da-3/", True),
        ("https://inherne.net/?p=65318", True),
        ("https://inherne.net/", False),
        ("https://inherne.net/page/2/", False),
        ("https://inherne.net/category/kultur/", False),
        ("https://inherne.net/author/anja/", False),
        ("https://inherne.net/tag/kanal/", False),
        ("https://inherne.net/2019/03/", False),
        ("https://inherne.net/feed/", False),
        ("https://inherne.net/neues-vom-kanal/feed/", False),
        ("https://inherne.net/wp-content/uploads/bild.jpg", False),
        ("https://inherne.net/wp-json/wp/v2/posts/", False),
        (DETAIL, True),
        ("https://www.herne.de/Rathaus/", False),
        ("https://www.herne.de/allris/vo020.asp?VOLFDNR=1", False),
        ("https://www.herne.de/Service/Dienstleistungen-Detailansicht_13707.html", False),
        ("https://www.herne.de/PDF/Klima/plan.pdf", False),
        ("https://example.org/neues/", False),
    ],
)
def test_form_says_what_may_be_an_article(url: str, answer: bool) -> None:
    assert may_be_article(canonical_url(url)) is answer


#: RFC 3986, 2.2: quoted or not, these may mean different things, so no spelling of them is folded.
SUB_DELIMITERS = "/;:@&=+$,!'()*[]"

hosts = st.sampled_from([*HOSTS["inherne"], *HOSTS["herne"], "example.org"])
paths = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12), max_size=5).map(
    "/".join
)


@given(
    st.sampled_from(["http", "https"]),
    hosts,
    paths,
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20),
)
@example("http", "inherne.net", "\\0", "")
def test_canonical_url_is_idempotent(scheme: str, host: str, path: str, query: str) -> None:
    once = canonical_url(f"{scheme}://{host}/{path}?{query}")
    assert canonical_url(once) == once
    assert source_of(once) == source_of(f"https://{host}/")


@given(hosts, paths)
@example("inherne.net", "\N{MUSICAL SYMBOL HALF NOTE}")
@example("www.herne.de", "Cafe\N{COMBINING ACUTE ACCENT}")
def test_quoted_and_plain_paths_are_one(host: str, path: str) -> None:
    plain = path.replace("%", "").replace("?", "").replace("#", "").replace("\\", "").strip()
    assert canonical_url(f"https://{host}/{quote(plain, safe=SUB_DELIMITERS)}") == canonical_url(
        f"https://{host}/{plain}"
    )


def test_post_number_of_a_short_link() -> None:
    assert post_number("https://inherne.net/?p=65318") == "65318"
    assert post_number(POST) is None


def test_titles_fold_to_what_a_reader_takes_for_the_same() -> None:
    assert fold_title("„Stilles Revier“ – neu") == fold_title('"Stilles  Revier" - NEU')
    assert fold_title("Straße") == fold_title("STRASSE")
    assert fold_title("Fahrrad") != fold_title("Fahrräder")


def test_teaser_address_is_kept_as_it_is() -> None:
    url = teaser_url("http://herne.de/Rathaus/index.html", teaser_key("2020-11-02", "Corona: 17 neue Fälle"))
    assert url.startswith("https://www.herne.de/Rathaus/#2020-11-02-")
    assert canonical_url(url) == url
    assert teaser_key("2020-11-02", "Corona – 17 neue Fälle") == teaser_key("2020-11-02", "Corona: 17 neue Fälle")
    assert teaser_key("2020-11-02", "Corona: 18 neue Fälle") != teaser_key("2020-11-02", "Corona: 17 neue Fälle")
