"""The links to an audio, what they do now, and what came back by them."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from plugins.education_audio.contract import AudioFile
from plugins.handouts.contract import STOPS, Handout, HandoutList, HandoutState

_ROWS = 10
_STATES: dict[HandoutState, tuple[str, ui.Tone]] = {
    HandoutState.OPEN: (text("Open"), "good"),
    HandoutState.EXPIRED: (text("Over"), "neutral"),
    HandoutState.REVOKED: (text("Ended"), "neutral"),
    HandoutState.RENEWING: (text("Plays nothing: to be approved again"), "bad"),
    HandoutState.WITHDRAWN: (text("Plays nothing: withdrawn"), "bad"),
    HandoutState.AWAY: (text("Not known right now"), "bad"),
}


def draw_links(audio: AudioFile) -> None:
    """Draw the links to this audio, newest first."""
    pager = ui.Pager("handouts", of=audio.audio_id, size=_ROWS)
    listed = ui.fetch(
        lambda: pager.load(
            lambda page: ui.api().get(
                "/api/handouts", HandoutList, {"audio_id": audio.audio_id, **page}
            )
        ),
        "handouts.list",
        _("Loading the links…"),
    )
    if listed is None:
        return
    if not listed.handouts:
        st.caption(_("Nobody has a link to this audio yet."))
        return
    for handout in listed.handouts:
        _row(audio, handout)
    pager.controls(
        listed.next_cursor, len(listed.handouts), listed.total_count, listed.unreadable_count
    )


def _row(audio: AudioFile, handout: Handout) -> None:
    with st.container(border=True, gap="small"):
        what, actions = st.columns([5, 2], vertical_alignment="center")
        with what, st.container(gap=None):
            said, tone = _STATES[handout.state]
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(
                    _("**Link of {time}**", time=ui.when(handout.created_at)), width="content"
                )
                ui.status_badge(translate(said), tone)
            facts = [
                ui.language_name(handout.language),
                _("until {time}", time=ui.when(handout.expires_at)),
            ]
            if handout.created_by_name:
                facts.append(ui.literal(handout.created_by_name))
            st.caption(" · ".join(facts))
        with actions:
            playing = handout.state in (HandoutState.OPEN, HandoutState.RENEWING)
            if playing and st.button(
                _("End the link"),
                key=f"handouts.end.{handout.handout_id}",
                icon=":material/link_off:",
            ):
                ui.confirm_delete(
                    audio.name,
                    _("Whoever has this link hears nothing any more. It cannot be opened again."),
                    lambda: ui.api().post(
                        ui.path("api", "handouts", handout.handout_id, "revoke"), Handout
                    ),
                    verb=_("End the link"),
                )
        _results(audio, handout)


def _results(audio: AudioFile, handout: Handout) -> None:
    results = handout.results
    if not results.opened:
        st.caption(_("Not opened yet."))
        return
    st.markdown(
        " · ".join(
            [
                ngettext("opened {number} time", "opened {number} times", results.opened),
                ngettext("played {number} time", "played {number} times", results.played),
                _("{number} to the end", number=results.finished),
            ]
        )
    )
    stopped = _stopped(audio, results.stops)
    if stopped:
        st.caption(_("Stopped at: {places}", places=", ".join(stopped)))
    for answered in results.questions:
        if answered.could or answered.unsure:
            st.markdown(
                _(
                    "{question} could say it: {could}, not sure: {unsure}",
                    question=f"“{ui.literal(answered.question)}”",
                    could=answered.could,
                    unsure=answered.unsure,
                )
            )
    if results.helped or results.did_not_help:
        st.markdown(
            _(
                "“Did this answer you?” yes: {helped}, no: {did_not_help}",
                helped=results.helped,
                did_not_help=results.did_not_help,
            )
        )


def _stopped(audio: AudioFile, stops: list[int]) -> list[str]:
    """Where listeners stopped, with how many: `0:12-0:24 (3)`."""
    stretch = (audio.duration_seconds or 0.0) / STOPS
    return [
        f"{ui.duration(place * stretch)}–{ui.duration((place + 1) * stretch)} ({count})"
        for place, count in enumerate(stops)
        if count
    ]
