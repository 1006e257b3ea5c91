"""Captions taken apart: facts on inherne.net, section 6, and what is common elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.parsers.credits import credit_line, split_credit

#: facts on inherne.net, section 6
FORMS = {
    "glued": ("Beim Fest ©Olaf Kemper, Stadt Herne", "Beim Fest", "Olaf Kemper, Stadt Herne"),
    "spaced": ("Beim Fest. © Olaf Kemper, Stadt Herne.", "Beim Fest.", "Olaf Kemper, Stadt Herne"),
    "tight": ("Im Jahr 2023.©Olaf Kemper", "Im Jahr 2023.", "Olaf Kemper"),
    "foto-as-credit": ("Beim Fest. Foto: Olaf Kemper, Stadt Herne.", "Beim Fest.", "Olaf Kemper, Stadt Herne"),
    "foto-as-label": ("Foto: Alle beim Fest. © Olaf Kemper, WDR", "Alle beim Fest.", "Olaf Kemper, WDR"),
    "foto-label-alone": ("Foto: Die Halle wird heute eröffnet", "Die Halle wird heute eröffnet", None),
    "at-sign": ("Beim Fest @Olaf Kemper, Stadt Herne", "Beim Fest", "Olaf Kemper, Stadt Herne"),
    "e-mail": ("Karten unter fest@Herne.example", "Karten unter fest@Herne.example", None),
    "bare-name": ("Beim Fest,.Olaf Kemper, Stadt Herne", "Beim Fest", "Olaf Kemper, Stadt Herne"),
    "credit-only": ("© Stadt Herne, Olaf Kemper", None, "Stadt Herne, Olaf Kemper"),
    "underscore": ("© Stadt Herne_Olaf Kemper", None, "Stadt Herne_Olaf Kemper"),
    "dash": ("Fest © Stadt Herne - Olaf Kemper", "Fest", "Stadt Herne - Olaf Kemper"),
    "slash": ("Fest © Rita Friedrich/ZDF", "Fest", "Rita Friedrich/ZDF"),
    "firm": ("Fest ©adhoc Verlag", "Fest", "adhoc Verlag"),
    "lower-case-firm": ("© in search of a tulip", None, "in search of a tulip"),
    "agency": ("Foto: Pixabay", None, "Pixabay"),
    "agency-twice": ("Foto: Pixabay Foto: Pixabay", None, "Pixabay"),
    "whole-twice": ("Beim Fest. © Olaf Kemper Beim Fest. © Olaf Kemper", "Beim Fest.", "Olaf Kemper"),
    "credit-twice": ("© O. Kemper, WDR. © O. Kemper, WDR", None, "O. Kemper, WDR"),
    "first-word-twice": ("VHS-Leiterin VHS-Leiterin Eva Brandt © O. Kemper", "VHS-Leiterin Eva Brandt", "O. Kemper"),
    "file-name": ("fest2014_1_copyright_o_kemper Beim Fest ©O. Kemper", "Beim Fest", "O. Kemper"),
    "file-with-ending": ("IMG-12.jpg Beim Fest", "Beim Fest", None),
    "name-only": ("Oskar Schleiter", "Oskar Schleiter", None),
    "brackets": ("Beim Fest (Foto: Olaf Kemper)", "Beim Fest", "Olaf Kemper"),
    "names-before": ("Eva, Uwe (v.l.), Ina und Jan. © O. Kemper", "Eva, Uwe (v.l.), Ina und Jan.", "O. Kemper"),
    "glued-copyright-label": ("Beim Fest Foto: © O. Kemper", "Beim Fest", "O. Kemper"),
    "bare-label": ("Foto © O. Kemper", None, "O. Kemper"),
    "bare-label-behind-a-sentence": ("Beim Fest. Fotos © O. Kemper", "Beim Fest.", "O. Kemper"),
    "bare-label-in-brackets": ("Beim Fest (Foto © O. Kemper)", "Beim Fest", "O. Kemper"),
    "picture-that-is-no-label": ("Das schönste Foto © O. Kemper", "Das schönste Foto", "O. Kemper"),
    "two-marks": ("© Stadt Herne, © Olaf Kemper", None, "Stadt Herne, Olaf Kemper"),
    "mark-behind": ("Olaf Kemper ©", None, "Olaf Kemper"),
    "marks-alone": ("©©", None, None),
    "nothing": (" \u00a0", None, None),
}
#: What the facts do not show, but other papers print.
OTHER_FORMS = {
    "foto-in-a-sentence": (
        "Das Foto: eine Erinnerung an 1960. Repro: Stadtarchiv",
        "Das Foto: eine Erinnerung an 1960.",
        "Stadtarchiv",
    ),
    "foto-as-label-and-repro": (
        "Foto: eine Erinnerung an 1960. Repro: Stadtarchiv",
        "eine Erinnerung an 1960.",
        "Stadtarchiv",
    ),
    "two-labels": ("Foto: Olaf Kemper, Repro: Stadtarchiv", None, "Olaf Kemper, Stadtarchiv"),
    "all-photos": ("Beim Fest. Alle Fotos: Olaf Kemper", "Beim Fest.", "Olaf Kemper"),
    "source": ("Gäste je Jahr (Quelle: Stadt Herne)", "Gäste je Jahr", "Stadt Herne"),
    "picture": ("Picture: Olaf Kemper", None, "Olaf Kemper"),
    "image": ("The old gate. Image: NASA", "The old gate.", "NASA"),
    "photographer": ("Eva Brandt. Photographer: Olaf Kemper/AFP", "Eva Brandt.", "Olaf Kemper/AFP"),
    "photo-by": ("The old gate / Photo by Olaf Kemper on Unsplash", "The old gate", "Olaf Kemper on Unsplash"),
    "photo-by-alone": ("Photo by NASA", None, "NASA"),
    "bare-name": ("Foto Jan Wolter", None, "Jan Wolter"),
    "bare-name-behind-a-sentence": ("Beim Fest. Foto Jan Wolter.", "Beim Fest.", "Jan Wolter"),
    "bare-name-behind-a-line": ("Eva Brandt am alten Tor Foto Jan Wolter", "Eva Brandt am alten Tor", "Jan Wolter"),
    "bare-name-in-brackets": ("Beim Fest (Foto Jan Wolter)", "Beim Fest", "Jan Wolter"),
    "bare-names": ("Fotos Jan Wolter und Eva van der Heide", None, "Jan Wolter und Eva van der Heide"),
    "bare-name-and-city": ("Beim Fest, Foto Jan Wolter, Stadt Herne", "Beim Fest", "Jan Wolter, Stadt Herne"),
    "bare-name-and-stock": ("Beim Fest. FOTO Jan Wolter via Unsplash", "Beim Fest.", "Jan Wolter via Unsplash"),
    "lower-case-agency": ("Foto: pixabay", None, "pixabay"),
    "bare-privat": ("Eva Brandt. Foto privat", "Eva Brandt.", "privat"),
    "foto-von": ("Beim Fest. Foto von Jan Wolter", "Beim Fest.", "Jan Wolter"),
    "stock": ("Bild von kemper77 auf Pixabay", None, "kemper77 auf Pixabay"),
    "year-and-rights": ("© 2025 Jan Wolter, alle Rechte vorbehalten", None, "Jan Wolter"),
    "years-and-rights": ("Beim Fest. © 2019–2025 Stadt Herne. All rights reserved.", "Beim Fest.", "Stadt Herne"),
    "year-behind": ("Beim Fest © VG Bild-Kunst, Bonn 2025", "Beim Fest", "VG Bild-Kunst, Bonn"),
    "date-behind": ("© Olaf Kemper im Hof, Mai 18, 2018", None, "Olaf Kemper im Hof, Mai 18, 2018"),
    "credit-and-mark": ("Quelle: Olaf Kemper/AFP © 2014 Stadt Herne", None, "Olaf Kemper/AFP, Stadt Herne"),
    "dash-in-front": ("Beim Fest — Photo by Olaf Kemper", "Beim Fest", "Olaf Kemper"),
    "lower-case-in-front": (
        "The town and the military museum Credit: Olaf Kemper",
        "The town and the military museum",
        "Olaf Kemper",
    ),
    "year-alone": ("Beim Fest © 2025", "Beim Fest", None),
    "copyright-by": ("Copyright © 2025 by Jan Wolter", None, "Jan Wolter"),
    "rights-behind-a-label": ("Foto: Jan Wolter, alle Rechte vorbehalten", None, "Jan Wolter"),
    "picture-in-the-credit": (
        "Die Rutsche. Foto: Anna Berg (rechts im Bild: Eva)",
        "Die Rutsche.",
        "Anna Berg (rechts im Bild: Eva)",
    ),
    "square-brackets-in-front": ("[Foto: Anna Berg] Die Rutsche", "Die Rutsche", "Anna Berg"),
    "brackets-in-front": ("(Foto: Anna Berg) Die Rutsche", "Die Rutsche", "Anna Berg"),
    "bar-behind-the-credit": ("Foto: Anna Berg | Die Rutsche", "Die Rutsche", "Anna Berg"),
    "bracket-in-the-credit": ("Beim Fest (Foto: Olaf Kemper (CC BY 2.0))", "Beim Fest", "Olaf Kemper (CC BY 2.0)"),
}
#: Captions with the word for a picture in them, and no credit.
NO_CREDIT = (
    "Foto Kunst im Park", "Das Foto zeigt Anna Berg", "Foto Anna Berg zeigt den Garten", "Das Foto: eine Erinnerung an 1960",
    "Im Bild: Anna Berg und Uwe Voss", "Auf dem alten Foto: Anna Berg", "Bild von Anna Berg", "Sie zeigt ein Foto von Anna Berg",
    "Der Laden von Foto Jan Wolter", "Bilder Einer Ausstellung", "Bild 3 zeigt den Plan", "Das beste Foto Jan Wolter",
    "Foto Wolter", "This is a photo by Jan Wolter and others", "Auf dem Schild steht: Alle Rechte vorbehalten",
)  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "text", "credit"),
    [*FORMS.values(), *OTHER_FORMS.values()],
    ids=[*FORMS, *(f"other-{name}" for name in OTHER_FORMS)],
)
def test_split_credit(printed: str, text: str | None, credit: str | None) -> None:
    assert split_credit(printed) == (text, credit)


@pytest.mark.parametrize("printed", NO_CREDIT)
def test_a_caption_without_credit_is_text_as_it_stands(printed: str) -> None:
    assert split_credit(printed) == (printed, None)


WORDS = st.sampled_from(
    ["Foto", "Foto:", "Das", "Repro:", "©", "2025", "Jan", "Wolter", "alle Rechte vorbehalten", "(", ")", ".", "von"]
)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=9).map(" ".join)))
def test_split_credit_never_fails_and_leaves_no_mark(printed: str) -> None:
    text, credit = split_credit(printed)
    assert text is None or text == text.strip() != ""
    assert credit is None or not credit.startswith(("©", " "))


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Fotos: Olaf Kemper", "Olaf Kemper"),
        ("© Olaf Kemper", "Olaf Kemper"),
        ("Foto des Tages", None),
        ("Ein Satz.", None),
        ("Copyright © 2011 Stadt Herne", "Stadt Herne"),
    ],
)
def test_credit_line(line: str, credit: str | None) -> None:
    assert credit_line(line) == credit
