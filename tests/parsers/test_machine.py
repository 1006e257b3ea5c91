import json
from typing import Any

from herne_news.parsers.machine import Machine, read_machine
from herne_news.parsers.page import Page


def machine(head: str) -> Machine:
    page = Page.from_bytes(f"<html><head>{head}</head><body><p>Text</p></body></html>".encode())
    assert isinstance(page, Page)
    return read_machine(page)


def script(*nodes: dict[str, Any]) -> str:
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    return f'<script type="application/ld+json">{json.dumps(graph)}</script>'


ARTICLE = {
    "@type": ["NewsArticle"],
    "headline": "Titel",
    "datePublished": "2019-03-05T13:30:00Z",
    "dateModified": "2019-03-06",
    "articleSection": ["Kultur", "Freizeit"],
    "keywords": "Musik",
}


def values(found: Any) -> list[str]:
    return [told.value for told in found]


def test_article_node() -> None:
    found = machine(script({"@type": "WebSite", "name": "inHerne"}, ARTICLE))
    assert values(found.titles) == ["Titel"]
    assert values(found.published) == ["2019-03-05T14:30:00+01:00"]
    assert values(found.updated) == ["2019-03-06"]
    assert values(found.categories) == ["Kultur", "Freizeit"]
    assert values(found.tags) == ["Musik"]
    assert found.site_names == {"inHerne"}
    assert found.is_article
    assert not found.is_listing


def test_an_author_by_reference_nested_in_a_list_or_as_a_name() -> None:
    person = {"@type": "Person", "@id": "#ruth", "name": "Ruth Hellkamp"}
    for author in (
        {"@id": "#ruth"},
        [{"@id": "#ruth"}],
        {"name": "Ruth Hellkamp", "@id": "#x"},
        "Ruth Hellkamp",
        "#ruth",
    ):
        assert values(machine(script({**ARTICLE, "author": author}, person)).authors) == ["Ruth Hellkamp"]


def test_an_author_by_first_name_and_surname() -> None:
    authors = [{"@type": "Person", "givenName": "Ruth", "familyName": "Hellkamp"}, {"@type": "Person", "url": "/a/"}]
    assert values(machine(script({**ARTICLE, "author": authors})).authors) == ["Ruth Hellkamp"]


def test_a_card_that_labels_the_author_in_another_language() -> None:
    card = "<meta name='twitter:label1' content='Écrit par'><meta name='twitter:data1' content='Ruth Hellkamp'>"
    assert values(machine(card).authors) == ["Ruth Hellkamp"]


def test_an_article_that_is_the_main_entity_of_a_page() -> None:
    found = machine(script({"@type": "WebPage", "mainEntity": {**ARTICLE, "author": {"name": "Ruth Hellkamp"}}}))
    assert (values(found.titles), values(found.authors), found.is_article) == (["Titel"], ["Ruth Hellkamp"], True)


def test_an_organisation_is_no_author() -> None:
    assert (
        values(machine(script({**ARTICLE, "author": {"@type": "Organization", "name": "Stadt Herne"}})).authors) == []
    )


def test_dates_of_the_page_where_there_is_no_article_node() -> None:
    found = machine(
        script({"@type": "WebPage", "datePublished": "2019-03-05T13:30:00+00:00", "dateModified": "Unsinn"})
    )
    assert [(told.value, told.rule) for told in found.published] == [("2019-03-05T14:30:00+01:00", "jsonld:WebPage")]
    assert found.updated == ()


def test_metas_come_behind_the_graph() -> None:
    metas = (
        '<meta property="og:title" content="Titel - inHerne"><meta property="og:type" content="article">'
        '<meta property="article:published_time" content="2019-03-05T14:30:00+01:00">'
        '<meta property="article:tag" content="Eins"><meta property="article:tag" content="Zwei">'
        '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ruth Hellkamp">'
    )
    found = machine(script(ARTICLE) + metas)
    assert [told.rule for told in found.titles] == ["jsonld:headline", "meta:og:title"]
    assert values(found.tags) == ["Musik", "Eins", "Zwei"]
    assert values(found.authors) == ["Ruth Hellkamp"]
    assert machine(metas).is_article


def test_microdata() -> None:
    page = Page.from_bytes(
        b'<html><body><time itemprop="datePublished" datetime="2019-03-05T14:30">x</time></body></html>'
    )
    assert isinstance(page, Page)
    assert values(read_machine(page).published) == ["2019-03-05T14:30:00+01:00"]


def test_a_listing() -> None:
    assert machine(script({"@type": "CollectionPage", "name": "Kultur"})).is_listing


def test_nonsense_says_nothing() -> None:
    found = machine(
        script({"@type": 5, "@id": ["x"], "headline": {"a": 1}, "author": 7}, {"@type": "Article", "author": [None, 3]})
    )
    assert values(found.titles) == []
    assert values(found.authors) == []
