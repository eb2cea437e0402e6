"""The golden questions of the agent that Agent Setup shows."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, translate
from pages.golden.coverage import draw_coverage
from pages.golden.simulation import draw_simulation
from pages.golden.words import EXPECTED
from plugins.agents.contract import Agent
from plugins.golden.contract import (
    Expected,
    GoldenList,
    GoldenQuestion,
    GoldenResult,
    GoldenRun,
    LatestRun,
    RunState,
)
from plugins.knowledge.contract import KnowledgeList

_NEW = "new"
_ANY = ""
_PROBLEM = "golden.problem"


def draw() -> None:
    """Draw them where an agent is open, and what became of them once somebody opens that."""
    agent_id = ui.url_value("id", str)
    if not agent_id or agent_id == _NEW:
        return
    listed = ui.fetch(
        lambda: ui.api().get("/api/golden", GoldenList, {"agent_id": agent_id}),
        "golden.listed",
        last=agent_id,
    )
    if listed is None:
        return
    if not listed.questions:
        st.warning(
            _(
                "**This agent has no golden questions.** Unless simulated patients were sent to "
                "it, nothing is examined before it is published. Write questions below, or save "
                "them from Patient Test."
            ),
            icon=":material/rule:",
        )
    number = len(listed.questions)
    details = st.expander(
        ngettext("{number} golden question", "{number} golden questions", number),
        icon=":material/rule:",
        key="golden.open",
        on_change="rerun",
    )
    if not details.open:
        return
    with details:
        names = ui.fetch(
            lambda: _documents(agent_id), "golden.documents", _("Loading…"), last=agent_id
        )
        if names is None:
            return
        if listed.questions:
            _draw_run(agent_id)
        for question in listed.questions:
            _draw_question(question, names)
        _draw_new(agent_id, names)
        draw_coverage(agent_id)
        draw_simulation(agent_id)


def _documents(agent_id: str) -> dict[str, str]:
    """The names of the documents that the agent or its draft answers from, by their ids."""
    agent = ui.api().get(ui.path("api", "agent", agent_id), Agent)
    linked = [*agent.knowledge_ids, *(agent.draft.knowledge_ids if agent.draft else ())]
    if not linked:
        return {}
    found = ui.api().get("/api/knowledge", KnowledgeList, {"ids": linked}).documents
    return {one.knowledge_id: one.disease_name for one in found}


def _draw_run(agent_id: str) -> None:
    def load() -> LatestRun:
        return ui.api().get("/api/golden/runs/latest", LatestRun, {"agent_id": agent_id})

    if st.button(_("Ask them now"), key="golden.ask", icon=":material/play_arrow:"):
        try:
            ui.api().post("/api/golden/runs", GoldenRun, {"agent_id": agent_id})
        except ui.ApiProblem as problem:
            ui.error_panel(problem)
    first = ui.fetch(load, "golden.run")
    if first is not None:
        ui.poll(
            first,
            load,
            _draw_results,
            until=lambda now: now.run is None or now.run.state is not RunState.RUNNING,
        )


def _draw_results(latest: LatestRun) -> None:
    run = latest.run
    if run is None:
        st.caption(_("They were not asked yet. Publishing asks them."))
        return
    failing = [result for result in run.results if not result.passed]
    done = ngettext("{number} question", "{number} questions", len(run.results))
    if run.state is RunState.RUNNING:
        st.caption(_("Being asked: {done} so far.", done=done))
    elif run.state is RunState.STOPPED:
        st.warning(
            _("They could not be asked: {why}", why=ui.literal(translate(run.error or ""))),
            icon=":material/warning:",
        )
    elif not failing:
        st.success(_("All of them pass."), icon=":material/check_circle:")
    if not run.is_current:
        st.caption(
            _("The draft, its documents or these questions were changed since they were asked.")
        )
    for result in failing:
        _draw_failing(result)


def _draw_failing(result: GoldenResult) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(
            _(
                ":red[:material/close:] **{question}**",
                question=ui.literal(result.question),
            )
        )
        st.caption(
            _("Expected: {expected}. {why}", expected=translate(EXPECTED[result.expected]),
              why=ui.literal(translate(result.reason or "")))
        )  # fmt: skip
        if result.reply:
            ui.user_text(result.reply)


def _draw_question(question: GoldenQuestion, names: dict[str, str]) -> None:
    with st.container(border=True, gap="xsmall"):
        with ui.in_language_of(question.question):
            st.markdown(ui.literal(question.question))
        facts = [translate(EXPECTED[question.expected])]
        if question.knowledge_id is not None:
            gone = _("a document that is not linked any more")
            name = names.get(question.knowledge_id, gone)
            facts.append(_("from “{name}”", name=ui.literal(name)))
        if question.must_contain:
            words = ui.literal("”, “".join(question.must_contain))
            facts.append(_("with “{words}”", words=words))
        st.caption(" · ".join(facts))
        if st.button(
            _("Delete"), key=f"golden.{question.question_id}", icon=":material/delete:",
            type="tertiary",
        ):  # fmt: skip
            try:
                ui.api().delete(ui.path("api", "golden", question.question_id))
            except ui.ApiProblem as problem:
                ui.error_panel(problem)
            else:
                st.rerun()


def _draw_new(agent_id: str, names: dict[str, str]) -> None:
    st.markdown(_("**A new golden question**"))
    question = st.text_area(
        _("Question, as a patient asks it"), max_chars=2000, **ui.keep("golden.question", "")
    )
    expected = st.radio(
        _("What has to become of it"),
        list(EXPECTED),
        format_func=lambda one: translate(EXPECTED[one]),
        **ui.keep("golden.expected", Expected.ANSWERED),
    )
    document, words = _ANY, ""
    if expected == Expected.ANSWERED:
        keep = ui.keep("golden.document", _ANY)
        labels = {_ANY: _("Any of its documents")} | names
        document = st.selectbox(
            _("From which document"),
            list(labels),
            format_func=ui.option_labels(keep["key"], labels),
            **keep,
        )
        words = st.text_input(
            _("Words or figures that the answer has to hold"),
            placeholder=_("With commas between them, such as: two litres, every day"),
            **ui.keep("golden.words", ""),
        )
    if st.button(_("Keep this question"), key="golden.keep", icon=":material/add:"):
        save_question(
            {
                "agent_id": agent_id,
                "question": question,
                "expected": Expected(expected).value,
                "knowledge_id": document or None,
                "must_contain": [one.strip() for one in words.split(",") if one.strip()],
            },
            ("golden.question", "golden.words"),
        )
    draw_problem()


def save_question(body: ui.JsonObject, inputs: tuple[str, ...]) -> None:
    """Keep a question and draw the page again; these inputs begin anew then."""
    try:
        ui.api().post("/api/golden", GoldenQuestion, body)
    except ui.ApiProblem as problem:
        st.session_state[_PROBLEM] = problem
    else:
        st.session_state.pop(_PROBLEM, None)
        ui.forget(*inputs)
        ui.notify(_("The golden question is kept."))
    st.rerun()


def draw_problem() -> None:
    """Draw why the last question was not kept."""
    problem: ui.ApiProblem | None = st.session_state.get(_PROBLEM)
    if problem is not None:
        ui.error_panel(problem)
