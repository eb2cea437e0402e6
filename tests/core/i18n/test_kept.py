"""Texts in stored records: English for programs, and said in each reader's language."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel, Field

from core.i18n import Catalogue, KeepsTexts, KeptText, keep_texts, kept_text, speak, translate

SPANISH = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Seen by {who}"
msgstr "Visto por {who}"

msgid "a nurse"
msgstr "una enfermera"
"""


class Remark(BaseModel):
    text: KeptText
    quote: str


class Visit(KeepsTexts):
    """A record with a text of its own and others inside of it."""

    note: KeptText | None = None
    remarks: list[Remark] = Field(default_factory=list)


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("locale")
    (folder / "es").mkdir()
    (folder / "es" / "messages.po").write_text(SPANISH, encoding="utf-8")
    return Catalogue("ward-of-a-test", folder)


@pytest.fixture
def kept(ward: Catalogue) -> dict[str, Any]:
    """The record as JSON that went through a store, written while Spanish was spoken."""
    seen = ward.text("Seen by {who}", who=ward.text("a nurse"))
    visit = Visit(note=ward.text("a nurse"), remarks=[Remark(text=seen, quote="Seen by a nurse")])
    with speak("es"):
        found: dict[str, Any] = json.loads(json.dumps(visit.model_dump(mode="json")))
    return found


def test_what_is_stored_is_english(kept: dict[str, Any]) -> None:
    assert kept["note"] == "a nurse"
    assert kept["remarks"] == [{"text": "Seen by a nurse", "quote": "Seen by a nurse"}]


@pytest.mark.parametrize("as_text", [False, True])
def test_what_was_stored_is_said_in_the_readers_language(
    kept: dict[str, Any], as_text: bool
) -> None:
    visit = Visit.model_validate_json(json.dumps(kept)) if as_text else Visit.model_validate(kept)
    [remark] = visit.remarks
    with speak("es"):
        assert remark.model_dump(mode="json")["text"] == "Visto por una enfermera"
        assert remark.quote == translate(remark.quote) == "Seen by a nurse", "words of somebody"
    assert visit.model_dump(mode="json") == kept


def test_what_was_stored_plain_is_read_as_it_is() -> None:
    visit = Visit.model_validate({"note": "Seen by a nurse"})
    with speak("es"):
        assert visit.model_dump(mode="json") == {"note": "Seen by a nurse", "remarks": []}


@pytest.mark.parametrize("damaged", [7, {}, ["x"], [{}], [{"english": 3}], [{"english": "a"}]])
def test_damaged_sources_leave_plain_english(damaged: object) -> None:
    visit = Visit.model_validate({"note": "a", "texts": damaged})
    assert visit.model_dump(mode="json") == {"note": "a", "remarks": []}
    assert kept_text({"texts": damaged}, "a") == "a"


def test_plain_data_keep_texts_and_drop_those_that_are_gone(ward: Catalogue) -> None:
    data = keep_texts({"why": ward.text("a nurse"), "tries": 1})
    with speak("es"):
        assert translate(kept_text(data, data["why"])) == "una enfermera"
    assert keep_texts(data | {"tries": 2}) == data | {"tries": 2}
    assert keep_texts(data | {"why": None}) == {"why": None, "tries": 1}
