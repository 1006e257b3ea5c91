"""The news items of herne.de as its lists show them: one item, however many lists have it."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from herne_news.items import Article, Sighting
from herne_news.parsers.herne import Teaser
from herne_news.urls import teaser_key
from herne_news.visits import Fetched, Origin


@dataclass(slots=True)
class Item:
    """One item: the fullest teaser under the address of the first list, its detail page if any list links to one.

    `origin` is the list that the teaser was read from.
    """

    teaser: Article
    origin: Origin | None = None
    detail_url: str | None = None
    sightings: list[Sighting] = field(default_factory=list)


class Items:
    """All items of a run, in the order in which the lists first showed them."""

    def __init__(self) -> None:
        self._items: deque[Item] = deque()
        self._by_detail: dict[str, Item] = {}
        self._by_key: dict[str, Item] = {}

    def drain(self) -> Iterator[Item]:
        """Yield all items, once; those with a detail page stay until they are released."""
        self._by_key.clear()
        while self._items:
            yield self._items.popleft()

    def release(self, url: str) -> Item | None:
        """Return the item whose detail page is at a canonical URL, and forget it."""
        return self._by_detail.pop(url, None)

    def add(self, teaser: Teaser, list_url: str, answer: Fetched | None = None) -> None:
        """Take in a teaser of a list; `answer` is the list's, without its body.

        Teasers are one item if they link to one detail page, or if they have one date and title and do not link to two.
        """
        article, detail_url = teaser.article, teaser.detail_url
        origin = Origin(answer=answer, page=list_url, url=article.url or "") if answer else None
        key = teaser_key(article.date or "", article.title or "")
        item = self._by_detail.get(detail_url or "") or self._by_key.get(key)
        if item is None or (detail_url and item.detail_url not in {None, detail_url}):
            item = Item(article, origin)
            self._items.append(item)
        self._by_key.setdefault(key, item)
        if detail_url:
            item.detail_url = detail_url
            self._by_detail[detail_url] = item
        if len(article.body or "") > len(item.teaser.body or ""):
            item.teaser, item.origin = replace(article, url=item.teaser.url), origin
        if list_url not in {sighting.list_url for sighting in item.sightings}:
            item.sightings.append(Sighting(list_url=list_url, section=teaser.section, position=teaser.position))
