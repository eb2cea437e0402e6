"""The emergency texts in force: ours, or what the clinic has approved in their place."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager

from core import clock
from core.context import PluginContext
from core.errors import Conflict, InvalidInput
from core.i18n import text
from core.ports.documents import Query
from core.records.versions import ExpectedVersion
from core.security import Caller
from core.shared.approvals import digest
from core.text.simplified import chinese_writing
from plugins.safety.approved import MAX_VERSIONS, approved, changed, watching, withdrawn
from plugins.safety.contract import (
    EmergencyTextList,
    EmergencyTextView,
    EmergencyWords,
    Locale,
    TextKind,
    Withdrawal,
    WordingApproval,
)
from plugins.safety.emergency import TEXTS
from plugins.safety.models import WORDINGS, StoredWording, StoredWordingVersion
from plugins.safety.settings import SafetySettings
from plugins.safety.wording.standard import StandardTexts

_PAGE = 100  # there are as many texts as languages and kinds

Change = Callable[[StoredWording], StoredWording]
_PLACES = frozenset(["call", "crisis"])


class Wordings:
    """The `EmergencyTextBook` of the clinic. What is in force is held in memory.

    Screening must not wait for a store. Another instance's approval is heard of within 20 seconds.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._standard = StandardTexts(context.own_settings(SafetySettings))
        self._own: dict[str, str] = {}

    def say(self, locale: Locale, kind: TextKind) -> str:
        """The text in force, with the clinic's numbers."""
        wording = self._own.get(_id(locale, kind)) or TEXTS[locale].standard(kind)
        return self._standard.filled(locale, wording)

    def words(self, language: str) -> EmergencyWords | None:
        """Those of a language such as `es` or `zh-TW`; None where there are none in it."""
        locale = locale_of(language)
        if locale is None:
            return None
        return EmergencyWords(
            locale=locale,
            emergency=self.say(locale, TextKind.EMERGENCY),
            self_harm=self.say(locale, TextKind.SELF_HARM),
            emergency_number=self._standard.number,
            crisis_line=self._standard.crisis_line,
        )

    async def unapproved(self, languages: Sequence[str]) -> list[str]:
        """Those of the languages in which a text is said that nobody here has approved."""
        said = {
            language: [_id(locale, kind) for kind in TextKind]
            for language in languages
            if (locale := locale_of(language)) is not None
        }
        kept = await self._read(sorted({one for ids in said.values() for one in ids}))
        return [
            language
            for language, ids in said.items()
            if any(kept.get(one, StoredWording()).current is None for one in ids)
        ]

    async def texts(self) -> EmergencyTextList:
        """Every text with its versions."""
        kept, unreadable = await self._load()
        views = []
        for locale in TEXTS:
            for kind in TextKind:
                identifier = _id(locale, kind)
                view = self._view(locale, kind, kept.get(identifier, StoredWording()))
                if identifier in unreadable:
                    said = self.say(locale, kind)
                    view = view.model_copy(update={"said": said, "unreadable": True})
                views.append(view)
        return EmergencyTextList(texts=views)

    async def save(
        self,
        locale: Locale,
        kind: TextKind,
        wording: str,
        caller: Caller,
        expected: ExpectedVersion,
    ) -> EmergencyTextView:
        """Keep a new version; it is said once it is approved.

        Raises InvalidInput, Conflict, PreconditionFailed.
        """
        _require_places(wording)

        def change(kept: StoredWording) -> StoredWording:
            expected.require(kept.last_saved["version"])
            if len(kept.versions) >= MAX_VERSIONS:
                raise Conflict(text("This text has too many versions."))
            version = StoredWordingVersion(
                number=len(kept.versions) + 1,
                text=wording.strip(),
                sha256=digest(wording.strip()),
                saved_by=caller.name or caller.user_id,
                saved_at=clock.stamp(),
            )
            return kept.model_copy(update={"versions": [*kept.versions, version]})

        return await self._change(locale, kind, change)

    async def approve(
        self, locale: Locale, kind: TextKind, approval: WordingApproval, caller: Caller
    ) -> EmergencyTextView:
        """Have a version said from now on. Raises Conflict unless it has exactly this text."""

        refusal = text("This is not the text that was shown. Read it again, then approve it.")
        return await self._change(
            locale, kind, lambda kept: approved(kept, approval, caller, refusal)
        )

    async def withdraw(
        self, locale: Locale, kind: TextKind, meant: Withdrawal
    ) -> EmergencyTextView:
        """Have our own text said again; the versions are kept. Raises ChangedMeanwhile."""
        return await self._change(locale, kind, lambda kept: withdrawn(kept, meant))

    async def _change(self, locale: Locale, kind: TextKind, change: Change) -> EmergencyTextView:
        identifier = _id(locale, kind)
        kept = await changed(self._context, WORDINGS.name, identifier, StoredWording, change)
        self._take(identifier, kept)
        return self._view(locale, kind, kept)

    def _view(self, locale: Locale, kind: TextKind, kept: StoredWording) -> EmergencyTextView:
        current = kept.current
        standard = TEXTS[locale].standard(kind)
        wording = current.text if current is not None else standard
        return EmergencyTextView(
            **kept.last_saved,
            locale=locale,
            kind=kind,
            said=self._standard.filled(locale, wording),
            standard=standard,
            in_force=current.number if current is not None else None,
            versions=[version.view() for version in reversed(kept.versions)],
        )

    def _take(self, identifier: str, kept: StoredWording) -> None:
        if (current := kept.current) is not None:
            self._own[identifier] = current.text
        else:
            self._own.pop(identifier, None)

    async def _load(self) -> tuple[dict[str, StoredWording], tuple[str, ...]]:
        """What is kept under each id, and the ids under which it cannot be read."""
        ids = [_id(locale, kind) for locale in TEXTS for kind in TextKind]
        page = await self._documents.query(WORDINGS.name, Query(limit=_PAGE))
        kept = {stored.id: StoredWording.of(stored) for stored in page.items}
        for identifier in ids:
            # What was approved is said until somebody can read it again.
            if identifier not in page.unreadable_ids:
                self._take(identifier, kept.get(identifier, StoredWording()))
        return kept, page.unreadable_ids

    async def _read(self, ids: Sequence[str]) -> dict[str, StoredWording]:
        found = await self._documents.get_many(WORDINGS.name, ids)
        return {
            identifier: StoredWording.of(stored)
            for identifier, stored in zip(ids, found, strict=True)
            if stored is not None
        }

    def watching(self) -> AbstractAsyncContextManager[None]:
        """While this is held, what is in force is known here."""
        return watching(self._load, "the emergency texts were not read", "safety-texts")


def locale_of(language: str) -> Locale | None:
    """The locale of a language code; None where there are no texts in it."""
    code = language.replace("_", "-").casefold()
    if code.partition("-")[0] == "zh":
        return chinese_writing(code)
    if code.partition("-")[0] == "es":
        return "es"
    return "en" if code.partition("-")[0] == "en" else None


def _id(locale: Locale, kind: TextKind) -> str:
    return f"{locale}.{kind.value}"


def _require_places(wording: str) -> None:
    """A text has to say how to call for help, and names no other value."""
    try:
        parts = list(string.Formatter().parse(wording))
    except ValueError:
        parts = [("", "?", "", None)]
    named = [(name, spec, shown) for _, name, spec, shown in parts if name is not None]
    unknown = any(name not in _PLACES or spec or shown for name, spec, shown in named)
    if unknown or "call" not in {name for name, _, _ in named}:
        raise InvalidInput.field(
            "text",
            text(
                "write {call} where the text says how to call for help, {crisis} for the crisis "
                "line, and no other braces.",
                call="{call}",
                crisis="{crisis}",
            ),
        )
