"""How count and sums are computed: by the search, by an index, or from what is counted anyway."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from core.adapters.document_rules import check_sums, serving_index, shape_of_totals
from core.adapters.search_rules import Search, search_of_totals
from core.adapters.sqlite import search as search_index
from core.adapters.sqlite.query import (
    Index,
    Statement,
    index_of,
    sum_statement,
    totals_statement,
)
from core.adapters.sqlite.search_query import search_totals_statement
from core.ports.documents import CollectionSpec, Filter, Totals


@dataclass(frozen=True, slots=True)
class TotalsPlan:
    """Totals that were checked and can be computed once their `indexes` are there."""

    spec: CollectionSpec
    sums: Sequence[str]
    filtered: bool
    indexes: tuple[Index, ...] = ()
    search: Search | None = None
    statement: Statement | None = None

    def compute(self, connection: sqlite3.Connection, documents: int) -> Totals:
        """Count and sums, in a collection of so many documents."""
        if self.search is not None:
            match = search_index.match_of(connection, self.spec, self.search.conditions)
            found_by = search_totals_statement(self.spec, self.search, self.sums, match)
            count, *found = _numbers(connection, found_by)
            if not self.filtered:
                # With those that have no time and so no place in the search.
                count = documents
        elif self.statement is not None:
            count, *found = _numbers(connection, self.statement)
        else:
            count = documents
            singles = (sum_statement(index_of(self.spec, (name,))) for name in self.sums)
            found = [_numbers(connection, single)[0] for single in singles]
        return Totals(int(count), dict(zip(self.sums, found, strict=True)))


def plan_totals(spec: CollectionSpec, filters: Sequence[Filter], sums: Sequence[str]) -> TotalsPlan:
    """The plan. Raises what the rules of queries raise, such as UndeclaredIndex."""
    search = search_of_totals(spec, filters)
    if search is not None:
        check_sums(spec, sums)
        return TotalsPlan(spec, sums, bool(filters), search=search)
    shape = shape_of_totals(filters, sums)
    check_sums(spec, sums)
    index = index_of(spec, serving_index(spec, shape, whole=False))
    if filters:
        statement = totals_statement(index, shape, sums)
        return TotalsPlan(spec, sums, True, (index,), statement=statement)
    singles = [index_of(spec, (name,)) for name in sums]
    return TotalsPlan(spec, sums, False, (index, *singles))


def _numbers(connection: sqlite3.Connection, statement: Statement) -> list[float]:
    row: list[float] = connection.execute(statement.sql, statement.parameters).fetchone()
    return row
