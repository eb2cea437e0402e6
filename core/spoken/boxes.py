"""Says the signs before what is chosen or forbidden: "☑ Latex ☐ Eggs", "❌ Alcohol"."""

from __future__ import annotations

import re

from core.spoken.words import CHINESE, SpokenWords
from core.text.scripts import CROSSES

BOXES = "☑☒✅☐"
_BOX = re.compile(rf" ?([{BOXES}]) ?")
_LAST = re.compile(rf"[{BOXES}]\W*$")
_CROSS = re.compile(
    rf"(?P<space>(?:(?<=[^\w\s])|^) ?)[{CROSSES}]\ufe0f? ?(?=\w)"
    # “❌ Do not swim” says it already; said twice it would be taken back.
    r"(?P<denied>(?=(?:[^\W\d_]+ ){0,2}(?:not|never|no|avoid|stop|nunca|evite|deje|jamás)\b"
    r"|(?:[^\W\d_]+ )?[^\W\d_]+n['’]t\b|.{0,3}[不勿別别禁]|.{0,3}避免))?",
    re.MULTILINE | re.IGNORECASE,
)
# Of two signs side by side the digits are one number; a plain digit behind them is another.
_KEYCAP = re.compile(r"(\d)\ufe0f?\u20e3(?:(?=\d\ufe0f?\u20e3)|(?P<another>(?=\d))|)")


def say_crosses(text: str, words: SpokenWords) -> str:
    """The text with "not allowed" for a cross before what a patient must not do or have."""
    colon = "：" if words is CHINESE else ": "

    def say(found: re.Match[str]) -> str:
        told = "" if found["denied"] is not None else f"{words.forbidden}{colon}"
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
