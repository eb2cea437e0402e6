"""The sidebar under the navigation: how the clinic runs, what works, and what this is not."""

from __future__ import annotations

import streamlit as st

from core.api_models import Mode, ServiceHealth
from core.ui.api.watch import BRIEFLY, Snapshot
from core.ui.frame.navigation import not_working
from core.ui.frame.plugins_page import ADDRESS
from core.ui.host import Host
from core.ui.links import link
from core.ui.sign_in.session import account
from core.ui.sign_in.visitors import User
from core.ui.text import ago, count, literal
from core.version import __version__

_STATUS_SECONDS = 10

_VOICES = {"local": "Preview voice", "elevenlabs": "ElevenLabs voices"}
_DEPENDENCIES = {
    "documents": "Clinic records",
    "storage": "Stored files",
    "voice": "Voice service",
    "writer": "Script writer",
    "jobs": "Background work",
}


def draw_sidebar(host: Host, snapshot: Snapshot, user: User | None = None) -> None:
    """Everything under the page list; it asks only what the watch already knows."""
    if user is not None:
        account(host.settings, user)
    _mode(snapshot.mode)
    _status(host)
    _faults(host, snapshot)
    st.space("small")
    version = snapshot.version or __version__
    st.caption(
        f"ElevenDops {literal(version)}  \n"
        "For patient education. It is not medical advice and does not replace a clinician."
    )


def mode_words(mode: Mode) -> tuple[str, str]:
    """The badge and the sentence that say who speaks and who writes."""
    voice = _VOICES.get(mode.voice, f"Voices of {literal(mode.voice)}")
    writer = (
        "answers quoted from your documents"
        if mode.writer == "local"
        else "scripts written by Gemini"
    )
    if mode.demo:
        return "Demo with sample data", f"{voice}, {writer}."
    return "Local mode" if mode.environment == "local" else "Clinic", f"{voice}, {writer}."


def _mode(mode: Mode | None) -> None:
    if mode is None:
        return
    name, sentence = mode_words(mode)
    with st.container(gap="xsmall"):
        if mode.demo:
            st.badge(name, icon=":material/science:", color="orange")
        elif mode.environment == "local":
            st.badge(name, icon=":material/home_health:", color="blue")
        else:
            st.badge(name, icon=":material/local_hospital:", color="green")
        st.caption(sentence)


@st.fragment(run_every=_STATUS_SECONDS)
def _status(host: Host) -> None:
    """Redrawn by itself, so that the age of the check and the state stay true."""
    snapshot = host.watch.snapshot(BRIEFLY)
    words = status_words(snapshot)
    with st.expander(words, type="compact", key="ui.status"):
        if snapshot.readiness is None:
            st.caption("Nothing is known about the services behind it yet.")
            return
        for name, service in snapshot.readiness.services.items():
            st.caption(_dependency(name, service))
        if snapshot.readiness_at is not None:
            st.caption(f"Checked {ago(snapshot.readiness_at)}")


def status_words(snapshot: Snapshot) -> str:
    """One line about the API and what it depends on."""
    if snapshot.reachable is None:
        return ":gray[:material/pending:] Checking the services"
    if not snapshot.reachable:
        return ":red[:material/cloud_off:] Service not reachable"
    if snapshot.readiness is None:
        return ":green[:material/check_circle:] Service running"
    broken = [s for s in snapshot.readiness.services.values() if s.status != "ok"]
    if broken:
        return f":orange[:material/warning:] {count(len(broken), 'service')} not working"
    return ":green[:material/check_circle:] All services work"


def _dependency(name: str, service: ServiceHealth) -> str:
    label = literal(_DEPENDENCIES.get(name, name.replace("_", " ").capitalize()))
    if service.status == "ok":
        return f":green[:material/check:] {label}"
    return f":red[:material/close:] **{label}**: {literal(service.error or 'does not answer')}"


def _faults(host: Host, snapshot: Snapshot) -> None:
    faults = not_working(host.registry, snapshot)
    for title, reason in faults:
        st.warning(
            f"**{literal(title)}** is not working. The other pages are.",
            icon=":material/extension_off:",
        )
        with st.expander("Why", type="compact"):
            st.caption(literal(reason))
    if faults:
        link(ADDRESS, "All plugins and what to do", icon=":material/extension:")
