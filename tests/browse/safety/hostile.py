"""An archive of articles that mean harm, what a page must not hold, and raw requests as no browser sends them."""

import contextlib
import json
import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import lxml.html
from datasette.app import Datasette
from lxml import etree

from herne_news.browse.safety.headers import inline_hashes, source_expression
from herne_news.items import Caption, Sighting
from herne_news.store.archive import Archive
from tests.store.records import entry, store, story

#: What a script that got through would call; nobody else uses the name.
CALL = "zugriff(1)"
TEXTS = (
    f"<script>{CALL}</script>",
    f'"><img src=x onerror={CALL}>',
    f"' autofocus onfocus='{CALL}",
    f"</title><script>{CALL}</script>",
    f"</script><script>{CALL}</script><!--",
    f"</textarea></style><style>*{{display:none}}</style><svg/onload={CALL}>",
    f"javascript:{CALL}",
    f"data:text/html,<script>{CALL}</script>",
    f"&lt;script&gt;{CALL}&lt;/script&gt;&#x3c;b&#x3e;",
    "{{ 7*7 }}{% include 'x' %}${7*7}#{7*7}{0.__class__}%s%(x)s",
    "\u202e\u2066gnp.exe\u2067\u200f",
    "a\x00b\x01\x1f\x7f\x85\ufffe\uffff\U0001f468\u200d\U0001f469",
    f"]]></summary><script xmlns='http://www.w3.org/1999/xhtml'>{CALL}</script>",
    f"<a href='java\nscript:{CALL}'>x</a><form action=//evil.example><input type=submit>",
    '=HYPERLINK("https://evil.example")\r\nSet-Cookie: a=b\r\n\r\n',
    "../../../../etc/passwd",
    "?q=1#x&y=%00%2e%2e/;",
)
LONG_TITLE = "Überlang <b> " * 80_000
ADDRESSES = tuple(f"javascript:{CALL}//{number}" for number in range(len(TEXTS)))


def fill(path: Path) -> dict[int, str]:
    """Make an archive at `path` whose articles say nothing but TEXTS, one each; return number and text of each."""
    with Archive.open(path) as archive:
        numbers = [store(archive, _hostile(n, text))[0].article_id for n, text in enumerate(TEXTS)]
        long = store(archive, entry(story(99, title=LONG_TITLE, kicker=LONG_TITLE)))[0].article_id
        broken = store(archive, entry(story(98)))[0].article_id
        changed = entry(story(97)), entry(story(97, title=TEXTS[0], body=f"{TEXTS[1]}\n\n## {TEXTS[4]}"), 3)
        edited = next(iter([store(archive, one)[0].article_id for one in changed]))
    with (
        contextlib.closing(sqlite3.connect(path)) as other,
        other,
    ):  # another program's bytes that are no UTF-8: a lone surrogate
        other.execute("UPDATE articles SET title = CAST(x'61eda08062' AS TEXT) WHERE id = ?", (broken,))
    found = {**dict(zip(numbers, TEXTS, strict=True)), long: LONG_TITLE, broken: "a", edited: TEXTS[0]}
    return {int(number or 0): text for number, text in found.items()}


def _hostile(number: int, text: str) -> Any:
    article = story(
        number,
        url=ADDRESSES[number],
        title=text,
        kicker=text,
        lead=text,
        category=text,
        categories=(text, f"Ausgabe {text}"),
        tags=(text,),
        authors=(text, f"{text}2"),
        body=f"{text}\n\n## {text}\n\n- {text} | {text}\n- {text} | x\n\n- {text}",
        captions=(Caption(position=1, text=text, credit=text, image_url=f"javascript:{CALL}", alt=text),),
        layout=text,
        evidence={text: text, "title": text},
    )
    seen = (Sighting(list_url=f"javascript:{CALL}", section=text, position=1),)
    return entry(article, sightings=seen, identifiers=(f"inherne:post:{text}",), page=None, captures=())


def harm(html: str, *, is_datasettes: bool) -> list[str]:
    """Return what a page holds that could do something: foreign scripts, handlers, styles, addresses, embedded documents."""
    page = lxml.html.document_fromstring(html.replace("\x00", "\ufffd"))
    found = [f"<{e.tag!s}>" for e in page.iter("iframe", "object", "embed", "base", "frame", "applet")]
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json":
            json.loads(script.text or "")
        elif not script.get("src") and source_expression(script.text or "") not in inline_hashes():
            found.append(f"script: {(script.text or '')[:60]}")
    found += [
        f"style: {(style.text or '')[:60]}"
        for style in page.iter("style")
        if not is_datasettes or "display:none}" in (style.text or "")
    ]
    for element in page.iter(etree.Element):
        tag = str(element.tag)
        for name, value in ((str(name), str(value)) for name, value in element.attrib.items()):
            if (
                name.startswith("on")
                or name in {"srcdoc", "http-equiv", "srcset"}
                or (name == "style" and not is_datasettes)
            ):
                found.append(f"{tag} {name}={value[:60]}")
            if (element.get("rel") or "").startswith("schema."):
                continue  # it names a vocabulary, nothing is loaded
            if name in {"href", "src", "action", "formaction", "xlink:href", "poster", "data"}:
                found += [f"{tag} {name}={value[:60]}"] if not _is_harmless(tag, value) else []
    return found


def _is_harmless(tag: str, value: str) -> bool:
    """Say whether an address leads to this site or, from a link, to the web; nothing is loaded from elsewhere."""
    scheme, host = urlsplit(re.sub(r"[\x00-\x20]", "", value))[:2]
    if tag in {"a", "cite"} and scheme in {"http", "https", "mailto"}:
        return True
    return (not scheme and not host) or host == "localhost"


async def raw(
    site: Datasette, target: str, headers: Sequence[tuple[bytes, bytes]] = ()
) -> tuple[int, dict[str, str], bytes]:
    """Ask for exactly `target`, unlike a client that tidies addresses; return status, headers and body."""
    path, _, query = target.partition("?")
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote_to_bytes(path).decode("utf-8", "replace"),
        "raw_path": path.encode("latin-1", "replace"),
        "query_string": query.encode("latin-1", "replace"),
        "headers": [(b"host", b"localhost"), *headers],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    await site.app()(scope, receive, send)
    fields = {name.decode().lower(): value.decode("latin-1") for name, value in sent[0]["headers"]}
    return sent[0]["status"], fields, b"".join(message.get("body", b"") for message in sent[1:])
