"""The full-text index over articles, kept by triggers that any SQLite shell can run.

Readers type umlauts and sharp s in several ways. FTS5's ``unicode61 remove_diacritics 2`` makes Müller and Muller equal; the
column `folded` holds the whole text once more with ä as ae and ß as ss, so that Mueller finds Müller and strasse finds Straße,
in phrases too. It costs a fifth of the file and a quarter of the index's time; picking only the words concerned costs more time.
"""

COLUMNS = ("title", "kicker", "body", "author", "category")
#: bm25 weights in the order of COLUMNS, then `folded`.
WEIGHTS = (10.0, 4.0, 1.0, 4.0, 4.0, 1.0)
SPELLED_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"}


def folded_sql(row: str) -> str:
    """Return the SQL expression for the column `folded` of the row called `row` (a table alias, ``new`` or ``old``)."""
    expression = " || ' ' || ".join(f"coalesce({row}.{column}, '')" for column in COLUMNS)
    for letter, letters in SPELLED_OUT.items():
        expression = f"replace({expression}, '{letter}', '{letters}')"
    return expression


def create_sql() -> str:
    """Return the statements that make the index, the view it indexes, its triggers and its ranking."""
    columns = ", ".join(COLUMNS)

    def values(row: str) -> str:
        return f"{row}.id, {', '.join(f'{row}.{column}' for column in COLUMNS)}, {folded_sql(row)}"

    add = f"INSERT INTO articles_fts (rowid, {columns}, folded) VALUES ({values('new')});"
    remove = f"INSERT INTO articles_fts (articles_fts, rowid, {columns}, folded) VALUES ('delete', {values('old')});"
    return f"""
CREATE VIEW articles_text AS SELECT a.id, {columns}, {folded_sql("a")} AS folded FROM articles a;

CREATE VIRTUAL TABLE articles_fts USING fts5(
  {columns}, folded, content='articles_text', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);

INSERT INTO articles_fts (articles_fts, rank) VALUES ('rank', 'bm25({", ".join(map(str, WEIGHTS))})');

CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
  {add}
END;

CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
  {remove}
END;

CREATE TRIGGER articles_fts_update AFTER UPDATE OF id, {columns} ON articles BEGIN
  {remove}
  {add}
END;
"""
