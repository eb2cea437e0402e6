"""What a sentence forbids, leaves open or asks for, told so that two languages compare alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from plugins.education_audio.fidelity.across.concepts import concepts
from plugins.education_audio.fidelity.across.contraries import Sign, signs
from plugins.education_audio.fidelity.reading.polarity import clause_places
from plugins.education_audio.fidelity.reading.polarity_cues import (
    BOUND,
    INDIFFERENT,
    NEGATION,
    NOT_NEGATION,
    OPTIONAL,
    RESTRICTED,
    SUBORDINATE,
)
from plugins.education_audio.fidelity.reading.sentence import Reading

# What one language says by a “not”, another says by these.
_REFRAIN = {
    "en": re.compile(
        r"\b(?:avoid\w*|stop\w*|refrain\w*|skip\w*|omit\w*|resist\w*|refuse\w*|forbid\w*|forbade"
        r"|never|nothing|nobody|none|no one|instead|rather than|hands off|give up|leave (?:it|them)"
        r"|(?:leave|let|keep|stay|stick|steer)\w* (?:[\w']+ ){0,5}?(?:alone|away|clear|off|out|back"
        r"|to us|to the|safe from)|wait\w*|hold off|hold back|put off|postpone|delay|too (?:early"
        r"|soon)|not yet|limit\w*|protect\w*|beware|watch out|free of|free from|banned|taboo"
        r"|off[- ]limits|out of the question|fail\w*|lack\w*|miss\w*|less|fewer"
        r"|as (?:little|few|briefly|short|rarely)|minimi[sz]\w+|cut down|reduc\w+"
        r"|(?:better|rather|more) [^,.;]{1,30} than|only|un(?:safe|necessary|able|harmed)"
        r"|harmless)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:evit\w*|suspend\w*|interrump\w*|abst(?:eng|en)\w*|omit\w*|ning[uú]n\w*|nunca|jam[aá]s"
        r"|nadie|nada|tampoco|ni|s[aá]lte\w*|dej\w* de|prohib\w*|vetad\w+|descartad\w+|renunci\w+"
        r"|prescind\w+|resist\w+|aguant\w+|lej(?:os|ano)|alej\w+|apart\w+|fuera de|en paz"
        r"|tranquil[oa]|en (?:vez|lugar) de|esper\w+|pospon\w+|aplaz\w+|a[uú]n no|todav[ií]a no"
        r"|limit\w+|protej\w+|cuidado con|libre de|(?<!hace )falt[ae]\w*|inofensiv\w+"
        r"|innecesari\w+|sobra\w*"
        r"|ahorr\w+|menos|menor|m[ií]nimo|poc[oa]|reduzc\w+|reduc\w+|mejor (?:\w+ ){1,4}que"
        r"|olv[ií]de\w*|parar|pare|dej[ea]\w*(?= (?:el|la|los|las|sus?|de)\b))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "停止|停用|停藥|避免|避開|禁|切勿|不|勿|別|毋|免|戒|忌|跳過|忍住|忍著|遠離|離開|少|減|寧可|而不是|比較好|莫|沒有|沒"
        "|無|未|先[問別不]|等到?|延後|暫停|暫緩|以外|除了|拒絕|不宜"
    ),
}
# “Ask before you stop” forbids to stop unasked.
_ASK_FIRST = {
    "en": re.compile(
        r"\b(?:ask(?:s|ed|ing)?|check\w* with|talk\w* to|speak\w* (?:to|with)|consult\w*|tell\w*"
        r"|see|permission|approval|say-so|advice|allow\w*|agree\w*|approv\w*|clear\w*|permit\w*|says?|unless)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:pregunt\w+|consult\w+|habl\w+ con|permiso|autoriz\w+|permit\w+|aprob\w+|aprueb\w+"
        r"|acuerdo|indi(?:que|ca|caci[oó]n)\w*|visto bueno|lo dig\w+|a menos que|salvo|a no ser)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("問|諮詢|詢問|商量|同意|許可|允許|批准|指示|除非|交代"),
}
# “Before the doctor agrees you may” asks nobody.
_UNASKED = {
    "en": re.compile(
        rf"\b(?:before|until|till)\b[^,.;]{{0,40}}{_ASK_FIRST['en'].pattern}", re.IGNORECASE
    ),
    "es": re.compile(
        rf"\b(?:antes de|hasta)\b[^,.;]{{0,40}}{_ASK_FIRST['es'].pattern}", re.IGNORECASE
    ),
    "zh": re.compile(rf"(?:{_ASK_FIRST['zh'].pattern})[^，。；]{{0,4}}前"),
}
_ORDERED = {
    "en": re.compile(
        r"\b(?:before|first|only|once|after|when|until|unless|with|if)\b", re.IGNORECASE
    ),
    "es": re.compile(
        r"\b(?:antes|primero|s[oó]lo|solamente|[uú]nicamente|una vez|despu[eé]s|tras|cuando|con"
        r"|si|a menos que|salvo|a no ser)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("前|先|才|只|後|再|除非|等|經"),
}
_WITHOUT = {
    "en": re.compile(r"\bwithout\b(?:(?! (?:do|must|may|can|should) )[^,.;:!?]){0,60}", re.I),
    "es": re.compile(r"\bsin\b(?:(?! (?:no|debe|puede) )[^,.;:!?]){0,60}", re.IGNORECASE),
    "zh": re.compile(
        "(?:未經?|沒有?|不)(?:[^，。；！？]{0,8}?)"
        "(?:同意|允許|許可|指示|交代|詢問|問過|問|批准|諮詢)[^，。；！？]{0,4}?(?:[之以]?前|下|就|時|(?=不|，|$|可|自))"
    ),
}
_NOT = re.compile(
    r"\b(?:not|never|no|cannot|nunca|jam[aá]s)\b|n['\u2019]t\b|[不勿別毋]", re.IGNORECASE
)
_UNTIL = {
    "en": re.compile(r"\b(?:until|till|before|unless)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:hasta que|hasta|antes de|a menos que|salvo)\b", re.IGNORECASE),
    "zh": re.compile("[之以]?前|直到|除非|為止"),
}
_ONLY_THEN = {
    "en": re.compile(r"\b(?:after|once|from|when|only|as soon as|if)\b", re.IGNORECASE),
    "es": re.compile(
        r"\b(?:despu[eé]s|cuando|una vez|a partir|desde|s[oó]lo|tras|en cuanto|si)\b", re.IGNORECASE
    ),
    "zh": re.compile("[之以]?後|才|再|等|只|過了"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A clause: its words and what it speaks of; `condition` for one that tells when or whether."""

    text: str
    condition: bool
    concepts: frozenset[int]
    forbids: bool
    leaves_open: bool


