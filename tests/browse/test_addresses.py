"""Names as parts of addresses: any name comes back, and none changes the structure."""

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.browse.addresses import LONGEST, Addresses, name_of, segment, web_address

NAMES = st.text(st.characters(exclude_categories=["Cs"]))


@given(NAMES | st.text("~/.2EF7%", max_size=12))
def test_any_name_comes_back_and_stays_one_segment(name: str) -> None:
    part = segment(name)
    assert name_of(part) == name
    assert "/" not in part
    assert part.isascii()


@given(NAMES.filter(bool) | st.sampled_from([".", "..", "...", "~", "a/b", "Ausgabe 2021/1", "?", "#", "100%", "\\"]))
def test_a_browser_keeps_the_segment(name: str) -> None:
    path = f"/rubriken/{segment(name)}"
    assert httpx.URL("https://a.example").join(path).raw_path.decode() == path


def test_addresses() -> None:
    address = Addresses(lambda path: f"/archiv{path}")
    assert address("/") == "/archiv/"
    assert address("/suche", q="Groß & Klein", nach=None) == "/archiv/suche?q=Gro%C3%9F+%26+Klein"
    assert address.article(7) == "/archiv/artikel/7"
    assert address.named("/rubriken", "Ausgabe 2021/1") == "/archiv/rubriken/Ausgabe%202021~2F1"
    assert address.named("/rubriken", "x" * (LONGEST + 1)) is None
    assert address.named("/rubriken", "") is None


@pytest.mark.parametrize(
    ("value", "is_one"),
    [
        ("https://inherne.net/a/", True),
        ("HTTP://a", True),
        ("javascript:alert(1)", False),
        (" https://a", False),
        ("https:///x", False),
        ("//a", False),
        ("data:text/html,x", False),
        (None, False),
    ],
)
def test_web_addresses(value: object, is_one: bool) -> None:
    assert web_address(value) == (value if is_one else None)
