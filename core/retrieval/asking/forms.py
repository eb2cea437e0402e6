"""Tells whether a sentence could be the kind of answer that a question asks for.

A question for a place is answered by no sentence that names none, whatever else both share, nor
one for a quantity by a length of time: "Giving blood takes ten minutes" tells nothing of "How much
blood do you take?". Each kind accepts all that might tell it, so that only what cannot is refused;
`core.retrieval.answer_type` prefers the likeliest among several sentences. A reason may be told
without any word for one ("Drink much, it flushes the dye out"), and is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_UNITS = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?"
    r"|segundos?|minutos?|horas?|d[ií]as?|noches?|semanas?|mes(?:es)?|años?)"
)
_HAN_UNITS = "(?:秒|分[鐘钟]?|小[時时]|天|日|週|周|星期|[個个]?月|年)"
_COUNT = (
    r"(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half(?: an?)?"
    r"|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|medi[oa])"
)
_HAN_COUNT = r"[\d一二兩两三四五六七八九十百半幾几數数]+"

_ASKS_WHERE = re.compile(
    r"^\W*(?:and )?where\b|\bd[oó]nde\b|哪[裡里兒儿]|什[麼么]地方", re.IGNORECASE
)
_WHERE = re.compile(
    r"\b(?:in|into|inside|on|onto|at|under|below|above|near|next|behind|between|to|from|off|by"
    r"|with us|your|home|outside|online|here|there|anywhere|everywhere|through|across|opposite"
    r"|around|en|dentro|sobre|debajo|encima|cerca|junto|fuera|entre|detr[aá]s|delante|frente"
    r"|aqu[ií]|all[ií]|por|al?|del?)\b"
    r"|[在放於于到裡里內内上下中旁處处從从給给]",
    re.IGNORECASE,
)
# What comes back each day stands for how often, and for a point of time.
_MEALS = (
    r"(?:breakfast|lunch|dinner|supper|meals?|food|eating|bedtime"
    r"|desayun\w+|almuerzo|comidas?|comer|cenas?|cenar)"
)
_ASKS_HOW_OFTEN = re.compile(
    r"\bhow (?:often|frequently|many times)\b|\bcada cu[aá]nt|\bcon qu[eé] frecuencia"
    r"|\bcu[aá]ntas veces|多久.{0,6}[一1](?:次|遍)|[幾几](?:次|遍)",
    re.IGNORECASE,
)
_HOW_OFTEN = re.compile(
    r"\b(?:every|each|once|twice|times?|daily|weekly|monthly|nightly|yearly|per|always|only|again"
    r"|an? (?:day|week|month|year|night)|whenever|when|if|as often|regular\w*|mornings?|evenings?"
    rf"|night|{_MEALS}|hourly|fortnightly|needed|you need|cada|ve(?:z|ces)|diari\w+"
    r"|(?:al|por|a la) \w+|tod[oa]s|cuando|si|necesi\w+)\b"
    r"|每|次|一[天日週周]|隔|定期|如果|[時时]|天天|早上|晚上|[三餐飯饭]|睡前|需要",
    re.IGNORECASE,
)
_ASKS_WHEN = re.compile(
    r"^\W*(?:and |so )?when (?!i\b)|\bwhat time\b|\bhow soon\b|^\W*(?:y )?cu[aá]ndo\b"
    r"|何[時时]|什[麼么][時时]候|[幾几][點点](?!眼)",
    re.IGNORECASE,
)
# "Four times a day" is no point of time. "Every two weeks" is one for what comes back.
_COUNTED_TIMES = re.compile(
    rf"\b(?:once|twice|{_COUNT} (?:times|veces|ve[cz]))"
    rf" (?:(?:an?|per|each|every|al|a la|por) )?{_UNITS}"
    rf"|(?:每|一)(?:天|日|週|周|月|年){_HAN_COUNT}次",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:after|before|until|till|once|when|soon|from|within|in|at|on|by|during|first|last|next"
    r"|same|while|later|already|morning|evening|night|noon|today|tomorrow|never|not|no|avoid|only"
    r"|every|each|any time|always|immediately|straight|now|if|goes|gone|settles?|lasts?|takes?"
    r"|usually|better|stops?|wears|despu[eé]s|antes|hasta|cuando|desde|tras|en|al|a l[oa]s?|del"
    r"|durante|mañana|noche|tarde|no|nunca|evite|solo|si|dura|tarda|el d[ií]a|ya|cada"
    rf"|beforehand|afterwards?|tonight|{_UNITS}|{_MEALS}|daily|weekly|monthly|yearly|annually"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|lunes|martes|mi[eé]rcoles|jueves|viernes"
    r"|s[aá]bados?|domingos?|january|february|march|april|june|july|august|september|october"
    r"|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre"
    r"|noviembre|diciembre)\b|\d ?[ap]\.?m\b|\d[:.h]\d\d|o['’]clock"
    r"|[後后前時时直到點点晚早隔當当不勿別别才內内起如若每餐飯饭睡天日月年週周]|星期|分[鐘钟]",
    re.IGNORECASE,
)
# Spanish and Chinese ask for times and prices by the same word as for quantities. "How much does
# it hurt" asks for a degree, and "how much is it" for a price.
_ASKS_AMOUNT = re.compile(
    r"\bhow much (?!(?:long(?:er)?|time|later|earlier|sooner|more time|does|do|did|is|are|will"
    r"|would|worse|better)\b)|\bqu[eé] cantidad\b"
    r"|\bcu[aá]nta\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b(?:{_COUNT}|every|each|per|first|next|few|cada|al|por|pocos|unos)(?: (?:to|or|a|o) \w+)?"
    rf" ?-?{_UNITS}\b|\b(?:once|twice|{_COUNT} (?:times|veces))\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b(?!an?\b|un[oa]?\b)"
    + _COUNT
    + r"\b|\b(?:plenty|lots?|much|little|more|less|full|usual\w*|normal\w*|amount|as you|enough"
    r"|thin|many|few|small|no|not|never|all|whole|glass|spoon\w*|drops?|much[oa]|poc[oa]|fin[oa]"
    r"|tod[oa]|cantidad|vaso|gotas?|nunca|lit(?:re|er)s?|pints?|cups?|mugs?|bottles?|tablets?"
    r"|capsules?|puffs?|pumps?|sips?|handful|pinch|blob|layer|size\w*|bit|only|most|least"
    r"|litros?|tazas?|botellas?|pastillas?|comprimidos?|cucharad\w+|sorbos?|capa|tamaño|nada)\b",
    re.IGNORECASE,
)
_ASKS_UNIT = re.compile(
    rf"\b(?:how many|cu[aá]nt[oa]s) (?P<unit>{_UNITS})\b|(?:[幾几]|多少)(?P<han>{_HAN_UNITS})",
    re.IGNORECASE,
)
_ANY_UNIT = re.compile(rf"\b{_UNITS}\b|{_HAN_UNITS}", re.IGNORECASE)
_NEAR = 2  # places in the list of lengths
_LENGTHS = (
    ("second", "segundo", "秒"),
    ("minut", "分"),
    ("hour", "hora", "小"),
    ("day", "night", "dia", "día", "noche", "天", "日"),
    ("week", "semana", "週", "周", "星期"),
    ("month", "mes", "月", "個月", "个月"),
    ("year", "año", "年"),
)


def _is_of_another_length(question: str, told: str) -> bool:
    """Whether a number of years is asked for, and only hours are told."""
    asked = _ASKS_UNIT.search(question)
    if asked is None:
        return False
    length = _length(asked["unit"] or asked["han"])
    lengths = [_length(one) for one in _ANY_UNIT.findall(told)]
    # "Until the wound is closed" has none, "a month" answers for how many days.
    return bool(lengths) and all(abs(one - length) > _NEAR for one in lengths)


def _length(unit: str) -> int:
    written = unit.lower()
    return next(place for place, names in enumerate(_LENGTHS) if written.startswith(names))


def _lacks(
    asks: re.Pattern[str], told: re.Pattern[str], beside: re.Pattern[str] | None = None
) -> Callable[[str, str], bool]:
    """Whether it is asked for, and nothing of it is told beside what `beside` finds."""

    def lacks(question: str, text: str) -> bool:
        if not asks.search(question):
            return False
        return not told.search(text if beside is None else beside.sub(" ", text))

    return lacks


_REFUSED = (
    _lacks(_ASKS_WHERE, _WHERE),
    _lacks(_ASKS_HOW_OFTEN, _HOW_OFTEN),
    _lacks(_ASKS_WHEN, _WHEN, beside=_COUNTED_TIMES),
    _lacks(_ASKS_AMOUNT, _AMOUNT, beside=_TIMES),
    _is_of_another_length,
)


def has_another_form(question: str, quote: str) -> bool:
    """Whether a quote tells nothing of the kind that a question asks for."""
    return any(refuses(question, quote) for refuses in _REFUSED)
