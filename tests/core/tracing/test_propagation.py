"""The context of a trace in headers: two formats in, one out, nothing else."""

from __future__ import annotations

import pytest

from core.tracing import propagation

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
SPAN = "00f067aa0ba902b7"
W3C = {"traceparent": f"00-{TRACE}-{SPAN}-01"}
CLOUD = {"x-cloud-trace-context": f"{'a' * 32}/5;o=1"}


def test_w3c_is_read_and_wins() -> None:
    found = propagation.read(W3C | CLOUD)
    assert found is not None
    assert (found.trace_id, found.span_id) == (int(TRACE, 16), int(SPAN, 16))
    assert found.trace_flags.sampled
    assert found.is_remote
    assert not propagation.is_own(found)


def test_the_cloud_s_own_header_is_read() -> None:
    found = propagation.read(CLOUD)
    assert found is not None
    assert (f"{found.trace_id:x}", found.span_id) == ("a" * 32, 5)
    assert found.trace_flags.sampled
    plain = propagation.read({"x-cloud-trace-context": f"{TRACE}/18446744073709551615"})
    assert plain is not None
    assert not plain.trace_flags.sampled


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"traceparent": f"00-{'0' * 32}-{SPAN}-01"},
        {"traceparent": f"00-{TRACE}-{SPAN}"},
        {"traceparent": f"00-{TRACE}-{SPAN}-01\nI have chest pain"},
        {"x-cloud-trace-context": TRACE},
        {"x-cloud-trace-context": f"{TRACE}/0;o=1"},
        {"x-cloud-trace-context": f"{TRACE}/18446744073709551616"},
        {"x-cloud-trace-context": f"{TRACE}/5;o=1;words"},
        {"baggage": "patient=Anna"},
    ],
)
def test_what_is_not_valid_is_no_context(headers: dict[str, str]) -> None:
    assert propagation.read(headers) is None


@pytest.mark.parametrize("sampled", ["00", "01"])
def test_what_goes_out_comes_in_as_our_own(sampled: str) -> None:
    first = propagation.from_text(f"00-{TRACE}-{SPAN}-{sampled}")
    assert first is not None
    headers = propagation.write(first)
    assert headers.keys() == {"traceparent", "tracestate"}
    again = propagation.read(headers)
    assert again is not None
    assert propagation.is_own(again)
    assert propagation.to_text(again) == f"00-{TRACE}-{SPAN}-{sampled}"


@pytest.mark.parametrize("text", [None, 5, "", "words", {"a": 1}])
def test_a_job_may_name_no_trace(text: object) -> None:
    assert propagation.from_text(text) is None
