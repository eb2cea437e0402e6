"""Links as the clinic has them: made, listed, ended. Only a current audio is handed out."""

from __future__ import annotations

from datetime import timedelta

from core import clock
from core.context import PluginContext
from core.errors import Conflict, InvalidInput, NotFound
from core.i18n import text
from core.ports.documents import Create, Filter, JsonObject, Query, StoredDocument
from core.security import Caller
from plugins.education_audio.contract import AudioReader, SourceState
from plugins.handouts.contract import (
    MAX_DAYS,
    PATH,
    Handout,
    HandoutCreated,
    HandoutList,
    HandoutRequest,
    HandoutState,
)
from plugins.handouts.models import (
    HANDOUTS,
    RESULTS,
    StoredHandout,
    handout_id,
    new_token,
    no_results,
    results_view,
)
from plugins.handouts.words import questions_of


class Handouts:
    """The links."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents

    async def create(self, request: HandoutRequest, caller: Caller) -> HandoutCreated:
        """Make a link. Raises NotFound, Conflict when the audio is not for patients now,
        InvalidInput when the link would end in the past or too late.
        """
        now = clock.now()
        if not now < request.expires_at <= now + timedelta(days=MAX_DAYS):
            raise InvalidInput.field(
                "expires_at",
                text("must be in the future, and at most a year away"),
            )
        heard = await self._context.service(AudioReader).heard(request.audio_id)
        if heard.state is not SourceState.CURRENT:
            raise Conflict(
                text(
                    "This audio is withdrawn, or was not approved for its document as it is now. "
                    "Approve its script again before you give it to a patient."
                ),
                error_code="audio_not_current",
            )
        token = new_token()
        identifier = handout_id(token)
        stored = StoredHandout(
            audio_id=request.audio_id,
            knowledge_id=heard.knowledge_id,
            script_sha256=heard.script_sha256,
            language=request.language,
            questions=request.questions,
            created_at=clock.stamp(now),
            created_by=caller.user_id,
            created_by_name=caller.name or None,
            expires_at=clock.stamp(request.expires_at),
        ).model_dump(mode="json")
        written = await self._documents.write(
            [
                Create(HANDOUTS.name, identifier, stored),
                Create(RESULTS.name, identifier, no_results()),
            ]
        )
        assert written[0] is not None  # it was created
        return HandoutCreated(
            handout=_view(written[0], no_results(), HandoutState.OPEN), path=f"{PATH}{token}"
        )

    async def of_audio(self, audio_id: str, limit: int, cursor: str | None) -> HandoutList:
        """A page of the links to an audio, newest first."""
        filters = (Filter("audio_id", "==", audio_id),)
        page = await self._documents.query(
            HANDOUTS.name, Query(filters, order_by="-created_at", limit=limit, cursor=cursor)
        )
        results = await self._documents.get_many(RESULTS.name, [row.id for row in page.items])
        of_audio = await state_of_audio(self._context, audio_id) if page.items else None
        return HandoutList(
            handouts=[
                _view(row, found.data if found else None, state_of(StoredHandout.of(row), of_audio))
                for row, found in zip(page.items, results, strict=True)
            ],
            total_count=(await self._documents.totals(HANDOUTS.name, filters)).count,
            next_cursor=page.next_cursor,
            unreadable_count=page.unreadable,
        )

    async def revoke(self, identifier: str, caller: Caller) -> Handout:
        """End a link now; one that was ended before stays as it is. Raises NotFound."""

        def change(stored: StoredDocument) -> JsonObject | None:
            if StoredHandout.of(stored).revoked_at is not None:
                return None
            return stored.data | {
                "revoked_at": clock.stamp(),
                "revoked_by_name": caller.name or None,
            }

        stored = await self._documents.change(HANDOUTS.name, identifier, change)
        if stored is None:
            raise NotFound(text("There is no link with this id."))
        results = await self._documents.get(RESULTS.name, identifier)
        return _view(
            stored, results.data if results else None, state_of(StoredHandout.of(stored), None)
        )


async def state_of_audio(context: PluginContext, audio_id: str) -> SourceState | None:
    """Whether an audio may be heard now; None when it is gone or not finished."""
    try:
        return await context.service(AudioReader).state(audio_id)
    except (NotFound, Conflict):
        return None


def state_of(handout: StoredHandout, audio: SourceState | None) -> HandoutState:
    """What a link does now, when this is the state of its audio."""
    if handout.revoked_at is not None:
        return HandoutState.REVOKED
    if clock.parse(handout.expires_at) <= clock.now():
        return HandoutState.EXPIRED
    match audio:
        case SourceState.CURRENT:
            return HandoutState.OPEN
        case SourceState.CHANGED | SourceState.SAID_OTHERWISE:
            return HandoutState.RENEWING
        case _:
            return HandoutState.WITHDRAWN


def _view(stored: StoredDocument, results: JsonObject | None, state: HandoutState) -> Handout:
    kept = StoredHandout.of(stored)
    questions = questions_of(kept.questions, kept.language)
    return Handout(
        handout_id=stored.id,
        audio_id=kept.audio_id,
        language=kept.language,
        state=state,
        created_at=clock.parse(kept.created_at),
        created_by_name=kept.created_by_name,
        expires_at=clock.parse(kept.expires_at),
        revoked_at=clock.parse(kept.revoked_at) if kept.revoked_at else None,
        revoked_by_name=kept.revoked_by_name,
        results=results_view(results, questions),
    )
