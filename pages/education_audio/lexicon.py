"""How the clinic has its words said, and what is spoken of a script."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from core.ui.widgets.state import visit
from core.ui.widgets.version_choice import THEIRS, draw_choice
from pages.education_audio.checks.findings import sha256_of
from plugins.education_audio.contract import (
    NONE_YET,
    Pronunciation,
    PronunciationList,
    SpokenLine,
    SpokenScript,
)

_ADDRESS = "/api/audio/pronunciations"
_LABELS = {"written": text("Written"), "spoken": text("Said"), "language": text("Language")}
_LANGUAGES = {
    "": text("All languages"),
    "en": text("English"),
    "es": text("Spanish"),
    "zh": text("Chinese"),
}
_PROBLEM = "audio.lexicon.problem"
_WRITTEN, _SAID = "audio.lexicon.written", "audio.lexicon.spoken"
_THERE = "audio.lexicon.there"
_SPOKEN = "audio.spoken"
_CHANGED = "audio.spoken.changed"
SPOKEN_CHANGED = "spoken_changed"
"""The API's word for an approval of what is spoken otherwise by now."""


def draw_lexicon() -> None:
    """Draw the clinic's pronunciations, closed until somebody opens them."""
    shown = st.expander(
        _("Pronunciations"),
        icon=":material/record_voice_over:",
        key="audio.lexicon",
        on_change="rerun",
    )
    if not shown.open:
        return
    with shown:
        st.caption(
            _(
                "Words that a voice says wrongly, such as medicine names: write how they are to be "
                "said. Scripts stay as they are written. Patients are not offered audio that says "
                "a word as it was said before, until its script is approved again and spoken."
            )
        )
        listed = ui.fetch(
            lambda: ui.api().get(_ADDRESS, PronunciationList),
            "lexicon",
            _("Loading the pronunciations…"),
            last="lexicon",
        )
        if listed is None:
            return
        for one in listed.pronunciations:
            _row(one)
        _add()


def draw_spoken(script: str, place: str = "script") -> SpokenScript | None:
    """Draw what a voice is given of each line that it does not read as it is written, and give it.

    Lines with a pronunciation of the clinic always stand there: somebody typed those words, and who
    approves the script approves them. The others, which follow from rules, are behind a press. None
    while it cannot be had. It stays what this visit was told first, also when somebody changes
    a pronunciation meanwhile: who approves it approves what they saw. `place` tells two on one page
    apart.
    """
    if not script.strip():
        return None
    changed = st.session_state.pop(f"{_CHANGED}.{place}", False)
    opened = f"audio.what_is_spoken.{place}"
    if changed:
        st.session_state[opened] = True
    said = _told(script, place)
    pronounced = [line for line in said.lines if line.pronounced] if said is not None else []
    if pronounced:
        st.markdown(_("**Said as your clinic has its words said**"))
        _lines(pronounced)
    shown = st.expander(_("What is spoken"), type="compact", key=opened, on_change="rerun")
    if said is None or not shown.open:
        return said
    with shown:
        if changed:
            st.warning(
                _("This was changed meanwhile. It is spoken as it stands here now."),
                icon=":material/history:",
            )
        others = [one for one in said.lines if one.spoken != one.written and not one.pronounced]
        if pronounced and not others:
            st.markdown(_("Everything else is read as it is written."))
        elif not others:
            st.markdown(_("Everything is read as it is written."))
        _lines(others)
    return said


def _lines(lines: list[SpokenLine]) -> None:
    for line in lines:
        with st.container(gap=None):
            st.markdown(ui.literal(line.spoken))
            st.caption(_("Written: {text}", text=ui.literal(line.written)))


def spoken_changed(place: str = "script") -> None:
    """What `draw_spoken` has drawn holds no more: it is asked for again, and shown."""
    st.session_state.pop(f"{_SPOKEN}.{place}", None)
    st.session_state[f"{_CHANGED}.{place}"] = True


def _told(script: str, place: str) -> SpokenScript | None:
    """What is spoken of a script, asked for once in a visit."""
    key, wanted = f"{_SPOKEN}.{place}", (visit(), st.session_state.get(_SPOKEN), sha256_of(script))
    kept: tuple[object, SpokenScript] | None = st.session_state.get(key)
    if kept is not None and kept[0] == wanted:
        return kept[1]
    said = ui.fetch(
        lambda: ui.api().post("/api/audio/spoken", SpokenScript, {"script": script}),
        "spoken",
        _("Putting the script into words…"),
    )
    if said is not None:
        st.session_state[key] = (wanted, said)
    return said


