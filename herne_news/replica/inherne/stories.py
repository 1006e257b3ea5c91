"""One post as it is meant: blocks of text, pictures, byline, lead and kicker, before any markup."""

from dataclasses import dataclass
from random import Random

from herne_news.replica.chance import dealt, stream
from herne_news.replica.inherne import composing
from herne_news.replica.inherne.blocks import Block
from herne_news.replica.inherne.pictures import Picture, take
from herne_news.replica.inherne.plans import Plan
from herne_news.replica.prose import Prose
from herne_news.replica.words import AUTHORS, KICKERS

LEADS = ("outside", "inside", "outside", "class", "header", "twice", "unnamed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What one post says.

    `lead` is marked as lead on the page unless `lead_form` is ``inside``; `byline_authors` are those that a byline names.
    """

    plan: Plan
    kicker: str | None
    lead: tuple[str, ...]
    lead_form: str
    featured: Picture | None
    blocks: tuple[Block, ...]
    byline_authors: tuple[str, ...]
    shows_user: bool
    shows_time: bool

    @property
    def parts(self) -> tuple[tuple[Block, ...], ...]:
        """The blocks of each page that the post is cut into."""
        parts: list[list[Block]] = [[]]
        for block in self.blocks:
            if block.kind == "break":
                parts.append([])
            else:
                parts[-1].append(block)
        return tuple(tuple(part) for part in parts)


def tell(plan: Plan) -> Story:
    """Write the post of `plan`; the same plan always gives the same story, a higher revision one more paragraph."""
    seed, index = plan.seed, plan.index
    prose = Prose(stream(seed, "story", index))
    folder = f"{plan.published.year}/{plan.published.month:02d}"
    lead_form = dealt(seed, "lead", index, LEADS)
    lead: tuple[str, ...] = (prose.lead(),)
    if plan.kind == "issue" and lead_form not in {"class", "inside"}:
        lead = (prose.lead(), prose.paragraph(1, 2))
    if plan.kind in {"gallery", "untitled"}:
        lead_form, lead = "inside", ()
    elif plan.kind == "parts":
        lead_form = "inside"
    blocks = composing.compose(plan, prose, folder)
    if lead and lead_form in {"inside", "class", "twice"}:
        form = "lead" if lead_form == "class" else "plain"
        blocks = [*(Block(kind="paragraph", lines=(text,), form=form) for text in lead), *blocks]
    authors: tuple[str, ...] = ()
    if plan.byline:
        authors, blocks = composing.sign(plan.byline, blocks, prose, _names(prose.chance, plan.byline))
    if plan.revision:
        note = Block(kind="paragraph", lines=(f"Nachtrag {plan.revision}: {prose.paragraph(1, 2)}",))
        blocks = [*blocks[:-1], note, blocks[-1]] if blocks[-1].kind in {"byline", "signed"} else [*blocks, note]
    featured = (
        take(prose, folder, 0, "")
        if plan.theme in {"classic", "blocks", "custom"} and dealt(seed, "featured", index, range(3)) == 0
        else None
    )
    return Story(
        plan=plan,
        kicker=_kicker(plan),
        lead=lead,
        lead_form=lead_form if lead else "inside",
        featured=featured if plan.kind not in {"gallery", "parts"} else None,
        blocks=tuple(blocks),
        byline_authors=authors,
        shows_user=dealt(seed, "shows-user", index, range(3)) > 0,
        shows_time=dealt(seed, "shows-time", index, range(2)) == 0,
    )


def _kicker(plan: Plan) -> str | None:
    if plan.title is None:
        return None
    if plan.layout in {"N", "A-"}:
        return dealt(plan.seed, "kicker", plan.index, KICKERS)
    if plan.layout == "I":
        return f"inherne 1/{plan.published.year % 100}" if plan.published.year == 2020 else None
    if plan.published.year >= 2021 or dealt(plan.seed, "no-kicker", plan.index, range(7)) == 0:
        return None
    return dealt(plan.seed, "kicker", plan.index, KICKERS)


def _names(chance: Random, byline: str) -> tuple[str, ...]:
    return tuple(chance.sample(AUTHORS, 2 if byline == "last-von" else 1))
