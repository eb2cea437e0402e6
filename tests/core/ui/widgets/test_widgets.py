"""The widgets of pages: errors, states, kept input, long work, deletion and audio."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.contracts import PageSpec
from core.errors import FieldProblem
from core.host.registry import PluginRecord, PluginRegistry
from core.ui.api.client import ApiClient
from core.ui.api.problem import ApiProblem, advice
from core.ui.host import Host
from core.ui.widgets.feedback import badge
from tests.support.dashboard import app_test, dashboard, words
from tests.support.servers import free_port


@pytest.fixture
def host() -> Iterator[Host]:
    with dashboard(f"http://127.0.0.1:{free_port()}") as host:
        yield host


def draw(script: Callable[..., None], *arguments: Any, **query: str) -> AppTest:
    """Run a script of a page."""
    test = app_test(script, *arguments)
    for name, value in query.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception, test.exception[0].value
    return test


def press(test: AppTest, label: str) -> AppTest:
    """Press the button with this label."""
    next(button for button in test.button if button.label == label).click()
    test.run()
    assert not test.exception, test.exception[0].value
    return test


def _panel(problem: object, labels: dict[str, str]) -> None:
    import streamlit as st

    from core import ui

    pressed = ui.error_panel(problem, "it", labels)  # type: ignore[arg-type]
    st.text(f"pressed {pressed}")
    ui.field_error(problem, "tags")  # type: ignore[arg-type]


def test_a_retryable_problem_has_a_button_and_details_without_words() -> None:
    problem = ApiProblem(
        "The document “Ann's secret” cannot be read.",
        title="Not reachable right now",
        error_code="unavailable",
        status=503,
        retryable=True,
        request="GET /api/knowledge/kd_1",
        trace_id="abc",
    )
    test = draw(_panel, problem, {})
    said = words(test)
    assert "**Not reachable right now**" in said
    assert "“Ann's secret”" in said
    assert "Code unavailable" in said
    details = test.code[0].value
    assert '"trace": "abc"' in details
    assert '"request": "GET /api/knowledge/kd_1"' in details
    assert "Ann" not in details
    assert "pressed False" in said
    assert "pressed True" in words(press(test, "Try again"))


def test_the_trace_of_a_problem_leads_to_the_page_that_shows_traces() -> None:
    trace = "0af7651916cd43dd8448eb211c80319c"
    problem = ApiProblem("It broke.", title="Broken", status=500, trace_id=trace)
    # Nobody answers there: the link needs the registry of this process alone.
    away = f"http://127.0.0.1:{free_port()}"
    for shows, expected in (
        ("trace", f"[Trace {trace}](/who-did-what?trace={trace})"),
        (None, f" · Trace {trace}"),
    ):
        record = PluginRecord("outside", "dist 1.0", ModuleType)
        record.pages = [
            PageSpec("Who did what", "json:loads", ":material/mic:", "who-did-what", shows=shows)
        ]
        with dashboard(away, PluginRegistry([record])):
            assert expected in words(draw(_panel, problem, {}))


def test_bad_fields_are_named_as_on_the_page() -> None:
    problem = ApiProblem(
        "tags.0: must not be blank; raw_content: is too long",
        title="Some values are not valid",
        status=422,
        errors=(
            FieldProblem("tags.0", "must not be blank"),
            FieldProblem("raw_content", "is **too** long"),
        ),
    )
    test = draw(_panel, problem, {"tags": "Tags"})
    said = words(test)
    assert "- **Tags**: must not be blank" in said
    assert "- **raw_content**: is **too** long" in said
    assert "tags.0" not in said
    assert ":red[:material/error: must not be blank]" in said
    assert not test.button


@pytest.mark.parametrize(
    ("status", "asked", "retryable", "expected"),
    [
        (None, "GET /x", True, "Wait a moment and try again."),
        (503, "POST /x", True, "Nothing that you typed is lost."),
        (404, "GET /x", False, "It may have been deleted."),
        (409, "PUT /x", False, "Reload the page"),
        (413, "POST /x", False, "Choose a smaller file"),
        (500, "GET /x", False, "the person who looks after ElevenDops"),
        (418, "GET /x", False, "the person who looks after ElevenDops"),
    ],
)
def test_advice(status: int | None, asked: str, retryable: bool, expected: str) -> None:
    problem = ApiProblem("x", status=status, request=asked, retryable=retryable)
    assert expected in advice(problem)


def test_states_in_words() -> None:
    assert badge("completed") == ":green-badge[:material/check_circle: Ready]"
    assert badge("failed") == ":red-badge[:material/error: Failed]"
    assert badge("*new*", "busy") == r":blue-badge[:material/sync: \*new\*]"


def _two_pages() -> None:
    import streamlit as st

    from core import ui

    if st.toggle("Other page", key="other"):
        st.text(f"kept {ui.kept('form.name', '')!r}")
        return
    name = st.text_input("Name", **ui.keep("form.name", "new"))
    if st.button("Save"):
        ui.forget("form.name")
        st.rerun()
    st.text(f"typed {name!r}")


def test_typed_input_survives_another_page_until_it_is_saved() -> None:
    test = draw(_two_pages)
    test.text_input[0].set_value("Ann").run()
    test.toggle[0].set_value(True).run()
    assert "kept 'Ann'" in words(test)
    test.toggle[0].set_value(False).run()
    assert "typed 'Ann'" in words(test)
    assert "typed 'new'" in words(press(test, "Save"))


def _work(steps: list[object]) -> None:
    import streamlit as st

    from core import ui
    from core.api_models import JobView

    def load() -> JobView:
        step = steps.pop(0) if len(steps) > 1 else steps[0]
        if isinstance(step, ui.ApiProblem):
            raise step
        assert isinstance(step, JobView)
        return step

    st.text("drawn")
    ui.poll(load(), load, lambda job: ui.progress_panel("Speech", job), until=ui.finished)


def _job(state: str, **more: object) -> Any:
    from core import clock
    from core.api_models import JobView

    values: dict[str, object] = {
        "job_id": "j",
        "kind": "audio.speak",
        "state": state,
        "progress": 0.4,
        "message": "Speaking part 2 of 5",
        "attempts": 1,
        "error": None,
        "error_code": None,
        "next_try_at": None,
        "created_at": clock.now(),
        "updated_at": clock.now(),
    }
    return JobView.model_validate(values | more)


def test_long_work_shows_how_far_it_is() -> None:
    test = draw(_work, [_job("running")])
    assert test.progress[0].value == 40
    assert test.progress[0].text == "Speaking part 2 of 5"
    assert "In progress" in words(test)


def test_waiting_work_says_why_and_when_it_goes_on() -> None:
    from core import clock

    waiting = _job("queued", error="The voice service does not answer.", next_try_at=clock.now())
    said = words(draw(_work, [waiting]))
    assert "The voice service does not answer." in said
    assert "Next retry at" in said


def test_finished_work_has_no_bar_and_is_not_asked_for_again() -> None:
    steps = [_job("done"), _job("failed")]
    test = draw(_work, steps)
    assert "Done" in words(test)
    assert not test.progress
    assert len(steps) == 1


def _deletion(outcome: list[str]) -> None:
    import streamlit as st

    from core import ui

    def act() -> None:
        if "refuse" in outcome:
            raise ui.ApiProblem("Two agents use it.", title="In use", status=409)
        outcome.append("deleted")

    st.session_state["ask"] = st.session_state.get("ask", True)
    if st.session_state["ask"] and "deleted" not in outcome:
        ui.confirm_delete("**Leaflet**", "Its audio is deleted too.", act)


def test_deletion_asks_first() -> None:
    outcome: list[str] = []
    test = draw(_deletion, outcome)
    said = words(test)
    assert "****Leaflet****" in said
    assert "Its audio is deleted too." in said
    assert outcome == []
    press(test, "Delete")
    assert outcome == ["deleted"]


def test_a_deletion_that_is_refused_says_why() -> None:
    outcome = ["refuse"]
    test = press(draw(_deletion, outcome), "Delete")
    assert "Two agents use it." in words(test)
    assert outcome == ["refuse"]


def _audio(addresses: list[str | None]) -> None:
    from core import ui

    ui.audio_player(addresses.pop(0), "Reply")


def test_a_redraw_does_not_stop_the_sound(host: Host) -> None:
    later = int(time.time()) + 3600
    soon = int(time.time()) + 100
    addresses: list[str | None] = [
        f"/blobs/a.wav?expires={soon}&signature=1",
        f"/blobs/a.wav?expires={later}&signature=2",
        f"/blobs/a.wav?expires={later + 5}&signature=3",
        f"/blobs/b.wav?expires={later}&signature=4",
        "https://voices.example.org/sample.mp3",
        None,
    ]
    here = f"http://127.0.0.1:{host.settings.port}"
    test = app_test(_audio, addresses)

    def address() -> str:
        (audio,) = test.run().get("audio")
        url: str = audio.url
        return url

    assert address() == f"{here}/blobs/a.wav?expires={soon}&signature=1"
    # The first ends soon, so the second is taken; the third is not needed yet.
    assert address() == f"{here}/blobs/a.wav?expires={later}&signature=2"
    assert address() == f"{here}/blobs/a.wav?expires={later}&signature=2"
    assert address() == f"{here}/blobs/b.wav?expires={later}&signature=4"
    assert address() == "https://voices.example.org/sample.mp3"
    test.run()
    assert not test.get("audio")
    assert "There is no recording." in words(test)


def _address() -> None:
    from datetime import date

    import streamlit as st

    from core import ui

    st.text(f"id {ui.url_state('id').get()!r}")
    st.text(f"words {ui.url_value('q', str)!r}")
    st.text(f"day {ui.url_value('day', date)!r}")
    st.text(f"only {ui.url_value('only', bool)!r}")
    st.text_input("Words", **ui.url_input("q", str))
    st.date_input("Day", **ui.url_input("day", date))
    st.button("Apply", on_click=ui.apply_to_url, args=("q", "day"))
    st.button("Open", on_click=ui.url_state("id").set, args=("kd_1",))


def test_the_address_holds_ids_and_filters() -> None:
    said = words(draw(_address, id="kd_9", q="  two words ", day="2026-03-01", only="yes"))
    assert "id 'kd_9'" in said
    assert "words 'two words'" in said
    assert "day datetime.date(2026, 3, 1)" in said
    assert "only True" in said


@pytest.mark.parametrize("rubbish", ["../../etc", "a b", "x" * 129, "<b>", " "])
def test_an_address_with_rubbish_holds_nothing(rubbish: str) -> None:
    said = words(draw(_address, id=rubbish, day=rubbish, only=rubbish))
    assert "id None" in said
    assert "day None" in said
    assert "only None" in said


def test_inputs_are_written_into_the_address() -> None:
    test = draw(_address, day="2026-03-01")
    test.text_input[0].set_value(" fasting ")
    test.date_input[0].set_value(None)
    press(test, "Apply")
    assert dict(test.query_params) == {"q": "fasting"}
    press(test, "Open")
    assert dict(test.query_params) == {"q": "fasting", "id": "kd_1"}
    assert test.text_input[0].value == "fasting"


def test_the_client_is_the_one_of_the_process(host: Host) -> None:
    from core.ui.host import api

    assert isinstance(api(), ApiClient)
    assert api() is host.client


def _pager() -> None:
    import streamlit as st

    from core import ui

    pager = ui.Pager("visits")
    st.text(f"page {pager.page}")


@pytest.mark.parametrize(
    ("address", "page"), [("3", 3), ("٣", 3), ("²", 1), ("-2", 1), ("1e3", 1), ("9" * 5000, 1)]
)
def test_a_page_number_in_the_address_that_is_none_means_the_first(
    host: Host, address: str, page: int
) -> None:
    test = draw(_pager, visits_after="cursor", visits_page=address)
    assert f"page {page}" in words(test)
