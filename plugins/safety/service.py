"""Screens what patients say for urgent symptoms, without any model of language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from core.text.simplified import chinese_form, chinese_writing
from plugins.safety.contract import Locale, PhraseTier, RedFlag, Screening, TextKind
from plugins.safety.emergency import kind_for
from plugins.safety.settings import SafetySettings
from plugins.safety.wording.standard import StandardTexts

if TYPE_CHECKING:
    from core.signs import FoundSign
    from plugins.safety.phrases.tables import PhraseTables


class Screener:
    """The `RedFlagScreen` of a clinic with these settings, and its own texts if it has any."""

    def __init__(
        self,
        settings: SafetySettings,
        say: Callable[[Locale, TextKind], str] | None = None,
        watched: Callable[[str], PhraseTables] | None = None,
    ) -> None:
        self._say = say or StandardTexts(settings).say
        self._watched = watched

    def screen(
        self,
        message: str,
        language: str | None = None,
        earlier: Sequence[str] = (),
        *,
        agent_id: str | None = None,
    ) -> Screening:
        """Screen one message; takes milliseconds and calls nobody."""
        # No start waits for what is imported here.
        from plugins.safety.tiers import sort_signs

        tiers = sort_signs(message, earlier)
        urgent_signs, possible = list(tiers.urgent), list(tiers.possible)
        if self._watched is not None and agent_id is not None:
            own = self._watched(agent_id)
            urgent_signs += _own(own, PhraseTier.URGENT, message, earlier)
            possible += _own(own, PhraseTier.POSSIBLY_URGENT, message, earlier)
        found = urgent_signs or possible
        if not found:
            return Screening(red_flags=[])
        urgent = bool(urgent_signs)
        kind = kind_for([sign.name for sign in found], urgent=urgent)
        said = self._say(_locale(message, found, language, earlier), kind)
        if urgent:
            return Screening(red_flags=_flags(found), emergency_text=said)
        return Screening(red_flags=[], possible=_flags(found), safety_text=said)

    def prepare(self, language: str) -> None:
        """Read the tables of a language."""
        from plugins.safety.tiers import prepare

        prepare(language)


def _own(
    tables: PhraseTables, tier: PhraseTier, message: str, earlier: Sequence[str]
) -> list[FoundSign]:
    """The clinic's own phrases of this tier that the message tells of."""
    if tier not in tables:
        return []
    from core.signs import find_signs

    return find_signs(message, tables[tier], earlier=earlier)


def _flags(signs: Sequence[FoundSign]) -> list[RedFlag]:
    return [
        RedFlag(name=sign.name, quote=sign.quote, words=sign.words, rule=sign.rule)
        for sign in signs
    ]


def _locale(
    message: str, found: Sequence[FoundSign], conversation: str | None, earlier: Sequence[str]
) -> Locale:
    """The language in which the signs were found; the conversation's where there are several."""
    from core.retrieval.language import Language, detect_language

    languages = [sign.language for sign in found]
    wanted = (conversation or "")[:2]
    spoken = detect_language(message)
    if spoken not in languages:
        spoken = next((one for one in languages if one.value == wanted), languages[0])
    if spoken is not Language.CHINESE:
        return "es" if spoken is Language.SPANISH else "en"
    return _chinese(message, conversation or "", earlier)


def _chinese(message: str, conversation: str, earlier: Sequence[str]) -> Locale:
    """How this patient writes Chinese; as the conversation is held where no character tells."""
    written = chinese_form(message) or chinese_form("".join(earlier)) or conversation
    return chinese_writing(written)
