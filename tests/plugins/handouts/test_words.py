"""What patients read is in every language of patients, whole and with its values."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from core import clock
from core.i18n import PSEUDO, speak, translate
from core.text.languages import LANGUAGES as SPOKEN
from plugins.education_audio.contract import AudioCue, HeardAudio, SourceState
from plugins.handouts import words
from plugins.handouts.contract import LANGUAGES, HandoutState, page_language
from plugins.handouts.guests.page import closed_page, handout_page
from plugins.handouts.guests.service import OpenedHandout
from plugins.handouts.guests.sheet import sheet_page
from tests.core.i18n.bare_texts import messages
from tests.support.pseudo_language import unmarked
from tests.support.servers import ROOT

PLUGIN = Path(words.__file__).parent
SHOWN = {
    message for file in sorted((PLUGIN / "guests").glob("*.py")) for _, _, message in messages(file)
} | {str(one) for one in (*words.QUESTIONS, *words.CLOSED.values(), words.UNKNOWN)}


TRANSLATED = [language for language in LANGUAGES if language != "en"]


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_message_is_translated_with_its_values(language: str) -> None:
    assert len(SHOWN) > 30
    for message in sorted(SHOWN):
        said = words.PATIENTS.knows(message, language)
        if message == "No" and language in ("es", "it"):
            continue  # the same word
        assert said, message
        assert sorted(re.findall(r"{\w+}", said)) == sorted(re.findall(r"{\w+}", message))


def test_no_translation_is_left_over() -> None:
    assert {file.name for file in (PLUGIN / "locale").iterdir()} == set(TRANSLATED)
    for language in TRANSLATED:
        text = (PLUGIN / "locale" / language / "messages.po").read_text(encoding="utf-8")
        assert set(re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)) == SHOWN


def test_the_pages_of_the_clinic_do_not_offer_these_languages() -> None:
    # In a process of its own: other tests have plugins that offer languages.
    program = "import plugins.handouts.words; from core.i18n import languages; print(languages())"
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "('en',)"


HEARD = HeardAudio(
    audio_id="audio_1",
    knowledge_id="kd_1",
    name="gout",
    state=SourceState.CURRENT,
    script_sha256="",
    approved_by_name="Ng",
    approved_at=clock.now(),
    duration_seconds=9.0,
    cues=[AudioCue(begins=0.0, ends=9.0, text="drink plenty", speaker=1, paragraph=0)],
    captions="",
    blob_key="",
)
OF_THE_CLINIC = {"gout", "drink plenty", "how much", "/open/handouts/token"}


class Shown(HTMLParser):
    """What a browser shows, reads aloud or says later of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._is_going_on = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {"aria-label", "label", "data-said", "data-ended", "title", "alt", "placeholder"}
        self.texts += [value or "" for name, value in attrs if name in said]
        self._is_going_on = tag == "bdi"

    def handle_endtag(self, tag: str) -> None:
        self._is_going_on = tag == "bdi"

    def handle_data(self, data: str) -> None:
        if self._is_going_on:
            data = self.texts.pop() + data
        self.texts.append(data)


def pages() -> Iterator[str]:
    """Each page that a patient may be shown."""
    address = "/open/handouts/token"
    for number, asked in ("", ["how much"]), ("112", [translate(one) for one in words.QUESTIONS]):
        opened = OpenedHandout(
            "h", "en", asked, clock.stamp(), HandoutState.OPEN, 9.0, HEARD, number
        )
        yield handout_page(opened, HEARD, address)
        yield sheet_page(opened, HEARD, address)
    for sentence in (*words.CLOSED.values(), words.UNKNOWN):
        yield closed_page(translate(sentence), PSEUDO)


def test_every_text_that_a_patient_is_shown_is_in_a_catalogue() -> None:
    with speak(PSEUDO):
        texts = [text.strip() for page in pages() for text in Shown(page).texts]
    assert len([text for text in texts if "⟦" in text]) > 60
    outside = {unmarked(text) for text in texts if text not in OF_THE_CLINIC}
    assert [text for text in outside if re.search("[A-Za-z]{2,}", text)] == []


def test_an_arabic_page_is_written_from_the_right_and_its_parts_as_their_own() -> None:
    opened = OpenedHandout(
        "h", "ar", ["how much"], clock.stamp(), HandoutState.OPEN, 9.0, HEARD, "112"
    )
    heard = replace(HEARD, language="de")
    with speak("ar"):
        page = handout_page(opened, heard, "/open/handouts/token")
        sheet = sheet_page(opened, heard, "/open/handouts/token")
    assert '<html lang="ar" dir="rtl">' in page
    assert '<h1 lang="de" dir="auto">' in page
    assert '<div id="words" lang="de" dir="auto">' in page
    assert '<legend dir="auto">how much' in page
    # Of two speakers with two languages, each has its own.
    first, *others = HEARD.cues
    heard = replace(HEARD, cues=[first.model_copy(update={"language": "vi"}), *others])
    with speak("ar"):
        assert '<p lang="vi" dir="auto"><span id="s0">' in handout_page(opened, heard, "/open")
    assert '<p class="address" dir="ltr">' in sheet
    assert '<html lang="de" dir="ltr">' in closed_page("Vorbei.", "de")


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("pt", "pt-BR"),
        ("pt-PT", "pt-PT"),
        ("zh", "zh-TW"),
        ("zh-Hant-HK", "zh-TW"),
        ("zh-Hans-CN", "zh-CN"),
        ("zh-CN", "zh-CN"),
        ("zh-Hant-CN", "zh-TW"),
        ("zh-Hans-TW", "zh-CN"),
        ("ar-EG", "ar"),
        ("tl", "fil"),
        ("fr-CA", "fr"),
        ("ta", None),
        ("", None),
    ],
)
def test_the_page_for_a_reader(asked: str, page: str | None) -> None:
    assert page_language(asked) == page


def test_each_page_is_of_a_language_that_is_spoken() -> None:
    assert set(LANGUAGES) <= set(SPOKEN)


def test_numbers_and_names_keep_their_own_order_on_an_arabic_page() -> None:
    number = "+972 (3) 101 & 5"
    opened = OpenedHandout(
        "h", "ar", ["how much"], clock.stamp(), HandoutState.OPEN, 9.0, HEARD, number
    )
    for page in handout_page, sheet_page:
        with speak("ar"):
            drawn = page(opened, HEARD, "/open/handouts/token")
        assert '<bdi dir="ltr">+972 (3) 101 &amp; 5</bdi>' in drawn
        assert "<bdi>Ng</bdi>" in drawn
        (sentence,) = [one for one in Shown(drawn).texts if number in one]
        assert sentence.startswith("في حالة الطوارئ")


def test_the_page_for_a_reader_of_chinese_is_written_as_the_script_is() -> None:
    assert page_language("zh", "请每天晚上随餐服药") == "zh-CN"
    assert page_language("zh", "請每天晚上隨餐服藥") == "zh-TW"
    assert page_language("zh", "多喝水") == "zh-TW"
    assert page_language("zh-TW", "请每天晚上随餐服药") == "zh-TW"
