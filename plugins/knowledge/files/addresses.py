"""Fetches a document from a web address, and nothing from the clinic's own network.

Whoever may add documents could otherwise have the API ask what only the API reaches: its own host,
the machines beside it, and the service by which a cloud gives out keys. So the name is looked up
here, every address that it has must be one of the public internet, and that very address is what is
connected to; after each redirection all of it is done again.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from core.context import PluginContext
from core.errors import InvalidInput
from core.i18n import text
from plugins.knowledge.contract import MAX_FILE
from plugins.knowledge.files.pages import said_codecs
from plugins.knowledge.settings import KnowledgeSettings

if TYPE_CHECKING:
    import httpx

FIELD = "address"

_PORTS = {"http": 80, "https": 443}
_REDIRECTIONS = 5
_AT_ONCE = 3
"""Each holds a whole file in memory."""
_MAX_NAME = 100
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
"""What kind of file each media type is. Of another one the address tells it by its end."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_GIVEN_OUT = ipaddress.ip_network("2000::/3")
"""What IANA gives to networks of the internet (RFC 4291, section 2.4)."""
_NOT_GIVEN_OUT = (
    ipaddress.ip_network("2001::/32"),  # Teredo
    ipaddress.ip_network("2002::/16"),  # 6to4
    ipaddress.ip_network("2001:db8::/32"),  # for documentation, as the next one
    ipaddress.ip_network("3fff::/20"),
)
_CLOUDS = frozenset({ipaddress.ip_address("168.63.129.16")})
"""What machines in Azure ask about themselves, at an address that looks public."""


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """A file from the web: a name with the suffix of its kind, and the address that gave it."""

    name: str
    content: bytes
    address: str


