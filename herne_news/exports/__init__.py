"""Data sets made from the archive, one module a format (to come)."""
