"""The languages that texts and voices may have, by the codes of the published API."""

from __future__ import annotations

from core.errors import InvalidInput

LANGUAGES: dict[str, str] = {
    "en": "English",
    "zh-TW": "Chinese (Traditional)",
    "zh-CN": "Chinese (Simplified)",
    "es": "Spanish",
    "ar": "Arabic",
    "bg": "Bulgarian",
    "hr": "Croatian",
    "cs": "Czech",
    "da": "Danish",
    "nl": "Dutch",
    "fil": "Filipino",
    "fi": "Finnish",
    "fr": "French",
    "de": "German",
    "el": "Greek",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "ms": "Malay",
    "no": "Norwegian",
    "pl": "Polish",
    "pt-BR": "Portuguese (Brazil)",
    "pt-PT": "Portuguese (Portugal)",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sv": "Swedish",
    "ta": "Tamil",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
}

_BY_LOWER = {code.lower(): code for code in LANGUAGES} | {"zh": "zh-TW", "pt": "pt-BR"}


def language_code(code: str, field: str) -> str:
    """The code in its usual spelling. Raises InvalidInput under the field's path."""
    found = _BY_LOWER.get(code.strip().lower())
    if found is None:
        raise InvalidInput.field(field, f"{code[:20]!r} is not a language that ElevenDops knows")
    return found


def language_name(code: str) -> str:
    """The name of a language by its full or its ISO 639-1 code: `zh` is Chinese; else the code."""
    if code in LANGUAGES:
        return LANGUAGES[code]
    names = [name for full, name in LANGUAGES.items() if full.partition("-")[0] == code]
    return names[0].partition(" (")[0] if names else code
