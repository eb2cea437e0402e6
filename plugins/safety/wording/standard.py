"""Our own texts with the numbers of a clinic's country."""

from __future__ import annotations

from plugins.safety.contract import Locale, TextKind
from plugins.safety.emergency import TEXTS
from plugins.safety.settings import SafetySettings
from plugins.safety.wording.countries import CRISIS_LINES, EMERGENCY_NUMBERS


class StandardTexts:
    """What is said where a clinic has approved nothing of its own.

    Attributes:
        number: the emergency number; blank where it is not known.
        crisis_line: the same of the crisis line.
    """

    def __init__(self, settings: SafetySettings) -> None:
        country = settings.country
        self.number = settings.emergency_number or EMERGENCY_NUMBERS.get(country, "")
        self.crisis_line = settings.crisis_line or CRISIS_LINES.get(country, "")

    def say(self, locale: Locale, kind: TextKind) -> str:
        """Our text with the numbers."""
        return self.filled(locale, TEXTS[locale].standard(kind))

    def filled(self, locale: Locale, wording: str) -> str:
        """A wording with the numbers."""
        return TEXTS[locale].filled(wording, self.number, self.crisis_line)
