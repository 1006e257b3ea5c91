"""The SQLite archive: schema, articles, history, duplicates, crawl state, search."""
