"""What no document answered lately is listed, and shown where staff write documents."""

from __future__ import annotations

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from core.ui.frame.page_check import rows
from core.ui.widgets.rows.told import in_words
from plugins.conversations.unanswered import CONVERSATIONS
from tests.plugins.conversations.support import DECLINE, NINE, OFF, document, got, record, turn
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic

PATH = "/api/conversations/unanswered"


async def test_each_question_once_the_newest_first(clinic: Clinic) -> None:
    knowledge_id = await document(clinic)
    for day, message in enumerate(
        (
            "Do I need a vaccine for Kenya?",
            "Is malaria common in Ghana?",
            "do I need a VACCINE for Kenya",
        )
    ):
        await record(
            clinic,
            f"c{day}",
            [turn(message, DECLINE), turn("When is the cast removed?", OFF, minute=1)],
            knowledge_ids=[knowledge_id],
            started_at=NINE + timedelta(days=day),
        )
    found = (await got(clinic, PATH))["questions"]
    assert [(one["question"], one["times"], one["conversation_id"]) for one in found] == [
        ("do I need a VACCINE for Kenya", 2, "c2"),
        ("Is malaria common in Ghana?", 1, "c1"),
    ]
    assert len((await got(clinic, PATH, limit=1))["questions"]) == 1
    assert (await clinic.client.get(PATH, params={"limit": 0})).status_code == 422


async def test_every_open_question_is_reached_page_by_page(clinic: Clinic) -> None:
    # More than are looked at for one page, and behind conversations that need attention for
    # another reason.
    count = CONVERSATIONS + 5
    for number in range(count):
        asked = turn(f"Is malaria common in land {number}?", DECLINE)
        await record(clinic, f"q{number}", [asked], started_at=NINE + timedelta(minutes=number))
    for number in range(CONVERSATIONS):
        hurts = turn("My chest hurts.", "Call 112 now.")
        started = NINE + timedelta(days=1, minutes=number)
        await record(clinic, f"r{number}", [hurts], started_at=started)
    pages: list[list[str]] = []
    cursor = None
    while True:
        asked_for = {"limit": 20} | ({"cursor": cursor} if cursor else {})
        found = await got(clinic, PATH, **asked_for)
        pages.append([one["question"] for one in found["questions"]])
        cursor = found["next_cursor"]
        if cursor is None:
            break
    assert pages[0] == []
    seen = [question for page in pages for question in page]
    assert seen == [f"Is malaria common in land {n}?" for n in reversed(range(count))]
    assert all(len(page) <= CONVERSATIONS for page in pages)
    wrong = await clinic.client.get(PATH, params={"cursor": "none"})
    assert wrong.status_code == 422


async def test_what_was_missed_or_contradicted_is_listed_with_its_status(clinic: Clinic) -> None:
    knowledge_id = await document(clinic)
    turns = [turn("When is the cast removed?", DECLINE), turn("My chest hurts.", DECLINE, minute=1)]
    detail = await record(clinic, "c1", turns, knowledge_ids=[knowledge_id])
    assert detail.unanswered_count == 1
    wrong = OFF.replace("6 weeks", "2 weeks")
    await record(
        clinic,
        "c2",
        [turn("When will the cast be removed?", wrong)],
        knowledge_ids=[knowledge_id],
        started_at=NINE + timedelta(days=1),
    )
    found = (await got(clinic, PATH))["questions"]
    assert [(one["question"], one["status"]) for one in found] == [
        ("When will the cast be removed?", "contradicted"),
        ("When is the cast removed?", "retrieval_miss"),
    ]


def led_to(test: AppTest) -> set[str]:
    """Where the rows of the panel lead."""
    return {row["address"] for row in rows(test) if row["name"].startswith("Read: ")}


def lose_transcripts(clinic: Clinic) -> None:
    [transcript] = clinic.settings.elevendops_data_dir.glob("blobs/conversations+/*/*.json")
    transcript.unlink()


async def test_a_transcript_is_read_once(clinic: Clinic) -> None:
    await record(clinic, "c1", [turn("Is malaria common in Kenya?", DECLINE)])
    listed = await got(clinic, PATH)
    lose_transcripts(clinic)
    assert await got(clinic, PATH) == listed
    await record(clinic, "c2", [turn("Is malaria common in Ghana?", DECLINE)])
    found = (await got(clinic, PATH))["questions"]
    assert [one["conversation_id"] for one in found] == ["c2", "c1"]


async def test_the_panel_on_upload_knowledge(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(page("upload-knowledge"))
        said = words(test)
        assert "No patient has asked a question yet" in said
        assert "answered all" not in said
        knowledge_id = await document(clinic)
        answered = [turn("When is the cast removed?", OFF)]
        await record(clinic, "c_answered", answered, knowledge_ids=[knowledge_id])
        assert "Your documents answered all recent questions" in words(await run(test))
        for number in range(7):
            word = ("Kenya", "Ghana", "Peru", "Chile", "Nepal", "Japan", "Egypt")[number]
            await record(clinic, f"c{number}", [turn(f"Is malaria common in {word}?", DECLINE)])
        said = words(await run(test))
        assert "Asked and not answered" in said
        assert led_to(test) == {f"conversation-logs?id=c{number}" for number in range(2, 7)}
        assert "2 more questions" in [part.label for part in test.expander]
        test = page("upload-knowledge")
        test.session_state["unanswered.more"] = True
        assert len(led_to(await run(test))) == 7


async def test_a_question_is_marked_with_its_language_and_not_its_state(clinic: Clinic) -> None:
    asked, off = "¿Cuándo me quitan el yeso?", "El yeso se quita a las 6 semanas."
    knowledge_id = await document(clinic, f"# El yeso\n\n{off}\n")
    wrong = [turn(asked, off.replace("6", "2"))]
    await record(clinic, "c1", wrong, knowledge_ids=[knowledge_id])
    with dashboard(clinic.url):
        test = await run(page("upload-knowledge"))
    [row] = [row for row in rows(test) if row["name"] == f"Read: {asked}"]
    assert row["told"][:2] == [["lang", "es", asked], ["break"]]
    assert "The reply contradicts" in in_words(row["told"])


async def test_the_panel_says_that_there_are_older_ones_and_shows_them(clinic: Clinic) -> None:
    for number in range(23):
        asked = turn(f"Is malaria common in land {number}?", DECLINE)
        await record(clinic, f"q{number}", [asked], started_at=NINE + timedelta(minutes=number))
    with dashboard(clinic.url):
        test = await run(page("upload-knowledge"))
        said = words(test)
        assert "Older conversations may hold more open questions" in said
        assert "in land 22?" in said
        assert "in land 2?" not in said
        next(button for button in test.button if button.label == "Next").click()
        said = words(await run(test))
        assert "in land 2?" in said
        assert "in land 22?" not in said
        assert "Older conversations" not in said
        next(button for button in test.button if button.label == "First page").click()
        assert "in land 22?" in words(await run(test))
