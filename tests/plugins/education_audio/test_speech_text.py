"""What is said of a script, and how it is cut into parts."""

from __future__ import annotations

import time

import pytest

from plugins.education_audio.audio.parts.spoken import part_key
from plugins.education_audio.speech_text import (
    SpeechPart,
    speakable,
    speech_parts,
    turns,
    without_marks,
)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("# Gout", "Gout"),
        ("## Gout ##", "Gout"),
        ("Keep it &lt;&nbsp;7 &amp; rest<br>now", "Keep it <\xa07 & rest\nnow"),
        ("Take two.<!-- not\nthree --> Rest.", "Take two. Rest."),
        ("<b>Never</b> take <del>8 mg</del> 4 mg", "Never take 4 mg"),
        ("Use <two drops> of 10<sup>5</sup> units", "Use <two drops> of 10⁵ units"),
        ("Take 4 mg[^1].\n\n[^1]: With food.", "Take 4 mg.\n\nWith food."),
        ("Take 4 mg[^a] a day and 8 mg [^b] on Mondays.", "Take 4 mg a day and 8 mg on Mondays."),
        ("Write to <nurse@example.org>", "Write to nurse@example.org"),
        (r"1\. Rest \(a lot\)", "1. Rest (a lot)"),
        ("|Pill|Dawn|Dusk|\n|-|-|-|\n|Senna||8 mg|", "Pill: Senna, Dusk: 8 mg"),
        ("| Reading | Do |\n|---|---|\n| 4 \\| 5 | rest |", "Reading: 4 | 5, Do: rest"),
        ("- one\n* two\n+ three\n• four", "one\ntwo\nthree\nfour"),
        ("- [ ] to do\n1. [x] done", "☐ to do\n1. ☑ done"),
        ("[x] Eggs / [ ] Nuts", "☑ Eggs / ☐ Nuts"),
        (
            "Do | Do not\n--- | ---\nWalk | Swim\n\nRest | sleep",
            "Do: Walk, Do not: Swim\n\nRest | sleep",
        ),
        ("Do | Do not\n--- | ---\n\nRest.", "Do, Do not\n\nRest."),
        ("1. first\n2. second", "1. first\n2. second"),
        ("> quoted\n> > twice", "quoted\ntwice"),
        ("**bold** *italic* ***both*** __bold__ _italic_", "bold italic both bold italic"),
        ("`code` and ~~gone~~", "code and"),
        ("Take ~~10 mg~~ 5 mg ~ once", "Take 5 mg ~ once"),
        ("Rest\\\nand drink", "Rest\nand drink"),
        (">=37 is warm\n>= 38 is hot", ">=37 is warm\n>= 38 is hot"),
        ("Freeze it to\n- 18 °C at once", "Freeze it to -18 °C at once"),
        ("Give 3 ml\n- 6 ml of it", "Give 3 ml - 6 ml of it"),
        ("Dawn\n- 1 tablet", "Dawn\n1 tablet"),
        ("Take ~~~9 mg~~~ 4 mg", "Take 4 mg"),
        ("~~~9 mg~~~ Take 4 mg", "Take 4 mg"),
        ("~~~~9 mg~~~~ Take 4 mg", "Take 4 mg"),
        ("```5 mg``` at noon", "5 mg at noon"),
        ("```text\nTake 2\n```", "Take 2"),
        ("[x]Signed\n[ ]Paid", "☑Signed\n☐Paid"),
        ("<ul><li>4 mg</li><li>6 mg</li></ul>", "4 mg\n\n6 mg"),
        ("Take 4 mg * 2 now", "Take 4 mg × 2 now"),
        (r"3\*2 ml &frac12; glass", "3 × 2 ml ½ glass"),
        ("---\nowner: ward\nseen: 7\n---\n\nRest.", "Rest."),
        ("\ufeff+++\nowner = 'ward'\n+++\nRest.", "Rest."),
        ("~~Old: 9 mg\nat night~~\n\nNew: 4 mg", "New: 4 mg"),
        ("Read [the plan][p].\n\n[p]: https://example.org/x", "Read the plan."),
        ("See [Page 2] or [3].\n\n[page 2]: https://example.org/x", "See Page 2 or [3]."),
        ("- # Food\n[![Map](m.png)](https://example.org)", "Food\nMap"),
        ("<style>\np {}\n</style>\nRest.<script>go(9)</script>", "Rest."),
        ("1. Shake\n   - well\n1. Press\n\n1. Rest", "1. Shake\nwell\n2. Press\n\n3. Rest"),
        ("> [!WARNING]\n> Stay in. ==Rest==\n\n[TOC]", "⚠\nStay in. Rest"),
        ("| Dose |\n|---|\n| 4 mg<br>at noon |", "Dose\n\n4 mg at noon"),
        ("Rest.\n[a]: https://example.org/x 'Page'\n[Dose]: 5 mg", "Rest.\n\n[Dose]: 5 mg"),
        ("> 250 mg: call\n- > 38 °C: come", "> 250 mg: call\n> 38 °C: come"),
        ("```text\ninside\n```", "inside"),
        ("a\n\n---\n\nb\n***\nc", "a\n\nb\n\nc"),
        ("See [our page](https://example.org/a_(b)) now", "See our page now"),
        ('![A knee](knee.png "title")', "A knee"),
        ("| Dose | When |\n|---|:-:|\n| 5 mg | night |", "Dose: 5 mg, When: night"),
        (
            "| Pill | Dawn | Dusk |\n|---|---|---|\n| Senna | | 8 mg |\n| Zinc | 2 mg | |\n\nRest.",
            "Pill: Senna, Dusk: 8 mg\nPill: Zinc, Dawn: 2 mg\n\nRest.",
        ),
        (r"a \* b \# c \_d\_", "a  b # c d"),
        ("2 * 3 and 2*3", "2 × 3 and 2 × 3"),
        # What looks like a mark but means something stays.
        (
            "It is -5 °C, 2-3 times, snake_case, #1, 5 < 6 > 4",
            "It is -5 °C, 2-3 times, snake_case, #1, 5 < 6 > 4",
        ),
        ("#hashtag", "#hashtag"),
        ("Wait....... What?!?!?!", "Wait... What?!?"),
        ("早上一錠。\n# 警訊", "早上一錠。\n警訊"),
        ("a\r\nb\u2028c", "a\nb\nc"),
    ],
)
def test_marks_are_not_read_aloud(script: str, said: str) -> None:
    assert without_marks(script) == said


