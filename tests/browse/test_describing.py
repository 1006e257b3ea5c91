"""What the page of an article says of it to machines."""

import json
from pathlib import Path

from herne_news.store.archive import Archive
from tests.browse.asking import text, tree
from tests.browse.feeding import BASE, fetch
from tests.browse.safety.public import ask_archive
from tests.store.records import entry, store, story


def test_an_article_describes_itself(filled: Path) -> None:
    page = tree(fetch(filled, "/artikel/2"))
    (script,) = page.cssselect("script[type='application/ld+json']")
    assert json.loads(str(script.text)) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{BASE}/artikel/2",
        "url": f"{BASE}/artikel/2",
        "mainEntityOfPage": f"{BASE}/artikel/2",
        "headline": "Straßenfest Nummer 2",
        "alternativeHeadline": "Rund um die Müllerstraße",
        "description": "Am Wochenende wird gefeiert.",
        "datePublished": "2020-05-03T14:30:00+02:00",
        "dateModified": "2020-05-04",
        "inLanguage": "de",
        "author": [{"@type": "Person", "name": "Anja Gladisch"}, {"@type": "Person", "name": "Jörg Blömeke"}],
        "articleSection": ["Gesellschaft", "Ausgabe 2020/2"],
        "keywords": ["Fest"],
        "wordCount": 10,
        "publisher": {"@type": "Organization", "name": "Stadt Herne"},
        "isBasedOn": "https://inherne.net/straßenfest-2/",
        "associatedMedia": [
            {
                "@type": "ImageObject",
                "contentUrl": "https://inherne.net/b.jpg",
                "caption": "Die Bühne.",
                "creditText": "Thomas Schmidt",
            },
            {"@type": "ImageObject", "creditText": "Stadt Herne"},
        ],
    }
    assert [
        (meta.get("name"), meta.get("content")) for meta in page.cssselect("meta[name^='DC.'], meta[name^='z.']")
    ] == [
        ("z.itemType", "newspaperArticle"),
        ("DC.title", "Straßenfest Nummer 2"),
        ("DC.creator", "Anja Gladisch"),
        ("DC.creator", "Jörg Blömeke"),
        ("DC.subject", "Gesellschaft"),
        ("DC.subject", "Ausgabe 2020/2"),
        ("DC.subject", "Fest"),
        ("DC.description", "Am Wochenende wird gefeiert."),
        ("DC.publisher", "Stadt Herne"),
        ("DC.contributor", "Thomas Schmidt"),
        ("DC.contributor", "Stadt Herne"),
        ("DC.date", "2020-05-03"),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
        ("DC.identifier", "https://inherne.net/straßenfest-2/"),
        ("DC.language", "de"),
        ("DC.source", "inherne.net"),
    ]


def test_the_address_to_cite_and_the_words_for_search_engines(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive.open(path) as archive:
        store(archive, entry(story(1)), entry(story(2, lead=None, body=None)))
    page, other = (tree(ask_archive(path, "/artikel/1", address=address)[0]) for address in (BASE, None))
    said = [text(found) for found in page.cssselect("aside.about dt, aside.about dd")]
    assert said[said.index("Adresse in diesem Archiv") + 1] == f"{BASE}/artikel/1"
    assert "Adresse in diesem Archiv" not in text(other)
    assert [found.get("content") for found in page.cssselect("meta[name=description]")] == [
        "Am Wochenende wird gefeiert."
    ]
    assert tree(fetch(path, "/artikel/2")).cssselect("meta[name=description]") == []
