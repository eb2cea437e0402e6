"""Numbers that states give to people, with the checks that their makers publish."""

from __future__ import annotations

import re

_TW_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
"""The letter at place n stands for the number 10 + n (Ministry of the Interior, Taiwan)."""

_ES_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
"""The letter of a remainder by 23 (Ministerio del Interior, Spain)."""

_MX_SIGNS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
"""The sign at place n counts n (Registro Nacional de Población, Mexico)."""

_SEPARATORS = re.compile(r"[\s.\-]")


def is_taiwanese_id(text: str) -> bool:
    """Whether this is a National ID or a Resident Certificate number with a right check digit.

    Certificates from before 2021 have a second letter, of whose number the last digit counts.
    """
    signs = _SEPARATORS.sub("", text).upper()
    if not re.fullmatch(r"[A-Z][1289A-D][0-9]{8}", signs):
        return False
    number = _TW_LETTERS.index(signs[0]) + 10
    second = _TW_LETTERS.index(signs[1]) if signs[1].isalpha() else int(signs[1])
    values = [number // 10, number % 10, second, *map(int, signs[2:])]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) % 10 == 0


def is_spanish_id(text: str) -> bool:
    """Whether this is a DNI or a NIE with the right letter."""
    compact = _SEPARATORS.sub("", text).upper()
    if not re.fullmatch(r"(?:[0-9]{8}|[XYZ][0-9]{7})[A-Z]", compact):
        return False
    number = compact[:-1].translate(str.maketrans("XYZ", "012"))
    return _ES_LETTERS[int(number) % 23] == compact[-1]


def is_spanish_social_security_number(text: str) -> bool:
    """Whether this is a número de afiliación with right check digits (Seguridad Social, Spain)."""
    digits = re.sub(r"\D", "", text)
    if len(digits) != 12:
        return False
    province, number = int(digits[:2]), int(digits[2:10])
    counted = province * 10**7 + number if number < 10**7 else province * 10**8 + number
    return counted % 97 == int(digits[10:])


def is_medicare_id(text: str) -> bool:
    """Whether this is made as a Medicare Beneficiary Identifier (CMS); it has no check digit."""
    letter = "[AC-HJKMNP-RT-Y]"
    either = "[0-9AC-HJKMNP-RT-Y]"
    made = f"[1-9]{letter}{either}[0-9]{letter}{either}[0-9]{letter}{{2}}[0-9]{{2}}"
    return re.fullmatch(made, _SEPARATORS.sub("", text).upper()) is not None


def is_social_security_number(text: str) -> bool:
    """Whether these nine digits can be a Social Security Number (SSA's rules since June 2011)."""
    digits = _SEPARATORS.sub("", text)
    if not re.fullmatch(r"[0-9]{9}", digits):
        return False
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    return area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"


def is_nhs_number(text: str) -> bool:
    """Whether this is an NHS number with a right check digit (NHS Data Dictionary)."""
    digits = _SEPARATORS.sub("", text)
    if not re.fullmatch(r"[0-9]{10}", digits) or len(set(digits)) == 1:
        return False
    weighed = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - weighed % 11) % 11 == int(digits[9])


def is_mexican_id(text: str) -> bool:
    """Whether this is a CURP with a right check digit."""
    signs = text.upper()
    if not re.fullmatch(r"[A-Z]{4}[0-9]{6}[HMX][A-Z]{5}[A-Z0-9][0-9]", signs):
        return False
    weighed = sum(_MX_SIGNS.index(sign) * (18 - place) for place, sign in enumerate(signs[:17]))
    return (10 - weighed % 10) % 10 == int(signs[17])
