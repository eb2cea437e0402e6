"""The sidebar under the navigation: how the clinic runs, what works, and what this is not."""

from __future__ import annotations

import streamlit as st

from core.api_models import Mode, ServiceHealth
from core.i18n import _, ngettext, text, translate
from core.ui.api.watch import BRIEFLY, Snapshot
from core.ui.frame.navigation import not_working
from core.ui.frame.plugins_page import ADDRESS
from core.ui.host import Host
from core.ui.language import choose_language
from core.ui.links import link
from core.ui.sign_in.session import account
from core.ui.sign_in.visitors import User
from core.ui.text import ago, literal, with_small_print
from core.version import __version__

_STATUS_SECONDS = 10

_VOICES = {"local": text("Preview voice"), "elevenlabs": text("ElevenLabs voices")}
_DEPENDENCIES = {
    "documents": text("Clinic records"),
    "storage": text("Stored files"),
    "voice": text("Voice service"),
    "writer": text("Script writer"),
    "jobs": text("Background work"),
}


def draw_sidebar(host: Host, snapshot: Snapshot, user: User | None = None) -> None:
    """Everything under the page list; it asks only what the watch already knows."""
    if user is not None:
        account(host.settings, user)
    _status(host)
    _faults(host, snapshot)
    choose_language()
    st.space("small")
    version = snapshot.version or __version__
    st.caption(
        _(
            "ElevenDops {version}  \nFor patient education. It is not medical advice "
            "and does not replace a clinician.",
            version=literal(version),
        )
    )


def mode_words(mode: Mode) -> tuple[str, str]:
    """The badge and the sentence that say who speaks and who writes."""
    voice = translate(_VOICES.get(mode.voice) or _("Voices of {voice}", voice=literal(mode.voice)))
    writer = (
        _("answers quoted from your documents")
        if mode.writer == "local"
        else _("scripts written by Gemini")
    )
    if mode.demo:
        name = _("Demo with sample data")
    else:
        name = _("Local mode") if mode.environment == "local" else _("Clinic")
    return name, _("{voice}, {writer}.", voice=voice, writer=writer)


def _mode(mode: Mode | None) -> None:
    if mode is None:
        st.empty()  # so that what is below stays in its place
        return
    name, sentence = mode_words(mode)
    if mode.demo:
        colour, icon = "orange", ":material/science:"
    elif mode.environment == "local":
        colour, icon = "blue", ":material/home_health:"
    else:
        colour, icon = "green", ":material/local_hospital:"
    st.markdown(with_small_print(f":{colour}-badge[{icon} {name}]", sentence))


@st.fragment(run_every=_STATUS_SECONDS)
def _status(host: Host) -> None:
    """Redrawn by itself, so that the age of the check and the state stay true.

    How the clinic runs may be unknown at first, where the API answers late.
    """
    snapshot = host.watch.snapshot(BRIEFLY)
    _mode(snapshot.mode)
    words = status_words(snapshot)
    with st.expander(words, type="compact", key="ui.status"):
        if snapshot.readiness is None:
            st.caption(_("Nothing is known about the services behind it yet."))
            return
        told = [_dependency(*each) for each in snapshot.readiness.services.items()]
        if snapshot.readiness_at is not None:
            told.append(_("Checked {time}", time=ago(snapshot.readiness_at)))
        st.caption("\n\n".join(told))


def status_words(snapshot: Snapshot) -> str:
    """One line about the API and what it depends on."""
    if snapshot.reachable is None:
        return _(":gray[:material/pending:] Checking the services")
    if not snapshot.reachable:
        return _(":red[:material/cloud_off:] Service not reachable")
    if snapshot.readiness is None:
        return _(":green[:material/check_circle:] Service running")
    broken = [s for s in snapshot.readiness.services.values() if s.status != "ok"]
    if broken:
        return ngettext(
            ":orange[:material/warning:] {number} service not working",
            ":orange[:material/warning:] {number} services not working",
            len(broken),
        )
    return _(":green[:material/check_circle:] All services work")


def _dependency(name: str, service: ServiceHealth) -> str:
    label = literal(_DEPENDENCIES.get(name, name.replace("_", " ").capitalize()))
    if service.status == "ok":
        return f":green[:material/check:] {label}"
    return f":red[:material/close:] **{label}**: {literal(service.error or _('does not answer'))}"


def _faults(host: Host, snapshot: Snapshot) -> None:
    faults = not_working(host.registry, snapshot)
    for title, reason in faults:
        st.warning(
            _("**{title}** is not working. The other pages are.", title=literal(title)),
            icon=":material/extension_off:",
        )
        with st.expander(_("Why"), type="compact"):
            st.caption(literal(reason))
    if faults:
        link(ADDRESS, _("All plugins and what to do"), icon=":material/extension:")
