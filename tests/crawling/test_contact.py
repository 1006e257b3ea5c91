"""HERNE_NEWS_CONTACT: an address at which somebody can be reached, or none at all."""

from pathlib import Path

import pytest

from herne_news.contact import check_contact
from herne_news.errors import ExitCode, UsageError
from herne_news.replica.messages import Request, Response
from herne_news.replica.server import serve
from tests.commands import run
from tests.crawling.sites import free_port, magazine
from tests.crawling.test_faults import scrapy

GOOD = ("", "mailto:you@example.org", "archiv@example.org", "https://example.org/", "https://example.org/archiv?x=1")
BAD = (
    "ruf mich an",
    "you@",
    "@example.org",
    "mailto:",
    "https://",
    "ftp://example.org/",
    "a@b",
    "grüße@example.org",
    "x) (y",
)


@pytest.mark.parametrize("contact", GOOD)
def test_an_address_is_taken(contact: str) -> None:
    check_contact(contact)


@pytest.mark.parametrize("contact", BAD)
def test_anything_else_is_refused(contact: str) -> None:
    with pytest.raises(UsageError, match="HERNE_NEWS_CONTACT: expected an address"):
        check_contact(contact)


@pytest.mark.parametrize("command", ["crawl", "parse"])
def test_a_contact_that_is_none_is_wrong_use_and_asks_nobody(tmp_path: Path, command: str) -> None:
    base = f"http://127.0.0.1:{free_port()}"
    words = {
        "crawl": ("crawl", "inherne", "--archive", tmp_path / "a.db", "--mirror", f"inherne.net={base}"),
        "parse": ("parse", f"{base}/"),
    }[command]
    result = run(*words, env={"HERNE_NEWS_CONTACT": "ruf mich an"})
    assert (result.code, len(result.sentences)) == (ExitCode.USAGE, 1), result
    assert "HERNE_NEWS_CONTACT" in result.sentences[0]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"HERNE_CONTACT": "ruf mich an"}, "HERNE_NEWS_CONTACT: expected an address"),
        ({"HERNE_MIRRORS": "inherne.net"}, "expected HOST=URL"),
    ],
    ids=["contact", "mirror"],
)
def test_scrapys_own_command_checks_the_same(tmp_path: Path, settings: dict[str, str], words: str) -> None:
    result = scrapy(tmp_path / "a.db", f"http://127.0.0.1:{free_port()}", **settings)
    assert result.code == ExitCode.USAGE, result
    assert words in result.err.splitlines()[-1]
    assert "Traceback" not in result.err
    assert list(tmp_path.iterdir()) == []


def test_the_site_is_told_whom_to_ask(tmp_path: Path) -> None:
    agents: set[str] = set()

    def listen(request: Request) -> Response | None:
        agents.update(value for name, value in request.headers.items() if name.lower() == "user-agent")
        return None

    with serve(magazine("eins"), faults=listen) as server:
        scrapy(tmp_path / "a.db", server.url, HERNE_CONTACT="archiv@example.org")
    (agent,) = agents
    assert agent.startswith("herne-news/")
    assert agent.endswith(" (+archiv@example.org)")
