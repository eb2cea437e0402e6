"""An audio file on the page: its progress until it is done, then the player and what it says."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from core.ui.widgets.download import download_link
from pages.education_audio.audio.hearing import draw_hearing, heard_line
from pages.education_audio.audio.outdated import approve_again, outdated_note
from plugins.education_audio.contract import AudioCues, AudioFile, AudioStatus, SourceState

_POLL_SECONDS = 1.0
_WRITTEN = {
    "captions.vtt": text("Captions"),
    "chapters.vtt": text("Chapters"),
    "transcript.txt": text("Text"),
}


def load_audio(audio_id: str) -> AudioFile:
    """The audio file as it stands. Raises ApiProblem."""
    return ui.api().get(ui.path("api", "audio", "files", audio_id), AudioFile)


def show_audio(audio: AudioFile, text: str | None) -> None:
    """Draw an audio file: its progress until it is done, then the player.

    `text` is the script at hand; the card says so when it speaks another one.
    """
    ui.poll(
        audio,
        lambda: load_audio(audio.audio_id),
        lambda newest: _card(newest, text),
        until=audio_done,
        every=_POLL_SECONDS,
    )


def audio_done(audio: AudioFile) -> bool:
    """True when nobody works on it any more."""
    return audio.status in (AudioStatus.COMPLETED, AudioStatus.FAILED)


def _card(audio: AudioFile, text: str | None) -> None:
    with st.container(border=True, gap="small"):
        if audio.status == AudioStatus.COMPLETED:
            _player(audio, text)
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{ui.literal(audio.name)}**", width="content")
            st.markdown(audio_badge(audio), width="content")
        if audio.status == AudioStatus.FAILED:
            _failed(audio)
        else:
            _progress(audio)


def audio_badge(audio: AudioFile) -> str:
    """The state of an audio file as a coloured word."""
    if audio.status == AudioStatus.GENERATING:
        return ui.badge("running")
    return ui.badge(audio.status.value)


def _progress(audio: AudioFile) -> None:
    waiting = audio.status == AudioStatus.WAITING
    doing = _("Waiting for the voice service") if waiting else _("The script is being spoken")
    st.progress(min(max(audio.progress, 0.0), 1.0), text=f"{doing} · {audio.progress:.0%}")
    if waiting:
        reason = audio.error or _("The voice service does not answer.")
        st.markdown(
            _(
                ":material/info: {reason} It continues automatically as soon as the voice "
                "service answers again; what is spoken already is kept.",
                reason=ui.literal(reason),
            )
        )
    if audio.is_begun:
        ui.made_audio_player(
            ui.path("api", "audio", "files", audio.audio_id, "begun.mp3"),
            ngettext(
                "The beginning, while the rest is being spoken: {spoken} of {number} part is there",
                "The beginning, while the rest is being spoken: {spoken} of {number} parts are "
                "there",
                audio.parts,
                spoken=audio.parts_spoken,
            ),
        )
    st.caption(_("You can leave this page. The audio is still generated."))


def _player(audio: AudioFile, text: str | None) -> None:
    outdated_note(audio)
    if text is not None and text != audio.script:
        st.markdown(
            _(
                ":orange[:material/info: This audio uses an earlier version. "
                "Approve the present text and make the speech again to replace it.]"
            )
        )
    play_audio(audio, "speech")
    script_and_approval(audio, "speech")


def play_audio(audio: AudioFile, place: str) -> None:
    """The player of a finished audio file, how long it is, its text, and the ways to save it.

    `place` tells two of the same audio file on one page apart.
    """
    ui.audio_player(audio.audio_url, audio.name)
    with st.container(horizontal=True, vertical_alignment="center"):
        if audio.duration_seconds is not None:
            st.markdown(f":material/timer: {ui.duration(audio.duration_seconds)}", width="content")
        # What is not current staff hear to approve it again; it is no file to be handed out.
        if audio.source_state is SourceState.CURRENT:
            download_link(audio.audio_url, _("Download MP3"), f"{audio.name}.mp3")
            for name, label in _WRITTEN.items():
                ui.made_file_link(
                    ui.path("api", "audio", "files", audio.audio_id, name), translate(label)
                )
    st.caption(heard_line(audio))
    follow_text(audio, place)
    if audio.audio_url:
        draw_hearing(audio, place)


def follow_text(audio: AudioFile, place: str) -> None:
    """An expander with the sentences, of which the one that is heard stands out."""
    if not audio.audio_url:
        return
    shown = st.expander(
        _("Follow the text"),
        icon=":material/subtitles:",
        type="compact",
        key=f"audio.follow.{place}.{audio.audio_id}",
        on_change="rerun",
    )
    if not shown.open:
        return
    with shown:
        said = ui.fetch(
            lambda: ui.api().get(
                ui.path("api", "audio", "files", audio.audio_id, "cues"), AudioCues
            ),
            "cues",
            _("Loading the sentences…"),
        )
        if said is not None:
            sentences = [(cue.begins, cue.ends, cue.text) for cue in said.cues]
            ui.followed_text(audio.audio_url, sentences, key=f"audio.text.{place}.{audio.audio_id}")


def script_and_approval(audio: AudioFile, place: str) -> None:
    """An expander with what is spoken and who approved it; filled when it is opened.

    `place` tells two of the same audio file on one page apart.
    """
    details = st.expander(
        _("Script and approval"),
        icon=":material/article:",
        type="compact",
        key=f"audio.details.{place}.{audio.audio_id}",
        on_change="rerun",
    )
    if not details.open:
        return
    with details:
        approval = audio.approval
        st.markdown(
            _(
                ":green[:material/verified:] Approved {time} by {approved_by_name}",
                time=ui.when(approval.approved_at),
                approved_by_name=ui.literal(approval.approved_by_name),
            )
        )
        if audio.description:
            st.text(audio.description)
        with st.container(height=280, border=True):
            ui.user_text(audio.script)
        approve_again(audio, place)


def _failed(audio: AudioFile) -> None:
    ui.error_panel(
        ui.ApiProblem(
            audio.error or _("The speech could not be made."),
            title=_("The speech could not be made"),
            error_code="speech_failed",
            status=502,
            request=f"audio {audio.audio_id}",
            trace_id=audio.error_trace_id,
            at=audio.error_at or audio.modified_at,
        )
    )
    if st.button(
        _("Try the speech again"), key=f"audio.retry.{audio.audio_id}", icon=":material/refresh:"
    ):
        address = ui.path("api", "audio", "files", audio.audio_id, "retry")
        again = ui.fetch(
            lambda: ui.api().post(address, AudioFile), "audio.retry", _("Trying the speech again…")
        )
        if again is not None:
            st.rerun()
