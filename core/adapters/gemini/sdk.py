"""The two SDKs of Gemini.

google-generativeai is the default, and has reached its end of life; google-genai is its successor,
and an extra. All that knows the one is `core.adapters.gemini.generativeai`, all that knows the
other `core.adapters.gemini.genai`; both are imported on first use, for each takes half a second.
"""

from __future__ import annotations

import importlib
from typing import Literal, cast

from core.adapters.gemini.client import GeminiAddress, SdkClient
from core.adapters.provider_errors import Service
from core.errors import ProviderRefused
from core.i18n import text

GeminiSdk = Literal["google-generativeai", "google-genai"]

_CLIENTS = {
    "google-generativeai": ("core.adapters.gemini.generativeai", "GenerativeAiClient"),
    "google-genai": ("core.adapters.gemini.genai", "GenAiClient"),
}


def connected(sdk: GeminiSdk, address: GeminiAddress, service: Service) -> SdkClient:
    """The SDK's client, ready to ask; call it in a thread. Raises ProviderRefused."""
    name, client = _CLIENTS[sdk]
    try:
        module = importlib.import_module(name)
    except ImportError:
        # The settings name it before anything starts; `elevendops doctor` goes on all the same.
        raise ProviderRefused(
            text("The package {package} is not installed, or not whole.", package=sdk),
            error_code="package_missing",
        ) from None
    return cast("SdkClient", getattr(module, client)(address, service))
