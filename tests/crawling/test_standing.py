"""What a monitor has found stands until a run is judged again, whatever runs that are cut off or ask for a part lie between."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.messages import Response
from tests.commands import run
from tests.crawling.sites import HTML
from tests.crawling.test_monitors import COUNT, SEED, Watch, watch

EMPTY = b"<!doctype html><html><body><h1>Aktuelles</h1><p>Zurzeit gibt es hier nichts Neues zu lesen.</p></body></html>"


@pytest.fixture
def herne(tmp_path: Path) -> Iterator[Watch]:
    yield from watch(tmp_path, "herne", HerneSite(COUNT, SEED))


@pytest.mark.parametrize(
    "between", [("--max-requests", "5"), ("--limit", "1"), ("--since", "2020-01-01")], ids=" ".join
)
def test_a_list_that_stays_empty(herne: Watch, between: tuple[str, ...]) -> None:
    def alter(target: str, answer: Response) -> Response:
        return Response(status=200, headers=HTML, body=EMPTY) if target == "/Meldungen/Alle-News.html" else answer

    herne.altered.alter = alter
    words = "articles on the list https://www.herne.de/Meldungen/Alle-News.html, found 0"
    herne.cries(words, since=2)
    result = herne.run(*between)
    assert result.code in {ExitCode.DONE, ExitCode.DEADLINE}, result
    assert run("status", "--archive", herne.archive).code == ExitCode.UNHEALTHY
    herne.cries(words, since=2)
    herne.altered.alter = None
    herne.quiet()
