"""The names by which articles are known: canonical URLs past and present, post numbers, teaser keys."""

from herne_news.store.archive import Archive

POST_OF_URL = """
    SELECT post.id FROM identifiers AS url JOIN identifiers AS post ON post.article_id = url.article_id AND post.kind = 'post'
    WHERE url.id = ? LIMIT 1
"""


def post_number_of(archive: Archive, url: str) -> str | None:
    """Return the WordPress post number of the article that is or was at the canonical URL `url`, None where none is known."""
    row = next(archive.read(POST_OF_URL, (url,)), None)
    return str(row[0]).rsplit(":", 1)[-1] if row else None
