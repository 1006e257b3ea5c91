"""One picture as markup: its img, its link, its printed caption."""

from random import Random

from herne_news.replica.inherne.pictures import Picture
from herne_news.replica.spelling import attribute, spell

BLANK = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def caption(picture: Picture, chance: Random) -> str:
    """Return the inner markup of a printed caption."""
    text = spell(picture.caption, chance, inline=False)
    roll = chance.random()
    if roll < 0.2:
        return text.replace("©", "&copy;")
    if roll < 0.3:
        return text.replace(" ©", "<br />©", 1)
    return text.replace(" Foto:", " <em>Foto:", 1) + "</em>" if roll < 0.4 and " Foto:" in text else text


def image(picture: Picture, classes: str, *, lazy: str = "") -> str:
    """Return the img; `lazy` is the attribute that holds the source until a script moves it."""
    source = f'src="{BLANK}" {lazy}="{picture.shown}"' if lazy else f'src="{picture.shown}"'
    large = picture.file.replace(".jpg", "-768x512.jpg")
    return (
        f'<img {source} width="300" height="200" class="{classes}" alt="{attribute(picture.alt)}" '
        f'srcset="{picture.shown} 300w, {large} 768w" sizes="(max-width: 300px) 100vw, 300px" />'
    )


def linked(picture: Picture, inner: str) -> str:
    """Wrap `inner` in the picture's link, if it has one."""
    page = f"{picture.file.rsplit('/', 1)[-1].removesuffix('.jpg')}/"
    target = {"file": picture.file, "page": f"https://inherne.net/{page}"}.get(picture.link)
    return f'<a href="{target}">{inner}</a>' if target else inner
