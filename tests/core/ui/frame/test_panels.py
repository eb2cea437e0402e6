"""Panels stand on other plugins' pages, each behind a guard; sections order the pages."""

from __future__ import annotations

import logging

import pytest

from core.host.registry import PluginRegistry
from tests.support.dashboard import dashboard, page, run, words
from tests.support.extending import extending_plugin
from tests.support.patience import looks
from tests.support.servers import Clinic, free_port

SECRET = "the patient said something private"
HOST = f"""
    import streamlit as st

    @hookimpl
    def register_sections():
        return [SectionSpec("second", "Second section", order=2),
                SectionSpec("first", "First section", order=1)]

    @hookimpl
    def register_pages():
        icon = ":material/science:"
        return [
            PageSpec("Nowhere", __name__ + ":draw", icon, "nowhere", order=1, section="unknown"),
            PageSpec("Late", __name__ + ":draw", icon, "late", order=9, section="first"),
            PageSpec("Other", __name__ + ":draw", icon, "other", order=1, section="second"),
            PageSpec("Early", __name__ + ":draw", icon, "early", order=2, section="first"),
            PageSpec("Broken", __name__ + ":broken", icon, "broken", order=3, section="second"),
        ]

    def draw():
        st.title("The page itself")

    def broken():
        raise ValueError("{SECRET}")
"""
PANELS = f"""
    import sys
    import streamlit as st
    from elevendops import ui

    @hookimpl
    def register_panels():
        me = __name__
        return [
            PanelSpec("early", "Last panel", me + ":last", order=40),
            PanelSpec("early", "Raising panel", me + ":raises", order=10),
            PanelSpec("early", "Exiting panel", me + ":exits", order=20),
            PanelSpec("early", "Lost panel", me + ":not_there", order=30),
            PanelSpec("early", "Asking panel", me + ":asks", order=35),
            PanelSpec("late", "Panel of an open record", me + ":last", needs="id"),
            PanelSpec("other", "Stopping panel", me + ":stops"),
            PanelSpec("broken", "Panel of a broken page", me + ":last"),
            PanelSpec("no-such-page", "Panel of no page", me + ":last"),
        ]

    def last():
        st.markdown("The last one is fine.")

    def raises():
        st.markdown("Half of a panel")
        raise ValueError("{SECRET}")

    def exits():
        sys.exit(3)

    def asks():
        ui.api().get("/api/knowledge", object)

    def stops():
        st.markdown("Before the stop")
        st.stop()
"""


@pytest.fixture
def registry(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> PluginRegistry:
    """A plugin with pages and sections, and one with panels on them."""
    folder = tmp_path_factory.mktemp("installed")
    extending_plugin(folder, "page_host", "Page host", HOST)
    extending_plugin(folder, "panel_guest", "Panel guest", PANELS)
    monkeypatch.syspath_prepend(str(folder))
    registry = PluginRegistry.discover(folder=folder / "none")
    registry.load()
    registry.load_pages()
    assert not registry.failed()
    return registry


@pytest.fixture
def nowhere() -> str:
    """The address of an API that is not running."""
    return f"http://127.0.0.1:{free_port()}"


def errors(registry: PluginRegistry) -> dict[str, int]:
    return {record.id: record.errors for record in registry.records}


async def test_panels_stand_under_the_page_and_a_broken_one_is_named(
    registry: PluginRegistry, nowhere: str, caplog: pytest.LogCaptureFixture
) -> None:
    with dashboard(nowhere, registry), caplog.at_level(logging.INFO):
        test = await run(page("early"))
    said = words(test)
    assert test.title[0].value == "The page itself"
    assert [header.value for header in test.header] == [
        "Raising panel",
        "Exiting panel",
        "Lost panel",
        "Asking panel",
        "Last panel",
    ]
    assert "The last one is fine." in said
    assert said.count("What “Panel guest” adds to this page cannot be shown") == 3
    assert "page_failed" not in said
    # The API that is away is no fault of the panel's.
    assert errors(registry) == {"page_host": 0, "panel_guest": 3}
    assert "plugin panel_guest: panel" in caplog.text
    assert SECRET not in said + caplog.text


async def test_a_panel_of_an_open_record_is_not_drawn_where_none_is_open(
    registry: PluginRegistry, nowhere: str
) -> None:
    with dashboard(nowhere, registry):
        nothing = await run(page("late"))
        assert [header.value for header in nothing.header] == []
        opened = await run(page("late", {"id": "kd_1"}))
        assert [header.value for header in opened.header] == ["Panel of an open record"]


async def test_a_panel_may_stop_the_run(registry: PluginRegistry, nowhere: str) -> None:
    with dashboard(nowhere, registry):
        said = words(await run(page("other")))
    assert "Before the stop" in said
    assert "cannot be shown" not in said
    assert errors(registry) == {"page_host": 0, "panel_guest": 0}


async def test_a_page_that_fails_keeps_its_panels_and_is_counted_once(
    registry: PluginRegistry, nowhere: str
) -> None:
    with dashboard(nowhere, registry):
        said = words(await run(page("broken")))
    assert "This page stopped working" in said
    assert "The last one is fine." in said
    assert errors(registry) == {"page_host": 1, "panel_guest": 0}


async def test_pages_stand_by_section_and_say_theirs(
    registry: PluginRegistry, nowhere: str
) -> None:
    assert [spec.title for _, spec in registry.pages()] == [
        "Early",
        "Late",
        "Other",
        "Broken",
        "Nowhere",
    ]
    with dashboard(nowhere, registry):
        late = await run(page("late"))
        assert "First section" in [caption.value for caption in late.caption]
        unknown = await run(page("nowhere"))
        assert not {"First section", "Second section"} & {c.value for c in unknown.caption}


async def test_panels_of_a_plugin_that_the_api_switched_off_are_left_out(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        assert "Asked and not answered" in [
            header.value for header in (await run(page("upload-knowledge"))).header
        ]
    record = next(r for r in clinic.app.state.platform.registry.records if r.id == "conversations")
    record.fail("lifespan", "it ended")
    with dashboard(clinic.url):
        # A run waits for the API's state for a moment only, and then draws what is known by then.
        for _ in looks():
            test = await run(page("upload-knowledge"))
            assert test.title[0].value == "Upload Knowledge"
            if "Asked and not answered" not in [header.value for header in test.header]:
                return
    pytest.fail("the panel stays")


async def test_the_built_in_pages_stand_in_their_sections(clinic: Clinic) -> None:
    with dashboard(clinic.url) as host:
        found = [(spec.url_path, spec.section) for _, spec in host.registry.pages()]
    assert found == [
        ("dashboard", "overview"),
        ("upload-knowledge", "prepare"),
        ("education-audio", "prepare"),
        ("agent-setup", "prepare"),
        ("patient-test", "patients"),
        ("conversation-logs", "patients"),
        ("safety", "patients"),
        ("traces", "operation"),
    ]
