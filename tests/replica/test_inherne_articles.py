"""The truth of the sample magazine against its own pages, read without the project's parsers."""

import json
from collections import Counter

import pytest
from lxml import etree

from herne_news.replica.inherne import InherneSite
from herne_news.replica.inherne.composing import QUOTE_FORMS, WIDGETS
from herne_news.replica.inherne.pictures import FORMS
from herne_news.replica.inherne.plans import BYLINES, MACHINE, THEMES
from herne_news.replica.inherne.stories import LEADS
from herne_news.urls import canonical_url, may_be_article
from tests.replica.reading import folded, text_of

INDICES = range(120)


@pytest.mark.parametrize("index", INDICES)
def test_all_text_of_the_record_stands_on_the_page(magazine: InherneSite, index: int) -> None:
    article = magazine.article(index)
    answers = [magazine.respond(url) for url in magazine.pages(index)]
    assert [answer.status for answer in answers] == [200] * len(answers)
    shown = " ".join(text_of(answer.body) for answer in answers)
    source = folded(" ".join(answer.body.decode() for answer in answers))
    wanted = [article.title, article.kicker, *article.categories, *article.tags]
    wanted += [
        cell
        for line in (article.body or "").split("\n")
        for cell in line.removeprefix("## ").removeprefix("- ").split(" | ")
    ]
    assert [text for text in wanted if text and text not in shown] == []
    named = [name in shown or name in source or json.dumps(name) in source for name in article.authors]
    assert all(named)


@pytest.mark.parametrize("index", INDICES)
def test_pages_weigh_60_to_120_kilobytes(magazine: InherneSite, index: int) -> None:
    assert all(60_000 <= len(magazine.respond(url).body) <= 120_000 for url in magazine.pages(index))


