"""Traces against the real API: the list, its filters, and one trace as a waterfall."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core import clock
from core.ui.frame.page_check import rows
from tests.plugins.traces.support import CLICK, JOB, ROUTE, SLOW, SPANS, keep, of, span
from tests.support.dashboard import dashboard, figures, page, run, words
from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
    StandingApi,
    clinic_settings,
    free_port,
    running_clinic,
)

ADDRESS = "traces"
ODD = "page <b>bold</b> **this** $x$ :smile:"


@pytest.fixture(scope="module")
def three_traces(standing: StandingApi) -> None:
    """Three traces in the files of both processes of the clinic that tests share."""
    keep(standing.settings.elevendops_data_dir, SPANS)


@pytest.fixture
def kept(shared_clinic: Clinic, three_traces: None) -> Clinic:
    """A clinic with three traces, for tests that only look at them."""
    return shared_clinic


def table(test: AppTest) -> str:
    """The waterfall's HTML."""
    (found,) = [part.proto.body for part in test.get("html") if "<table" in part.proto.body]
    return str(found)


def cells(test: AppTest) -> list[list[str]]:
    """The waterfall's rows as text, cell by cell."""
    rows = re.findall(r"<tr>(.*?)</tr>", table(test).split("<tbody>")[1])
    return [
        [unescape(re.sub("<[^>]+>", " ", cell)).strip() for cell in re.findall("<td.*?</td>", row)]
        for row in rows
    ]


