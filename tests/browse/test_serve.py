"""`serve` as a process: it answers, it lets a crawl write, it ends on Ctrl-C, and says in a sentence why it cannot."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from herne_news.browse.serve import listen, serve, url_of
from herne_news.errors import ArchiveError, UsageError
from herne_news.store.archive import Archive
from tests.commands import FORGIVEN
from tests.store.records import entry, store, story

PROGRAM = """
import sys
from herne_news.browse.serve import serve
serve(sys.argv[1], "127.0.0.1", 0, False, lambda url: print(url, flush=True))
print("ended", flush=True)
"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a.db") as opened:
        store(opened, entry(story(1)))
        yield opened


def count(url: str) -> int:
    return int(httpx.get(f"{url}herne/articles.json").json()["filtered_table_rows_count"])


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_while_a_crawl_writes_and_ends_on_a_signal(archive: Archive, ending: signal.Signals) -> None:
    command = [sys.executable, "-W", "error::ResourceWarning", "-W", FORGIVEN, "-c", PROGRAM, str(archive.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        url = server.stdout.readline().strip()
        assert count(url) == 1
        store(archive, entry(story(2)))
        assert count(url) == 2
        server.send_signal(ending)
        assert server.stdout.read() == "ended\n"
        assert server.stderr.read() == ""
        assert server.wait() == 0


def test_a_port_in_use_is_named(archive: Archive) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=f"found that {port} is in use on 127.0.0.1"):
            serve(archive.path, "127.0.0.1", port, open_browser=False)


@pytest.mark.parametrize(("host", "port", "sentence"), [("192.0.2.1", 0, "--host"), ("127.0.0.1", 70_000, "--port")])
def test_an_address_that_cannot_be_listened_on(host: str, port: int, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        listen(host, port)


def test_a_connection_sends_at_once_what_it_has() -> None:
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_ipv6_addresses_are_bracketed() -> None:
    try:
        listener = listen("::1", 0)
    except UsageError:
        pytest.skip("this machine has no IPv6")
    with listener:
        assert url_of(listener) == f"http://[::1]:{listener.getsockname()[1]}/"


def test_a_missing_archive_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="found nothing"):
        serve(tmp_path / "a.db", "127.0.0.1", 0, open_browser=False)
