"""A bare FastAPI app: `python -m benchmarks.bare.api PORT [FOLDER]`.

Alone it answers `/health`. With a folder that `keep_answers` has filled it gives the product's own
answers, through response models made from the product's OpenAPI document:

- `/kept/api/…` from an object in memory: what the framework alone does with the same bytes;
- `/read/api/…` from rows that each request reads in SQLite, newest first out of as many as the
  product has stored, by an index. Totals are read from one row; nothing else is decided.

It imports nothing of the product, whose weight would be counted as the framework's.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

from benchmarks.bare.models import answer_model

_DOCUMENT, _ANSWERS = "openapi.json", "answers.json"

Json = dict[str, Any]
Endpoint = Callable[[], Coroutine[Any, Any, BaseModel]]


def keep_answers(folder: Path, document: Json, answers: Mapping[str, Json], stored: int) -> None:
    """Leave for a bare app what it answers: by path, and of how many stored rows."""
    folder.mkdir()
    (folder / _DOCUMENT).write_text(json.dumps(document), encoding="utf-8")
    kept = {"stored": stored, "answers": dict(answers)}
    (folder / _ANSWERS).write_text(json.dumps(kept), encoding="utf-8")


def create_app(folder: Path | None) -> FastAPI:
    """The app, with the answers of this folder."""
    app = FastAPI()

    @app.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "healthy"}

    if folder is not None:
        document = json.loads((folder / _DOCUMENT).read_text(encoding="utf-8"))
        kept = json.loads((folder / _ANSWERS).read_text(encoding="utf-8"))
        database = _database(folder / "rows.sqlite3")
        for path, answer in kept["answers"].items():
            model = answer_model(document, path)
            held = model.model_validate(answer)
            # Where the product leaves fields out, so does this.
            options: Json = {
                "response_model": model,
                "response_model_exclude_unset": held.model_dump(mode="json") != answer,
            }
            app.add_api_route(f"/kept{path}", _kept(held), **options)
            if rows := _rows_of(answer):
                _store(database, path, answer, rows, kept["stored"])
                read = _read(database, path, model, rows, len(answer[rows]))
                app.add_api_route(f"/read{path}", read, **options)
        database.execute("CREATE INDEX newest ON rows (path, at DESC)")
        database.commit()
    return app


def _kept(held: BaseModel) -> Endpoint:
    async def endpoint() -> BaseModel:
        return held

    return endpoint


def _read(
    database: sqlite3.Connection, path: str, model: type[BaseModel], rows: str, count: int
) -> Endpoint:
    async def endpoint() -> BaseModel:
        (envelope,) = database.execute("SELECT data FROM envelopes WHERE path = ?", (path,))
        found = database.execute(
            "SELECT data FROM rows WHERE path = ? ORDER BY at DESC LIMIT ?", (path, count)
        )
        items = [json.loads(data) for (data,) in found]
        return model.model_validate(json.loads(envelope[0]) | {rows: items})

    return endpoint


def _rows_of(answer: Json) -> str | None:
    """The field of an answer that is its list."""
    return next((name for name, value in answer.items() if value and type(value) is list), None)


def _database(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, check_same_thread=False)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE rows (path TEXT, at INTEGER, data TEXT)")
    database.execute("CREATE TABLE envelopes (path TEXT PRIMARY KEY, data TEXT)")
    return database


def _store(database: sqlite3.Connection, path: str, answer: Json, rows: str, stored: int) -> None:
    texts = [json.dumps(item) for item in answer[rows]]
    count = max(stored, len(texts))
    # The first is the newest; behind those of the answer, older ones that look the same.
    database.executemany(
        "INSERT INTO rows VALUES (?, ?, ?)",
        ((path, count - number, texts[number % len(texts)]) for number in range(count)),
    )
    envelope = {name: value for name, value in answer.items() if name != rows}
    database.execute("INSERT INTO envelopes VALUES (?, ?)", (path, json.dumps(envelope)))


if __name__ == "__main__":
    uvicorn.run(
        create_app(Path(sys.argv[2]) if sys.argv[2:] else None),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        log_level="error",
    )
