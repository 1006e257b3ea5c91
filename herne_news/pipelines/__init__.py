"""The stations of a visit after the fetch: parse, validate, deduplicate, store."""
