"""Twenty thousand spoiled pages: each gives a record or a reason, and none takes long."""

import random
import time

import pytest

from herne_news.items import Article, Refusal
from herne_news.parsers import parse
from herne_news.parsers.dates import parse_german_date
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from tests.parsers.cases import cases
from tests.real.spoiling import spoil

PAGES, SHARES = 20_000, 4
#: Seconds of processor time that a page may take.
LONGEST = 0.2


def originals(source: str) -> list[tuple[bytes, str]]:
    """Return our own pages of a source: the parsers' cases and those of the sample site."""
    found = [(case.html, case.url or "") for case in cases(source)]
    site, home = (
        (InherneSite(60, 8), "https://inherne.net")
        if source == "inherne"
        else (HerneSite(60, 8), "https://www.herne.de")
    )
    for number in range(60):
        url = str(site.article(number).url)
        answer = site.respond(url.removeprefix(home))
        if "#" not in url and answer.status == 200:
            found.append((answer.body, url))
    return found


@pytest.mark.parametrize("share", range(SHARES))
def test_spoiled_pages_give_a_record_or_a_reason_in_time(share: int) -> None:
    chance = random.Random(share)
    pages = {source: originals(source) for source in ("inherne", "herne")}
    parse(b"<html><body><p>Nichts</p></body></html>", "https://inherne.net/x/")  # trafilatura is imported by now
    parse_german_date("12ter Maerz anno 2019")  # and dateparser
    slow = []
    for number in range(PAGES // SHARES):
        source = chance.choice(("inherne", "inherne", "herne"))
        page, url = chance.choice(pages[source])
        spoiled = spoil(page, chance)
        begun = time.process_time()
        result = parse(spoiled, url or None, source)
        lasted = time.process_time() - begun
        assert isinstance(result, Article | Refusal)
        assert not isinstance(result, Refusal) or (result.reason and result.detail)
        if lasted > LONGEST:
            slow.append((share, number, source, url, round(lasted, 3)))
    assert slow == []
