"""Facts on inherne.net, sections 5, 7 and 11: running text, bylines, characters; the ids name section and pattern."""

import json

import pytest

from tests.parsers.inherne.pages import FIRST, SECOND, body, paragraphs, read

BOTH = paragraphs(FIRST, SECOND)
LIST = "<a href='/a/'>Bienen auf dem Dach</a>", "<a href='/b/'>Saatgut zum Tauschen</a>"
TEXT: dict[str, tuple[str, list[str]]] = {
    "5-subheading": ("<h3>Ein Tag am Tor</h3>", ["## Ein Tag am Tor"]),
    "5-subheading-in-quotation-marks": ("<h3>„Das Tor klemmt“</h3>", ["## „Das Tor klemmt“"]),
    "5-subheading-of-a-clock-time": ("<h3>7:30 Uhr</h3>", ["## 7:30 Uhr"]),
    "5-subheading-that-ends-in-a-year": ("<p><strong>Der Bau von 1914</strong></p>", ["## Der Bau von 1914"]),
    "5-issue-module-of-bold-line-and-breaks": (
        "<div><strong>Der Bau</strong><br>Ein Satz steht hier.<br>Noch einer.</div>",
        ["## Der Bau", "Ein Satz steht hier.", "Noch einer."],
    ),
    "5-paragraphs-on-double-breaks": (
        "<p>Ein Satz ohne Ende<br><br>Ein neuer Absatz.</p>",
        ["Ein Satz ohne Ende", "Ein neuer Absatz."],
    ),
    "5-question-and-answers": (
        paragraphs("<b>inherne: Was bleibt?</b>", "Ute Brandt: Das Tor.", "Und der Kanal.", "Brandt: Sonst nichts."),
        ["inherne: Was bleibt?", "Ute Brandt: Das Tor.", "Und der Kanal.", "Brandt: Sonst nichts."],
    ),
    "5-speaker-alone-on-a-line": (paragraphs("<b>inherne:</b>", "Was bleibt?"), ["inherne:", "Was bleibt?"]),
    "5-see-also-with-commas": (
        f"<p>Siehe auch: {', '.join(LIST)}</p>",
        ["Siehe auch: Bienen auf dem Dach, Saatgut zum Tauschen"],
    ),
    "5-see-also-with-slash": (
        f"<p>Siehe auch: {' / '.join(LIST)}</p>",
        ["Siehe auch: Bienen auf dem Dach / Saatgut zum Tauschen"],
    ),
    "5-see-also-without-colon": (f"<p>Siehe auch {LIST[0]}</p>", ["Siehe auch Bienen auf dem Dach"]),
    "5-see-also-in-quotation-marks": (f'<p>Siehe dazu auch "{LIST[0]}"</p>', ['Siehe dazu auch "Bienen auf dem Dach"']),
    "5-see-also-between-question-and-answer": (
        f"<p>inherne: Was bleibt?</p><p>Siehe auch {LIST[0]}</p><p>Brandt: Das Tor.</p>",
        ["inherne: Was bleibt?", "Siehe auch Bienen auf dem Dach", "Brandt: Das Tor."],
    ),
    "5-line-in-front-of-a-slider": ("<p>Visualisierungen der Wettbewerbsentwürfe:</p>", []),
    "5-line-in-front-of-a-slider-of-an-event": ("<p>Eindrücke der Pressekonferenz im Rathaus:</p>", []),
    "5-heading-of-a-slider": (
        "<h3>Impressionen aus der Umkleidekabine</h3><ul class='slides'><li><img src='/a.jpg'></li></ul>",
        [],
    ),
    "5-heading-of-a-text": (
        "<h3>Impressionen einer Reise</h3><p>Es regnet.</p>",
        ["## Impressionen einer Reise", "Es regnet."],
    ),
    "5-impressions-in-a-sentence": (
        "<p>Eindrücke vom Fest sammelt das Archiv.</p>",
        ["Eindrücke vom Fest sammelt das Archiv."],
    ),
    "5-items-typed-by-hand": ("<p>* Brot<br>* Salz</p>", ["* Brot\n* Salz"]),
    "5-footnote": ("<p>* Der Name ist geändert.</p>", ["* Der Name ist geändert."]),
    "5-broadcasts": (
        "<p>So, 25.12./Di,27.12./Do, 29.12., 20.15 Uhr</p>",
        ["So, 25.12./Di,27.12./Do, 29.12., 20.15 Uhr"],
    ),
    "5-contact": (
        "<p>Anmeldung: 0 23 23 / 16 – 23 35, tor@example.org</p>",
        ["Anmeldung: 0 23 23 / 16 – 23 35, tor@example.org"],
    ),
    "5-bare-domain": ("<p>Mehr steht unter www.schleuse.example</p>", ["Mehr steht unter www.schleuse.example"]),
    "5-link-as-a-sentence": ("<p><a href='/p.pdf'>Das Programm zum Download!</a></p>", ["Das Programm zum Download!"]),
    "5-pages-of-the-print-issue": (
        "<p>Warum, steht auf den Seiten 32 und 33.</p>",
        ["Warum, steht auf den Seiten 32 und 33."],
    ),
    "6-caption-then-text-without-a-blank-line": (
        "<figure><img src='/a.jpg'><figcaption>Das Tor. © Ina Kohl</figcaption></figure>Der Text geht weiter.",
        ["Der Text geht weiter."],
    ),
    "11-quotation-marks-of-all-kinds": (
        '<p>„Eins“, „zwei", “drei”, „vier”, "fünf", „sechs ‚sieben‘ ‘acht’</p>',
        ['„Eins“, „zwei", “drei”, „vier”, "fünf", „sechs ‚sieben‘ ‘acht’'],
    ),
    "11-apostrophes": ("<p>Geht’s? Geht´s? Gehtʼs? Geht's?</p>", ["Geht’s? Geht´s? Gehtʼs? Geht's?"]),
    "11-dashes": ("<p>Eins - zwei – drei — vier.</p>", ["Eins - zwei – drei — vier."]),
    "11-paragraphs-of-a-fixed-blank": ("<p>&nbsp;</p><p>&nbsp;&nbsp;</p>", []),
    "11-blanks-doubled-and-fixed": ("<p>300&nbsp;000  Liter</p>", ["300 000 Liter"]),
    "11-print-leftovers": ("<p>römisch- orthodoxen, 29 -Jährige</p>", ["römisch- orthodoxen, 29 -Jährige"]),
    "11-newline-inside-a-sentence": ("<p>Die Frauen-\nwoche beginnt\nheute.</p>", ["Die Frauen- woche beginnt heute."]),
    "11-gender-star-and-signs": (
        "<p>Nachbar*innen pflanzen 3.600 m² #heimat.</p>",
        ["Nachbar*innen pflanzen 3.600 m² #heimat."],
    ),
    "11-soft-hyphen": ("<p>Back&shy;ofen</p>", ["Backofen"]),
}


