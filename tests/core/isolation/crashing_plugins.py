"""Plugins that crash, hang, block or spin, by an honest mistake, wherever their code may run.

Each misbehaves only while a file named after it stands beside its module, so that a test can mend
it; the line that does it ends with `# here`.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

_HEAD = """
import asyncio, contextlib, ctypes, os, re, signal, sys, threading, time
from pathlib import Path

from fastapi import APIRouter, Depends
from elevendops import (
    API_VERSION, CardSpec, CardValue, Contribution, JobRequest, JobSpec, PageSpec, PluginInfo,
    RouterSpec, hookimpl,
)
from elevendops.features.conversations import EXPORTERS, ConversationFinished, ExporterSpec
from elevendops.features.knowledge import EXTRACTORS, ExtractorSpec

ARMED = Path(__file__).with_name("<id>.armed")


def spins():
    while True:
        pass


def misbehaves():
    if ARMED.exists():
        <deed>  # here


@hookimpl
def register_plugin():
    return PluginInfo(id="<id>", title="Title of <id>", version="1.0", api_version=API_VERSION)


async def work(run):
    <job>
    return {}


@hookimpl
def register_jobs(context):
    return [JobSpec("<id>.work", work)]


@hookimpl
def register_routes(context):
    router = APIRouter()

    @router.get("/hello")
    async def hello() -> str:
        return "<id>"

    def needed():
        <in_dependency>

    @router.get("/go", dependencies=[Depends(needed)])
    <route> go() -> str:
        <in_route>
        return "gone"

    @router.post("/work")
    async def begin() -> str:
        return (await context.jobs.enqueue(JobRequest("<id>.work", {}, "one"))).id

    @router.post("/tell")
    async def tell() -> str:
        await context.emit(ConversationFinished("cv_1", "ag_1", False))
        return "told"

    return [RouterSpec("<prefix>", router)]


@hookimpl
def register_pages():
    <in_hook>
    return [PageSpec("Page of <id>", "<module>:page", ":material/science:", "<prefix>")]


def page():
    import streamlit as st

    <in_page>
    st.title("Page of <id>")
    st.button("Press", on_click=pressed)
    st.fragment(part, run_every=<every>)()


def part():
    <in_fragment>
    pass


def pressed():
    <in_callback>
    pass


@hookimpl
def register_cards(context):
    return [CardSpec("card_<id>", "Card of <id>", "dashboard", card)]


async def card():
    <in_card>
    return CardValue(1)


def extract(data, filename):
    <in_extractor>
    return "text"


async def export(conversations):
    yield b"begun"
    <in_exporter>


@hookimpl
def register_contributions(context):
    return [
        Contribution(EXTRACTORS, ExtractorSpec("<id>", "Files of <id>", (".<suffix>",), extract)),
        Contribution(EXPORTERS, ExporterSpec("<id>", "Of <id>", "text/plain", ".txt", export)),
    ]


@hookimpl
def on_event(context, event):
    <in_event>
    return []


@contextlib.asynccontextmanager
async def held():
    <in_lifespan>
    <begins_to_tick>
    yield


def tick():
    <in_timer>
    asyncio.get_running_loop().call_later(1, tick)


@hookimpl
def lifespan(context):
    return held()


<at_import>
"""

_PLACES = {
    "import": "at_import",
    "hook": "in_hook",
    "route": "in_route",
    "thread route": "in_route",
    "dependency": "in_dependency",
    "page": "in_page",
    "callback": "in_callback",
    "fragment": "in_fragment",
    "card": "in_card",
    "event": "in_event",
    "job": "job",
    "lifespan": "in_lifespan",
    "timer": "in_timer",
    "extractor": "in_extractor",
    "exporter": "in_exporter",
}
_ALL = frozenset(_PLACES.values())


@dataclass(frozen=True, slots=True)
class Crashing:
    """What a plugin does and where. `off`: it is off afterwards until somebody starts it again."""

    place: str
    deed: str
    off: bool = True

    def source(self, plugin_id: str) -> str:
        """The plugin's module, as `tests.support.plugin_packages.install` writes it."""
        text = _HEAD
        call = "sys.modules[__name__].misbehaves()" if self.place == "import" else "misbehaves()"
        for name in _ALL:
            text = text.replace(f"<{name}>", call if name == _PLACES[self.place] else "pass")
        text = text.replace("<route>", "def" if self.place == "thread route" else "async def")
        text = text.replace("<begins_to_tick>", "tick()" if self.place == "timer" else "pass")
        text = text.replace("<every>", "1" if self.place == "fragment" else "None")
        text = text.replace("<deed>", self.deed)
        text = text.replace("<module>", module_of(plugin_id)).replace("<id>", plugin_id)
        text = text.replace("<suffix>", suffix_of(plugin_id))
        return textwrap.dedent(text.replace("<prefix>", plugin_id.replace("_", "-")))


def module_of(plugin_id: str) -> str:
    """The name of a plugin's module."""
    return f"dist_{plugin_id}_module"


def suffix_of(plugin_id: str) -> str:
    """What the names of the files end with that a plugin reads."""
    return f"x{list(CRASHING).index(plugin_id)}"


def line_of(source: str) -> int:
    """The number of the line that misbehaves."""
    lines = source.splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.endswith("# here"))


