"""Who reads which language, and so may approve translations into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from pages.education_audio.choosing.choices import load_writing_choices
from plugins.education_audio.contract import LanguageReader, LanguageReaders

_ADDRESS = "/api/audio/readers"
_PROBLEM = "audio.readers.problem"
_LABELS = {"languages": text("Languages that you read")}


def draw_readers() -> None:
    """Draw who reads which language, closed until somebody opens it."""
    shown = st.expander(
        _("Who reads which language"),
        icon=":material/translate:",
        key="audio.readers",
        on_change="rerun",
    )
    if not shown.open:
        return
    with shown:
        st.caption(
            _(
                "A script in another language than its document is approved only by somebody who "
                "reads that language. Say which ones you read; a colleague confirms it."
            )
        )
        listed = ui.fetch(
            lambda: ui.api().get(_ADDRESS, LanguageReaders),
            "readers",
            _("Loading who reads what…"),
            last="readers",
        )
        if listed is None:
            return
        for reader in listed.readers:
            _row(reader, mine=reader.user_id == listed.you)
        choices = ui.fetch(load_writing_choices, "readers.choices", last="choices")
        if choices is not None:
            codes = dict.fromkeys(code.partition("-")[0] for code in choices.languages)
            _own(listed.mine(), codes)


def _row(reader: LanguageReader, *, mine: bool) -> None:
    for mark in reader.marks:
        words, state = st.columns([5, 4], vertical_alignment="center")
        words.markdown(
            f"**{ui.literal(reader.name)}** · {ui.literal(ui.language_name(mark.language))}"
        )
        if mark.confirmed_by is not None:
            state.caption(
                _(
                    ":green[:material/check:] Confirmed by {name}",
                    name=ui.literal(mark.confirmed_by),
                )
            )
        elif mine:
            state.caption(_(":material/schedule: A colleague has to confirm it"))
        elif state.button(
            _("Confirm"),
            key=f"audio.readers.{reader.user_id}.{mark.language}",
            icon=":material/check:",
        ):
            address = ui.path("api", "audio", "readers", reader.user_id, "confirm")
            body = {"language": mark.language}
            _send(partial(ui.api().post, address, LanguageReader, body))


def _send(call: Callable[[], LanguageReader]) -> None:
    try:
        call()
    except ui.ApiProblem as problem:
        st.session_state[_PROBLEM] = problem
    st.rerun()


def _own(mine: LanguageReader, codes: Iterable[str]) -> None:
    form = ui.RecordForm(
        f"audio.readers.own.{mine.user_id}",
        mine,
        lambda reader: {"languages": [mark.language for mark in reader.marks]},
        {"languages": ui.FormField(translate(_LABELS["languages"]), _names)},
    )
    st.multiselect(
        _("Languages that you read"),
        list(codes),
        format_func=ui.language_name,
        **form.keep("languages"),
    )
    form.draw_save(
        lambda changes, version: ui.api().put(
            _ADDRESS, LanguageReader, {**changes, "version": version}
        ),
        lambda: ui.api().get(_ADDRESS, LanguageReaders).mine(),
        key="audio.readers.keep",
        label=_("Keep my languages"),
        labels=_LABELS,
    )
    problem: ui.ApiProblem | None = st.session_state.pop(_PROBLEM, None)
    if problem is not None:
        ui.error_panel(problem, labels=_LABELS)


def _names(languages: list[str]) -> str:
    return ", ".join(ui.language_name(language) for language in languages)
