"""An archive of what the city of Herne publishes as news."""

__version__ = "0.1.0"
