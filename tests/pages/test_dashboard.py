"""Doctor Dashboard against the real API: an empty clinic, a used one, and figures that fail."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from streamlit.testing.v1 import AppTest

from core import clock
from core.i18n import PSEUDO, offer_pseudo_language
from core.i18n.pseudo import pseudo
from core.ui.frame.page_check import rows
from core.ui.language import follow_sessions
from plugins.dashboard.contract import ActivityView, AttentionView, CardView, DashboardStats
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.dashboard import dashboard, page, run, words
from tests.support.loopback import serve
from tests.support.servers import Clinic, free_port

STEPS = (
    "Upload a document",
    "Make education audio",
    "Set up an agent",
    "Ask it as a patient would",
    "Read the conversation log",
)


def _figures(test: AppTest) -> dict[str, str]:
    """What stands large below a title."""
    return {
        str(told[0]): str(told[2][1])
        for told in (row["told"] for row in rows(test))
        if len(told) > 2 and told[1:2] == [["break"]] and told[2][0] == "bold"
    }


async def test_an_empty_clinic_is_led_through_five_steps(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(page("dashboard"))
        said = words(test)
        assert set(_figures(test).values()) == {"0"}
        assert len(_figures(test)) == 5
        places = [said.index(step) for step in STEPS]
        assert places == sorted(places)
        assert "Nothing needs attention" in said
        assert "Nothing has happened yet" in said
        # The first step stands out, and leads there.
        assert f"**{STEPS[0]}**" in said
        test.button(key="dashboard.begin").click()
        await run(test)
        assert test.title[0].value == "Upload Knowledge"


async def test_the_steps_are_said_in_the_readers_language(clinic: Clinic) -> None:
    offer_pseudo_language()
    follow_sessions()
    with dashboard(clinic.url):
        opened = page("dashboard")
        opened.context["locale"] = PSEUDO
        said = words(await run(opened))
    for step in STEPS:
        assert pseudo(step) in said
        assert step not in said


async def test_a_used_clinic(clinic: Clinic) -> None:
    agent = await agent_for(clinic, "starting-warfarin")
    talk = await begin(clinic, agent)
    await talk.ask("What should I do if I miss a dose?")
    await talk.ask("Where can I park my car at the clinic?")
    await talk.end()
    with dashboard(clinic.url):
        test = await run(page("dashboard"))
    said = words(test)
    assert sorted(_figures(test).values()) == ["0", "0", "1", "1", "1"]
    assert "Conversation of patient P1001 needs attention" in said
    assert f"Done {STEPS[0]}" in said
    assert f"**{STEPS[1]}**" in said
    # The newest first, with its time in the browser's zone.
    assert said.index("patient P1001 finished") < said.index("“Starting Warfarin”")
    assert "today " in said
    reviewed = [row["address"] for row in rows(test) if row["name"].startswith("Review: ")]
    assert [one.partition("=")[0] for one in reviewed].count("conversation-logs?id") == 1


@asynccontextmanager
async def _answering(answer: object) -> AsyncIterator[str]:
    """The address of an API whose dashboard answers this, or refuses with this status."""
    app = FastAPI()

    @app.get("/api/dashboard/stats")
    async def stats() -> JSONResponse:
        if isinstance(answer, DashboardStats):
            return JSONResponse(answer.model_dump(mode="json"))
        return JSONResponse(
            {
                "title": "Not reachable right now",
                "detail": "The records cannot be read.",
                "error_code": "unavailable",
                "retryable": True,
            },
            status_code=503,
        )

    async with serve(app) as url:
        yield url


def _card(key: str, value: int | None, **more: object) -> CardView:
    empty = {"next_step": None, "activity": None, "attention": [], "error": None}
    about = {"key": key, "title": key.replace("_", " "), "value": value, "page": "upload-knowledge"}
    return CardView.model_validate(about | empty | more)


async def test_a_figure_that_fails_is_never_zero() -> None:
    cards = [
        _card("document_count", 1204),
        _card("agent_count", None, error="The agents cannot be read."),
        _card("audio_count", 3),
        _card("conversation_count", 57),
    ]
    stats = DashboardStats(
        document_count=1204,
        agent_count=None,
        audio_count=3,
        conversation_count=57,
        last_activity=None,
        cards=cards,
    )
    async with _answering(stats) as url:
        with dashboard(url):
            test = await run(page("dashboard"))
    said = words(test)
    assert _figures(test)["document count"] == "1,204"
    assert _figures(test)["agent count"] == "—"
    assert "The agents cannot be read." in said
    assert "Reload the figures" in said
    # Nothing is known to be missing, so there are no next steps.
    assert "Next steps" not in said


async def test_names_are_shown_letter_by_letter() -> None:
    odd = "**<b>x</b>** :smile: [a](https://example.org) $y$"
    card = _card(
        "document_count",
        1,
        activity=ActivityView(text=odd, at=clock.now(), page="upload-knowledge"),
        attention=[AttentionView(text=odd, page="no-such-page", query={})],
    )
    stats = DashboardStats(
        document_count=1,
        agent_count=1,
        audio_count=1,
        conversation_count=1,
        last_activity=None,
        cards=[card],
    )
    async with _answering(stats) as url:
        with dashboard(url):
            test = await run(page("dashboard"))
    names = ["Open: document count", f"Review: {odd}", f"Open: {odd}"]
    assert [row["name"] for row in rows(test)] == names
    addresses = ["upload-knowledge", None, "upload-knowledge"]
    assert [row["address"] for row in rows(test)] == addresses
    assert words(test).count(odd) == 4, "what is told, and the names of the links"
    assert not any("[a](" in element.value for element in test.markdown)


async def test_what_is_urgent_stands_first_whichever_card_it_is_of() -> None:
    calm = AttentionView(text="A document is due", page="upload-knowledge", query={})
    urgent = AttentionView(text="Somebody is in danger", page="safety", query={}, urgent=True)
    stats = DashboardStats(
        document_count=1,
        agent_count=1,
        audio_count=1,
        conversation_count=1,
        last_activity=None,
        cards=[
            _card("document_count", 1, attention=[calm]),
            _card("open_alert_count", 1, attention=[calm, urgent]),
        ],
    )
    async with _answering(stats) as url:
        with dashboard(url):
            said = words(await run(page("dashboard")))
    assert said.index(f"Urgent {urgent.text}") < said.index(calm.text)


async def test_an_error_says_what_to_do_and_can_be_tried_again() -> None:
    async with _answering(None) as url:
        with dashboard(url):
            test = await run(page("dashboard"))
            said = words(test)
            assert "The records cannot be read." in said
            assert "Wait a moment and try again." in said
            assert "unavailable" in said
            assert not _figures(test)
            assert '"request": "GET /api/dashboard/stats"' in test.code[0].value
            test.button(key="retry.dashboard").click()
            assert "The records cannot be read." in words(await run(test))


async def test_without_the_api() -> None:
    with dashboard(f"http://127.0.0.1:{free_port()}"):
        test = await run(page("dashboard"))
    said = words(test)
    assert test.title[0].value == "Doctor Dashboard"
    assert "The ElevenDops service is starting or not reachable" in said
    assert not _figures(test)
