"""Tables of settings in the documentation, and how a default is written there."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic.fields import FieldInfo

_ROW = re.compile(r"^\| `([A-Z_]+)` \| (\S+) \| (.+) \|$", re.M)


def rows(path: Path) -> list[tuple[str, str, str]]:
    """Name, default and meaning of every setting in the file's tables, in their order."""
    return _ROW.findall(path.read_text(encoding="utf-8"))


def default_of(field: FieldInfo) -> str:
    """The default as the tables show it; `–` for none."""
    value = field.default
    if value is None or value == "" or value == () or value == {}:
        return "–"
    if isinstance(value, tuple):
        return f"`{','.join(value)}`"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"
