"""One broken page or plugin takes nothing from the others, and the sidebar names it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Response

from core import clock
from core.api_models import Health, Mode, PluginList, PluginView, Readiness
from core.host.registry import PluginRegistry
from core.settings import load_settings
from core.ui.api.client import ApiClient
from core.ui.host import close_host, open_host
from tests.support.dashboard import app_test, dashboard, page, run, words
from tests.support.loopback import serve
from tests.support.plugin_packages import good_plugin, install
from tests.support.servers import free_port

SECRET = "the patient said something private"
# The mode in which users sign in, as far as a page knows of it.
SIGNED_IN = {
    "auth_mode": "iap",
    "iap_audience": "/projects/1/apps/clinic",
    "internal_token_key": "k" * 32,
}

PAGES = f"""
    import sys
    import streamlit as st
    from elevendops import PageSpec, PluginInfo, hookimpl, ui

    @hookimpl
    def register_plugin():
        return PluginInfo(id="odd_pages", title="Odd Pages", version="1.0")

    @hookimpl
    def register_pages():
        me = __name__
        icon = ":material/science:"
        return [
            PageSpec("Fine", me + ":fine", icon, "odd-fine", order=1),
            PageSpec("Raises", me + ":raises", icon, "odd-raises", order=2),
            PageSpec("Exits", me + ":exits", icon, "odd-exits", order=2),
            PageSpec("No function", me + ":nothing", icon, "odd-target", order=2),
            PageSpec("No module", "no_such_module:render", icon, "odd-module", order=2),
            PageSpec("No such icon", me + ":fine", ":material/no_such_sign:", "odd-icon", order=2),
            PageSpec("Stops", me + ":stops", icon, "odd-stops", order=2),
            PageSpec("Asks", me + ":asks", icon, "odd-asks", order=2),
        ]

    def fine():
        st.title("All is fine")
        ui.link("odd-asks", "To the asking page")
        ui.link("not-there", "To nowhere")

    def raises():
        st.title("Half of a page")
        raise ValueError("{SECRET}")

    def exits():
        sys.exit(3)

    def stops():
        st.title("Before the stop")
        st.stop()

    def asks():
        ui.api().get("/api/knowledge", object)
