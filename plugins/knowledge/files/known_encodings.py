"""The encodings that a text file may be in, with their names for staff."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.i18n import text
from plugins.knowledge.files.pages import PAGE_CODECS
from plugins.knowledge.files.plausibility import LATIN, SCRIPTS, WIDE_LANGUAGES

MACINTOSH = "mac_roman"


@dataclass(frozen=True, slots=True)
class Encoding:
    """A way to read a file without a mark: Python's codec, its name for staff, its languages.

    `doubt` is what it must be better by than a text in Windows' own encoding of the West.
    """

    codec: str
    title: str
    languages: tuple[str, ...]
    doubt: float = 0.0


ENCODINGS = (
    Encoding("cp1252", text("Western European (Windows)"), ("western",)),
    Encoding("cp1252", text("Western European (Windows)"), ("icelandic",), 6.0),
    Encoding("gb18030", text("Chinese (GB 18030, GBK)"), ("simplified", "traditional")),
    Encoding("cp950", text("Traditional Chinese (Big5)"), ("traditional",)),
    Encoding("big5hkscs", text("Traditional Chinese (Big5, Hong Kong)"), ("traditional",), 1.0),
    Encoding("cp932", text("Japanese (Shift JIS)"), ("japanese",)),
    Encoding("euc_jp", text("Japanese (EUC)"), ("japanese",)),
    Encoding("cp949", text("Korean (EUC-KR)"), ("korean",)),
    Encoding("cp1251", text("Cyrillic (Windows)"), ("cyrillic",), 2.0),
    Encoding("cp1253", text("Greek (Windows)"), ("greek",), 2.0),
    Encoding("cp1255", text("Hebrew (Windows)"), ("hebrew",), 2.0),
    Encoding("cp1256", text("Arabic (Windows)"), ("arabic",), 2.0),
    Encoding("cp874", text("Thai (Windows)"), ("thai",), 2.0),
    Encoding("cp1250", text("Central European (Windows)"), ("central",), 6.0),
    Encoding("cp1254", text("Turkish (Windows)"), ("turkish",), 6.0),
    Encoding("cp1257", text("Baltic (Windows)"), ("baltic",), 6.0),
    Encoding("cp1258", text("Vietnamese (Windows)"), ("vietnamese",), 6.0),
    Encoding("iso8859_2", text("Central European (ISO 8859-2)"), ("central",), 8.0),
    Encoding("iso8859_15", text("Western European (ISO 8859-15)"), ("western",), 8.0),
    Encoding("koi8_u", text("Cyrillic (KOI8)"), ("cyrillic",), 4.0),
    Encoding("cp866", text("Cyrillic (DOS)"), ("cyrillic",), 4.0),
    Encoding("cp850", text("Western European (DOS)"), ("western",), 8.0),
    Encoding(MACINTOSH, text("Western European (Macintosh)"), ("western",), 7.0),
)
# Hardly any text in another encoding is valid as UTF-8, so that it needs less than the others.
UTF8 = Encoding("utf-8", text("Unicode (UTF-8)"), (*LATIN, *SCRIPTS), -6.0)
_EVERY_LANGUAGE = (*LATIN, *SCRIPTS, *WIDE_LANGUAGES)
UNICODE = (
    Encoding("utf_16_le", text("Unicode (UTF-16)"), _EVERY_LANGUAGE),
    Encoding("utf_16_be", text("Unicode (UTF-16, big-endian)"), _EVERY_LANGUAGE),
    Encoding("utf_32_le", text("Unicode (UTF-32)"), _EVERY_LANGUAGE),
    Encoding("utf_32_be", text("Unicode (UTF-32, big-endian)"), _EVERY_LANGUAGE),
)
# Without any zero byte it holds no blank and no line break.
CROWDED = tuple(replace(encoding, doubt=3.0) for encoding in UNICODE[:2])
CODECS = tuple(
    dict.fromkeys([*(known.codec for known in (UTF8, *ENCODINGS, *UNICODE)), *PAGE_CODECS])
)
"""Every way to read a file that a user may choose."""
