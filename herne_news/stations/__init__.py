"""The stations of a page's way that need no network: what crawls, imports and re-readings share. No Scrapy.

- `reading`: from answers to record, whole or refused
- `entering`: from visit to what the store keeps
- `journal`: from visit to the note beside its captures, and back
"""
