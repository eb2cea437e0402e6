"""Lets the checks of all plugins look over a script."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, field
from functools import partial

from core.context import Extension, PluginContext
from core.errors import InvalidInput
from core.i18n import text, translate
from plugins.education_audio.contract import (
    SCRIPT_CHECKS,
    CheckedScript,
    FindingView,
    ScriptCheckSpec,
    ScriptFinding,
    SecondOpinion,
)
from plugins.education_audio.documents import read_document
from plugins.education_audio.second_opinion.asking import MESSAGES
from plugins.education_audio.second_opinion.stored import Opinions, StoredDifference
from plugins.education_audio.settings import EducationAudioSettings

_MAX_MESSAGE = 300
_MAX_PASSAGE = 5_000
_MAX_FINDINGS = 1_000
_OWN = "education_audio"
_OPINION = "second_opinion"
_OWN_SECONDS = 60.0
_GRAVER_FIRST = ("warning", "notice")


@dataclass(slots=True)
class CheckRun:
    """What was found in a script, beside a document of this text.

    `failed` names the checks that could not be made, with their plugins.
    """

    checked: CheckedScript
    document_sha256: str
    findings: list[FindingView] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    own_failed: bool = False
    opinion: SecondOpinion | None = None


class ScriptCheckRunner:
    """The checks, run all at once."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._opinions = context.shared(Opinions)
        self._seconds = context.own_settings(EducationAudioSettings).check_seconds

    async def run(self, knowledge_id: str, script: str) -> CheckRun:
        """What they find in this script of a document, the graver first. Raises NotFound."""
        from core.retrieval.language import detect_language  # not waited for by a start

        source = await read_document(self._context, knowledge_id)
        language = detect_language(script) or detect_language(source.text)
        checked = CheckedScript(script, source.text, language.value if language else "en")
        extensions = self._context.extensions(SCRIPT_CHECKS)
        results = await asyncio.gather(*(self._run(extension, checked) for extension in extensions))
        run = CheckRun(checked, source.content_sha256)
        for extension, found in zip(extensions, results, strict=True):
            if found is None:
                title, plugin = translate(extension.spec.title), translate(extension.plugin_title)
                run.failed.append(f"{title} ({plugin})")
                run.own_failed = run.own_failed or extension.plugin_id == _OWN
            else:
                run.findings += [_view(finding, extension) for finding in found]
        opinion = await self._opinions.find(script, source.content_sha256)
        if opinion is not None:
            run.opinion = opinion.view()
            run.findings += [_second_opinion(one) for one in opinion.differences]
        run.findings.sort(key=lambda finding: _GRAVER_FIRST.index(finding.severity))
        return run

    async def _run(
        self, extension: Extension[ScriptCheckSpec], checked: CheckedScript
    ) -> list[ScriptFinding] | None:
        work = partial(_found, extension.spec, checked)
        # Ours take milliseconds; on a busy machine an approval must not go past them unread.
        seconds = max(self._seconds, _OWN_SECONDS) if extension.plugin_id == _OWN else self._seconds
        try:
            return await extension.run(work, None, seconds=seconds)
        except InvalidInput as error:
            # A check has nobody to ask for other input.
            extension.record_failure(error)
            return None


def _found(spec: ScriptCheckSpec, checked: CheckedScript) -> list[ScriptFinding]:
    """The findings, if they can be shown. Raises TypeError, ValueError."""
    findings: object = spec.check(checked)
    if not isinstance(findings, list | tuple):
        raise TypeError(f"check gave {type(findings).__name__} instead of a list")
    if len(findings) > _MAX_FINDINGS:
        # Never cut: a script would be approved of which nobody has seen all that was found.
        raise ValueError(f"check gave {len(findings)} findings, more than {_MAX_FINDINGS}")
    for finding in findings:
        if not isinstance(finding, ScriptFinding):
            raise TypeError(f"check gave {type(finding).__name__} instead of a ScriptFinding")
        if finding.severity not in _GRAVER_FIRST:
            raise ValueError("a finding has an unknown severity")
        f"{finding.message}{finding.passage}{finding.source}".encode()
    return list(findings)


def _view(finding: ScriptFinding, extension: Extension[ScriptCheckSpec]) -> FindingView:
    # The English message: a finding is the same in whichever language it is read.
    parts = (extension.plugin_id, extension.spec.key, str(finding.message), finding.passage)
    named = "\n".join((*parts, finding.source))
    return FindingView(
        finding=hashlib.sha256(named.encode()).hexdigest()[:32],
        message=translate(finding.message)[:_MAX_MESSAGE],
        passage=finding.passage[:_MAX_PASSAGE],
        source=finding.source[:_MAX_PASSAGE],
        severity=finding.severity,
        check=extension.spec.title,
        plugin_id=extension.plugin_id,
        plugin_title=extension.plugin_title,
    )


def _second_opinion(found: StoredDifference) -> FindingView:
    named = "\n".join((_OWN, _OPINION, found.kind, found.passage, found.source))
    return FindingView(
        finding=hashlib.sha256(named.encode()).hexdigest()[:32],
        message=translate(MESSAGES[found.kind]),
        passage=found.passage[:_MAX_PASSAGE],
        source=found.source[:_MAX_PASSAGE],
        severity="warning",
        check=text("Second opinion"),
        plugin_id=_OWN,
        plugin_title=text("Education Audio"),
        second_opinion=True,
    )
