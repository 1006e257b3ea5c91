"""Polite and hardened by default; hasty only on this machine."""

import pytest
from scrapy.settings import Settings

from herne_news.spiders.base import NewsSpider
from herne_news.spiders.herne import HerneSpider
from herne_news.spiders.inherne import InherneSpider

MANNERS = {
    "ROBOTSTXT_OBEY": True,
    "CONCURRENT_REQUESTS": 1,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY": 1.0,
    "AUTOTHROTTLE_ENABLED": True,
    "COOKIES_ENABLED": False,
    "DOWNLOAD_MAXSIZE": 32 * 1024 * 1024,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "METAREFRESH_ENABLED": False,
}


def settings(**changes: object) -> Settings:
    made = Settings()
    made.setmodule("herne_news.settings", priority="project")
    made.setdict(changes, priority="cmdline")
    return made


def settings_of(spider: type[NewsSpider], mirror: str) -> Settings:
    made = settings(HERNE_MIRRORS=mirror)
    spider.update_settings(made)
    return made


@pytest.mark.parametrize("name", MANNERS)
def test_manner_is_the_default(name: str) -> None:
    assert settings()[name] == MANNERS[name]


def test_user_agent_names_the_project() -> None:
    assert str(settings()["USER_AGENT"]).startswith("herne-news/")


def test_only_the_web_is_spoken() -> None:
    handlers = settings().getwithbase("DOWNLOAD_HANDLERS")
    assert {scheme for scheme, handler in handlers.items() if handler is not None} == {"http", "https"}


@pytest.mark.parametrize(
    ("spider", "mirror", "delay"),
    [
        (InherneSpider, "inherne.net=http://127.0.0.1:8700", 0),
        (InherneSpider, "www.inherne.net=http://localhost:8700", 0),
        (InherneSpider, "herne.de=http://127.0.0.1:8701", 1.0),
        (HerneSpider, "inherne.net=http://127.0.0.1:8700, kids.herne.de=http://[::1]:8701", 0),
        (InherneSpider, "inherne.net=http://mirror.example.org", 1.0),
        (InherneSpider, "", 1.0),
    ],
)
def test_only_a_mirror_on_this_machine_is_asked_without_delay(
    spider: type[NewsSpider], mirror: str, delay: float
) -> None:
    made = settings_of(spider, mirror)
    assert made.getfloat("DOWNLOAD_DELAY") == delay
    assert made.getbool("AUTOTHROTTLE_ENABLED") is bool(delay)
