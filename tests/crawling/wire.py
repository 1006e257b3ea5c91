"""A server that breaks HTTP itself: byte by byte, without an end, with a reset, behind a certificate of yesterday."""

import contextlib
import datetime
import ipaddress
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.crawling.sites import Site

Misdeed = Callable[[socket.socket], None]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n"


def drip(connection: socket.socket) -> None:
    """Send a byte every tenth of a second, for ever."""
    connection.sendall(HEAD + b"Content-Length: 100000\r\n\r\n")
    while True:
        connection.sendall(b" ")
        time.sleep(0.1)


def endless(connection: socket.socket) -> None:
    """Send text for ever."""
    connection.sendall(HEAD + b"Connection: close\r\n\r\n<html><body>")
    while True:
        connection.sendall(b"<p>Kanal</p>" * 10_000)


def reset(connection: socket.socket) -> None:
    """Begin an answer and reset the connection."""
    connection.sendall(HEAD + b"Content-Length: 100000\r\n\r\n<html>")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def too_short(connection: socket.socket) -> None:
    """Send more than the Content-Length says."""
    connection.sendall(HEAD + b"Content-Length: 6\r\n\r\n<html><body>" + b"<p>Mehr als angesagt.</p>" * 100)


def no_header(connection: socket.socket) -> None:
    """Send a page without any HTTP."""
    connection.sendall(b"<html><body><p>Hier spricht kein Webserver.</p></body></html>")


def packed(payload: bytes, way: bytes = b"gzip") -> Misdeed:
    """Return an answer whose body is sent as it is, and said to be packed."""

    def send(connection: socket.socket) -> None:
        head = HEAD + b"Content-Encoding: " + way + b"\r\nContent-Length: " + str(len(payload)).encode()
        connection.sendall(head + b"\r\nConnection: close\r\n\r\n" + payload)

    return send


def redirected(target: str) -> Misdeed:
    """Return a redirect."""

    def send(connection: socket.socket) -> None:
        head = f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode())

    return send


class Wire:
    """A port whose answers come from `site`, or for the paths in `misdeeds` from those; `context` makes it speak TLS."""

    def __init__(self, site: Site, misdeeds: Mapping[str, Misdeed], context: ssl.SSLContext | None = None) -> None:
        self.site, self.misdeeds, self.context = site, misdeeds, context
        self.asked: list[str] = []
        self._done = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.1)
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"{'https' if self.context else 'http'}://127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        self._done.set()
        self._thread.join()
        self._listener.close()

    def _listen(self) -> None:
        while not self._done.is_set():
            with contextlib.suppress(TimeoutError):
                connection, _ = self._listener.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.enter_context(connection)
            connection.settimeout(20)
            if self.context is not None:
                connection = stack.enter_context(self.context.wrap_socket(connection, server_side=True))
            path = connection.recv(65536).split(b" ")[1].decode()
            self.asked.append(path)
            misdeed = self.misdeeds.get(path)
            if misdeed is not None:
                misdeed(connection)
                return
            answer = self.site.respond(path)
            head = "".join(f"{name}: {value}\r\n" for name, value in answer.headers.items())
            size = f"Content-Length: {len(answer.body)}\r\nConnection: close\r\n\r\n"
            connection.sendall(f"HTTP/1.1 {answer.status} X\r\n{head}{size}".encode() + answer.body)


@contextlib.contextmanager
def wire(site: Site, misdeeds: Mapping[str, Misdeed], context: ssl.SSLContext | None = None) -> Iterator[Wire]:
    """Serve a `Wire` for the block."""
    server = Wire(site, misdeeds, context)
    try:
        yield server
    finally:
        server.close()


def certificate(folder: Path, *, days: tuple[int, int], name: str = "127.0.0.1") -> tuple[ssl.SSLContext, Path]:
    """Return a server's TLS context for an address, valid from and to so many days from now, and the file to trust it by."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Testserver")])
    now = datetime.datetime.now(datetime.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + datetime.timedelta(days=days[0]))
        .not_valid_after(now + datetime.timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(name))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "cert.pem", folder / "key.pem"
    public.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    pem = serialization.PrivateFormat.PKCS8
    private.write_bytes(key.private_bytes(serialization.Encoding.PEM, pem, serialization.NoEncryption()))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return context, public
