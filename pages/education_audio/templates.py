"""The clinic's own templates for scripts: added, changed, and their versions restored."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text
from pages.education_audio.choosing.choices import load_writing_choices
from plugins.education_audio.contract import (
    OwnTemplate,
    TemplateInfo,
    TemplateVersion,
    TemplateVersions,
)

_ADDRESS = "/api/templates"
_NEW = "audio.template.new"
_PROBLEM = "audio.template.problem"
_KEPT = "audio.template.kept"
_FIELDS = {
    "display_name": ui.FormField(text("Name")),
    "description": ui.FormField(text("Description")),
    "includes": ui.FormField(text("Also covers"), lambda ids: ", ".join(ids)),
    "content": ui.FormField(text("What the script covers")),
}
_LABELS = {name: field.label for name, field in _FIELDS.items()}


def draw_templates() -> None:
    """Draw the templates, closed until somebody opens them."""
    shown = st.expander(
        _("Your own templates"),
        icon=":material/dashboard_customize:",
        key="audio.templates",
        on_change="rerun",
    )
    if not shown.open:
        return
    with shown:
        st.caption(
            _(
                "A template says what a script covers, in your words. It is chosen like the "
                "content above. Each change is a new version, and a script keeps the one that it "
                "was written with. The safety rules always hold."
            )
        )
        choices = ui.fetch(
            load_writing_choices, "templates", _("Loading the templates…"), last="choices"
        )
        if choices is None:
            return
        built_in = {
            one.template_id: one.display_name
            for one in choices.templates.values()
            if one.category == "built_in"
        }
        own = [one for one in choices.templates.values() if one.category == "custom"]
        chosen = st.selectbox(
            _("Template"),
            ["", *(one.template_id for one in own)],
            format_func=lambda one: _names(own).get(one, _("A new one")),
            key="audio.template.chosen",
        )
        if chosen in _names(own):
            _edit(chosen, built_in)
        else:
            _add(built_in)


def _names(own: list[TemplateInfo]) -> dict[str, str]:
    return {one.template_id: one.display_name for one in own}


def _edit(template_id: str, built_in: dict[str, str]) -> None:
    address = f"{_ADDRESS}{ui.path(template_id)}"

    def load() -> OwnTemplate:
        return ui.api().get(address, OwnTemplate)

    def send(changes: ui.JsonObject, version: int) -> OwnTemplate:
        return ui.api().put(address, OwnTemplate, {**changes, "version": version})

    template = ui.fetch(load, "template", _("Loading the template…"), last=template_id)
    if template is None:
        return
    form = ui.RecordForm(f"audio.template.{template_id}", template, _values, _FIELDS)
    st.text_input(_("Name"), max_chars=100, **form.keep("display_name"))
    st.text_input(_("Description"), max_chars=500, **form.keep("description"))
    st.multiselect(
        _("Also covers"),
        list(built_in),
        format_func=lambda one: built_in.get(one, one),
        **form.keep("includes"),
    )
    st.text_area(_("What the script covers"), height=160, max_chars=20_000, **form.keep("content"))
    form.draw_save(send, load, key="audio.template.save", labels=_LABELS)
    if st.button(
        _("Delete this template"),
        key="audio.template.delete",
        icon=":material/delete:",
        type="tertiary",
    ):
        ui.confirm_delete(
            template.display_name,
            _("Its versions go with it. Scripts that were written with it stay as they are."),
            lambda: ui.api().delete(address, version=template.version),
        )
    _versions(template, address)


def _values(template: OwnTemplate) -> ui.JsonObject:
    return {
        "display_name": template.display_name,
        "description": template.description,
        "includes": template.includes,
        "content": template.content,
    }


def _versions(template: OwnTemplate, address: str) -> None:
    shown = st.expander(
        ngettext("{number} version", "{number} versions", template.version),
        type="compact",
        key=f"audio.template.versions.{template.template_id}",
        on_change="rerun",
    )
    if not shown.open:
        return
    with shown:
        listed = ui.fetch(
            lambda: ui.api().get(f"{address}/versions", TemplateVersions), "template.versions"
        )
        for one in listed.versions if listed else []:
            _version(one, template, address)
    problem: ui.ApiProblem | None = st.session_state.pop(_PROBLEM, None)
    if problem is not None:
        ui.error_panel(problem)


def _version(one: TemplateVersion, template: OwnTemplate, address: str) -> None:
    with st.container(border=True, gap="small"):
        by = f" · {ui.literal(one.saved_by)}" if one.saved_by else ""
        st.markdown(f"**{one.number}** · {ui.literal(one.display_name)}")
        st.caption(f"{ui.when(one.saved_at)}{by}")
        ui.user_text(one.content)
        if one.is_current:
            st.caption(_("This is the version that is used now."))
        elif st.button(
            _("Restore this version"),
            key=f"audio.template.restore.{template.template_id}.{one.number}",
            icon=":material/history:",
        ):
            try:
                ui.api().post(
                    f"{address}/versions/{one.number}/restore",
                    OwnTemplate,
                    {"version": template.version},
                )
                ui.refresh_form(f"audio.template.{template.template_id}")
            except ui.ApiProblem as problem:
                st.session_state[_PROBLEM] = problem
            st.rerun()


def _add(built_in: dict[str, str]) -> None:
    if st.session_state.pop(_KEPT, False):
        # What was typed stays until it is kept.
        ui.forget(*(f"{_NEW}.{name}" for name in _FIELDS))
    with st.form(_NEW, border=False):
        body = {
            "display_name": st.text_input(
                _("Name"), max_chars=100, **ui.keep(f"{_NEW}.display_name", "")
            ),
            "description": st.text_input(
                _("Description"), max_chars=500, **ui.keep(f"{_NEW}.description", "")
            ),
            "includes": st.multiselect(
                _("Also covers"),
                list(built_in),
                format_func=lambda one: built_in.get(one, one),
                **ui.keep(f"{_NEW}.includes", []),
            ),
            "content": st.text_area(
                _("What the script covers"),
                height=160,
                max_chars=20_000,
                placeholder=_("For example: say in the first sentence who the talk is for"),
                **ui.keep(f"{_NEW}.content", ""),
            ),
        }
        pressed = st.form_submit_button(_("Keep this template"))
    if pressed:
        try:
            ui.api().post(_ADDRESS, OwnTemplate, body)
            st.session_state[_KEPT] = True
        except ui.ApiProblem as problem:
            st.session_state[_PROBLEM] = problem
        st.rerun()
    refused: ui.ApiProblem | None = st.session_state.pop(_PROBLEM, None)
    if refused is not None:
        ui.error_panel(refused, labels=_LABELS)
