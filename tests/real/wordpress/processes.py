"""Child processes of a test: started as an unprivileged user, ended by their own number, gone when the tests are."""

import os
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.real.requirements import SEARCH_PATH

#: Debian's user for web servers; nothing here runs as root.
SERVER_USER = "www-data"


def unprivileged() -> list[str]:
    """Return the words that run a command as `SERVER_USER` if we are root, and end it when this process ends."""
    if os.geteuid() != 0:
        return ["setpriv", "--pdeathsig=TERM"]
    return ["setpriv", f"--reuid={SERVER_USER}", f"--regid={SERVER_USER}", "--clear-groups", "--pdeathsig=TERM"]


def run(command: Sequence[str], *, environment: Mapping[str, str] | None = None) -> str:
    """Run a command to its end and return its output; RuntimeError with its error output where it fails."""
    done = subprocess.run(
        [*unprivileged(), *command],
        capture_output=True,
        text=True,
        check=False,
        env=_environment() | dict(environment or {}),
    )
    if done.returncode:
        raise RuntimeError(
            f"expected {command[0]} to succeed, found exit status {done.returncode}: {done.stderr[-2000:]}"
        )
    return done.stdout


def wait_until(ready: Callable[[], bool], what: str, *, seconds: float = 30) -> None:
    """Ask `ready` until it says yes; TimeoutError that names `what` after `seconds`."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError(f"expected {what} within {seconds:.0f} s, found nothing; see its log")
        time.sleep(0.05)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def answers(port: int) -> bool:
    """Say whether somebody listens on a port of this machine."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def _environment() -> dict[str, str]:
    return {**os.environ, "PATH": SEARCH_PATH}


class Servers:
    """The running servers of one instance, in the order of their start."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._children: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start a server in the foreground of a child process; its output goes to ``<log>/<name>.out``."""
        with (self._log / f"{name}.out").open("ab") as output:
            self._children[name] = subprocess.Popen(
                [*unprivileged(), *command], stdout=output, stderr=output, env=_environment()
            )

    def stop(self, name: str) -> None:
        """End a server and wait for its end."""
        child = self._children.pop(name)
        child.terminate()
        try:
            child.wait(timeout=20)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def stop_all(self) -> None:
        """End all servers, the last started first."""
        for name in reversed(list(self._children)):
            self.stop(name)
