"""What a sentence says, read once: its figures, rates, clauses, opposites and medicines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import pairwise

from core.retrieval.medicines.finding import Medicine, medicines
from core.retrieval.medicines.names import known_phrases
from core.text.folding import fold
from core.text.numbers.quantities import Quantity
from core.text.scripts import HAN_CHARACTER
from core.text.simplified import to_traditional
from plugins.education_audio.fidelity.opposites.poles import Pole, poles
from plugins.education_audio.fidelity.reading.counted import counted
from plugins.education_audio.fidelity.reading.denominators import Denominator, denominators
from plugins.education_audio.fidelity.reading.frequencies import Rate, rates
from plugins.education_audio.fidelity.reading.polarity import Clause, clauses, is_negated_before
from plugins.education_audio.fidelity.reading.polarity_cues import NEGATION
from plugins.education_audio.fidelity.reading.sentences import Sentence
from plugins.education_audio.fidelity.reading.words import Word, content_words, tokens

_HAN_VERB = re.compile("[吃服喝用吞含點滴擦塗打睡加減提舉搬抱開走]")


class Reading:
    """A sentence of a script or a document, in the language (en, es, zh) that it is read in.

    `known` are names of medicines as the document uses them beside doses. `said` are its words, and
    `text` the same with Chinese in Traditional characters, so that both writings compare alike.
    """

    def __init__(
        self, sentence: Sentence, language: str, known: frozenset[str] = frozenset()
    ) -> None:
        self.sentence = sentence
        self.said = sentence.whole
        self.text = to_traditional(self.said) if language == "zh" else self.said
        self.language = language
        self._known = known

    def take_over(self, other: Reading) -> None:
        """Have what was read of the same words, in the same language, with the same names."""
        own = ("sentence", "_known")
        # Copied in one step: another thread may be reading the other one at this moment.
        read = vars(other).copy()
        self.__dict__ |= {name: found for name, found in read.items() if name not in own}

    @cached_property
    def figures(self) -> list[Quantity]:
        """Its numbers, with “one” as far as it has a unit; “each one” (“每一次”) is none."""
        found = counted(self.said, self.language)
        if self.language == "zh":
            # The 三 of 拉莫三嗪 is no number.
            names = [one.span() for one in known_phrases().finditer(self.text)]
            found = [
                one
                for one in found
                if not any(start <= one.start and one.end <= end for start, end in names)
            ]
        return [one for one in found if not _is_each_one(self.said, one)]

    @cached_property
    def rates(self) -> list[Rate]:
        """How often."""
        return rates(self.said, self.figures)

    @cached_property
    def denominators(self) -> list[Denominator]:
        """What its amounts are for."""
        return denominators(self.text, self.language, self.figures)

    @cached_property
    def clauses(self) -> list[Clause]:
        """Its clauses with a yes or no."""
        text = self.text
        if self.language == "zh":
            # Names such as 別嘌醇 hold characters that deny.
            for one in self.medicines:
                text = text[: one.start] + "○" * (one.end - one.start) + text[one.end :]
            verbs = [
                Word(one.start - 1, one.start, text[one.start - 1])
                for one in self.figures
                if _HAN_VERB.match(text, one.start - 1)
            ]
            return clauses(text, self.language, self.words, verbs)
        return clauses(text, self.language, self.words, spoken_of=self._meant)

    @property
    def _meant(self) -> list[Word]:
        """The medicine that each “it” may stand for: the last one before it."""
        found = []
        for one in _PRONOUN.finditer(self.text) if self.medicines else ():
            named = [each for each in self.medicines if each.end <= one.start()]
            if named:
                found.append(Word(*one.span(), named[-1].name))
        return found

    def denies_at(self, place: int) -> bool:
        """Whether the clause that a place stands in is denied."""
        start, before = 0, False
        for clause in self.clauses:
            start = max(self.text.find(clause.text, start), start)
            if start <= place < start + len(clause.text):
                # “Do not eat until 30 minutes after it”
                return clause.denied or (clause.subordinate and before)
            before = clause.denied
        return False

    @cached_property
    def poles(self) -> list[Pole]:
        """Words that have an opposite."""
        found = poles(plain_text(self.text), self.language)
        pairs = [figure for figure in self.figures if figure.unit == "ratio"]
        denied = [
            pole
            for pole in found
            if _is_denied(self.text, pole, self.language)
            and not _STARTS.match(self.text, pole.start)
        ]
        return [
            replace(pole, pole=1 - pole.pole)
            if pole in denied and not _is_of_the_verb(self.text, pole, denied, self.language)
            else pole
            for pole in found
            # The “over” of “120 over 80” compares nothing.
            if not any(one.start <= pole.start and pole.end <= one.end for one in pairs)
            and not _is_span(self.text, pole, self.figures)
            # “Before and after it” turns neither.
            and not (
                pole.axis == "order"
                and any(one.start <= pole.start < one.end for one in self.both_sides)
            )
            # “Do not start it” tells nothing of stopping it.
            and not _is_not_started(self.text, pole)
            # “Days” with a number is compared as a figure.
            and not (pole.axis == "period" and self._is_counted(pole))
        ]

    @cached_property
    def both_sides(self) -> list[Pole]:
        """Each “before and after”, as one word of the order."""
        return [Pole("order", 0, *one.span()) for one in _BOTH_SIDES.finditer(self.text)]

    def _is_counted(self, pole: Pole) -> bool:
        places = [(one.start, one.end) for one in self.figures]
        places += [(one.start, one.end) for one in self.rates]
        return any(start < pole.end and pole.start < end for start, end in places)

    @cached_property
    def medicines(self) -> list[Medicine]:
        """The medicines that it names."""
        return medicines(self.text, self.figures, self._known)

    @cached_property
    def words(self) -> list[Word]:
        """Its content words and medicines, without the words of its figures and rates."""
        words = _outside(content_words(self.text, self.language), self.figures)
        plain = [
            word
            for word in words
            if not any(rate.tells(word.start, word.end) for rate in self.rates)
            and not any(word.start < one.end and one.start < word.end for one in self.medicines)
        ]
        named = [Word(one.start, one.end, one.name) for one in self.medicines]
        return sorted([*plain, *named], key=lambda word: word.start)

    @cached_property
    def terms(self) -> frozenset[str]:
        """What it is about, without its figures."""
        return frozenset(word.term for word in self.words)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Its neighbouring words of any kind: their order tells sentences of like words apart."""
        words = [
            word
            for token in tokens(self.text[len(self.text) - len(self.sentence.text) :])
            for word in (token.text if HAN_CHARACTER.match(token.text) else [token.text])
        ]
        return frozenset(pairwise(words))

    @cached_property
    def kinds(self) -> frozenset[tuple[str, str]]:
        """Its pairs with those that a Spanish “de” joins: “inhalador de rescate”."""
        words = [token.text for token in tokens(self.text)]
        joined = {
            (one, other)
            for one, joint, other in zip(words, words[1:], words[2:], strict=False)
            if joint == "de"
        }
        return self.pairs | joined if self.language == "es" else self.pairs

    @cached_property
    def own_terms(self) -> frozenset[str]:
        """The same without the words that lead it in."""
        shift = len(self.text) - len(self.sentence.text)
        if not shift:
            return self.terms
        return frozenset(word.term for word in self.words if word.start >= shift)


