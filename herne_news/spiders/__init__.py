"""Where pages are found and which of them are worth a request."""
