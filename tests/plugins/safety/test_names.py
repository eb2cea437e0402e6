"""What staff call the red flags can be translated."""

from __future__ import annotations

import pytest

from core.i18n import Text, speak
from plugins.safety.contract import red_flag_name, red_flag_title
from plugins.safety.signs import RED_FLAGS

NAMES = sorted({sign.name for table in RED_FLAGS.values() for sign in table.signs})


@pytest.mark.parametrize("name", NAMES)
def test_every_red_flag_is_in_the_catalogues(name: str) -> None:
    assert isinstance(red_flag_name(name), Text)
    assert red_flag_title(name) == name
    with speak("en-XA"):
        assert red_flag_title(name).startswith("⟦")


def test_a_flag_that_is_no_longer_looked_for_keeps_its_name() -> None:
    assert red_flag_name("Purple toes") == "purple toes"
    assert red_flag_title("Purple toes") == "Purple toes"
