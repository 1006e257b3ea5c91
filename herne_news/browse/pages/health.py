"""How the archive is: last runs, what the monitors found, how well pages are read, what is gone."""

from pathlib import Path

from datasette import Response

from herne_news.browse.config import DATABASE
from herne_news.browse.page_request import PageRequest
from herne_news.browse.records.condition import condition
from herne_news.browse.routing import Page
from herne_news.browse.texts.health import TEXTS
from herne_news.browse.troubles import overdue_in_words, sentence_of
from herne_news.clock import utc_now
from herne_news.store.lock import lock_holder

#: The fields whose coverage is shown, in this order.
FIELDS = ("title", "date", "lead", "category", "authors", "body", "captions")


async def health(asked: PageRequest) -> Response:
    """Answer ``/zustand``."""
    path = Path(asked.datasette.get_database(DATABASE).path) if DATABASE in asked.datasette.databases else None
    is_running = path is not None and lock_holder(path) is not None
    found = await asked.read(lambda connection: condition(connection, path or Path(), utc_now(), is_running=is_running))
    return await asked.page(
        "health",
        state=found,
        wrong=[(trouble, sentence_of(trouble, asked.texts)) for trouble in found.wrong],
        late=overdue_in_words(found.late, asked.texts) if found.late else None,
        fields=FIELDS,
        known=TEXTS,
    )


PAGES = (Page("/zustand", health),)
