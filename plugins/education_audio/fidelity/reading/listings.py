"""Reads the list of a condition: “if you vomit blood, faint or have a fit” names three signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.text.folding import word_set
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.urgency_words import ACTION, CUES

AND, OR = "and", "or"

_OPENS = {
    "en": re.compile(
        r"\b(?:(?<!even )if|when(?:ever)?|in case(?: of)?|should you)\b", re.IGNORECASE
    ),
    "es": re.compile(r"\b(?:si|cuando|en caso de)\b", re.IGNORECASE),
    "zh": re.compile(r"如果|若是|若|要是|萬一|一旦|當(?!天|日|地|下|場)"),
}
# “Ring 999 for blue lips, a fit or …” names signs without an “if”.
_OPENS_NOUNS = re.compile(r"\b(?:for|with|por|ante|con) (?!\d)", re.IGNORECASE)
# “38 °C or higher” is one sign. A condition told anew (“and also if”) is another sign.
_PARTED = {
    "en": re.compile(
        r"(?P<hard>(?:[;:!?()\n]|\.(?!\d))+)|,? ?\b(?:(?P<or>(?:and|or) (?:also )?(?:if|when)"
        r"|or(?! (?:more|higher|above|over|longer|older|less|lower|below|under|younger|later)\b"
        r"(?! than\b)))"
        r"|(?P<and>and(?! (?:a half|above|over|more)\b)|as well as|together with))\b"
        r"|(?P<comma>,(?!\d))",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"(?P<hard>(?:[;:!?¿¡()\n]|\.(?!\d))+)|,? ?\b(?:(?P<or>[yo] (?:tambi[eé]n )?(?:si|cuando)"
        r"|[ou](?! (?:m[aá]s|menos|mayor|superior|inferior)\b(?! de\b)))"
        r"|(?P<and>[ye](?! (?:medi[ao]|m[aá]s)\b)|adem[aá]s de|junto con))\b|(?P<comma>,(?!\d))",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?P<hard>(?:[。；：！？（）\n;:!?()]|\.(?!\d))+)|[，,、]?(?:(?P<or>或者是?|或是|或)"
        r"|(?P<and>並且|而且|且|同時|又(?=[^，。；又]{1,12}$)))|(?P<comma>[，,、]|以及|和|跟|及)"
    ),
}
_ASKS = {
    "en": re.compile(
        r"\W*(?:(?:then|please|also|you (?:should|must|need to|have to)|go and) )*", re.IGNORECASE
    ),
    "es": re.compile(r"\W*(?:(?:entonces|por favor|tambi[eé]n|debe|tiene que) )*", re.IGNORECASE),
    "zh": re.compile(r"\W*(?:[請就也都要先把]|一定要|必須|應該|藥(?=停))*"),
}


# They tell nothing of a sign: “尿裡有血”.
_EMPTY = frozenset("有裡里會很沒無不了的以下到滿未")
# Beside how soon to act these tell no sign: “you need A&E”, “tiene que acudir a urgencias”.
_ASKING = word_set(
    "need mean go call tell see let get deb ir acud llam signific necesit telefone avis"
)

# Verbs that ask for help, and tell of signs too: “get a headache”, “see flashes”.
_SIGN = re.compile(
    r"(?:get(?! (?:medical|emergency|urgent|help|to|advice|in touch))"
    r"|see(?! (?:a|an|the|your|our) (?:\w+ )?(?:doctor|nurse|gp|midwife|pharmacist|surgeon"
    r"|dentist))"
    # In Spanish the patient is asked in another form: “hable con …”, “llame a …”.
    r"|habla\b|llama\b|pregunta\b|vuelve\b|viene\b"
    r"|come(?! (?:in|back|to|here|straight))|stop(?! (?:taking|using|the|it)))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a list: its content words and figures, as keys.

    `joined` is how it is joined to the one before it, by “and” or “or”, "" for the first.
    `group` numbers the conditions, “if …, if …”, that the members stand in,
    and `first` is the first of its group.
    """

    keys: frozenset[str]
    text: str
    joined: str = ""
    group: int = 0
    first: bool = False


def condition_items(reading: Reading) -> list[Item]:
    """The members of the conditions of a sentence, in their order, without what is to be done.

    What only several of them share, such as “pain” in “your pain or sight gets worse”, tells none.
    """
    found: list[Item] = []
    for start, end, joined, group in _inside_conditions(reading):
        keys = _keys(reading, start, end)
        if keys:
            words = reading.said[start:end].strip()
            first = not found or found[-1].group != group
            found.append(Item(keys, words, joined if found else "", group, first))
    shared = {
        key
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        for key in one.keys & other.keys
    }
    return [replace(one, keys=one.keys - shared or one.keys) for one in _resolved(found)]


