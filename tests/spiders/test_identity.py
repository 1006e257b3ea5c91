"""Is the page found the page that was asked for?"""

import pytest

from herne_news.spiders.identity import is_page_asked_for

A, B = "https://inherne.net/amp/", "https://inherne.net/ampelanlage-am-hafen/"
SHORT = "https://inherne.net/?p=48211"


@pytest.mark.parametrize(
    ("asked", "arrived", "asked_post", "found_post", "same"),
    [
        pytest.param(A, A, None, None, True, id="no-redirect"),
        pytest.param(A, B, None, None, False, id="guess-without-numbers"),
        pytest.param(A, B, None, "7", False, id="guess-with-the-page's-number-alone"),
        pytest.param(A, B, "7", "7", True, id="renamed-post"),
        pytest.param(A, B, "7", "8", False, id="another-post"),
        pytest.param(A, A, "7", "8", False, id="another-post-under-the-address"),
        pytest.param(SHORT, B, "48211", None, True, id="short-link-resolved-by-the-site"),
        pytest.param(SHORT, B, "48211", "48211", True, id="short-link-and-number"),
        pytest.param(SHORT, B, "48211", "12", False, id="short-link-to-another-post"),
    ],
)
def test_redirects_are_believed_only_with_proof(
    asked: str, arrived: str, asked_post: str | None, found_post: str | None, same: bool
) -> None:
    assert is_page_asked_for(asked, arrived, asked_post, found_post) is same
