"""Searching the archive in German, with facets; counts that are kept. Reads only; knows no Datasette."""