class Stance:
    """How a sentence stands to what it speaks of.

    A part `forbids` where a “not” denies it and sets no bound, and `leaves_open` where that denies
    a need.
    """

    def __init__(self, reading: Reading) -> None:
        self.language = reading.language
        self.text = _without_names(reading)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its clauses in their order."""
        found: list[Part] = []
        for start, end, comma in clause_places(self.text, self.language):
            words = self.text[start:end]
            condition = SUBORDINATE[self.language].match(words.strip()) is not None
            goes_on = comma and bool(found) and found[-1].forbids and _goes_on(words)
            found.append(_part(words, self.language, condition=condition, forbids=goes_on))
        return tuple(found)

    def about(self, others: frozenset[int]) -> list[Part]:
        """The parts that ask for something and share a meaning with another sentence, else all."""
        main = [part for part in self.parts if not part.condition] or list(self.parts)
        return [part for part in main if part.concepts & others] or main

    @cached_property
    def concepts(self) -> frozenset[int]:
        """What it speaks of."""
        return concepts(self.text, self.language)

    @cached_property
    def signs(self) -> dict[str, Sign]:
        """What it says of things with a contrary, such as “wet”: see `contraries`."""
        main = (part.text for part in self.parts if not part.condition)
        return signs(", ".join(main), self.language)

    @cached_property
    def asks_first(self) -> bool:
        """Whether it makes leave depend on somebody's word, without a “not”."""
        text = _WITHOUT[self.language].sub(" ", self.text)
        return (
            _ASK_FIRST[self.language].search(text) is not None
            and _UNASKED[self.language].search(text) is None
            and _ORDERED[self.language].search(text) is not None
        )

    @property
    def is_unasked(self) -> bool:
        """Whether it lets do something without anybody's word."""
        asks = _ASK_FIRST[self.language]
        without = _WITHOUT[self.language].finditer(self.text)
        left = _WITHOUT[self.language].sub(" ", self.text)
        return any(asks.search(one[0]) for one in without) and _NOT.search(left) is None

    @property
    def denies_asking(self) -> bool:
        """Whether it is the asking that a “not” of it denies."""
        found = NEGATION[self.language].finditer(self.text)
        return any(
            _ASK_FIRST[self.language].match(self.text, _next(self.text, one.end())) for one in found
        )

    @property
    def has_without(self) -> bool:
        """Whether it tells without what."""
        return _WITHOUT[self.language].search(self.text) is not None

    @property
    def has_until(self) -> bool:
        """Whether it tells until when."""
        return _UNTIL[self.language].search(self.text) is not None

    @property
    def has_only_then(self) -> bool:
        """Whether it tells from when on, or on which condition."""
        return _ONLY_THEN[self.language].search(self.text) is not None

    def holds_back(self, *, without: bool, conditions: bool) -> bool:
        """Whether anything in it denies, bounds or puts off.

        Looks at a “without …” and at its conditions only as far as it is told to.
        """
        texts = [part.text for part in self.parts if conditions or not part.condition]
        return any(_holds_back(one, self.language, without=without) for one in texts)

    @cached_property
    def conditions(self) -> str:
        """Its conditions, as one text."""
        return ", ".join(part.text for part in self.parts if part.condition)

    @property
    def denies_in_condition(self) -> bool:
        """Whether a “not” stands in a condition."""
        plain = _without_false(self.conditions, self.language)
        return NEGATION[self.language].search(plain) is not None

    def denied_in_conditions(self) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
        """Of each condition the meanings that a “not” denies in it, and the others."""
        for part in self.parts:
            if part.condition:
                yield _denied(part.text, self.language)


