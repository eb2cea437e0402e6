"""Screens what patients say for urgent symptoms, without any model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.text.simplified import to_traditional
from plugins.safety.contract import RedFlag, Screening
from plugins.safety.emergency import TEXTS
from plugins.safety.settings import SafetySettings

if TYPE_CHECKING:
    from core.signs import FoundSign


class Screener:
    """The `RedFlagScreen` of a clinic with these settings."""

    def __init__(self, settings: SafetySettings) -> None:
        self._settings = settings

    def screen(
        self, message: str, language: str | None = None, earlier: Sequence[str] = ()
    ) -> Screening:
        """Screen one message; takes milliseconds and calls nobody."""
        # No start waits for what is imported here.
        from plugins.safety.tiers import sort_signs

        tiers = sort_signs(message, earlier)
        if tiers.urgent:
            texts = TEXTS[_locale(message, tiers.urgent, language)]
            return Screening(
                red_flags=_flags(tiers.urgent),
                emergency_text=texts.text_for(
                    [sign.name for sign in tiers.urgent],
                    self._settings.emergency_number,
                    self._settings.crisis_line,
                ),
            )
        if tiers.possible:
            texts = TEXTS[_locale(message, tiers.possible, language)]
            return Screening(
                red_flags=[],
                possible=_flags(tiers.possible),
                safety_text=texts.caution_for(
                    [sign.name for sign in tiers.possible],
                    self._settings.emergency_number,
                    self._settings.crisis_line,
                ),
            )
        return Screening(red_flags=[])


def _flags(signs: Sequence[FoundSign]) -> list[RedFlag]:
    return [
        RedFlag(name=sign.name, quote=sign.quote, words=sign.words, rule=sign.rule)
        for sign in signs
    ]


def _locale(message: str, found: Sequence[FoundSign], conversation: str | None) -> str:
    """The language in which the signs were found; the conversation's where there are several."""
    from core.retrieval.language import Language, detect_language

    languages = [sign.language for sign in found]
    wanted = (conversation or "")[:2]
    spoken = detect_language(message)
    if spoken not in languages:
        spoken = next((one for one in languages if one.value == wanted), languages[0])
    if spoken is not Language.CHINESE:
        return spoken.value
    return "zh-Hans" if to_traditional(message) != message else "zh-Hant"
