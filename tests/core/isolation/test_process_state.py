"""What a plugin changes of the whole process by mistake is put back, and named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.core.isolation.programs import run_program

AFTER = "import json; Path({!r}).write_text(json.dumps([put_back(), {}]))"


@pytest.mark.parametrize(
    ("deed", "words", "check"),
    [
        ("sys.path.clear()", "took folders off sys.path", "len(sys.path) > 2"),
        ("sys.path = ['elsewhere']", "took folders off sys.path", "'elsewhere' in sys.path"),
        ("os.chdir('/')", "changed the working directory", "os.getcwd() != '/'"),
        ("sys.setrecursionlimit(60)", "changed the recursion limit", "sys.getrecursionlimit()"),
        (
            "sys.setrecursionlimit(10**9)",
            "changed the recursion limit",
            "sys.getrecursionlimit() < 10**6",
        ),
        ("import gc; gc.disable()", "stopped the collection of garbage", "gc.isenabled()"),
        (
            "faulthandler.disable()",
            "stopped the record of crashes",
            "faulthandler.is_enabled()",
        ),
        (
            "import locale; locale.setlocale(locale.LC_ALL, 'C.UTF-8')",
            "changed the locale of the process",
            "locale.setlocale(locale.LC_ALL) != 'C.UTF-8'",
        ),
        (
            "import tracemalloc; tracemalloc.start(9)",
            "had all memory traced, which slows everything down",
            "not tracemalloc.is_tracing()",
        ),
        (
            "sys.setswitchinterval(2)",
            "changed how often threads take turns",
            "sys.getswitchinterval() < 1",
        ),
        (
            "import json; json.loads = lambda given, **more: 'x'",
            "replaced json.loads",
            "json.loads('1') == 1",
        ),
        (
            "import json; json.JSONEncoder.default = str",
            "replaced json.encoder.JSONEncoder.default",
            "json.JSONEncoder.default is not str",
        ),
        ("import socket; del socket.socket", "replaced socket.socket", "socket.socket()"),
        ("sys.stdout.close()", "closed stdout", "print('still', flush=True) is None"),
        (
            "import logging; logging.basicConfig(); sys.stderr.close()",
            "closed stderr",
            "logging.getLogger().handlers[0].stream is sys.stderr and not sys.stderr.closed",
        ),
        ("os.close(2)", "closed stderr", "os.write(2, b'still') == 5"),
        ("sys.stderr = None", "closed stderr", "sys.stderr is not None"),
        ("os.environ.clear()", "cleared the environment", "os.environ['PYTHONPATH']"),
        (
            "import logging; logging.basicConfig(level=10, force=True)",
            "changed what is logged",
            "logging.getLogger().level == logging.WARNING",
        ),
        (
            "import logging; logging.disable()",
            "changed what is logged",
            "logging.getLogger('core').isEnabledFor(logging.ERROR)",
        ),
        (
            "import logging.config; logging.config.dictConfig({'version': 1})",
            "changed what is logged",
            "not logging.getLogger('core.isolation.process').disabled",
        ),
        (
            "import warnings; warnings.simplefilter('error')",
            "made errors of warnings",
            "warnings.warn('only said') is None",
        ),
        (
            "import socket; socket.setdefaulttimeout(0.001)",
            "changed the time limit of all sockets",
            "socket.getdefaulttimeout() is None",
        ),
        ("os.umask(0)", "changed who may read new files", "os.umask(0) != 0"),
        (
            "import signal; signal.alarm(1000)",
            "left an alarm set",
            "signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)",
        ),
        (
            "import signal; signal.signal(signal.SIGPIPE, signal.SIG_DFL)",
            "replaced the handler of SIGPIPE",
            "signal.getsignal(signal.SIGPIPE) is signal.SIG_IGN",
        ),
    ],
)
def test_it_is_put_back(tmp_path: Path, deed: str, words: str, check: str) -> None:
    told = tmp_path / "told"
    deed = f"{deed}; {AFTER.format(str(told), f'bool({check})')}"
    run_program(tmp_path, deed, before="import json")
    changes, holds = json.loads(told.read_text())
    assert changes == [words]
    assert holds


def test_who_writes_the_log_is_put_back(tmp_path: Path) -> None:
    told = tmp_path / "told"
    deed = "logging.basicConfig(force=True); " + AFTER.format(
        str(told), "logging.getLogger().handlers == own"
    )
    own = "import logging; logging.basicConfig(); own = list(logging.getLogger().handlers)"
    run_program(tmp_path, deed, before=own)
    assert json.loads(told.read_text()) == [["changed what is logged"], True]


def test_what_is_added_stays(tmp_path: Path) -> None:
    told = tmp_path / "told"
    deed = "sys.path.append('/own'); " + AFTER.format(str(told), "'/own' in sys.path")
    run_program(tmp_path, deed)
    assert json.loads(told.read_text()) == [[], True]


_LIBRARY = """
import warnings
entered, leave = threading.Event(), threading.Event()

