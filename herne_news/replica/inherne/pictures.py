"""Pictures of an article with what their captions say and how they are printed."""

from dataclasses import dataclass
from random import Random

from herne_news.replica.prose import Prose
from herne_news.replica.sentences import CAPTIONS
from herne_news.replica.words import FIRMS, PHOTOGRAPHERS

UPLOADS = "https://inherne.net/wp-content/uploads"
FORMS = (
    "glued", "spaced", "glued", "tight", "foto", "spaced", "foto-stop", "label", "none", "at", "only", "glued-stop",
    "none",
    "pixabay", "double", "only-double", "file", "pixabay-double",
)  # fmt: skip
ALTS = ("", "", "caption", "file", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: its full file, the file that the img shows, what it links to, its caption as printed and as meant."""

    file: str
    shown: str
    link: str
    alt: str
    caption: str
    text: str | None
    credit: str | None

    @property
    def image_url(self) -> str:
        """The address that the record gives: the linked file, else the file shown."""
        return self.file if self.link == "file" else self.shown


def take(prose: Prose, folder: str, number: int, link: str | None = None) -> Picture:
    """Return a new picture stored in `folder` (``2019/03``); `link` says what it links to: ``file``, ``page`` or nothing."""
    chance = prose.chance
    text = prose.draw(CAPTIONS)
    text = text[0].upper() + text[1:]
    form = chance.choice(FORMS)
    credit = _credit(chance)
    if form == "tight" and not text.endswith("."):
        text += "."
    caption, said, named = _print(form, text, credit)
    stem = f"{folder}/bild_{number}_{chance.randrange(10**6)}"
    alt = {"caption": caption, "file": stem.rsplit("/", 1)[-1]}.get(chance.choice(ALTS), "")
    return Picture(
        file=f"{UPLOADS}/{stem}.jpg",
        shown=f"{UPLOADS}/{stem}{chance.choice(('', '-300x200', '-1024x683', '-scaled'))}.jpg",
        link=chance.choice(("file", "", "page")) if link is None else link,
        alt=alt,
        caption=caption,
        text=said,
        credit=named,
    )


def _credit(chance: Random) -> str:
    name = chance.choice(PHOTOGRAPHERS)
    forms = (
        "{}, Stadt Herne",
        "{}, Stadt Herne",
        "{}, Stadt Herne",
        "Stadt Herne, {}",
        "Stadt Herne_{}",
        "Stadt Herne - {}",
        "",
    )
    return chance.choice(forms).format(name) or chance.choice(FIRMS)


def _print(form: str, text: str, credit: str) -> tuple[str, str | None, str | None]:
    """Return the printed caption, its text without credit, and the credit."""
    match form:
        case "pixabay":
            return "Foto: Pixabay", None, "Pixabay"
        case "pixabay-double":
            return "Foto: Pixabay Foto: Pixabay", None, "Pixabay"
        case "none":
            return text, text, None
        case "only":
            return f"© {credit}", None, credit
        case "only-double":
            return f"© {credit}. © {credit}", None, credit
    printed = {
        "glued": f"{text} ©{credit}",
        "glued-stop": f"{text} ©{credit}.",
        "spaced": f"{text} © {credit}",
        "tight": f"{text}©{credit}",
        "foto": f"{text} Foto: {credit}",
        "foto-stop": f"{text} Foto: {credit}.",
        "label": f"Foto: {text} © {credit}",
        "at": f"{text} @{credit}",
        "double": f"{text} © {credit} {text} © {credit}",
        "file": f"umzug2014_1_copyright_l_eickmann_stadt_herne {text} ©{credit}",
    }
    return printed[form], text, credit
