"""What a browser shows of HTML where its tags alone tell something else: panels, joined cells."""

from __future__ import annotations

import copy
import re

from bs4 import BeautifulSoup, Tag

_HEADINGS = re.compile(r"h[1-6]|summary|dt|legend")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_OPENS = ("aria-controls", "aria-expanded", "data-target", "data-bs-target", "data-toggle")
_MAX_SPAN = 200  # rows or columns that one cell is copied into, at most


def keep_panel_titles(soup: BeautifulSoup) -> None:
    """Turn the buttons that are headings of panels into plain words.

    "Do not take it if" is often a button that opens the list below it.
    """
    for button in soup.find_all("button"):
        if button.find_parent(_HEADINGS):
            button.unwrap()
        elif any(button.has_attr(name) for name in _OPENS) and button.get_text(strip=True):
            button.name = "p"


def remove_hidden(soup: BeautifulSoup) -> int:
    """Take away what nobody can see; how many parts with words these were.

    A closed panel stays: a click opens it.
    """
    opened = {
        str(control.get(name, "")).lstrip("#")
        for control in soup.find_all(True)
        for name in ("aria-controls", "data-target", "data-bs-target", "href")
        if control.has_attr(name)
    }
    removed = 0
    for element in soup.find_all(style=_HIDDEN) + soup.find_all(hidden=True):
        if element.decomposed or element.get("id") in opened or _is_below_a_title(element):
            continue
        removed += bool(element.get_text(strip=True))
        element.decompose()
    return removed


def _is_below_a_title(element: Tag) -> bool:
    """Whether an element stands below the title of a panel, which opens it."""
    before = element.find_previous_sibling()
    if before is None:
        return False
    return any(before.has_attr(name) for name in _OPENS) or bool(
        before.find(lambda inner: any(inner.has_attr(name) for name in _OPENS))
    )


def main_part(soup: BeautifulSoup) -> Tag:
    """The part that holds the text; the whole page where one part does not hold most of it."""
    parts = soup.find_all("main") or soup.find_all("article")
    if len(parts) == 1:
        inside = len(parts[0].get_text(strip=True))
        if 2 * inside > len(soup.get_text(strip=True)):
            return parts[0]
    return soup


def fill_joined_cells(soup: BeautifulSoup | Tag) -> None:
    """Copy each cell that reaches over rows or columns into all of them.

    Without the copies the cells behind it would stand in the wrong column.
    """
    for table in soup.find_all("table"):
        reaching: dict[int, tuple[int, Tag]] = {}
        for row in table.find_all("tr"):
            if row.find_parent("table") is table:
                reaching = _fill_row(row, reaching)


def _fill_row(row: Tag, reaching: dict[int, tuple[int, Tag]]) -> dict[int, tuple[int, Tag]]:
    """The columns that this row's cells reach down from, each with the rows left and its cell."""
    own = row.find_all(["td", "th"], recursive=False)
    left: dict[int, tuple[int, Tag]] = {}
    cells: list[Tag] = []
    while own or any(column >= len(cells) for column in reaching):
        column = len(cells)
        if column in reaching:
            rows, cell = reaching[column]
            cells.append(copy.copy(cell))
            if rows > 1:
                left[column] = (rows - 1, cell)
        elif own:
            cell = own.pop(0).extract()
            rows, columns = (_span(cell, name) for name in ("rowspan", "colspan"))
            for number in range(columns):
                cells.append(copy.copy(cell) if number else cell)
                if rows > 1:
                    left[column + number] = (rows - 1, cell)
        else:
            cells.append(Tag(name="td"))
    row.extend(cells)
    return left


def _span(cell: Tag, name: str) -> int:
    """How many rows or columns a cell reaches over; the copies have no span of their own."""
    said = str(cell.attrs.pop(name, "1"))
    return min(int(said), _MAX_SPAN) if said.isascii() and said.isdigit() and int(said) else 1
