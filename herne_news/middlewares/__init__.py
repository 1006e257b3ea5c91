"""How a page is fetched: mirror, redirects, robots.txt, conditional requests."""
