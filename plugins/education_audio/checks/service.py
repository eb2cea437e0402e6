"""Lets the checks of all plugins look over a draft's script before a clinician approves it."""

from __future__ import annotations

import asyncio
from functools import partial

from core.context import Extension, PluginContext
from core.errors import InvalidInput
from core.i18n import translate
from core.text.languages import language_name
from plugins.education_audio.checks.built_in import reviewed
from plugins.education_audio.contract import (
    SCRIPT_CHECKS,
    CheckedScript,
    FindingView,
    ScriptChecks,
    ScriptCheckSpec,
    ScriptComparison,
    ScriptFinding,
)
from plugins.education_audio.documents import read_document
from plugins.education_audio.models import digest
from plugins.education_audio.scripts.service import ScriptService, WaitingTimes

_MAX_MESSAGE = 300
_MAX_PASSAGE = 500
_MAX_FINDINGS = 50
_MAX_ADDED = 50
_OWN = "education_audio"
_GRAVER_FIRST = ("warning", "notice")


class ScriptChecking:
    """The checks, run all at once."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._scripts = context.shared(ScriptService)
        self._seconds = context.own_settings(WaitingTimes).check_seconds

    async def check(self, draft_id: str) -> ScriptChecks:
        """What they find in the script as it stands. Raises NotFound."""
        from core.retrieval.language import detect_language  # not waited for by a start

        draft = await self._scripts.draft(draft_id)
        source = await read_document(self._context, draft.knowledge_id)
        language = detect_language(draft.script) or detect_language(source.text)
        checked = CheckedScript(draft.script, source.text, language.value if language else "en")
        extensions = self._context.extensions(SCRIPT_CHECKS)
        results = await asyncio.gather(*(self._run(extension, checked) for extension in extensions))
        findings: list[FindingView] = []
        failed: list[str] = []
        own_failed = False
        for extension, found in zip(extensions, results, strict=True):
            if found is None:
                title, plugin = translate(extension.spec.title), translate(extension.plugin_title)
                failed.append(f"{title} ({plugin})")
                own_failed = own_failed or extension.plugin_id == _OWN
            else:
                findings += [_view(finding, extension) for finding in found]
        findings.sort(key=lambda finding: _GRAVER_FIRST.index(finding.severity))
        return ScriptChecks(
            sha256=digest(draft.script),
            findings=findings,
            failed=failed,
            comparison=None if own_failed else await asyncio.to_thread(_comparison, checked),
        )

    async def _run(
        self, extension: Extension[ScriptCheckSpec], checked: CheckedScript
    ) -> list[ScriptFinding] | None:
        work = partial(_found, extension.spec, checked)
        try:
            return await extension.run(work, None, seconds=self._seconds)
        except InvalidInput as error:
            # A check has nobody to ask for other input.
            extension.record_failure(error)
            return None


def _comparison(checked: CheckedScript) -> ScriptComparison:
    """What the checks of this plugin covered; they have made the review already."""
    made = reviewed(checked)
    return ScriptComparison(
        compared=made.compared,
        added=[sentence[:_MAX_PASSAGE] for sentence in made.added[:_MAX_ADDED]],
        added_count=len(made.added),
        across=made.across,
        unchecked_language=language_name(made.language) if made.language else None,
    )


def _found(spec: ScriptCheckSpec, checked: CheckedScript) -> list[ScriptFinding]:
    """The findings, if they can be shown. Raises TypeError, ValueError."""
    findings: object = spec.check(checked)
    if not isinstance(findings, list | tuple):
        raise TypeError(f"check gave {type(findings).__name__} instead of a list")
    for finding in findings:
        if not isinstance(finding, ScriptFinding):
            raise TypeError(f"check gave {type(finding).__name__} instead of a ScriptFinding")
        if finding.severity not in _GRAVER_FIRST:
            raise ValueError("a finding has an unknown severity")
        f"{finding.message}{finding.passage}{finding.source}".encode()
    return list(findings[:_MAX_FINDINGS])


def _view(finding: ScriptFinding, extension: Extension[ScriptCheckSpec]) -> FindingView:
    return FindingView(
        message=translate(finding.message)[:_MAX_MESSAGE],
        passage=finding.passage[:_MAX_PASSAGE],
        source=finding.source[:_MAX_PASSAGE],
        severity=finding.severity,
        check=extension.spec.title,
        plugin_id=extension.plugin_id,
        plugin_title=extension.plugin_title,
    )
