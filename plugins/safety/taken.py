"""Says in full how much of a medicine somebody took, where a message leaves it to the talk.

"How many paracetamol can I take in a day?" "I've had 24 since this morning." names no medicine, and
"had" alone is no word for taking one. The whole is written out in the words of the tables, so that
they judge it as any other message: what is denied, supposed, or of another time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.retrieval.questions import asks

# The stems of the international names, so that no list has to name each medicine.
_STEMS = (
    r"\w{2,}(?:profen|azepam|zolam|pril|olol|statin|triptylin|triptilin|oxetin|codein|codon|adol"
    r"|formin|dipin|sartan|prazol|xaban|farin|oxacin|cillin|cilin|mycin|micin|pidem|clon|proxen"
    r"|zodon|iapin|zapin|ridon|ramin|cetamol|minophen|minofen|minof[eé]n)(?:[eoa]?s?|es)"
)
_LATIN_NAMES = (
    _STEMS + r"|insulina?|aspirin(?:a?s?)|tylenol|advil|nurofen|motrin|xanax|valium|morphine"
    r"|morfina|digoxina?|lithium|litio"
)


@dataclass(frozen=True, slots=True)
class _Words:
    """How a language says that much of a medicine was taken.

    Attributes:
        medicine: names a medicine, or its form.
        generic: what is put where a message leaves it out.
        taking: says that somebody took, before an amount.
        took: the same, as the tables know it.
        about: may stand between the two.
        much: an amount that is too much of any medicine.
        left_out: says that the amount is of what was named before.
        goes_on: what follows an amount that has no noun of its own.
        at_hand: says that somebody has a medicine there.
        begins: the beginning of a sentence that says no more than an amount.
        lately: what follows an amount that was taken, and not one that is asked for.
    """

    medicine: re.Pattern[str]
    generic: str
    taking: str
    took: str
    about: str
    much: str
    left_out: str
    goes_on: str
    at_hand: re.Pattern[str]
    begins: str
    lately: str

    def of_before(self) -> re.Pattern[str]:
        """Matches an amount that was taken, of what an earlier message names."""
        return re.compile(
            rf"\b{self.taking} (?P<amount>{self.about}{self.much}){self.left_out}{self.goes_on}",
            re.IGNORECASE,
        )

    def of_its_own(self) -> re.Pattern[str]:
        """Matches an amount that was taken, of what the message itself names."""
        medicine = rf"(?:[\w']+ ){{0,2}}?(?:{self.medicine.pattern})"
        return re.compile(
            rf"\b{self.taking} (?P<amount>{self.about}{self.much}) {medicine}{self.goes_on}",
            re.IGNORECASE,
        )

    def alone(self) -> re.Pattern[str]:
        """Matches a message that is nothing but an amount of what is at hand."""
        return re.compile(
            rf"^\W*(?P<amount>{self.begins}{self.much}){self.left_out}(?:\W+{self.lately})*\W*$",
            re.IGNORECASE,
        )

    def counted(self) -> re.Pattern[str]:
        """Matches a message that counts without a verb what was taken so far."""
        return re.compile(
            rf"^\W*(?P<amount>{self.about}{self.much}){self.left_out}\W+{self.lately}",
            re.IGNORECASE,
        )


_ENGLISH = _Words(
    medicine=re.compile(
        r"\b(?:pills?|tablets?|tabs|capsules?|caplets?|meds|medicines?|medications?|painkillers?"
        rf"|antidepressants?|sedatives?|vitamins?|gummies|{_LATIN_NAMES})\b",
        re.IGNORECASE,
    ),
    generic="pills",
    taking=r"(?:took|taken|swallowed|had|necked|downed|popped|ate|eaten|gulped|chewed|(?:gone|got|went)"
    r" through)",
    took="took",
    about=r"(?:(?:about|around|almost|nearly|over|more than|at least|like|maybe|already|another"
    r"|roughly|probably|well over|something like|some|now|up to|close to) ){0,3}",
    much=r"(?:[89]|[1-9]\d{1,2}|eight|nine|ten|eleven|twelve|\w+teen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five"
    r"|six|seven|eight|nine))?|(?:a|one|two) (?:dozen|hundred)|dozens|all(?: (?:[\w-]+ )?of"
    r" (?:them|it))|them all|the (?:whole|entire|full) (?:lot|box|bottle|packet|pack|strip)"
    r"|every (?:single |last )?one)(?![\w:./-])",
    left_out=r"(?: or so| more)?(?: of (?:them|those|these))?",
    goes_on=r"(?=\W*$|\s*[,.;!?]|\s+(?:since|today|tonight|now|already|so|in|this|all|just|by|at"
    r"|yesterday|last|and|but|over|within|because|with|from|after|during|together|altogether"
    r"|(?:half )?an? (?:hour|minute)|[\w-]+ (?:hours?|minutes?) ago)\b)",
    at_hand=re.compile(
        r"\b(?:have|got|holding|with)\b.*\b(?:here|with me|in front|in my hands?|beside me"
        r"|next to me|on me)\b",
        re.IGNORECASE,
    ),
    begins=r"(?:all |every |the )?",
    lately=r"(?:just now|now|since\b.*|so far|already|today|tonight|at once|in one go|together)",
)
_SPANISH = _Words(
    medicine=re.compile(
        r"\b(?:pastillas?|comprimidos?|c[aá]psulas?|p[ií]ldoras?|medicinas?|medicamentos?"
        r"|somn[ií]feros?|analg[eé]sicos?|antidepresivos?|tranquilizantes?|calmantes?|grageas?"
        rf"|vitaminas?|{_LATIN_NAMES})\b",
        re.IGNORECASE,
    ),
    generic="pastillas",
    taking=r"(?:tom[éeó]|tomado|tragu?[éeó]|tragado|com[ií]|comi[óo]|comido|ingerido|ingiri[óo]"
    r"|ingerí|met[ií]|metido"
    r"|acab[oóa] de (?:tomar|tragar|comer)(?:me|se)?"
    r"|llev(?:o|a|aba)(?: (?:tomad|tragad|comid)[oa]s)?)",
    took="tomé",
    about=r"(?:(?:ya|unos|unas|como|casi|más de|mas de|hoy|al menos|por lo menos|alrededor de|otros"
    r"|otras|cerca de|los|las) ){0,3}",
    much=r"(?:[89]|[1-9]\d{1,2}|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|veint\w+"
    r"|(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y \w+)?|cien(?:to)?"
    r"|una docena|docenas|tod[oa]s|much[oa]s|un mont[oó]n|un puñado"
    r"|(?:la caja|el frasco|el bote|el bl[ií]ster) enter[oa])(?![\w:./-])",
    left_out=r"(?: más| mas)?(?: de (?:ellas|ellos|esas|esos))?",
    goes_on=r"(?=\W*$|\s*[,.;!?]|\s+(?:desde|hoy|ahora|ya|en|esta|este|anoche|ayer|y|pero|de golpe"
    r"|de una|juntas|juntos|seguidas|seguidos|entre|porque|con)\b)",
    at_hand=re.compile(
        r"\btengo\b.*\b(?:aqu[ií]|conmigo|delante|en la mano|a mano|al lado|en la mesa)\b"
        r"|\baqu[ií] tengo\b",
        re.IGNORECASE,
    ),
    begins=r"(?:todas |todos |las |los )*",
    lately=r"(?:ahora(?: mismo)?|hoy|desde\b.*|hasta ahora|ya|de golpe|de una vez|junt[oa]s)",
)
_LATIN = tuple(
    (words, words.of_before(), words.of_its_own(), words.alone(), words.counted())
    for words in (_ENGLISH, _SPANISH)
)

_CHINESE_MEDICINE = re.compile(
    "安眠[藥药]|止痛[藥药]|普拿疼|布洛芬|[藥药]丸|[藥药]片|胰[島岛]素|[藥药]"
)
_CHINESE_MANY = (
    "(?:大概|差不多|快|有|將近|将近|超過|超过)*(?:[一二三四五六七八九]?十[一二三四五六七八九]?"
    "|[1-9][0-9]{1,2}|好[多幾几]|很多|一?整[罐瓶盒包排]|全部|一大把)(?:多)?[顆颗粒片錠]?"
)
_CHINESE_TAKEN = re.compile(
    f"(?P<taking>[吃吞服][下掉了完光]*)(?P<amount>{_CHINESE_MANY})(?=\\W|了|$)"
)
_CHINESE_ALL_TAKEN = re.compile(
    "(?P<amount>全部|通通|統統|统统|全都|一?整[罐瓶盒包排])都?(?P<taking>[吃吞服][下掉了光]+)"
)


def readings_of_taken(message: str, before: Sequence[str]) -> Iterator[str]:
    """The message with the medicine of which it says how much was taken."""
    for words, of_before, of_its_own, alone, counted in _LATIN:
        if words.medicine.search(message):
            yield from _rewritten(of_its_own, words.took, message)
            continue
        if not any(words.medicine.search(one) for one in before):
            continue
        if found := of_before.search(message):
            rest = message[found.end() :]
            start = message[: found.start()]
            yield f"{start}{words.took} {_bare(found['amount'])} {words.generic}{rest}"
        elif found := _without_verb(words, alone, counted, message, before):
            yield f"{words.took} {_bare(found['amount'])} {words.generic}"
    if any(map(_CHINESE_MEDICINE.search, before)) and not _CHINESE_MEDICINE.search(message):
        for pattern in (_CHINESE_TAKEN, _CHINESE_ALL_TAKEN):
            if found := pattern.search(message):
                start, rest = message[: found.start()], message[found.end() :]
                yield f"{start}吃了{found['amount']}藥{rest}"


def _rewritten(pattern: re.Pattern[str], took: str, message: str) -> Iterator[str]:
    found = pattern.search(message)
    if found is not None:
        yield f"{message[: found.start()]}{took} {message[found.start('amount') :]}"


def _without_verb(
    words: _Words,
    alone: re.Pattern[str],
    counted: re.Pattern[str],
    message: str,
    before: Sequence[str],
) -> re.Match[str] | None:
    """A mere amount: of what somebody has just said to hold, or counted up to now."""
    last = before[-1]
    holds = words.medicine.search(last) and words.at_hand.search(last) and not asks(last)
    return (alone.search(message) if holds else None) or counted.search(message)


def _bare(amount: str) -> str:
    """The amount without "of them", which the medicine takes the place of."""
    return re.sub(r" of (?:them|it)$", " of the", amount, flags=re.IGNORECASE)
