"""Catalogues, late texts, languages and formats."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path

import pytest

from core.i18n import (
    PSEUDO,
    Catalogue,
    Text,
    accepted,
    amount,
    current_language,
    offer_pseudo_language,
    plural,
    restored,
    speak,
    stored,
    text,
    translate,
)
from core.i18n.formats import format_day, format_list, format_number, format_percent
from core.i18n.pseudo import pseudo

SPANISH = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Visit of {name}"
msgstr "Visita de {name}"

msgid "{number} visit"
msgid_plural "{number} visits"
msgstr[0] "{number} visita"
msgstr[1] "{number} visitas"

msgctxt "a month"
msgid "May"
msgstr "mayo"
"""


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("locale")
    (folder / "es").mkdir()
    (folder / "es" / "messages.po").write_text(SPANISH, encoding="utf-8")
    return Catalogue("visits-of-a-test", folder)


def test_a_text_is_said_in_the_language_that_is_spoken(visits: Catalogue) -> None:
    assert visits.gettext("Visit of {name}", name="Ana") == "Visit of Ana"
    with speak("es"):
        assert visits.gettext("Visit of {name}", name="Ana") == "Visita de Ana"
        assert visits.gettext("Nobody has translated this") == "Nobody has translated this"
        assert visits.pgettext("a month", "May") == "mayo"
        assert visits.pgettext("a permission", "May") == "May"
    assert current_language() == "en"


@pytest.mark.parametrize(
    ("number", "english", "spanish"),
    [
        (0, "0 visits", "0 visitas"),
        (1, "1 visit", "1 visita"),
        (12_000, "12,000 visits", "12.000 visitas"),
    ],
)
def test_counts_take_the_form_of_their_number(
    visits: Catalogue, number: int, english: str, spanish: str
) -> None:
    assert visits.ngettext("{number} visit", "{number} visits", number) == english
    with speak("es"):
        assert visits.ngettext("{number} visit", "{number} visits", number) == spanish


def test_a_late_text_is_english_until_it_is_translated(visits: Catalogue) -> None:
    late = visits.text(
        "Visit of {name}", name=visits.plural("{number} visit", "{number} visits", 2)
    )
    assert late == "Visit of 2 visits"
    with speak("es"):
        assert late == "Visit of 2 visits"
        assert translate(late) == "Visita de 2 visitas"
        assert translate("no text of ours") == "no text of ours"


def test_a_text_that_was_stored_is_translated_later(visits: Catalogue) -> None:
    late = visits.text(
        "Visit of {name}", name=visits.plural("{number} visit", "{number} visits", 2)
    )
    kept = json.loads(json.dumps({"words": str(late), "source": stored(late)}))
    with speak("es"):
        assert translate(restored(kept["words"], kept["source"])) == "Visita de 2 visitas"


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        7,
        {},
        {"message": "{a}", "values": {}, "catalogue": "elevendops"},
        {"message": "x"},
        {"message": "x", "values": {}, "catalogue": "gone"},
    ],
)
def test_what_was_stored_damaged_is_english(damaged: object) -> None:
    with speak(PSEUDO):
        assert translate(restored("As it was.", damaged)) == "As it was."


def test_a_value_is_never_read_as_a_placeholder() -> None:
    assert text("Name: {name}", name="{0} {secret}") == "Name: {0} {secret}"


def test_copies_of_a_text_are_texts_and_other_processes_get_words() -> None:
    late = text("Not found")
    assert copy.deepcopy(late) is late
    assert type(pickle.loads(pickle.dumps(late))) is str
    assert isinstance(late, Text)


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("es-MX,en;q=0.5", "es"),
        ("fr, es;q=0.3", "es"),
        ("es;q=0", "en"),
        ("en-GB,es;q=0.9", "en"),
        ("*", "en"),
        ("", "en"),
        (None, "en"),
        ("; drop table, es" + "x" * 5000, "en"),
    ],
)
def test_the_best_language_that_there_is(
    visits: Catalogue, wanted: str | None, language: str
) -> None:
    assert accepted(wanted) == language


def test_numbers_and_days_are_written_as_the_language_does() -> None:
    from datetime import date

    day = date(2026, 3, 12)
    assert (format_number(1204.5), format_percent(0.25), format_day(day)) == (
        "1,204.5",
        "25%",
        "12 March 2026",
    )
    assert format_list(["a", "b", "c"]) == "a, b and c"
    with speak("es"):
        assert (format_number(12_045.5), format_day(day)) == ("12.045,5", "12 de marzo de 2026")
    with speak("zh-TW"):
        assert format_day(day) == "2026年3月12日"


def test_numbers_have_as_many_decimals_as_are_asked_for() -> None:
    assert format_number(1204, decimals=2) == "1,204.00"
    assert format_number(3.7, decimals=0) == "4"
    with speak("es"):
        assert format_number(1204.5, decimals=2) == "1.204,50"


def test_a_number_in_a_text_is_written_for_who_reads_it() -> None:
    said = text("Needed: {needed}; left: {left}.", needed=amount(1204), left=amount(7))
    kept = json.loads(json.dumps(stored(said)))
    for one in (said, restored(str(said), kept)):
        assert one == "Needed: 1,204; left: 7."
        assert "1.204" in translate(one, "es")
        with speak("es"):
            assert "1.204" in translate(one)
            assert "1,204" in translate(one, "en")


def test_a_counted_text_is_english_whoever_speaks() -> None:
    with speak("es"):
        said = plural("{number} thing", "{number} things", 1204)
    assert said == "1,204 things"
    assert restored(str(said), stored(said)) == said
    assert "1.204" in translate(said, "es")


def test_the_pseudo_language_keeps_placeholders_markup_and_links() -> None:
    offer_pseudo_language()
    said = pseudo("**Open** :red-badge[{count} of `all`] at [here](https://a.example/b)")
    assert "{count}" in said
    assert ":red-badge[" in said
    assert "](https://a.example/b)" in said
    assert "`all`" in said
    with speak(PSEUDO):
        counted = translate(plural("{number} visit", "{number} visits", 3))
    assert counted.startswith("⟦3 ")
    assert counted.endswith("⟧")


def test_a_folder_without_catalogues_offers_nothing(tmp_path: Path) -> None:
    assert Catalogue("empty-of-a-test", tmp_path).gettext("As it is") == "As it is"
