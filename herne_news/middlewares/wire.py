"""Keep the bytes of requests and of the heads of answers as they pass: Scrapy gives them in its own order and spelling.

Scrapy puts a protocol of its own into Twisted's connection pool, and this one into its place.
"""

from typing import Any

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientFactory, _LenientHTTP11ClientProtocol
from twisted.internet.defer import Deferred

#: No head is longer, or it is not kept byte for byte.
LONGEST = 1 << 18
END = b"\r\n\r\n"


class _Listening:
    """A transport that keeps what is written to it until the answer begins."""

    def __init__(self, transport: Any, written: bytearray) -> None:
        self._transport, self._written = transport, written

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        self._written.extend(data)
        self._transport.write(data)

    def writeSequence(self, data: list[bytes]) -> None:  # noqa: N802 - Twisted's name
        self.write(b"".join(data))


class _KeepingProtocol(_LenientHTTP11ClientProtocol):
    kept: dict[bytes, tuple[bytearray, bytearray]]
    _head: bytearray | None = None

    def request(self, request: Any) -> Deferred[Any]:
        written, self._head = bytearray(), bytearray()
        self.kept[request.absoluteURI] = (written, self._head)
        transport = self.transport
        self.transport = _Listening(transport, written)  # type: ignore[assignment]  # it stands for the transport
        try:
            return super().request(request)
        finally:
            self.transport = transport

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        if self._head is not None:
            self._head.extend(data[:LONGEST])
            while self._head.startswith((b"HTTP/1.1 1", b"HTTP/1.0 1")) and END in self._head:
                del self._head[: self._head.index(END) + len(END)]  # 100 Continue and 103 Early Hints
            end = self._head.find(END)
            if end >= 0 or len(self._head) > LONGEST:
                del self._head[end + len(END) if end >= 0 else 0 :]
                self._head = None
        super().dataReceived(data)  # type: ignore[no-untyped-call]  # Twisted's


class KeepingFactory(_LenientHTTP11ClientFactory):
    """Builds protocols that keep (request, head of the answer) in `kept`, by the address as Twisted was given it."""

    kept: dict[bytes, tuple[bytearray, bytearray]]

    def buildProtocol(self, addr: Any) -> _KeepingProtocol:  # noqa: ARG002, N802 - Twisted's signature
        """Build a protocol that writes into `kept`."""
        protocol = _KeepingProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]  # Twisted's
        protocol.kept = self.kept
        return protocol


def keeping(kept: dict[bytes, tuple[bytearray, bytearray]]) -> type[KeepingFactory]:
    """Return a factory for a connection pool whose protocols write into `kept`."""
    return type("KeepingFactory", (KeepingFactory,), {"kept": kept})
