"""Gives an audio to a patient: a link with its QR code, and what came back by earlier links."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import segno
import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from pages.handouts.results import draw_links
from plugins.education_audio.contract import AudioFile, AudioList, AudioStatus, SourceState
from plugins.handouts.contract import LANGUAGES, UNREAD, HandoutCreated, page_language

_DAYS = (1, 7, 14, 30, 90)
_MADE = "handouts.made"
_PROBLEM = "handouts.problem"
_LABELS = {"questions": text("Questions"), "expires_at": text("Works for")}


def render() -> None:
    """Choose an audio, make a link to it, and see what became of the others, once it is opened."""
    details = st.expander(
        _("A link, a QR code or a sheet for one patient"),
        icon=":material/qr_code_2:",
        key="handouts.open",
        on_change="rerun",
    )
    if not details.open:
        return
    with details:
        _draw()


def _draw() -> None:
    with st.container(border=True):
        st.markdown(
            _(
                "Patients hear the audio at home by a link, without signing in. The link tells "
                "nothing about them, works for as long as you say, and can be ended at once."
            )
        )
        found = ui.offered(
            "handouts.audio.listed",
            lambda query: ui.api().get("/api/audio/list", AudioList, query),
        )
        if found is None:
            return
        finished = [audio for audio in found.audio_files if audio.status == AudioStatus.COMPLETED]
        if not finished:
            st.caption(_("As soon as there is audio, you can give it to patients by a link."))
            return
        named = {audio.audio_id: audio for audio in finished}
        keep = ui.keep("handouts.audio", next(iter(named)))
        shown = {audio.audio_id: _named(audio) for audio in finished}
        chosen = st.selectbox(
            _("Audio"),
            list(named),
            format_func=ui.option_labels(keep["key"], shown),
            **keep,
        )
        audio = named[chosen]
        if audio.source_state is SourceState.CURRENT:
            _make(audio)
        else:
            st.info(
                _(
                    "This audio was not approved for its document as it is now: its links play "
                    "nothing, and there can be no new ones until it is approved again."
                ),
                icon=":material/history:",
            )
        _made(audio)
        draw_links(audio)


def _named(audio: AudioFile) -> str:
    return f"{audio.name} · {ui.when(audio.created_at)}"


def _make(audio: AudioFile) -> None:
    own = page_language(audio.language, audio.script)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        language = st.selectbox(
            _("Language of the page"),
            LANGUAGES,
            format_func=ui.language_name,
            **ui.keep(f"handouts.language.{audio.language}.{own}", own or LANGUAGES[0]),
        )
        days = st.selectbox(
            _("Works for"), _DAYS, format_func=_days, **ui.keep("handouts.days", _DAYS[2])
        )
    if audio.language and own is None:
        st.caption(
            _(
                "There are no pages in {language}: the buttons and notes around the text are in "
                "the language that you choose, and the audio and its text stay in their own.",
                language=ui.language_name(audio.language),
            )
        )
    if language in UNREAD:
        st.caption(
            _(
                ":orange[:material/translate:] Nobody who speaks {language} has read the buttons "
                "and notes of this page yet. Look at the page before you give it away.",
                language=ui.language_name(language),
            )
        )
    with st.expander(_("Questions for the patient"), type="compact", icon=":material/quiz:"):
        st.caption(
            _(
                "The patient answers them aloud, in their own words, and tells only whether they "
                "could. Write two or three, or none for the general ones: what they will do, what "
                "to be careful with, when to call."
            )
        )
        written = [
            st.text_input(
                _("Question {number}", number=number + 1),
                max_chars=200,
                **ui.keep(f"handouts.question.{number}", ""),
            )
            for number in range(3)
        ]
    questions = [question.strip() for question in written if question.strip()]
    if st.button(_("Make a link"), key="handouts.make", icon=":material/add_link:"):
        ends = datetime.now(UTC) + timedelta(days=days)
        body: ui.JsonObject = {
            "audio_id": audio.audio_id,
            "language": language,
            "expires_at": ends.isoformat(),
            "questions": questions,
        }
        try:
            with st.spinner(_("Making the link…")):
                made = ui.api().post("/api/handouts", HandoutCreated, body)
            st.session_state[_MADE] = made
            st.session_state.pop(_PROBLEM, None)
        except ui.ApiProblem as problem:
            st.session_state[_PROBLEM] = problem
        st.rerun()
    if (refusal := st.session_state.get(_PROBLEM)) is not None:
        ui.error_panel(refusal)
        ui.field_errors(refusal, {name: translate(label) for name, label in _LABELS.items()})


def _days(days: int) -> str:
    return ngettext("{number} day", "{number} days", days)


def _made(audio: AudioFile) -> None:
    """The link that was just made: it is shown here, and nowhere a second time."""
    made: HandoutCreated | None = st.session_state.get(_MADE)
    if made is None or made.handout.audio_id != audio.audio_id:
        return
    address = _on_this_port(made.path)
    with st.container(border=True, key="handouts.new"):
        st.markdown(
            _(
                ":green[:material/check_circle:] **The link is ready.** Give it to one patient. It "
                "is shown only here: ElevenDops does not keep it."
            )
        )
        picture, words = st.columns([1, 3], vertical_alignment="center")
        with picture:
            st.image(segno.make(address, error="m").svg_inline(scale=4), width=160)
        with words:
            st.code(address, language=None, wrap_lines=True)
            st.link_button(
                _("Sheet to print"), f"{address}/sheet", icon=":material/print:", type="primary"
            )
            st.caption(
                _(
                    "The sheet has the QR code, the address and, in the patient's language, what "
                    "it is for."
                )
            )


def _on_this_port(path: str) -> str:
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}{path}" if here.netloc else path
