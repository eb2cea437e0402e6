"""The source of plugins that are broken in every way we know, for the tests of isolation."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

_IMPORTS = """
import asyncio
import contextlib
import sys
import time

from fastapi import APIRouter, FastAPI, WebSocket
from pydantic import BaseModel
from starlette.routing import Route

from elevendops import (
    API_VERSION, CardSpec, CardValue, CollectionSpec, HealthCheck, JobSpec, PageSpec, Permissions,
    PluginInfo, RouterSpec, SectionSpec, hookimpl,
)
from elevendops.features.conversations import AnswerAnalyserSpec
from elevendops import (
    API_VERSION, CardSpec, CardValue, CollectionSpec, Contribution, HealthCheck, JobSpec, PageSpec,
    Permissions, PluginInfo, RouterSpec, SectionSpec, hookimpl,
)
from elevendops.features.conversations import ANSWER_ANALYSERS

ICON = ":material/bug_report:"


class Escape(BaseException):
    pass


class Unspeakable(Exception):
    def __str__(self):
        raise ValueError("no words")
"""

_REGISTER = """
@hookimpl
def register_plugin():
    return PluginInfo(id="{id}", title="Broken {id}", version="1.0", api_version={api_version})
"""


@dataclass(frozen=True, slots=True)
class Broken:
    """A kind of broken plugin: its code, the stage at which it must be marked, a word of the
    reason, and whether the dashboard's process finds it too."""

    code: str
    stage: str
    reason: str
    in_dashboard: bool = False
    register: bool = True
    api_version: str = "API_VERSION"

    def source(self, plugin_id: str) -> str:
        """The plugin's module."""
        head = _REGISTER.format(id=plugin_id, api_version=self.api_version) if self.register else ""
        body = self.code.replace("<id>", plugin_id)
        return _IMPORTS + head + body.replace("<prefix>", plugin_id.replace("_", "-"))


def _hook(name: str, body: str, arguments: str = "context") -> str:
    return f"\n@hookimpl\ndef {name}({arguments}):\n" + textwrap.indent(
        textwrap.dedent(body).strip(), "    "
    )


def _register(body: str) -> str:
    return _hook("register_plugin", body, "")


def _routes(body: str) -> str:
    return _hook("register_routes", body)


def _info(arguments: str) -> str:
    return _register(f'return PluginInfo(id="<id>", title="Broken", version="1.0", {arguments})')


def _page(arguments: str) -> str:
    return _hook("register_pages", f"return [PageSpec({arguments})]", "")


_HELD = """
@contextlib.asynccontextmanager
async def held(context):
{body}

@hookimpl
def lifespan(context):
    return held(context)

@hookimpl
def register_routes(context):
    router = APIRouter()

    @router.get("/hello")
    async def hello() -> str:
        return "<id>"

    return [RouterSpec("<prefix>", router)]
"""


def _held(body: str) -> str:
    return _HELD.format(body=textwrap.indent(textwrap.dedent(body).strip(), "    "))


