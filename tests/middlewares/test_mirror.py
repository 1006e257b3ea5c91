"""--mirror: which addresses are asked elsewhere, and what is refused."""

import pytest

from herne_news.errors import ExitCode, UsageError
from herne_news.middlewares.mirror import is_loopback, mirrored, parse_mirrors


def test_one_host_stands_for_all_names_of_its_source() -> None:
    mirrors = parse_mirrors(("herne.de=http://127.0.0.1:8701/",))
    assert mirrors == dict.fromkeys(
        ("www.herne.de", "herne.de", "www.kids.herne.de", "kids.herne.de"), "http://127.0.0.1:8701"
    )


@pytest.mark.parametrize(
    "value",
    [
        "",
        "inherne.net",
        "inherne.net=",
        "inherne.net=127.0.0.1:80",
        "inherne.net=ftp://127.0.0.1",
        "inherne.net=http://",
        "inherne.net=http://127.0.0.1:99999",
        "inherne.net=http://[::1",
        "inherne.net=http://127.0.0.1/unter/ordner",
        "example.org=http://127.0.0.1:80",
        "=http://127.0.0.1:80",
    ],
)
def test_another_form_is_a_usage_error(value: str) -> None:
    with pytest.raises(UsageError, match=r"--mirror: expected .*found") as caught:
        parse_mirrors((value,))
    assert caught.value.exit_code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://inherne.net/eins/?p=1&x=%20", ("http://127.0.0.1:8700/eins/?p=1&x=%20", "inherne.net")),
        ("http://www.inherne.net/", ("http://127.0.0.1:8700/", "www.inherne.net")),
        ("https://inherne.net:8443/", ("http://127.0.0.1:8700/", "inherne.net:8443")),
        ("https://www.herne.de/", None),
    ],
)
def test_address_is_swapped_and_the_site_keeps_its_name(url: str, asked: tuple[str, str] | None) -> None:
    assert mirrored(url, parse_mirrors(("inherne.net=http://127.0.0.1:8700",))) == asked


@pytest.mark.parametrize(
    ("base", "answer"),
    [
        ("http://127.0.0.1:8700", True),
        ("http://127.8.8.8", True),
        ("http://[::1]:80", True),
        ("http://localhost:80", True),
        ("http://localhost.example.org", False),
        ("http://10.0.0.1", False),
        ("https://inherne.net", False),
    ],
)
def test_only_this_machine_is_spared_the_manners(base: str, answer: bool) -> None:
    assert is_loopback(base) is answer
