"""What the tests of the Education Audio page share: opening, pressing, editing, waiting."""

from __future__ import annotations

import time
from collections.abc import Callable

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button, Checkbox, TextArea

from tests.plugins.education_audio.support import TEXT, add_document, write_stream
from tests.support.dashboard import page, run, words
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import Clinic

STATEMENT = "I am a clinician. I have read this script and approve exactly this text."


def opened(**query: str) -> AppTest:
    """The page at this address, not yet run."""
    return page("education-audio", query)


def labels(test: AppTest) -> list[str]:
    """What the buttons say."""
    return [button.label for button in test.button]


def button(test: AppTest, label: str) -> Button:
    """The button that says so."""
    return next(button for button in test.button if button.label == label)


async def press(test: AppTest, label: str) -> AppTest:
    """Press the button that says so."""
    button(test, label).click()
    return await run(test)


def editable(test: AppTest) -> bool:
    """Whether there is a script to edit."""
    return any(area.label == "Script" for area in test.text_area)


def script_of(test: AppTest) -> str:
    """The script as it stands in the page."""
    return _field(test).value or ""


async def edit(test: AppTest, text: str) -> AppTest:
    """Type another script."""
    _field(test).set_value(text)
    return await run(test)


def _field(test: AppTest) -> TextArea:
    return next(area for area in test.text_area if area.label == "Script")


def statement(test: AppTest) -> Checkbox:
    """The clinician's statement."""
    return next(box for box in test.checkbox if box.label == STATEMENT)


async def approve(test: AppTest) -> AppTest:
    """Approve the script as it stands."""
    statement(test).check()
    await run(test)
    return await press(test, "Approve this script")


def sounds(test: AppTest) -> list[str]:
    """The addresses of the players."""
    return [audio.proto.url for audio in test.get("audio")]


def progress(test: AppTest) -> str:
    """What the progress bars say."""
    return " ".join(bar.text for bar in test.progress)


async def until(test: AppTest, reached: Callable[[AppTest], bool]) -> AppTest:
    """Draw the page again, as its timer does, until it shows what is waited for."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not reached(test):
        assert time.monotonic() < deadline, words(test)
        await run(test)
    return test


async def written(clinic: Clinic, text: str = TEXT, **changes: object) -> dict[str, str]:
    """A document with a finished draft, as the page's address names them."""
    knowledge_id = await add_document(clinic, text)
    found = await write_stream(clinic, knowledge_id, **changes)
    assert found[-1]["type"] == "complete", found[-1]
    return {"document": knowledge_id, "draft": found[-1]["draft_id"]}
