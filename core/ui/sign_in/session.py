"""The user of the session that a script runs for, and what is shown to everybody else."""

from __future__ import annotations

import time

import streamlit as st

from core.i18n import _
from core.security import tokens
from core.settings import Settings
from core.ui.api.problem import sign_in_again
from core.ui.brand import MARK
from core.ui.sign_in.visitors import (
    HEADER,
    SIGN_IN_FAILED,
    UnauthorizedUser,
    User,
    Visitor,
    from_token,
    is_listed,
)
from core.ui.text import literal

_VISITOR = "ui.visitor"
_IAP_SIGN_OUT = "/_gcp_iap/clear_login_cookie"


def current_visitor(settings: Settings) -> Visitor:
    """Who looks at this session's pages; nobody when the sign-in has ended.

    The connection's headers say it, which only the gate can have written. While the connection is
    cut (Cloud Run does so every few minutes) the session is still its user's.
    """
    headers = st.context.headers
    if headers:
        visitor = from_token(headers.get(HEADER, ""), tokens.token_key(settings))
        _remember(visitor)
    else:
        visitor = st.session_state.get(_VISITOR)
    if isinstance(visitor, User) and visitor.ends < time.time():
        return None
    return visitor


def _remember(visitor: Visitor) -> None:
    before: Visitor = st.session_state.get(_VISITOR)
    if isinstance(before, User) and _identity(before) != _identity(visitor):
        # A session that another user takes over must not show what the first one typed.
        st.session_state.clear()
    st.session_state[_VISITOR] = visitor


def _identity(visitor: Visitor) -> str:
    return visitor.user_id if isinstance(visitor, User) else ""


def token_of(user: User | None, settings: Settings) -> str:
    """The proof that a call to the API is this user's. Raises ApiProblem (401) for nobody."""
    if user is None or user.ends < time.time():
        raise sign_in_again()
    named = settings.sign_in_clinicians
    return tokens.caller_token(
        tokens.token_key(settings),
        user.user_id,
        user.name,
        clinician=not named or is_listed(user.email, named),
    )


def entrance(settings: Settings, visitor: UnauthorizedUser | None) -> None:
    """What stands in place of every page until a user has signed in."""
    with st.container(horizontal_alignment="center"), st.container(width=460, gap="small"):
        st.space("large")
        st.image(MARK, width=64)
        st.title(_("ElevenDops"), anchor=False)
        if visitor is not None:
            st.markdown(
                _(
                    "You are signed in as **{email}**, who is not on this clinic's list of "
                    "users. Ask the person who looks after ElevenDops to add you, or sign out "
                    "and use another account.",
                    email=literal(visitor.email),
                )
            )
            sign_out(settings)
            return
        st.markdown(_("Education for patients, from your clinic's own documents. Please sign in."))
        if SIGN_IN_FAILED in st.query_params:
            st.warning(
                _(
                    "**The sign-in did not work.** Try again in a few minutes. If it still "
                    "does not work, tell the person who looks after ElevenDops: the log "
                    "says what is wrong."
                ),
                icon=":material/lock_clock:",
            )
        if settings.auth_mode == "iap":
            # The proxy asks for a sign-in by itself when the page is opened anew.
            st.caption(_("Reload the page to sign in."))
        elif st.button(_("Sign in"), key="ui.sign_in", type="primary", icon=":material/login:"):
            st.login()


def account(settings: Settings, user: User) -> None:
    """The user's name and the way out, in the sidebar."""
    with st.container(gap="xsmall"):
        st.markdown(f":material/account_circle: **{literal(user.name)}**")
        if user.email and user.email != user.name:
            st.caption(literal(user.email))
        sign_out(settings)


def sign_out(settings: Settings) -> None:
    """The button that ends the sign-in in this browser."""
    if settings.auth_mode == "iap":
        st.link_button(_("Sign out"), _IAP_SIGN_OUT, icon=":material/logout:")
    elif st.button(_("Sign out"), key="ui.sign_out", icon=":material/logout:"):
        st.logout()
