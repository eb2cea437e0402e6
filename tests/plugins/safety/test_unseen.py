"""A character that nobody sees hides no red flag, and the quote is what the patient wrote."""

from __future__ import annotations

import pytest

from plugins.safety.emergency import SELF_HARM
from plugins.safety.tiers import sort_signs


@pytest.mark.parametrize(
    ("message", "quote"),
    [
        ("Hello! ch\u200best pa\u200bin since noon. Bye.", "ch\u200best pa\u200bin since noon."),
        ("I can't\u200bbreathe", "I can't\u200bbreathe"),
        ("I cannot br\u00adeathe", "I cannot br\u00adeathe"),
        ("no puedo res\u200bpirar", "no puedo res\u200bpirar"),
        ("Gracias. Se me hin\u2060cha la len\u200egua", "Se me hin\u2060cha la len\u200egua"),
        ("胸口\u200b很\ufeff痛，喘不過氣", "胸口\u200b很\ufeff痛，喘不過氣"),
        ("a horse s\u200bat on my breast\u00adbone", "a horse s\u200bat on my breast\u00adbone"),
    ],
)
def test_a_red_flag_is_found_and_quoted_as_it_was_written(message: str, quote: str) -> None:
    assert sort_signs(message).urgent[0].quote == quote


@pytest.mark.parametrize(
    "message", ["I want to commit sui\u00adcide", "quiero sui\u200ccidarme", "我想自\u200b殺"]
)
def test_suicide_is_found(message: str) -> None:
    assert [sign.name for sign in sort_signs(message).urgent] == [SELF_HARM]


def test_what_completes_an_earlier_message_is_read_without_them() -> None:
    earlier = ["I asked about my slee\u200bping pi\u200blls."]
    assert sort_signs("I to\u200bok twen\u00adty", earlier).urgent