@pytest.mark.parametrize("text", ["", " \n", "***", "?!…", "。、", "Speaker 1:", "---\n- \n# "])
def test_a_text_without_a_word_is_not_speakable(text: str) -> None:
    assert turns(text) == []


@pytest.mark.parametrize("text", ["a", "5", "藥", "½", "①"])
def test_a_letter_or_digit_is_speakable(text: str) -> None:
    assert speakable(text)
    assert len(turns(text)) == 1


def test_turns_follow_the_labels() -> None:
    script = (
        "Hello.\n**Speaker 1:** Is it bad?\nReally?\n\nSPEAKER 2：No.\nspeaker 2: Not at all.\n"
        "Speaker 3: stays. As Speaker 1: inside a line.\nSpeaker 1: ..."
    )

    assert [(turn.speaker, turn.text) for turn in turns(script)] == [
        (1, "Hello."),
        (1, "Is it bad?\nReally?"),
        (2, "No."),
        (2, "Not at all.\nSpeaker 3: stays. As Speaker 1: inside a line."),
    ]


def texts(parts: list[SpeechPart]) -> list[str]:
    return [part.text for part in parts]


def test_parts_end_with_sentences() -> None:
    script = "One is short. Two is short. Three is short."

    assert texts(speech_parts(script, "a", None, 28)) == [
        "One is short. Two is short.",
        "Three is short.",
    ]
    assert texts(speech_parts(script, "a", None, 100)) == [script]


@pytest.mark.parametrize(
    "script",
    [
        "word " * 400,
        "clause, " * 300,
        "白內障" * 300,
        "बहुत अच्छा। " * 200,
        "x" * 1000,
        "A sentence. " * 150 + "and a long tail, " * 60,
    ],
)
def test_no_part_is_too_long_and_no_word_is_lost(script: str) -> None:
    parts = texts(speech_parts(script, "a", None, 200))

    assert all(0 < len(part) <= 200 for part in parts)
    assert "".join("".join(parts).split()) == "".join(script.split())


@pytest.mark.parametrize(
    ("before", "number"),
    [
        ("and so on ", "1,500 milligrams"),
        ("x" * 30 + " ", "12.5 milligrams"),
        ("at noon, or ", "12:45"),
        ("a little more and ", "1 500 drops"),
        ("每天最多" * 6, "1,500毫克"),
        ("每天最多" * 6, "12.5毫升"),
    ],
)
def test_no_cut_is_inside_a_number(before: str, number: str) -> None:
    script = (before + number + "，") * 20 if before[0] == "每" else (before + number + " ") * 20

    for longest in range(60, 90):
        parts = texts(speech_parts(script, "a", None, longest))
        assert sum(part.count(number) for part in parts) == 20


