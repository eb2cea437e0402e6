"""An agent is read back as it was sent, and what the provider leaves out is taken for unset."""

from __future__ import annotations

from core.adapters.elevenlabs.agent_reading import agent_from
from core.adapters.elevenlabs.payloads import agent_body
from core.ports.agent_options import (
    Guardrails,
    Privacy,
    ProviderCriterion,
    ProviderDataItem,
    ProviderGuardrail,
    ProviderTurnTaking,
)
from core.ports.voice import AgentSpec, KnowledgeEntry

SPEC = AgentSpec(
    reference="ag_1",
    name="Desk",
    prompt="Answer.",
    first_message="Hola.",
    voice_id="v1",
    languages=("es", "zh", "en"),
    other_first_messages={"en": "Hello."},
    documents=(KnowledgeEntry("doc_1", "Rest [kd_1]"),),
    llm="a-model",
    temperature=0.3,
    max_tokens=200,
    max_duration_seconds=90,
    data_items=(
        ProviderDataItem("age", "Age", "integer", "The patient's age."),
        ProviderDataItem("mood", "Mood", "string", "How it went.", ("well", "badly")),
    ),
    success_criteria=(ProviderCriterion("kind", "Kind", "It was kind.", use_documents=True),),
    guardrails=Guardrails(prompt_injection=True, custom=(ProviderGuardrail("Prices", "None."),)),
    privacy=Privacy(retention_days=14, record_voice=False),
    backup_llms=("b-model", "c-model"),
    turn_taking=ProviderTurnTaking("patient", 20.0),
)


def test_what_is_sent_is_read_back() -> None:
    read = agent_from(agent_body(SPEC))
    assert read.spec == SPEC
    assert read.protected


def test_what_is_left_out_is_unset() -> None:
    read = agent_from({"name": None, "conversation_config": None, "tags": []})
    assert (read.spec.name, read.spec.languages, read.spec.documents) == ("", ("en",), ())
    assert (read.spec.llm, read.spec.max_tokens, read.protected) == (None, None, False)
    unbounded = {"agent": {"prompt": {"max_tokens": -1}}}
    assert agent_from({"conversation_config": unbounded}).spec.max_tokens is None
    assert (read.spec.guardrails, read.spec.privacy) == (Guardrails(), Privacy())
    assert read.spec.turn_taking == ProviderTurnTaking()
    assert (read.spec.data_items, read.spec.success_criteria, read.spec.backup_llms) == ((), (), ())
    off = {"agent": {"prompt": {"backup_llm_config": {"preference": "disabled"}}}}
    assert agent_from({"conversation_config": off}).spec.backup_llms == ("disabled",)


def test_what_is_not_chosen_is_not_sent() -> None:
    plain = AgentSpec("ag", "Desk", "P", "Hi.", "v1", ("en",), ())
    assert set(agent_body(plain)["platform_settings"]) == {"auth", "overrides"}
