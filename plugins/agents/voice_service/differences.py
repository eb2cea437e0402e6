"""What differs between a published agent and the voice service's, and taking theirs for ours."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue, TypeAdapter

from core.errors import InvalidInput
from core.i18n import text
from core.ports.agents import ProviderAgent
from core.ports.voice import AgentSpec, KnowledgeEntry
from core.text.languages import language_code
from plugins.agents.models import StoredAgent
from plugins.agents.options import DEFAULTS, OPTIONS
from plugins.agents.wording.disclosures import DISCLOSURES
from plugins.agents.wording.prompts import (
    STYLE_PROMPTS,
    first_message,
    own_first_message,
    own_instructions,
)

_ANY: TypeAdapter[object] = TypeAdapter(object)


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides. `documents` maps the provider's ids of our documents to ours."""

    agent: StoredAgent
    ours: AgentSpec
    theirs: ProviderAgent
    documents: Mapping[str, str]

    def differences(self) -> dict[str, tuple[JsonValue, JsonValue]]:
        """Our value and theirs of each field that differs, by the field's name."""
        there = self.theirs.spec
        both: dict[str, tuple[JsonValue, JsonValue]] = {
            "name": (self.ours.name, there.name.strip()),
            "documents": (self._names(self.ours), self._names(there)),
            "languages": (
                list(_as_told(self.ours.languages, there.languages)),
                list(there.languages),
            ),
            "voice_id": (self.ours.voice_id, there.voice_id),
            "first_message": (_plain(self.ours.first_message), _plain(there.first_message)),
            "other_first_messages": self._other_first_messages(),
            "prompt": (_plain(self.ours.prompt), _plain(there.prompt)),
            "temperature": (self.ours.temperature, there.temperature),
            "max_duration_seconds": (
                self.ours.max_duration_seconds,
                there.max_duration_seconds,
            ),
            "protected": (True, self.theirs.protected),
        }
        # What is left to the voice service is whatever it has.
        if self.ours.llm is not None:
            both["llm"] = (self.ours.llm, there.llm)
        if self.ours.max_tokens is not None:
            both["max_tokens"] = (self.ours.max_tokens, there.max_tokens)
        for name in OPTIONS:
            if getattr(self.ours, name) is not None:
                both[name] = (_json(getattr(self.ours, name)), _json(getattr(there, name)))
        return {name: values for name, values in both.items() if not _same(name, *values)}

    def left_there(self) -> dict[str, tuple[JsonValue, JsonValue]]:
        """The same of the options that are left to the voice service and were chosen there."""
        there = self.theirs.spec
        return {
            name: (None, _json(getattr(there, name)))
            for name in OPTIONS
            if getattr(self.ours, name) is None and getattr(there, name) != DEFAULTS[name]
        }

    def taken(self, field: str) -> dict[str, object]:
        """The change of a draft that takes their value of a field.

        Raises InvalidInput where that cannot be.
        """
        return {_DRAFT_FIELDS.get(field, field): _TAKING.get(field, _as_it_is(field))(self)}

    def _other_first_messages(self) -> tuple[JsonValue, JsonValue]:
        """Those of the languages that both have; which ones they have is told by itself."""
        there = self.theirs.spec
        codes = _as_told(self.ours.languages, there.languages)
        ours = {
            code: _plain(self.ours.other_first_messages[mine])
            for code, mine in codes.items()
            if mine in self.ours.other_first_messages and code in there.languages[1:]
        }
        return {**ours}, {code: _plain(there.other_first_messages.get(code, "")) for code in ours}

    def _names(self, spec: AgentSpec) -> list[JsonValue]:
        return [*sorted(map(self._name, spec.documents))]

    def _name(self, entry: KnowledgeEntry) -> str:
        ours = self.documents.get(entry.provider_id)
        return entry.name.removesuffix(f" [{ours}]") if ours else entry.name or entry.provider_id


def told(agent: ProviderAgent) -> dict[str, JsonValue]:
    """What a provider's agent is, by field; without its documents, which change by themselves."""
    spec = agent.spec
    languages = [_short(code) for code in spec.languages]
    others: dict[str, JsonValue] = {}
    for code, words in spec.other_first_messages.items():
        if _short(code) != languages[0]:
            others.setdefault(_short(code), _plain(words))
    plain: dict[str, JsonValue] = {
        "name": spec.name.strip(),
        "languages": [*languages[:1], *sorted(set(languages[1:]) - set(languages[:1]))],
        "first_message": _plain(spec.first_message),
        "other_first_messages": others,
        "prompt": _plain(spec.prompt),
        "protected": agent.protected,
    }
    same = ("voice_id", "llm", "temperature", "max_tokens", "max_duration_seconds", *OPTIONS)
    values = plain | {field: _json(getattr(spec, field)) for field in same}
    return {field: value for field, value in values.items() if value is not None}