def careful():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        entered.set()
        leave.wait()

library = threading.Thread(target=careful)
"""


def test_what_a_library_makes_of_warnings_for_a_while_is_left_alone(tmp_path: Path) -> None:
    told = tmp_path / "told"
    deed = (
        "library.start(); entered.wait(); within = put_back(); rule = warnings.filters[0][0]; "
        "leave.set(); library.join(); warnings.simplefilter('error'); "
        + AFTER.format(str(told), "[within, rule]")
    )
    run_program(tmp_path, deed, before=_LIBRARY)
    assert json.loads(told.read_text()) == [["made errors of warnings"], [[], "error"]]


_HANDLER = """
import logging

class Sends(logging.Handler):
    def emit(self, record):
        raise ConnectionError

marks.own_files("sends", __file__)
"""


def test_a_log_handler_that_raises_is_named_and_gets_nothing_more(tmp_path: Path) -> None:
    told = tmp_path / "told"
    deed = (
        "said = []; process.tell(lambda held: said.append(str(held))); "
        "logging.getLogger().addHandler(Sends()); "
        "[logging.getLogger('core').error('away') for _ in range(2)]; "
        f"Path({str(told)!r}).write_text(json.dumps(said))"
    )
    file, _, _ = run_program(tmp_path, deed, before=f"import json{_HANDLER}")
    lines = Path(file).read_text().splitlines()
    at = next(number for number, line in enumerate(lines, 1) if "raise ConnectionError" in line)
    (said,) = json.loads(told.read_text())
    assert (
        said == f"log handler: it raised an error and gets nothing more at {Path(file).name}:{at}"
    )


_OWN = """
import json, logging
logging.basicConfig(stream=open("{log}", "w"))
(own,) = logging.getLogger().handlers

def full():
    try:
        logging.getLogger("core").error("in a full stack")
    finally:
        full()

class Raises(logging.Filter):
    def filter(self, record):
        raise KeyError

class Again(logging.Handler):
    def emit(self, record):
        logging.getLogger("core").error("again")

class Broken:
    def write(self, text):
        raise KeyError
    flush = close = write

marks.own_files("sends", __file__)
"""


@pytest.mark.parametrize(
    ("deed", "told_of"),
    [
        ("try: full()\n    except RecursionError: pass", 0),
        ("own.addFilter(Raises()); log.error('first')", 1),
        ("logging.getLogger().addHandler(Again()); log.error('first')", 1),
        (
            "kept = own.stream; own.stream = sys.stderr = Broken(); "
            "log.error('first'); own.stream = kept",
            1,
        ),
    ],
)
def test_our_own_log_goes_on_whatever_a_plugin_does_to_it(
    tmp_path: Path, deed: str, told_of: int
) -> None:
    told, log = tmp_path / "told", tmp_path / "log"
    run_program(
        tmp_path,
        "said = []; log = logging.getLogger('core')\n"
        "    process.tell(lambda held: (said.append(held.plugin), log.error('told')))\n"
        f"    {deed}\n"
        "    log.error('afterwards')\n"
        f"    Path({str(told)!r}).write_text(json.dumps(said))",
        before=_OWN.replace("{log}", str(log)),
    )
    assert json.loads(told.read_text()) == ["sends"] * told_of
    assert "ERROR:core:afterwards" in log.read_text().splitlines()
