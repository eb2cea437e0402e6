"""National IDs by the check digits that their makers publish."""

from __future__ import annotations

import pytest

from plugins.knowledge.identifiers.national_ids import (
    is_medicare_id,
    is_mexican_id,
    is_nhs_number,
    is_social_security_number,
    is_spanish_id,
    is_spanish_social_security_number,
    is_taiwanese_id,
)


@pytest.mark.parametrize(
    "right", ["A123456789", "a123456789", "F131104093", "A 123 456 789", "AC01234567"]
)
def test_a_taiwanese_id_with_its_check_digit(right: str) -> None:
    assert is_taiwanese_id(right)
    wrong = right[:-1] + str((int(right[-1]) + 3) % 10)
    assert not is_taiwanese_id(wrong)


@pytest.mark.parametrize(
    "right", ["12345678Z", "00000000-T", "12.345.678-z", "X1234567L", "Y0000000Z"]
)
def test_a_spanish_id_with_its_letter(right: str) -> None:
    assert is_spanish_id(right)
    assert not is_spanish_id(right[:-1] + ("A" if right[-1].upper() != "A" else "B"))


@pytest.mark.parametrize(
    ("number", "can_be"),
    [
        ("219-09-9999", True),
        ("078 05 1120", True),
        ("000-12-3456", False),
        ("666-12-3456", False),
        ("900-12-3456", False),
        ("123-00-4567", False),
        ("123-45-0000", False),
        ("12-345-678", False),
    ],
)
def test_what_can_be_a_social_security_number(number: str, can_be: bool) -> None:
    assert is_social_security_number(number) is can_be


@pytest.mark.parametrize("right", ["943 476 5919", "9434765919"])
def test_an_nhs_number_with_its_check_digit(right: str) -> None:
    assert is_nhs_number(right)
    assert not any(is_nhs_number(f"{right[:-1]}{last}") for last in "012345678")
    assert not is_nhs_number("000 000 0000")


def test_a_curp_with_its_check_digit() -> None:
    assert is_mexican_id("HEGG560427MVZRRL04")
    assert not any(is_mexican_id(f"HEGG560427MVZRRL0{last}") for last in "012356789")


def test_a_spanish_social_security_number_with_its_check_digits() -> None:
    assert is_spanish_social_security_number("28/12345678/40")
    assert is_spanish_social_security_number("08 01234567 74")
    assert not is_spanish_social_security_number("28/12345678/41")
    assert not is_spanish_social_security_number("28/1234567/40")


def test_how_a_medicare_number_is_made() -> None:
    assert is_medicare_id("1EG4-TE5-MK73")
    assert not is_medicare_id("1SG4-TE5-MK73")  # no S, L, O, I, B or Z
    assert not is_medicare_id("1EG4-TE5-M373")