def marks_of(agent: ProviderAgent) -> dict[str, str]:
    """A digest of each of these fields, to see later which of them somebody has changed there."""
    return {
        field: hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]
        for field, value in told(agent).items()
    }


def changed_there(
    sent: Mapping[str, str], ours: AgentSpec, theirs: ProviderAgent
) -> dict[str, JsonValue]:
    """Their value of each field that is neither as it was sent nor as it shall be."""
    now, wanted = marks_of(theirs), marks_of(ProviderAgent(ours, protected=True))
    values = told(theirs)
    return {
        field: values.get(field)
        for field, mark in sent.items()
        if now.get(field) not in (mark, wanted.get(field))
    }


def _same(field: str, ours: JsonValue, theirs: JsonValue) -> bool:
    if field == "languages" and isinstance(ours, list) and isinstance(theirs, list):
        # The first is the one that it speaks first; the others are in no order there.
        return ours[:1] == theirs[:1] and set(map(str, ours)) == set(map(str, theirs))
    return ours == theirs


def _plain(words: str) -> str:
    return words.replace("\r\n", "\n").strip()


def _short(code: str) -> str:
    return code.lower().partition("-")[0]


def _as_told(ours: Sequence[str], theirs: Sequence[str]) -> dict[str, str]:
    """Our codes by those under which the voice service tells them, which may have no region."""
    known = {code.lower().replace("_", "-"): code for code in theirs}
    told: dict[str, str] = {}
    for code in ours:
        lowered = code.lower()
        short = _short(code)
        told.setdefault(known.get(lowered) or known.get(short) or short, code)
    return told


def _documents(compared: Compared) -> object:
    there = compared.theirs.spec.documents
    foreign = [one for one in there if one.provider_id not in compared.documents]
    if foreign:
        names = ", ".join(f"“{one.name or one.provider_id}”" for one in foreign[:3])
        raise InvalidInput.field(
            "documents",
            text(
                "{names} is not linked here. Choose it under Documents: what patients are "
                "answered from comes from Upload Knowledge.",
                names=names,
            ),
        )
    # Withdrawn documents are kept out for as long as that lasts, and stay chosen.
    kept_out = [one for one in compared.agent.knowledge_ids if one in compared.agent.kept_out]
    return [*(compared.documents[one.provider_id] for one in there), *kept_out]


def _languages(compared: Compared) -> object:
    there = compared.theirs.spec.languages
    ours = _as_told(compared.agent.languages, there)
    return [ours.get(code) or language_code(code, "languages") for code in there]


def _greeting(compared: Compared) -> object:
    said = _plain(compared.theirs.spec.first_message)
    said = said.removeprefix(compared.agent.disclosure.text).strip()
    usual = first_message(compared.agent.answer_style, compared.agent.languages[0])
    return None if said == usual else said


def _prompt(compared: Compared) -> object:
    told = _plain(compared.theirs.spec.prompt)
    own = own_instructions(told, compared.agent.languages)
    if not own:
        raise InvalidInput.field(
            "prompt", text("It has no instructions of its own at the voice service.")
        )
    return None if own == STYLE_PROMPTS[compared.agent.answer_style] else own


def _other_first_messages(compared: Compared) -> object:
    """Their greeting of each language that both have; the disclosure is always ours."""
    agent, there = compared.agent, compared.theirs.spec
    greetings = dict(agent.first_messages or {})
    for code, ours in _as_told(agent.languages, there.languages).items():
        if ours not in compared.ours.other_first_messages or code not in there.languages[1:]:
            continue
        said = _plain(there.other_first_messages.get(code, ""))
        said = said.removeprefix(DISCLOSURES[ours].text).strip()
        if said == own_first_message(agent.answer_style, ours):
            greetings.pop(ours, None)
        else:
            greetings[ours] = said
    return greetings or None


def _protected(compared: Compared) -> object:
    raise InvalidInput.field(
        "protected", text("Nobody may talk to an agent without the clinic's permission.")
    )


def _as_it_is(field: str) -> Callable[[Compared], object]:
    return lambda compared: _json(getattr(compared.theirs.spec, field))


def _json(value: object) -> JsonValue:
    """A value of AgentSpec as the API has it."""
    return _ANY.dump_python(value, mode="json")  # type: ignore[no-any-return]


_DRAFT_FIELDS = {
    "documents": "knowledge_ids",
    "prompt": "system_prompt_override",
    "other_first_messages": "first_messages",
}
_TAKING: dict[str, Callable[[Compared], object]] = {
    "documents": _documents,
    "languages": _languages,
    "first_message": _greeting,
    "prompt": _prompt,
    "protected": _protected,
    "other_first_messages": _other_first_messages,
}
