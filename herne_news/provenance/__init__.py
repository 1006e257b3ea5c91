"""From captures back to the archive: importing what WARC files tell. No Scrapy; docs/captures.md."""