class WebAddresses:
    """What is fetched for staff."""

    def __init__(self, context: PluginContext) -> None:
        settings = context.own_settings(KnowledgeSettings)
        self.allowed = settings.fetch_addresses
        """Whether the clinic wants it."""
        self._seconds = settings.fetch_seconds
        self._own = frozenset(
            machine
            for one in settings.fetch_own_hosts.split(",")
            if one.strip()
            for machine in _named(one.strip())
        )
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._certificates: ssl.SSLContext | None = None

    async def fetch(self, address: str, suffixes: frozenset[str]) -> FetchedFile:
        """The file at this address, if it is of one of these kinds.

        Raises InvalidInput with the reason, also when the site does not answer.
        """
        import httpx  # not waited for by a start

        if not self.allowed:
            raise _refused(text("Fetching from web addresses is switched off here"))
        try:
            # Waiting for a turn is no fault of the site.
            async with (
                self._turns,
                asyncio.timeout(self._seconds),
                web_client(await self._known_certificates()) as client,
            ):
                return await self._followed(client, address, suffixes)
        except TimeoutError:
            raise _refused(
                text("The site did not give the file within {seconds} s", seconds=self._seconds)
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            if _is_of_certificates(error):
                raise _refused(
                    text(
                        "The site cannot prove that it is the one of this name: its certificate is "
                        "wrong, out of date or not known here. Nothing was fetched"
                    )
                ) from None
            raise _refused(text("The site cannot be reached")) from None

    async def _known_certificates(self) -> ssl.SSLContext:
        """Which certificates are believed: those of `SSL_CERT_FILE` or of the browsers' list.

        Reading the list takes long enough to hold up everybody, so it is done once and aside.
        """
        import httpx

        if self._certificates is None:
            self._certificates = await asyncio.to_thread(httpx.create_ssl_context)
        return self._certificates

    async def _followed(
        self, client: httpx.AsyncClient, address: str, suffixes: frozenset[str]
    ) -> FetchedFile:
        import httpx

        url = httpx.URL(address)
        for _ in range(_REDIRECTIONS + 1):
            request = await self._request(client, url)
            answer = await client.send(request, stream=True)
            try:
                if answer.has_redirect_location:
                    url = url.join(answer.headers["location"])
                    continue
                return await _file(answer, url.copy_with(fragment=None), suffixes)
            finally:
                await answer.aclose()
        raise _refused(text("The address leads from one to the next without an end"))

    async def _request(self, client: httpx.AsyncClient, url: httpx.URL) -> httpx.Request:
        """The request to the very machine that was looked at, whatever its name leads to next."""
        host = url.raw_host.decode("ascii")
        port = url.port or _PORTS.get(url.scheme, 0)
        if url.scheme not in _PORTS or not host:
            raise _refused(text("Give a whole address that begins with https://"))
        if url.userinfo:
            raise _refused(text("Give an address without a user name and password"))
        is_own = (host.lower(), port) in self._own
        if not is_own and port not in _PORTS.values():
            raise _refused(text("Only the usual ports of websites are fetched from"))
        machine = await _machine(host, port, is_own=is_own)
        return client.build_request(
            "GET",
            url.copy_with(host=machine, fragment=None),
            headers={
                "Host": url.netloc.decode("ascii"),
                "Accept-Encoding": "identity",
                "User-Agent": "ElevenDops",
            },
            extensions={"sni_hostname": host},
        )


def _is_of_certificates(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def web_client(certificates: ssl.SSLContext) -> httpx.AsyncClient:
    """What asks websites. It ends nothing by itself, as httpx does after 5 s of silence: whoever
    asks says how long it may take."""
    import httpx

    # No proxy: it would connect to whatever it finds the name to be.
    return httpx.AsyncClient(
        verify=certificates, trust_env=False, follow_redirects=False, timeout=None
    )


def _named(own: str) -> Iterator[tuple[str, int]]:
    """The host and ports of an entry of the setting: the usual ports where it names none.

    An IPv6 address with a port stands in brackets, as in a web address.
    """
    host, _, port = own.rpartition(":")
    if port.isdecimal() and (":" not in host or host.endswith("]")):
        yield host.strip("[]").lower(), int(port)
        return
    for usual in _PORTS.values():
        yield own.strip("[]").lower(), usual


async def _machine(host: str, port: int, *, is_own: bool) -> str:
    """The address to connect to. Raises InvalidInput unless all that the name has are public."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    machines = [str(one[4][0]).partition("%")[0] for one in found]
    if not machines:
        raise _refused(text("The site cannot be reached"))
    if not is_own and not all(is_public(one) for one in machines):
        raise _refused(
            text(
                "This address leads into the clinic's own network, from which nothing is fetched. "
                "Download the file and upload it"
            )
        )
    return machines[0]


def is_public(machine: str) -> bool:
    """Whether an IP address is one of the public internet.

    An IPv6 address that has an IPv4 address inside leads to wherever that leads, if anywhere. Only
    what is given to the internet's networks is taken, so that no other form has to be known.
    """
    address = ipaddress.ip_address(machine)
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped
        if address in _NAT64:
            inside = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
        if inside is not None:
            return is_public(str(inside))
        if address not in _GIVEN_OUT or any(address in one for one in _NOT_GIVEN_OUT):
            return False
    return address.is_global and not address.is_multicast and address not in _CLOUDS


async def _file(answer: httpx.Response, url: httpx.URL, suffixes: frozenset[str]) -> FetchedFile:
    if answer.status_code != 200:
        raise _refused(text("The site answers with status {status}", status=answer.status_code))
    if answer.headers.get("content-encoding", "identity").lower() != "identity":
        raise _refused(text("The site sends the file packed, which was not asked for"))
    name = _name(url, answer.headers.get("content-type", ""))
    if PurePosixPath(name).suffix.lower() not in suffixes:
        raise _refused(text("There is a file of a kind that cannot be read"))
    too_large = _refused(
        text("The file is too large: at most {size} MB are fetched", size=MAX_FILE // 1_000_000)
    )
    if int(answer.headers.get("content-length") or 0) > MAX_FILE:
        raise too_large
    content = bytearray()
    async for piece in answer.aiter_raw():
        content += piece
        if len(content) > MAX_FILE:
            raise too_large
    if PurePosixPath(name).suffix.lower() in (".html", ".htm"):
        page = await asyncio.to_thread(_in_utf8, bytes(content), answer.charset_encoding)
        if len(page) > MAX_FILE:
            raise too_large
        return FetchedFile(name, page, str(url))
    return FetchedFile(name, bytes(content), str(url))


def _in_utf8(page: bytes, charset: str | None) -> bytes:
    """The page, with what its site says of its letters: whoever reads it later is not told that."""
    from plugins.knowledge.files.encodings import decode_page  # not waited for by a start

    if charset is None or said_codecs(page):
        return page
    try:
        read = decode_page(page, charset=charset)
        return page if read.encode() == page else read.encode("utf-8-sig")
    except (InvalidInput, UnicodeEncodeError):
        return page  # staff are asked how it is to be read


def _name(url: httpx.URL, media_type: str) -> str:
    last = PurePosixPath(unquote(url.path)).name
    suffix = _SUFFIXES.get(media_type.partition(";")[0].strip().lower())
    if suffix is None:
        return last[-_MAX_NAME:]
    path = PurePosixPath(last)
    if suffix == ".txt" and path.suffix.lower() in (".md", ".markdown"):
        suffix = path.suffix
    return f"{path.stem[:_MAX_NAME] or url.host}{suffix}"


def _refused(why: str) -> InvalidInput:
    return InvalidInput.field(FIELD, why)
