"""What the product uses of Streamlit beyond its documented API is still as it was read."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import os
import subprocess
import sys
import weakref
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import streamlit as st
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.session_manager import SessionInfo, SessionManager
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.state.session_state import SessionState
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager
from streamlit.testing.v1 import AppTest

from core.isolation.mark_file import Mark
from core.isolation.marks import marked, present_mark
from core.isolation.ownership import PluginExit
from core.ui import streamlit_compat
from core.ui.frame.plugin_rendering import for_later
from tests.support.dashboard import app_test
from tests.support.servers import ROOT

DOCUMENTED = {"streamlit", "streamlit.testing.v1"}


def imports_of(file: Path) -> set[str]:
    """The modules that a file imports from."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return found | {
        name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }


def test_nothing_else_reaches_into_streamlit() -> None:
    found = {
        str(file.relative_to(ROOT))
        for folder in ("core", "elevendops", "pages", "plugins")
        for file in (ROOT / folder).rglob("*.py")
        if any(name.startswith("streamlit.") for name in imports_of(file) - DOCUMENTED)
    }
    assert found == {"core/ui/streamlit_compat.py"}


@pytest.mark.parametrize(
    ("owner", "name", "parameters"),
    [
        (SessionManager, "disconnect_session", ["self", "session_id"]),
        (SessionManager, "get_active_session_info", ["self", "session_id"]),
        (AppSession, "request_script_stop", ["self"]),
        (SessionState, "_widget_changed", ["self", "widget_id"]),
        (SafeSessionState, "register_widget", ["self", "metadata", "user_key"]),
        (ScriptRunContext, "enqueue", ["self", "msg"]),
    ],
)
def test_the_methods_are_as_they_were_read(owner: type, name: str, parameters: list[str]) -> None:
    assert list(inspect.signature(getattr(owner, name)).parameters) == parameters


def test_the_served_page_names_its_language_once() -> None:
    page = Path(st.__file__).with_name("static") / "index.html"
    assert page.read_bytes().count(streamlit_compat.PAGE_LANGUAGE) == 1


def test_tests_of_pages_share_the_components_of_all_packages() -> None:
    def script() -> None:
        import streamlit as st

        st.text("Hello")

    first, second = (AppTest.from_function(script) for _ in range(2))
    for test in (first, second):
        streamlit_compat.share_components(test)
        assert [text.value for text in test.run().text] == ["Hello"]
    # A test that has none by then looks for them itself.
    assert first._bidi_component_manager is second._bidi_component_manager is not None


def test_the_id_of_a_widget_holds_its_key() -> None:
    ids = "$$ID-0123456789abcdef0123456789abcdef-upload.save"
    assert streamlit_compat.user_key_from_element_id(ids) == "upload.save"


def test_outside_of_a_run_nothing_has_changed() -> None:
    assert not streamlit_compat.is_in_run()
    assert not streamlit_compat.is_whole_page_run()
    assert streamlit_compat.changed_widgets() == {}


def test_a_run_tells_what_the_user_has_changed() -> None:
    test = app_test(_page).run()
    assert test.markdown[0].value == "run: True, whole: True, changed: []"
    test.text_input[0].set_value("a")
    test.button[0].click().run()
    assert test.markdown[0].value == "run: True, whole: True, changed: ['a', True]"


def _page() -> None:
    import streamlit as st

    from core.ui import streamlit_compat as compat

    values = sorted(compat.changed_widgets().values(), key=str, reverse=True)
    st.markdown(
        f"run: {compat.is_in_run()}, whole: {compat.is_whole_page_run()}, changed: {values}"
    )
    st.text_input("Name", key="name")
    st.button("Save", key="save")


def test_the_signs_are_shown_as_streamlit_shows_them() -> None:
    test = app_test(_signs).run()
    assert not test.exception
    shown, by_streamlit = (block.value for block in test.code)
    assert "data:image/svg+xml;base64," in shown
    assert shown == by_streamlit


def _signs() -> None:
    import dataclasses

    import streamlit as st
    from streamlit.runtime.scriptrunner_utils import script_run_context as of_run

    from core.ui import streamlit_compat as compat
    from core.ui.brand import MARK, logo

    outer = of_run.get_script_run_ctx()
    assert outer is not None
    sent: list[object] = []
    of_run.add_script_run_ctx(ctx=dataclasses.replace(outer, _enqueue=sent.append))
    compat.show_signs(logo(dark=False), MARK)
    ours = [*sent]
    sent.clear()
    st.logo(logo(dark=False), size="large", icon_image=MARK)
    st.set_page_config(page_icon=MARK)
    of_run.add_script_run_ctx(ctx=outer)
    for messages in (ours, sent):
        st.code("\n".join(str(message) for message in messages))


