"""What is told of each text that Gemini writes: a span, and a run in LangSmith, without a word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from opentelemetry.trace import SpanKind

from core import clock
from core.ports.writer import WriterReport, WriterRequest
from core.tracing.spans import begin, current_trace_id

if TYPE_CHECKING:
    from core.adapters.langsmith.runs import LangSmithRuns


@contextmanager
def recorded(
    request: WriterRequest, provider: str, report: WriterReport, runs: LangSmithRuns | None
) -> Iterator[None]:
    """Record the writing of one text, from the request to the last word, with its report."""
    model = request.model
    started_at = clock.now()
    trace_id = current_trace_id()
    error_name: str | None = None
    # Whoever reads the text may stop anywhere, and in another task: nothing is made current here.
    span = begin(
        f"generate_content {model}",
        {
            "gen_ai.operation.name": "generate_content",
            "gen_ai.provider.name": provider,
            "gen_ai.request.model": model,
            "gen_ai.output.type": "text" if request.schema is None else "json",
        },
        kind=SpanKind.CLIENT,
    )
    try:
        yield
    except BaseException as error:
        span.failed(error)
        error_name = type(error).__name__
        raise
    finally:
        span.set("gen_ai.response.model", report.model or None)
        span.set("gen_ai.usage.input_tokens", report.input_tokens)
        span.set("gen_ai.usage.output_tokens", report.output_tokens)
        if report.finish_reason:
            span.set("gen_ai.response.finish_reasons", [report.finish_reason])
        span.end()
        if runs is not None:
            from core.adapters.langsmith.runs import WriterRun

            runs.add(
                WriterRun(
                    model=model,
                    returned_model=report.model,
                    started_at=started_at,
                    ended_at=clock.now(),
                    input_tokens=report.input_tokens,
                    output_tokens=report.output_tokens,
                    finish_reason=report.finish_reason,
                    error=error_name,
                    trace_id=trace_id,
                )
            )
