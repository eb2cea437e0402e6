"""What only looks like markup stays in the text, and every text is read in linear time."""

from __future__ import annotations

import time

import pytest

from core.retrieval.structure.sections import parse_sections


def text_of(document: str) -> str:
    return "\n".join(section.text for section in parse_sections(document, "T"))


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("Swallow <three capsules> at noon.", "Swallow <three capsules> at noon."),
        ("<half a tablet>", "<half a tablet>"),
        ("Use it <b>twice</b> a <span class='x'>day</span>.", "Use it twice a day."),
        ("> 300 mg/dL: go now\n\n< 60 mg/dL: eat", "> 300 mg/dL: go now\n< 60 mg/dL: eat"),
        ("- > 39 °C: come\n- >= 40 °C: call", "> 39 °C: come\n>= 40 °C: call"),
        ("> The nurse said that\n> 5 days are enough.", "The nurse said that 5 days are enough."),
        ("Give ~~20 ml~~ 2 ml now.", "Give 2 ml now."),
        ("Give <del>20 ml</del> 2 ml now.", "Give 2 ml now."),
        ("<p>Give <s class='x'>20 ml</s> 2 ml now.</p>", "Give 2 ml now."),
        ("Give <s> 2 ml now.", "Give  2 ml now."),
        ("Give 10<sup>5</sup> units, 3 m<sup>2</sup>.", "Give 10⁵ units, 3 m²."),
        ("[Drops]: 3ml\n[Rest]: 2h", "[Drops]: 3ml\n[Rest]: 2h"),
        ("Read [this][a].\n\n[a]: https://example.org/x", "Read this."),
        ("1. Sit.\n2. Blow. Repeat step 1.", "1. Sit.\n2. Blow. Repeat step 1."),
        ("- [ ] Bring it\n- [x] Fast", "☐ Bring it\n☑ Fast"),
        (
            "| Drug | Noon | Night |\n|---|---|---|\n| Ace | | 5 mg |\n| Bee | 2 mg | |",
            "Drug: Ace, Night: 5 mg\nDrug: Bee, Noon: 2 mg",
        ),
        ("| Drug | Noon | Night |\n|---|---|---|", "Drug, Noon, Night"),
        (
            "- Noon\n  - 4 units\n  - with food\n- Night:\n  - 9 units",
            "Noon: 4 units\nNoon: with food\nNight: 9 units",
        ),
        (
            "- ice for ten minutes\n- a soft bandage\nRaise the foot on a cushion.",
            "ice for ten minutes\na soft bandage\nRaise the foot on a cushion.",
        ),
        ("- 冰敷\n- 休息\n腳要墊高。", "冰敷\n休息\n腳要墊高。"),
        ("- a bandage that is\nsoft and wide", "a bandage that is soft and wide"),
        (
            "- a bandage that is soft, wide and long enough for both\nAchilles tendons",
            "a bandage that is soft, wide and long enough for both Achilles tendons",
        ),
        ("- Call us when it swells.\n  - red\n  - hot", "Call us when it swells.\nred\nhot"),
        ("PLAN\nNoon: 4 units\nNight: 9 units", "PLAN\nNoon: 4 units\nNight: 9 units"),
        ("Take 2*400 mg or 3*150 mg.", "Take 2*400 mg or 3*150 mg."),
        ("Area: 4*5*6 cm. *Never* more.", "Area: 4*5*6 cm. Never more."),
        ("```\n> 5 stays\n[a]: b\n```", "> 5 stays\n[a]: b"),
    ],
)
def test_the_meaning_of_the_document_is_kept(document: str, text: str) -> None:
    assert text_of(document) == text


def test_a_line_longer_than_any_block_keeps_its_words() -> None:
    document = "Drink a glass of water now. " * 2_000
    assert text_of(document).split() == document.split()


_MARKS = [
    *"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n（。　～",
    *("![", "[a](", "**", "*a**b", "_a ", "<a ", "<!--", "a\n", "- ", "- a\n  ", "1. ", "# "),
    *("|a", "|\n", "> 5\n", "[a]: ", "~~a ", "```\n", "A: \n", "藥\n"),
]


@pytest.mark.parametrize("mark", _MARKS)
def test_no_text_takes_quadratic_time(mark: str) -> None:
    started = time.process_time()
    parse_sections(f"Take two.\n\n{mark * (100_000 // len(mark))}x")
    # Linear code needs up to two seconds of a busy machine; quadratic code needs a minute.
    assert time.process_time() - started < 20
