"""What staff call the red flags can be translated."""

from __future__ import annotations

from core.i18n import Text, speak
from plugins.safety.contract import red_flag_name, red_flag_title
from plugins.safety.signs import RED_FLAGS


def test_every_red_flag_is_in_the_catalogues() -> None:
    names = {sign.name for table in RED_FLAGS.values() for sign in table.signs}
    assert [name for name in names if not isinstance(red_flag_name(name), Text)] == []
    assert [name for name in names if red_flag_title(name) != name] == []
    with speak("en-XA"):
        assert [name for name in names if not red_flag_title(name).startswith("⟦")] == []
    assert len(names) > 10


def test_a_flag_that_is_no_longer_looked_for_keeps_its_name() -> None:
    assert red_flag_name("Purple toes") == "purple toes"
    assert red_flag_title("Purple toes") == "Purple toes"
