"""What the routes of lists take: where a page begins."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from core.values import Text

Cursor = Annotated[Text | None, Query(max_length=1000)]
"""The `next_cursor` of the page before; None for the first page."""
