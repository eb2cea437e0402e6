"""An agent's configuration as it is published: its texts, its exact bytes, and what differs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TypeVar

from pydantic import Field, JsonValue

from core.context import PluginContext
from core.errors import Unavailable
from core.models.late import LateModel
from plugins.agents.contract import (
    AgentConfiguration,
    ConfigurationChange,
    Disclosure,
    Opening,
)
from plugins.agents.options import OPTIONS
from plugins.agents.wording.disclosures import DISCLOSURES
from plugins.agents.wording.prompts import first_message, full_prompt, own_first_message
from plugins.safety.contract import EmergencyTextBook

C = TypeVar("C", bound=AgentConfiguration)


class SentTexts(LateModel):
    """The words that the voice service is sent for an agent.

    They are kept with what was published: a later version of this program may have other
    instructions and rules, and what a clinic has published must not change by an update. `others`
    are disclosure and greeting together in each language but the first; versions of before have
    none.
    """

    prompt: str
    greeting: str
    disclosure: Disclosure
    others: dict[str, str] = Field(default_factory=dict)

    def opening(self, language: str) -> Opening:
        """Disclosure and greeting of one of the `others`.

        Where an earlier version of this program had another disclosure, all of it counts as one.
        """
        said, told = self.others[language], DISCLOSURES[language].text
        if not said.startswith(told):
            return Opening(disclosure=said, greeting="")
        return Opening(disclosure=told, greeting=said.removeprefix(told).strip())


class PublishedConfiguration(LateModel):
    """All that is published. `documents` maps each document's id to the SHA-256 of its text."""

    settings: AgentConfiguration
    texts: SentTexts
    documents: dict[str, str]

    @classmethod
    def read(cls, configuration: str) -> PublishedConfiguration:
        """The configuration of a version."""
        return cls.model_validate_json(configuration)

    def canonical(self) -> str:
        """The configuration as JSON, always in the same bytes."""
        whole = self.model_dump(mode="json")
        # None is as it was before this could be chosen, in the same bytes.
        for name in (*OPTIONS, "first_messages"):
            if whole["settings"][name] is None:
                del whole["settings"][name]
        if not whole["texts"]["others"]:
            del whole["texts"]["others"]
        return json.dumps(
            whole,
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        )


def changed_configuration(settings: C, changes: Mapping[str, object]) -> C:
    """The same settings with these changes, which are in the form of the API."""
    return type(settings).model_validate(settings.model_dump() | dict(changes))


def emergency_number(context: PluginContext) -> str:
    """The clinic's number as Safety has it; "" where none is set or Safety is off."""
    try:
        words = context.service(EmergencyTextBook).words("en")
    except Unavailable:
        return ""
    return words.emergency_number if words is not None else ""


def sent_texts(configuration: AgentConfiguration, number: str = "") -> SentTexts:
    """The words that this program makes of a configuration.

    In each language the agent first says its own words for it, else those of its style, where there
    are any. Its rules name `number`, the clinic's emergency number, where one is set.
    """
    style, languages = configuration.answer_style, configuration.languages
    own = configuration.first_messages or {}
    greeting = configuration.first_message
    if greeting is None:
        greeting = own.get(languages[0], first_message(style, languages[0]))
    return SentTexts(
        prompt=full_prompt(style, configuration.system_prompt_override, languages, number),
        greeting=greeting,
        disclosure=DISCLOSURES.get(languages[0], DISCLOSURES["en"]),
        others={
            language: f"{DISCLOSURES[language].text} {words}".strip()
            for language in languages[1:]
            if language in DISCLOSURES
            for words in [own.get(language, own_first_message(style, language))]
        },
    )


def sha256_of(configuration: str) -> str:
    """The SHA-256 (hex) of a configuration's UTF-8 bytes."""
    return hashlib.sha256(configuration.encode()).hexdigest()


def changes_between(
    before: PublishedConfiguration, after: PublishedConfiguration
) -> list[ConfigurationChange]:
    """The fields that differ, those that staff choose first."""
    old, new = _fields(before), _fields(after)
    return [
        ConfigurationChange(field=name, before=old[name], after=new[name])
        for name in new
        if old[name] != new[name]
    ]


def _fields(published: PublishedConfiguration) -> Mapping[str, JsonValue]:
    settings = published.settings.model_dump(mode="json")
    texts = published.texts
    return settings | {
        "prompt": texts.prompt,
        "greeting": texts.greeting,
        "disclosure": texts.disclosure.text,
        "other_first_messages": dict(texts.others),
        "documents": dict(published.documents),
    }
