"""The clinic's own templates: kept with all their versions, changed, restored, and used."""

from collections.abc import Iterable
from uuid import uuid4

from core import clock
from core.context import PluginContext
from core.errors import InvalidInput, NotFound
from core.i18n import text
from core.models.late import LateModel
from core.ports.documents import (
    Create,
    Delete,
    JsonObject,
    Query,
    Replace,
    StoredDocument,
    Write,
)
from core.records import Stamp
from core.records.changes import until_current
from core.records.versions import (
    ExpectedVersion,
    StoredVersion,
    first_version,
    last_change,
    next_version,
    version_of,
)
from core.values import Line
from plugins.education_audio.content_modules import PREVIEW_CHARACTERS, find_module
from plugins.education_audio.contract import (
    OwnTemplate,
    TemplateDeleted,
    TemplateRequest,
    TemplateUpdate,
    TemplateVersion,
    TemplateVersions,
)
from plugins.education_audio.models import TEMPLATE_VERSIONS, TEMPLATES
from plugins.education_audio.options import Problems, TemplateWords

MAX_TEMPLATES = 200
_PAGE = 200
_SHOWN_VERSIONS = 50
_WORDS = ("display_name", "description", "content", "includes")


class StoredTemplate(StoredVersion):
    """A template as it is now."""

    display_name: Line
    description: str
    content: str
    includes: tuple[str, ...]
    created_by: str | None
    created_at: Stamp


class StoredTemplateVersion(LateModel):
    """What a template was in a version; its id is the template's, and the number."""

    display_name: Line
    description: str
    content: str
    includes: tuple[str, ...]
    saved_by: str | None
    saved_at: Stamp


class TemplateLibrary:
    """The templates of the clinic. Each change keeps a version, which is never changed again."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents

    async def all(self) -> list[OwnTemplate]:
        """Every template, by name."""
        every = self._documents.every(TEMPLATES, Query(limit=_PAGE))
        return sorted(
            [_view(stored) async for stored in every], key=lambda one: one.display_name.casefold()
        )

    async def get(self, template_id: str) -> OwnTemplate:
        """One template. Raises NotFound."""
        return _view(_known(await self._documents.get(TEMPLATES, template_id)))

    async def words(self, template_ids: Iterable[str]) -> dict[str, TemplateWords]:
        """The words of those of these that are templates of the clinic, by their ids."""
        wanted = [one for one in dict.fromkeys(template_ids) if find_module(one) is None]
        stored = await self._documents.get_many(TEMPLATES, wanted) if wanted else []
        return {one.id: _words(one) for one in stored if one is not None}

    async def create(self, request: TemplateRequest, by: str | None) -> OwnTemplate:
        """Keep a new template; `by` is a person's name. Raises InvalidInput."""
        _check_included(request.includes)
        total = await self._documents.totals(TEMPLATES)
        if total.count >= MAX_TEMPLATES:
            raise InvalidInput.field(
                "display_name", text("There are too many templates. Delete one first")
            )
        data: JsonObject = {
            **request.model_dump(),
            "created_by": by or None,
            "created_at": clock.stamp(),
            **first_version(by),
        }
        template_id = f"tpl_{uuid4().hex}"
        steps: list[Write] = [Create(TEMPLATES, template_id, data), _version(template_id, data)]
        stored = (await self._documents.write(steps))[0]
        return _view(_known(stored))

    async def update(
        self,
        template_id: str,
        changes: TemplateUpdate,
        *,
        by: str | None,
        expected: ExpectedVersion,
    ) -> OwnTemplate:
        """Make a new version. Raises NotFound, InvalidInput, ChangedMeanwhile,
        PreconditionFailed."""
        changed = changes.model_dump(include=set(_WORDS), exclude_none=True)
        if not changed:
            raise InvalidInput(text("Say what is to be changed."))
        _check_included(changes.includes or [])

        async def attempt() -> StoredDocument:
            stored = _known(await self._documents.get(TEMPLATES, template_id))
            expected.require(version_of(stored.data))
            data = stored.data | changed | next_version(stored.data, by)
            steps: list[Write] = [
                Replace(TEMPLATES, template_id, data, stored.version),
                _version(template_id, data),
            ]
            return _known((await self._documents.write(steps))[0])

        return _view(await until_current(attempt))

    async def delete(self, template_id: str, expected: ExpectedVersion) -> TemplateDeleted:
        """Delete a template with its versions. Raises NotFound, PreconditionFailed."""

        async def attempt() -> None:
            stored = _known(await self._documents.get(TEMPLATES, template_id))
            expected.require(version_of(stored.data))
            await self._documents.write([Delete(TEMPLATES, template_id, stored.version)])
            for number in range(1, version_of(stored.data) + 1):
                await self._documents.delete(TEMPLATE_VERSIONS, _version_id(template_id, number))

        await until_current(attempt)
        return TemplateDeleted(template_id=template_id)

    async def versions(self, template_id: str) -> TemplateVersions:
        """The latest versions, the newest first. Raises NotFound."""
        stored = _known(await self._documents.get(TEMPLATES, template_id))
        now = version_of(stored.data)
        numbers = range(now, max(0, now - _SHOWN_VERSIONS), -1)
        rows = await self._documents.get_many(
            TEMPLATE_VERSIONS, [_version_id(template_id, number) for number in numbers]
        )
        return TemplateVersions(
            versions=[
                _version_view(row, number, is_current=number == now)
                for number, row in zip(numbers, rows, strict=True)
                if row is not None
            ],
            total_count=now,
        )

    async def restore(
        self, template_id: str, number: int, *, by: str | None, expected: ExpectedVersion
    ) -> OwnTemplate:
        """Make what a version was the newest one, as if it had been typed. Raises as `update`."""
        row = await self._documents.get(TEMPLATE_VERSIONS, _version_id(template_id, number))
        if row is None:
            raise NotFound(text("This template has no version with this number."))
        changes = TemplateUpdate.model_validate({name: row.data[name] for name in _WORDS})
        return await self.update(template_id, changes, by=by, expected=expected)


