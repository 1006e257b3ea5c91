"""HERNE_NEWS_CONTACT: an address at which somebody can be reached, or none at all."""

from pathlib import Path

import pytest

from herne_news.crawling.options import check_contact
from herne_news.errors import ExitCode, UsageError
from tests.commands import run
from tests.crawling.sites import free_port

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
