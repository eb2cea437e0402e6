"""One plugin in the list that `elevendops plugins` prints."""

from __future__ import annotations

from collections.abc import Iterator

from core.host.registry import PluginRecord
from core.web.plugin_routes import OTHER_REMEDY, REMEDIES

_INDENT = "    "


def describe(record: PluginRecord) -> Iterator[str]:
    """The lines about one plugin: how it stands, what it adds, and what is wrong with it."""
    version, made_for = "", ""
    if record.info is not None:
        version, made_for = f" {record.info.version}", f", plugin API {record.info.api_version}"
    yield f"{record.id}{version}: {record.state.value}"
    start = f"{record.startup_seconds * 1000:.1f} ms at start"
    yield f"{_INDENT}{record.source}{made_for}, {start}"
    if record.stage is not None:
        yield f"{_INDENT}failed at {record.stage}: {record.error}"
        yield f"{_INDENT}remedy: {REMEDIES.get(record.stage, OTHER_REMEDY)}"
    for warning in record.warnings:
        yield f"{_INDENT}warning: {warning}"
    for notice in record.notices:
        yield f"{_INDENT}notice: {notice}"
    added = {
        "routes": [f"/api/{prefix}" for prefix in record.prefixes],
        "pages": [f"/{page.url_path}" for page in record.pages],
        "panels": [f"on /{panel.page}" for panel in record.panels],
        "extension points": record.extension_points,
        "adds to": record.contributes_to,
        "hooks": record.hook_names,
    }
    for what, names in added.items():
        if names:
            yield f"{_INDENT}{what}: {', '.join(names)}"
