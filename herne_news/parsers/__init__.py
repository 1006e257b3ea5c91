"""Pure parsers: markup and address in, `Article` or `Refusal` out. No Scrapy, no SQL, no network, no clock."""
