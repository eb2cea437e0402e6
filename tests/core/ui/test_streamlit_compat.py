"""What the product uses of Streamlit beyond its documented API is still as it was read."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.session_manager import SessionManager
from streamlit.runtime.state.session_state import SessionState
from streamlit.testing.v1 import AppTest

from core.ui import streamlit_compat
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
    ],
)
def test_the_methods_are_as_they_were_read(owner: type, name: str, parameters: list[str]) -> None:
    assert list(inspect.signature(getattr(owner, name)).parameters) == parameters


def test_the_served_page_names_its_language_once() -> None:
    page = Path(st.__file__).with_name("static") / "index.html"
    assert page.read_bytes().count(streamlit_compat.PAGE_LANGUAGE) == 1


def test_the_id_of_a_widget_holds_its_key() -> None:
    ids = "$$ID-0123456789abcdef0123456789abcdef-upload.save"
    assert streamlit_compat.user_key_from_element_id(ids) == "upload.save"


def test_outside_of_a_run_nothing_has_changed() -> None:
    assert not streamlit_compat.is_in_run()
    assert not streamlit_compat.is_whole_page_run()
    assert streamlit_compat.changed_widgets() == {}


def test_a_run_tells_what_the_user_has_changed() -> None:
    test = AppTest.from_function(_page).run()
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
