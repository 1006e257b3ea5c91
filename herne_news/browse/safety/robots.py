"""robots.txt: where machines are welcome, and how fast.

RFC 9309 says what Allow, Disallow, * and $ mean. Crawl-delay is no part of it; robots that know it wait so many seconds between
requests, others are slowed by the 503 with Retry-After of `gate`.
"""

CRAWL_DELAY = 5
#: Addresses that show the same articles in another order or form, and those that only people need.
CLOSED = ("/-/", "/suche?", "/*?*_", "/herne?", "/herne/*.json", "/herne/*.csv", "/herne/*.blob")


def robots_txt(address: str | None) -> str:
    """Return the text for a site that goes by `address`, which the sitemap's address needs."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Crawl-delay: {CRAWL_DELAY}"]
    if address:
        lines += ["", f"Sitemap: {address}/sitemap.xml"]
    return "\n".join(lines) + "\n"
