from pathlib import Path

import pytest

from herne_news.items import Sighting
from herne_news.store.archive import Archive
from herne_news.store.captured import note_warc_length
from tests.store.records import LIST, entry, refused, release, store, story


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with something in every table; its file has a name that is trouble in addresses."""
    path = tmp_path_factory.mktemp("browse") / "mein archiv? 100%.db"
    evil = story(
        9,
        title="<script>alert(1)</script>",
        kicker='"><img src=x onerror=alert(2)>',
        body="<b>fett</b>\n\n## <i>Zwischen</i>\n\n- <u>eins</u> | zwei",
        evidence={"<title>": "<b>"},
    )
    seen = (Sighting(list_url=LIST, section="Rathaus", position=2),)
    with Archive.open(path) as archive:
        store(
            archive,
            *(entry(story(number)) for number in range(1, 9)),
            entry(evil),
            entry(release()),
            entry(release(7, title="Neue Straße", date="2021-01-02"), sightings=seen, identifiers=("herne:x:1",)),
            refused("https://inherne.net/impressum/", "page"),
        )
        note_warc_length(archive, "mein-archiv-100-herne-202601-00000.warc.gz", 70_000)
        store(archive, entry(story(1, body="Geändert."), 3), refused("https://inherne.net/kontakt/", "page", 3))
        archive.connection.execute("INSERT INTO former_numbers (id, article_id) VALUES (90, 1)")
    return path
