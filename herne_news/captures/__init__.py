"""Raw pages: WARC files and the look-ups of other archives (to come)."""
