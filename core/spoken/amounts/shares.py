"""Says points of a scale, shares of a thousand, sharpness of sight: "7/10", "3/1000", "20/40"."""

from __future__ import annotations

import re

from core.spoken.words import SpokenWords

_START = r"(?<![A-Za-z0-9_./,-])"
_SCORE = re.compile(rf"{_START}(\d{{1,2}})/(10|100)(?!\d|/)(?: ?分(?![鐘钟]))?")
_TOTAL = re.compile(
    rf"{_START}(\d{{1,2}})/([5-9]|[1-9]\d)"
    r"(?!\d|/|[.,]\d| ?[A-Za-zµμ]*[gGlL]\b)(?: ?分(?![鐘钟]))?"
)
_TOTAL_BEFORE = re.compile(
    r"(?i)(?:\b(?:scor\w*|scale|GCS|MMSE|MoCA|points?|puntuaci[oó]n|puntaje|escala|puntos|Glasgow)"
    r"|評分|评分|量表|得分)[^.;。；\d]{0,20}$"
)
# "3/1000", "1/10,000"
_SHARE = re.compile(
    rf"{_START}(\d{{1,4}}) ?/ ?(10{{0,2}}[.,]?000|1[.,]?000[.,]?000)(?![\d/]|[.,]\d|[a-zA-Z])"
)
_SCORE_BEFORE = re.compile(r"(?i)pain|scor|scale|rate|apgar|dolor|escala|punt|疼|痛|評分|评分")
_SIGHT = re.compile(
    r"(?i)(\b(?:vision|sight|acuity|visi[oó]n|vista|agudeza visual)\b[^.;\d]{0,25})"
    r"(?<![A-Za-z0-9_./,-])(20)/(\d{2,3})(?![\d/]|[.,]\d)"
)


def say_shares(text: str, words: SpokenWords) -> str:
    """The text with "7/10", "3/1000" and "20/40" in words, where it tells what they are."""

    def say(found: re.Match[str]) -> str:
        if not _SCORE_BEFORE.search(text[max(0, found.start() - 30) : found.start()]):
            return found.group()
        return words.out_of.format(found[1], found[2])

    def total(found: re.Match[str]) -> str:
        before = text[max(0, found.start() - 30) : found.start()]
        if int(found[1]) > int(found[2]) or not _TOTAL_BEFORE.search(before):
            return found.group()
        return words.out_of.format(found[1], found[2])

    def share(found: re.Match[str]) -> str:
        whole = re.sub("[.,]", "", found[2])
        return words.share.format(found[1], words.rounds.get(whole, whole))

    text = _SHARE.sub(share, _SCORE.sub(say, text))
    text = _TOTAL.sub(total, text)
    return _SIGHT.sub(r"\1\2 \3", text)