def test_the_voice_is_sent_words_for_signs_while_the_script_keeps_them() -> None:
    script = "Take 5-10 ml of it. Call us if your INR is <2."

    assert [turn.text for turn in turns(script)] == [script]
    assert texts(speech_parts(script, "a", None, 200)) == [
        "Take 5 to 10 millilitres of it. Call us if your I N R is below 2."
    ]


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (
            "Speaker 1: How much of it do I take?\nSpeaker 2: 1-1.5 mg.",
            ["How much of it do I take?", "1 to 1.5 milligrams."],
        ),
        (
            "Speaker 1: What should it be?\nSpeaker 2: <125/75.",
            ["What should it be?", "below 125 over 75."],
        ),
        (
            "Speaker 1: ¿Cuánto tomo cada día?\nSpeaker 2: Ibuprofen 3-6 ml.",
            ["¿Cuánto tomo cada día?", "Ibuprofen 3 a 6 mililitros."],
        ),
        ("Speaker 1: 每次喝多少？\nSpeaker 2: 3~6 ml。", ["每次喝多少？", "3到6毫升。"]),
        ("Speaker 1: Wie viel nehme ich ein?\nSpeaker 2: 3-6 ml.", None),
    ],
)
def test_an_answer_of_figures_is_said_in_the_language_of_the_talk(
    script: str, said: list[str] | None
) -> None:
    as_written = [turn.text for turn in turns(script)]

    assert texts(speech_parts(script, "a", "b", 200)) == (said or as_written)


def test_neighbours_are_of_the_same_voice() -> None:
    script = "Speaker 1: One. Two.\nSpeaker 2: Three."

    [one, two, three] = speech_parts(script, "a", "b", 5)

    assert (one.voice_id, one.text, one.previous_text, one.next_text) == ("a", "One.", "", "Two.")
    assert (two.voice_id, two.text, two.previous_text, two.next_text) == ("a", "Two.", "One.", "")
    assert (three.voice_id, three.previous_text, three.next_text) == ("b", "", "")


def test_one_voice_says_both_speakers_without_a_break() -> None:
    script = "Speaker 1: One?\nSpeaker 2: Two."

    assert texts(speech_parts(script, "a", None, 100)) == ["One?\nTwo."]
    assert texts(speech_parts(script, "a", "a", 100)) == ["One?\nTwo."]


def test_parts_are_told_apart_by_what_decides_their_sound() -> None:
    [first], [same], [voice], [other] = (
        speech_parts(script, voice_id, None, 100)
        for script, voice_id in [("One.", "a"), ("One.", "a"), ("One.", "b"), ("Two.", "a")]
    )
    key = part_key(first, "en", "model")

    assert key == part_key(same, "en", "model")
    others = [part_key(voice, "en", "model"), part_key(other, "en", "model")]
    assert len({key, *others, part_key(first, "es", "model"), part_key(first, "en", "new")}) == 5


@pytest.mark.parametrize("place", [0, 1, 70, 119])
@pytest.mark.parametrize("lines", [" ", "\n", "\n\n"])
def test_an_edit_leaves_all_parts_but_its_own_as_they_were(lines: str, place: int) -> None:
    sentences = [f"This is sentence number {n} of a long text about gout." for n in range(120)]
    before = speech_parts(lines.join(sentences), "a", None, 900)
    for edited in ("Now it says something else, which takes some more words to say.", ""):
        changed = [*sentences[:place], edited, *sentences[place + 1 :]]
        after = speech_parts(lines.join(changed), "a", None, 900)
        new = {part.text for part in after} - {part.text for part in before}
        assert len(before) > 6
        assert len(new) <= 3
        assert all(len(part.text) <= 900 for part in after)


@pytest.mark.parametrize(
    "script",
    [
        "." * 49_000 + "a",
        "# a" + " " * 49_000 + "b",
        "_a " * 16_000,
        "-" * 49_000 + "x",
        "|" + " " * 49_000 + "x",
        "[a](" * 12_000,
        '!"' * 24_000 + "x",
        "\n" * 49_000 + "x",
    ],
    ids=["dots", "spaces", "underscores", "dashes", "pipes", "links", "ends", "lines"],
)
def test_a_strange_script_takes_no_strange_time(script: str) -> None:
    started = time.process_time()

    speech_parts(script, "a", None, 2500)

    # A step of quadratic time would take minutes of the processor for any of these.
    assert time.process_time() - started < 20
