"""Says the signs before what is chosen or forbidden: "☑ Latex ☐ Eggs", "❌ Alcohol"."""

from __future__ import annotations

import re

from core.spoken.words import CHINESE, SpokenWords
from core.text.scripts import CROSSES

BOXES = "☑☒✅☐"
_BOX = re.compile(rf" ?([{BOXES}]) ?")
_LAST = re.compile(rf"[{BOXES}]\W*$")
# “❌ Do not swim” says it already; said twice it would be taken back. But “❌ Walking with no
# shoes” and “❌ 吃藥不配水” say what is forbidden.
_DENIED = (
    r"(?:(?:please|you|we|must|should|may|can|do|does|por|favor|usted|se) ){0,3}"
    r"(?:not|never|no|nothing|nil|avoid|stop|nunca|nada|evite|deje|jamás|prohibid[oa]s?|forbidden)\b"
    r"|(?:[^\W\d_]+ ){1,3}(?:not allowed|(?:is|are|must|should|may|can|do|does) not|forbidden"
    r"|no (?:está|se|debe|puede)|prohibid[oa]s?)\b"
    r"|(?:[^\W\d_]+ )?[^\W\d_]+n['’]t\b"
    r"|.{0,4}(?:不[要可能得宜應应准許许該该]|勿|別|别|禁止|禁忌|嚴禁|严禁|切忌|避免)|禁"
)
_CROSS = re.compile(
    rf"(?P<space>(?:(?<=[^\w\s])|^|(?P<inside>(?<=\w))) ?)[{CROSSES}]\ufe0f? ?(?=\w)"
    rf"(?P<denied>(?={_DENIED}))?",
    re.MULTILINE | re.IGNORECASE,
)
_LEADS = re.compile(rf"[{BOXES}{CROSSES}✓✔][^\n]*\Z")
# Of two signs side by side the digits are one number; a plain digit behind them is another.
_KEYCAP = re.compile(r"(\d)\ufe0f?\u20e3(?:(?=\d\ufe0f?\u20e3)|(?P<another>(?=\d))|)")


def say_crosses(text: str, words: SpokenWords) -> str:
    """The text with "not allowed" for a cross before what a patient must not do or have."""
    colon = "：" if words is CHINESE else ": "

    def say(found: re.Match[str]) -> str:
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if found["inside"] is not None and not _LEADS.match(line.lstrip()):
            # “Coffee ❌ Water ✅” may have its signs behind the words.
            return found[0]
        told = "" if found["denied"] is not None else f"{words.forbidden}{colon}"
        if found["inside"] is not None:
            return f"{'，' if words is CHINESE else ', '}{told}"
        return f"{found['space']}{told}"

    return _CROSS.sub(say, text)


def say_keycaps(text: str, words: SpokenWords) -> str:
    """The text with plain digits for those in a key, as telephones send them."""
    return _KEYCAP.sub(
        lambda found: f"{found[1]}, " if found["another"] is not None else found[1], text
    )


def say_boxes(text: str, words: SpokenWords) -> str:
    """The text with "ticked" or "not ticked" for each box.

    A box belongs to what follows it; to what stands before it where the last one ends the line.
    """
    behind = _LAST.search(text) is not None
    colon, comma = ("：", "，") if words is CHINESE else (": ", ", ")

    def say(found: re.Match[str]) -> str:
        word = words.unticked if found[1] == "☐" else words.ticked
        before, after = text[: found.start()].rstrip(), text[found.end() :]
        joined = before[-1:].isalnum() or before[-1:] in {")", "）"}
        if behind:
            parted = comma if after[:1].isalnum() else ""
            return f"{colon if joined else words.joint if before else ''}{word}{parted}"
        return f"{comma if joined else words.joint if before else ''}{word}{colon}"

    return _BOX.sub(say, text)
