"""What patients read is in every language of patients, whole and with its values."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.handouts import words
from tests.core.i18n.bare_texts import messages
from tests.support.servers import ROOT

PLUGIN = Path(words.__file__).parent
SHOWN = {
    message for file in sorted((PLUGIN / "guests").glob("*.py")) for _, _, message in messages(file)
} | {str(one) for one in (*words.QUESTIONS, *words.CLOSED.values(), words.UNKNOWN)}


@pytest.mark.parametrize("language", ["es", "zh-TW"])
def test_each_message_is_translated_with_its_values(language: str) -> None:
    assert len(SHOWN) > 30
    for message in sorted(SHOWN):
        said = words.PATIENTS.knows(message, language)
        if message == "No" and language == "es":
            continue  # the same word
        assert said, message
        assert sorted(re.findall(r"{\w+}", said)) == sorted(re.findall(r"{\w+}", message))


def test_no_translation_is_left_over() -> None:
    for language in ("es", "zh-TW"):
        text = (PLUGIN / "locale" / language / "messages.po").read_text(encoding="utf-8")
        assert set(re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)) == SHOWN


def test_the_pages_of_the_clinic_do_not_offer_these_languages() -> None:
    # In a process of its own: other tests have plugins that offer languages.
    program = "import plugins.handouts.words; from core.i18n import languages; print(languages())"
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "('en',)"