_PRONOUN = re.compile(r"\b(?:it|them|l[oa]s?)\b|(?<=[aeiouáéíóúrn])l[oa]s?\b", re.IGNORECASE)
_NO_FIGURE_AFTER = ("每", "頭", "头", "比", "那", "這", "这", "哪", "某")


_STARTS = re.compile(r"(?:start|begin|empie|empez|comien|comenz|inici)|開始", re.IGNORECASE)
_NOT_STARTED = re.compile(
    r"(?:\b(?:not|never|no|nunca)\b|n['\u2019]t\b|[不別勿])[^,.;，。；]{0,12}$", re.IGNORECASE
)
_BOTH_SIDES = re.compile(
    r"\b(?:before and after|after and before|antes y despu[eé]s|antes como despu[eé]s)\b"
    r"|前[和及與、]?後",
    re.IGNORECASE,
)
# Of what a body has in pairs, “two” is “both”, and “三餐” is every meal: neither is a figure.
_BOTH = re.compile("[兩两](?=[隻只條条]?[腳脚手眼耳腿膝肩側侧邊边臂頰])|三(?=餐)")


def _is_each_one(text: str, one: Quantity) -> bool:
    """Whether a Chinese number counts nothing: “each time”, “the first week”, “both feet”."""
    if _BOTH.match(text, one.start):
        return True
    if not one.text.startswith("一"):
        return False
    return text[: one.start].endswith(_NO_FIGURE_AFTER) or text.startswith("比一", one.end)