# In C, and it lets no other thread run; it takes nothing from the other tests meanwhile.
_WAITS_IN_C = "ctypes.PyDLL(None).sleep(3600)"
_LEAVES = "os._exit(3)"
_CRASHES = "ctypes.string_at(0)"
_RECURSES = "(lambda again: again(again))(lambda again: again(again))"
_SPINS = "[None for _ in iter(int, 1)]"
# These compute, for a minute or two at most where nobody ends them.
_COMPUTES = "[None for _ in iter(lambda: time.thread_time() > 60, True)]"
_BACKTRACKS_FOR_A_WHILE = 're.match(r"(a+)+$", "a" * 30 + "b")'

CRASHING: dict[str, Crashing] = {
    "import_leaves": Crashing("import", _LEAVES),
    "import_crashes_in_c": Crashing("import", _CRASHES),
    "import_sleeps": Crashing("import", "time.sleep(3600)"),
    "import_sleeps_too": Crashing("import", "time.sleep(3600)"),
    "import_sleeps_as_well": Crashing("import", "time.sleep(3600)"),
    "import_hangs_in_c": Crashing("import", _WAITS_IN_C),
    "import_spins": Crashing("import", _SPINS),
    "import_empties_the_path": Crashing("import", "sys.path.clear()", off=False),
    "hook_leaves": Crashing("hook", _LEAVES),
    "hook_recurses": Crashing("hook", _RECURSES),
    "lifespan_raises": Crashing("lifespan", 'raise RuntimeError("no database")'),
    "lifespan_leaves": Crashing("lifespan", _LEAVES),
    "lifespan_blocks": Crashing("lifespan", "time.sleep(3600)"),
    "lifespan_moves": Crashing("lifespan", 'os.chdir("/")', off=False),
    "lifespan_ignores_signals": Crashing(
        "lifespan", "signal.signal(signal.SIGUSR1, signal.SIG_IGN)", off=False
    ),
    "route_leaves": Crashing("route", _LEAVES),
    "route_in_a_thread_leaves": Crashing("thread route", _LEAVES),
    "dependency_spins": Crashing("dependency", _SPINS),
    "route_sleeps": Crashing("route", "time.sleep(20)"),
    "route_hangs_in_c": Crashing("route", _WAITS_IN_C),
    "route_computes_in_c": Crashing("route", _BACKTRACKS_FOR_A_WHILE),
    "route_exits": Crashing("route", "sys.exit(2)", off=False),
    "route_interrupts": Crashing("route", "raise KeyboardInterrupt", off=False),
    "route_wants_memory": Crashing("route", "bytearray(1 << 60)", off=False),
    "route_closes_stdout": Crashing("route", "sys.stderr.close()", off=False),
    "route_leaves_by_a_thread": Crashing(
        "route", "threading.Thread(target=lambda: os._exit(4)).start()"
    ),
    "route_asks_for_the_end": Crashing("route", "os.kill(os.getpid(), signal.SIGTERM)", off=False),
    "route_stops_the_loop": Crashing("route", "asyncio.get_running_loop().stop()", off=False),
    "route_has_a_callback_that_raises": Crashing(
        "route", "asyncio.get_running_loop().call_soon(lambda: 1 / 0)", off=False
    ),
    "route_has_a_callback_that_exits": Crashing(
        "route", "asyncio.get_running_loop().call_soon(lambda: sys.exit(3))", off=False
    ),
    "route_clears_the_environment": Crashing("route", "os.environ.clear()", off=False),
    "job_leaves": Crashing("job", _LEAVES, off=False),
    "job_spins": Crashing("job", _SPINS),
    "card_leaves": Crashing("card", _LEAVES),
    "card_sleeps": Crashing("card", "time.sleep(3600)"),
    "card_computes": Crashing("card", _COMPUTES),
    "event_leaves": Crashing("event", _LEAVES),
    "event_sleeps": Crashing("event", "time.sleep(3600)"),
    "timer_sleeps": Crashing("timer", "time.sleep(3600)"),
    "extractor_leaves": Crashing("extractor", _LEAVES),
    "extractor_hangs_in_c": Crashing("extractor", _WAITS_IN_C),
    "exporter_sleeps": Crashing("exporter", "time.sleep(3600)"),
    "page_leaves": Crashing("page", _LEAVES),
    "page_crashes_in_c": Crashing("page", _CRASHES),
    "page_spins": Crashing("page", _SPINS),
    "page_recurses": Crashing("page", _RECURSES, off=False),
    "page_asks_to_be_drawn_again": Crashing("page", "sys.modules['streamlit'].rerun()", off=False),
    "callback_raises": Crashing("callback", "1 / 0", off=False),
    "callback_leaves": Crashing("callback", _LEAVES),
    "callback_spins": Crashing("callback", _SPINS),
    "page_shows_more_than_can_be_drawn": Crashing(
        "page", "sys.modules['streamlit'].write('x' * 50_000_000)", off=False
    ),
    "route_takes_all_memory": Crashing("route", "[b'x' * 10**7 for _ in iter(int, 1)]"),
    "route_replaces_json": Crashing(
        "route", "setattr(__import__('json'), 'dumps', str)", off=False
    ),
    "fragment_hangs_in_c": Crashing("fragment", _WAITS_IN_C),
}
"""By plugin id."""
