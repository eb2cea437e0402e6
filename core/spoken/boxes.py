"""Says which boxes of a form are ticked: "☑ Latex ☐ Eggs"."""

from __future__ import annotations

import re

from core.spoken.words import CHINESE, SpokenWords

BOXES = "☑☒✅☐"
_BOX = re.compile(rf" ?([{BOXES}]) ?")
_LAST = re.compile(rf"[{BOXES}]\W*$")


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
