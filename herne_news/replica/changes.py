"""What happens on both sample sites between the crawls of the demo, so that its archive has a history."""

from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite

#: With fewer articles, a site stays as it is.
LEAST = 20


def change(inherne: InherneSite, herne: HerneSite) -> None:
    """Edit two articles and two releases, rename one of each; print an article of the magazine again, and take one from it."""
    if inherne.catalogue.count >= LEAST:
        newest = inherne.catalogue.count - 1
        _trash_one(inherne, newest - 7)
        inherne.rename(newest - 5)
        inherne.edit(newest - 1)
        inherne.edit(newest - 3)
        inherne.reprint(newest)
    pages = [index for index in range(herne.count - 1, -1, -1) if herne.story(index).has_page]
    if herne.count >= LEAST and len(pages) > 3:
        herne.rename(pages[3])
        herne.edit(pages[0])
        herne.edit(pages[2])


def _trash_one(site: InherneSite, last: int) -> None:
    """Take the newest article up to `last` from the site whose address WordPress leads to no other one then."""
    for index in range(last, -1, -1):
        url = site.article(index).url or ""
        site.trash(index)
        if site.respond(url).status == 404:
            return
        site.restore(index)
