"""What plugin API 2 knew of single features; plugin API 3 ends with this module.

The types of extension points and the events stand in the `contract.py` of the plugins that they
belong to, and parts are given by `register_contributions`. A plugin for API 2 goes on as it is: the
hooks below fill the points, each with a deprecation. The older names are in `elevendops._former`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.hookspecs import HookDeprecation, hookspec

if TYPE_CHECKING:
    from core.context import PluginContext
    from core.contracts import Event
    from core.jobs import JobRequest

_KNOWLEDGE = "plugins.knowledge.contract"
_EDUCATION = "plugins.education_audio.contract"
_CONVERSATIONS = "plugins.conversations.contract"

POINTS: Mapping[str, str] = {
    "register_extractors": "knowledge.extractors",
    "register_script_checks": "education_audio.script_checks",
    "register_answer_analysers": "conversations.answer_analysers",
    "register_exporters": "conversations.exporters",
}
"""The extension point that each of these hooks fills."""

STATES: Mapping[str, tuple[str, Literal["good", "bad", "neutral"]]] = {
    "answered": ("Answered", "good"),
    "unanswered": ("Not answered", "bad"),
    "retrieval_miss": ("In your documents, but the agent missed it", "bad"),
    "off_topic": ("Not a health question", "neutral"),
    "system_fault": ("Service fault", "bad"),
    "draft": ("Draft", "neutral"),
    "approved": ("Approved", "good"),
}
"""Words of `ui.badge` for the states of single features; the pages of these have their own."""

# By the contract that has the event, in whichever module of it, and the event's name.
_EVENT_HOOKS: Mapping[tuple[str, str], str] = {
    (_KNOWLEDGE, "DocumentChanged"): "document_changed",
    (_CONVERSATIONS, "ConversationFinished"): "conversation_finished",
}


_REPLY_WAIT_SECONDS = 20.0


class _Given(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)
    patient_test_reply_wait_seconds: float | None = None
    reply_wait_seconds: float | None = None


def reply_wait_seconds() -> float:
    """What `context.settings` says of a setting that its feature has by now."""
    try:
        given = _Given()
    except ValidationError:  # the feature names it, and is marked failed
        return _REPLY_WAIT_SECONDS
    return given.patient_test_reply_wait_seconds or given.reply_wait_seconds or _REPLY_WAIT_SECONDS


def event_hook(event: Event) -> str | None:
    """The older hook that hears this event too."""
    for kind in type(event).__mro__:
        for (contract, name), hook in _EVENT_HOOKS.items():
            if name == kind.__qualname__ and f"{kind.__module__}.".startswith(f"{contract}."):
                return hook
    return None


def _filled_by_contributions(hook: str) -> HookDeprecation:
    return HookDeprecation(
        hook,
        f"use register_contributions(context) and fill the extension point {POINTS[hook]}",
        removed_in=3,
    )


@hookspec(warn_on_impl=_filled_by_contributions("register_extractors"))
def register_extractors(context: PluginContext) -> Sequence[Any]:  # type: ignore[empty-body]
    """Turn further kinds of files into text. Deprecated: use `register_contributions`."""


@hookspec(warn_on_impl=_filled_by_contributions("register_script_checks"))
def register_script_checks(context: PluginContext) -> Sequence[Any]:  # type: ignore[empty-body]
    """Look over scripts before they are approved. Deprecated: use `register_contributions`."""


@hookspec(warn_on_impl=_filled_by_contributions("register_answer_analysers"))
def register_answer_analysers(  # type: ignore[empty-body]
    context: PluginContext,
) -> Sequence[Any]:
    """Judge recorded questions and answers. Deprecated: use `register_contributions`."""


@hookspec(warn_on_impl=_filled_by_contributions("register_exporters"))
def register_exporters(context: PluginContext) -> Sequence[Any]:  # type: ignore[empty-body]
    """Offer further formats of downloads. Deprecated: use `register_contributions`."""


@hookspec(
    warn_on_impl=HookDeprecation(
        "document_changed",
        "use on_event(context, event) and look for elevendops.features.knowledge.DocumentChanged",
        removed_in=3,
    )
)
def document_changed(  # type: ignore[empty-body]
    context: PluginContext, event: Event
) -> Sequence[JobRequest]:
    """A knowledge document changed. Deprecated: use `on_event`."""


@hookspec(
    warn_on_impl=HookDeprecation(
        "conversation_finished",
        "use on_event(context, event) and look for "
        "elevendops.features.conversations.ConversationFinished",
        removed_in=3,
    )
)
def conversation_finished(  # type: ignore[empty-body]
    context: PluginContext, event: Event
) -> Sequence[JobRequest]:
    """A conversation was recorded. Deprecated: use `on_event`."""
