"""Serve an archive with Datasette until Ctrl-C."""

import asyncio
import contextlib
import errno
import signal
import socket
import webbrowser
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import uvicorn
from datasette.app import Datasette

from herne_news.browse.safety.profile import checked
from herne_news.browse.site import datasette_for
from herne_news.errors import UsageError
from herne_news.store.archive import Archive


def serve(
    archive_path: str | Path,
    host: str,
    port: int,
    open_browser: bool,
    announce: Callable[[str], None] = lambda _: None,
    *,
    public: bool = False,
    site_address: str | None = None,
) -> None:
    """Serve the archive at `archive_path` on `host` and `port` (0 takes a free one) until SIGINT or SIGTERM.

    Calls `announce` with the address once it answers, and opens it in a browser if `open_browser`. Raises `ArchiveError` if the
    archive cannot be read, `UsageError` if the address cannot be listened on, or `site_address` is none. `public` sets the limits
    for the open net; `site_address` is by what a reader's browser knows the site.
    """
    path = Path(archive_path)
    Archive.open(path, create=False, readonly=True).close()
    with listen(host, port) as listener:
        address = url_of(listener)
        try:
            site_address = checked(site_address)
        except ValueError as error:
            raise UsageError(f"--address: {error}") from error
        site = datasette_for(path, public=public, address=site_address)

        def ready() -> None:
            announce(address)
            if open_browser:
                webbrowser.open(address)

        with _ended_by_signals():
            asyncio.run(_run(site, listener, ready))


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; one sentence (`UsageError`) says why it cannot."""
    if not 0 <= port < 2**16:
        raise UsageError(f"--port: expected a number from 0 to 65535, found {port}; choose another")
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise UsageError(
                f"--port: expected a free port, found that {port} is in use on {host}; choose another"
            ) from error
        raise UsageError(
            f"--host: expected an address of this machine, found {host} ({error}); try 127.0.0.1"
        ) from error
    # asyncio sets this only on sockets that name their protocol; without it, all answers but the first are 40 ms late.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def url_of(listener: socket.socket) -> str:
    """Return the address to browse to."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@contextlib.contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let SIGTERM end the block as Ctrl-C does, and neither be an error: uvicorn raises them again when it is done."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except KeyboardInterrupt:
        return
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


async def _run(site: Datasette, listener: socket.socket, ready: Callable[[], None]) -> None:
    await site.invoke_startup()
    server = uvicorn.Server(uvicorn.Config(site.app(), log_level="warning", lifespan="on", timeout_graceful_shutdown=2))
    async with _when_started(server, ready):
        await server.serve(sockets=[listener])


@contextlib.asynccontextmanager
async def _when_started(server: uvicorn.Server, ready: Callable[[], None]) -> AsyncIterator[None]:
    async def wait() -> None:
        while not server.started:
            await asyncio.sleep(0.02)
        ready()

    task = asyncio.create_task(wait())
    try:
        yield
    finally:
        task.cancel()
