"""A cross before a line forbids it, in the document and in the script."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.difference import Kind
from plugins.education_audio.fidelity.review import review

DOCUMENTS = {
    "en": "- ✅ Walk every day\n- ❌ Alcohol with the tablets\n- 🚫 Lifting more than a bag",
    "es": "- ✅ Caminar cada día\n- ❌ Conducir durante 24 horas",
    "zh": "- ✅ 每天走路\n- ❌ 喝酒兩週",
}


@pytest.mark.parametrize(
    ("language", "script"),
    [
        ("en", "You may drink alcohol with the tablets."),
        ("en", "Alcohol with the tablets is fine."),
        ("es", "Puede conducir durante 24 horas."),
        ("zh", "兩週內可以喝酒。"),
    ],
)
def test_what_a_cross_forbids_must_not_be_allowed(language: str, script: str) -> None:
    [found] = review(CheckedScript(script, DOCUMENTS[language], language)).found
    assert found.difference.kind is Kind.POLARITY


@pytest.mark.parametrize(
    ("language", "script"),
    [
        ("en", "Walk every day. Do not drink alcohol with the tablets."),
        ("en", "❌ Alcohol with the tablets"),
        ("es", "Camine cada día. No conduzca durante 24 horas."),
        ("zh", "每天走路。兩週內不要喝酒。"),
    ],
)
def test_what_is_said_with_a_not_is_the_same(language: str, script: str) -> None:
    assert review(CheckedScript(script, DOCUMENTS[language], language)).found == ()