_COMPARATIVE = re.compile(
    r"more|warmer|hotter|above|over|greater|exceed\w*|pas[ae]n? de|longer|higher|heavier|larger"
    r"|bigger|older|mas|supera"
    r"|sobrepas\w+|exced\w+|mayor(?:es)?|superior(?:es)?|por encima|encima"
    r"|超過|超过|高於|高于|大於|大于|多於|多于|以上|以下|less|fewer|colder|cooler|below|under|lower|lighter|smaller|younger"
    r"|within"
    r"|menos|menor(?:es)?|inferior(?:es)?|por debajo|debajo|低於|低于|少於|少于"
)

_THAN = re.compile(r" (?:\w+ )?(?:than|de|que)\b", re.IGNORECASE)
# “Without urine or with more than 38 °C” bounds no fever; “without exceeding 38 °C” does.
_WITHOUT = re.compile(r"\b(?:without|sin)\b(?! ?\w{0,12} ?$)", re.IGNORECASE)
# “Without lifting any weight of more than 5 kg” does too; how long something is missing does not:
# “without opening your bowels for more than three days”.
_WITHOUT_DOING = re.compile(
    r"\b(?:without|sin)\b(?! ?\w{0,12} ?$)(?! (?:\w+ing|\w+[aei]r(?:l[oa]s?)?)\b"
    r"(?:(?! (?:o|or|y|and|con|with|for|in|during|durante|por)\b)[^,.;]){0,60}$)",
    re.IGNORECASE,
)
_TIME_BEHIND = re.compile(
    r"(?: [\w.]+){1,3}? (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?"
    r"|segundos?|minutos?|horas?|d[ií]as?|semanas?|meses|mes|años?)\b",
    re.IGNORECASE,
)
_TURNED_AT_ONCE = {"common", "worth", "food"}  # axes on which “not unusual” is “usual”
_NOT_BEFORE = re.compile(
    r"(?:\bnot|n['\u2019]t|\bno(?: (?:es|son))?|不[是要可能]?|並非|并非)"
    r"(?: (?:at all|very|an?|muy|nada))? ?$",
    re.IGNORECASE,
)

# What is told of those beyond a bound denies as a “not” before it does: “不要提五公斤以上的東西”.
_DENIED_AFTER = {
    "en": re.compile(
        r"[^,.;]{0,40}? (?:is|are|remains?|stays?) (?:off[- ]limits|forbidden|prohibited|banned"
        r"|not (?:allowed|permitted|for you)|too (?:much|many|heavy|long))",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"[^,.;]{0,40}? (?:est[aá]n? prohibid|no (?:se (?:debe|puede)|est[aá]n? permitid))",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "(?:[^，。；]{0,8}的NOUN"
        # How heavy or big a thing is bounds what is done with it also over a comma.
        "|(?:(?<=[斤克磅升]以[上下])|[^，。；]{0,8}[斤克磅升])的NOUN，[^，。；]{0,8}?)"
        "[都也就]?(?:不要|不可|不能|不准|別|勿|避免|禁)".replace(
            # Of a time or of persons the bound tells when or who: “低於4的時候不要吃”.
            "NOUN",
            "(?!時|話|那|人|病|患|孩|小[孩朋]|兒|嬰|幼|老|成|女|男|日|情況|狀)[^，。；]{1,6}?",
        )
    ),
}

# “自己停藥是不行的”
_FORBIDDEN_AFTER = re.compile(
    "[^，。；不]{0,4}(?:是|都)?(?:不行|不可以|不對|不好|不能|危險)的?(?=[，。；！]|$)"
)
_COUNTED = re.compile("[\\d〇一二兩三四五六七八九十百千半][^，。；\\d]{0,3}$")
_BREAK = re.compile("[,.;:，。；：]")
# “Does not stop in less than a day” goes on for more than one.
_LESS = re.compile(r"less|fewer|under|within|menos|低於|低于|少於|少于", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|takes?|tak(?:en|ing)|been|is|are|it|than|goes on|went on|well"
    r"|at|just"
    r"|or|of|by|longer|anyone|wait(?:s|ed|ing)?|continu\w+|persist\w*|stays?|every) $",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:nobody|no one|none|child|children|bab(?:y|ies)|infants?|toddlers?|kids?|people"
    r"|person|patients?|adults?|anyone|niñ[oa]s?|beb[eé]s?|personas?|pacientes?|adult[oa]s?"
    r"|anybody|someone|those|women|men|boys?|girls?|teenagers?|aged|ages?|menores|mayores)"
    r" (?:who (?:is|are) |aged? |que (?:sea|sean|tengan?) |con |de )?$",
    re.IGNORECASE,
)
_OF_AGE = re.compile(r"menor(?:es)?|mayor(?:es)?")
_HAN_AGE = re.compile("[歲岁](?:及|或)?$")


