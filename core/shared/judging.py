"""The judge that a plugin has: its writer, asked for an answer in a fixed form."""

from __future__ import annotations

import logging
from contextlib import aclosing

from pydantic import ValidationError

from core.context import PluginContext
from core.errors import JudgementCut, NoJudgement, ProviderTimeout, TextNotFinished, Unavailable
from core.i18n import text
from core.jobs import JobRun
from core.ports.judge import AnswerT, Judge, JudgeRequest
from core.ports.writer import Writer, WriterRequest

log = logging.getLogger(__name__)

_MOST = 200_000
"""Characters of an answer; a model that repeats itself is cut off."""

_NO_JUDGEMENT = text("The language model gave no judgement of this text that could be used.")


class WriterJudge:
    """A `Judge` by a model of the writer."""

    def __init__(self, writer: Writer, model: str) -> None:
        self._writer = writer
        self._model = model

    async def judge(self, request: JudgeRequest, answer: type[AnswerT]) -> AnswerT:
        """As `Judge.judge`."""
        wanted = WriterRequest(
            self._model, request.instructions, request.text, answer.model_json_schema()
        )
        try:
            found = await self._written(wanted)
        except TextNotFinished as error:
            log.warning("the language model did not finish a judgement: %s", error.error_code)
            raise NoJudgement(_NO_JUDGEMENT, error_code=error.error_code) from None
        try:
            return answer.model_validate_json(found)
        except ValidationError:
            # Its message quotes the answer, which quotes the text.
            log.warning("the language model gave a judgement of another form")
            raise NoJudgement(_NO_JUDGEMENT) from None

    async def _written(self, wanted: WriterRequest) -> str:
        found = ""
        try:
            async with aclosing(self._writer.stream(wanted)) as pieces:
                async for piece in pieces:
                    found += piece
                    if len(found) > _MOST:
                        raise TextNotFinished(_NO_JUDGEMENT, error_code="judgement_too_long")
        except (ProviderTimeout, Unavailable) as error:
            if found or isinstance(error, ProviderTimeout):
                raise JudgementCut(error.detail, retry_after=error.retry_after) from error
            raise
        return found


async def judged_at_most_twice(
    run: JobRun, judge: Judge, request: JudgeRequest, answer: type[AnswerT]
) -> AnswerT:
    """What the judge says, asked by a job. Raises as `Judge.judge`.

    An answer that does not come, or breaks off, may be charged: it is asked for once more by the
    job's next try. The second one of these in a row is NoJudgement.
    """
    try:
        return await judge.judge(request, answer)
    except JudgementCut:
        before = run.data["error"]
        if before is not None and before["error_code"] == JudgementCut.error_code:
            raise NoJudgement(_NO_JUDGEMENT, error_code=JudgementCut.error_code) from None
        raise


def judge_of(context: PluginContext) -> Judge | None:
    """The plugin's judge; None with the local preview writer, which cannot judge."""
    if context.settings.writer_is_local:
        return None
    return WriterJudge(context.writer, context.settings.gemini_models[0])
