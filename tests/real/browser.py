"""Debian's Chromium, watched: what its pages complain about and whom they ask.

playwright is imported only when a browser is started, so that the tests can say that it is missing.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response

#: Nothing but the pages that a test opens may use the network; what is not this machine has no address at all.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
HTTP_ERRORS = 400


@dataclass
class Watch:
    """What the pages of one browser have done so far."""

    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        """Note whom a page asks."""
        parts = urlsplit(request.url)
        if parts.scheme != "data":
            self.hosts.add(parts.hostname or request.url)

    def response(self, response: Response) -> None:
        """Note an answer that is an error."""
        if response.status >= HTTP_ERRORS:
            self.complaints.append(f"{response.status} {response.url}")

    def console(self, message: ConsoleMessage) -> None:
        """Note a warning or an error of the console."""
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def error(self, error: Error) -> None:
        """Note an exception that no script of the page has caught."""
        self.complaints.append(str(error))


@contextlib.contextmanager
def open_page(program: str, profile: Path) -> Iterator[tuple[Page, Watch]]:
    """Start Chromium with a new, empty profile and yield a page of it and what watches it."""
    from playwright.sync_api import sync_playwright

    watch = Watch()
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=program,
            headless=True,
            chromium_sandbox=os.geteuid() != 0,
            args=FLAGS,
            locale="de-DE",
            viewport={"width": 1280, "height": 900},
        )
        with contextlib.closing(context):
            context.on("request", watch.request)
            context.on("response", watch.response)
            page = context.pages[0]
            page.on("console", watch.console)
            page.on("pageerror", watch.error)
            yield page, watch
