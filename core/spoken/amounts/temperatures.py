"""Says temperatures and angles: "38.5 °C", "-5~5℃", "101F", "30°"."""

from __future__ import annotations

import re

from core.spoken.measures import NUMBER
from core.spoken.words import SpokenWords

_START = r"(?<![A-Za-z0-9_./,-])"
_TEMPERATURE = re.compile(
    rf"((?:{NUMBER} (?:to|a) |{NUMBER}到)?)((?:[-−]|(?<![^\s(（])–)?{NUMBER}) ?"
    r"(?:(?:°|º) ?([CF])?(?![A-Za-z])|(℃|℉))"
)
# "-5~5℃", of which the first is no span of two
_FROZEN_SPAN = re.compile(
    rf"(?<![A-Za-z0-9.,/-])([-−–]{NUMBER})(?: ?[°º] ?[CF]?| ?[℃℉])?"
    rf" ?(?:~|～|–|—|-| to | a |到|至) ?([-−]?{NUMBER}) ?"
    r"(?P<scale>[°º] ?[CF]?(?![A-Za-z])|[℃℉])"
)
# "101F" without a sign: a temperature where nothing else has such a figure.
_BARE_TEMPERATURE = re.compile(
    rf"{_START}((?:\d{{1,3}}(?:\.\d)? (?:to|a) |\d{{1,3}}(?:\.\d)?到)?)"
    rf"(\d{{1,3}}(?:[.,]\d)?) ?([CF])(?![\w'’°])"
)
_OF_HEAT = re.compile(
    r"(?i)temp|fever|fiebre|store|keep|refrig|fridge|guard|conserv|nevera|溫|温|燒|烧|冷藏"
)
_BODY = {"C": (34.0, 43.0), "F": (93.0, 110.0)}


def say_temperatures(text: str, words: SpokenWords) -> str:
    """The text with its temperatures and angles in words."""

    def say(found: re.Match[str]) -> str:
        figure = found[2]
        if figure[0] in "-−–":
            figure = words.below_nought.format(figure[1:])
        letter = found[3] or {"℃": "C", "℉": "F"}.get(found[4] or "", "")
        phrase = {"C": words.celsius, "F": words.fahrenheit, "": words.degrees}[letter]
        if figure == "1" and not found[1]:
            phrase = words.one_degree(phrase)
        return phrase.format(found[1] + figure)

    def bare(found: re.Match[str]) -> str:
        lowest, highest = _BODY[found[3]]
        of_body = lowest <= float(found[2].replace(",", ".")) <= highest
        told = _OF_HEAT.search(text[max(0, found.start() - 40) : found.start()])
        if not told and not (of_body and len(found[2]) > 2):
            return found.group()
        phrase = words.celsius if found[3] == "C" else words.fahrenheit
        return phrase.format(found[1] + found[2])

    text = _FROZEN_SPAN.sub(
        lambda found: (
            f"{found[1]}{found['scale']}{words.joint}{words.to}{words.joint}{found[2]}"
            f"{found['scale']}"
        ),
        text,
    )
    return _BARE_TEMPERATURE.sub(bare, _TEMPERATURE.sub(say, text))
