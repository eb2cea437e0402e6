"""The numbers that people call in an emergency, by country.

Emergency numbers: EU Directive 2018/1972, art. 109 (112 in every member state); Ofcom (999), FCC
and CRTC (911), and the rescue services of the others. Crisis lines only where one number serves the
whole country at any time: 988 (US, CA), 116 123 (GB, IE), 024 (ES), 1925 (TW), 12356 (CN) and
13 11 14 (AU).
"""

from __future__ import annotations

_EMERGENCY = {
    "112": "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS NO "
    "LI CH TR UA IN ZA",
    "911": "US CA MX AR PE UY EC CR PA PY HN GT SV DO NI PR PH SA",
    "999": "GB HK MO MY SG KE BD AE QA",
    "119": "TW JP KR",
    "120": "CN",
    "000": "AU",
    "111": "NZ",
    "123": "CO",
    "131": "CL",
    "192": "BR",
    "1669": "TH",
    "115": "VN",
}
_CRISIS = {
    "988": "US CA",
    "116 123": "GB IE",
    "024": "ES",
    "1925": "TW",
    "12356": "CN",
    "13 11 14": "AU",
}

EMERGENCY_NUMBERS = {
    country: number for number, countries in _EMERGENCY.items() for country in countries.split()
}
"""The number of each country that is known here, by its ISO 3166-1 code."""

CRISIS_LINES = {
    country: number for number, countries in _CRISIS.items() for country in countries.split()
}
"""The crisis line of each country that has one for everybody at any time."""
