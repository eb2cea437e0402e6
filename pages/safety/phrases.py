"""The red flags that a clinic adds for the patients of the agent that Agent Setup shows."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from plugins.agents.contract import Agent
from plugins.safety.contract import AgentPhrases, OwnPhrase, PhraseTier, PhraseVersion, unwatched

_NEW = "new"
_PROBLEM = "safety.phrases.problem"
_TIERS = {
    PhraseTier.URGENT: text("Urgent: the patient is given the emergency text"),
    PhraseTier.POSSIBLY_URGENT: text("Possibly urgent: the agent answers, with a safety sentence"),
}


def draw() -> None:
    """Draw them where an agent is open, once somebody opens that."""
    agent_id = ui.url_value("id", str)
    if not agent_id or agent_id == _NEW:
        return
    details = st.expander(
        _("Red flags of your own"),
        icon=":material/e911_emergency:",
        key="safety.phrases",
        on_change="rerun",
    )
    if not details.open:
        return
    address = ui.path("api", "safety", "phrases", agent_id)
    with details:
        found = ui.fetch(
            lambda: (
                ui.api().get(address, AgentPhrases),
                ui.api().get(ui.path("api", "agent", agent_id), Agent).languages,
            ),
            "safety.phrases.listed",
            _("Loading…"),
            last=agent_id,
        )
        if found is not None:
            _draw(*found, address)


def _draw(own: AgentPhrases, languages: list[str], address: str) -> None:
    st.caption(
        _(
            "ElevenDops always watches for the usual red flags. Here you add words that are urgent "
            "for the patients of this agent, such as “flashes of light” after an eye operation. "
            "Endings may differ (“flash of light”); what a patient denies or only asks about is no "
            "red flag."
        )
    )
    newest = own.versions[0] if own.versions else None
    in_force = next((one for one in own.versions if one.number == own.in_force), None)
    if in_force is None:
        st.markdown(_("**None is watched.**"))
    else:
        _list(_("**Watched now**, approved by {who}", who=ui.literal(in_force.approved_by or "")),
              in_force)  # fmt: skip
        if st.button(_("Watch none of them"), key="safety.phrases.off", icon=":material/undo:"):
            _send(address, "withdraw", {"number": own.in_force})
    if newest is not None and newest.number != own.in_force:
        _list(
            _("**Draft**, by {who}. It is not watched yet.", who=ui.literal(newest.saved_by)),
            newest,
        )
        if st.button(
            _("Approve this list"),
            key=f"safety.phrases.approve.{newest.number}",
            type="primary",
            icon=":material/verified:",
        ):
            _send(address, "approve", {"number": newest.number, "sha256": newest.sha256})
    _edit(own, languages, address)
    problem: ui.ApiProblem | None = st.session_state.get(_PROBLEM)
    if problem is not None:
        ui.error_panel(problem, labels={"phrases": _("Red flags of your own")})


def _list(title: str, version: PhraseVersion) -> None:
    st.markdown(title)
    if not version.phrases:
        st.caption(_("An empty list"))
    for tier, words in _TIERS.items():
        said = [one.words for one in version.phrases if one.tier is tier]
        if said:
            st.caption(f"{translate(words)}: {ui.literal(', '.join(said))}")


def _edit(own: AgentPhrases, languages: list[str], address: str) -> None:
    missing = unwatched(languages)
    codes = dict.fromkeys(one.partition("-")[0] for one in languages if one not in missing)
    boxes = {f"{code}.{tier}": (code, tier) for code in codes for tier in _TIERS}
    fields = {
        name: ui.FormField(f"{ui.language_name(code)}: {translate(_TIERS[tier])}")
        for name, (code, tier) in boxes.items()
    }

    def values(record: AgentPhrases) -> ui.JsonObject:
        return {name: _lines(_newest(record), *box) for name, box in boxes.items()}

    def load() -> AgentPhrases:
        return ui.api().get(address, AgentPhrases)

    def send(changes: ui.JsonObject, version: int) -> AgentPhrases:
        # What was not typed here stays as it is in the version that is saved over.
        saved = own if own.version == version else load()
        kept = [one for one in _newest(saved) if one.language not in codes]
        typed = values(saved) | changes
        body = [one.model_dump(mode="json") for one in kept]
        for name, (code, tier) in boxes.items():
            body += _phrases(typed[name], code, tier)
        return ui.api().put(address, AgentPhrases, {"phrases": body, "version": version})

    form = ui.RecordForm(f"safety.phrases.{own.agent_id}", own, values, fields)
    for name, field in fields.items():
        st.text_area(
            field.label,
            height=90,
            help=_("One phrase a line, of two to six words, as patients say it."),
            **form.keep(name),
        )
    form.draw_save(
        send,
        load,
        key="safety.phrases.save",
        label=_("Save this list as a draft"),
        labels={"phrases": _("Red flags of your own")},
    )


def _newest(own: AgentPhrases) -> list[OwnPhrase]:
    return own.versions[0].phrases if own.versions else []


def _lines(phrases: list[OwnPhrase], code: str, tier: PhraseTier) -> str:
    said = [one.words for one in phrases if one.language == code and one.tier is tier]
    return "\n".join(said)


def _phrases(said: str, code: str, tier: PhraseTier) -> list[ui.JsonObject]:
    lines = [line.strip() for line in said.splitlines()]
    return [{"words": line, "language": code, "tier": tier.value} for line in lines if line]


def _send(address: str, action: str, body: ui.JsonObject) -> None:
    try:
        ui.api().post(f"{address}/{action}", AgentPhrases, body)
    except ui.ApiProblem as problem:
        st.session_state[_PROBLEM] = problem
    else:
        st.session_state.pop(_PROBLEM, None)
    st.rerun()