BROKEN: dict[str, Broken] = {
    # Importing it, and saying what it is: both processes find these.
    "import_error": Broken("import no_such_module", "import", "no_such_module", True, False),
    "syntax_error": Broken("def (", "import", "SyntaxError", True, False),
    "import_exit": Broken("sys.exit(3)", "import", "SystemExit: 3", True, False),
    "import_escape": Broken("raise Escape('out')", "import", "Escape: out", True, False),
    "import_interrupt": Broken("raise KeyboardInterrupt", "import", "Interrupt", True, False),
    "import_unspeakable": Broken("raise Unspeakable", "import", "Unspeakable", True, False),
    "import_long_words": Broken(
        "raise ValueError('x' * 5_000_000)", "import", "ValueError: xxx", True, False
    ),
    "no_register_plugin": Broken("", "register_plugin", "no hook register_plugin", True, False),
    "wrong_id": Broken(
        _register('return PluginInfo(id="other", title="Other", version="1.0")'),
        "register_plugin",
        "must be 'wrong_id'",
        True,
        False,
    ),
    "not_a_plugin_info": Broken(
        _register("return 'not_a_plugin_info'"),
        "register_plugin",
        "elevendops.PluginInfo",
        True,
        False,
    ),
    "info_escape": Broken(
        _register("raise Escape('out')"), "register_plugin", "Escape", True, False
    ),
    "newer_api": Broken("", "register_plugin", "update ElevenDops", True, True, "99"),
    "older_api": Broken("", "register_plugin", "newer version of the plugin", True, True, "0"),
    "api_no_number": Broken("", "register_plugin", "no whole number", True, True, "'2'"),
    "permissions_no_tuple": Broken(
        _info("permissions=Permissions(collections='patients')"),
        "register_plugin",
        "must be a tuple of names",
        True,
        False,
    ),
    "permissions_of_another_kind": Broken(
        _info("permissions=['voice']"), "register_plugin", "no Permissions", True, False
    ),
    "permissions_huge": Broken(
        _info("permissions=Permissions(hosts=tuple(f'h{n}' for n in range(100_000)))"),
        "register_plugin",
        "more than 100",
        True,
        False,
    ),
    "title_huge": Broken(
        _register('return PluginInfo(id="title_huge", title="x" * 1_000_000, version="1.0")'),
        "register_plugin",
        "longer than 200",
        True,
        False,
    ),
    "wrong_signature": Broken(
        _hook("register_routes", "return []", "app"), "hooks", "can not be found", True
    ),
    "unknown_hook": Broken(
        _hook("register_middleware", "return []"), "hooks", "register_middleware", True
    ),
    "hook_wrapper": Broken(
        "@hookimpl(wrapper=True)\ndef register_pages():\n    return (yield)\n",
        "hooks",
        "is a wrapper",
        True,
    ),
    "hook_needs_more": Broken(
        "@hookimpl\ndef register_pages(context):\n    return []\n", "hooks", "context", True
    ),
    # Pages, sections and panels: both processes find these.
    "bad_icon": Broken(
        _page("'Broken', 'm:f', 'no icon', 'bad-icon'"), *("register_pages", "icon"), True
    ),
    "bad_address": Broken(
        _page("'Broken', 'm:f', ICON, 'bad/address'"), "register_pages", "one segment", True
    ),
    "bad_target": Broken(
        _page("'Broken', 'no target', ICON, 'bad-target'"),
        "register_pages",
        "module:function",
        True,
    ),
    "bad_order": Broken(
        _page("'Broken', 'm:f', ICON, 'bad-order', order='first'"), "register_pages", "number", True
    ),
    "title_no_text": Broken(_page("7, 'm:f', ICON, 'no-text'"), "register_pages", "no text", True),
    "page_of_another": Broken(
        _page("'Broken', 'm:f', ICON, 'dashboard'"), "register_pages", "plugin 'dashboard'", True
    ),
    "page_of_the_core": Broken(
        _page("'Broken', 'm:f', ICON, 'plugins'"), "register_pages", "the core", True
    ),
    "page_twice": Broken(
        _hook("register_pages", "return [PageSpec('A', 'm:f', ICON, 'twice')] * 2", ""),
        "register_pages",
        "this plugin, twice",
        True,
    ),
    "pages_of_another_kind": Broken(
        _hook("register_pages", "return ['page']", ""), "register_pages", "expected PageSpec", True
    ),
    "pages_no_list": Broken(
        _hook("register_pages", "return 5", ""), "register_pages", "a list", True
    ),
    "pages_generator": Broken(
        _hook(
            "register_pages", "yield PageSpec('A', 'm:f', ICON, 'first')\nraise Escape('half')", ""
        ),
        "register_pages",
        "Escape: half",
        True,
    ),
    "pages_exit": Broken(
        _hook("register_pages", "sys.exit()", ""), "register_pages", "SystemExit", True
    ),
    "section_twice": Broken(
        _hook("register_sections", "return [SectionSpec('one', 'One')] * 2", ""),
        "register_sections",
        "this plugin, twice",
        True,
    ),
    # Routes: the API's process alone asks for them.
    "routes_raise": Broken(_routes("1 / 0"), "register_routes", "ZeroDivisionError"),
    "routes_exit": Broken(_routes("sys.exit(1)"), "register_routes", "SystemExit: 1"),
    "routes_generator": Broken(
        _routes("yield RouterSpec('half', APIRouter())\nraise ValueError('half')"),
        "register_routes",
        "ValueError: half",
    ),
    "prefix_of_another": Broken(
        _routes("return [RouterSpec('knowledge', APIRouter())]"), "register_routes", "knowledge"
    ),
    "prefix_of_the_core": Broken(
        _routes("return [RouterSpec('health', APIRouter())]"), "register_routes", "the core"
    ),
    "prefix_twice": Broken(
        _routes("return [RouterSpec('<prefix>', APIRouter()) for _ in range(2)]"),
        "register_routes",
        "belongs to prefix_twice",
    ),
    "bad_prefix": Broken(
        _routes("return [RouterSpec('a/b', APIRouter())]"), "register_routes", "one segment"
    ),
    "route_twice": Broken(
        _routes("""
            router = APIRouter()

            @router.get("/{one}")
            async def first(one: str) -> None: ...

            @router.get("/{other}")
            async def second(other: str) -> None: ...

            return [RouterSpec("<prefix>", router)]
        """),
        "register_routes",
        "two routes answer GET",
    ),
    "route_that_is_raw": Broken(
        _routes("""
            async def answer(request): ...
            return [RouterSpec("<prefix>", APIRouter(routes=[Route("/raw", answer)]))]
        """),
        "register_routes",
        "only routes made with router.get",
    ),
    "route_that_is_a_socket": Broken(
        _routes("""
            router = APIRouter()

            @router.websocket("/socket")
            async def socket(socket: WebSocket) -> None: ...

            return [RouterSpec("<prefix>", router)]
        """),
        "register_routes",
        "only routes made with router.get",
    ),
    "router_that_mounts": Broken(
        _routes("""
            router = APIRouter()
            router.mount("/app", FastAPI())
            return [RouterSpec("<prefix>", router)]
        """),
        "register_routes",
        "only routes made with router.get",
    ),
    "router_with_lifespan": Broken(
        _routes("""
            @contextlib.asynccontextmanager
            async def held(app):
                raise RuntimeError("never")
                yield

            return [RouterSpec("<prefix>", APIRouter(lifespan=held))]
        """),
        "register_routes",
        "use the hook lifespan",
    ),
    "router_of_another_kind": Broken(
        _routes("return [RouterSpec('<prefix>', FastAPI())]"), "register_routes", "APIRouter"
    ),
    "openapi_breaking_model": Broken(
        "class Opaque: ...\n"
        "class Bad(BaseModel):\n"
        "    model_config = {'arbitrary_types_allowed': True}\n"
        "    field: Opaque\n"
        + _routes("""
            router = APIRouter()

            @router.post("/bad")
            async def bad(body: Bad) -> None: ...

            return [RouterSpec("<prefix>", router)]
        """),
        "openapi",
        "Pydantic",
    ),
    "openapi_exit": Broken(
        "class Bad(BaseModel):\n"
        "    @classmethod\n"
        "    def __get_pydantic_json_schema__(cls, schema, handler):\n"
        "        sys.exit('in the schema')\n"
        + _routes("""
            router = APIRouter()

            @router.post("/bad")
            async def bad(body: Bad) -> None: ...

            return [RouterSpec("<prefix>", router)]
        """),
        "openapi",
        "in the schema",
    ),
    # The other hooks of the API's process.
    "collection_of_the_core": Broken(
        _hook("register_collections", "return [CollectionSpec('jobs')]", ""),
        "register_collections",
        "'jobs' is taken",
    ),
    "collection_bad_name": Broken(
        _hook("register_collections", "return [CollectionSpec('no name')]", ""),
        "register_collections",
        "'no name' must be like",
    ),
    "collection_bad_index": Broken(
        _hook("register_collections", "return [CollectionSpec('mine', ('day',))]", ""),
        "register_collections",
        "AttributeError",
    ),
    "job_of_another": Broken(
        "async def work(run):\n    return {}\n"
        + _hook("register_jobs", "return [JobSpec('knowledge.sync', work)]"),
        "register_jobs",
        "must begin with",
    ),
    "job_twice": Broken(
        "async def work(run):\n    return {}\n"
        + _hook("register_jobs", "return [JobSpec('<id>.work', work) for _ in range(2)]"),
        "register_jobs",
        "job_twice.work",
    ),
    "job_without_handler": Broken(
        _hook("register_jobs", "return [JobSpec('<id>.work', None)]"),
        "register_jobs",
        "handler is no function",
    ),
    "card_of_another": Broken(
        "async def load():\n    return CardValue(1)\n"
        + _hook("register_cards", "return [CardSpec('document_count', 'Mine', 'dashboard', load)]"),
        "register_cards",
        "document_count",
    ),
    "check_of_the_core": Broken(
        "async def probe(): ...\n"
        + _hook("register_health_checks", "return [HealthCheck('documents', probe)]"),
        "register_health_checks",
        "'documents' is there already",
    ),
    "services_no_mapping": Broken(
        _hook("register_services", "return ['service']"), "register_services", "AttributeError"
    ),
    "service_key_no_type": Broken(
        _hook("register_services", "return {'name': object()}"), "register_services", "Protocols"
    ),
    "part_of_another_kind": Broken(
        _hook("register_contributions", "return [Contribution(ANSWER_ANALYSERS, None)]"),
        "register_contributions",
        "'conversations.answer_analysers' takes AnswerAnalyserSpec",
    ),
    "no_contribution": Broken(
        _hook("register_contributions", "return [ANSWER_ANALYSERS]"),
        "register_contributions",
        "expected Contribution, got ExtensionPoint",
    ),
    "point_of_another_plugin": Broken(
        _hook("register_extension_points", "return [ANSWER_ANALYSERS]", ""),
        "register_extension_points",
        "must begin with",
    ),
    "analyser_of_another_kind": Broken(
        _hook("register_answer_analysers", "return [None]"),
        "register_answer_analysers",
        "expected AnswerAnalyserSpec",
    ),
    "settings_missing": Broken(
        "class Own(BaseModel):\n    needed: int\n" + _hook("register_settings", "return Own", ""),
        "register_settings",
        "needed",
    ),
    "settings_no_model": Broken(
        _hook("register_settings", "return dict", ""), "register_settings", "pydantic model"
    ),
    # The lifespan, at the start.
    "lifespan_raises": Broken(
        _held("raise RuntimeError('no database')\nyield"), "lifespan", "no database"
    ),
    "lifespan_exits": Broken(_held("sys.exit(4)\nyield"), "lifespan", "SystemExit: 4"),
    "lifespan_escapes": Broken(_held("raise Escape('out')\nyield"), "lifespan", "Escape"),
    "lifespan_of_another_kind": Broken(
        _hook("lifespan", "return 'held'"), "lifespan", "asynchronous context manager"
    ),
    "lifespan_without_yield": Broken(_held("if False:\n    yield"), "lifespan", "didn't yield"),
    # The lifespan, later.
    "lifespan_task_dies": Broken(
        _held("""
            async def work():
                await asyncio.sleep(0.2)
                raise RuntimeError("lost its connection")

            task = asyncio.create_task(work())
            yield
        """),
        "lifespan",
        "lost its connection",
    ),
    "lifespan_task_exits": Broken(
        _held("""
            async def work():
                await asyncio.sleep(0.2)
                sys.exit(5)

            task = asyncio.create_task(work())
            yield
        """),
        "lifespan",
        "sys.exit",
    ),
    "lifespan_group_dies": Broken(
        _held("""
            async def work():
                await asyncio.sleep(0.2)
                raise RuntimeError("lost its connection")

            async with asyncio.TaskGroup() as group:
                group.create_task(work())
                yield
        """),
        "lifespan",
        "lost its connection",
    ),
    "lifespan_is_cancelled": Broken(
        _held("""
            asyncio.get_running_loop().call_later(0.2, asyncio.current_task().cancel)
            yield
        """),
        "lifespan",
        "cancelled",
    ),
}
"""Each kind by the id of its plugin."""
