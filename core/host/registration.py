"""Lets plugins register: hands each its context, and takes what it offers if nobody has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from core.access.permissions import PermissionChecker
from core.access.services import PluginWriter, plugin_voice
from core.access.stores import PluginBlobs, PluginDocuments, PluginJobs
from core.context import ClinicFacts, Extension, PluginContext
from core.contracts import CardSpec, Event, HealthCheck, LateRouter, RouterSpec
from core.errors import AppError, Unavailable
from core.extensions import (
    Contribution,
    ExtensionPoint,
)
from core.host import older_api
from core.host.discovery import BUILT_IN
from core.host.own_settings import own_settings
from core.host.platform import Platform
from core.host.registry import RESERVED_PREFIXES, PluginRecord
from core.host.router_check import checked_router
from core.i18n import text
from core.isolation.code_lines import blamed_line, where_is
from core.isolation.mark_file import Mark
from core.isolation.ownership import PluginHeldUp, contained
from core.isolation.process import JOB
from core.jobs import JobRun, JobSpec
from core.ports.documents import JsonObject
from core.settings import Settings
from core.settings.model_ends import known_ends

if TYPE_CHECKING:
    import httpx

    from core.tracing.local import LocalTraces

T = TypeVar("T")


def declare_points(platform: Platform, record: PluginRecord) -> None:
    """Let one plugin declare its extension points: all are known before any is filled."""
    hook = "register_extension_points"
    for point in record.ask(hook, ExtensionPoint):
        record.attempt(hook, partial(platform.extension_points.declare, record, point))


def register(platform: Platform, record: PluginRecord, own_collections: Sequence[str]) -> None:
    """Let one plugin register what it offers; what it may not offer fails it."""
    settings = record.attempt("register_settings", partial(own_settings, record))
    if not record.active:
        return
    context = _context(platform, record, settings, own_collections)
    platform.contexts[record.id] = context

    def accept(hook: str, take: Callable[[Platform, PluginRecord, T], None], kind: type[T]) -> None:
        for value in record.ask(hook, kind, context=context):
            record.attempt(hook, partial(take, platform, record, value))

    if record.implements("register_services"):
        services = record.call("register_services", context=context) or {}
        record.attempt("register_services", partial(_offer, platform, record, services))
    accept("register_jobs", _accept_job, JobSpec)
    accept("register_routes", _accept_router, RouterSpec)
    accept("register_cards", _accept_card, CardSpec)
    accept("register_health_checks", _accept_check, HealthCheck)
    accept("register_contributions", _accept_contribution, Contribution)
    for hook, name in older_api.POINTS.items():
        if point := platform.extension_points.declared(name):
            for part in record.ask(hook, point.kind, context=context):
                given = Contribution(point, part)
                record.attempt(hook, partial(_accept_contribution, platform, record, given))


def _context(
    platform: Platform,
    record: PluginRecord,
    own_settings: BaseModel | None,
    own_collections: Sequence[str],
) -> PluginContext:
    assert record.info is not None  # it is active
    permissions = record.info.permissions
    gate = PermissionChecker(record.id, permissions, own_collections, platform.audit)
    settings = platform.settings

    def service(contract: type[T]) -> T:
        owner = platform.owner_of_service(contract)
        if owner not in (None, record.id, *permissions.services):
            raise gate.denied(
                "use",
                f"the service {contract.__name__} of plugin {owner!r}",
                f"it has to declare Permissions(services=({owner!r},)).",
            )
        return platform.service(contract)

    # Functions, and no methods of the platform: a method leads back to what it belongs to.
    def extensions(point: ExtensionPoint[T] | type[T]) -> list[Extension[T]]:
        if isinstance(point, ExtensionPoint):
            return platform.extension_points.parts(point)
        warning = (
            f"context.extensions({point.__name__}) is deprecated and ends with plugin API 3: give "
            "it the ExtensionPoint"
        )
        if warning not in record.warnings:
            record.warn(warning)
        return platform.extension_points.parts_of_kind(point)

    async def emit(event: Event) -> None:
        await platform.emit(event)

    def cards() -> list[CardSpec]:
        return platform.cards()

    def change_numbers(collections: Sequence[str]) -> tuple[int, ...] | None:
        return platform.change_numbers(collections)

    def open_http() -> httpx.AsyncClient:
        from core.access.http_client import declared_http

        return declared_http(gate)

    return PluginContext(
        plugin_id=record.id,
        settings=ClinicFacts(
            environment=settings.app_env,
            demo=settings.use_mock_data,
            voice_is_local=settings.voice_is_local,
            writer_is_local=settings.writer_is_local,
            gemini_models=settings.gemini_models,
            gemini_models_only=settings.gemini_models_only,
            model_ends=known_ends(settings.model_ends),
            reply_wait_seconds=platform.reply_wait_seconds,
            clinicians_named=settings.needs_sign_in and bool(settings.sign_in_clinicians),
        ),
        plugin_settings=own_settings,
        documents=PluginDocuments(platform.documents, gate, platform.unreadable),
        blobs=PluginBlobs(platform.blobs, gate),
        voice=plugin_voice(platform.voice, gate),
        writer=PluginWriter(platform.writer, gate),
        jobs=PluginJobs(platform.jobs, gate),
        service=service,
        extensions=extensions,
        emit=emit,
        cards=cards,
        _open_http=open_http,
        embeddings=platform.embeddings if record.source == BUILT_IN else None,
        change_numbers=change_numbers,
        traces=_local_traces(settings),
    )


def _local_traces(settings: Settings) -> LocalTraces | None:
    """The traces that are kept on this machine, where they are."""
    if settings.traces_go_to != "local":
        return None
    from core.tracing.local import FOLDER, LocalTraces

    return LocalTraces(settings.elevendops_data_dir / FOLDER)


def _accept_card(platform: Platform, record: PluginRecord, card: CardSpec) -> None:
    owner = next((other.id for other, used in platform.given_cards if used.key == card.key), None)
    if owner is not None:
        raise ValueError(f"the card {card.key!r} is already given by plugin {owner!r}")
    load = contained(record.id, card.load, f"card {card.key}")
    platform.given_cards.append((record, replace(card, load=load)))


def _accept_check(platform: Platform, record: PluginRecord, check: HealthCheck) -> None:
    if any(check.name == used.name for used in platform.checks()):
        raise ValueError(f"a health check {check.name!r} is there already")
    probe = contained(record.id, check.probe, f"health check {check.name}")
    platform.given_checks.append((record, replace(check, probe=probe)))


def _accept_contribution(
    platform: Platform, record: PluginRecord, contribution: Contribution[Any]
) -> None:
    platform.extension_points.fill(record, contribution)


def _accept_job(platform: Platform, record: PluginRecord, spec: JobSpec) -> None:
    if spec.kind.partition(".")[0] != record.id:
        raise ValueError(f"the job kind {spec.kind!r} must begin with {record.id + '.'!r}")
    failed = contained(record.id, spec.failed, f"failed {spec.kind}") if spec.failed else None

    async def work(run: JobRun) -> JsonObject:
        if not record.active:
            raise Unavailable(text("The part of ElevenDops that does this is not running."))
        # Named with its id: a job that ends the process is dropped at the next start.
        step = f"{JOB}{run.id}"
        handler = contained(record.id, spec.handler, step)
        try:
            return await handler(run)
        except (AppError, PluginHeldUp):
            raise  # the latter is counted by the watchdog
        except Exception as error:
            record.record_failure(
                f"job {spec.kind}: {type(error).__name__} at {blamed_line(error)}"
            )
            raise
        finally:
            record.put_back(Mark(record.id, step, where_is(spec.handler)))

    platform.jobs.add(replace(spec, handler=work, failed=failed))


def _offer(platform: Platform, record: PluginRecord, services: dict[type, object]) -> None:
    for contract, service in services.items():
        if contract in platform.services:
            owner = platform.services[contract][0].id
            raise ValueError(f"{contract.__name__} is already offered by plugin {owner!r}")
        if not isinstance(contract, type):
            raise TypeError("register_services must map Protocols to services")
        platform.services[contract] = (record, service)


def _accept_router(platform: Platform, record: PluginRecord, spec: RouterSpec) -> None:
    taken: Sequence[tuple[PluginRecord, RouterSpec]] = platform.routers
    owner = next((other.id for other, used in taken if used.prefix == spec.prefix), None)
    if spec.prefix in RESERVED_PREFIXES:
        owner = "the core"
    if owner is not None:
        raise ValueError(f"the address /api/{spec.prefix} belongs to {owner}")
    if not isinstance(spec.router, LateRouter):  # else when it is made
        checked_router(spec)
    platform.routers.append((record, spec))
    record.prefixes.append(spec.prefix)
