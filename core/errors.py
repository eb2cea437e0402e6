"""The one taxonomy of errors, and what each means to a caller.

Every error that a user can meet is an `AppError`. The API maps it in one place
(`core.web.problems`) to an RFC 9457 problem document; a page shows `detail` and, where it is
retryable, offers to try again.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.i18n import text


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One bad field: `field` is its path (`template_config.template_ids.0`), `message` says why."""

    field: str
    message: str


class AppError(Exception):
    """Base of all errors with a meaning for the user.

    `detail` is one plain sentence that says what happened and what to do; it never holds a key
    or a patient's words. `status` is the HTTP status, `retryable` tells whether the same request
    can succeed later, `retry_after` is in seconds.
    """

    status = 500
    error_code = "internal_error"
    title = text("Something went wrong")
    retryable = False

    def __init__(
        self,
        detail: str,
        *,
        error_code: str | None = None,
        fields: tuple[FieldProblem, ...] = (),
        retry_after: int | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.error_code = error_code or type(self).error_code
        self.fields = fields
        self.retry_after = retry_after


class InvalidInput(AppError):
    """422: a value that the caller can correct; `fields` names each one."""

    status, error_code, title = 422, "invalid_input", text("Some values are not valid")

    @classmethod
    def field(cls, field: str, message: str) -> InvalidInput:
        """One bad field, with the sentence shown to the user."""
        return cls(
            text("{field}: {message}", field=field, message=message),
            fields=(FieldProblem(field, message),),
        )


class NotFound(AppError):
    """404: nothing is stored under that id."""

    status, error_code, title = 404, "not_found", text("Not found")


class Conflict(AppError):
    """409: the request does not fit the present state (stale version, missing approval)."""

    status, error_code, title = 409, "conflict", text("The present state does not allow this")


class StaleVersion(Conflict):
    """409: somebody else changed the document in between; read it again."""

    error_code = "stale_version"


class RecordUnreadable(Conflict):
    """409: what is stored under the id lacks a part, or a part of it is no longer what it was."""

    error_code, title = "record_unreadable", text("This entry cannot be read")

    def __init__(
        self,
        detail: str = text(
            "This entry is damaged in storage and cannot be opened. Nothing else "
            "is affected. Ask whoever runs ElevenDops to open the Plugins page, "
            "which names the entry."
        ),
    ) -> None:
        super().__init__(detail)


class RecordFromNewerVersion(RecordUnreadable):
    """409: a newer version of ElevenDops has stored it; it is kept as it is."""

    error_code, title = "record_newer", text("This entry is of a newer version")

    def __init__(self) -> None:
        super().__init__(
            text(
                "This entry was stored by a newer version of ElevenDops. It is kept as "
                "it is, and this version neither opens nor changes it. Ask whoever "
                "runs ElevenDops to update it."
            )
        )


class ChangedMeanwhile(Conflict):
    """409: the record is no longer the version that the request was made for; nothing changed.

    No StaleVersion: that one is the store's, and services answer it by trying again.
    """

    error_code, title = "stale_version", text("Changed meanwhile")


class PreconditionFailed(AppError):
    """412: the same, where the request named the version in `If-Match`."""

    status, error_code, title = 412, "stale_version", text("Changed meanwhile")


class PayloadTooLarge(AppError):
    """413: the upload is larger than allowed."""

    status, error_code, title = 413, "too_large", text("Too large")


class Forbidden(AppError):
    """403: the caller is known but may not do this."""

    status, error_code, title = 403, "forbidden", text("Not allowed")


class PluginNotPermitted(Forbidden):
    """403: a plugin reached for something that it did not declare in its permissions."""

    error_code, title = "plugin_not_permitted", text("A plugin may not do this")


class ProviderBusy(AppError):
    """429: the voice or writing service limits the rate; wait and try again."""

    status, error_code, title, retryable = 429, "provider_busy", text("The service is busy"), True


class ProviderRefused(AppError):
    """502: the provider answered and said no; `error_code` keeps the provider's own code."""

    status, error_code, title = 502, "provider_refused", text("The service refused the request")


class OutOfCredit(ProviderRefused):
    """502: the account at the provider has no credit left. This is not a bad key."""

    error_code = "out_of_credit"


class TextNotFinished(ProviderRefused):
    """502: the language model was given a request, and has not written a whole text for it."""


class NoJudgement(ProviderRefused):
    """502: the language model was asked, and gave no answer of the form that was asked for.

    Asking the same again would cost as much and hardly bring another one.
    """

    error_code = "no_judgement"


class Unavailable(AppError):
    """503: a store, a provider or a plugin cannot be reached now; it comes back by itself."""

    status, error_code, title, retryable = 503, "unavailable", text("Not reachable right now"), True

    def __init__(
        self,
        detail: str,
        *,
        error_code: str | None = None,
        fields: tuple[FieldProblem, ...] = (),
        retry_after: int | None = 5,
    ) -> None:
        super().__init__(detail, error_code=error_code, fields=fields, retry_after=retry_after)


def not_running(name: str, *, retry_after: int | None = 5) -> Unavailable:
    """What is raised in place of an answer of a plugin that is off; `name` says which is needed."""
    return Unavailable(
        text(
            "The part of ElevenDops that is needed here, {name}, is not running. Ask "
            "whoever runs ElevenDops to look at the list of plugins.",
            name=name,
        ),
        error_code="plugin_not_running",
        retry_after=retry_after,
    )


class JobKindUnknown(Unavailable):
    """503: the plugin that does this kind of jobs is not running."""

    error_code = "job_kind_unknown"


class ProviderTimeout(AppError):
    """504: the provider did not answer in time."""

    status, error_code, title, retryable = 504, "provider_timeout", text("No answer in time"), True


class JudgementCut(ProviderTimeout):
    """504: the language model was asked, and its answer did not come, or not whole.

    It may have been charged all the same.
    """

    error_code = "judgement_cut"


class PluginFault(AppError):
    """502: a part that a plugin adds to a feature failed or took too long; it is counted."""

    status, error_code, title = 502, "plugin_part_failed", text("Plugin error")


class BrokenOff(Exception):
    """An answer that had begun cannot be finished; why is already told and counted.

    The connection is closed before its end, so that nobody takes the answer for a whole one.
    """


class SampleError(Exception):
    """A sample cannot be added to the clinic; the text says why."""


class ConfigurationError(Exception):
    """The settings cannot work. `problems` lists every one of them, each with its remedy."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def error_location(error: BaseException) -> str:
    """Where an error was raised, as `module:line`."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    if frame is None:
        return "?"
    return f"{frame.tb_frame.f_globals.get('__name__', '?')}:{frame.tb_lineno}"
