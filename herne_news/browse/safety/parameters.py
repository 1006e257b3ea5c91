"""What may be asked of Datasette's tables on a public site: what an index answers, and nothing that is only for developers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datasette.app import Datasette


#: Parameters that choose what is shown and how.
SHOWING = re.compile(
    r"_(?:col|nocol|dl|header|hide_sql|show_sql|json|json_infinity|labels?|next|nl|nocount|nofacet|nosuggest|search|shape|size"
    r"|sort|sort_desc|sort_by_desc|extras?)"
)
#: The form above a table sends these; Datasette redirects them to filters.
FORM = re.compile(r"_filter_(?:column|op|value)(?:_\d{1,3})?")
#: Comparisons that an index answers.
LOOKUPS = frozenset({"exact", "gt", "gte", "lt", "lte", "in", "isnull", "isblank", "notnull", "notblank"})
INDEXED = """
SELECT tables.name, indexed.name FROM sqlite_master AS tables
JOIN pragma_index_list(tables.name) AS list JOIN pragma_index_info(list.name) AS indexed
WHERE tables.type = 'table' AND indexed.seqno = 0
UNION SELECT tables.name, columns.name FROM sqlite_master AS tables
JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table' AND columns.pk = 1
"""
#: A view and the table whose indexes answer it.
VIEWS = {"articles_unique": "articles"}


async def indexed_columns(site: Datasette, database: str) -> Mapping[str, frozenset[str]]:
    """Return for each table of `database` the columns with which an index, or the table itself, begins."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for table, column in await site.get_database(database).execute(INDEXED):
        found[table].add(column)
    return {table: frozenset(columns) for table, columns in found.items()}


def unanswerable(names: Iterable[str], table: str, indexed: Mapping[str, frozenset[str]]) -> list[str]:
    """Return those of the parameters `names` that a public site does not answer for `table`, in their order."""
    columns = indexed.get(VIEWS.get(table, table), frozenset())
    return [
        name for name in names if not (SHOWING.fullmatch(name) or FORM.fullmatch(name) or _is_filter(name, columns))
    ]


def _is_filter(name: str, columns: frozenset[str]) -> bool:
    column, _, lookup = name.partition("__")
    return name in columns or (column in columns and lookup in LOOKUPS)
