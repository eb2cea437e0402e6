"""Tells English, Spanish and Chinese from other languages, for words that are put into speech."""

from __future__ import annotations

import re

from core.retrieval.vocabulary import function_words
from core.spoken.units import ENGLISH_UNITS, SPANISH_UNITS
from core.text.folding import fold
from core.text.pronunciation import without_pronunciation
from core.text.scripts import HAN_CHARACTER, HANGUL, KANA

_LETTERS = re.compile(r"[^\W\d_]")
_OTHER_WIDE = re.compile(f"[{KANA}{HANGUL}]")
_WORD = re.compile(r"[a-záéíóúüñ]+(?:['’][a-z]+)?|[^\W\d_]+")
_PLAIN_SPANISH = frozenset("áéíóúüñ")
# The letters of "US$", "e.g.", "cmH2O", "8 AM", "6-11 y:", "pre-op" and "Th/Sa/Su" are no words.
_NO_WORD = re.compile(
    r"(?<!\w)w/o?(?!\w)|(?<=\d) u(?=/)"
    r"|\b(?:us|nt|hk|au?|ca?|mx)(?=\$)|(?<=\d) ?[ap]m\b"
    r"|(?<=\d) ?y(?= ?[:;,.)]|$| (?:or|and|old|of|with|need)\b)|[<>≤≥]=? ?\d{1,3} ?y\b"
    r"|(?<![^\W\d_])(?:[a-z]\. ?){2,4}|\b(?:pre|post)-?op\b"
    r"|(?<!\w)(?:m|tu?|w|th|f|sa|su)(?:/(?:m|tu?|w|th|f|sa|su))+(?!\w)"
    r"|(?<![a-z0-9])[a-z]{0,9}\d[a-z0-9]{0,9}"
)
# Codes of prescriptions and names of vitamins, and no "os" or "a" of another language.
_PRESCRIBED = re.compile(
    r"(?<![\w.])(?:O[DSUI]|AO|AC|IM|SC|HS|VO)(?!\w|\.\w)|(?<=g )Na\b"
    r"|(?<![\w.¿¡])[A-Z](?= ?[,;&/)]|$)"
)
# "c/8 h"
_SPANISH_SIGN = re.compile(r"\d ?[ºª]|\b[nN]\.? ?[º°] ?\d|[¿¡]")
_SPANISH_EVERY = re.compile(r"(?<![\w/])c/ ?\d")
# How words end in Spanish, and hardly in English.
_SPANISH_ENDING = re.compile(r"[^\W\d_]{2,}(?:[ao]s?|[aei]rs?e?)$")
_DECIMAL_COMMA = re.compile(
    r"(?<![\d.,])(?:\d{1,4},\d{1,2}|0,\d{3}|\d{1,3}(?:\.\d{3})+,\d{1,2})(?![\d.,])"
)
_WIDE_MARK = re.compile("[，。、；：？！（）「」％～]")
# "Hb", "eGFR", "pCO2"
_SYMBOL = re.compile(r"\b(?:[a-z]?[A-Z]{1,4}[a-z]?|[a-z]{1,2}[A-Z]{1,3})\d?\b")
# The codes of countries that speak Spanish.
_SPANISH_CALL = re.compile(r"\+(?:34|5[0-46-9])\d?\b")
_NAME = re.compile(r"[^\W\d_]{3,}")
# What stands beside a figure in every language.
_OF_MEASURES = (frozenset(ENGLISH_UNITS) & frozenset(SPANISH_UNITS)) | set(
    re.findall(r"\w+", "ph mol hg c f iu x µg μg µmol μmol µl μl")
)
_FEW_WORDS = 4
_SAMPLE = 20_000  # characters of a text that are looked at
_UNTOLD = "untold"

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
        dial avoid walk press clean hold place store chew swallow spray
        inhale repeat increase reduce maximum minimum limit age adults children
        puff puffs capsule capsules teaspoon injection insulin level result low high
        rest walk hold lift raise bend breathe sleep open closed visit appointment cost costs price
        fee weighs measures pulse breathing urine stool skin wound eye ear nose mouth throat
        pulse hospital diabetes coma pie oral lower slowly per with without before after until
        about every number page step
        cream ointment patch inhaler syringe needle pump monday tuesday wednesday thursday friday
        saturday sunday children child baby babies woman women man men patients people
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
        consulta lunes viernes marque evite lave ponga guarde camine mantenga
        avise acuda lpm comp cda cdta gts
        frecuencia cardiaca cardíaca adultos niños mayores cápsula cápsulas cucharada cucharadas
        jarabe insulina nivel resultado rango objetivo inhalaciones inhalador
        abierto abierta cerrado cerrada cuesta cuestan precio pague pesa mide talla pulso
        respiración respire descanse reposo repose aguante levante baje suba bajar subir empiece
        siga deje pare diluya mezcle agite enjuague trague mastique chupe disuelva cubra cambie
        limpie seque revise mida anote tómese tómelo pida vuelva venga traiga coma ayune duerma
        orina heces piel herida ojo ojos oído nariz boca garganta pecho barriga rodilla pie pies
        mano manos brazo pierna cabeza espalda crema pomada parche jeringa aguja bomba suero
        leche comida comidas ayunas desayuno almuerzo cena noche noches mañana tarde mediodía
        martes miércoles jueves sábado domingo enero febrero marzo abril mayo junio julio
        agosto septiembre octubre noviembre diciembre mes meses año años segundos seg minuto
        médico médica enfermera enfermero farmacia hospital clínica urgencias emergencias cita
        número página paso veces vez dolor mareo sangrado vómito diarrea náuseas alergia
        bebé bebés niña niñas mujer mujeres hombre hombres embarazo personas trimestre calle
        pulse luego después antes tipo clase grado estadio fase diabetes contraste sin con
        lun mié jue vie sáb dom ene abr ago dic sem sr sra srta dra lic pág págs
        imc epoc hta vsg tac uci vih itu acv iam erc irc hidratos carbono reposo bajo alto
        parte partes ej usted ustedes puede debe tiene evitar llamar máx mín aprox vía oral
        """,
    )
)


def spoken_language(text: str) -> str | None:
    """ "en", "es", "zh", or None for any other language.

    Names, figures and units alone ("Ibuprofen 200 mg", "5 ± 1 mg") are taken for Spanish where
    their words end so or their decimals have a comma, else for English: nothing in them speaks of
    another language.
    """
    told = _told(text)
    return (_by_endings(text) if told == _UNTOLD else told) or None


def line_language(line: str, whole: str | None) -> str | None:
    """The language of a line in a text whose language is `whole`.

    A line in a language of its own is said in that; names and figures alone in that of the text.
    """
    told = _told(line)
    if told == _UNTOLD or (not told and len(_NAME.findall(line)) <= _FEW_WORDS):
        return whole
    return told or None


def _told(text: str) -> str:
    """The language that a text's own words tell, "" for another one than these three."""
    text = without_pronunciation(text)
    if _OTHER_WIDE.search(text):
        return ""
    letters = len(_LETTERS.findall(text))
    wide = len(HAN_CHARACTER.findall(text))
    if not wide and _WIDE_MARK.search(text):
        return "zh"
    if letters and 4 * wide >= letters:
        return "zh"
    words = _words(text)
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
    spanish += bool(_SPANISH_SIGN.search(text[:_SAMPLE]))
    if _SPANISH_EVERY.search(text[:_SAMPLE]):
        spanish += 2
    accents = sum(bool(_PLAIN_SPANISH.intersection(word)) for word in words)
    foreign = sum(word in _FOREIGN_WORDS or bool(_FOREIGN_LETTERS.search(word)) for word in words)
    best, other = max(english, spanish + accents), min(english, spanish)
    if wide and 2 * best <= wide and not foreign:
        return "zh"
    if foreign > best / 8:
        return ""
    if best <= other:
        return _UNTOLD
    return "en" if english == best else "es"


def _words(text: str) -> list[str]:
    plain = _NO_WORD.sub(" ", _PRESCRIBED.sub(" ", text[:_SAMPLE]).lower())
    # "½" and "³" count as letters for a regular expression.
    return [word for word in _WORD.findall(plain) if word[0].isalpha()]


def _by_endings(text: str) -> str | None:
    """The language of words that no list has, when each is written with the letters of English."""
    words = _words(_SYMBOL.sub(" ", text))
    names = [word for word in words if _NAME.fullmatch(word) and not _in_both(word)]
    measured = all(len(word) <= 2 or word in _OF_MEASURES or _in_both(word) for word in words)
    if not (names or measured) or not all(word.isascii() for word in names):
        return None
    if _DECIMAL_COMMA.search(text) or _SPANISH_CALL.search(text):
        return "es"
    if measured:
        return "en"
    telling = [name for name in names if name not in _OF_MEASURES]
    return "es" if 2 * sum(map(bool, map(_SPANISH_ENDING.match, telling))) > len(telling) else "en"


def _in_both(word: str) -> bool:
    return word in _ENGLISH_WORDS and word in _SPANISH_WORDS
