"""Words that were heard beside the sentences that should have been said.

The words are in the manner of recognisers: numbers in digits, other punctuation, another writing
of Chinese.
"""

from __future__ import annotations

import re

import pytest

from core.ports.recognition import HeardWord
from core.spoken import spoken_context, spoken_form
from plugins.education_audio.contract import AudioCue, DeviationKind, HeardDeviation
from plugins.education_audio.hearing.compare import deviations

ENGLISH = (
    "This is about your new tablets.",
    "Take metformin 850 mg twice a day, with food.",
    "Do not drink alcohol while you take it.",
    "Your target is below 130/80 mmHg.",
    "Call us if you have more than 38.5 °C for three days.",
    "Come back in two weeks.",
)
SPANISH = (
    "Esta charla trata de su anticoagulante.",
    "Tome warfarina 5 mg cada noche a las 9:00.",
    "No tome ibuprofeno ni aspirina.",
    "Hágase un análisis cada cuatro semanas.",
    "Si sangra más de diez minutos, vaya a urgencias.",
)
CHINESE = (
    "這是關於您的眼藥水。",
    "每天點四次，每次一滴，間隔五分鐘。",
    "一週內不要讓眼睛碰到水。",
    "超過38度請打電話給我們。",
    "請照常服用阿斯匹靈100毫克。",
)


def heard(language: str, sentences: tuple[str, ...], said: str) -> list[HeardDeviation]:
    pattern = r"\S+" if language != "zh" else r"[^\W]|[，。]"
    words = [
        HeardWord(match[0], 0.5 * number, 0.5 * number + 0.4)
        for number, match in enumerate(re.finditer(pattern, said))
    ]
    cues = [
        AudioCue(begins=5.0 * place, ends=5.0 * place + 5, text=text, speaker=1, paragraph=place)
        for place, text in enumerate(sentences)
    ]
    tells = spoken_context("\n".join(sentences))
    return deviations(cues, words, language, lambda sentence: spoken_form(sentence, tells))


@pytest.mark.parametrize(
    ("language", "sentences", "said"),
    [
        (
            "en",
            ENGLISH,
            "This is about your new tablets. Take metformin 850 milligrams two times a day with"
            " food. Don't drink alcohol while you take it. Your target is below 130 over 80"
            " millimeters of mercury. Call us if you have more than 38.5 degrees Celsius for 3"
            " days. Come back in 2 weeks.",
        ),
        (
            "en",
            ENGLISH,
            "this is about your new tablets take met formin eight hundred and fifty milligrams"
            " twice a day with food do not drink alcohol while you take it your target is below"
            " one hundred thirty over eighty millimetres of mercury call us if you have more than"
            " thirty-eight point five degrees celsius for three days come back in two weeks",
        ),
        (
            "es",
            SPANISH,
            "Esta charla trata de su anticoagulante. Tome warfarina cinco miligramos cada noche a"
            " las nueve. No tome ibuprofeno ni aspirina. Hágase un análisis cada 4 semanas. Si"
            " sangra más de 10 minutos vaya a urgencias.",
        ),
        (
            "zh",
            CHINESE,
            "这是关于您的眼药水。每天点4次，每次1滴，间隔5分钟。1周内不要让眼睛碰到水。超过38度，请打电话给我们。"
            "请照常服用阿斯匹灵100毫克。",
        ),
    ],
)
def test_what_was_said_rightly_does_not_deviate(
    language: str, sentences: tuple[str, ...], said: str
) -> None:
    assert heard(language, sentences, said) == []


ALL_ENGLISH = " ".join(ENGLISH)
ALL_SPANISH = " ".join(SPANISH)
ALL_CHINESE = "".join(CHINESE)


@pytest.mark.parametrize(
    ("language", "sentences", "whole", "right", "wrong", "kind"),
    [
        ("en", ENGLISH, ALL_ENGLISH, "850 mg", "815 milligrams", "figure"),
        ("en", ENGLISH, ALL_ENGLISH, "850 mg", "850 micrograms", "figure"),
        ("en", ENGLISH, ALL_ENGLISH, "Do not drink", "Do drink", "negation"),
        ("en", ENGLISH, ALL_ENGLISH, "130/80", "113 over 80", "figure"),
        ("en", ENGLISH, ALL_ENGLISH, "three days", "thirty days", "figure"),
        ("en", ENGLISH, ALL_ENGLISH, "metformin", "methotrexate", "medicine"),
        ("en", ENGLISH, ALL_ENGLISH, "Do not drink alcohol while you take it.", "", "missing"),
        ("es", SPANISH, ALL_SPANISH, "5 mg", "quince miligramos", "figure"),
        ("es", SPANISH, ALL_SPANISH, "No tome", "Tome", "negation"),
        ("es", SPANISH, ALL_SPANISH, "ibuprofeno", "paracetamol", "medicine"),
        ("es", SPANISH, ALL_SPANISH, "cuatro semanas", "catorce semanas", "figure"),
        ("es", SPANISH, ALL_SPANISH, "Hágase un análisis cada cuatro semanas.", "", "missing"),
        ("zh", CHINESE, ALL_CHINESE, "四次", "十次", "figure"),
        ("zh", CHINESE, ALL_CHINESE, "不要讓", "要讓", "negation"),
        ("zh", CHINESE, ALL_CHINESE, "100毫克", "100微克", "figure"),
        ("zh", CHINESE, ALL_CHINESE, "阿斯匹靈", "布洛芬", "medicine"),
        ("zh", CHINESE, ALL_CHINESE, "超過38度請打電話給我們。", "", "missing"),
    ],
)
def test_what_was_said_otherwise_is_found_at_its_sentence(
    language: str, sentences: tuple[str, ...], whole: str, right: str, wrong: str, kind: str
) -> None:
    assert right in whole
    (found,) = heard(language, sentences, whole.replace(right, wrong))
    assert found.kind is DeviationKind(kind)
    assert right in found.sentence
    assert wrong in found.heard


def test_the_time_is_that_of_the_words_that_were_heard() -> None:
    (found,) = heard("en", ENGLISH, ALL_ENGLISH.replace("850 mg", "815 mg"))
    assert found.at == 3.0  # the seventh word
    (missing,) = heard("en", ENGLISH, ALL_ENGLISH.replace(ENGLISH[3], ""))
    assert missing.heard == ""
    assert missing.at == 15.0  # of its caption


def test_nothing_heard_at_all() -> None:
    found = heard("en", ENGLISH, "")
    assert {one.kind for one in found} == {DeviationKind.MISSING}
    assert len(found) == len(ENGLISH)


def test_two_speakers_with_two_languages_are_each_compared_in_theirs() -> None:
    cues = [
        AudioCue(begins=0, ends=5, text="Take 2 tablets.", speaker=1, paragraph=1, language="en"),
        AudioCue(begins=5, ends=9, text="No tome 3 más.", speaker=2, paragraph=2, language="es"),
        AudioCue(begins=9, ends=12, text="Uống 4 viên.", speaker=2, paragraph=3, language="vi"),
    ]

    def found(said: str) -> list[DeviationKind]:
        words = [HeardWord(one, place, place + 0.4) for place, one in enumerate(said.split())]
        return [one.kind for one in deviations(cues, words, "", lambda sentence: sentence)]

    assert found("take two tablets no tome tres más uống bốn viên") == []
    assert found("take two tablets tome tres más uống bốn viên") == [DeviationKind.NEGATION]
    assert found("take two tablets no tome trece más uống bốn viên") == [DeviationKind.FIGURE]
