import gzip
import http.client
import socket
import struct
from collections.abc import Iterator

import pytest

from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.messages import Request, Response
from herne_news.replica.server import ServerHandle, serve, serve_both


@pytest.fixture
def server(magazine: InherneSite) -> Iterator[ServerHandle]:
    with serve(magazine) as handle:
        yield handle


def get(
    connection: http.client.HTTPConnection, path: str, headers: dict[str, str] | None = None, method: str = "GET"
) -> tuple[http.client.HTTPResponse, bytes]:
    connection.request(method, path, headers=headers or {})
    response = connection.getresponse()
    return response, response.read()


def test_one_connection_serves_many_requests(server: ServerHandle, magazine: InherneSite) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    plain, body = get(connection, "/robots.txt")
    zipped, packed = get(connection, "/feed/", {"Accept-Encoding": "gzip"})
    head, nothing = get(connection, "/feed/", method="HEAD")
    held, empty = get(connection, "/feed/", {"If-None-Match": head.headers["ETag"]})
    connection.close()
    assert (plain.status, body) == (200, magazine.respond("/robots.txt").body)
    assert plain.version == 11
    assert zipped.headers["ETag"].startswith('W/"')
    assert gzip.decompress(packed) == magazine.respond("/feed/").body
    assert (head.status, nothing) == (200, b"")
    assert int(head.headers["Content-Length"]) == len(magazine.respond("/feed/").body)
    assert (held.status, empty) == (304, b"")
    assert [(one.method, one.path, one.status) for one in server.requests] == [
        ("GET", "/robots.txt", 200), ("GET", "/feed/", 200), ("HEAD", "/feed/", 200), ("GET", "/feed/", 304),
    ]  # fmt: skip
    assert server.requests[1].headers["accept-encoding"] == "gzip"


def test_faults_answer_in_the_sites_place() -> None:
    def faults(request: Request) -> Response | None:
        return Response(status=503, headers={"Retry-After": "1"}) if request.path == "/Rathaus/" else None

    with serve(HerneSite(5, 1), faults=faults) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        broken, _ = get(connection, "/Rathaus/")
        whole, _ = get(connection, "/")
        connection.close()
    assert (broken.status, broken.headers["Retry-After"], whole.status) == (503, "1", 200)


def test_both_sites_stand_side_by_side_and_free_their_ports() -> None:
    with serve_both(5, 1) as (inherne, herne):
        assert inherne.url.startswith("http://127.0.0.1:")
        port = inherne.port
        assert port != herne.port
    with serve(HerneSite(5, 1), port) as again:
        assert again.port == port


def test_a_taken_port_is_an_error(server: ServerHandle) -> None:
    with pytest.raises(OSError, match="in use"):
        serve(HerneSite(5, 1), server.port)


def test_a_client_that_hangs_up_is_no_news(server: ServerHandle, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.sendall(b"GET / HTTP/1.1\r\nHost: inherne.net\r\n\r\n")
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    assert get(connection, "/robots.txt")[0].status == 200
    connection.close()
    assert capfd.readouterr().err == ""
