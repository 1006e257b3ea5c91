"""Pairs that are harder to tell apart: what an editor does to a copy, and what a city prints by one template again and again.

Like those of `pairs`, they were labelled before the rule was written; odd seeds are kept out of tuning.
"""

import random
import re
from collections.abc import Callable

from tests.store.pairs import DOES, HOW, STREETS, WHAT, WHERE, WHO, Text, body, day, sentence, sentences

Make = Callable[[random.Random], tuple[Text, Text]]
DISTRICTS = ("Wanne", "Eickel", "Sodingen", "Herne-Mitte", "Holthausen", "Röhlinghausen")
ROOMS = (
    "im Bürgersaal",
    "in der Mensa der Gesamtschule",
    "im Großen Sitzungssaal",
    "im Gemeindehaus",
    "in der Aula am Westring",
)
SUBJECTS = ("die Verkehrslage", "den Spielplatz", "die Beleuchtung", "den Bebauungsplan", "die Grundschule", "den Wochenmarkt",
            "die Baumfällungen", "das Jugendzentrum", "den Haushalt")  # fmt: skip
BOOKS = (
    "Der Maulwurf im Stollen",
    "Ein Floß aus Kisten",
    "Die Katze der Lokführerin",
    "Schnee im August",
    "Paul und der Pott",
    "Neun Steine",
)
NAMES = (
    "Hilde und Erwin Koslowski",
    "Ayşe und Mehmet Demir",
    "Ruth und Karl Beckmann",
    "Inge und Horst Sikorski",
    "Maria und Luigi Conte",
)
ADVICE = ("Wer Fieber oder Husten hat, bleibt zu Hause und ruft seine Praxis an.", "In Bussen und Bahnen gilt weiter die Maskenpflicht.",
          "Das Impfzentrum an der Forellstraße ist täglich geöffnet.", "Termine vergibt die Kassenärztliche Vereinigung.",
          "Zum Impfen sind Ausweis und Versichertenkarte mitzubringen.", "Schnelltests gibt es in vielen Apotheken ohne Anmeldung.",
          "Das Bürgertelefon der Stadt ist an allen Werktagen besetzt.", "Besuche in Heimen sind nur mit negativem Test möglich.",
          "Fragen von Betrieben beantwortet die Wirtschaftsförderung.")  # fmt: skip
ABOUT = ("Die Emschergenossenschaft ist ein öffentliches Unternehmen der Wasserwirtschaft.", "Sie wurde als erste ihrer Art gegründet.",
         "Ihre Aufgaben sind die Pflege der Gewässer und der Schutz vor Hochwasser.", "Gemeinsam mit den Städten baut sie den Fluss um.",
         "Entlang der Ufer entstehen Wege für Fuß und Rad.", "Mitglieder sind Städte, Bergbau und Betriebe der Region.",
         "Der Sitz ist in Essen, gearbeitet wird an vielen Orten.")  # fmt: skip


def cross_post(chance: random.Random) -> tuple[Text, Text]:
    """The magazine takes a press release: another title and opening, dates and names of readers in its own manner."""
    lines, (one, two) = sentences(chance, 9), day(chance, chance.randint(0, 3))
    other = [sentence(chance), *lines[1:-1]]
    text = re.sub(r"am (\d+)\. Mai", r"am \1.05.", body(other)).replace("Besuchern", "Besucherinnen und Besuchern")
    text = text.replace("Die Stadtverwaltung", "Die Verwaltung", 2)
    return (one, sentence(chance), body(lines)), (two, sentence(chance), text)


def corrected(chance: random.Random) -> tuple[Text, Text]:
    """One figure and one name are put right, the article comes again."""
    lines, (one, two) = sentences(chance, 9), day(chance, chance.randint(0, 1))
    lines[2] = f"Erwartet werden {chance.randint(100, 400)} Gäste, davon {chance.randint(10, 90)} aus dem Ausland."
    lines[5] = f"Es moderiert {chance.choice(NAMES)}."
    other = list(lines)
    other[2] = re.sub(r"\d+", str(chance.randint(500, 900)), lines[2], count=1)
    other[5] = f"Es moderiert {chance.choice(NAMES)}."
    title = sentence(chance)
    return (one, title, body(lines)), (two, title, body(other))


def teaser(chance: random.Random) -> tuple[Text, Text]:
    """A list's short form of what the other site tells at length."""
    lines, (one, two) = sentences(chance), day(chance, chance.randint(0, 2))
    words = " ".join(lines[:3]).split()
    return (one, sentence(chance), body(lines)), (
        two,
        sentence(chance),
        " ".join(words[: chance.randint(22, 40)]) + " …",
    )


def sittings(chance: random.Random) -> tuple[Text, Text]:
    one, _ = day(chance)
    districts, rooms, hours = chance.sample(DISTRICTS, 2), chance.sample(ROOMS, 2), chance.sample(range(15, 19), 2)

    def notice(number: int) -> Text:
        text = (
            f"Die Bezirksvertretung {districts[number]} kommt am Donnerstag, 20. Mai, um {hours[number]} Uhr {rooms[number]} zu ihrer"
            f" nächsten Sitzung zusammen. Auf der Tagesordnung stehen unter anderem Anfragen der Fraktionen und Berichte der Verwaltung."
            f" Beraten wird auch über {chance.choice(SUBJECTS)} und {chance.choice(SUBJECTS)}. Die Sitzung ist öffentlich. Gäste sind"
            " willkommen.\n\nDie ganze Tagesordnung steht im Ratsinformationssystem der Stadt. Wer eine Frage stellen möchte, meldet sich"
            " vorher im Büro des Rates."
        )
        return one, f"Sitzung der Bezirksvertretung {districts[number]}", text

    return notice(0), notice(1)


