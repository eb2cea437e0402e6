"""The routes under `/api/safety`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from core.records.versions import ExpectedVersion
from core.security import Caller, require
from core.values import Id
from core.web.late_routes import LateRoute
from core.web.paging import Cursor
from core.web.preconditions import IfMatch, tagged
from plugins.safety.alerts.book import AlertBook
from plugins.safety.alerts.sending import AlertSending
from plugins.safety.contract import (
    AgentPhrases,
    AlertList,
    AlertView,
    EmergencyTextList,
    EmergencyTextView,
    Locale,
    PhraseDraft,
    SenderChecks,
    TextKind,
    Withdrawal,
    WordingApproval,
    WordingDraft,
)
from plugins.safety.phrases.book import PhraseBook
from plugins.safety.wording.book import Wordings

Reader = Annotated[Caller, Depends(require("safety:read"))]
Taker = Annotated[Caller, Depends(require("safety:acknowledge"))]
Writer = Annotated[Caller, Depends(require("safety:write"))]
Approver = Annotated[Caller, Depends(require("safety:approve"))]
Operator = Annotated[Caller, Depends(require("safety:operate"))]


def build_router(
    book: AlertBook, sending: AlertSending, wordings: Wordings, own: PhraseBook
) -> APIRouter:
    """All routes of the plugin."""
    router = APIRouter(route_class=LateRoute)

    @router.get("/alerts")
    async def alerts(
        caller: Reader,
        open_only: bool = False,
        conversation_id: Annotated[Id | None, Query()] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Cursor = None,
    ) -> AlertList:
        """Alerts of red flags, the newest first, with who acknowledged them and what was sent."""
        return await book.page(
            open_only=open_only, conversation_id=conversation_id, limit=limit, cursor=cursor
        )

    @router.post("/alerts/{alert_id}/acknowledge")
    async def acknowledge(alert_id: Annotated[Id, Path()], caller: Taker) -> AlertView:
        """Say that you take care of it: it is not sent again. The first who says so is kept."""
        return await book.acknowledge(alert_id, caller)

    @router.get("/senders")
    async def senders(caller: Reader) -> SenderChecks:
        """By what alerts leave the page."""
        return sending.senders()

    @router.post("/senders/check")
    async def check(caller: Operator) -> SenderChecks:
        """Send a test alert by every sender, and see whether each has taken it."""
        return await sending.check()

    @router.get("/texts")
    async def texts(caller: Reader) -> EmergencyTextList:
        """What patients are told in an emergency, in each language, with every version of it."""
        listed = await wordings.texts()
        return listed.model_copy(update={"unreadable_phrases": own.unreadable()})

    @router.put("/texts/{locale}/{kind}")
    async def save(
        locale: Locale,
        kind: TextKind,
        body: WordingDraft,
        caller: Writer,
        response: Response,
        if_match: IfMatch,
    ) -> EmergencyTextView:
        """Keep a wording of the clinic's own. It is said once it is approved."""
        expected = ExpectedVersion(body.version, if_match)
        saved = await wordings.save(locale, kind, body.text, caller, expected)
        return tagged(response, saved)

    @router.post("/texts/{locale}/{kind}/approve")
    async def approve(
        locale: Locale, kind: TextKind, body: WordingApproval, caller: Approver
    ) -> EmergencyTextView:
        """Have a version said from now on; the approval holds for exactly this text."""
        return await wordings.approve(locale, kind, body, caller)

    @router.post("/texts/{locale}/{kind}/withdraw")
    async def withdraw(
        locale: Locale, kind: TextKind, caller: Approver, body: Withdrawal | None = None
    ) -> EmergencyTextView:
        """Have ElevenDops' own text said again."""
        return await wordings.withdraw(locale, kind, body or Withdrawal())

    @router.get("/phrases/{agent_id}")
    async def phrases(
        agent_id: Annotated[Id, Path()], caller: Reader, response: Response
    ) -> AgentPhrases:
        """The clinic's own red flags for the patients of an agent, with every version of them."""
        return tagged(response, await own.of_agent(agent_id))

    @router.put("/phrases/{agent_id}")
    async def save_phrases(
        agent_id: Annotated[Id, Path()],
        body: PhraseDraft,
        caller: Writer,
        response: Response,
        if_match: IfMatch,
    ) -> AgentPhrases:
        """Keep a list of the clinic's own. It is watched once it is approved."""
        expected = ExpectedVersion(body.version, if_match)
        return tagged(response, await own.save(agent_id, body, caller, expected))

    @router.post("/phrases/{agent_id}/approve")
    async def approve_phrases(
        agent_id: Annotated[Id, Path()], body: WordingApproval, caller: Approver
    ) -> AgentPhrases:
        """Have a list watched from now on; the approval holds for exactly these phrases."""
        return await own.approve(agent_id, body, caller)

    @router.post("/phrases/{agent_id}/withdraw")
    async def withdraw_phrases(
        agent_id: Annotated[Id, Path()], caller: Approver, body: Withdrawal | None = None
    ) -> AgentPhrases:
        """Watch no phrase of the clinic's own any more."""
        return await own.withdraw(agent_id, body or Withdrawal())

    return router
