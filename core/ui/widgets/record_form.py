"""A form of one stored record: it sends the version that it showed, and loses nothing typed.

    form = ui.RecordForm(f"document.{id}", document, values, FIELDS)
    name = st.text_input("Name", **form.keep("name"))
    form.draw_save(send, load, key="document.save")

The inputs belong to the record, not to its last change: what another window or a job changes
meanwhile never takes away what is being typed. What was changed meanwhile is shown beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, Literal, TypeVar

import streamlit as st

from core.i18n import _, text
from core.ports.documents import JsonObject
from core.records.versions import Versioned
from core.ui.api.problem import ApiProblem
from core.ui.text import literal, when
from core.ui.widgets.feedback import error_panel
from core.ui.widgets.notices import notify
from core.ui.widgets.state import Kept, keep, visit
from core.ui.widgets.version_choice import THEIRS, draw_choice

R = TypeVar("R", bound=Versioned)

SAVED = text("The changes are saved.")


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form: its words on the page, and its value as a text for people."""

    label: str
    words: Callable[[Any], str] = str


@dataclass(frozen=True, slots=True)
class _Base:
    """What the form began with: a version, its values by field, and the visit it began in."""

    version: int
    values: JsonObject
    visit: int


class RecordForm(Generic[R]):
    """One run's view of the form. Make it before its inputs, and draw its end after them.

    `key` names the record, `values` gives the fields' values of a record as the inputs hold them.
    """

    def __init__(
        self,
        key: str,
        record: R,
        values: Callable[[R], JsonObject],
        fields: Mapping[str, FormField],
    ) -> None:
        self._key = key
        self._values = values
        self._fields = fields
        seen: R | None = st.session_state.get(self._at("seen"))
        self._record = seen if seen is not None and seen.version > record.version else record
        self._base = self._begun()

    def keep(self, field: str) -> Kept:
        """The arguments of the field's input: `st.text_input("Name", **form.keep("name"))`."""
        return keep(self._at(field), self._base.values[field])

    @property
    def problem(self) -> ApiProblem | None:
        """Why the last save was refused."""
        problem: ApiProblem | None = st.session_state.get(self._at("problem"))
        return problem

    def changes(self) -> JsonObject:
        """The fields that hold something else than the form began with."""
        typed = self._typed()
        return {name: typed[name] for name in typed if typed[name] != self._base.values[name]}

    def draw_save(
        self,
        send: Callable[[JsonObject, int], R],
        load: Callable[[], R],
        *,
        key: str,
        label: str | None = None,
        doing: str = text("Saving the changes…"),
        labels: Mapping[str, str] | None = None,
        saved: Callable[[R], None] | None = None,
        in_dialog: bool = False,
    ) -> None:
        """Draw the button that saves, or the choice between both versions, and the last problem.

        `send` stores these changes over that version, `load` reads the record anew. `label` is for
        a button beside that of another form. `labels` are the words for the API's fields, `saved`
        is called after saving. A refusal leaves a dialog open; the rest of the page is drawn again,
        since the reasons may stand at its fields.
        """
        end = self._save(send, load, doing, saved)
        if end == "saved" or (end == "refused" and not in_dialog):
            st.rerun()
        differing = self._differing()
        if differing:
            self._draw_choice(differing, key)
        else:
            if self._is_newer():
                self._draw_newer()
            self._draw_button(label or _("Save changes"), key)
        if self.problem is not None:
            error_panel(self.problem, labels=labels)

    def draw_autosave(
        self, send: Callable[[JsonObject, int], R], load: Callable[[], R], *, key: str
    ) -> R | None:
        """Store each change at once, without a button; the record as it is stored now.

        None while both versions are drawn to be chosen from. Raises ApiProblem when the change
        could not be stored: it is tried again at the next drawing.
        """
        if self._save(send, load, _("Saving your choice…"), None) == "saved":
            st.rerun()
        problem: ApiProblem | None = st.session_state.pop(self._at("problem"), None)
        if problem is not None:
            raise problem
        changes = self.changes()
        if changes and not self._is_newer():
            try:
                self._stored(send(changes, self._base.version), changes)
            except ApiProblem as refused:
                if (problem := self._refused(refused, load)) is not None:
                    raise problem from None
        differing = self._differing()
        if differing:
            self._draw_choice(differing, key)
            return None
        if self._is_newer():
            self._draw_newer()
        return self._record

    def _at(self, name: str) -> str:
        return f"{self._key}.{name}"

    def _begun(self) -> _Base:
        base: _Base | None = st.session_state.get(self._at("base"))
        taken: tuple[R, JsonObject] | None = st.session_state.pop(self._at("take"), None)
        if base is not None and taken is not None:
            record, shown = taken
            base = self._rebase(record, [f for f in shown if self._holds(f, shown[f])], base.visit)
        if base is None:
            return self._rebase(self._record, list(self._values(self._record)), visit())
        untouched = all(self._holds(name, value) for name, value in base.values.items())
        if untouched and base.visit != visit():
            # Only where no input is on the screen yet, into which somebody may be typing.
            return self._rebase(self._record, list(base.values), visit())
        return base

    def _rebase(self, record: R, fields: list[str], number: int) -> _Base:
        """Begin again with this version, in this visit, and give these fields its values."""
        values = self._values(record)
        for name in fields:
            if st.session_state.get(self._at(name)) != values[name]:
                st.session_state[self._at(name)] = values[name]
        base = _Base(record.version, values, number)
        st.session_state[self._at("base")] = base
        return base

    def _holds(self, field: str, value: object) -> bool:
        return bool(st.session_state.get(self._at(field), value) == value)

    def _typed(self) -> JsonObject:
        return {
            name: st.session_state.get(self._at(name), value)
            for name, value in self._base.values.items()
        }

    def _is_newer(self) -> bool:
        return self._record.version > self._base.version

    def _differing(self) -> list[str]:
        """The fields for which somebody has to choose."""
        if not self._is_newer():
            return []
        saved = self._values(self._record)
        return [name for name, value in self.changes().items() if value != saved[name]]

    def _who(self) -> str:
        at = when(self._record.changed_at)
        by = self._record.changed_by
        return (
            _("Saved by {by}, {at}", by=literal(by), at=at)
            if by
            else _("Saved in another window, {at}", at=at)
        )

    def _draw_button(self, label: str, key: str, seen: int = 0) -> None:
        # Never disabled: a click right after typing comes before the page knows of the typing.
        st.button(
            label,
            key=key,
            type="primary",
            icon=":material/save:",
            on_click=self._press,
            args=(seen,),
        )

    def _press(self, seen: int) -> None:
        """Note the press, and the version that both texts were shown of; 0 for none."""
        st.session_state[self._at("pressed")] = seen

    def _draw_newer(self) -> None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(_(":material/call_split: Changed meanwhile. {who}.", who=self._who()))
            st.button(
                _("Show the newer version"),
                key=self._at("newer"),
                icon=":material/refresh:",
                type="tertiary",
                on_click=self._show_newer,
            )

    def _show_newer(self) -> None:
        # With the click comes what was typed before it; then both versions are shown instead.
        if not self.changes():
            self._rebase(self._record, list(self._base.values), visit())

    def _draw_choice(self, differing: list[str], key: str) -> None:
        """Draw both versions side by side."""
        saved, typed = self._values(self._record), self._typed()
        with st.container(border=True, gap="small"):
            st.warning(
                _(
                    "**This was changed meanwhile.** Nothing that you typed is lost. "
                    "Choose which version to keep, then save."
                ),
                icon=":material/call_split:",
            )
            for name in differing:
                words = self._fields[name].words
                draw_choice(
                    self._fields[name].label,
                    words(typed[name]),
                    words(saved[name]),
                    self._who(),
                    self._choice_key(name),
                )
            others = [
                field.label
                for name, field in self._fields.items()
                if name not in differing and saved[name] != self._base.values[name]
            ]
            if others:
                st.caption(
                    _(
                        "Also changed there, and kept as saved: {join}.",
                        join=literal(", ".join(others)),
                    )
                )
            # A button of its own: a click on the other one was made before this was in sight.
            self._draw_button(_("Save this choice"), f"{key}.choice", self._record.version)

    def _choice_key(self, field: str) -> str:
        return self._at(f"choice.{field}.{self._record.version}")

    def _save(
        self,
        send: Callable[[JsonObject, int], R],
        load: Callable[[], R],
        doing: str,
        saved: Callable[[R], None] | None,
    ) -> Literal["saved", "refused", "nothing"]:
        """Store what was chosen, if the button was pressed."""
        pressed: int | None = st.session_state.pop(self._at("pressed"), None)
        differing = self._differing()
        chosen = {name: st.session_state.get(self._choice_key(name)) for name in differing}
        unseen = pressed != self._record.version or None in chosen.values()
        if pressed is None or (differing and unseen):
            return "nothing"  # a choice that nobody has seen yet is drawn now
        changes = {
            name: value for name, value in self.changes().items() if chosen.get(name) != THEIRS
        }
        typed = self._typed()
        if not changes and not differing:
            st.info(_("Nothing is changed, so there is nothing to save."), icon=":material/info:")
            return "nothing"
        record, sentence = self._record, _("The saved version is kept.")
        if changes:
            try:
                with st.spinner(doing):
                    record, sentence = send(changes, record.version), SAVED
            except ApiProblem as refused:
                st.session_state[self._at("problem")] = self._refused(refused, load)
                return "refused"
        # At the next drawing the form begins with it, but for what is typed until then.
        st.session_state[self._at("take")] = (record, typed)
        st.session_state.pop(self._at("problem"), None)
        notify(sentence)
        if saved is not None:
            saved(record)
        return "saved"

    def _stored(self, record: R, changes: JsonObject) -> None:
        """These changes are stored, while the inputs go on holding them."""
        self._record = record
        self._base = _Base(record.version, self._values(record) | changes, visit())
        st.session_state[self._at("base")] = self._base

    def _refused(self, refused: ApiProblem, load: Callable[[], R]) -> ApiProblem | None:
        """What to show of a refusal; a stale version is shown as a choice instead."""
        if refused.error_code != "stale_version":
            return refused
        try:
            self._record = load()
        except ApiProblem as problem:
            return problem
        st.session_state[self._at("seen")] = self._record
        return None


def refresh_form(key: str) -> None:
    """Let the form of this record begin with what a button beside it has just changed.

    What is typed and not saved stays, and is shown beside that as after a colleague's change.
    """
    base: _Base | None = st.session_state.get(f"{key}.base")
    if base is not None:
        st.session_state[f"{key}.base"] = replace(base, visit=-1)


def unsaved(key: str, fields: Mapping[str, FormField]) -> None:
    """Draw what was typed into the form of a record that is gone, so that it can be copied."""
    base: _Base | None = st.session_state.get(f"{key}.base")
    if base is None:
        return
    typed = {name: st.session_state.get(f"{key}.{name}", base.values[name]) for name in fields}
    changed = [name for name in fields if typed[name] != base.values[name]]
    if not changed:
        return
    with st.container(border=True, gap="small"):
        st.markdown(_("**What you had typed.** It is not saved; copy what you still need."))
        for name in changed:
            st.caption(literal(fields[name].label))
            st.code(fields[name].words(typed[name]), language=None, wrap_lines=True)
