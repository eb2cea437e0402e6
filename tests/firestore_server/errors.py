"""Refusals with their gRPC status."""

from __future__ import annotations

import grpc


class Refusal(Exception):
    """A request is refused with this status."""

    def __init__(self, code: grpc.StatusCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def invalid(message: str) -> Refusal:
    """INVALID_ARGUMENT."""
    return Refusal(grpc.StatusCode.INVALID_ARGUMENT, message)


def precondition(message: str) -> Refusal:
    """FAILED_PRECONDITION."""
    return Refusal(grpc.StatusCode.FAILED_PRECONDITION, message)
