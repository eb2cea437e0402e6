"""The reference for plugin authors says what the source says."""

from __future__ import annotations

from elevendops._reference import REFERENCE, reference


def test_the_reference_is_up_to_date() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == reference(), (
        "run python -m elevendops._reference"
    )
