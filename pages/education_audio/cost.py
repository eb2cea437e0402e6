"""What a speech costs, said before it is made."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _
from core.i18n.formats import format_number
from plugins.education_audio.contract import SpeechEstimate


def draw_cost(script: str, voice_id: str, speaker2_voice_id: str | None) -> None:
    """Draw how many characters are spoken and paid, and a warning when the account has too few."""
    body = {"script": script, "voice_id": voice_id, "speaker2_voice_id": speaker2_voice_id}
    found = ui.fetch(
        lambda: ui.api().post("/api/audio/estimate", SpeechEstimate, body),
        "cost",
        _("Counting the characters…"),
    )
    if found is None:
        return
    said = [_characters(found)]
    if found.is_free:
        said.append(_("The preview voice costs nothing."))
    elif found.credits is not None:
        said += _credits(found, found.credits)
    st.caption(f":material/payments: {' '.join(said)}")
    if found.fits is False:
        st.warning(
            _(
                "The account at the voice service has too few credits left for this speech. "
                "Shorten the script, or have credit added."
            ),
            icon=":material/money_off:",
        )


def _characters(found: SpeechEstimate) -> str:
    if found.characters_to_pay == found.characters:
        return _("Characters: {count}.", count=format_number(found.characters))
    return _(
        "Characters: {count}; not spoken yet: {new}.",
        count=format_number(found.characters),
        new=format_number(found.characters_to_pay),
    )


def _credits(found: SpeechEstimate, credits: int) -> list[str]:
    needed = format_number(credits)
    if found.price is None:
        said = [_("Credits: {credits}.", credits=needed)]
    else:
        said = [
            _(
                "Credits: {credits}, about {price} {currency}.",
                credits=needed,
                price=format_number(found.price, decimals=2),
                currency=found.currency or "",
            )
        ]
    if found.credits_left is not None:
        said.append(_("Left: {credits}.", credits=format_number(found.credits_left)))
    return said
