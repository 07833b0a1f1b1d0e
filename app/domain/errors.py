"""What the world does to us, as one message id with its parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping


class DomainError(Exception):
    """A refusal that a person can act on.

    ``message_id`` names a sentence in the catalogue ``errors``; ``params`` fill its places.
    """

    def __init__(self, message_id: str, **params: object) -> None:
        super().__init__(message_id, params)
        self.message_id = message_id
        self.params = params

    def __reduce__(self) -> tuple[Callable[..., DomainError], tuple[object, ...]]:
        # Keyword arguments are lost on the way from a drawing process otherwise.
        return DomainError._of, (self.message_id, self.params)

    @classmethod
    def _of(cls, message_id: str, params: Mapping[str, object]) -> DomainError:
        return cls(message_id, **params)

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={value!r}" for key, value in self.params.items())
        return f"{self.message_id}({shown})"