def test_pages_have_as_many_elements_as_real_ones(magazine: InherneSite) -> None:
    """The middle one of 67 real WordPress pages of that weight has 618 elements, half of them have 508 to 730."""
    roots = [etree.fromstring(magazine.respond(magazine.pages(index)[0]).body, etree.HTMLParser()) for index in INDICES]
    elements = sorted(sum(1 for _ in root.iter(etree.Element)) for root in roots)
    assert 508 <= elements[len(elements) // 2] <= 730


def test_records_keep_to_the_contract(magazine: InherneSite) -> None:
    for article in magazine.articles():
        assert article.url == canonical_url(article.url or "")
        assert may_be_article(article.url)
        assert article.body
        assert article.lead is None or article.body.startswith(article.lead.split("\n\n")[0])
        assert article.category == (article.categories[0] if article.categories else None)
        assert [caption.position for caption in article.captions] == list(range(1, len(article.captions) + 1))
        assert all(caption.text or caption.credit for caption in article.captions)
        assert (article.published or "")[:10] == (article.date or "")
        assert not any(
            text and text in article.body for text in ("Teilen mit", "Newsletter bestellen", "nur im Skript", "Text: ")
        )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_variant_occurs_among_120_articles(seed: int) -> None:
    site = InherneSite(120, seed)
    stories = [site.story(index) for index in INDICES]
    blocks = [block for story in stories for block in story.blocks]
    seen: dict[str, Counter[str]] = {
        "layout": Counter(story.plan.layout for story in stories),
        "theme": Counter(story.plan.theme for story in stories),
        "machine": Counter(story.plan.machine for story in stories),
        "lead": Counter(story.lead_form for story in stories),
        "byline": Counter(story.plan.byline for story in stories),
        "kind": Counter(story.plan.kind for story in stories),
        "widget": Counter(block.form for block in blocks if block.kind == "pictures"),
        "quote": Counter(block.form for block in blocks if block.kind == "quote"),
        "block": Counter(block.kind for block in blocks),
    }
    wanted: dict[str, set[str]] = {
        "layout": {"A", "I", "N", "A-"},
        "theme": set(THEMES),
        "machine": set(MACHINE),
        "lead": set(LEADS),
        "byline": set(BYLINES),
        "kind": {"report", "interview", "issue", "gallery", "parts", "untitled"},
        "widget": set(WIDGETS),
        "quote": set(QUOTE_FORMS),
        "block": {
            "paragraph",
            "heading",
            "list",
            "table",
            "lines",
            "quote",
            "byline",
            "signed",
            "pictures",
            "noise",
            "break",
        },
    }
    assert {feature: wanted[feature] - set(seen[feature]) for feature in wanted} == {
        feature: set() for feature in wanted
    }
    captions = [caption for index in INDICES for caption in site.article(index).captions]
    assert len(captions) > 2 * len(FORMS)
    assert {(caption.text is None, caption.credit is None) for caption in captions} == {
        (True, False),
        (False, True),
        (False, False),
    }


def test_the_odd_posts_are_there(magazine: InherneSite) -> None:
    records = [magazine.article(index) for index in INDICES]
    titles = Counter(record.title for record in records)
    assert titles["Die neue inherne ist da"] == 4
    assert {f"https://inherne.net/die-neue-inherne-ist-da{end}/" for end in ("", "-2", "-3", "-4")} <= {
        record.url for record in records
    }
    assert [record.title for record in records if record.title is None] == [None]
    assert any("👩‍👩‍👧" in (record.title or "") for record in records)
    assert any(
        (record.date or "").endswith("-01-01") and (record.category or "").startswith("Ausgabe") for record in records
    )
    assert any(record.date is None for record in records)
    assert any(record.kicker == "32. Ausgabe" for record in records)
    assert max(len(record.captions) for record in records) >= 10
    assert {len(record.categories) for record in records} == {0, 1, 2, 3}
    assert max(len(magazine.pages(index)) for index in INDICES) == 3


def test_record_of_one_article_as_a_whole(magazine: InherneSite) -> None:
    """A gallery post is small enough to be compared with its page by eye."""
    index = next(i for i in INDICES if magazine.story(i).plan.kind == "gallery")
    article, story = magazine.article(index), magazine.story(index)
    assert article.lead is None
    assert article.body == text_of(f"<p>{story.blocks[0].lines[0]}</p>")
    assert len(article.captions) == 10
    page = magazine.respond(article.url or "").body.decode()
    assert page.count("display: none; width: 100%") == 9


#: What makes pages hard to read, each with a sign of it that stands in the markup.
HAZARDS = {
    "soft hyphen": "&shy;",
    "decomposed umlaut": "u\u0308",
    "entity": "&auml;",
    "no-break space": "&nbsp;",
    "thin space": "\u2009",
    "empty paragraph": "<p>&nbsp;</p>",
    "empty subheading": "<h2>&nbsp;</h2>",
    "pasted from a word processor": 'class="MsoNormal"',
    "breaks for paragraphs": "<br />\n<br />",
    "hidden slide": "display: none; width: 100%",
    "lazy image": ' data-lazy-src="',
    "image twice": "<noscript><img",
    "caption in an attribute": " data-envira-caption=",
    "empty caption": "<figcaption></figcaption>",
    "doubled credit": "Foto: Pixabay Foto: Pixabay",
    "script with a headline": '{"headline": "Kein Titel"}',
    "share bar in the text": "sharedaddy",
    "related posts": "yarpp-related",
    "comment with a day of its own": "comment-content",
    "strip of other articles": "top-themen",
    "broken JSON-LD": '"@type": "WebSite",}',
    "author by reference": '"author": {"@id"',
    "site title as h1": '<h1 class="site-title">',
    "kicker in the headline": '<span class="kicker">',
    "day without a link": 'class="datum-kategorie"',
}


@pytest.mark.parametrize("hazard", HAZARDS)
def test_hazard_occurs(pages_of_three_seeds: tuple[str, ...], hazard: str) -> None:
    assert all(HAZARDS[hazard] in pages for pages in pages_of_three_seeds)


@pytest.fixture(scope="module")
def pages_of_three_seeds() -> tuple[str, ...]:
    """All pages of three sample magazines, each as one text."""
    sites = [InherneSite(120, seed) for seed in (1, 2, 3)]
    return tuple(
        "".join(site.respond(url).body.decode() for index in INDICES for url in site.pages(index)) for site in sites
    )
