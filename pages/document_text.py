"""A document's text as it is read, wherever a page shows it."""

from __future__ import annotations

from collections.abc import Sequence

from core import ui
from plugins.knowledge.contract import ReadSection


def draw_sections(sections: Sequence[ReadSection], *, key: str) -> None:
    """Draw a text as it is read: headings, and what stands under them without marks."""
    rows: list[list[str | ui.UserText]] = []
    for section in sections:
        title = [f"**{ui.literal(section.title)}**"] if section.title else []
        rows.append([*title, *([ui.UserText(section.text)] if section.text else [])])
    ui.text_list(rows, key=key)
