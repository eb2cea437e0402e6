"""Made-up events of every kind that is known, for the conformance suite of plugins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.contracts import Event
from core.tooling.event_samples import sample_events
from plugins.conversations.contract import ConversationFinished
from plugins.knowledge.contract import DocumentChanged


@dataclass(frozen=True, slots=True)
class VisitMoved(Event):
    visit_id: str
    by: Literal["staff", "patient"]
    minutes: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class Unmakeable(Event):
    thing: object


def test_a_choice_of_words_gives_an_event_for_each() -> None:
    events = list(sample_events())
    moved = [event for event in events if isinstance(event, VisitMoved)]
    assert [(event.by, event.minutes, event.reason) for event in moved] == [
        ("staff", 0, None),
        ("patient", 0, None),
    ]
    changes = {event.change for event in events if isinstance(event, DocumentChanged)}
    assert changes == {"stored", "synced", "deleted"}
    assert any(isinstance(event, ConversationFinished) for event in events)


def test_a_kind_that_cannot_be_made_up_is_left_out() -> None:
    assert not any(isinstance(event, Unmakeable) for event in sample_events())
