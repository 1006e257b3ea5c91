"""What some themes print in lines of their own kind: a sentence behind the text, a name without a label, the day in code."""

import pytest

from tests.parsers.inherne.pages import FIRST, SECOND, paragraphs, read

TEXT = paragraphs(FIRST, SECOND)
DAY = "2019-03-05"
CULTURE = "<a href='/category/kultur/' rel='category tag'>Kultur</a>"

SENTENCES = {
    "written": f"Dieser Eintrag wurde am Dienstag, 5. März 2019 um 10:00 Uhr von Ute Brandt verfasst, Rubrik {CULTURE}.",
    "published": f"Dieser Artikel wurde am 05. März 2019 von Ute Brandt veröffentlicht und wurde unter {CULTURE} abgelegt.",
    "english": f"This entry was posted by Ute Brandt on Tuesday, March 5th, 2019 at 10:00 am and is filed under {CULTURE}.",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_sentence_behind_the_text(name: str) -> None:
    article = read(TEXT, f"<p class='postmetadata alt'><small>{SENTENCES[name]}</small></p>", line="")
    assert (article.date, article.authors, article.categories) == (DAY, ("Ute Brandt",), ("Kultur",))
    assert article.body == f"{FIRST}\n\n{SECOND}"


def test_sentence_that_names_nobody() -> None:
    sentence = f"Dieser Eintrag wurde am 5. März 2019 um 10:00 Uhr unter {CULTURE} abgelegt."
    article = read(TEXT, f"<p class='postmetadata'>{sentence}</p>", line="")
    assert (article.date, article.authors) == (DAY, ())


def test_day_in_code_that_readers_do_not_see() -> None:
    line = (
        "<div class='fusion-meta-info'>By <span class='vcard'><span class='fn'>Ute Brandt</span></span><span>|</span>"
        "<span class='updated rich-snippet-hidden'>2020-05-09T10:00:00+02:00</span><span>5. März 2019</span><span>|</span>"
        f"{CULTURE}</div>"
    )
    article = read(f"{TEXT}</div>{line}<div>", line="")
    assert (article.date, article.authors, article.categories) == (DAY, ("Ute Brandt",), ("Kultur",))


@pytest.mark.parametrize(
    ("first", "authors"),
    [
        ("Ute Brandt", ("Ute Brandt",)),
        ("<a href='/k/'>Schöne Künste</a>", ()),
        ("Kultur", ()),
        ("Redaktion", ()),
        ("| | ", ()),
    ],
)
def test_what_stands_before_the_day_without_a_label(first: str, authors: tuple[str, ...]) -> None:
    line = (
        f"<p class='post-meta'><span>{first}</span> • <span>5. März 2019</span> • <a href='/category/k/'>Kanal</a></p>"
    )
    assert read(TEXT, line="", below=line).authors == authors


def test_what_stands_behind_the_day_without_a_label() -> None:
    assert read(TEXT, line="", below="<p class='post-meta'>5. März 2019 | Schöne Künste</p>").authors == ()


def test_name_before_the_day_in_no_line_of_meta_data() -> None:
    assert read(TEXT, line="", below="<p class='zeile'>Bad Langensalza | 5. März 2019</p>").authors == ()


@pytest.mark.parametrize("line", ["|", " · ", "– –", "Ute Brandt |", "| 2019"])
def test_line_of_separators(line: str) -> None:
    article = read(TEXT, line="", below=f"<p class='post-meta'>{line}</p>")
    assert (article.authors, article.body) == ((), f"{FIRST}\n\n{SECOND}")
