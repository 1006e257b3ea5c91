"""Who answers: the archive's name, address, mail and domain for harvesters, from the configuration alone."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from datasette.utils import StartupError

from herne_news.errors import UsageError
from herne_news.exports.oai_records import DOMAIN, NO_DOMAIN

#: The plugin's name in Datasette's configuration.
PLUGIN = "herne_news"
#: Mail as the protocol's schema has it.
MAIL = re.compile(r"[^\s@]+@([^\s@.]+\.)+[^\s@.]+")
NAME = "Nachrichten der Stadt Herne"
NO_MAIL = f"nobody@{NO_DOMAIN}"
#: Keys of the plugin's configuration, and the environment variables that stand in for them.
VARIABLES = {
    "oai_url": "HERNE_NEWS_OAI_URL",
    "oai_domain": "HERNE_NEWS_OAI_DOMAIN",
    "oai_name": "HERNE_NEWS_OAI_NAME",
    "contact": "HERNE_NEWS_CONTACT",
}


class SettingsError(UsageError, StartupError):  # type: ignore[misc]  # Datasette has no types
    """A setting that cannot be meant; both command lines say it in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OaiSettings:
    """How the archive calls itself; `url` is None where the address that a request came to is to be told."""

    url: str | None
    domain: str
    name: str
    mail: str


def settings_of(config: Mapping[str, Any] | None, environment: Mapping[str, str] = os.environ) -> OaiSettings:
    """Return the settings of the plugin's configuration, else of the environment; raises `SettingsError`.

    A contact that is a web address is no mail: then, as without one, the mail is one that reaches nobody.
    """
    found = {
        key: str((config or {}).get(key) or environment.get(variable, "")).strip()
        for key, variable in VARIABLES.items()
    }
    url, domain = found["oai_url"], found["oai_domain"] or NO_DOMAIN
    if url and (
        urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname or re.search(r"[\s?#]", url)
    ):
        raise SettingsError(f"oai_url: expected the web address of the endpoint, found {url!r}")
    if not DOMAIN.fullmatch(domain):
        raise SettingsError(f"oai_domain: expected a domain like archiv.example.org, found {domain!r}")
    mail = found["contact"].removeprefix("mailto:")
    return OaiSettings(
        url=url or None,
        domain=domain,
        name=found["oai_name"] or NAME,
        mail=mail if MAIL.fullmatch(mail) else NO_MAIL,
    )
