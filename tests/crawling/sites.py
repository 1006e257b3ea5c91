"""Sample sites for crawls: the replica's, small ones written by hand, and ports where nobody speaks HTTP."""

import contextlib
import socket
import threading
from collections.abc import Iterator, Mapping
from typing import Any

from herne_news.replica.messages import Response
from herne_news.replica.server import Site

HTML = {"Content-Type": "text/html; charset=UTF-8"}
ARTICLE = """<!doctype html><html lang="de"><head><title>{title}</title><link rel="canonical" href="https://inherne.net/{slug}/"></head>
<body class="single single-post postid-{number}"><main>
<article id="post-{number}" class="post type-post hentry"><h1 class="entry-title">{title}</h1>
<p class="post-meta">5. März 2019 | <a rel="category tag" href="/category/kultur/">Kultur</a></p>
<div class="entry-content"><p>{text}</p>
<p>Mehr dazu steht in der nächsten Ausgabe des Magazins, die im Herbst erscheint.</p></div>
</article></main></body></html>"""


def article(
    slug: str, number: int, text: str = "Die Bagger sind da: Am Kanal beginnt der Umbau der alten Schleuse."
) -> Response:
    """Return a small post of inherne.net."""
    page = ARTICLE.format(title=slug.replace("-", " ").capitalize(), slug=slug, number=number, text=text)
    return Response(status=200, headers=HTML, body=page.encode())


class Pages:
    """A site of fixed answers; any other path is 404."""

    def __init__(self, answers: Mapping[str, Response]) -> None:
        self.answers = dict(answers)

    def respond(self, target: str, headers: Mapping[str, str] | None = None) -> Response:
        """Answer a GET of `target`."""
        return self.answers.get(
            target, Response(status=404, headers=HTML, body=b"<html><h1>Nicht gefunden</h1></html>")
        )


def listing(*slugs: str) -> Response:
    """Return a home page that lists posts."""
    links = "".join(f'<article><h2><a href="https://inherne.net/{slug}/">{slug}</a></h2></article>' for slug in slugs)
    return Response(status=200, headers=HTML, body=f"<!doctype html><html><body>{links}</body></html>".encode())


def magazine(*slugs: str, **others: Any) -> Pages:
    """Return a magazine without REST, sitemap and feed: a home page and its posts."""
    posts = {f"/{slug}/": article(slug, number) for number, slug in enumerate(slugs, 100)}
    return Pages({"/": listing(*slugs), **posts, **others})


@contextlib.contextmanager
def babbler(answer: bytes) -> Iterator[str]:
    """Serve a port that answers every connection with the same bytes, HTTP or not; yield its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        done = threading.Event()

        def talk() -> None:
            while not done.is_set():
                with contextlib.suppress(OSError):
                    connection, _ = listener.accept()
                    with connection:
                        connection.settimeout(5)
                        connection.recv(1000)
                        connection.sendall(answer)

        listener.settimeout(0.2)
        thread = threading.Thread(target=talk)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            done.set()
            thread.join()


def free_port() -> int:
    """Return a port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


__all__ = ["HTML", "Pages", "Site", "article", "babbler", "free_port", "listing", "magazine"]
