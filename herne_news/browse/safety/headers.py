"""The headers that every answer carries, above all its Content-Security-Policy.

Our own pages have neither inline script nor inline style, and say so. Datasette's pages for tables, queries and the like do have
some: their scripts are allowed by their hashes (CSP level 2, w3.org/TR/CSP2/#source-list-syntax), taken from the templates of the
Datasette that is installed, so that nothing else runs; their style is let in, since it differs from page to page.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import datasette

from herne_news.browse.config import DATABASE

#: Nothing but what this very site serves; no other site may frame it, and its forms lead nowhere else.
POLICY = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'{styles}; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
}
TEMPLATES = Path(datasette.__file__).parent / "templates"
INLINE = re.compile(r"<script(?: type=\"module\")?>(.*?)</script>", re.DOTALL)
#: The one piece of a template's script that is filled in, and what with.
FILLED = "{{ datasette_allow_facet }}"
VALUES = ("true", "false")
#: Pages that Datasette's own templates make.
DATASETTES = re.compile(rf"/(?:-|{DATABASE})(?:[./].*)?$")


def security_headers(path: str) -> dict[str, str]:
    """Return the headers, in lower case, for an answer to `path` (without the site's base path)."""
    return {"content-security-policy": policy(is_datasettes=bool(DATASETTES.match(path))), **ALWAYS}


@cache
def policy(*, is_datasettes: bool) -> str:
    """Return the Content-Security-Policy of our own pages or of Datasette's."""
    if not is_datasettes:
        return POLICY.format(scripts="", styles="")
    return POLICY.format(scripts="".join(f" {value}" for value in inline_hashes()), styles=" 'unsafe-inline'")


@cache
def inline_hashes() -> tuple[str, ...]:
    """Return the source expressions ('sha256-…') of the inline scripts in Datasette's templates."""
    scripts = {
        script.replace(FILLED, value)
        for template in sorted(TEMPLATES.glob("*.html"))
        for script in INLINE.findall(template.read_text(encoding="utf-8"))
        for value in VALUES
    }
    known = sorted(script for script in scripts if "{{" not in script and "{%" not in script)
    return tuple(source_expression(script) for script in known)


def source_expression(script: str) -> str:
    """Return the source expression that allows an inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
