"""Markup to record, and nothing else: no Scrapy, no SQL, no network, no clock. How it works: docs/parsing.md."""
