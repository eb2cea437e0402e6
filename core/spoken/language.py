"""Tells English, Spanish and Chinese from other languages, for words that are put into speech."""

from __future__ import annotations

import re

from core.retrieval.vocabulary import function_words
from core.text.folding import fold
from core.text.scripts import HAN_CHARACTER, HANGUL, KANA

_LETTERS = re.compile(r"[^\W\d_]")
_OTHER_WIDE = re.compile(f"[{KANA}{HANGUL}]")
_WORD = re.compile(r"[a-záéíóúüñ]+(?:['’][a-z]+)?|[^\W\d_]+")
_PLAIN_SPANISH = frozenset("áéíóúüñ")

# Letters and words that neither language has, but its neighbours do.
_FOREIGN_LETTERS = re.compile("[àâãåäæçèêëìîïòôõöøœßùûąćęłńśźżčďěňřšťůýžășțğışőű]")
_FOREIGN_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        des du et est une dans pour avec vous votre ne pas ce il au aux ou mais jour jours par
        uma não em com seu sua ao pelo você dia dias vezes
        der das und ist nicht sie mit auf ein eine den dem zu für von im ihre wenn tage alle
        gli di che per è sono della nel giorno volte ogni
        het een van niet met op uw voor bij als dagen
        och att det som är inte på af til ikke jest nie się na że
        els amb fins dies
        """,
    )
) - (function_words.ENGLISH_FUNCTION_WORDS | function_words.SPANISH_FUNCTION_WORDS)
# What a line of a leaflet says when it has no grammar word.
_ENGLISH_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        take call tablet tablets daily twice day days hour hours week weeks drink drops blood
        pressure fever dose doses water keep give use wait wash check start stop target goal
        sugar weight temperature normal range minutes times eat heart rate inject apply rinse insert
        chew swallow spray inhale repeat increase reduce maximum minimum limit age adults children
        puff puffs capsule capsules teaspoon injection insulin level result low high
        """,
    )
)
_SPANISH_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        tome tomar beba llame tableta tabletas pastilla pastillas gotas días día dias horas
        hora veces presión fiebre dosis agua use espere sangre azúcar peso temperatura minutos
        semanas meta cada comprimido comprimidos diaria inyecte aplique inhale repita aumente
        reduzca máximo mínimo edad horario glucosa glucemia tensión oxígeno saturación colesterol
        consulta lunes viernes
        frecuencia cardiaca cardíaca adultos niños mayores cápsula cápsulas cucharada cucharadas
        jarabe insulina nivel resultado rango objetivo inhalaciones
        """,
    )
)


def spoken_language(text: str) -> str | None:
    """ "en", "es", "zh", or None for any other language and for what cannot be told."""
    if _OTHER_WIDE.search(text):
        return None
    letters = len(_LETTERS.findall(text))
    if letters and 4 * len(HAN_CHARACTER.findall(text)) >= letters:
        return "zh"
    words = _WORD.findall(text[:20_000].lower())
    if not words:
        return None
    english = sum(
        word in function_words.ENGLISH_FUNCTION_WORDS or word in _ENGLISH_WORDS for word in words
    )
    spanish = sum(
        fold(word) in function_words.SPANISH_FUNCTION_WORDS or word in _SPANISH_WORDS
        for word in words
    )
    if not english and not spanish:
        # Nothing but figures and names of things.
        english = sum(word in function_words.ENGLISH_EVERYDAY_WORDS for word in words)
        spanish = sum(fold(word) in function_words.SPANISH_EVERYDAY_WORDS for word in words)
    accents = sum(bool(_PLAIN_SPANISH.intersection(word)) for word in words)
    foreign = sum(word in _FOREIGN_WORDS or bool(_FOREIGN_LETTERS.search(word)) for word in words)
    best, other = max(english, spanish + accents), min(english, spanish)
    if foreign > best / 8 or best <= other:
        return None
    return "en" if english == best else "es"
