"""A finished audio file checked by ear: by a recogniser, where the voice service has one."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from plugins.education_audio.contract import (
    AudioFile,
    DeviationKind,
    HeardDeviation,
    Hearing,
    HearingState,
)

_KINDS = {
    DeviationKind.FIGURE: text("A number, dose or time was heard otherwise"),
    DeviationKind.NEGATION: text("A “not” was heard otherwise"),
    DeviationKind.MEDICINE: text("A medicine was heard otherwise"),
    DeviationKind.MISSING: text("The sentence was not heard"),
}


def heard_line(audio: AudioFile) -> str:
    """Whether an audio file was checked by ear, in a few words."""
    if audio.heard is None:
        return _(":material/hearing_disabled: Not checked by ear")
    when = ui.when(audio.heard.heard_at)
    if not audio.heard.deviations:
        return _(":material/hearing: Checked by ear {time}: nothing was heard otherwise", time=when)
    return ngettext(
        ":orange[:material/hearing: Checked by ear {time}: {number} place was heard otherwise]",
        ":orange[:material/hearing: Checked by ear {time}: {number} places were heard otherwise]",
        audio.heard.deviations,
        time=when,
    )


def draw_hearing(audio: AudioFile, place: str) -> None:
    """An expander with what a recogniser heard otherwise, and the way to have it listen."""
    shown = st.expander(
        _("Check by ear"),
        icon=":material/hearing:",
        type="compact",
        key=f"audio.hearing.{place}.{audio.audio_id}",
        on_change="rerun",
    )
    if not shown.open:
        return
    address = ui.path("api", "audio", "files", audio.audio_id, "hearing")
    with shown:
        hearing = ui.fetch(
            lambda: ui.api().get(address, Hearing), "audio.hearing", _("Asking what was heard…")
        )
        if hearing is not None:
            _hearing(hearing, address, f"{place}.{audio.audio_id}")


def _hearing(hearing: Hearing, address: str, key: str) -> None:
    match hearing.state:
        case HearingState.UNAVAILABLE:
            st.caption(
                _(
                    "Not checked by ear. This voice service puts no speech into words, as the "
                    "local preview voice does not; with a key of ElevenLabs you can have it "
                    "checked. Listen to it yourself."
                )
            )
        case HearingState.TOO_OLD:
            st.caption(
                _(
                    "Not checked by ear. An earlier version of ElevenDops made this audio in a way "
                    "that cannot be checked. Listen to it yourself, or make the speech again."
                )
            )
        case HearingState.NOT_COMPARED:
            st.caption(
                _(
                    "Not checked by ear. English, Chinese and Spanish can be compared. Listen to "
                    "it yourself."
                )
            )
        case HearingState.LISTENING:
            why = f" {ui.literal(hearing.error)}" if hearing.error else ""
            st.markdown(_(":material/hourglass_empty: It is being listened to.{why}", why=why))
            if st.button(_("Look again"), key=f"audio.hearing.again.{key}", type="tertiary"):
                st.rerun()
        case HearingState.HEARD:
            _heard(hearing)
        case _:
            _offer(hearing, address, key)


def _offer(hearing: Hearing, address: str, key: str) -> None:
    if hearing.error:
        st.markdown(
            _(
                ":orange[:material/warning:] It was not checked by ear. {why}",
                why=ui.literal(hearing.error),
            )
        )
    if st.button(_("Have it checked by ear"), key=f"audio.hear.{key}", icon=":material/hearing:"):
        asked = ui.fetch(
            lambda: ui.api().post(address, Hearing, timeout=60.0),
            "audio.hear",
            _("The voice service listens…"),
        )
        if asked is not None:
            st.rerun()
    st.caption(
        _(
            "Sends {duration} of this audio to ElevenLabs, which puts it into words and charges "
            "for its length; how much, it does not say before. Parts that were checked before are "
            "not sent again. Numbers, units, “not” and medicines are compared with the script.",
            duration=ui.duration(hearing.seconds_to_pay),
        )
    )


def _heard(hearing: Hearing) -> None:
    if hearing.asked_by_name and hearing.asked_at:
        st.caption(
            _(
                "Checked for {name}, {time}. A recogniser mishears too: listen to each place "
                "yourself. This keeps nobody from approving.",
                name=ui.literal(hearing.asked_by_name),
                time=ui.when(hearing.asked_at),
            )
        )
    if not hearing.deviations:
        st.markdown(_(":green[:material/check_circle:] Nothing was heard otherwise."))
    for one in hearing.deviations:
        _deviation(one)


def _deviation(one: HeardDeviation) -> None:
    with st.container(border=True):
        st.markdown(
            _(
                ":orange[:material/warning:] {what}, at {time}",
                what=translate(_KINDS[one.kind]),
                time=ui.duration(one.at),
            )
        )
        ui.user_text(one.sentence)
        if one.heard:
            st.caption(_("Heard:"))
            ui.user_text(one.heard)
