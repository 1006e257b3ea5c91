"""A real WordPress on loopback: Debian's packages, a database and a web server of its own, invented German posts."""

import contextlib
import http.client
import json
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from tests.real.wordpress.files import lay_out
from tests.real.wordpress.processes import SERVER_USER, Servers, free_port, run, wait_until

PHP = "php8.2"
FPM = "php-fpm8.2"
#: Ways of finding articles that a site may close, as rules of nginx.
CLOSED = {
    "rest": "location ^~ /wp-json { return 403; }\nif ($arg_rest_route) { return 403; }",
    "sitemap": r"location ~ ^/(wp-)?sitemap.*\.xml$ { return 404; }",
    "feed": r"location ~ (^|/)(feed|rss)(/|$) { return 403; }" "\nif ($arg_feed) { return 403; }",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site answered to one request."""

    status: int
    headers: dict[str, str]
    body: bytes


class WordPress:
    """One instance that calls itself `home`, listens on ``127.0.0.1:port`` and holds `count` posts and the oddities.

    Used as a context manager: stands when entered, all processes ended and files deleted when left. `odd` names the
    oddities of seed/odd.php by key.
    """

    def __init__(self, *, home: str, count: int, seed: int) -> None:
        self.home = home
        self.port = free_port()
        self.odd: dict[str, int] = {}
        self._theme: str | None = None
        self._count, self._seed = count, seed
        # Not below pytest's own folder: that one is closed to the user of the servers.
        self.base = Path(tempfile.mkdtemp(prefix="herne-wp-"))
        self._servers = Servers(self.base / "log")

    @property
    def url(self) -> str:
        """Where the site is served."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        try:
            lay_out(self.base, port=self.port, home=self.home)
            if os.geteuid() == 0:
                self.base.chmod(0o711)
                for name in ("run", "log", "mysql", "www/wp-content/uploads", "www/wp-content/upgrade"):
                    shutil.chown(self.base / name, SERVER_USER, SERVER_USER)
            self._start_database()
            self._php("install.php")
            self.odd = json.loads(self._php("seed.php", str(self._count), str(self._seed)).splitlines()[-1])
            self._start_web()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exc: object) -> None:
        self._servers.stop_all()
        shutil.rmtree(self.base)

    def use_theme(self, theme: str) -> None:
        """Switch to a theme unless it is in use already; RuntimeError if it is not installed."""
        if theme != self._theme:
            self._php("theme.php", theme)
            self._theme = theme

    def change(self) -> dict[str, str]:
        """Do what an editor does in an hour; return the addresses of the posts that are new, edited, renamed (was), trashed."""
        addresses: dict[str, str] = json.loads(self._php("change.php").splitlines()[-1])
        return addresses

    @contextlib.contextmanager
    def closed(self, *ways: str) -> Iterator[None]:
        """Close ways of finding articles (keys of `CLOSED`) for as long as the context lasts."""
        self._close(ways)
        try:
            yield
        finally:
            self._close(())

    def get(self, path: str) -> Answer:
        """Ask for a path under the site's own name, following no redirect."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request("GET", path, headers={"Host": urlsplit(self.home).netloc})
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())

    def requests(self) -> list[str]:
        """Return the request lines that the site has answered so far, oldest first."""
        return [line.split('"')[1] for line in (self.base / "log" / "access.log").read_text().splitlines()]

    def _start_database(self) -> None:
        data, sock = self.base / "mysql", self.base / "run" / "mysql.sock"
        root_login = "--auth-root-authentication-method=normal"
        run(["mariadb-install-db", "--no-defaults", f"--datadir={data}", root_login, "--skip-test-db"])
        options = [
            f"--datadir={data}",
            f"--socket={sock}",
            f"--pid-file={sock}.pid",
            "--skip-networking",
            "--innodb-flush-log-at-trx-commit=0",
        ]
        self._servers.start("mariadb", ["mariadbd", "--no-defaults", *options, "--character-set-server=utf8mb4"])
        client = ["--no-defaults", "--user=root", f"--socket={sock}"]
        wait_until(lambda: _connects(sock), "MariaDB to answer")
        run(["mariadb", *client, "--execute=CREATE DATABASE wordpress CHARACTER SET utf8mb4"])

    def _start_web(self) -> None:
        etc, run_ = self.base / "etc", self.base / "run"
        self._servers.start("fpm", [FPM, "-F", "-c", str(etc / "php.ini"), "-y", str(etc / "fpm.conf")])
        wait_until(lambda: _connects(run_ / "fpm.sock"), "PHP to answer")
        self._start_nginx()

    def _start_nginx(self) -> None:
        etc = self.base / "etc"
        self._servers.start(
            "nginx", ["nginx", "-e", str(self.base / "log" / "nginx-error.log"), "-c", str(etc / "nginx.conf")]
        )
        wait_until(lambda: self._status("/") == http.HTTPStatus.OK, "the front page")

    def _close(self, ways: tuple[str, ...]) -> None:
        rules = "".join(CLOSED[way] + "\n" for way in ways)
        (self.base / "etc" / "closed.conf").write_text(rules)
        # Not a reload: for a moment after one, workers with the old rules still answer.
        self._servers.stop("nginx")
        self._start_nginx()

    def _status(self, path: str) -> int:
        try:
            return self.get(path).status
        except OSError:
            return 0

    def _php(self, script: str, *arguments: str) -> str:
        ini, file = str(self.base / "etc" / "php.ini"), str(self.base / "seed" / script)
        host = {"WORDPRESS_HOST": urlsplit(self.home).netloc}
        return run([PHP, "-c", ini, file, str(self.base / "www"), *arguments], environment=host)


def _connects(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(path))
        except OSError:
            return False
        return True
