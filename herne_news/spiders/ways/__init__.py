"""The ways to find every post of a WordPress, one module a way: REST, sitemap, feed, listing pages (docs/discovery.md)."""
