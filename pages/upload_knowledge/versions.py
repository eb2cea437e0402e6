"""What a document was: its versions, what was changed, and bringing one back."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from core.i18n.formats import format_list, format_number
from pages.upload_knowledge.parts import tag_name
from plugins.knowledge.contract import (
    ChangedField,
    ChangedWords,
    DocumentVersion,
    DocumentVersions,
    KnowledgeDocument,
    TextChange,
    TextChangeKind,
    VersionDifference,
)

_FIELDS = {
    ChangedField.TEXT: text("text"),
    ChangedField.NAME: text("name"),
    ChangedField.TAGS: text("tags"),
}


def draw_versions(document: KnowledgeDocument, address: str) -> None:
    """Draw the versions of a document, the newest first, and what differs in the chosen one."""
    pager = ui.Pager("versions", of=(document.knowledge_id, document.version))
    listed = ui.fetch(
        lambda: pager.load(
            lambda page: ui.api().get(f"{address}/versions", DocumentVersions, page)
        ),
        "document.versions",
        _("Loading the versions…"),
    )
    if listed is None:
        return
    if listed.total_count == 1:
        st.markdown(_("Nothing was changed since the document was uploaded."))
        return
    for version in listed.versions:
        _row(version, document, address)
    pager.controls(listed.next_cursor, len(listed.versions), listed.total_count)


def _row(version: DocumentVersion, document: KnowledgeDocument, address: str) -> None:
    key = f"version.{document.knowledge_id}.{version.version}"
    with st.container(border=True):
        st.markdown(ui.with_small_print(f"**{ui.literal(_title(version))}**", _facts(version)))
        if version.is_current:
            return
        with st.container(horizontal=True):
            compared = st.toggle(_("Compare with the document as it is now"), key=f"{key}.compare")
            if st.button(
                _("Restore this version"), icon=":material/restore:", key=f"{key}.restore"
            ):
                _restore(version, document, address)
            if st.button(
                _("Erase this version"), icon=":material/delete:", type="tertiary", key=f"{key}.no"
            ):
                ui.confirm_delete(
                    _title(version),
                    _(
                        "This version and its text are erased for good, such as when it held a "
                        "patient's data. The document and its other versions stay."
                    ),
                    lambda: ui.api().delete(f"{address}/versions/{version.version}"),
                    verb=text("Erase"),
                )
        if compared:
            _difference(version, address)


def _title(version: DocumentVersion) -> str:
    number = format_number(version.version)
    if version.is_current:
        return _("Version {number}, the document as it is now", number=number)
    return _("Version {number}", number=number)


def _facts(version: DocumentVersion) -> str:
    saved = (
        _("saved {time} by {name}", time=ui.when(version.saved_at), name=version.saved_by)
        if version.saved_by
        else _("saved {time}", time=ui.when(version.saved_at))
    )
    facts = [
        saved,
        version.disease_name,
        ", ".join(tag_name(tag) for tag in version.tags),
        ngettext("{number} character", "{number} characters", version.characters),
    ]
    if version.changes:
        names = format_list([translate(_FIELDS[one]) for one in version.changes])
        facts.append(_("changed: {fields}", fields=names))
    elif version.changes is not None:
        facts.append(_("first version"))
    return " · ".join(ui.literal(fact) for fact in facts)


def _restore(version: DocumentVersion, document: KnowledgeDocument, address: str) -> None:
    try:
        ui.api().post(
            f"{address}/versions/{version.version}/restore",
            KnowledgeDocument,
            {"version": document.version},
        )
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    ui.notify(
        _(
            "Version {number} is the document's text again, as a new version.",
            number=format_number(version.version),
        )
    )
    st.rerun()


def _difference(version: DocumentVersion, address: str) -> None:
    found = ui.fetch(
        lambda: ui.api().get(f"{address}/versions/{version.version}/difference", VersionDifference),
        "document.difference",
        _("Comparing…"),
    )
    if found is None:
        return
    for label, before, after in (
        (_("Name"), found.before.disease_name, found.after.disease_name),
        (_("Tags"), _tags(found.before), _tags(found.after)),
    ):
        if before != after:
            st.markdown(
                _(
                    "{field}: “{before}” became “{after}”",
                    field=label,
                    before=ui.literal(before),
                    after=ui.literal(after),
                )
            )
    if not found.lines:
        st.markdown(_("The text is the same."))
        return
    st.caption(
        _("− stands before a line of this version that is gone, + before one that is there now.")
    )
    st.markdown("  \n".join(_line(line) for line in found.lines))
    if found.left_out:
        st.caption(
            ngettext(
                "{number} more changed line is not shown.",
                "{number} more changed lines are not shown.",
                found.left_out,
            )
        )


def _tags(version: DocumentVersion) -> str:
    return ", ".join(tag_name(tag) for tag in version.tags)


def _line(line: TextChange) -> str:
    if line.kind is TextChangeKind.GAP:
        return "⋯"
    words = "".join(_words(piece, line.kind) for piece in line.words)
    if line.kind is TextChangeKind.REMOVED:
        return f"**−** {words}"
    if line.kind is TextChangeKind.ADDED:
        return f"**\\+** {words}"
    return f":gray[{words}]" if words else ""


def _words(piece: ChangedWords, kind: TextChangeKind) -> str:
    """A piece of a line; changed words are struck out or bold, whatever the colours."""
    inner = ui.literal(piece.text)
    if not inner:
        return " " if piece.text else ""
    if piece.changed and kind is TextChangeKind.REMOVED:
        inner = f":red-background[~~{inner}~~]"
    elif piece.changed and kind is TextChangeKind.ADDED:
        inner = f":green-background[**{inner}**]"
    head = " " if piece.text[0].isspace() else ""
    tail = " " if piece.text[-1].isspace() else ""
    return f"{head}{inner}{tail}"
