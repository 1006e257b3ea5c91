"""Which site this is: public or one's own, and the address that it goes by.

Public is the site whose Datasette setting `default_allow_sql` is off, as archive/settings.json has it: `datasette archive/` on a
server is safe as it stands, and `herne-news browse` opens up what only its own user can reach.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from datasette.app import Datasette


#: The name under which metadata.yaml configures the plugin.
PLUGIN = "herne_news"
#: Datasette's settings on a site that only its own user reaches.
PRIVATE = {
    "default_allow_sql": True,
    "allow_facet": True,
    "allow_csv_stream": True,
    "max_csv_mb": 0,
    "sql_time_limit_ms": 3000,
}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


def is_public(site: Datasette) -> bool:
    """Say whether strangers ask this site."""
    return not site.setting("default_allow_sql")


def config(site: Datasette) -> dict[str, Any]:
    """Return the plugin's part of the metadata."""
    found: dict[str, Any] = site.plugin_config(PLUGIN) or {}
    return found


def address(site: Datasette) -> str | None:
    """Return the site's own address as the metadata gives it, see `checked`; None where it gives none."""
    return checked(config(site).get("address"))


def checked(given: str | None) -> str | None:
    """Return an address as https://HOST or http://HOST, without a slash at the end; None for none.

    Raises `ValueError` for what is no address of a site.
    """
    bare = (given or "").rstrip("/")
    if not bare:
        return None
    parts = urlsplit(bare)
    if parts.scheme not in ("http", "https") or not parts.hostname or bare != f"{parts.scheme}://{parts.netloc}":
        raise ValueError(f"expected the site's address as https://archiv.example.org, found {given}; mend it")
    return bare


def own_host(site: Datasette, host: str) -> str:
    """Return the host that pages may name: that of the site's address, else `host` where it is this machine's or an IP address.

    Whatever else a client sends as Host never comes back to anyone.
    """
    known = address(site)
    if known:
        return urlsplit(known).netloc
    return host if _is_plain(host) else "localhost"


def _is_plain(host: str) -> bool:
    try:
        parts = urlsplit(f"//{host}")
        port = parts.port
    except ValueError:
        return False
    name = host.removesuffix(f":{port}") if port is not None else host
    labels = name.split(".")
    is_number = len(labels) == 4 and all(label.isascii() and label.isdecimal() and len(label) < 4 for label in labels)
    return name in LOOPBACK or is_number
