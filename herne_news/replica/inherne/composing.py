"""How a post's blocks follow one another: reports, issue pages, interviews, galleries, posts of several pages, and bylines."""

from herne_news.replica import sentences
from herne_news.replica.chance import dealt
from herne_news.replica.inherne.blocks import Block
from herne_news.replica.inherne.pictures import Picture, take
from herne_news.replica.inherne.plans import Plan
from herne_news.replica.prose import Prose, numbered_title
from herne_news.replica.words import PHOTOGRAPHERS

SINGLE = ("classic", "classic-div", "block-old", "block-new", "lazy", "noscript")
GROUPS = (
    "gallery-dl", "gallery-figure", "blocks-old", "blocks-new", "metaslider", "metaslider-old", "rslides",
    "flexslider", "soliloquy",
    "nextgen", "envira", "divi-gallery",
)  # fmt: skip
WIDGETS = (*SINGLE, *GROUPS)
QUOTE_FORMS = ("blockquote", "pullquote", "class", "plain")
QUOTE_MARKS = ("„{}“", "„{}.“", '"{}"', "“{}.”", "{}")
NOISE = ("share", "script", "newsletter", "related", "empty", "image", "video", "comment", "heading", "uncaptioned")


def compose(plan: Plan, prose: Prose, folder: str) -> list[Block]:
    """Return the blocks of the post, without lead and byline."""
    match plan.kind:
        case "gallery":
            return [_paragraph(prose, 1, 1), _pictures(prose, folder, "metaslider", 10)]
        case "interview":
            blocks = _interview(prose)
        case "issue":
            blocks = _issue(plan, prose)
        case "parts":
            blocks = _report(prose)
            middle = len(blocks) // 2
            blocks = [*blocks[:middle], Block(kind="break"), *blocks[middle:]]
            if plan.index % 300 == 52:
                blocks += [Block(kind="break"), _paragraph(prose), _paragraph(prose)]
        case _:
            blocks = _report(prose)
    if (
        plan.kind not in {"parts", "untitled"}
        and dealt(plan.seed, "quote", plan.index, range(3 if plan.layout == "A" else 2)) == 0
    ):
        _quote(blocks, prose)
    _illustrate(plan, blocks, prose, folder)
    for noise in prose.chance.sample(NOISE, prose.chance.randint(1, 3)):
        blocks.insert(prose.chance.randint(1, len(blocks)), Block(kind="noise", form=noise))
    return blocks


def sign(form: str, blocks: list[Block], prose: Prose, names: tuple[str, ...]) -> tuple[tuple[str, ...], list[Block]]:
    """Add a byline in `form`; return the authors it names and the blocks with it."""
    name, photographer = names[0], prose.chance.choice(PHOTOGRAPHERS)
    match form:
        case "interview":
            return (name,), [_byline(f"Das Interview führte {name} / Fotos: {photographer} / TVR"), *blocks]
        case "top":
            form = prose.chance.choice(("", "", "break"))
            return (name,), [_byline(f"Text: {name} Fotos: {photographer}", form), *blocks]
        case "intro":
            text = f"inherne-Redakteurin {name} hat sich umgesehen und mit allen Beteiligten gesprochen."
            place = 1 if blocks[0].form in {"lead", "plain"} else 0  # the lead stays first
            return (name,), [*blocks[:place], Block(kind="paragraph", lines=(text,)), *blocks[place:]]
        case "last-initials":
            return (), [*blocks, _byline("red/jör", "em")]
        case "last-br":
            return (name,), [*blocks, Block(kind="signed", lines=(prose.paragraph(), name))]
    text = {
        "last-name": name,
        "last-text": f"Text: {name} / Fotos: {photographer}",
        "last-von": f"Von {' und '.join(names)}",
        "last-paren": f"({name})",
    }[form]
    return names, [*blocks, _byline(text, prose.chance.choice(("", "em", "right")))]


def _byline(text: str, form: str = "") -> Block:
    return Block(kind="byline", lines=(text,), form=form)


def _paragraph(prose: Prose, low: int = 2, high: int = 4) -> Block:
    return Block(kind="paragraph", lines=(prose.paragraph(low, high),))


def _heading(prose: Prose) -> Block:
    return Block(kind="heading", lines=(prose.heading(),), form=prose.chance.choice(("h2", "h3", "h4", "strong", "b")))


def _report(prose: Prose) -> list[Block]:
    chance = prose.chance
    blocks = [_heading(prose)] if chance.random() < 0.3 else []
    for _ in range(chance.randint(4, 7)):
        blocks.append(_paragraph(prose))
        if chance.random() < 0.35:
            blocks.append(_heading(prose))
    blocks.append(_paragraph(prose))
    extras = [
        _list(prose),
        _table(prose),
        _see_also(prose),
        _info(prose),
        _typed_list(prose),
        _saying(prose),
        _torn(prose),
        _shouted(prose),
    ]
    for extra in chance.sample(extras, chance.randint(1, 3)):
        ends = (0, len(blocks)) if extra.form == "links" else ()
        blocks.insert(chance.choice((*ends, chance.randint(1, len(blocks) - 1))), extra)
    return blocks


