"""One conversation of the log: its transcript, and the ledger of its questions."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, translate
from core.i18n.formats import format_number
from core.ui.widgets.quotes import QUOTE, quote_mark
from pages.conversation_logs.given import draw_given, draw_given_state
from pages.conversation_logs.service_results import draw_service_results
from pages.conversation_logs.states import STATES
from plugins.conversations.contract import (
    ConcernKind,
    ConcernView,
    ConversationDetail,
    DecidedBy,
    MessageView,
    NoteView,
    QuestionStatus,
    QuestionView,
)

_PLUGIN = "conversations"
_SIGNS = {
    ConcernKind.RED_FLAG: ":material/emergency:",
    ConcernKind.POSSIBLE_RED_FLAG: ":material/e911_emergency:",
    ConcernKind.HELD_BACK: ":material/block:",
    ConcernKind.MEDICATION: ":material/medication:",
    ConcernKind.WORRY: ":material/sentiment_worried:",
    ConcernKind.SYSTEM_FAULT: ":material/cloud_off:",
    ConcernKind.NOTE: ":material/flag:",
    ConcernKind.UNANSWERED: ":material/help:",
}
_GRAVE = (ConcernKind.RED_FLAG, ConcernKind.HELD_BACK, ConcernKind.MEDICATION)
_ORDER = list(STATES)


def draw_conversation(conversation_id: str) -> None:
    """Draw the conversation with this id, or say why it cannot be shown."""
    ui.back_button(_("All conversations"), "log.back", lambda: ui.clear_url("id"))
    found = ui.fetch(
        lambda: ui.api().get(ui.path("api", "conversations", conversation_id), ConversationDetail),
        "conversation",
        _("Opening the conversation…"),
    )
    if found is None:
        return
    ui.page_header(
        _("Patient {patient_id}", patient_id=ui.literal(found.patient_id)),
        f"{ui.when(found.created_at)} · {ui.literal(found.agent_name)} · "
        f"{ui.duration(found.duration_seconds)}",
    )
    _summary(found)
    left, right = st.columns([3, 2], gap="large")
    with left:
        ui.section(_("Transcript"))
        if found.disclosure is not None:
            st.caption(
                _(
                    "Told before the first answer: {disclosure}",
                    disclosure=ui.literal(found.disclosure),
                )
            )
        _transcript(found.messages, _held_back(found))
    with right:
        ui.section(_("Questions"))
        _second_judge(found)
        draw_given_state(found)
        _ledger(found.questions)
        draw_service_results(found)


def _summary(found: ConversationDetail) -> None:
    if found.ongoing:
        st.info(
            _(
                "This conversation is still going on. It is shown up to its last red "
                "flag; the whole appears here when it has ended."
            ),
            icon=":material/forum:",
        )
    if found.red_flag:
        st.error(
            _(
                "**This conversation needs attention now.** A message tells of an "
                "urgent symptom: contact the patient."
            ),
            icon=":material/emergency:",
        )
    elif found.requires_attention:
        st.warning(
            _("**This conversation needs attention.** Look at it before the patient's visit."),
            icon=":material/priority_high:",
        )
    ui.figures(
        {
            _("Messages"): format_number(found.total_messages),
            _("Answered"): format_number(found.answered_count),
            _("Not answered"): format_number(found.unanswered_count),
            _("Duration"): ui.duration(found.duration_seconds),
        },
        key="log.figures",
    )
    if found.credits is not None:
        st.caption(
            _(
                ":material/payments: Credits charged by the voice service: {credits}.",
                credits=format_number(found.credits),
            )
        )
    if found.unchecked:
        st.caption(
            _(
                ":material/info: These checks could not be made when the conversation was "
                "recorded: {join}.",
                join=ui.literal(", ".join(found.unchecked)),
            )
        )
    if found.concerns:
        ui.section(_("Concerns"))
        with st.container(border=True):
            ui.text_list(list(map(_concern, found.concerns)), key="log.concerns")


def _concern(concern: ConcernView) -> list[str | ui.UserText]:
    grave = concern.kind in _GRAVE
    colour = "red" if grave else "orange"
    said = f":{colour}[{_SIGNS[concern.kind]}] {ui.literal(concern.text)}"
    if not concern.quote or concern.quote in concern.text:
        return [said]
    return [said, ui.UserText(f"“{concern.quote}”")]


def _held_back(found: ConversationDetail) -> dict[int, str]:
    """What the agent had said, by the place of the line that was said instead."""
    held: dict[int, str] = {}
    for concern in found.concerns:
        if concern.reply is None:
            continue
        place = concern.message_index
        while place + 1 < len(found.messages) and found.messages[place + 1].role == "agent":
            place += 1
        held[place] = concern.reply
    return held


def _transcript(messages: list[MessageView], held_back: dict[int, str]) -> None:
    """Draw what was said; as one element up to each message that has a recording, and after it."""
    if not messages:
        st.caption(_("Nothing was said."))
    said: list[list[str | ui.UserText]] = []
    replies = turn = 0
    alerted = ui.url_value("turn", str)
    for place, message in enumerate(messages):
        patient = message.role == "patient"
        replies += not patient
        turn += patient
        said.append(_said(message, held_back.get(place)))
        if patient and str(turn) == alerted:
            said[-1].append(_(":red[:material/notifications: The alert is about this message.]"))
        if message.audio or message is messages[-1]:
            ui.text_list(said, key=f"log.said.{place}")
            said = []
        if message.audio:
            ui.audio_player(message.audio, _("Spoken reply {replies}", replies=replies))


def _said(message: MessageView, held_back: str | None) -> list[str | ui.UserText]:
    who = _("Patient") if message.role == "patient" else _("Agent")
    sign = "person" if message.role == "patient" else "support_agent"
    head = f":material/{sign}: **{who}** :small[:gray[{ui.when(message.timestamp)}]]"
    if message.is_answered is False:
        head = f"{head} {ui.badge(*STATES[QuestionStatus.UNANSWERED])}"
    lines: list[str | ui.UserText] = [head, ui.UserText(message.content)]
    if held_back is not None:
        lines.append(_(":red[:material/block: Held back. The patient was not given this:]"))
        lines.append(ui.UserText(held_back))
    return lines


def _shown(question: QuestionView) -> list[NoteView]:
    """The notes beside the state, which says itself that there is no answer."""
    return [note for note in question.notes if note.concern is not ConcernKind.UNANSWERED]


def _note(note: NoteView) -> str:
    by = "" if note.plugin_id == _PLUGIN else f" ({ui.literal(note.plugin_title)})"
    colour, sign = ("orange", "flag") if note.concern else ("gray", "label")
    return f":{colour}-badge[:material/{sign}: {ui.literal(note.label)}{by}]"


def _second_judge(found: ConversationDetail) -> None:
    if found.awaits_language_model:
        st.caption(
            _(
                ":material/hourglass_empty: Judged by rules. The language model is still to judge "
                "some of these questions."
            )
        )
    if found.unproven_judgements:
        st.caption(
            ngettext(
                ":material/info: {number} judgement of the language model was not used: its quotes "
                "do not stand in the document and the reply.",
                ":material/info: {number} judgements of the language model were not used: their "
                "quotes do not stand in the document and the reply.",
                found.unproven_judgements,
            )
        )


def _decided(question: QuestionView) -> str:
    """Who decided, in words; and what the rules say where that was not them."""
    if question.decided_by is DecidedBy.MEANING:
        if question.rules_said is None:
            return _("Decided by rules that compare words and meaning.")
        return _(
            "Decided by rules that compare words and meaning. By words alone: {status}.",
            status=translate(STATES[question.rules_said][0]),
        )
    if question.decided_by is DecidedBy.PROVIDER and question.rules_said is not None:
        if question.rules_said is question.status:
            return _("Decided by rules, and the records of the voice service agree.")
        return _(
            "Decided by the records of the voice service. The rules said: {status}.",
            status=translate(STATES[question.rules_said][0]),
        )
    if question.decided_by is DecidedBy.RULES or question.rules_said is None:
        return _("Decided by rules.")
    if question.rules_said is question.status:
        return _("Decided by the language model, with quotes that stand there. The rules agree.")
    return _(
        "Decided by the language model, with quotes that stand there. The rules said: {status}.",
        status=translate(STATES[question.rules_said][0]),
    )


def _asked(question: QuestionView) -> list[str | ui.UserText]:
    lines: list[str | ui.UserText] = [
        " ".join([ui.badge(*STATES[question.status]), *map(_note, _shown(question))])
    ]
    if question.helped is not None:
        said = (
            _(":green[:material/thumb_up: The patient says that it was answered.]")
            if question.helped
            else _(":red[:material/thumb_down: The patient says that it was not answered.]")
        )
        lines.append(f":small[{said}]")
    return [*lines, ui.UserText(question.question)]


def _ledger(questions: list[QuestionView]) -> None:
    if not questions:
        st.caption(_("The patient asked no question."))
    ordered = sorted(questions, key=lambda q: (_ORDER.index(q.status), q.message_index))
    for number, question in enumerate(ordered):
        with st.container(border=True, gap="xsmall"):
            ui.text_list([_asked(question)], key=f"log.asked.{number}")
            if question.passage is None:
                st.caption(f"{ui.literal(question.reason)} {ui.literal(_decided(question))}")
                draw_given(question)
                continue
            source = ui.literal(question.disease_name or _("Document"))
            if question.section_title:
                source += f" · {ui.literal(question.section_title)}"
            with st.expander(source, type="compact", icon=":material/article:"):
                ui.user_text(question.passage)
                st.caption(f"{ui.literal(question.reason)} {ui.literal(_decided(question))}")
                draw_given(question)
                if question.knowledge_id:
                    ui.link(
                        ui.page_of("knowledge"),
                        _("Open the document at this place"),
                        query={"id": question.knowledge_id, QUOTE: quote_mark(question.passage)},
                        icon=":material/arrow_forward:",
                    )
