"""Says Spanish ordinals and Roman numerals: "2.º", "factor VIII", "Felipe II", "第IV期"."""

from __future__ import annotations

import re

_SPANISH: tuple[str, ...] = tuple(
    re.findall(
        r"\w+",
        """
        primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo
        """,
    )
)
_ENGLISH: tuple[str, ...] = tuple(
    re.findall(
        r"\w+",
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        """,
    )
)
_POINTED = re.compile(r"(?<![\w.,])(\d{1,2})\.(º|ª|°|er)(?![\w])(?P<next> [a-záéíóúñ]+)?")
# Without a point it may be a degree: "a 5º en la nevera".
_PLAIN = re.compile(
    r"(?i:(?<=\bel )|(?<=\bla )|(?<=\bdel )|(?<=\bal )|(?<=\bsu )|(?<=\bun )|(?<=\buna ))"
    r"(\d{1,2})(º|ª|er)(?![\w])(?P<next> [a-záéíóúñ]+)?"
)
_NO_DEGREE = re.compile(r"(?<![\w.,])(\d{1,2})(ª|er)(?![\w])(?P<next> [a-záéíóúñ]+)?")
# "2º piso", but "a 5º en la nevera".
_BEFORE_NOUN = re.compile(
    r"(?<![\w.,/–-])(?<! a )(?<! y )(\d{1,2})(º)(?P<next>"
    r" (?!(?:de|del|y|o|u|a|al|en|que|es|no|se|si|por|para"
    r"|hasta|con|como|m[aá]s|menos|bajo|sobre|durante|cent|grados|cel)\w*\b)[a-záéíóúñ]{3,})"
)
_OF_HEAT = re.compile(r"(?i)temp|fiebre|nevera|fr[ií]o|calor|conserv|guard|almacen|agua")
_NUMBER_SIGN = re.compile(r"\b([nN])\.? ?[º°](?P<digit> ?(?=\d))?(?=\d| de\b)")
# "La 1a dosis"
_LETTERED = re.compile(
    r"(?<![\w.,/-])(\d{1,2})"
    r"(?:(?P<sign>[oa]|er)(?P<next> [a-záéíóúñ]{3,})"
    r"|[rdtmvn](?P<last>[oa])\b(?P<then>(?: [a-záéíóúñ]+)?))"
)
_NO_NOUN = frozenset({"de", "del", "y", "o", "a", "al", "en", "que", "es", "no", "se"})

_NUMERALS = "II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI"
# A single letter is more often one than a number.
_ROMAN = {
    numeral: number
    for number, numeral in enumerate(re.findall(r"\w+", _NUMERALS), 2)
    if len(numeral) > 1
}
_NUMERAL = re.compile(
    rf"(?<![A-Za-z0-9])(?<![a-z0-9]-)({'|'.join(_ROMAN)})(?![A-Za-z0-9])(?!-\d|\.\w)"
)
_COUNTED = re.compile(
    r"(?i)\b(?:stages?|types?|class|grade|phase|factor|group|part|level|category|chapter|section|war"
    r"|zone|nerve|angiotensin|bipolar|volume|estad[ií]o|etapa|tipo|clase|grado|fase|grupo|parte"
    r"|nivel|categor[ií]a|cap[ií]tulo|siglo|guerra|guerra mundial|par|angiotensina)"
    r" $|第 ?$|(?<![A-Za-z])[IVX\d]+(?: ?[-–—/] ?| (?:and|y|or|o|to|a) )$"
)
_COUNTED_AFTER = re.compile(r" ?[期型級级度類类]")
_NAME_BEFORE = re.compile(r"([^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]+) $")
_FEMININE = re.compile(r"(?:a|isabel|beatriz)$")
_INTRAVENOUS = "IV"
# Nothing but numerals, unlike the letters.
_GLYPHS = str.maketrans(
    {chr(start + number): str(number + 1) for start in (0x2160, 0x2170) for number in range(12)}
)
# A single letter counts after "tipo", which no such word follows; English has "the type I take".
_FIRST = re.compile(
    r"(?i:\b(?P<noun>tipo|clase|grado|fase|estad[ií]o|etapa|stage|type|class|grade|phase) )"
    r"I(?![\w'’]|-\d|\.\w)"
)
_FIFTH_OR_TENTH = re.compile(
    r"(?i:\b(?:tipo|clase|grado|fase|estad[ií]o|stage|type|class|grade|factor) )"
    r"([VX])(?![\w'’]|-\d|\.\w)"
)
# "Stage IIIB", "class Ic", "IIa期"
_PARTED = re.compile(
    r"(?:(?i:\b(?:tipo|clase|grado|fase|estad[ií]o|etapa|stage|type|class|grade|phase) )|第 ?"
    rf"|(?<![A-Za-z0-9])(?=[IVX]{{1,5}}[A-Ca-c]\d?[期型級级度類类]))"
    rf"(?P<numeral>I|{'|'.join(_ROMAN)}|V|X)(?P<part>[A-Ca-c])(?P<digit>\d?)(?![\w'’-]*[A-Za-z0-9])"
)
_SINGLE = {"I": 1, "V": 5, "X": 10}
# "Stage II/III" is no part of a whole, and "I/V" goes into a vein.
_ONE_OF_TWO = re.compile(
    r"(?<![A-Za-z0-9])(?![IVX]/[IVX](?![A-Za-z0-9]))(I{1,3}|IV|VI{0,3}|IX|X)([A-Ca-c]?)"
    r"/(I{1,3}|IV|VI{0,3}|IX|X)([A-Ca-c]?)(?![A-Za-z0-9/])"
)
_OR = {"en": " or ", "es": " o ", "zh": "或"}
_WIDE_FIRST = re.compile(r"(?<![A-Za-z0-9])I(?=[期型級级度類类])")
_CHOSEN = re.compile(
    r"(?i)\b(?:the|this|that|what|which|whatever|any|every|each|of|a|no|my|your)(?: [a-z]+)? $"
)
_ENGLISH_NOUNS = frozenset({"stage", "type", "class", "grade", "phase"})


def say_spanish_ordinals(line: str) -> str:
    """The line with "2.º" and "3.ª" in words, up to the twelfth, and "n.º" as "número"."""

    def say(found: re.Match[str]) -> str:
        return _ordinal(int(found[1]), found[2], found["next"] or "") or found.group()

    def number_sign(found: re.Match[str]) -> str:
        word = "Número" if found[1] == "N" else "número"
        return word if found["digit"] is None else f"{word} "

    def lettered(found: re.Match[str]) -> str:
        sign, following = found["sign"] or found["last"], found["next"] or found["then"] or ""
        return _ordinal(int(found[1]), sign, following) or found.group()

    line = _NUMBER_SIGN.sub(number_sign, line)

    def before_noun(found: re.Match[str]) -> str:
        near = line[max(0, found.start() - 40) : found.start()]
        return found.group() if _OF_HEAT.search(near) else say(found)

    line = _BEFORE_NOUN.sub(before_noun, line)
    return _PLAIN.sub(say, _NO_DEGREE.sub(say, _POINTED.sub(say, _LETTERED.sub(lettered, line))))


def _ordinal(number: int, sign: str, following: str) -> str:
    """The ordinal and what follows; "" for one that has no word here."""
    if not 1 <= number <= len(_SPANISH):
        return ""
    word = _SPANISH[number - 1]
    if sign in {"ª", "a"}:
        word = f"{word[:-1]}a"
    elif number in {1, 3} and (sign == "er" or (following and following.strip() not in _NO_NOUN)):
        word = word[:-1]
    return word + following


def say_roman_numerals(sentence: str, language: str) -> str:
    """The sentence with its Roman numerals as figures, after a name as "the second"."""

    def say(found: re.Match[str]) -> str:
        numeral = found[1]
        number = _ROMAN[numeral]
        before = sentence[max(0, found.start() - 20) : found.start()]
        if _COUNTED.search(before) or _COUNTED_AFTER.match(sentence, found.end()):
            return str(number)
        if numeral == _INTRAVENOUS or language == "zh":
            return numeral
        name = _NAME_BEFORE.search(before)
        if name is None:
            return str(number)
        if language == "en":
            return f"the {_ENGLISH[number - 1]}" if number <= len(_ENGLISH) else str(number)
        if number > 10:
            return str(number)
        word = _SPANISH[number - 1]
        return f"{word[:-1]}a" if _FEMININE.search(name[1].lower()) else word

    def first(found: re.Match[str]) -> str:
        before = sentence[max(0, found.start() - 30) : found.start()]
        if found["noun"].lower() in _ENGLISH_NOUNS and _CHOSEN.search(before):
            return found.group()
        return f"{found.group()[:-1]}1"

    def parted(found: re.Match[str]) -> str:
        before = found.string[found.start() : found.start("numeral")]
        return f"{before}{figure(found['numeral'], found['part'])}{found['digit']}"

    def figure(numeral: str, part: str) -> str:
        number = str(_SINGLE.get(numeral) or _ROMAN[numeral])
        return f"{number} {part.upper()}" if part else number

    sentence = _ONE_OF_TWO.sub(
        lambda found: figure(found[1], found[2]) + _OR[language] + figure(found[3], found[4]),
        sentence.translate(_GLYPHS),
    )
    sentence = _PARTED.sub(parted, sentence)
    if language == "zh":
        sentence = _WIDE_FIRST.sub("1", sentence)
    else:
        sentence = _FIRST.sub(first, sentence)
        sentence = _FIFTH_OR_TENTH.sub(
            lambda found: found.group()[:-1] + figure(found[1], ""), sentence
        )
    return _NUMERAL.sub(say, sentence)