def parts(reading: Reading) -> list[frozenset[str]]:
    """The keys of what marks, “and” and “or” part in a sentence, without its actions."""
    found = []
    for begin, end, _ in _pieces(reading):
        start = begin
        if _is_action(reading, start, end):
            opened = _OPENS[reading.language].search(reading.text, start, end)
            opened = opened or _OPENS_NOUNS.search(reading.text, start, end)
            if opened is None:
                continue
            start = opened.end()
        cut = _until_cue(reading, start, end)
        keys = _keys(reading, start, cut)
        if cut == end or keys - _ASKING:
            found.append(keys)
    return found


def _resolved(items: list[Item]) -> list[Item]:
    """With each comma read as the “and” or “or” that its list ends with."""
    found: list[Item] = []
    word = ""
    for item in reversed(items):
        word = item.joined if item.joined in (AND, OR) else word
        found.append(replace(item, joined=word))
    return found[::-1]


def _inside_conditions(reading: Reading) -> Iterator[tuple[int, int, str, int]]:
    opens = _OPENS[reading.language]
    # A Chinese condition needs no “if”: what is to be done comes after it.
    unmarked = reading.language == "zh" and opens.search(reading.text) is None
    inside, group, ended = unmarked, 0, False
    pieces = list(_pieces(reading))
    for number, (begin, end, joined) in enumerate(pieces):
        start = begin
        opened = opens.search(reading.text, start, end)
        if opened is not None:
            inside, start, group, ended = True, opened.end(), group + 1, False
        elif joined == "hard" or (ended and joined == "comma"):
            # The comma after “if you faint or bleed” begins what has to be done.
            inside, ended = unmarked and joined == "hard", False
        ended = ended or (
            joined == OR and reading.language != "zh" and not _or_follows(pieces[number + 1 :])
        )
        if _is_action(reading, start, end):
            inside = False
        if inside:
            yield start, _until_action(reading, start, end), joined, group


def _or_follows(pieces: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a list goes on behind an “or” inside it: “turn blue or white, go numb, or hurt”."""
    joints = [joined for _, _, joined in pieces]
    before_end = joints[: joints.index("hard")] if "hard" in joints else joints
    return "comma" in before_end[:1] and OR in before_end


def _pieces(reading: Reading) -> Iterator[tuple[int, int, str]]:
    start, joined = 0, ""
    for match in _PARTED[reading.language].finditer(reading.text):
        # The “y” of “treinta y ocho” parts nothing.
        if any(one.start < match.end() and match.start() < one.end for one in reading.figures):
            continue
        yield start, match.start(), joined
        start, joined = match.end(), str(match.lastgroup)
    yield start, len(reading.text), joined


def _is_action(reading: Reading, start: int, end: int) -> bool:
    """Whether a piece tells what to do: “call the ward”, “go to hospital at once”."""
    asks = _ASKS[reading.language].match(reading.text, start, end)
    begins = asks.end() if asks else start
    action = ACTION[reading.language].match(reading.text, begins, end)
    if action is not None and _SIGN.match(reading.text, begins, end) is None:
        return True
    if any(cue.match(reading.text, begins, end) for _, cue in CUES[reading.language]):
        return True
    return _keys(reading, start, end) == frozenset()


def _until_cue(reading: Reading, start: int, end: int) -> int:
    """Where a piece goes on to how soon to act: “or belly pain means A&E right now”."""
    cues = [cue.search(reading.text, start, end) for _, cue in CUES[reading.language]]
    return min((cue.start() for cue in cues if cue is not None), default=end)


def _until_action(reading: Reading, start: int, end: int) -> int:
    """Where a Chinese piece goes on to what has to be done: “或呼吸困難也要立刻到急診”."""
    if reading.language != "zh":
        return end
    cut = _HAN_ACTION.search(reading.text, start, end)
    return cut.start() if cut is not None else end


_HAN_ACTION = re.compile(
    "(?:時)?[，,]?(?:也?要|也?請|就|都要)?(?:立刻|立即|馬上|趕快|當天|打119|請|去|(?<![看聽感見遇碰受摸等達])到)"
)


def _keys(reading: Reading, start: int, end: int) -> frozenset[str]:
    words = [word.term for word in reading.words if start <= word.start < end]
    if reading.language == "zh":
        # By its characters, because other words for a sign seldom have a pair of them in common.
        words = [one for word in words for one in word if one not in _EMPTY]
    figures = [f"={figure.value}" for figure in reading.figures if start <= figure.start < end]
    return frozenset([*words, *figures])
