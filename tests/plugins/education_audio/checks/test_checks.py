"""The built-in checks: figures that the document does not have, and the length of the script."""

from __future__ import annotations

import pytest

from core.i18n import PSEUDO, speak, translate
from plugins.education_audio.checks.built_in import check_figures, check_length, own_checks
from plugins.education_audio.contract import CheckedScript

ENGLISH = """# Warfarin

Take 5 mg once a day at 8:30 pm. Drink 1,500 ml of water. Your pressure is below 120/80 mmHg.
Wait 30 minutes. Take two tablets twice a day, 10-15 mg each. Call when you have more than 38.5 °C.
Come back after 7 days. The wound is 3 cm long.

| Dose (mg) |
| --- |
| 25 |
"""
SPANISH = "Tome 5 mg dos veces al día durante siete días. Espere media hora. Más de 38,5 °C: llame."
CHINESE = "# 手術後\n\n眼藥水每天點四次，間隔五分鐘。一週內不可以洗頭。三十八點五度以上請來電。"
CHINESE += "服用五毫克。"


def messages(script: str, document: str, language: str) -> list[str]:
    return [found.message for found in check_figures(CheckedScript(script, document, language))]


@pytest.mark.parametrize(
    ("script", "document", "language"),
    [
        ("Take five milligrams at 20:30.", ENGLISH, "en"),
        ("Half an hour later, drink 1.5 litres.", ENGLISH, "en"),
        ("After one week. After 7 days. After a week.", ENGLISH, "en"),
        ("Ten to fifteen milligrams, or 25 mg, each of two pills.", ENGLISH, "en"),
        ("Below 120 over 80. More than 38.5 degrees.", ENGLISH, "en"),
        ("The wound is 30 mm long. Call at 8:30 p.m.", ENGLISH, "en"),
        ("Take it at 8:30.", ENGLISH, "en"),
        ("Call at 8 pm.", "Open from 8 to 9 in the evening.", "en"),
        ("One of the nurses, once, in the first days.", ENGLISH, "en"),
        ("1. Rest.\n2. Drink.\n3. Sleep.", ENGLISH, "en"),
        ("Speaker 1: Hello.\nSpeaker 2: Take 5 mg.", ENGLISH, "en"),
        ("Tome cinco miligramos 2 veces al día, 7 días. Espere 30 minutos.", SPANISH, "es"),
        ("Una de las enfermeras está en la clínica.", SPANISH, "es"),
        ("眼藥水每天點4次，間隔5分鐘。7天內不要洗頭。38.5度以上請來電。", CHINESE, "zh"),
        ("千萬不要揉眼睛。十分重要。第三天和星期三回診。", CHINESE, "zh"),
        # Languages may differ.
        ("Take five milligrams. Four times a day, five minutes apart, 7 days.", CHINESE, "en"),
        ("Tome 5 miligramos. Espere media hora.", ENGLISH, "es"),
        ("服用五毫克，等三十分鐘。", ENGLISH, "zh"),
        ("Nothing to count here.", "", "en"),
    ],
)
def test_figures_of_the_document(script: str, document: str, language: str) -> None:
    assert messages(script, document, language) == []


@pytest.mark.parametrize(
    ("script", "document", "language", "message"),
    [
        ("Take 12 mg.", ENGLISH, "en", "The dose “12 mg” is not in the document"),
        ("Take 5 ml.", ENGLISH, "en", "The document has “5 mg”, but not the amount “5 ml”"),
        ("Take 50 mg.", ENGLISH, "en", "The dose “50 mg” is not in the document"),
        ("Take 5 g.", ENGLISH, "en", "The document has “5 mg”, but not the dose “5 g”"),
        ("Wait six weeks.", ENGLISH, "en", "The time “six weeks” is not in the document"),
        ("Come at 9:15.", ENGLISH, "en", "The time of day “9:15” is not in the document"),
        ("At 8:30 am or so", ENGLISH, "en", "The time of day “8:30 am” is not in the document"),
        ("Call 911.", ENGLISH, "en", "The number “911” is not in the document"),
        ("38.5 °F.", ENGLISH, "en", "The document has “38.5 °C”, but not the figure “38.5 °F”"),
        ("Tome diez mg.", SPANISH, "es", "The dose “diez mg” is not in the document"),
        ("Tres veces.", SPANISH, "es", "The frequency “Tres veces” is not in the document"),
        ("每天點六次。", CHINESE, "zh", "The frequency “六次” is not in the document"),
        ("服用十五毫克。", CHINESE, "zh", "The dose “十五毫克” is not in the document"),
        ("等五天。", CHINESE, "zh", "The document has “五分鐘”, but not the time “五天”"),
    ],
)
def test_figures_that_the_document_does_not_have(
    script: str, document: str, language: str, message: str
) -> None:
    [found] = check_figures(CheckedScript(script, document, language))
    assert found.message == message
    assert found.severity == "warning"
    assert found.passage
    assert found.passage in script


def test_each_of_many_wrong_figures_is_named() -> None:
    script = ". ".join(f"Take {number} mg" for number in range(1000, 1100))
    found = messages(script, ENGLISH, "en")
    assert len(found) == 100
    assert all(
        f"{number} mg" in said for number, said in zip(range(1000, 1100), found, strict=True)
    )


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("Drink water.", "only about 10 seconds"),
        ("word " * 300, None),
        ("喝水。" * 100, None),
        ("word " * 6000, "about 40 minutes"),
        ("喝水。" * 4000, "minutes to say"),
    ],
)
def test_the_length(script: str, said: str | None) -> None:
    found = check_length(CheckedScript(script, ENGLISH, "en"))
    assert len(found) == (said is not None)
    if said is not None:
        assert said in found[0].message
        assert found[0].severity == "notice"


@pytest.mark.parametrize(
    "text",
    ["9" * 300_000, "1,234 " * 5000, "five hundred " * 5000, "一二三" * 30_000, "1." * 50_000],
)
def test_odd_documents_are_read(text: str) -> None:
    assert messages("Take 77 mg.", text, "en") == ["The dose “77 mg” is not in the document"]


def test_findings_are_said_in_the_readers_language() -> None:
    script = (
        "Take 5 mg three times a day at 8:30 pm. Do not drink 1,500 ml of water. Wait 40 minutes. "
        "Your pressure is above 120/80 mmHg."
    )
    found = [
        (check.title, finding.message)
        for check in own_checks()
        for finding in check.check(CheckedScript(script, ENGLISH, "en"))
    ]
    assert len({title for title, _ in found}) > 3
    with speak(PSEUDO):
        for title, message in found:
            assert translate(title).startswith("⟦")
            assert translate(message).startswith("⟦")
