"""Whether OIDC_METADATA_URL leads to an OpenID provider, and why not.

OpenID Connect Discovery 1.0, section 4: what stands there is a JSON object with these members.
"""

from __future__ import annotations

import httpx

_SECONDS = 3.0
_NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")


async def metadata_problem(url: str) -> str | None:
    """One sentence that says what is wrong and what to do; None when a sign-in can begin there."""
    try:
        async with httpx.AsyncClient(timeout=_SECONDS, follow_redirects=True) as client:
            answer = await client.get(url)
        found = answer.json() if answer.status_code == 200 else None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return (
            f"OIDC_METADATA_URL: the sign-in provider does not answer ({type(error).__name__}). "
            "Check the address, and whether the provider is up."
        )
    except ValueError:
        found = None
    if found is None and answer.status_code != 200:
        return (
            f"OIDC_METADATA_URL: the sign-in provider answers with status {answer.status_code}. "
            "Check the address."
        )
    if not isinstance(found, dict) or not all(found.get(name) for name in _NEEDED):
        return (
            "OIDC_METADATA_URL: this is not the configuration of an OpenID provider. The address "
            "usually ends with /.well-known/openid-configuration."
        )
    return None