_LIGHT_WORD = re.compile(r"\W*(?:(?:lo|la|le|les|need to|have to|必|用|要|需)\W*)?")


def _next(text: str, place: int) -> int:
    """Where the next word of some weight begins."""
    found = _LIGHT_WORD.match(text, place)
    return found.end() if found is not None else place


def _without_names(reading: Reading) -> str:
    """The words, with names of medicines that hold a character such as 別 put out of sight."""
    text = reading.text
    if reading.language == "zh":
        for one in reading.medicines:
            text = text[: one.start] + "○" * (one.end - one.start) + text[one.end :]
    return text


_OR = re.compile(
    r"\s*(?:or|nor|o|ni|u|或|也不|也別)\b|[^,]{1,60}\b(?:or|nor|o|ni)\b", re.IGNORECASE
)


def _goes_on(words: str) -> bool:
    return _OR.match(words) is not None


def _part(words: str, language: str, *, condition: bool, forbids: bool) -> Part:
    plain = _WITHOUT[language].sub(" ", _without_false(words, language))
    negations = list(NEGATION[language].finditer(plain))
    bounded = bool(negations) and BOUND[language].search(plain, negations[0].start()) is not None
    needless = list(OPTIONAL[language].finditer(words))
    denying = [one for one in negations if not any(_covers(each, one) for each in needless)]
    denies = bool(denying) and not bounded
    leaves_open = bool(needless) and not denies
    return Part(words, condition, concepts(words, language), denies or forbids, leaves_open)


def _covers(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _holds_back(words: str, language: str, *, without: bool) -> bool:
    plain = _without_false(words, language)
    if not without:
        plain = _WITHOUT[language].sub(" ", plain)
    patterns = (NEGATION[language], _REFRAIN[language], RESTRICTED[language])
    return any(one.search(plain) for one in patterns)


def _without_false(words: str, language: str) -> str:
    for pattern in (NOT_NEGATION[language], INDIFFERENT[language]):
        words = pattern.sub(lambda found: "~" * len(found[0]), words)
    return words


def _denied(words: str, language: str) -> tuple[frozenset[int], frozenset[int]]:
    plain = _without_false(words, language)
    found = NEGATION[language].search(plain)
    if found is None:
        return frozenset(), concepts(words, language)
    if language == "zh":
        denied = concepts(plain[found.end() : found.end() + 4], language)
    else:
        denied = concepts(" ".join(plain[found.end() :].split()[:4]), language)
    return denied, concepts(plain[: found.start()], language)


def relevant(one: Stance, others: Sequence[Stance]) -> list[Part]:
    """The parts of a sentence that any of these others speaks of, else all."""
    return one.about(frozenset[int]().union(*(other.concepts for other in others)))
