"""Pages that stand in front of an article: a request for consent, a form that wants a password."""

import re

from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element

CONSENT = re.compile(r"cookies?|einwilligung|zustimm\w+|datenschutz|consent|privacy|tracking|werbung", re.IGNORECASE)
#: A wall is short, and one word in so many is about consent.
LONGEST_WALL, ONE_IN = 3000, 25
#: A page with a password form and no more letters than these outside it is there for the form.
FEW_LETTERS = 200


def is_consent_wall(text: str) -> bool:
    """Say whether a page's running text does nothing but ask for consent to cookies and the like."""
    return len(text) < LONGEST_WALL and len(CONSENT.findall(text)) * ONE_IN > len(text.split())


def password_form(page: Page) -> Element | None:
    """Return the first form of the page that has a field for a password, or None."""
    for field in page.body.iter("input"):
        if (field.get("type") or "").lower() == "password":
            return next(field.iterancestors("form"), None)
    return None


def is_password_wall(page: Page, text: str) -> bool:
    """Say whether a page of which `text` is read asks for a password and says hardly anything else."""
    form = password_form(page)
    return form is not None and len(text) - len(text_of(form)) < FEW_LETTERS
