"""Run the command line with ``python -m herne_news``."""

from herne_news.cli import main

if __name__ == "__main__":
    main()
