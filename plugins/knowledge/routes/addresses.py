"""The route that fetches a file from the web, and how files are given to be saved."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Response

from core.security import Caller, require
from plugins.knowledge.contract import MAX_ADDRESS, AddressRequest
from plugins.knowledge.files.addresses import WebAddresses
from plugins.knowledge.files.uploads import Uploads

Writing = Annotated[Caller, Depends(require("knowledge:write"))]

ANY_FILE = "application/octet-stream"


def add_address_routes(router: APIRouter, addresses: WebAddresses, uploads: Uploads) -> None:
    """The route `/api/knowledge/fetch`."""

    @router.post("/fetch", response_class=Response, responses={200: {"content": {ANY_FILE: {}}}})
    async def fetch_address(request: AddressRequest, caller: Writing) -> Response:
        """The file at an address of the web, to be previewed and uploaded; nothing is kept.

        `Content-Location` is the address that gave it in the end, unless it is too long to be kept.
        Nothing is fetched from private networks.
        """
        readable = frozenset(one for known in uploads.formats() for one in known.suffixes)
        fetched = await addresses.fetch(request.address, readable)
        headers = attachment(fetched.name)
        if len(fetched.address) <= MAX_ADDRESS:
            headers["Content-Location"] = fetched.address
        return Response(fetched.content, media_type=ANY_FILE, headers=headers)


def attachment(name: str) -> dict[str, str]:
    """The headers of a file that is to be saved under this name (RFC 6266, RFC 8187)."""
    return {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
