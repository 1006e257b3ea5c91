"""Sample sites on loopback: a threading HTTP server around anything that answers requests."""

import gzip
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Protocol, Self

from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.messages import Request, Response

LOOPBACK = "127.0.0.1"
ZIPPED_TYPES = ("text/", "application/")
#: Statuses that carry no body (RFC 9110).
BODILESS = frozenset({204, 304})


class Site(Protocol):
    """Anything that answers requests."""

    def respond(self, target: str, headers: Mapping[str, str] | None = None) -> Response:
        """Answer a GET of `target`."""


Fault = Callable[[Request], Response | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One request that a server has answered."""

    method: str
    path: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, site: Site, faults: Fault | None) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.site, self.faults = site, faults
        self.requests: list[Served] = []
        self.lock = threading.Lock()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that hung up; anything else is a bug of the site and is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed wants a socket


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "nginx"
    sys_version = ""
    # One write a response: with Nagle's algorithm on, small writes on a kept connection wait for each other.
    wbufsize = 1 << 16
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        named = {name.lower(): value for name, value in self.headers.items()}
        request = Request(method=self.command, target=self.path, headers=named)
        with self.server.lock:
            fault = self.server.faults(request) if self.server.faults else None
            response = fault or self.server.site.respond(self.path, named)
            self.server.requests.append(
                Served(method=self.command, path=self.path, status=response.status, headers=named)
            )
        self._send(response, named)

    do_HEAD = do_GET  # noqa: N815  # http.server calls it by this name

    def _send(self, response: Response, named: Mapping[str, str]) -> None:
        headers, body = dict(response.headers), response.body
        kind = headers.get("Content-Type", "")
        if (
            "gzip" in named.get("accept-encoding", "")
            and kind.startswith(ZIPPED_TYPES)
            and len(body) > 500
            and "Content-Encoding" not in headers
        ):
            body = gzip.compress(body, compresslevel=1, mtime=0)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            if headers.get("ETag", "W/").startswith('"'):
                headers["ETag"] = f"W/{headers['ETag']}"  # as nginx does
        self.send_response(response.status)
        for name, value in headers.items():
            self.send_header(name, value)
        if response.status not in BODILESS and "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and response.status not in BODILESS:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
        """Say nothing: the log is `ServerHandle.requests`."""


class ServerHandle:
    """A running server. Use it as a context manager, or call `close`."""

    def __init__(self, server: _Server) -> None:
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """The port that the server listens on."""
        return self._server.server_address[1]

    @property
    def url(self) -> str:
        """The server's address without a slash at the end."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def requests(self) -> list[Served]:
        """Every request answered so far, in order."""
        with self._server.lock:
            return list(self._server.requests)

    def close(self) -> None:
        """Stop listening and free the port; may be called again."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def serve(site: Site, port: int = 0, *, faults: Fault | None = None) -> ServerHandle:
    """Serve `site` on 127.0.0.1; port 0 takes a free one. `faults` may answer a request in the site's place.

    Raises OSError where the port is taken.
    """
    return ServerHandle(_Server(port, site, faults))


@contextmanager
def serve_both(count: int = 120, seed: int = 1, port: int = 0) -> Iterator[tuple[ServerHandle, ServerHandle]]:
    """Serve both sample sites, inherne on `port` and herne on the next one; port 0 takes two free ones."""
    with (
        serve(InherneSite(count, seed), port) as inherne,
        serve(HerneSite(count, seed), port + 1 if port else 0) as herne,
    ):
        yield inherne, herne
