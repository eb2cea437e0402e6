"""What the Plugins page shows of one plugin: its figures, what it offers, may use and spent."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from core.api_models import (
    PluginDetail,
    PluginPermissions,
    PluginView,
    RefusalList,
)
from core.host.registry import PluginRegistry
from core.i18n import _, ngettext
from core.i18n.formats import format_number
from core.ui.api.client import path
from core.ui.host import api
from core.ui.links import link
from core.ui.text import literal, when
from core.ui.widgets.feedback import fetch

_MAX_REFUSALS = 20


def plugin_figures(view: PluginView) -> str:
    """Its figures, on one line."""
    figures = [
        ngettext("{number} request", "{number} requests", view.requests),
        ngettext("{number} error", "{number} errors", view.errors),
        _(
            "{startup_milliseconds} ms to start",
            startup_milliseconds=format_number(round(view.startup_milliseconds)),
        ),
    ]
    if view.background_tasks:
        figures.append(
            ngettext("{number} background task", "{number} background tasks", view.background_tasks)
        )
    return " · ".join(figures)


def plugin_facts(view: PluginView, registry: PluginRegistry, key: str) -> None:
    """What else is known of it; it costs two requests."""
    page_errors = [
        _(
            "{count} in this dashboard, the last: {last_error}",
            count=ngettext("{number} error", "{number} errors", record.errors),
            last_error=record.last_error,
        )
        for record in registry.records
        if record.id == view.id and record.errors
    ]
    _line(_("Routes"), view.routes)
    _line(_("Hooks"), view.hooks)
    _line(_("Extension points"), view.extension_points)
    _line(_("Adds to"), view.contributes_to)
    _line(_("Last error"), [view.last_error] if view.last_error and view.state != "paused" else [])
    _line(_("Pages with errors"), page_errors)
    _line(_("Allowed to use"), permission_words(view.permissions))
    if view.pages:
        st.markdown(_("**Pages**"))
        for page in view.pages:
            link(page.url_path, page.title, icon=":material/arrow_forward:")
    detail = fetch(
        lambda: api().get(path("api", "plugins", view.id), PluginDetail), f"plugins.detail.{key}"
    )
    if detail is not None:
        _spending(detail)
    refused = fetch(
        lambda: api().get(
            "/api/refusals", RefusalList, {"plugin_id": view.id, "limit": _MAX_REFUSALS}
        ),
        f"plugins.refused.{key}",
    )
    if refused is not None:
        _line(
            _("Refused"),
            [
                _(
                    "{time}: to {action} {subject}",
                    time=when(item.at),
                    action=item.action,
                    subject=item.subject,
                )
                for item in refused.refusals
            ],
            nothing=_("No refusals."),
        )


def _spending(detail: PluginDetail) -> None:
    lines = [
        _(
            "{day}: voice {count}, {count_2}; writing {count_3}, {count_4}",
            day=day.day,
            count=ngettext("{number} call", "{number} calls", day.voice_calls),
            count_2=ngettext("{number} character", "{number} characters", day.voice_characters),
            count_3=ngettext("{number} call", "{number} calls", day.writer_calls),
            count_4=ngettext("{number} character", "{number} characters", day.writer_characters),
        )
        for day in detail.usage
    ]
    _line(_("Spending"), lines, nothing=_("No usage."))


def _line(name: str, values: Iterable[str], *, nothing: str | None = None) -> None:
    """A name and its values below each other; left out when there is nothing to say."""
    shown = list(values) or ([nothing] if nothing else [])
    if shown:
        st.markdown(f"**{name}**\n" + "\n".join(f"- {literal(value)}" for value in shown))


def permission_words(permissions: PluginPermissions | None) -> list[str]:
    """What a plugin declares that it uses, each as a few words."""
    if permissions is None:
        return []
    words = [_("the services of {name}", name=name) for name in permissions.services]
    words += [_("reading the collection {name}", name=name) for name in permissions.collections]
    words += [_("the stored files in {name}", name=name) for name in permissions.blobs]
    words += [_("the host {name}", name=name) for name in permissions.hosts]
    if permissions.voice:
        words.append(_("the voice service, which costs money"))
    if permissions.writer:
        words.append(_("the writing service, which costs money"))
    return words or [_("only its own data")]
