"""Which pages are read in the event loop's own thread."""

from __future__ import annotations

from core.adapters.sqlite.query import Row, Statement
from core.adapters.sqlite.row_sizes import KEPT_EMPTY, QUICK_ROWS, RowSizes

_WITHDRAWN = Statement("SELECT … WHERE active = ?", (True,))
_GIVEN = Statement("SELECT … WHERE active = ?", (False,))


def _row(characters: int) -> Row:
    return ("id", 1, 1, "x" * characters)


def _note(sizes: RowSizes, collection: str, statement: Statement, rows: list[Row]) -> None:
    """A page that was read while nobody wrote."""
    sizes.note(collection, statement, rows, sizes.last_write(collection))


def test_what_nobody_has_read_may_be_anything() -> None:
    assert not RowSizes().are_few("recalls", _WITHDRAWN, 1)


def test_a_question_without_an_answer_is_quick_until_something_is_written() -> None:
    sizes = RowSizes()
    _note(sizes, "recalls", _WITHDRAWN, [])
    assert sizes.are_few("recalls", _WITHDRAWN, QUICK_ROWS)
    assert not sizes.are_few("recalls", _GIVEN, QUICK_ROWS), "another question"
    assert not sizes.are_few("documents", _WITHDRAWN, QUICK_ROWS), "another collection"
    sizes.written(["documents"])
    assert sizes.are_few("recalls", _WITHDRAWN, QUICK_ROWS)
    sizes.written(["recalls"])
    assert not sizes.are_few("recalls", _WITHDRAWN, QUICK_ROWS)


def test_where_rows_were_read_their_size_decides() -> None:
    sizes = RowSizes()
    _note(sizes, "recalls", _WITHDRAWN, [])
    _note(sizes, "recalls", _GIVEN, [_row(100_000)])
    assert sizes.are_few("recalls", _WITHDRAWN, 5)
    assert not sizes.are_few("recalls", _WITHDRAWN, QUICK_ROWS)


def test_the_newest_questions_without_an_answer_are_remembered() -> None:
    sizes = RowSizes()
    asked = [Statement("SELECT … WHERE agent = ?", (number,)) for number in range(KEPT_EMPTY + 1)]
    for statement in [*asked[:-1], asked[0], asked[-1]]:
        _note(sizes, "recalls", statement, [])
    quick = [statement for statement in asked if sizes.are_few("recalls", statement, 1)]
    assert quick == [asked[0], *asked[2:]]


def test_an_answer_that_was_read_before_a_write_tells_nothing() -> None:
    sizes = RowSizes()
    before = sizes.last_write("recalls")
    sizes.written(["recalls"])
    sizes.note("recalls", _WITHDRAWN, [], before)
    assert not sizes.are_few("recalls", _WITHDRAWN, QUICK_ROWS)
    _note(sizes, "recalls", _WITHDRAWN, [])
    assert sizes.are_few("recalls", _WITHDRAWN, QUICK_ROWS)
