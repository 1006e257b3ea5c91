"""What may be asked of Datasette's tables on a public site: what an index answers, and nothing that is only for developers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

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
#: Digits of a number that SQLite can hold for sure.
DIGITS = 18
#: A view and the table whose indexes answer it.
VIEWS = {"articles_unique": "articles"}


class Arguments(Protocol):
    """The parameters of a request, as Datasette's `request.args`: names, and the values of each."""

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""

    def getlist(self, name: str) -> list[str]:
        """Return the values of one."""


async def indexed_columns(site: Datasette, database: str) -> Mapping[str, frozenset[str]]:
    """Return for each table of `database` the columns with which an index, or the table itself, begins."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for table, column in await site.get_database(database).execute(INDEXED):
        found[table].add(column)
    return {table: frozenset(columns) for table, columns in found.items()}


def unanswerable(asked: Arguments, table: str, indexed: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the names of those parameters in `asked` that a public site does not answer for `table`."""
    columns = indexed.get(VIEWS.get(table, table), frozenset())
    return [name for name in asked if not _is_answered(name, asked.getlist(name), columns)]


def unsortable(asked: Arguments, columns: Collection[str]) -> list[str]:
    """Return what `asked` wants the rows sorted by that is none of `columns`, or all of it where that is two things at once."""
    wanted = [by for key in ("_sort", "_sort_desc") for by in asked.getlist(key) if by]
    return wanted if len(wanted) > 1 else [by for by in wanted if by not in columns]


def _is_answered(name: str, values: Collection[str], columns: frozenset[str]) -> bool:
    if SHOWING.fullmatch(name) or FORM.fullmatch(name):
        return True
    column, _, lookup = name.partition("__")
    is_filter = name in columns or (column in columns and lookup in LOOKUPS)
    # Datasette makes a number of digits, SQLite's end at 9,223,372,036,854,775,807.
    return is_filter and not any(value.isdigit() and len(value) > DIGITS for value in values)
