"""Days beside other words below the headline: reading time, author, term, the day of the last change."""

import pytest

from tests.parsers.inherne.pages import FIRST, SECOND, paragraphs, read

TEXT = paragraphs(FIRST, SECOND)
TOLD = "<meta property='article:published_time' content='2019-03-05T08:00:00+01:00'>"

LINES = {
    "slashes": "25/03/2019 | Ute Brandt",
    "reading-time": "5. März 2019, Lesezeit 4 Min.",
    "minutes": "5. März 2019, 4 Minuten",
    "author": "5. März 2019 von Ute Brandt",
    "author-in-english": "March 5, 2019 By Ute Brandt",
    "term": "5. März 2019 In Rund um Kultur",
    "minutes-in-brackets": "5. März 2019 (5 Min. Lesezeit)",
    "element-beside-minutes": "<span>5. März 2019</span> <span>5 Min. Lesezeit</span>",
    "element-beside-a-term": "<span>5. März 2019</span> <span>Kultur</span>",
    "element-behind-an-author": "<span>Ute Brandt</span> <span>5. März 2019</span>",
}


@pytest.mark.parametrize("name", LINES)
def test_words_behind_the_day(name: str) -> None:
    article = read(TEXT, line="", below=f"<div class='beitrag-kopf'><p>{LINES[name]}</p></div>")
    day = "2019-03-25" if name == "slashes" else "2019-03-05"
    assert (article.date, article.evidence["date"]) == (day, "text:date-line")


@pytest.mark.parametrize(
    "line",
    [
        "Am 5. März 2019 in Herne eröffnet",
        "5. März 2019 von der Stadt am Kanal gefeiert und nicht vergessen",
        "Am <b>5. März 2019</b> wird die Schleuse eröffnet",
        "Aktualisiert: <span>5. März 2019</span> Kultur",
    ],
)
def test_a_sentence_about_a_day_is_no_date_line(line: str) -> None:
    assert read(TEXT, line="", below=f"<div class='beitrag-kopf'><p>{line}</p></div>").date is None


def test_day_of_a_change_behind_the_author() -> None:
    line = "<div class='entry-meta'>Ute Brandt Zuletzt aktualisiert: 9. Mai 2021</div>"
    assert read(TEXT, line="", below=line, head=TOLD).date == "2019-03-05"


def test_day_of_a_change_before_the_day_that_machines_are_told() -> None:
    line = "<div class='entry-meta'>Ute Brandt Zuletzt aktualisiert: 4. März 2019</div>"
    assert read(TEXT, line="", below=line, head=TOLD).date == "2019-03-04"


def test_block_of_wordpress_that_shows_the_last_change() -> None:
    changed = "<div class='wp-block-post-date__modified-date wp-block-post-date'><time>9. Mai 2021</time></div>"
    assert read(TEXT, line="", below=changed, head=TOLD).date == "2019-03-05"


def test_day_under_a_label_of_its_own_at_the_start_of_the_text() -> None:
    article = read("<h4>Veröffentlicht</h4><div>5. März 2019</div>", TEXT, line="")
    assert (article.date, article.body) == ("2019-03-05", f"{FIRST}\n\n{SECOND}")


def test_line_of_a_block_named_meta_in_the_manner_of_bem() -> None:
    line = "<div class='beitrag__meta'>Ute Brandt 5. März 2019 Kultur</div>"
    assert read(TEXT, line="", below=line).date == "2019-03-05"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<a rel='tag' href='/k/'>Rund um Kultur</a>, <a rel='tag' href='/s/'>Stadt</a> 5. März 2019", "2019-03-05"),
        ("5. März 2019 <a rel='category tag' href='/k/'>Rund um Kultur</a>", "2019-03-05"),
        ("<a rel='author' href='/u/'>Ute Brandt</a> <a rel='tag' href='/k/'>Kultur</a> 5. März 2019", "2019-03-05"),
        ("<a href='/hafenfest/'>Das Hafenfest beginnt</a> 5. März 2019", None),
        ("<a rel='tag' href='/k/'>Kultur</a> eröffnet am 5. März 2019", None),
        ("<a rel='tag' href='/k/'>Kultur</a> Aktualisiert: 5. März 2019", None),
    ],
    ids=["behind-terms", "before-a-term", "author-and-term", "another-article", "sentence", "change"],
)
def test_day_beside_links_with_no_separator(line: str, day: str | None) -> None:
    assert read(TEXT, line="", below=f"<div><p>{line}</p></div>").date == day
