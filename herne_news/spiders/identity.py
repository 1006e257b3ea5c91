"""Is the page found the page that was asked for?

WordPress answers an unknown address with a redirect to any post whose slug begins alike, so that where a redirect ends proves
nothing by itself (docs/urls.md).
"""

from herne_news.urls import post_number


def is_page_asked_for(asked: str, arrived: str, asked_post: str | None, found_post: str | None) -> bool:
    """Say whether the page at `arrived` is the one that `asked` names; both are canonical URLs.

    The same address is. Another one is where both post numbers are known and equal, or where the site itself resolved a short
    link ``?p=N`` and the page tells no other number. A renamed post is thus believed when its number is known, and a guess never.
    """
    if asked_post is not None and found_post is not None:
        return asked_post == found_post
    return asked == arrived or post_number(asked) is not None