def closures(chance: random.Random) -> tuple[Text, Text]:
    one, two = day(chance, chance.randint(0, 1))
    streets = chance.sample(STREETS, 4)

    def notice(date: str, street: str, round_: str) -> Text:
        text = (
            f"Wegen Arbeiten an den Leitungen ist die {street} von Montag, 10. Mai, bis Freitag, 21. Mai, gesperrt. Die Umleitung führt über"
            f" die {round_} und ist ausgeschildert. Anwohner können ihre Grundstücke erreichen, soweit es die Arbeiten zulassen. Busse der"
            f" HCR fahren nicht durch die {street}. Der Fachbereich Tiefbau und Verkehr bittet um Verständnis."
        )
        return date, f"{street} wird gesperrt", text

    return notice(one, *streets[:2]), notice(two, *streets[2:])


def long_boilerplate(chance: random.Random) -> tuple[Text, Text]:
    """Two pieces of news by one sender, who describes itself at length below both."""
    one, two = day(chance, chance.randint(0, 3))
    about = list(ABOUT[: chance.randint(5, 7)])
    first, second = (body(sentences(chance, 3, 6)) + "\n\n" + body(about) for _ in range(2))
    return (one, sentence(chance), first), (two, sentence(chance), second)


def figures_with_advice(chance: random.Random) -> tuple[Text, Text]:
    """The daily figures, below them long advice that stays for weeks, with figures that stay, too."""
    one, two = day(chance, chance.randint(1, 3))
    advice = [
        *chance.sample(ADVICE, 7),
        f"Bislang gab es {chance.randint(200, 400)} Termine an 3 Orten.",
        "Das Telefon ist 02323 160.",
    ]

    def report(date: str) -> Text:
        new, sick, rate = chance.randint(3, 90), chance.randint(100, 900), chance.randint(30, 250)
        text = f"Das Gesundheitsamt meldet {new} neue Fälle. Aktuell sind {sick} Menschen infiziert. Die Inzidenz liegt bei {rate}."
        return date, f"Coronavirus: {new} neue Fälle", text + "\n\n" + body(advice)

    return report(one), report(two)


def story_hours(chance: random.Random) -> tuple[Text, Text]:
    one, two = day(chance, chance.randint(0, 2))
    books, hours, days = chance.sample(BOOKS, 2), chance.sample(range(10, 17), 2), chance.sample(range(10, 28), 2)
    places = chance.sample(("Stadtbibliothek in Herne-Mitte", "Bibliothek in Wanne", "Bücherei in Röhlinghausen"), 2)

    def notice(number: int, date: str) -> Text:
        text = (
            f"Kinder ab {chance.choice((4, 5, 6))} Jahren sind am {days[number]}. Mai um {hours[number]} Uhr in die {places[number]} eingeladen."
            f" Vorgelesen wird das Buch „{books[number]}“. Danach wird gebastelt. Das Angebot dauert eine Stunde und kostet nichts. Eltern"
            " können in der Zwischenzeit in der Bücherei stöbern. Um Anmeldung wird gebeten, die Plätze sind begrenzt."
        )
        return date, f"Vorlesestunde: {books[number]}", text

    return notice(0, one), notice(1, two)


def weddings(chance: random.Random) -> tuple[Text, Text]:
    one, two = day(chance, chance.randint(0, 3))
    couples = chance.sample(NAMES, 2)

    def notice(date: str, couple: str) -> Text:
        text = (
            f"{couple} feiern in diesen Tagen ihre Goldene Hochzeit. Seit 50 Jahren gehen sie gemeinsam durchs Leben. Oberbürgermeisterin"
            f" Lindner hat {couple} im Namen von Rat und Verwaltung gratuliert und alles Gute für die kommenden Jahre gewünscht. Das Paar"
            f" lebt {chance.choice(WHERE)} und hat {chance.choice(('zwei', 'drei', 'vier'))} Kinder."
        )
        return date, f"Goldene Hochzeit: {couple}", text

    return notice(one, couples[0]), notice(two, couples[1])


def parts(chance: random.Random) -> tuple[Text, Text]:
    """Two parts of a series: the same opening, then stories of their own."""
    one, two = day(chance, chance.randint(1, 3))
    opening = [
        f"{chance.choice(WHO)} {chance.choice(DOES)} {chance.choice(WHAT)} {chance.choice(HOW)}.",
        *sentences(chance, 2, 3),
    ]
    title = sentence(chance)
    first, second = (body([*opening, *sentences(chance, 6, 12)]) for _ in range(2))
    return (one, f"{title} Teil 1", first), (two, f"{title} Teil 2", second)


HARD_KINDS: tuple[tuple[Make, bool, int], ...] = (
    (cross_post, True, 40), (corrected, True, 30), (teaser, True, 36),
    (sittings, False, 24), (closures, False, 24), (long_boilerplate, False, 30), (figures_with_advice, False, 30),
    (story_hours, False, 24), (weddings, False, 20), (parts, False, 30),
)  # fmt: skip
