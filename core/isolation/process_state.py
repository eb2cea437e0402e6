"""What belongs to the whole process, and is put back when a plugin has changed it by mistake."""

from __future__ import annotations

import builtins
import datetime
import faulthandler
import gc
import json
import locale
import logging
import operator
import os
import re
import signal
import socket
import ssl
import sys
import threading
import time
import tracemalloc
import warnings
from collections.abc import Callable, Iterator
from typing import IO, Any

log = logging.getLogger(__name__)

_SIGNALS = (
    signal.SIGTERM,
    signal.SIGINT,
    signal.SIGHUP,
    signal.SIGUSR1,
    signal.SIGALRM,
    signal.SIGCHLD,
    signal.SIGPIPE,
)
_NOTHING = logging.CRITICAL + 1
_RECENTLY_SECONDS = 0.25
_DEEPEST = 20
"""So many times deeper than usual a plugin may let calls go: beyond, C's stack overflows, and the
process is gone."""
_SHARED = (
    builtins,
    datetime,
    json,
    json.JSONDecoder,
    json.JSONEncoder,
    logging,
    logging.Logger,
    os,
    os.path,
    re,
    socket,
    socket.socket,
    ssl,
    threading,
    threading.Thread,
    time,
)
"""What all code uses. Who replaces a part of it for itself replaces it for everybody."""
_STREAMS = {1: "stdout", 2: "stderr"}


def contain_log_handlers(raised: Callable[[Exception], None]) -> None:
    """Have a log handler that raises get nothing more, from now on, and `raised` be told.

    Its error would come out wherever somebody logs, such as where an error is being dealt with. The
    handlers that are there by now are our own: they lose what is added to their filters instead.
    """
    handle = logging.Handler.handle
    if handle.__module__ == __name__:
        return
    own = [(handler, list(handler.filters)) for handler in logging.getLogger().handlers]
    here = _Here()

    def quieten(raising: logging.Handler) -> None:
        for handler, filters in own:
            if handler is raising:
                handler.filters[:] = filters
                return
        raising.setLevel(_NOTHING)

    def tell(error: Exception) -> None:
        # It is told in the log, too: perhaps by a handler of ours that cannot write at all.
        if not here.tells:
            here.tells = True
            try:
                raised(error)
            finally:
                here.tells = False

    def contained(self: logging.Handler, record: logging.LogRecord) -> bool:
        here.within.append(self)
        try:
            return bool(handle(self, record))
        except RecursionError as error:
            # Whoever logs has filled the stack, unless the handler logs what it gets.
            if here.within.count(self) > 1:
                quieten(self)
                raise
            if self.level != _NOTHING:
                raise
            tell(error)
            return False
        except Exception as error:  # noqa: BLE001 - isolation: perhaps plugin code
            quieten(self)
            tell(error)
            return False
        finally:
            here.within.pop()

    logging.Handler.handle = contained  # type: ignore[method-assign]


class _Shared:
    """The functions and classes of a module or class as they are now."""

    def __init__(self, place: Any) -> None:
        module = getattr(place, "__module__", None)
        self._place = place
        self._name = f"{module}.{place.__name__}" if module else place.__name__
        self._own = {name: value for name, value in vars(place).items() if callable(value)}
        # All at once in C: it is looked at after each step.
        self._all = operator.itemgetter(*self._own)
        self._were = tuple(self._own.values())

    def is_changed(self) -> bool:
        """Whether somebody has replaced some since. Asked after each step, and nearly always no."""
        try:
            return bool(self._all(vars(self._place)) != self._were)
        except KeyError:
            return True  # one is gone

    def put_back(self) -> Iterator[str]:
        """Put back what somebody has replaced since; the name of each."""
        now = vars(self._place)
        for name, was in self._own.items():
            if now.get(name) is not was:
                setattr(self._place, name, was)
                yield f"{self._name}.{name}"


class _Here(threading.local):
    """The handlers that this thread is in, and whether it tells of one that has raised."""

    def __init__(self) -> None:
        self.within: list[logging.Handler] = []
        self.tells = False