@pytest.mark.parametrize("name", TEXT)
def test_text(name: str) -> None:
    inner, blocks = TEXT[name]
    assert body(inner) == blocks


def test_5_text_that_starts_with_a_subheading() -> None:
    assert read(f"<h3>„Das Tor klemmt“</h3>{paragraphs(FIRST)}").body == f"## „Das Tor klemmt“\n\n{FIRST}"


@pytest.mark.parametrize("place", ["first", "last"])
def test_5_see_also_at_either_end(place: str) -> None:
    see, text = f"<p>Siehe auch {LIST[0]}</p>", paragraphs(FIRST, SECOND)
    blocks = (read(see + text if place == "first" else text + see).body or "").split("\n\n")
    assert blocks[0 if place == "first" else -1] == "Siehe auch Bienen auf dem Dach"
    assert len(blocks) == 3


def test_5_pull_quote_that_stands_there_twice() -> None:
    said = "„Die Schleuse gehört zum Viertel wie der Kiosk“, sagt Ute Brandt."
    quote = "<blockquote><p>„Die Schleuse gehört zum Viertel wie der Kiosk“</p></blockquote>"
    assert body(quote, f"<p>{said}</p>", quote) == [said]


def told(name: str) -> str:
    graph = {"@type": "Article", "author": {"@type": "Person", "name": name}}
    return f"<script type='application/ld+json'>{json.dumps(graph)}</script>"


BYLINES: dict[str, tuple[str, tuple[str, ...]]] = {
    "7-interview-first": (f"<p>Das Interview führte Ute Brandt / Fotos: Rita Kohl / ZDF</p>{BOTH}", ("Ute Brandt",)),
    "7-text-and-photos-on-one-line-at-the-top": (f"<p>Text: Ute Brandt Fotos: Rita Kohl</p>{BOTH}", ("Ute Brandt",)),
    "7-name-as-last-line": (f"{BOTH}<p>Ute Brandt</p>", ("Ute Brandt",)),
    "7-name-as-last-line-in-italics": (f"{BOTH}<p><em>Ute Brandt</em></p>", ("Ute Brandt",)),
    "7-name-as-last-line-in-brackets": (f"{BOTH}<p>(Ute Brandt)</p>", ("Ute Brandt",)),
    "7-two-names": (f"{BOTH}<p>Von Ute Brandt und Jan Süß</p>", ("Ute Brandt", "Jan Süß")),
    "7-sign": (f"{BOTH}<p>red/jör</p>", ()),
    "7-office": (f"{BOTH}<p>Text: Redaktion</p>", ()),
    "7-photographers-only": (f"{BOTH}<p>Fotos: Rita Kohl</p>", ()),
}


@pytest.mark.parametrize("name", BYLINES)
def test_byline(name: str) -> None:
    inner, authors = BYLINES[name]
    article = read(inner)
    assert (article.authors, article.body) == (authors, f"{FIRST}\n\n{SECOND}")


def test_7_editor_named_in_the_introduction_who_stays_text() -> None:
    intro = "inherne-Redakteurin Ute Brandt war an der Schleuse."
    article = read(paragraphs(intro, SECOND))
    assert (article.authors, article.body) == (("Ute Brandt",), f"{intro}\n\n{SECOND}")


@pytest.mark.parametrize("text", ["Der Autor dieses Textes wohnt am Kanal.", "Ich habe das Tor selbst bewegt."])
def test_7_author_without_a_name(text: str) -> None:
    article = read(paragraphs(FIRST, text))
    assert (article.authors, article.body) == ((), f"{FIRST}\n\n{text}")


def test_7_author_told_only_to_machines() -> None:
    assert read(paragraphs(FIRST, SECOND), head=told("Ute Brandt")).authors == ("Ute Brandt",)


def test_7_author_of_a_link_to_their_page() -> None:
    link = "<p class='meta'><a href='https://inherne.net/author/ute/'>Ute Brandt</a></p>"
    assert read(paragraphs(FIRST, SECOND), below=link).authors == ("Ute Brandt",)
