"""An address at which somebody can be reached about a crawl: what is one, and how a site is told it."""

import re

from herne_news.errors import UsageError

#: In letters that a header can hold.
CONTACT = re.compile(
    r"(?:mailto:)?[^\s@:/()<>]+@[^\s@:/()<>]+\.[^\s@:/()<>]+|https?://[^\s/()<>]+\.[^\s()<>]+", re.IGNORECASE
)


def check_contact(contact: str) -> None:
    """Raise UsageError where HERNE_NEWS_CONTACT is set and is no address of mail or of a web page."""
    if contact and not (contact.isascii() and CONTACT.fullmatch(contact)):
        raise UsageError(
            "HERNE_NEWS_CONTACT: expected an address at which you can be reached, such as mailto:you@example.org or"
            f" https://example.org/, found {contact!r}"
        )


def user_agent(name: str, version: str, contact: str) -> str:
    """Return how the program `name` names itself to a site."""
    return f"{name}/{version}" + (f" (+{contact})" if contact else "")
