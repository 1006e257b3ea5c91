"""Numbers of articles that are never given again: addresses of pages, rows and exports name an article by its number for good.

SQLite gives the number of the last row again once that row is deleted. AUTOINCREMENT would not, but cannot be added to a table
without writing all of it anew; and a number that is remembered can say which article its own was merged into.
"""

NUMBERS = """
CREATE TABLE former_numbers (
  id INTEGER PRIMARY KEY,
  article_id INTEGER REFERENCES articles(id) ON DELETE SET NULL
);
CREATE INDEX former_numbers_article ON former_numbers(article_id);

CREATE TRIGGER former_numbers_delete AFTER DELETE ON articles BEGIN
  INSERT INTO former_numbers (id) VALUES (old.id) ON CONFLICT DO NOTHING;
END;

-- There is a record for each article that ever was: where there are more than numbers, the last ones have gone.
INSERT INTO former_numbers (id)
SELECT last FROM (SELECT max(id) AS last FROM records) WHERE last > (SELECT coalesce(max(id), 0) FROM articles);
"""

#: The number of the next article, as an SQL expression.
NEXT = (
    "(SELECT max(coalesce((SELECT max(id) FROM articles), 0), coalesce((SELECT max(id) FROM former_numbers), 0)) + 1)"
)