def _issue(plan: Plan, prose: Prose) -> list[Block]:
    """Return blocks as the print issues have them: modules of a heading and paragraphs that only line breaks part."""
    forms = ("bold", "plain", "tag")
    form = forms[dealt(plan.seed, "module", plan.index, range(3))]
    blocks: list[Block] = []
    for _ in range(prose.chance.randint(3, 5)):
        paragraphs = tuple(prose.paragraph(1, 3) for _ in range(prose.chance.randint(2, 3)))
        heading = prose.heading().rstrip("!")
        if form == "tag":
            blocks += [Block(kind="heading", lines=(heading,), form="h3"), Block(kind="lines", lines=paragraphs)]
        else:
            blocks.append(Block(kind="lines", lines=((f"**{heading}" if form == "bold" else heading), *paragraphs)))
    blocks.append(_torn(prose))
    return blocks


def _interview(prose: Prose) -> list[Block]:
    name = prose.person()
    blocks = [_paragraph(prose)]
    for turn in range(prose.chance.randint(3, 4)):
        blocks.append(
            Block(
                kind="paragraph",
                lines=(f"inherne: {prose.draw(sentences.QUESTIONS)}",),
                form=prose.chance.choice(("bold", "label")),
            )
        )
        if turn == 1:
            blocks.append(_see_also(prose))
        if turn == 2:
            blocks.append(Block(kind="lines", lines=(f"{name}:", prose.paragraph())))
        else:
            speaker = name if turn == 0 else name.rsplit(" ", 1)[-1]
            blocks.append(Block(kind="paragraph", lines=(f"{speaker}: {prose.paragraph()}",), form="label"))
        if prose.chance.random() < 0.5:
            blocks.append(_paragraph(prose))
    return blocks


def _quote(blocks: list[Block], prose: Prose) -> None:
    """Put a quotation into a paragraph of its own and repeat it once or twice as a pull quote."""
    said = prose.draw(sentences.QUOTES)
    place = prose.chance.randint(1, len(blocks))
    blocks.insert(
        place,
        Block(
            kind="paragraph",
            lines=(f"{prose.paragraph(1, 2)} „{said}“, sagt {prose.person()}. {prose.paragraph(1, 1)}",),
        ),
    )
    for _ in range(prose.chance.choice((1, 1, 2))):
        text = prose.chance.choice(QUOTE_MARKS).format(said)
        form = prose.chance.choice(QUOTE_FORMS)
        if form == "plain" and text == said:
            text = f"„{said}“"
        blocks.insert(place + prose.chance.randint(0, 1), Block(kind="quote", lines=(text,), form=form))


def _illustrate(plan: Plan, blocks: list[Block], prose: Prose, folder: str) -> None:
    first = dealt(plan.seed, "widget", plan.index, WIDGETS)
    blocks.insert(prose.chance.choice((0, 0, min(2, len(blocks)))), _pictures(prose, folder, first))
    if prose.chance.random() < 0.3:
        blocks.insert(prose.chance.randint(1, len(blocks)), _pictures(prose, folder, prose.chance.choice(WIDGETS)))


def _pictures(prose: Prose, folder: str, widget: str, count: int | None = None) -> Block:
    chance = prose.chance
    size = count or (chance.randint(3, 5) if widget in GROUPS else 1)
    link = {"nextgen": "file", "envira": "file", "rslides": "", "flexslider": ""}.get(widget)
    pictures: list[Picture] = [take(prose, folder, number, link) for number in range(1, size + 1)]
    return Block(kind="pictures", form=widget, pictures=tuple(pictures))


def _list(prose: Prose) -> Block:
    return Block(
        kind="list",
        lines=tuple(prose.draw(sentences.LISTS) for _ in range(3)),
        form=prose.chance.choice(("ul", "ol", "ul")),
    )


def _table(prose: Prose) -> Block:
    rows = tuple(
        f"{day}\t{prose.chance.randint(8, 11)} bis {prose.chance.randint(12, 18)} Uhr"
        for day in ("Montag", "Mittwoch", "Freitag")
    )
    return Block(kind="table", lines=rows)


def _see_also(prose: Prose) -> Block:
    chance = prose.chance
    one, two = (numbered_title(chance.randrange(10_000)) for _ in range(2))
    text = chance.choice(
        (f"Siehe auch: {one}, {two}", f"Siehe auch: {one} / {two}", f"Siehe auch {one}", f'Siehe dazu auch "{two}"')
    )
    return Block(kind="paragraph", lines=(text,), form="links")


def _info(prose: Prose) -> Block:
    return Block(kind="paragraph", lines=(prose.draw(sentences.INFO),))


def _typed_list(prose: Prose) -> Block:
    return Block(kind="lines", lines=tuple(f"* {prose.draw(sentences.LISTS)}" for _ in range(3)))


def _shouted(prose: Prose) -> Block:
    """Return a bold sentence: with its full stop it is no subheading."""
    return Block(kind="paragraph", lines=(prose.draw(sentences.SHOUTED),), form="bold")


def _saying(prose: Prose) -> Block:
    return Block(kind="paragraph", lines=(f"„{prose.paragraph(1, 1)}“",), form="blockquote")


def _torn(prose: Prose) -> Block:
    """Return a paragraph with the leftover of a print line's end in it."""
    return Block(
        kind="lines",
        lines=("Was als Versuch gedacht war, ist heute die Frauen-", f"woche der Stadt. {prose.paragraph(1, 1)}"),
    )
