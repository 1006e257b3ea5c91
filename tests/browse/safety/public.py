"""Ask a public Datasette on an archive, in this process, with any method and headers."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
from datasette.app import Datasette

from herne_news.browse.config import DATABASE
from herne_news.browse.site import datasette_for


def ask(site: Datasette, paths: Sequence[str], method: str = "get", **changes: Any) -> list[httpx.Response]:
    """Return the answers of `site`, in order."""

    async def all_of_them() -> list[httpx.Response]:
        await site.invoke_startup()
        return [await getattr(site.client, method)(path, **changes) for path in paths]

    return asyncio.run(all_of_them())


def ask_archive(
    archive: Path, *paths: str, public: bool = True, address: str | None = None, **changes: Any
) -> list[httpx.Response]:
    """Return the answers of a Datasette on `archive`, public unless said otherwise."""
    site = datasette_for(archive, public=public, address=address)
    try:
        return ask(site, paths, **changes)
    finally:
        site.databases[DATABASE].close()
