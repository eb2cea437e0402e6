"""Which pages are read in the event loop's own thread."""

from __future__ import annotations

from core.adapters.sqlite.query import Row, Statement
from core.adapters.sqlite.row_sizes import QUICK_ROWS, RowSizes

_WITHDRAWN = Statement("SELECT … WHERE active = ?", (True,))
_GIVEN = Statement("SELECT … WHERE active = ?", (False,))


def _row(characters: int) -> Row:
    return ("id", 1, 1, "x" * characters)


def test_what_nobody_has_read_may_be_anything() -> None:
    assert not RowSizes().are_few("recalls", _WITHDRAWN, 1)


def test_a_question_without_an_answer_is_quick_until_something_is_written() -> None:
    sizes = RowSizes()
    sizes.note("recalls", _WITHDRAWN, [])
    assert sizes.are_few("recalls", _WITHDRAWN, QUICK_ROWS)
    assert not sizes.are_few("recalls", _GIVEN, QUICK_ROWS), "another question"
    assert not sizes.are_few("documents", _WITHDRAWN, QUICK_ROWS), "another collection"
    sizes.written(["documents"])
    assert sizes.are_few("recalls", _WITHDRAWN, QUICK_ROWS)
    sizes.written(["recalls"])
    assert not sizes.are_few("recalls", _WITHDRAWN, QUICK_ROWS)


def test_where_rows_were_read_their_size_decides() -> None:
    sizes = RowSizes()
    sizes.note("recalls", _WITHDRAWN, [])
    sizes.note("recalls", _GIVEN, [_row(100_000)])
    assert sizes.are_few("recalls", _WITHDRAWN, 5)
    assert not sizes.are_few("recalls", _WITHDRAWN, QUICK_ROWS)