def _is_not_started(text: str, pole: Pole) -> bool:
    return (
        _STARTS.match(text, pole.start) is not None
        and _NOT_STARTED.search(text, max(0, pole.start - 24), pole.start) is not None
    )


def _is_span(text: str, pole: Pole, figures: Sequence[Quantity]) -> bool:
    """Whether “over” tells during how long: “30 ml over 24 hours”, not “for over 24 hours”."""
    if text[pole.start : pole.end].lower() != "over":
        return False
    time = next((one for one in figures if 0 < one.start - pole.end <= 1), None)
    if time is None or time.unit not in ("minute", "month"):
        return False
    return _LASTS.search(text, max(0, pole.start - 14), pole.start) is None


def _is_age(text: str, pole: Pole, said: str) -> bool:
    """Whether a bound tells who is meant: a “not” before “children under six” leaves it."""
    if _OF_AGE.fullmatch(said) or _HAN_AGE.search(text, max(0, pole.start - 2), pole.start):
        return True
    return _AGED.search(text, max(0, pole.start - 24), pole.start) is not None


def _is_of_the_verb(text: str, bound: Pole, denied: Sequence[Pole], language: str) -> bool:
    """Whether a “not” before a bound denies the verb: “does not go away in more than a day”.

    A “not” of its own is the bound's: “if it does not go away do not take more than …”.
    """
    return (
        bound.axis == "degree"
        and not _LESS.fullmatch(plain_text(text[bound.start : bound.end]))
        and any(
            one.axis == "lasting"
            and one.end <= bound.start
            and not _BREAK.search(text, one.end, bound.start)
            and not NEGATION[language].search(text, one.end, bound.start)
            for one in denied
        )
    )


def _is_denied(text: str, pole: Pole, language: str) -> bool:
    """“Not more than” sets an upper bound, as “at most” does, and “do not stop” says to go on."""
    if language == "zh" and pole.axis == "course" and _FORBIDDEN_AFTER.match(text, pole.end):
        return True
    if pole.axis == "degree":
        said = plain_text(text[pole.start : pole.end])
        if said in ("以上", "以下") and not _COUNTED.search(text, 0, pole.start):
            # “Below the waist” bounds no figure.
            return False
        if _is_age(text, pole, said):
            return False
        if _DENIED_AFTER[language].match(text, pole.end):
            return True
        than = said not in ("more", "less", "mas", "menos") or _THAN.match(text, pole.end)
        turns = bool(than) and _COMPARATIVE.fullmatch(said) is not None
    elif pole.axis in _TURNED_AT_ONCE:
        return _NOT_BEFORE.search(text, max(0, pole.start - 16), pole.start) is not None
    else:
        turns = pole.axis in ("course", "lasting", "wait", "intact", "swallow", "worn")
    if pole.axis == "degree":
        without = _WITHOUT if _TIME_BEHIND.match(text, pole.end) else _WITHOUT_DOING
        text = without.sub(lambda match: " " * len(match[0]), text[: pole.start])
    if pole.axis == "wait" and pole.pole:
        return False  # “no better after an hour” is not “not after an hour”
    return turns and is_negated_before(text, pole.start, language)


def plain_text(text: str) -> str:
    """In lower case and without accents, each character still at its place."""
    return "".join(map(_plain_character, text))


@lru_cache(maxsize=10_000)
def _plain_character(character: str) -> str:
    plain = fold(character)
    return plain if len(plain) == 1 else character


def _outside(words: Sequence[Word], figures: Sequence[Quantity]) -> list[Word]:
    kept = []
    ends = iter(figures)
    figure = next(ends, None)
    for word in words:
        while figure is not None and figure.end <= word.start:
            figure = next(ends, None)
        if figure is None or word.end <= figure.start or figure.loose:
            kept.append(word)
    return kept
