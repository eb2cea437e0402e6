"""cloudbuild.yaml as Cloud Build reads it: with its substitutions in place."""

from __future__ import annotations

import re
from typing import Any

import yaml

from tests.support.servers import ROOT

PROJECT = "clinic-test"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
TRIGGER = {
    "_REGION": "europe-west1",
    "_SIGN_IN_ALLOWED": "ana@clinic.example, @hospital.example",
    "_OIDC_CLIENT_ID": "1234.apps.googleusercontent.com",
    "_OIDC_REDIRECT_URI": "https://elevendops-1234567.europe-west1.run.app/oauth2callback",
}
"""What the owner of a clinic gives; everything else has a default."""

_VARIABLE = re.compile(r"\$(?:(\$)|\{([A-Z_]+)\}|([A-Z_]+))")


def read_build() -> dict[str, Any]:
    """The file as it is."""
    build: dict[str, Any] = yaml.safe_load((ROOT / "cloudbuild.yaml").read_text(encoding="utf-8"))
    return build


def substituted(given: dict[str, str], commit: str = COMMIT) -> dict[str, Any]:
    """The file with its substitutions in place; `given` wins over the defaults."""
    build = read_build()
    values = {"PROJECT_ID": PROJECT, "COMMIT_SHA": commit}
    for name, value in (build["substitutions"] | given).items():
        values[name] = _fill(value, values)
    filled: dict[str, Any] = _walk(build, values)
    return filled


def step(build: dict[str, Any], name: str) -> dict[str, Any]:
    """The step of that id."""
    (found,) = [one for one in build["steps"] if one["id"] == name]
    result: dict[str, Any] = found
    return result


def render_values(build: dict[str, Any]) -> dict[str, str]:
    """What the step `render` hands to deploy/render.py."""
    pairs = [argument.partition("=") for argument in step(build, "render")["args"][3:]]
    return {name: value for name, _, value in pairs}


def _walk(value: Any, values: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _walk(part, values) for name, part in value.items()}
    if isinstance(value, list):
        return [_walk(part, values) for part in value]
    return _fill(value, values) if isinstance(value, str) else value


def _fill(text: str, values: dict[str, str]) -> str:
    # Cloud Build refuses a build that uses a name without a value: so does the KeyError.
    return _VARIABLE.sub(lambda found: "$" if found[1] else values[found[2] or found[3]], text)
