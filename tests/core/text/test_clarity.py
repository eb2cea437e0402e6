"""Items of clarity that rules answer, in three languages; the texts came after the rules."""

from __future__ import annotations

import pytest

from core.retrieval.questions import split_sentences
from core.text.clarity import ClarityJudgement, judge_clarity

CLEAR = {
    "en": """# Your ankle brace

Wear the brace all day for three weeks. Take it off at night.

## How to put it on

1. Sit down and put on a thin sock.
2. Slide your foot in.
3. Close the straps from bottom to top.

**Call us** if your toes go blue. In short: brace by day, rest by night.
""",
    "es": """# Su tobillera

Lleve la tobillera todo el día durante tres semanas. Quítesela por la noche.

## Cómo se pone

1. Siéntese y póngase un calcetín fino.
2. Meta el pie.
3. Cierre las correas de abajo arriba.

**Llámenos** si se le ponen azules los dedos. En resumen: tobillera de día, descanso de noche.
""",
    "zh": """# 您的護踝

請整天戴著護踝，戴三週。晚上請拿下來。

## 怎麼戴

1. 請坐下，穿上薄襪子。
2. 把腳伸進去。
3. 由下往上扣好帶子。

如果腳趾發紫，請**打電話**給我們。重點：白天戴，晚上休息。
""",
}
UNCLEAR = {
    "en": "The brace is worn by patients for 62.5 % of the day. Compression is provided and"
    " swelling was reduced in studies. Adjustments are made by staff. "
    + "Straps were tested in trials. "
    * 30,
    "es": "La tobillera fue diseñada para el 62,5 % de la jornada. La compresión es regulada por"
    " técnicos. Los estudios fueron realizados en hospitales. "
    + "Las correas son fabricadas. "
    * 30,
    "zh": "護踝被設計為佔全天的62.5%。腫脹被證實減少。調整是由人員完成的，帶子被測試過。"
    + "材料被檢驗過。" * 50,
}


def judged(text: str, language: str, *, heard: bool = False) -> dict[str, ClarityJudgement]:
    sentences = [one for line in text.splitlines() for one in split_sentences(line) if one.strip()]
    return {one.key: one for one in judge_clarity(text, sentences, language, heard=heard)}


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_a_clear_text_meets_what_can_be_counted(language: str) -> None:
    found = judged(CLEAR[language], language)
    for key in ("active", "direct", "acts", "steps", "chunks", "numbers", "summary", "cues"):
        assert found[key].answer is True, (key, found[key].looked_at)
        assert found[key].looked_at


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_an_unclear_text_does_not(language: str) -> None:
    found = judged(UNCLEAR[language], language)
    for key in ("active", "acts", "steps", "chunks", "cues", "direct"):
        assert found[key].answer is False, (key, found[key].looked_at)
    # What only a reader can weigh is shown and left to them.
    assert found["numbers"].answer is None
    assert "62" in found["numbers"].looked_at
    assert found["summary"].answer is None


def test_what_no_rule_can_tell_is_a_question_for_the_reader() -> None:
    found = judged(CLEAR["en"], "en")
    for key in ("purpose", "relevant", "terms", "sequence", "first", "sums", "why", "how"):
        assert found[key].answer is None
        assert found[key].looked_at == ""
    assert "pictures" not in found
    assert "pictures" in judged(f"{CLEAR['en']}\n![A brace](brace.png)\n", "en")


def test_what_is_heard_has_no_headings_and_no_marks() -> None:
    found = judged("First, sit down. Then wear your brace.", "en", heard=True)
    assert not {"headings", "cues"} & found.keys()
    assert found["steps"].answer is True
    # A list that is read aloud is no list to whoever listens.
    assert judged("- Take it.\n- Wear it.\n", "en", heard=True)["steps"].answer is False


def test_a_long_text_needs_headings_and_a_short_one_none() -> None:
    assert "headings" not in judged(CLEAR["en"], "en")
    long = "Wear your brace each day. " * 60
    assert judged(long, "en")["headings"].answer is False
    assert judged(f"# When\n\n{long}\n\n# Where\n", "en")["headings"].answer is True


def test_what_is_told_of_others_does_not_speak_to_the_patient() -> None:
    others = "Se realizan estudios. Se administra el fármaco. Se valoran los resultados."
    assert judged(others, "es")["direct"].answer is False


def test_another_language_and_no_text_are_not_judged() -> None:
    assert judged("Tragen Sie die Schiene.", "de") == {}
    assert judged("", "en") == {}
