"""Dark thoughts beside the means are urgent; either alone is told less."""

from __future__ import annotations

from plugins.safety.tiers import sort_signs


def test_thoughts_and_means_in_one_message_are_urgent() -> None:
    alone = sort_signs("Nobody would miss me")
    assert (alone.urgent, bool(alone.possible)) == ([], True)
    assert sort_signs("Nobody would miss me, I have the tablets in my hand").urgent
    assert not sort_signs("I have the tablets in my hand").urgent