def test_what_a_page_leaves_for_later_is_marked_as_its_plugin() -> None:
    streamlit_compat.run_later_through(for_later)
    storage, seen = MemoryFragmentStorage(), list[str | None]()

    def part() -> None:
        mark = present_mark()
        seen.append(mark.step if mark else None)

    storage.register("core", part)
    with marked(Mark("notes", "page notes")):
        storage.register("of the plugin", part)
        storage.register("leaving", sys.exit)
    for key in ("core", "of the plugin"):
        storage.lookup(key)()
    assert seen == [None, "page notes"]
    with pytest.raises(PluginExit):
        storage.lookup("leaving")()

    test = AppTest.from_function(_page_with_a_button).run()
    test.button[0].click().run()
    assert test.session_state["seen"] == "page notes"


def test_what_a_page_shows_is_told_by_its_place_and_size() -> None:
    told: list[tuple[tuple[int, ...], int]] = []
    enqueue = ScriptRunContext.enqueue
    streamlit_compat.tell_what_is_shown.__wrapped__(lambda *shown: told.append(shown))
    try:
        AppTest.from_function(_page_of_two_texts).run()
    finally:
        ScriptRunContext.enqueue = enqueue  # type: ignore[method-assign]
    assert [place for place, _ in told] == [(0, 0), (0, 1)]
    assert 1000 < told[0][1] < 2000 < 100_000 < told[1][1] < 101_000


def _page_of_two_texts() -> None:
    import streamlit as st

    st.text("x" * 1000)
    st.text("x" * 100_000)


def _page_with_a_button() -> None:
    import streamlit as st

    from core.isolation.mark_file import Mark
    from core.isolation.marks import marked, present_mark

    def pressed() -> None:
        mark = present_mark()
        st.session_state["seen"] = mark and mark.step

    with marked(Mark("notes", "page notes")):
        st.button("Press", on_click=pressed)


def test_components_that_were_looked_for_early_are_those_of_streamlit() -> None:
    script = """
from streamlit.components.v2 import component_manager, manifest_scanner
from core.ui import streamlit_compat
found = manifest_scanner.scan_component_manifests()
streamlit_compat.find_components_early()
first, second = (manifest_scanner.scan_component_manifests() for _ in range(2))
assert first is second and first == found
component_manager.BidiComponentManager().discover_and_register_components()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Failed" not in done.stderr
    for module in streamlit_compat.STARTED_LATE:
        assert importlib.util.find_spec(module) is not None


@pytest.mark.parametrize(
    "description",
    [
        "Name: st-clock\nVersion: 1.0\n",
        "Name: clock\nVersion: 1.0\nSummary: A clock for Streamlit\n",
        "Name: clock\nVersion: 1.0\nRequires-Dist: Streamlit>=1.51\n",
    ],
)
def test_a_component_of_another_package_is_found_early(description: str, tmp_path: Path) -> None:
    name = description.splitlines()[0].removeprefix("Name: ").replace("-", "_")
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").touch()
    (tmp_path / name / "pyproject.toml").write_text(
        f'[project]\nname = "{name}"\nversion = "1.0"\n'
        '[[tool.streamlit.component.components]]\nname = "clock"\n'
    )
    folder = tmp_path / f"{name}-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\n{description}")
    (folder / "RECORD").write_text(f"{name}/__init__.py,,\n{name}/pyproject.toml,,\n")
    script = """
from streamlit.components.v2 import manifest_scanner
from core.ui import streamlit_compat
found = manifest_scanner.scan_component_manifests()
assert [part.name for manifest, _ in found for part in manifest.components] == ["clock"], found
streamlit_compat.find_components_early()
assert manifest_scanner.scan_component_manifests() == found
"""
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr


class Left:
    """The session of a browser that has left."""

    id = "left"


@pytest.mark.parametrize(("seconds", "remaining"), [(600, 1), (0, 0)])
def test_sessions_are_let_go_when_their_browsers_cannot_come_back(
    seconds: int, remaining: int
) -> None:
    storage = MemorySessionStorage(ttl_seconds=seconds)
    files = MemoryUploadedFileManager("/_stcore/upload_file")
    manager = WebsocketSessionManager(storage, files, ScriptCache(), None)
    session = Left()
    kept = weakref.ref(session)
    storage.save(SessionInfo(None, cast("AppSession", session)))
    del session
    runtime = cast("Runtime", SimpleNamespace(_session_mgr=manager))
    assert streamlit_compat.remaining_sessions(runtime) == remaining
    assert (kept() is not None) == bool(remaining)
