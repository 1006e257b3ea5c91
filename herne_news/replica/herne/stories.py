"""One release as it is meant: its paragraphs, lists, tables, picture and credit, before any markup."""

from dataclasses import dataclass

from herne_news.replica import sentences
from herne_news.replica.chance import dealt, stream
from herne_news.replica.herne.plans import Plan
from herne_news.replica.prose import Prose
from herne_news.replica.spelling import plain

CREDITS = (
    "Foto: Adobe Stock",
    "Bild Adobe Stock",
    "Bilder Jin-Woo Harms",
    "Foto: pixabay",
    "Foto: Birte Förster, Stadt Herne",
)
ALTS = (
    "Parrotia",
    "Schloss im Herbstlicht",
    "Flagge am Rathaus",
    "Zwei Menschen sitzen an einem Mikrofon und lachen. Im Hintergrund hängt ein Plakat mit bunter Schrift.",
    "",
)
PLACES = (
    ("Haus am Kanal", "Beispielweg 5", "44699 Herne"),
    ("Bürgerlokal", "Musterstraße 12", "44699 Herne", "Telefon 0 23 23 / 16 - 47 13"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a release.

    `kind` is ``paragraph``, ``heading``, ``list``, ``table`` (cells parted by tabs), ``lines`` (parted by ``<br>``), ``credit``,
    ``download``, or ``link`` (a sentence whose last word leads to `form`, with a blank before its full stop).
    """

    kind: str
    lines: tuple[str, ...]
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of a release: absolute address and alternative text."""

    url: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What one release says. `pieces` starts with the lead; `teaser` is how many of them the lists show."""

    plan: Plan
    pieces: tuple[Piece, ...]
    picture: Picture | None
    second: Picture | None
    teaser: int
    repeats_lead: bool

    @property
    def has_page(self) -> bool:
        """Whether the release has a detail page, or stands only in lists."""
        return self.plan.kind == "detail"


def tell(plan: Plan) -> Story:
    """Write the release of `plan`; the same plan always gives the same story, a higher revision one more paragraph."""
    prose = Prose(stream(plan.seed, "release", plan.index))
    seed, index = plan.seed, plan.index
    if plan.kind == "title":
        return Story(plan=plan, pieces=(), picture=None, second=None, teaser=0, repeats_lead=False)
    if plan.kind == "teaser":
        pieces = _notice(prose)
        teaser = len(pieces) + plan.revision
    else:
        pieces = _release(prose)
        if dealt(seed, "credit", index, range(3)) == 0:
            credit = Piece("credit", (prose.chance.choice(CREDITS),))
            pieces.insert(len(pieces) if prose.chance.random() < 0.5 else 3, credit)
        if dealt(seed, "download", index, range(4)) == 0:
            pieces.append(Piece("download", (f"Faltblatt zum Tag ({_weight(prose)})",)))
        teaser = 2 if dealt(seed, "long-teaser", index, range(6)) == 0 else 1
    pieces += [
        Piece("paragraph", (f"Nachtrag {number}: {prose.paragraph(1, 2)}",)) for number in range(1, plan.revision + 1)
    ]
    picture = None
    if dealt(seed, "picture", index, range(3)) == 0:
        picture = Picture(url=f"https://www.herne.de/Bilder/Meldungen/{plan.number}.jpg", alt=prose.chance.choice(ALTS))
    second = None
    if picture and plan.kind == "detail" and dealt(seed, "second-picture", index, range(6)) < 3:
        second = Picture(
            url=f"https://www.herne.de/Bilder/Meldungen/{plan.number}_2.jpg", alt=prose.chance.choice(ALTS)
        )
        if dealt(seed, "second-credit", index, range(2)):
            pieces.append(Piece("credit", (prose.chance.choice(CREDITS),)))
    return Story(
        plan=plan,
        pieces=tuple(pieces),
        picture=picture,
        second=second,
        teaser=teaser,
        repeats_lead=dealt(seed, "repeated", index, range(6)) == 0,
    )


def written(pieces: tuple[Piece, ...]) -> list[str]:
    """Return the paragraphs of a body as the record has them; credits are none."""
    body: list[str] = []
    for piece in pieces:
        lines = [plain(line) for line in piece.lines]
        match piece.kind:
            case "heading":
                body.append(f"## {lines[0]}")
            case "list":
                body.append("\n".join(f"- {line}" for line in lines))
            case "table":
                body.append("\n".join("- " + " | ".join(map(plain, line.split("\t"))) for line in piece.lines))
            case "credit":
                continue
            case _:
                body.append("\n".join(lines))
    return body


def _notice(prose: Prose) -> list[Piece]:
    """Return a short notice that has no page: one to three paragraphs, some with links that lead to no release."""
    pieces = [Piece("paragraph", (prose.lead(),))]
    pieces += [Piece("paragraph", (prose.paragraph(1, 2),)) for _ in range(prose.chance.choice((0, 0, 1, 2)))]
    if prose.chance.random() < 0.25:
        pieces.append(Piece("paragraph", ("Sie ersetzt die Meldung vom 12. März 2020 in allen Teilen.",)))
    match prose.chance.randrange(6):
        case 0:
            pieces.append(
                Piece(
                    "link", ("Die Tagesordnung steht im Ratsinformationssystem .",), "/allris/si010_j.asp?MM=5&YY=2020"
                )
            )
        case 1:
            pieces.append(Piece("download", (f"Liste der Termine ({_weight(prose)})",)))
        case 3:
            pieces.append(Piece("heading", ("Geänderte Zeiten",), "strong"))
            pieces.append(Piece("list", ("Montag: geschlossen", f"Dienstag: {prose.chance.randint(7, 9)} bis 12 Uhr")))
        case 2:
            pieces.append(
                Piece(
                    "link",
                    ("Alle Tage im Überblick finden sich bei den Terminen .",),
                    "/Rathaus/Buergerservice/Dienstleistungen-Detailansicht_13707.html",
                )
            )
    return pieces


def _release(prose: Prose) -> list[Piece]:
    chance = prose.chance
    pieces = [Piece("paragraph", (prose.lead(),)), Piece("paragraph", (prose.paragraph(),))]
    for _ in range(chance.randint(1, 4)):
        if chance.random() < 0.3:
            pieces.append(Piece("heading", (prose.heading(),), chance.choice(("strong", "b", "h3", "h2"))))
        pieces.append(Piece("paragraph", (prose.paragraph(),)))
    extras = [
        [
            Piece("paragraph", ("Das Haus ist in dieser Woche wie folgt geöffnet:",)),
            Piece(
                "list",
                (f"Montag: {chance.randint(7, 9)} bis 12 Uhr", "Dienstag: geschlossen", "Mittwoch: 13.30 bis 18 Uhr"),
            ),
        ],
        [
            Piece("paragraph", ("Die Öffnungszeiten der Büros:",)),
            Piece("table", ("Büro\tZeiten", "Nord\t8 bis 16 Uhr", f"Süd\t{chance.randint(9, 11)} bis 17 Uhr")),
        ],
        [Piece("lines", chance.choice(PLACES))],
        [
            Piece(
                "lines",
                (
                    "Die Stelle ist ab sofort in der Frauen-",
                    "woche unter der Rufnummer 0 23 23 / 16 - 29 99 zu erreichen.",
                ),
            )
        ],
        [Piece("paragraph", ("Die Meldung vom 3. Mai 2019 gilt damit nicht mehr.",))],
        [Piece("lines", ("Die Preisträger*innen des Abends:", prose.person(), prose.person()))],
        [Piece("paragraph", (f"Die Anmeldung ist „anzeigepflich ge‘ – {prose.draw(sentences.PLAIN)}",))],
        [Piece("link", ("Mehr dazu steht im Ratsinformationssystem .",), "/allris/vo020.asp?VOLFDNR=4711")],
    ]
    for extra in chance.sample(extras, chance.randint(0, 2)):
        place = chance.randint(2, len(pieces))
        pieces[place:place] = extra
    return pieces


def _weight(prose: Prose) -> str:
    return f"PDF, {prose.chance.randint(1, 9)}.{prose.chance.randint(100, 999)} KB"