def _check_included(ids: Iterable[str]) -> None:
    problems = Problems()
    for number, one in enumerate(ids):
        if find_module(one) is None:
            problems.add(f"includes.{number}", text("there is no content module with this id"))
    problems.raise_any()


def _version(template_id: str, data: JsonObject) -> Create:
    row: JsonObject = {name: data[name] for name in _WORDS}
    row |= {"saved_by": data["changed_by"], "saved_at": data["changed_at"]}
    return Create(TEMPLATE_VERSIONS, _version_id(template_id, version_of(data)), row)


def _version_id(template_id: str, number: int) -> str:
    return f"{template_id}:{number}"


def _words(stored: StoredDocument) -> TemplateWords:
    data = stored.data
    return TemplateWords(
        template_id=stored.id,
        version=version_of(data),
        display_name=data["display_name"],
        content=data["content"],
        includes=tuple(data["includes"]),
    )


def _known(stored: StoredDocument | None) -> StoredDocument:
    if stored is None:
        raise NotFound(text("There is no template of the clinic with this id."))
    return stored


def _view(stored: StoredDocument) -> OwnTemplate:
    data = stored.data
    return OwnTemplate(
        template_id=stored.id,
        display_name=data["display_name"],
        description=data["description"],
        preview=data["content"][:PREVIEW_CHARACTERS],
        content=data["content"],
        includes=list(data["includes"]),
        created_by=data["created_by"],
        created_at=clock.parse(data["created_at"]),
        **last_change(data, data["created_at"]),
    )


def _version_view(row: StoredDocument, number: int, *, is_current: bool) -> TemplateVersion:
    data = row.data
    return TemplateVersion(
        number=number,
        display_name=data["display_name"],
        description=data["description"],
        content=data["content"],
        includes=list(data["includes"]),
        saved_by=data["saved_by"],
        saved_at=clock.parse(data["saved_at"]),
        is_current=is_current,
    )
