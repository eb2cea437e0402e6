"""Words that tell the new text from the former one, whatever a voice service keeps of its marks."""

from __future__ import annotations

import pytest

from plugins.knowledge.proofs.canary import canary, finds

FORMER = "# Drops\n\nPut **one** drop into each eye at night.\n\n- Shake the bottle well.\n"
NEW = "# Drops\n\nPut **two** drops into each eye at noon.\n\n- Shake the bottle well.\n"
CHINESE_FORMER = "# 眼藥水\n\n每天晚上在每隻眼睛裡滴一滴眼藥水。\n"
CHINESE_NEW = "# 眼藥水\n\n每天早上在每隻眼睛裡滴兩滴眼藥水。\n"


def passages(text: str) -> list[str]:
    """As a service gives them that keeps marks and cuts where it likes."""
    return [text[:30], text[30:]]


@pytest.mark.parametrize(
    ("new", "former"), [(NEW, FORMER), (CHINESE_NEW, CHINESE_FORMER)], ids=["en", "zh"]
)
def test_it_is_found_in_the_new_text_only(new: str, former: str) -> None:
    chosen = canary(new, former)
    assert chosen.gone is not None
    assert finds(passages(new), chosen.said)
    assert not finds(passages(new), chosen.gone)
    assert finds(passages(former), chosen.gone)
    assert not finds(passages(former), chosen.said)


def test_a_first_text_has_nothing_that_must_be_gone() -> None:
    chosen = canary(NEW, None)
    assert chosen.gone is None
    assert finds([NEW], chosen.said)


def test_a_sentence_that_was_only_taken_out_is_the_one_that_must_be_gone() -> None:
    shorter = FORMER.replace("- Shake the bottle well.\n", "")
    chosen = canary(shorter, FORMER)
    assert chosen.gone == "Shake the bottle well."
    assert finds([shorter], chosen.said)


@pytest.mark.parametrize("text", ["Yes", "?", "| a | b |\n|---|---|\n| 1 | 2 |\n"])
def test_any_text_has_one(text: str) -> None:
    assert canary(text, None).said


@pytest.mark.parametrize(
    ("former", "new"),
    [
        ("Take 15 mg in the morning.", "Take 1.5 mg in the morning."),
        ("Call us above > 38 degrees.", "Call us above < 38 degrees."),
        ("Take 1-2 tablets at night.", "Take 1/2 tablets at night."),
    ],
)
def test_a_figure_is_told_from_another_by_its_signs(former: str, new: str) -> None:
    chosen = canary(new, former)
    assert not finds([former], chosen.said)
    assert chosen.gone is not None
    assert not finds([new], chosen.gone)
