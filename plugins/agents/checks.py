"""What an agent's configuration is refused for."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from core.context import PluginContext
from core.errors import AppError, FieldProblem, InvalidInput
from core.i18n import text
from core.shared.voices import VoiceCatalog
from core.text.languages import language_code
from plugins.agents.claims import claims, is_titled
from plugins.agents.voice_service.llms import LlmCatalog
from plugins.knowledge.contract import KnowledgeReader

log = logging.getLogger(__name__)

# The voice service reads {{name}} as a value to fill in, and refuses to talk when it has none.
_PLACEHOLDER = re.compile(r"\{\{\s*\w+\s*\}\}")


class AgentChecks:
    """Refuses what cannot work, before it is stored."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context

    async def require(
        self,
        values: dict[str, object],
        kept_llms: Collection[str] = (),
        linked: Collection[str] = (),
    ) -> None:
        """Refuse what cannot work, all of it at once; spell the languages as usual.

        `kept_llms` may stay although they are offered no more, and documents that are `linked`
        already although they are not approved. The voice is looked up last,
        because that may ask the voice service.
        """
        problems = [
            *self._own_problems(values),
            *await self._llms_not_offered(values, kept_llms),
            *await self._documents_not_to_be_given(values, linked),
        ]
        if problems:
            raise InvalidInput(
                "; ".join(f"{problem.field}: {problem.message}" for problem in problems),
                fields=tuple(problems),
            )
        voice_id = values.get("voice_id")
        if isinstance(voice_id, str):
            await self._check_voice(voice_id)

    def _own_problems(self, values: dict[str, object]) -> list[FieldProblem]:
        problems: list[FieldProblem] = []
        languages = values.get("languages")
        if isinstance(languages, list):
            known: list[str] = []
            for position, code in enumerate(languages):
                try:
                    known.append(language_code(code, f"languages.{position}"))
                except InvalidInput as error:
                    problems += error.fields
            values["languages"] = list(dict.fromkeys(known))
        greetings = values.get("first_messages")
        if isinstance(greetings, dict):
            spelled: dict[str, object] = {}
            for code, words in greetings.items():
                try:
                    spelled[language_code(code, f"first_messages.{code}")] = words
                except InvalidInput as error:
                    problems += error.fields
            values["first_messages"] = spelled or None
        for field, words in _spoken(values):
            if _PLACEHOLDER.search(words):
                problems.append(
                    FieldProblem(
                        field,
                        text(
                            "It must not hold a placeholder such as {placeholder}; "
                            "write the words out",
                            placeholder="{{name}}",
                        ),
                    )
                )
        return [*problems, *_as_clinicians(values)]

    async def _llms_not_offered(
        self, values: dict[str, object], kept: Collection[str]
    ) -> list[FieldProblem]:
        backups = values.get("backup_llms")
        named: dict[str, object] = {"llm": values.get("llm")}
        for position, one in enumerate(backups if isinstance(backups, list) else []):
            named[f"backup_llms.{position}"] = one
        new = {field: one for field, one in named.items() if one is not None and one not in kept}
        if not new:
            return []
        offered = await self._context.shared(LlmCatalog).ids()
        said = text("It is not offered here; choose one of {choices}", choices=", ".join(offered))
        return [FieldProblem(field, said) for field, one in new.items() if one not in offered]

    async def _documents_not_to_be_given(
        self, values: dict[str, object], linked: Collection[str]
    ) -> tuple[FieldProblem, ...]:
        knowledge_ids = values.get("knowledge_ids")
        if not isinstance(knowledge_ids, list) or not knowledge_ids:
            return ()
        try:
            reader = self._context.service(KnowledgeReader)
            await reader.require(knowledge_ids, "knowledge_ids")
            await reader.require_approved(knowledge_ids, "knowledge_ids", linked)
        except InvalidInput as error:
            return error.fields
        return ()

    async def _check_voice(self, voice_id: str) -> None:
        try:
            await self._context.shared(VoiceCatalog).require(voice_id, "voice_id")
        except AppError as error:
            if not error.retryable:
                raise
            # The voice service is away. The agent is kept all the same, and the service will say
            # itself whether it knows the voice.
            log.warning("a voice was not checked: %s", error.error_code)


def _as_clinicians(values: Mapping[str, object]) -> Iterator[FieldProblem]:
    """Where the agent would say that it is a doctor or a nurse."""
    name = values.get("name")
    found = [("name", name)] if isinstance(name, str) and is_titled(name) else []
    found += [
        (field, claim)
        for field, words in _spoken(values)
        if field.startswith(("system_prompt_override", "first_message"))
        for claim in islice(claims(words), 1)
    ]
    for field, claim in found:
        yield FieldProblem(
            field,
            text(
                "An agent is no doctor and no nurse, and must not say that it is one: “{words}”",
                words=claim,
            ),
        )


def _spoken(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The texts that the voice service reads, each with the path of its field."""
    for field in ("system_prompt_override", "first_message"):
        if isinstance(words := values.get(field), str):
            yield field, words
    greetings = values.get("first_messages")
    for code, words in greetings.items() if isinstance(greetings, dict) else ():
        yield f"first_messages.{code}", words
    for field, inner in (("data_items", "description"), ("success_criteria", "goal")):
        items = values.get(field)
        for position, item in enumerate(items if isinstance(items, list) else []):
            yield f"{field}.{position}.{inner}", item[inner]
