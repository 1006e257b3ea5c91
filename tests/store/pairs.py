"""Pairs of articles with the answer to: are these the same story? Set before the rule was written; odd seeds are kept out of tuning.

Each pair is made of invented sentences by what its kind stands for in the archive of a city's news.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

WHO = ("Die Stadtverwaltung", "Der Fachbereich Kultur", "Oberbürgermeisterin Lindner", "Die Freiwillige Feuerwehr", "Das Emschertal-Museum",
       "Der Jugendrat", "Die Stadtbibliothek", "Der Sportverein Teutonia", "Die Volkshochschule", "Der Seniorenbeirat", "Die Musikschule",
       "Das Tiefbauamt", "Die Gleichstellungsstelle", "Der Zirkus Schnick-Schnack")  # fmt: skip
DOES = ("eröffnet", "plant", "verschiebt", "saniert", "feiert", "beschließt", "stellt vor", "sucht Helfer für", "prüft", "verlängert",
        "erweitert", "fördert", "begleitet", "kündigt an:")  # fmt: skip
WHAT = ("den Umbau der alten Schleuse", "eine Ausstellung über den Bergbau", "das Fest am Kanal", "die neue Kita an der Hauptstraße",
        "den Radweg entlang der Emscher", "einen Lesekreis für Kinder", "das Konzert im Kulturzentrum", "die Sperrung der Brücke",
        "ein Programm gegen Leerstand", "die Kirmes in Crange", "den Ausbau des Glasfasernetzes", "eine Sprechstunde im Rathaus",
        "das Ferienlager am See", "die Pflege der Grünflächen")  # fmt: skip
WHERE = ("in Wanne", "in Eickel", "in Sodingen", "am Bahnhof", "im Schlosspark", "auf dem Friedrichplatz", "in Holthausen", "am Gysenberg",
         "an der Bochumer Straße", "im Volkspark")  # fmt: skip
HOW = ("nach langer Vorbereitung", "trotz des Regens", "mit vielen Gästen", "zum ersten Mal", "wie im Vorjahr", "auf Wunsch der Anwohner",
       "mit Mitteln des Landes", "bis zum Herbst", "ohne Eintritt", "gemeinsam mit Schulen", "nach einem Beschluss des Rates")  # fmt: skip
END = ("Das teilt die Stadt mit.", "Weitere Informationen gibt es im Internet.", "Eine Anmeldung ist nicht nötig.",
       "Fragen beantwortet das Bürgertelefon unter 02323 160.", "Der Eintritt ist frei.")  # fmt: skip
STREETS = ("Dorstener Straße", "Holsterhauser Straße", "Rathausstraße", "Bielefelder Straße", "Langekampstraße", "Castroper Straße",
           "Vinckestraße", "Sodinger Straße", "Gerther Straße", "Wiescherstraße", "Südring", "Horsthauser Straße")  # fmt: skip
Text = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles as (day, title, body), of which kind they are, and whether they are the same story."""

    kind: str
    seed: int
    first: Text
    second: Text
    same: bool


def sentence(chance: random.Random) -> str:
    """Return one invented sentence."""
    parts = [chance.choice(WHO), chance.choice(DOES), chance.choice(WHAT), chance.choice(WHERE), chance.choice(HOW)]
    number = chance.random()
    if number < 0.3:
        parts.append(f"und rechnet mit {chance.randint(20, 9000)} Besuchern")
    elif number < 0.45:
        parts.append(f"am {chance.randint(1, 28)}. Mai um {chance.randint(9, 20)} Uhr")
    return " ".join(parts) + "."


def sentences(chance: random.Random, least: int = 8, most: int = 22) -> list[str]:
    return [sentence(chance) for _ in range(chance.randint(least, most))]


def body(lines: list[str]) -> str:
    """Return paragraphs of three sentences."""
    return "\n\n".join(" ".join(lines[i : i + 3]) for i in range(0, len(lines), 3))


def day(chance: random.Random, apart: int = 0) -> tuple[str, str]:
    first = chance.randint(4, 20)
    return f"2021-05-{first:02}", f"2021-05-{first + apart:02}"


def copy(chance: random.Random) -> tuple[Text, Text]:
    lines, (one, two) = sentences(chance), day(chance, chance.randint(0, 3))
    return (one, sentence(chance), body(lines)), (two, sentence(chance), body(lines))


