"""Tables of a printed page: those with lines, and those that only stand in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_CELL = 40  # characters
_SAME_ROW = 2.0  # points
_NEXT_ROW = 3.0  # times the height of a line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where it stands, in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table row by row, and where it stands."""

    rows: list[list[str]]
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, line: Line) -> bool:
        """Whether a line stands in it."""
        across, along = (line.left + line.right) / 2, (line.bottom + line.top) / 2
        return self.left <= across <= self.right and self.bottom <= along <= self.top


def bare_tables(lines: Sequence[Line]) -> list[Table]:
    """Rows of short texts below a row that heads them, each under one of its columns.

    Longer texts beside each other are columns of a page; they are none.
    """
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (-one.bottom, one.left)):
        if rows and abs(rows[-1][0].bottom - line.bottom) <= _SAME_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    tables: list[Table] = []
    begun: list[list[Line]] = []
    for row in [*rows, []]:
        if begun and _goes_on(begun, row):
            begun.append(row)
            continue
        tables += _table(begun)
        begun = [row] if len(row) > 1 and all(len(cell.text) <= _CELL for cell in row) else []
    return tables


def _goes_on(begun: Sequence[Sequence[Line]], row: Sequence[Line]) -> bool:
    if not row or any(len(cell.text) > _CELL for cell in row):
        return False
    above = begun[-1][0]
    near = above.bottom - row[0].top <= _NEXT_ROW * (above.top - above.bottom)
    places = [_column(begun[0], cell) for cell in row]
    return near and len(set(places)) == len(places)


def _column(head: Sequence[Line], cell: Line) -> int:
    """The column under whose head a cell stands: the one that it is nearest to."""

    def distance(place: int) -> float:
        return min(
            abs(head[place].left - cell.left),
            abs(head[place].right - cell.right),
            abs(head[place].left + head[place].right - cell.left - cell.right) / 2,
        )

    return min(range(len(head)), key=distance)


def _table(rows: Sequence[Sequence[Line]]) -> list[Table]:
    if len(rows) < 2 or sum(len(row) > 1 for row in rows) < 2:
        return []
    head = rows[0]
    cells = []
    for row in rows:
        texts = [""] * len(head)
        for cell in row:
            texts[_column(head, cell)] = cell.text
        cells.append(texts)
    every = [cell for row in rows for cell in row]
    return [
        Table(
            cells,
            min(cell.left for cell in every),
            min(cell.bottom for cell in every),
            max(cell.right for cell in every),
            max(cell.top for cell in every),
        )
    ]