def _pronunciations_changed() -> None:
    """Somebody has changed one on this page: nothing that was told holds."""
    st.session_state[_SPOKEN] = st.session_state.get(_SPOKEN, 0) + 1


def _row(one: Pronunciation) -> None:
    words, language, away = st.columns([6, 3, 1], vertical_alignment="center")
    words.markdown(f"**{ui.literal(one.written)}** → {ui.literal(one.spoken)}")
    language.caption(translate(_LANGUAGES.get(one.language) or one.language))
    if away.button(
        _("Remove"),
        key=f"audio.lexicon.{one.pronunciation_id}",
        icon=":material/delete:",
        type="tertiary",
    ):
        try:
            ui.api().delete(f"{_ADDRESS}{ui.path(one.pronunciation_id)}", version=one.version)
        except ui.ApiProblem as problem:
            ui.error_panel(problem)
            return
        _pronunciations_changed()
        st.rerun()


def _add() -> None:
    with st.form("audio.lexicon.new", border=False):
        first, second, third = st.columns([4, 4, 3])
        written = first.text_input(_("Written"), max_chars=80, **ui.keep(_WRITTEN, ""))
        spoken = second.text_input(_("Said"), max_chars=80, **ui.keep(_SAID, ""))
        language = third.selectbox(
            _("Language"),
            list(_LANGUAGES),
            format_func=lambda code: translate(_LANGUAGES[code]),
            **ui.keep("audio.lexicon.language", ""),
        )
        pressed = st.form_submit_button(_("Keep this pronunciation"))
    body: ui.JsonObject = {"written": written, "spoken": spoken, "language": language}
    if pressed:
        st.session_state.pop(_THERE, None)
        _keep(body, NONE_YET)
    there: Pronunciation | None = st.session_state.get(_THERE)
    if there is not None:
        _choose(body, there)
    refused: ui.ApiProblem | None = st.session_state.pop(_PROBLEM, None)
    if refused is not None:
        ui.error_panel(refused, labels=_LABELS)


def _keep(body: ui.JsonObject, version: int) -> None:
    """Store it in place of this version; what is there instead is shown, to be chosen from."""
    try:
        ui.api().put(_ADDRESS, Pronunciation, {**body, "version": version})
        _done()
    except ui.ApiProblem as problem:
        if problem.error_code == "stale_version" and (there := _there(body)) is not None:
            st.session_state[_THERE] = there
        else:
            st.session_state[_PROBLEM] = problem
    st.rerun()


def _done() -> None:
    _pronunciations_changed()
    st.session_state.pop(_THERE, None)
    ui.forget(_WRITTEN, _SAID)


def _there(body: ui.JsonObject) -> Pronunciation | None:
    """How the word is said by now."""
    written = " ".join(body["written"].split()).casefold()
    for one in ui.api().get(_ADDRESS, PronunciationList).pronunciations:
        if one.written.casefold() == written and one.language == body["language"]:
            return one
    return None


def _choose(body: ui.JsonObject, there: Pronunciation) -> None:
    """Draw what was typed beside what is kept of the same word, and the choice."""
    key = f"audio.lexicon.choice.{there.pronunciation_id}.{there.version}"
    at = ui.when(there.changed_at)
    by = ui.literal(there.changed_by or "")
    with st.container(border=True, gap="small"):
        st.warning(
            _(
                "“{word}” is in the list already. Nothing that you typed is lost. Choose which to "
                "keep.",
                word=ui.literal(there.written),
            ),
            icon=":material/call_split:",
        )
        who = _("Saved by {by}, {at}", by=by, at=at) if by else _("Saved {at}", at=at)
        draw_choice(_("Said"), body["spoken"], there.spoken, who, key)
        if st.button(_("Save this choice"), key="audio.lexicon.choose", icon=":material/save:"):
            if st.session_state.get(key) == THEIRS:
                _done()
                st.rerun()
            _keep({**body, "written": there.written}, there.version)