def edited(chance: random.Random) -> tuple[Text, Text]:
    lines, (one, two) = sentences(chance, 9), day(chance, chance.randint(0, 2))
    other = list(lines)
    for place in chance.sample(range(len(lines)), max(1, len(lines) // 6)):
        words = other[place].split()
        words[chance.randrange(len(words) - 1)] = chance.choice(("nun", "jetzt", "auch", "wieder"))
        other[place] = " ".join(words)
    other[chance.randrange(len(other))] = sentence(chance)
    return (one, sentence(chance), body(lines)), (two, sentence(chance), body(other))


def shortened(chance: random.Random) -> tuple[Text, Text]:
    lines, (one, two) = sentences(chance, 10), day(chance, chance.randint(0, 3))
    kept = lines[: max(4, len(lines) * chance.randint(40, 70) // 100)]
    return (one, sentence(chance), body(lines)), (two, sentence(chance), body(kept))


def extended(chance: random.Random) -> tuple[Text, Text]:
    lines, (one, two) = sentences(chance, 6, 12), day(chance, chance.randint(0, 3))
    more = [*sentences(chance, 1, 2), *lines, *sentences(chance, 3, 10)]
    return (one, sentence(chance), body(lines)), (two, sentence(chance), body(more))


def reformatted(chance: random.Random) -> tuple[Text, Text]:
    lines, (one, two) = sentences(chance), day(chance, 1)
    other = (
        body([line.replace("Straße", "Str.") for line in lines])
        .replace("\n\n", "\n\n## Zwischenzeile\n\n", 1)
        .replace(" – ", " - ")
    )
    return (one, sentence(chance), body(lines)), (two, sentence(chance), other.replace("Kita", "KiTa"))


def daily_figures(chance: random.Random) -> tuple[Text, Text]:
    def report(date: str) -> Text:
        n = [chance.randint(3, 400) for _ in range(7)]
        text = (
            f"In Herne gibt es {n[0]} neue bestätigte Fälle einer Infektion mit dem Coronavirus. Damit haben sich seit Beginn der Pandemie"
            f" {5000 + n[1]} Menschen angesteckt. {4000 + n[2]} von ihnen gelten als genesen, {n[3]} sind aktuell infiziert. Die Inzidenz liegt"
            f" bei {n[4]},{n[5] % 10}. In den Krankenhäusern werden {n[6]} Menschen behandelt.\n\n{END[1]} {END[3]}"
        )
        return date, "Corona: Die aktuellen Zahlen für Herne", text

    one, two = day(chance, chance.randint(1, 3))
    return report(one), report(two)


def yearly(chance: random.Random) -> tuple[Text, Text]:
    lines, month = sentences(chance, 4, 8), chance.randint(1, 9)
    title = sentence(chance)
    return (f"2020-0{month}-11", title, body([*lines, END[0]])), (f"2021-0{month}-10", title, body([*lines, END[0]]))


def appointments(chance: random.Random) -> tuple[Text, Text]:
    def week(date: str) -> Text:
        rows = [f"- {chance.choice(('Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'))}, {chance.randint(1, 31)}. Mai:"
                f" {', '.join(chance.sample(STREETS, 3))}" for _ in range(6)]  # fmt: skip
        text = "Die Stadt Herne kontrolliert auch in dieser Woche die Geschwindigkeit auf vielen Straßen. An folgenden Stellen wird gemessen:"
        return (
            date,
            "Hier wird geblitzt",
            f"{text}\n\n" + "\n".join(rows) + f"\n\nDarüber hinaus sind weitere Messungen möglich. {END[0]}",
        )

    one, two = day(chance, chance.randint(1, 7))
    return week(one), week(two)


def told_twice(chance: random.Random) -> tuple[Text, Text]:
    who, what, where, guests = chance.choice(WHO), chance.choice(WHAT), chance.choice(WHERE), chance.randint(50, 900)
    one, two = day(chance, chance.randint(0, 3))
    first = [
        f"{who} hat {what} {where} vorgestellt.",
        f"Rund {guests} Menschen waren dabei.",
        "Die Stimmung war gut, das Wetter auch.",
    ]
    second = [f"Viel Andrang {where}: {guests} Besucherinnen und Besucher wollten wissen, was es mit dem Vorhaben auf sich hat.",
              f"{who} stand Rede und Antwort.", f"Es ging um {what}."]  # fmt: skip
    return (one, f"{who}: {what}", body(first + sentences(chance, 4, 9))), (
        two,
        f"Andrang {where}",
        body(second + sentences(chance, 4, 9)),
    )


def unrelated(chance: random.Random) -> tuple[Text, Text]:
    one, two = day(chance, chance.randint(0, 3))
    return (one, sentence(chance), body(sentences(chance))), (two, sentence(chance), body(sentences(chance)))


def same_ending(chance: random.Random) -> tuple[Text, Text]:
    one, two = day(chance, chance.randint(0, 3))
    return (one, sentence(chance), body([*sentences(chance, 5, 9), *END])), (
        two,
        sentence(chance),
        body([*sentences(chance, 5, 9), *END]),
    )


EASY_KINDS: tuple[tuple[Callable[[random.Random], tuple[Text, Text]], bool, int], ...] = (
    (copy, True, 36), (edited, True, 40), (shortened, True, 40), (extended, True, 30), (reformatted, True, 24),
    (daily_figures, False, 40), (yearly, False, 24), (appointments, False, 36), (told_twice, False, 40), (unrelated, False, 24),
    (same_ending, False, 30),
)  # fmt: skip
