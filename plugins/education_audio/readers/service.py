"""Keeps who reads which language, and lets nobody else approve a translation into it.

Whoever reads a language says so, and a colleague confirms it. Where nobody signs in there is one
clinician only, whose own word is all that there is.
"""

from __future__ import annotations

import asyncio

from core import clock
from core.context import PluginContext
from core.errors import Conflict, InvalidInput, NotFound
from core.i18n import text
from core.ports.documents import Create, JsonObject, Query, Replace, StoredDocument
from core.records.changes import creating, until_current
from core.records.versions import (
    ANY_VERSION,
    ExpectedVersion,
    first_version,
    last_change,
    next_version,
    version_of,
)
from core.security import DEFAULT_DOCTOR, Caller
from core.shared.approvals import Approver, words_for
from core.text.identification import languages_of
from core.text.languages import LANGUAGES, language_name
from plugins.education_audio.contract import (
    NOTHING_SAID,
    LanguageMark,
    LanguageReader,
    LanguageReaders,
)
from plugins.education_audio.documents import read_document
from plugins.education_audio.models import READERS
from plugins.education_audio.speech_text import turns

_PAGE = 200
_KNOWN = frozenset(code.partition("-")[0] for code in LANGUAGES)


class TranslationReaders:
    """Who reads which language."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents

    async def all(self, caller: Caller) -> LanguageReaders:
        """Everybody who reads a language."""
        every = self._documents.every(READERS, Query(limit=_PAGE))
        readers = [_view(stored) async for stored in every]
        readers.sort(key=lambda one: (one.name.casefold(), one.user_id))
        return LanguageReaders(readers=readers, you=caller.user_id)

    async def state(
        self, caller: Caller, languages: list[str], expected: ExpectedVersion = ANY_VERSION
    ) -> LanguageReader:
        """Note what the caller reads; a mark that is confirmed stays so.

        Raises InvalidInput, ChangedMeanwhile, PreconditionFailed.
        """
        for language in languages:
            if language not in _KNOWN:
                raise InvalidInput.field("languages", text("There is no such language to choose"))

        def marks(known: dict[str, JsonObject]) -> list[JsonObject]:
            new: JsonObject = {"confirmed_by": None, "confirmed_at": None}
            if not caller.trusted:
                new = {"confirmed_by": words_for(caller.user_id), "confirmed_at": clock.stamp()}
            wanted = dict.fromkeys(languages)
            return [known.get(one) or {"language": one, **new} for one in wanted]

        async def attempt() -> StoredDocument:
            known = await self._documents.get(READERS, caller.user_id)
            expected.require(version_of(known.data) if known else NOTHING_SAID)
            by = caller.name or None
            version = next_version(known.data, by) if known else first_version(by)
            before = {mark["language"]: mark for mark in known.data["marks"]} if known else {}
            row: JsonObject = {
                "name": caller.name or words_for(caller.user_id),
                "marks": marks(before),
                **version,
            }
            step = (
                Replace(READERS, caller.user_id, row, known.version)
                if known
                else Create(READERS, caller.user_id, row)
            )
            with creating(known is None):
                written = (await self._documents.write([step]))[0]
            assert written is not None
            return written

        return _view(await until_current(attempt))

    async def confirm(self, user_id: str, language: str, caller: Caller) -> LanguageReader:
        """Confirm that a colleague reads a language. Raises NotFound, Conflict (one's own)."""
        if caller.trusted and caller.user_id == user_id:
            raise Conflict(
                text("Somebody else has to confirm which languages you read."),
                error_code="own_statement",
            )

        def confirmed(stored: StoredDocument) -> JsonObject:
            marks = [dict(mark) for mark in stored.data["marks"]]
            for mark in marks:
                if mark["language"] == language and mark["confirmed_by"] is None:
                    mark["confirmed_by"] = caller.name or words_for(caller.user_id)
                    mark["confirmed_at"] = clock.stamp()
            if language not in {mark["language"] for mark in marks}:
                raise NotFound(text("They do not say any more that they read this language."))
            return stored.data | {"marks": marks}

        stored = await self._documents.change(READERS, user_id, confirmed)
        if stored is None:
            raise NotFound(text("There is nobody with this id."))
        return _view(stored)

    async def require_reader(self, knowledge_id: str, script: str, approver: Approver) -> None:
        """Raise Conflict `reader_required` for a translation into a language that they do not read.

        A script or a document whose language is not clear is no translation as far as anybody
        knows; the page says that it could not be checked.
        """
        source = await read_document(self._context, knowledge_id)
        languages = await asyncio.to_thread(translated_into, script, source.text)
        if not languages:
            return
        user_id = approver.user_id if approver.signed_in else DEFAULT_DOCTOR
        stored = await self._documents.get(READERS, user_id)
        marks = stored.data["marks"] if stored else []
        read = {one["language"] for one in marks if one["confirmed_by"]}
        for language in languages:
            if language not in read:
                raise Conflict(
                    text(
                        "This script is a translation into {language}. Only somebody who is noted "
                        "as reading {language} may approve it: see “Who reads which language” on "
                        "Education Audio.",
                        language=language_name(language),
                    ),
                    error_code="reader_required",
                )


def translated_into(script: str, document: str) -> list[str]:
    """The ISO 639-1 codes of the languages that a script, or a turn or line of it, is a
    translation into: those that no line of the document is in. Empty where that is not clear.
    """
    own = languages_of([document, *document.splitlines()])
    if not own:
        return []
    spoken = [turn.text for turn in turns(script)]
    said = ["\n".join(spoken), *spoken, *(line for one in spoken for line in one.splitlines())]
    return sorted(languages_of(said) - own)


def _view(stored: StoredDocument) -> LanguageReader:
    return LanguageReader(
        user_id=stored.id,
        name=stored.data["name"],
        marks=[
            LanguageMark(
                language=mark["language"],
                confirmed_by=mark["confirmed_by"],
                confirmed_at=clock.parse(mark["confirmed_at"]) if mark["confirmed_at"] else None,
            )
            for mark in stored.data["marks"]
        ],
        **last_change(stored.data, stored.data["changed_at"]),
    )
