"""Spans around what one plugin asks of another."""

from __future__ import annotations

import functools
import inspect
from typing import Any, TypeVar, cast

from core.tracing.spans import inner

T = TypeVar("T")


def traced_service(contract: type[T], service: T) -> T:
    """The service with its calls recorded, named after the Protocol that it is asked by."""
    return cast("T", _TracedService(contract.__name__, service))


class _TracedService:
    """Passes everything on, and records each awaited method."""

    def __init__(self, contract: str, service: object) -> None:
        self.__contract = contract
        self.__service = service

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.__service, name)
        if not inspect.iscoroutinefunction(found):
            return found
        method = f"{self.__contract}.{name}"

        @functools.wraps(found)
        async def call(*arguments: Any, **options: Any) -> Any:
            with inner(f"service {method}", {"elevendops.service": method}):
                return await found(*arguments, **options)

        # Found directly from now on.
        self.__dict__[name] = call
        return call
