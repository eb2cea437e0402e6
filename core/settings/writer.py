"""What the settings of the writer ask for, checked."""

from __future__ import annotations

import re
from importlib.util import find_spec

from core.settings.addresses import address_problems
from core.settings.model import Settings

_VERSION = re.compile(r"/v[0-9]+(alpha|beta)?[0-9]*/*")
_LOCATION = re.compile(r"[a-z]+(-[a-z]+[0-9]+)?")
_PROJECT = re.compile(r"[a-z][a-z0-9.:-]{4,}")


def writer_problems(settings: Settings) -> list[str]:
    """All that is wrong with the settings of the writer."""
    problems = address_problems("GEMINI_BASE_URL", settings.gemini_base_url)
    if settings.gemini_base_url and _VERSION.search(settings.gemini_base_url):
        problems.append("GEMINI_BASE_URL: leave out the version (v1beta); it is added")
    if not settings.gemini_models:
        problems.append("GEMINI_MODELS: name at least one model")
    if settings.gemini_sdk == "google-genai" and find_spec("google.genai") is None:
        problems.append(
            "GEMINI_SDK: the package google-genai is not installed; install it with "
            '`pip install "elevendops[genai]"`, or unset GEMINI_SDK'
        )
    if settings.meaning_by == "gemini" and settings.google_api_key is None:
        problems.append(
            "GOOGLE_API_KEY is missing: MEANING_BY=gemini needs it; Vertex AI is not asked for it"
        )
    return problems + _vertex_problems(settings)


def _vertex_problems(settings: Settings) -> list[str]:
    location, project = settings.gemini_vertex_location, settings.vertex_project
    if location is None:
        if settings.gemini_vertex_project is None:
            return []
        return ["GEMINI_VERTEX_LOCATION is missing: GEMINI_VERTEX_PROJECT needs it"]
    problems = []
    if not _LOCATION.fullmatch(location):
        problems.append(
            f"GEMINI_VERTEX_LOCATION: “{location}” is no region such as europe-west4, eu or global"
        )
    if settings.gemini_sdk != "google-genai":
        problems.append(
            f"GEMINI_VERTEX_LOCATION: {settings.gemini_sdk} does not speak to Vertex AI; set "
            "GEMINI_SDK=google-genai"
        )
    if project is None:
        problems.append(
            "GEMINI_VERTEX_PROJECT is missing: Vertex AI needs it, or GOOGLE_CLOUD_PROJECT"
        )
    elif not _PROJECT.fullmatch(project):
        problems.append(f"GEMINI_VERTEX_PROJECT: “{project}” is no id of a project")
    return problems
