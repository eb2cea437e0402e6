"""Builds the local service: one app that speaks the ElevenLabs and the Gemini protocols."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

from core.local.agents.store import AgentStore
from core.local.context import LocalService
from core.local.conversations.store import ConversationStore
from core.local.documents import DocumentStore
from core.local.errors import install_error_handlers
from core.local.history import SpeechHistory
from core.local.meanings import DocumentMeanings
from core.local.routes import (
    agents,
    conversation_socket,
    conversations,
    gemini,
    history,
    knowledge_base,
    models,
    retrieval,
    voices,
)
from core.local.routes import speech as speech_routes
from core.local.routes.conversation import complete_unfinished
from core.local.speech.engine import SpeechEngine
from core.local.state import State
from core.ports.embeddings import SentenceEmbeddings
from core.security.browser_guard import BrowserGuard, TrustedHosts

STATE_FILE = "state.sqlite3"
# What reads documents and questions, and writes: a start needs none of it.
_LATE = (
    "core.local.conversations.answers",
    "core.local.writer.script",
    "core.spoken",
)
# A page shows the script growing; a model that writes takes its time too.
WRITING_PAUSE_SECONDS = 0.02
MAX_BODY = 24 * 1024 * 1024  # bytes; the provider takes files of about this size


def create_service(
    data_dir: Path,
    speech: SpeechEngine | None = None,
    embeddings: SentenceEmbeddings | None = None,
    writing_pause: float = WRITING_PAUSE_SECONDS,
) -> FastAPI:
    """The app. Its state is opened when it starts to serve, and closed when it stops.

    Args:
        data_dir: the folder of the state; made if it does not exist.
        speech: the engine that speaks, started and stopped with the app; by default a new one.
        embeddings: what compares meanings, closed with the app; by default the words alone do.
        writing_pause: how long a script that is streamed pauses after each few words, in seconds.
    """
    engine = speech or SpeechEngine()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        state = await asyncio.to_thread(State, data_dir / STATE_FILE)
        documents = DocumentStore(state)
        meanings = DocumentMeanings(state, documents, embeddings)
        service = LocalService(
            state=state,
            documents=documents,
            meanings=meanings,
            agents=AgentStore(state),
            conversations=ConversationStore(state),
            speech=engine,
            history=SpeechHistory(state),
            writing_pause=writing_pause,
        )
        app.state.local_service = service
        await engine.start()
        meanings.start()
        try:
            await asyncio.to_thread(complete_unfinished, service)
            warming = asyncio.create_task(_warm_up())
            yield
            warming.cancel()
            await asyncio.to_thread(complete_unfinished, service)
        finally:
            await engine.stop()
            await asyncio.to_thread(meanings.stop)
            await asyncio.to_thread(state.close)

    app = FastAPI(
        title="ElevenDops local voice and writer service",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    install_error_handlers(app)
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=MAX_BODY)
    app.add_middleware(BrowserGuard, hosts=TrustedHosts())
    # `retrieval` comes first: a word of its addresses stands where others have a document's id.
    for module in (retrieval, knowledge_base, agents, models, conversations, conversation_socket):
        app.include_router(module.router)
    app.include_router(voices.samples)
    app.include_router(voices.router)
    app.include_router(speech_routes.router)
    app.include_router(history.router)
    app.include_router(gemini.router)
    app.add_api_route("/health", _health, methods=["GET"])
    return app


async def _warm_up() -> None:
    """Import what the first patient would wait for."""
    for module in _LATE:
        await asyncio.to_thread(importlib.import_module, module)


def _health() -> dict[str, str]:
    """The process serves."""
    return {"status": "ok"}
