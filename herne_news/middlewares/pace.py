"""The pace that robots.txt asks for: Crawl-delay, as many seconds between two requests."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from typing import Protocol, runtime_checkable

Sleep = Callable[[float], Awaitable[None]]


def wanted_delay(asked: float | None, most: float) -> float:
    """Return the seconds between requests for the Crawl-delay `asked`, at most `most`; 0 without a sensible one."""
    if asked is None or not math.isfinite(asked) or asked <= 0:
        return 0.0
    return min(asked, most)


class Pace:
    """Hold requests to one host apart by `delays`, seconds by host.

    Clock and sleep are the event loop's unless a test gives its own.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic, sleep: Sleep = asyncio.sleep) -> None:
        self._clock, self._sleep = clock, sleep
        self._sent: dict[str, float] = {}
        self.delays: dict[str, float] = {}

    async def keep(self, host: str, *, longest: float | None = None) -> float:
        """Wait until the delay of `host` has passed since its last request, but no longer than `longest`; return for how long.

        It is to be called at the last moment before a request is sent, for every request: also robots.txt's own counts.
        """
        now = self._clock()
        wait = max(0.0, self._sent[host] + self.delays.get(host, 0.0) - now) if host in self._sent else 0.0
        if longest is not None:
            wait = min(wait, max(0.0, longest))
        self._sent[host] = now + wait
        if wait > 0:
            await self._sleep(wait)
        return wait


@runtime_checkable
class KeepsPace(Protocol):
    """A spider whose requests are held apart."""

    pace: Pace
