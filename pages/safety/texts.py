"""What patients are told in an emergency: read, written anew, approved word for word."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from plugins.safety.contract import (
    EmergencyTextList,
    EmergencyTextView,
    Locale,
    TextKind,
    UnreadablePhrases,
    WordingVersion,
)

_LOCALES: dict[Locale, str] = {
    "en": text("English"),
    "es": text("Spanish"),
    "zh-Hant": text("Chinese, traditional"),
    "zh-Hans": text("Chinese, simplified"),
}
_KINDS = {
    TextKind.EMERGENCY: text("An urgent symptom"),
    TextKind.SELF_HARM: text("Thoughts of suicide or self-harm"),
    TextKind.CAUTION: text("Beside an answer: it may become urgent"),
    TextKind.SELF_HARM_CAUTION: text("Beside an answer: a patient who may think of self-harm"),
}


def draw_texts() -> None:
    """Draw the texts of one language."""
    ui.section(_("What patients are told"))
    found = ui.fetch(
        lambda: ui.api().get("/api/safety/texts", EmergencyTextList),
        "texts",
        _("Loading the texts…"),
        last="texts",
    )
    if found is None:
        return
    for phrases in found.unreadable_phrases:
        _unreadable_phrases(phrases)
    locale = st.selectbox(
        _("Language of the texts"),
        list(_LOCALES),
        format_func=lambda one: translate(_LOCALES[one]),
        **ui.keep("safety.locale", "en"),
    )
    shown = [one for one in found.texts if one.locale == locale]
    if unread := sum(one.in_force is None and not one.unreadable for one in shown):
        st.warning(
            ngettext(
                "**{number} of these texts is approved by nobody in your clinic.** Read it, "
                "change what is wrong, and approve it.",
                "**{number} of these texts are approved by nobody in your clinic.** Read them, "
                "change what is wrong, and approve them.",
                unread,
            ),
            icon=":material/verified:",
        )
    for one in shown:
        _text(one)


def _unreadable_phrases(one: UnreadablePhrases) -> None:
    """Say that a clinic's own red flags cannot be read, and what is watched for meanwhile."""
    with st.container(border=True, gap="small"):
        st.error(
            _(
                "**The red flags of your own for one agent cannot be read in storage.** Ask "
                "whoever runs ElevenDops to open the Plugins page, which names the entry."
            ),
            icon=":material/e911_emergency:",
        )
        if one.watched:
            said = ui.literal(", ".join(phrase.words for phrase in one.watched))
            st.markdown(
                _(
                    "Still watched, as they were approved last: {said}. When ElevenDops is "
                    "started anew, only the usual red flags are watched.",
                    said=said,
                )
            )
        else:
            st.markdown(_("**Meanwhile only the usual red flags are watched for this agent.**"))
        ui.link("agent-setup", _("Open the agent"), query={"id": one.agent_id})


def _text(one: EmergencyTextView) -> None:
    key = f"safety.text.{one.locale}.{one.kind}"
    with st.container(border=True, gap="small"):
        told: list[str | ui.UserText] = [
            f"**{translate(_KINDS[one.kind])}**",
            ui.UserText(one.said),
        ]
        if not one.unreadable:
            told.append(f":small[:gray[{_in_force(one)}]]")
        ui.text_list([told], key=f"{key}.said")
        if one.unreadable:
            st.error(
                _(
                    "**Your clinic's versions of this text cannot be read in storage.** Patients "
                    "are told what stands here; when ElevenDops is started anew, they are told "
                    "its own text. Ask whoever runs ElevenDops to open the Plugins page, which "
                    "names the entry."
                ),
                icon=":material/error:",
            )
            return
        change = st.expander(
            _("Change it"),
            type="compact",
            icon=":material/edit:",
            key=f"{key}.change",
            on_change="rerun",
        )
        # What nobody sees costs as much as what somebody does.
        if change.open:
            with change:
                _change(one, key)
        if (
            one.in_force is None
            and not one.versions
            and st.button(
                _("Approve these words"), key=f"{key}.approve_standard", icon=":material/verified:"
            )
        ):
            _approve_standard(one)
        for version in one.versions[:1]:
            if version.number != one.in_force:
                _draft(one, version, key)
        if one.in_force is not None and st.button(
            _("Say the text of ElevenDops again"), key=f"{key}.withdraw", icon=":material/undo:"
        ):
            _send(one, "withdraw", {"number": one.in_force})
        if one.versions:
            _versions(one, key)