"""


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PluginRegistry]:
    """The pages above beside a plugin that cannot be imported and a good one."""
    folder = tmp_path_factory.mktemp("installed")
    install(folder, "odd_pages", PAGES)
    install(folder, "cannot_load", "import no_such_module_at_all")
    install(folder, "good_one", good_plugin("good_one"))
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        registry = PluginRegistry.discover(folder=folder / "none")
        registry.load()
        registry.load_pages()
        yield registry


@pytest.fixture(scope="module")
def nowhere() -> str:
    """The address of an API that is not running."""
    return f"http://127.0.0.1:{free_port()}"


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        ("odd-raises", "ValueError"),
        ("odd-exits", "SystemExit"),
        ("odd-target", "AttributeError"),
        ("odd-module", "ModuleNotFoundError"),
    ],
)
async def test_a_page_that_fails(
    registry: PluginRegistry,
    nowhere: str,
    caplog: pytest.LogCaptureFixture,
    address: str,
    logged: str,
) -> None:
    with dashboard(nowhere, registry), caplog.at_level(logging.INFO):
        said = words(await run(page(address)))
    assert "This page stopped working. The other pages are not affected" in said
    assert "page_failed" in said
    assert f"plugin odd_pages: page {address}: {logged}" in caplog.text
    # What was on the page may be a patient's: it is neither shown nor logged.
    assert SECRET not in said + caplog.text


async def test_the_author_sees_what_failed_on_their_own_machine(
    registry: PluginRegistry, nowhere: str
) -> None:
    with dashboard(nowhere, registry):
        test = await run(page("odd-raises"))
    shown = "\n".join(block.value for block in test.code)
    assert f"ValueError: {SECRET}" in shown
    assert "dist_odd_pages_module.py" in shown
    assert "in raises" in shown
    assert "core/ui" not in shown


def _shows_a_failure() -> None:
    from core.ui.frame.failure import show_failure

    show_failure(ValueError("a patient's words"))


@pytest.mark.parametrize(("mode", "shown"), [({}, True), (SIGNED_IN, False)])
def test_where_users_sign_in_the_words_of_an_error_stay_out(
    mode: dict[str, str], shown: bool, registry: PluginRegistry
) -> None:
    host = open_host(load_settings(_env_file=None, **mode), registry)
    try:
        test = app_test(_shows_a_failure).run()
    finally:
        close_host(host)
    said = "\n".join(block.value for block in test.code)
    assert "ValueError" in said
    assert ("a patient's words" in said) is shown


async def test_the_other_pages_of_the_same_plugin_work(
    registry: PluginRegistry, nowhere: str
) -> None:
    with dashboard(nowhere, registry):
        fine = await run(page("odd-fine"))
        assert "All is fine" in words(fine)
        assert "To the asking page" in [link.label for link in fine.page_link]
        assert "To nowhere" in [text.value for text in fine.caption]
        assert "Before the stop" in words(await run(page("odd-stops")))
        assert "page_failed" not in words(await run(page("odd-stops")))
        assert "All is fine" in words(await run(page("odd-icon")))


async def test_a_problem_that_a_page_leaves_to_the_shell(
    registry: PluginRegistry, nowhere: str
) -> None:
    with dashboard(nowhere, registry):
        said = words(await run(page("odd-asks")))
    assert "The ElevenDops service is starting or not reachable" in said
    assert "Try again" in said
    assert "page_failed" not in said


async def test_an_unknown_page_gives_the_first_one(registry: PluginRegistry, nowhere: str) -> None:
    with dashboard(nowhere, registry):
        assert "All is fine" in words(await run(page("nothing-here")))


async def test_the_sidebar_names_a_plugin_that_fails_in_this_process(
    registry: PluginRegistry, nowhere: str
) -> None:
    with dashboard(nowhere, registry):
        said = words(await run(page("odd-fine")))
    assert "**cannot_load** is not working" in said
    assert "no_such_module_at_all" in said


def _view(plugin_id: str, state: str, **more: str | None) -> PluginView:
    values: dict[str, object] = {
        "id": plugin_id,
        "title": plugin_id,
        "version": "1.0",
        "api_version": 1,
        "source": f"dist-{plugin_id.replace('_', '-')} 1.0",
        "state": state,
        "stage": None,
        "error": None,
        "remedy": None,
        "warnings": [],
        "routes": [],
        "pages": [],
        "hooks": [],
        "permissions": None,
        "startup_milliseconds": 0.0,
        "requests": 0,
        "errors": 0,
        "last_error": None,
        "background_tasks": 0,
    }
    return PluginView.model_validate(values | more)


def _api(plugins: list[PluginView]) -> FastAPI:
    app = FastAPI()
    app.state.plugins = plugins

    @app.get("/api/health")
    async def health() -> Health:
        return Health(status="healthy", timestamp=clock.now(), version="1", services={})

    @app.get("/api/mode")
    async def mode() -> Mode:
        return Mode(environment="local", demo=False, voice="local", writer="local")

    @app.get("/api/health/ready")
    async def ready(response: Response) -> Readiness:
        return Readiness(ready=True, services={})

    @app.get("/api/plugins")
    async def listed() -> PluginList:
        return PluginList(plugins=app.state.plugins)

    return app


async def test_what_the_api_says_is_the_truth(registry: PluginRegistry) -> None:
    told = [
        _view("odd_pages", "failed", stage="register_routes", error="ValueError: told by the API"),
        _view("good_one", "active"),
        _view("cannot_load", "active"),
    ]
    async with serve(_api(told)) as url:
        with dashboard(url, registry):
            said = words(await run(page("odd-fine")))
    # Its pages are left out, so the next plugin's page is the first one.
    assert "All is fine" not in said
    assert "**odd_pages** is not working" in said
    assert "register_routes: ValueError: told by the API" in said
    # Here it cannot be loaded although the API has it: the difference is shown.
    assert "**cannot_load** is not working" in said
    assert "only in the dashboard, import: ModuleNotFoundError" in said


async def test_a_clinic_without_any_page(registry: PluginRegistry) -> None:
    told = [_view("odd_pages", "disabled"), _view("good_one", "disabled")]
    async with serve(_api(told)) as url:
        with dashboard(url, registry):
            said = words(await run(page("odd-fine")))
    assert "No page is available" in said


async def test_without_the_api_the_page_says_so(registry: PluginRegistry, nowhere: str) -> None:
    with dashboard(nowhere, registry):
        test = await run(page("odd-fine"))
        assert "This page reloads automatically" in words(test)
        assert "Service not reachable" in next(part.label for part in test.expander)


def test_the_client_of_the_host_is_closed(registry: PluginRegistry, nowhere: str) -> None:
    with dashboard(nowhere, registry) as host:
        assert isinstance(host.client, ApiClient)
    with pytest.raises(RuntimeError):
        host.client.delete("/")
