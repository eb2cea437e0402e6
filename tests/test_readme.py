"""The README tells of every setting, with its default."""

from __future__ import annotations

import re
from pathlib import Path

from core.settings import Settings

README = Path(__file__).resolve().parent.parent / "README.md"


def test_every_setting_is_in_the_table_with_its_default() -> None:
    rows = dict(
        re.findall(r"^\| `([A-Z_]+)` \| (\S+) \|", README.read_text(encoding="utf-8"), re.M)
    )
    expected = {}
    for name, field in Settings.model_fields.items():
        value = field.default
        text = ",".join(value) if isinstance(value, tuple) else str(value)
        if isinstance(value, bool):
            text = text.lower()
        if isinstance(value, float):
            text = f"{value:g}"
        expected[name.upper()] = f"`{text}`" if text and value is not None else "–"
    assert rows == expected
