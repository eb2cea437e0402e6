"""No plugin can take an address at which the core itself answers."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.routing import APIRoute

from core.bootstrap import build_platform
from core.host.registry import RESERVED_PREFIXES
from core.web.routes import add_routes
from tests.support.servers import clinic_settings


def test_every_address_of_the_core_is_reserved(tmp_path: Path) -> None:
    own = APIRouter()
    add_routes(own, build_platform(clinic_settings(tmp_path, 9)))
    paths = [route.path.split("/") for route in own.routes if isinstance(route, APIRoute)]
    assert {path[2] for path in paths if path[1] == "api"} == RESERVED_PREFIXES
