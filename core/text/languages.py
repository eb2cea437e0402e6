"""The languages that texts and voices may have, by the codes of the published API."""

from __future__ import annotations

from core.errors import InvalidInput
from core.i18n import Text, text, translate

LANGUAGES: dict[str, Text] = {
    "en": text("English"),
    "zh-TW": text("Chinese (Traditional)"),
    "zh-CN": text("Chinese (Simplified)"),
    "es": text("Spanish"),
    "ar": text("Arabic"),
    "bg": text("Bulgarian"),
    "hr": text("Croatian"),
    "cs": text("Czech"),
    "da": text("Danish"),
    "nl": text("Dutch"),
    "fil": text("Filipino"),
    "fi": text("Finnish"),
    "fr": text("French"),
    "de": text("German"),
    "el": text("Greek"),
    "hi": text("Hindi"),
    "hu": text("Hungarian"),
    "id": text("Indonesian"),
    "it": text("Italian"),
    "ja": text("Japanese"),
    "ko": text("Korean"),
    "ms": text("Malay"),
    "no": text("Norwegian"),
    "pl": text("Polish"),
    "pt-BR": text("Portuguese (Brazil)"),
    "pt-PT": text("Portuguese (Portugal)"),
    "ro": text("Romanian"),
    "ru": text("Russian"),
    "sk": text("Slovak"),
    "sv": text("Swedish"),
    "ta": text("Tamil"),
    "tr": text("Turkish"),
    "uk": text("Ukrainian"),
    "vi": text("Vietnamese"),
}

_WITHOUT_REGION = {"zh": text("Chinese"), "pt": text("Portuguese")}
_BY_LOWER = {code.lower(): code for code in LANGUAGES} | {"zh": "zh-TW", "pt": "pt-BR"}


def language_code(code: str, field: str) -> str:
    """The code in its usual spelling. Raises InvalidInput under the field's path."""
    found = _BY_LOWER.get(code.strip().lower())
    if found is None:
        raise InvalidInput.field(
            field, text("{code} is not a language that ElevenDops knows", code=f"{code[:20]!r}")
        )
    return found


def language_name(code: str) -> str:
    """The name of a language by its full or its ISO 639-1 code: `zh` is Chinese; else the code."""
    if code in LANGUAGES:
        return translate(LANGUAGES[code])
    if code in _WITHOUT_REGION:
        return translate(_WITHOUT_REGION[code])
    names = [name for full, name in LANGUAGES.items() if full.partition("-")[0] == code]
    return translate(names[0]) if names else code
