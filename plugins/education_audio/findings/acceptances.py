"""Each finding is mended, or accepted by somebody for a reason, before a script is approved.

An acceptance is bound to the finding and to the SHA-256 of the script and of its document's text:
another byte needs another one.
"""

from __future__ import annotations

from core import clock
from core.context import PluginContext
from core.errors import Conflict, NotFound
from core.i18n import plural, text
from core.ports.documents import JsonObject
from core.shared.approvals import Approver, digest, words_for
from plugins.education_audio.contract import AcceptanceRequest, FindingAcceptance, FindingView
from plugins.education_audio.findings.running import CheckRun, ScriptCheckRunner
from plugins.education_audio.models import ACCEPTANCES

_WARNING = "warning"


class FindingAcceptances:
    """Who has accepted what."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents
        self._runner = context.shared(ScriptCheckRunner)

    async def with_acceptances(self, run: CheckRun) -> list[FindingView]:
        """The findings of a run, each with its acceptance."""
        keys = [_key(run, finding.finding) for finding in run.findings]
        kept = await self._documents.get_many(ACCEPTANCES, keys) if keys else []
        return [
            finding.model_copy(update={"acceptance": _view(stored.data) if stored else None})
            for finding, stored in zip(run.findings, kept, strict=True)
        ]

    async def accept(self, request: AcceptanceRequest, by: Approver) -> FindingAcceptance:
        """Accept a finding of a script; one that is accepted stays so for the first reason.

        Raises NotFound, for a finding that is none of this script too.
        """
        run = await self._runner.run(request.knowledge_id, request.script)
        if request.finding not in {finding.finding for finding in run.findings}:
            raise NotFound(
                text("This is found no more in the script as it is now. Look at it again.")
            )
        row: JsonObject = {
            "knowledge_id": request.knowledge_id,
            "sha256": digest(request.script),
            "document_sha256": run.document_sha256,
            "finding": request.finding,
            "reason": request.reason.strip(),
            "accepted_by": by.user_id,
            "accepted_by_name": by.name,
            "accepted_at": clock.stamp(),
        }
        key = _key(run, request.finding)
        try:
            stored = await self._documents.create(ACCEPTANCES, key, row)
        except Conflict:
            known = await self._documents.get(ACCEPTANCES, key)
            return _view(known.data if known is not None else row)
        return _view(stored.data)

    async def require_none_open(self, knowledge_id: str, script: str) -> None:
        """Raise Conflict while a warning about the script is neither mended nor accepted.

        `checks_failed` when a check of this plugin could not be made: what it would have found
        nobody knows. One of another plugin that fails keeps nobody from approving.
        """
        run = await self._runner.run(knowledge_id, script)
        if run.own_failed:
            raise Conflict(
                text(
                    "This script could not be compared with its document, so it cannot be "
                    "approved. Try again in a minute. If it stays so, tell whoever runs "
                    "ElevenDops for you: the page Plugins says what failed."
                ),
                error_code="checks_failed",
            )
        count = len(open_findings(await self.with_acceptances(run)))
        if count:
            raise Conflict(
                plural(
                    "{number} finding is neither mended nor accepted. Mend the script, or accept "
                    "the finding with a reason.",
                    "{number} findings are neither mended nor accepted. Mend the script, or accept "
                    "each finding with a reason.",
                    count,
                ),
                error_code="findings_open",
            )


def open_findings(findings: list[FindingView]) -> list[FindingView]:
    """The warnings that nobody has accepted."""
    return [one for one in findings if one.severity == _WARNING and one.acceptance is None]


def _key(run: CheckRun, finding: str) -> str:
    return f"{digest(run.checked.script)}:{run.document_sha256}:{finding}"


def _view(row: JsonObject) -> FindingAcceptance:
    return FindingAcceptance(
        reason=row["reason"],
        accepted_by=row["accepted_by"],
        accepted_by_name=row["accepted_by_name"] or words_for(row["accepted_by"]),
        accepted_at=clock.parse(row["accepted_at"]),
    )
