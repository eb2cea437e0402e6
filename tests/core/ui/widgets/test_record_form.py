"""The form of a stored record: versions, two people at once, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.core.ui.widgets.test_widgets import draw, press
from tests.support.dashboard import words


class Store:
    """One record as the API keeps it, with its versions, and what was sent to it."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {"name": "Gout", "text": "Line 1\nLine 2\nLine 3"}
        self.version = 1
        self.by: str | None = None
        self.sent: list[dict[str, Any]] = []
        self.away = False

    def change(self, by: str, **changes: Any) -> None:
        """Another person saves."""
        self.values |= changes
        self.version += 1
        self.by = by

    def load(self) -> Any:
        """The record as the API answers with it."""
        from core import clock
        from core.records.versions import Versioned

        class Row(Versioned):
            name: str
            text: str

        return Row(**self.values, version=self.version, changed_by=self.by, changed_at=clock.now())

    def send(self, changes: dict[str, Any], version: int) -> Any:
        """What the API does with a change."""
        from core import ui

        if self.away:
            raise ui.ApiProblem(
                "Not there.", error_code="api_unreachable", retryable=True, request="PUT /x"
            )
        if version != self.version:
            raise ui.ApiProblem("Stale.", error_code="stale_version", status=409)
        self.sent.append(changes)
        self.change("me", **changes)
        return self.load()


# AppTest runs the source of a page alone, without the names of this module.
def _page(store: "Store", other: "list[Callable[[], None]]") -> None:  # noqa: UP037
    import streamlit as st

    from core import ui
    from core.ui.widgets.notices import draw_notices

    fields = {"name": ui.FormField("Name"), "text": ui.FormField("Text")}
    form = ui.RecordForm("it", store.load(), lambda r: {"name": r.name, "text": r.text}, fields)
    if other:
        # Between the page's reading and the user's saving.
        other.pop()()
    st.text_input("Name", **form.keep("name"))
    st.text_area("Text", **form.keep("text"))
    form.draw_save(store.send, store.load, key="save")
    draw_notices()


def opened(store: Store) -> tuple[AppTest, list[Callable[[], None]]]:
    other: list[Callable[[], None]] = []
    return draw(_page, store, other), other


def test_only_what_was_changed_is_sent_with_the_version_that_was_shown() -> None:
    store = Store()
    test, _ = opened(store)
    test.text_input[0].set_value("Gout attack")
    press(test, "Save changes")
    assert store.sent == [{"name": "Gout attack"}]
    assert [toast.value for toast in test.toast] == ["The changes are saved."]
    assert test.text_input[0].value == "Gout attack"
    press(test, "Save changes")
    assert len(store.sent) == 1
    assert "nothing to save" in " ".join(info.value for info in test.info)


def test_a_refresh_takes_nothing_away_and_shows_both_texts() -> None:
    store = Store()
    test, _ = opened(store)
    test.text_area[0].set_value("Line 1\nMine\nLine 3").run()
    store.change("Dr Osei", text="Line 1\nTheirs\nLine 3", name="Gout attack")
    test.run()
    said = words(test)
    assert "This was changed meanwhile" in said
    assert "Saved by Dr Osei, today" in said
    assert "Line 1\nMine\nLine 3" in said
    assert "Line 1\nTheirs\nLine 3" in said
    assert "Also changed there, and kept as saved: Name." in said
    assert test.text_area[0].value == "Line 1\nMine\nLine 3"
    press(test, "Save this choice")
    assert store.sent == [{"text": "Line 1\nMine\nLine 3"}]
    assert store.values == {"name": "Gout attack", "text": "Line 1\nMine\nLine 3"}
    assert test.text_input[0].value == "Gout attack"


def test_the_saved_text_may_be_kept() -> None:
    store = Store()
    test, _ = opened(store)
    test.text_area[0].set_value("Mine").run()
    store.change("Dr Osei", text="Theirs")
    test.run()
    test.radio[0].set_value("theirs")
    press(test, "Save this choice")
    assert store.sent == []
    assert test.text_area[0].value == "Theirs"
    assert "changed meanwhile" not in words(test)