async def test_without_traces_it_says_how_to_get_one(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(page(ADDRESS, {"plugin": "nobody"}))
        assert "No traces match" in words(test)
        assert test.selectbox(key="url.plugin").value == "nobody"


async def test_the_list_leads_to_one_trace_and_back(kept: Clinic) -> None:
    with dashboard(kept.url):
        test = await run(page(ADDRESS, {"plugin": "knowledge"}))
        said = words(test)
        assert "action upload-knowledge save" in said
        assert "40 ms · 4 spans" in said
        assert "begun on upload-knowledge" in said
        assert "14 November 2023, 23:13" in said
        assert "1 error" in said
        assert said.index("job knowledge.sync") < said.index("action upload-knowledge save")
        assert "page dashboard" not in said
        row = rows(test)[1]
        # The filters stay in the address.
        assert row["address"] == f"?plugin=knowledge&trace={CLICK}"
        test = await run(page(ADDRESS, {"plugin": "knowledge", "trace": row["opens"]}))
        assert test.title[0].value == "action upload\\-knowledge save"
        assert test.query_params["trace"] == CLICK
        # The filters stay for the way back.
        assert test.query_params["plugin"] == "knowledge"
        next(button for button in test.button if button.label == "All traces").click()
        await run(test)
        assert "trace" not in test.query_params
        assert test.title[0].value == "Traces"
        assert test.selectbox(key="url.plugin").value == "knowledge"


async def test_filters_are_kept_in_the_address(kept: Clinic) -> None:
    with dashboard(kept.url):
        test = await run(page(ADDRESS))
        test.selectbox(key="url.plugin").set_value("dashboard")
        test.selectbox(key="url.page").set_value("dashboard")
        test.selectbox(key="url.min_milliseconds").set_value("5000")
        next(button for button in test.button if button.label == "Show").click()
        said = words(await run(test))
        assert "page dashboard" in said
        assert "6.00 s · 1 span" in said
        assert "job knowledge" not in said
        assert {name: str(value) for name, value in test.query_params.items()} == {
            "plugin": "dashboard",
            "page": "dashboard",
            "min_milliseconds": "5000",
        }
        linked = await run(page(ADDRESS, {"errors_only": "true", "plugin": "knowledge"}))
        assert linked.toggle(key="url.errors_only").value is True
        assert "job knowledge.sync" in words(linked)
        assert "action upload-knowledge save" not in words(linked)
        next(button for button in linked.button if button.label == "Clear filters").click()
        await run(linked)
        assert not linked.query_params


async def test_a_trace_is_a_table_of_both_processes(kept: Clinic) -> None:
    with dashboard(kept.url):
        test = await run(page(ADDRESS, {"trace": CLICK}))
    rows = cells(test)
    assert [row[1].split() for row in rows] == [
        ["dashboard", "knowledge"],
        ["api", "knowledge"],
        ["api"],
        ["api"],
    ]
    assert [row[2:4] for row in rows] == [
        ["0.0 ms", "40 ms"],
        ["5.0 ms", "30 ms"],
        ["10 ms", "5.0 ms"],
        ["20 ms", "2.0 ms"],
    ]
    assert [row[0].split("  ")[0] for row in rows][1] == ROUTE
    # What is known of a span can be opened, and is not open before.
    assert "elevendops.collection" in rows[2][0]
    assert "<details open" not in table(test)
    assert figures(test) == {
        "Took": "40 ms",
        "Spans": "4",
        "Errors": "0",
        "Plugins": "1",
    }


async def test_children_stand_further_in_than_their_parents(kept: Clinic) -> None:
    with dashboard(kept.url):
        test = await run(page(ADDRESS, {"trace": CLICK}))
    indents = [float(number) for number in re.findall(r"padding-left:([\d.]+)rem", table(test))]
    assert indents[0] < indents[1] < indents[2] == indents[3]


async def test_an_error_is_told_in_words_and_opened(kept: Clinic) -> None:
    with dashboard(kept.url):
        test = await run(page(ADDRESS, {"trace": JOB}))
        (row,) = cells(test)
        assert row[0].startswith("Error:")
        assert "exception.type" in row[0]
        assert "ProviderBusy" in row[0]
        assert "<details open" in table(test)
        # What set the job off is one click away.
        (way,) = [button for button in test.button if "action upload" in button.label]
        way.click()
        await run(test)
        assert test.query_params["trace"] == CLICK


async def test_bars_stay_inside_and_are_told_by_numbers(kept: Clinic) -> None:
    with dashboard(kept.url):
        test = await run(page(ADDRESS, {"trace": CLICK}))
    bars = re.findall(r"left:([\d.]+)%;width:([\d.]+)%", table(test))
    assert [tuple(map(float, bar)) for bar in bars] == [
        (0.0, 100.0),
        (12.5, 75.0),
        (25.0, 12.5),
        (50.0, 5.0),
    ]
    assert table(test).count('aria-hidden="true"') == len(bars)


async def test_names_are_shown_letter_by_letter(clinic: Clinic) -> None:
    spans = [
        span(
            SLOW,
            1,
            None,
            ODD,
            attributes=of("<i>x</i>", **{"elevendops.page": "<script>"}),
        )
    ]
    keep(clinic.settings.elevendops_data_dir, spans)
    with dashboard(clinic.url):
        assert ODD in words(await run(page(ADDRESS, {"plugin": "<i>x</i>"})))
        test = await run(page(ADDRESS, {"trace": SLOW}))
    assert ODD in words(test)
    assert ODD in cells(test)[0][0]
    for tag in ("<b>", "<i>", "<script>"):
        assert tag not in table(test)


async def test_a_long_trace_is_cut_and_says_so(clinic: Clinic) -> None:
    spans = [span(SLOW, n, None if n == 1 else 1, f"s {n}", at=n) for n in range(1, 601)]
    keep(clinic.settings.elevendops_data_dir, spans)
    with dashboard(clinic.url):
        test = await run(page(ADDRESS, {"trace": SLOW}))
    assert len(cells(test)) == 500
    assert "The first 500 of 600 spans." in words(test)


async def test_more_are_shown_when_asked_for(clinic: Clinic) -> None:
    now = clock.now().timestamp() * 1000 - 1_700_000_000_000
    spans = [
        span(f"{n:032x}", n, None, f"page x{n}", at=now + n, attributes=of("many"))
        for n in range(1, 61)
    ]
    keep(clinic.settings.elevendops_data_dir, spans)

    def shown(test: AppTest) -> int:
        return len(rows(test))

    with dashboard(clinic.url):
        test = await run(page(ADDRESS, {"plugin": "many"}))
        assert shown(test) == 25
        for number in (50, 60):
            next(button for button in test.button if button.label == "Show more").click()
            assert shown(await run(test)) == number
        assert "60 traces, the newest first. That is all." in words(test)
        # A reload shows as many.
        again = await run(page(ADDRESS, {"plugin": "many", "show": "50"}))
        assert shown(again) == 50


@pytest.mark.parametrize(
    "query",
    [
        {"trace": "../x"},
        {"errors_only": "maybe"},
        {"show": "-1"},
        {"show": "99999"},
        {"show": "٣"},
        {"plugin": " ", "page": ""},
    ],
)
async def test_an_address_with_rubbish_still_shows_the_list(
    kept: Clinic, query: dict[str, str]
) -> None:
    with dashboard(kept.url):
        test = await run(page(ADDRESS, query))
    assert test.title[0].value == "Traces"
    assert not test.error
    assert "page dashboard" in words(test)


async def test_what_the_api_refuses_is_named(kept: Clinic) -> None:
    with dashboard(kept.url):
        test = await run(page(ADDRESS, {"min_milliseconds": "soon"}))
        assert "**Minimum duration**:" in words(test)
        # The filter stays, so that it can be corrected.
        assert test.selectbox(key="url.min_milliseconds").value == "soon"
        unknown = words(await run(page(ADDRESS, {"trace": "0" * 32})))
        assert "There is no trace with this id" in unknown
        assert "All traces" in unknown
        none = words(await run(page(ADDRESS, {"trace": "abc"})))
        assert "**Trace id**:" in none


async def test_where_traces_go_elsewhere_it_says_where_to_look(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port, trace_exporter="none")
    async with running_clinic(settings) as clinic:
        with dashboard(clinic.url):
            test = await run(page(ADDRESS))
            assert "Traces are not kept on this machine" in words(test)
            (way,) = test.get("link_button")
            assert way.proto.url.startswith("https://console.cloud.google.com/traces/")
            assert not test.selectbox
            said = words(await run(page(ADDRESS, {"trace": CLICK})))
            assert "In production they are in Cloud Trace." in said


async def test_without_the_api() -> None:
    with dashboard(f"http://127.0.0.1:{free_port()}"):
        said = words(await run(page(ADDRESS)))
        assert "The ElevenDops service is starting or not reachable" in said
        said = words(await run(page(ADDRESS, {"trace": CLICK})))
        assert "The ElevenDops service is starting or not reachable" in said