def _change(one: EmergencyTextView, key: str) -> None:
    form = ui.RecordForm(key, one, _values, {"wording": ui.FormField(_("Wording"))})
    st.text_area(
        _("Wording"),
        max_chars=1000,
        height=160,
        help=_(
            "How to call for help comes in place of {call}, the crisis line in place of {crisis}.",
            call="{call}",
            crisis="{crisis}",
        ),
        **form.keep("wording"),
    )
    form.draw_save(
        lambda changes, version: _save(one, changes["wording"], version),
        lambda: _load(one),
        key=f"{key}.save",
        label=_("Save as a draft"),
        labels={"text": _("Wording")},
    )


def _values(one: EmergencyTextView) -> ui.JsonObject:
    return {"wording": one.versions[0].text if one.versions else one.standard}


def _save(one: EmergencyTextView, wording: str, version: int) -> EmergencyTextView:
    address = ui.path("api", "safety", "texts", one.locale, one.kind.value)
    return ui.api().put(address, EmergencyTextView, {"text": wording, "version": version})


def _load(one: EmergencyTextView) -> EmergencyTextView:
    listed = ui.api().get("/api/safety/texts", EmergencyTextList).texts
    return next(new for new in listed if (new.locale, new.kind) == (one.locale, one.kind))


def _in_force(one: EmergencyTextView) -> str:
    if one.in_force is None:
        return _("The text of ElevenDops. No clinician has reviewed it.")
    version = next(v for v in one.versions if v.number == one.in_force)
    return _(
        "Version {number}, approved by {who}, {time}",
        number=version.number,
        who=ui.literal(version.approved_by or ""),
        time=ui.when(version.approved_at) if version.approved_at else "",
    )


def _draft(one: EmergencyTextView, version: WordingVersion, key: str) -> None:
    st.markdown(
        _(
            "**Draft, version {number}**, by {who}. It is not said yet.",
            number=version.number,
            who=ui.literal(version.saved_by),
        )
    )
    ui.user_text(version.text)
    _approve(one, version, _("Approve these words"), key)


def _approve(one: EmergencyTextView, version: WordingVersion, label: str, key: str) -> None:
    if st.button(
        label, key=f"{key}.approve.{version.number}", type="primary", icon=":material/verified:"
    ):
        _send(one, "approve", {"number": version.number, "sha256": version.sha256})


def _approve_standard(one: EmergencyTextView) -> None:
    """Take our text as it is for the clinic's own, so that an update does not change it."""
    try:
        saved = _save(one, one.standard, one.version)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    version = saved.versions[0]
    _send(one, "approve", {"number": version.number, "sha256": version.sha256})


def _versions(one: EmergencyTextView, key: str) -> None:
    with st.expander(_("Versions"), type="compact", icon=":material/history:"):
        for version in one.versions:
            st.caption(
                _(
                    "Version {number}, saved by {who}, {time}",
                    number=version.number,
                    who=ui.literal(version.saved_by),
                    time=ui.when(version.saved_at),
                )
            )
            ui.user_text(version.text)
            if version is not one.versions[0] and version.number != one.in_force:
                _approve(one, version, _("Say this version"), key)


def _send(one: EmergencyTextView, action: str, body: ui.JsonObject) -> None:
    address = ui.path("api", "safety", "texts", one.locale, one.kind.value, action)
    try:
        ui.api().post(address, EmergencyTextView, body)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    st.rerun()