class ProcessState:
    """How the process stands now: module path, working directory, environment, output, log,
    signals, and what else all of its code shares. `stacks` is where crashes are recorded."""

    def __init__(self, stacks: IO[str]) -> None:
        self._stacks = stacks
        self._path_object = sys.path
        self._path = list(sys.path)
        self._folder = os.getcwd()
        self._recursion = sys.getrecursionlimit()
        self._switches = sys.getswitchinterval()
        self._looked_at = 0.0
        self._collects = gc.isenabled()
        self._signals: dict[signal.Signals, Any] = {}
        self._streams: dict[int, Any] = {1: sys.stdout, 2: sys.stderr}
        self._copies = {descriptor: os.dup(descriptor) for descriptor in _STREAMS}
        self._socket_seconds = socket.getdefaulttimeout()
        self._umask = os.umask(0o077)
        os.umask(self._umask)
        self.take()

    def take(self) -> None:
        """Take the present signals, environment and log as the right ones: by now the server has
        set its own. Only in the main thread."""
        self._signals = {number: signal.getsignal(number) for number in _SIGNALS}
        self._environment = dict(os.environ)
        root = logging.getLogger()
        self._handlers, self._level = list(root.handlers), root.level
        self._warnings_object, self._warnings = warnings.filters, list(warnings.filters)
        self._locale = locale.setlocale(locale.LC_ALL)
        self._tracing_memory = tracemalloc.is_tracing()
        self._shared = [_Shared(place) for place in _SHARED]

    def put_back(self) -> list[str]:
        """Put back what has changed; a few words for each."""
        self._looked_at = time.monotonic()
        return list(self._changes())

    def put_back_now_and_then(self) -> list[str]:
        """The same, unless that was done in the last quarter of a second."""
        recently = time.monotonic() - self._looked_at < _RECENTLY_SECONDS
        return [] if recently else self.put_back()

    def _changes(self) -> Iterator[str]:
        if sys.path is not self._path_object or not set(self._path) <= set(sys.path):
            added = [entry for entry in sys.path if entry not in self._path]
            self._path_object[:] = [*self._path, *added]
            sys.path = self._path_object
            yield "took folders off sys.path"
        if _working_folder() != self._folder:
            os.chdir(self._folder)
            yield "changed the working directory"
        yield from self._interpreter_back()
        for descriptor, name in _STREAMS.items():
            if self._reopened(descriptor, name):
                yield f"closed {name}"
        if self._environment_back():
            yield "cleared the environment"
        if self._log_back():
            yield "changed what is logged"
        if self._warnings_back():
            yield "made errors of warnings"
        if socket.getdefaulttimeout() != self._socket_seconds:
            socket.setdefaulttimeout(self._socket_seconds)
            yield "changed the time limit of all sockets"
        if os.umask(self._umask) != self._umask:
            yield "changed who may read new files"
        if signal.getitimer(signal.ITIMER_REAL)[0]:
            signal.setitimer(signal.ITIMER_REAL, 0)
            yield "left an alarm set"
        if threading.current_thread() is not threading.main_thread():
            return  # Python lets the main thread alone look after signals
        for number, handler in self._signals.items():
            if signal.getsignal(number) is not handler and handler is not None:
                signal.signal(number, handler)
                yield f"replaced the handler of {number.name}"

    def _interpreter_back(self) -> Iterator[str]:
        if not self._recursion <= sys.getrecursionlimit() <= _DEEPEST * self._recursion:
            sys.setrecursionlimit(self._recursion)
            yield "changed the recursion limit"
        if gc.isenabled():
            self._collects = True  # from when the start is over
        elif self._collects:
            gc.enable()
            yield "stopped the collection of garbage"
        if not faulthandler.is_enabled():
            faulthandler.enable(self._stacks)
            yield "stopped the record of crashes"
        if locale.setlocale(locale.LC_ALL) != self._locale:
            locale.setlocale(locale.LC_ALL, self._locale)
            yield "changed the locale of the process"
        if not self._tracing_memory and tracemalloc.is_tracing():
            tracemalloc.stop()
            yield "had all memory traced, which slows everything down"
        if sys.getswitchinterval() != self._switches:
            sys.setswitchinterval(self._switches)
            yield "changed how often threads take turns"
        for part in self._shared:
            if part.is_changed():
                for name in part.put_back():
                    yield f"replaced {name}"

    def _environment_back(self) -> bool:
        """Put back the variables that are missing; further ones are nobody's harm."""
        # To compare all names takes longer than most steps.
        if len(os.environ) == len(self._environment):
            return False
        missing = self._environment.keys() - os.environ.keys()
        os.environ |= {name: self._environment[name] for name in missing}
        self._environment = dict(os.environ)
        return bool(missing)

    def _log_back(self) -> bool:
        """Put back who writes the log, and how much: libraries quote patients' words below that."""
        root = logging.getLogger()
        gone = [handler for handler in self._handlers if handler not in root.handlers]
        if not (gone or root.level != self._level or log.disabled or root.manager.disable):
            return False
        # Those that came in their place would write errors in their own words.
        root.handlers[:] = self._handlers if gone else root.handlers
        root.setLevel(self._level)
        logging.disable(logging.NOTSET)
        for logger in root.manager.loggerDict.values():
            if isinstance(logger, logging.Logger):
                logger.disabled = False
        return True

    def _warnings_back(self) -> bool:
        """Take off what makes each warning of anybody's code an error."""
        # It is another list for as long as somebody, in any thread, is inside `catch_warnings()`.
        if warnings.filters is not self._warnings_object:
            return False
        added = [
            rule for rule in warnings.filters if rule[0] == "error" and rule not in self._warnings
        ]
        for rule in added:
            warnings.filters.remove(rule)  # type: ignore[attr-defined]  # it is a list
        return bool(added)

    def _reopened(self, descriptor: int, name: str) -> bool:
        is_open = True
        try:
            os.fstat(descriptor)
        except OSError:
            is_open = False
            os.dup2(self._copies[descriptor], descriptor)
        stream = getattr(sys, name)
        if is_open and stream is not None and not stream.closed:
            return False
        if self._streams[descriptor].closed:
            self._streams[descriptor] = open(  # noqa: SIM115 - it stays open
                descriptor, "w", buffering=1, encoding="utf-8", closefd=False
            )
        setattr(sys, name, self._streams[descriptor])
        for handler in logging.getLogger().handlers:
            if isinstance(handler, logging.StreamHandler) and handler.stream.closed:
                # Not `setStream`, which flushes the stream that is closed.
                handler.stream = self._streams[descriptor]
        return True


def _working_folder() -> str | None:
    try:
        return os.getcwd()
    except FileNotFoundError:
        return None  # it was removed
