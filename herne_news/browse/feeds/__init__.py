"""What machines read of the archive: Atom feeds, the sitemap, descriptions of an article in its page."""
