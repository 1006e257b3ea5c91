"""What holds for all tests."""

import gc
import importlib
import warnings

# Datasette looks for JSON in SQLite with a connection that it never closes, once, when this module is first imported; Python
# 3.13 warns of that, in whatever test it happens. None of our own connections is forgiven by it.
with warnings.catch_warnings():
    warnings.simplefilter("ignore", ResourceWarning)
    importlib.import_module("datasette.filters")
    gc.collect()
