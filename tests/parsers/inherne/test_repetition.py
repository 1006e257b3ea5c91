"""What is said twice: pull quotes go, running text stays."""

import pytest

from herne_news.items import Article
from herne_news.parsers import parse

SENTENCE = "Einige Anlieger befürchten mehr Lärm"
LONG = f"Nicht alle waren einverstanden. {SENTENCE}. Wer mitmachen möchte, kann sich bis Freitag melden."
SAID = f"Nicht alle waren einverstanden. „{SENTENCE}“, sagte eine Nachbarin. Sie kann sich bis Freitag melden."
OTHER = "Die Bagger sind da: Am Kanal beginnt in dieser Woche der Umbau der alten Schleuse."


def paragraphs(*inner: str) -> list[str]:
    """Return the paragraphs that the parser gives for a post of these elements."""
    page = (
        "<!doctype html><html><body class='single postid-7'><main><article class='post hentry'>"
        "<h1 class='entry-title'>Am Kanal</h1><p class='post-meta'>5. März 2019 | Kultur</p>"
        f"<div class='entry-content'>{''.join(inner)}</div></article></main></body></html>"
    )
    result = parse(page.encode(), "https://inherne.net/am-kanal/", "inherne")
    assert isinstance(result, Article)
    return (result.body or "").split("\n\n")


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        pytest.param(f"<p>„{SENTENCE}“</p>", LONG, id="in-quotation-marks"),
        pytest.param(f'<p>"{SENTENCE}."</p>', LONG, id="in-straight-marks-with-full-stop"),
        pytest.param(f"<blockquote><p>{SENTENCE}</p></blockquote>", LONG, id="in-a-block-of-quotation"),
        pytest.param(f"<div class='pullquote'><p>{SENTENCE}</p></div>", LONG, id="in-a-pull-quote's-markup"),
        pytest.param(f"<p>{SENTENCE}</p>", SAID, id="bare-words-that-somebody-says-in-the-text"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False], ids=["before-the-text", "behind-the-text"])
def test_pull_quote_stands_once(quote: str, text: str, is_first: bool) -> None:
    inner = [quote, f"<p>{text}</p>"] if is_first else [f"<p>{text}</p>", quote]
    assert paragraphs(f"<p>{OTHER}</p>", *inner) == [OTHER, text]


def test_sentence_that_the_text_says_twice_stays() -> None:
    assert paragraphs(f"<p>{OTHER}</p>", f"<p>{SENTENCE}.</p>", f"<p>{LONG}</p>") == [OTHER, f"{SENTENCE}.", LONG]


def test_same_paragraph_again_stands_once() -> None:
    assert paragraphs(f"<p>{OTHER}</p>", f"<p>{LONG}</p>", f"<p>{OTHER}</p>") == [OTHER, LONG]


def test_quotation_that_the_text_does_not_have_stays() -> None:
    assert paragraphs(f"<p>{OTHER}</p>", "<blockquote><p>Das war längst überfällig.</p></blockquote>") == [
        OTHER,
        "Das war längst überfällig.",
    ]
