"""One run over one or more sources: options, lock, counts, report, exit code."""
