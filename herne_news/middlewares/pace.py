"""The pace that robots.txt asks for: Crawl-delay, as many seconds between two requests."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable

Sleep = Callable[[float], Awaitable[None]]


def wanted_delay(asked: float | None, most: float) -> float:
    """Return the seconds between requests for the Crawl-delay `asked`, at most `most`; 0 without a sensible one."""
    if asked is None or not math.isfinite(asked) or asked <= 0:
        return 0.0
    return min(asked, most)


class Pace:
    """Hold requests to one host apart; clock and sleep are the event loop's unless a test gives its own."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic, sleep: Sleep = asyncio.sleep) -> None:
        self._clock, self._sleep = clock, sleep
        self._next: dict[str, float] = {}

    async def keep(self, host: str, delay: float, *, longest: float | None = None) -> None:
        """Wait until `delay` seconds after the last request to `host` that kept pace, but no longer than `longest`."""
        now = self._clock()
        wait = max(0.0, self._next.get(host, now) - now)
        if longest is not None:
            wait = min(wait, max(0.0, longest))
        self._next[host] = now + wait + delay
        if wait > 0:
            await self._sleep(wait)