def test_a_change_between_reading_and_saving_is_seen_before_it_is_overwritten() -> None:
    store = Store()
    test, other = opened(store)
    test.text_area[0].set_value("Mine")
    other.append(lambda: store.change("Dr Osei", text="Theirs"))
    press(test, "Save changes")
    assert store.sent == []
    assert "This was changed meanwhile" in words(test)
    # And once more, while the choice stands on the screen.
    store.change("Dr Lund", text="Theirs again")
    press(test, "Save this choice")
    assert store.sent == []
    said = words(test)
    assert "Saved by Dr Lund" in said
    assert "Theirs again" in said
    press(test, "Save this choice")
    assert store.values["text"] == "Mine"


def test_a_newer_version_is_shown_when_it_is_asked_for() -> None:
    store = Store()
    test, _ = opened(store)
    store.change("Dr Osei", name="Gout attack")
    test.run()
    assert test.text_input[0].value == "Gout"
    assert "Changed meanwhile. Saved by Dr Osei" in words(test)
    press(test, "Show the newer version")
    assert test.text_input[0].value == "Gout attack"
    store.change("Dr Osei", name="Gout flare")
    test.run()
    # What is typed comes with the click.
    test.text_input[0].set_value("Gout and diet")
    press(test, "Show the newer version")
    assert test.text_input[0].value == "Gout and diet"
    assert "This was changed meanwhile" in words(test)


def test_typing_and_saving_at_once_over_a_newer_version_shows_it_first() -> None:
    store = Store()
    test, _ = opened(store)
    store.change("Dr Osei", name="Gout attack")
    test.run()
    # The newer version is told of, but its text is not on the screen.
    test.text_input[0].set_value("Gout and diet")
    press(test, "Save changes")
    assert store.sent == []
    assert "Gout attack" in words(test)
    press(test, "Save this choice")
    assert store.values["name"] == "Gout and diet"


def test_two_people_with_the_same_change_have_nothing_to_choose() -> None:
    store = Store()
    test, _ = opened(store)
    test.text_input[0].set_value("Gout attack").run()
    store.change("Dr Osei", name="Gout attack")
    test.run()
    assert "Choose which" not in words(test)
    press(test, "Save changes")
    assert test.text_input[0].value == "Gout attack"
    assert "changed meanwhile" not in words(test).lower()


def test_what_was_typed_outlives_an_outage() -> None:
    store = Store()
    test, _ = opened(store)
    store.away = True
    test.text_input[0].set_value("Gout attack")
    press(test, "Save changes")
    assert "Nothing that you typed is lost" in words(test)
    assert test.text_input[0].value == "Gout attack"
    store.away = False
    press(test, "Save changes")
    assert store.values["name"] == "Gout attack"
    assert "Nothing that you typed is lost" not in words(test)


def _gone(store: "Store", gone: list[bool]) -> None:  # noqa: UP037
    import streamlit as st

    from core import ui

    fields = {"name": ui.FormField("Name"), "text": ui.FormField("Text")}
    if gone:
        ui.unsaved("it", fields)
        return
    form = ui.RecordForm("it", store.load(), lambda r: {"name": r.name, "text": r.text}, fields)
    st.text_input("Name", **form.keep("name"))
    st.text_area("Text", **form.keep("text"))


def test_what_was_typed_into_a_deleted_record_can_be_copied() -> None:
    store, gone = Store(), list[bool]()
    test = draw(_gone, store, gone)
    test.text_area[0].set_value("An hour of work").run()
    gone.append(True)
    test.run()
    assert [code.value for code in test.code] == ["An hour of work"]
    untouched, away = Store(), list[bool]()
    test = draw(_gone, untouched, away)
    away.append(True)
    assert not test.run().code
