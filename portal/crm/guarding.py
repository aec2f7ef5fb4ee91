"""What comes out of a connector when it fails: the kind of failure, and nothing that was sent or received.

A connector holds secrets, and its errors may quote them: in a message, in a frame, in what led to what. Whatever is
raised is therefore raised anew, without message and history; the log says which lines it came through.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from portal.common.outgoing import NotAllowed, OutgoingError
from portal.crm.protocol import Check, ConnectionPaused, Result

Answer = TypeVar("Answer")
logger = logging.getLogger(__name__)

HIDDEN = "•••"
_SHORTEST = 4  # shorter than this, a secret is no secret, and taking it out would mangle words


class ConnectorFailed(Exception):
    """A fault of the connector. `code` is the kind of error that it raised."""

    def __init__(self, code: str) -> None:
        super().__init__(_("The connector failed (%(code)s). The log of the site names the place.") % {"code": code})
        self.code = code


class NoAnswer(OSError):
    """The other system gave no answer that can be used; what was sent may have arrived. `code` is the kind of error."""

    def __init__(self, code: str, words: str = "") -> None:
        super().__init__(words or _("The other system gave no answer (%(code)s).") % {"code": code})
        self.code = code


def code_of(error: BaseException) -> str:
    """The kind of a failure, as it is kept beside what could not be sent."""
    return str(getattr(error, "code", "") or type(error).__name__)[:60]


class Secrets(dict[str, Any]):
    """The secrets of a connection. An error report prints the values of frames: of these it prints nothing."""

    def __repr__(self) -> str:
        return "<secrets>"


class Words:
    """The secrets as words, to take them out of a text."""

    def __init__(self, secrets: Any) -> None:
        self._words = frozenset(_words_of(secrets))

    def __repr__(self) -> str:
        return "<words>"

    def taken_out_of(self, text: str) -> str:
        for word in self._words:
            text = text.replace(word, HIDDEN)
        return text


class Guarded:
    """A connector whose failures tell no secrets. `secrets` are those of its connection."""

    def __init__(self, connector: Any, secrets: Mapping[str, Any]) -> None:
        self._connector, self._words = connector, Words(secrets)

    def __repr__(self) -> str:
        return f"<Guarded {type(self._connector).__name__}>"

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._connector, name)
        if not callable(found):
            return found

        def call(*args: Any, **options: Any) -> Any:
            answer = safely(lambda: _checked(name, found(*args, **options)), self._words)
            return _Each(answer, self._words) if isinstance(answer, Iterator) else self._plain(answer)

        return call

    def _plain(self, answer: Any) -> Any:
        """What is kept or shown of an answer as the connector worded it, without secrets."""
        if isinstance(answer, Result):
            return replace(answer, code=self._words.taken_out_of(answer.code))
        if isinstance(answer, (list, tuple)) and answer and isinstance(answer[0], (Result, Check)):
            return [
                self._plain(each)
                if isinstance(each, Result)
                else replace(each, name=self._words.taken_out_of(str(each.name)), hint=self._words.taken_out_of(str(each.hint)))
                for each in answer
            ]
        return answer


class _Each:
    """One after the other. No frame of it holds what was given before, so that no report prints it."""

    _END = object()

    def __init__(self, answer: Iterator[Any], words: Words) -> None:
        self._answer, self._words = answer, words

    def __iter__(self) -> _Each:
        return self

    def __next__(self) -> Any:
        one = safely(lambda: next(self._answer, self._END), self._words)
        if one is self._END:
            raise StopIteration
        return one


def safely(call: Callable[[], Answer], words: Words) -> Answer:
    """Call it; whatever it raises comes out as one of a few kinds, and says nothing else."""
    try:
        return call()
    except Exception as error:
        failure = _told(error, words)
    # Raised out here, so that the connector's frames and messages hang on no error.
    raise failure


def _checked(name: str, answer: Any) -> Any:
    """What pages go through without a look: a field without a name is the connector's fault, not the page's."""
    return [{**each, "name": str(each["name"])} for each in answer] if name == "describe" else answer


def _told(error: Exception, words: Words) -> Exception:
    code = words.taken_out_of(code_of(error))
    if isinstance(error, ConnectionPaused):
        return ConnectionPaused(words.taken_out_of(error.reason), error.until)
    if isinstance(error, NotAllowed):  # trying again changes nothing: a person looks at the connection
        return ConnectionPaused(words.taken_out_of(str(error)))
    if isinstance(error, PermissionError):
        return PermissionError("refused")
    if isinstance(error, OutgoingError):
        return NoAnswer(code, words.taken_out_of(str(error)))
    if isinstance(error, OSError):
        return NoAnswer(code)
    places = ", ".join(f"{each.filename}:{each.lineno} {each.name}" for each in traceback.extract_tb(error.__traceback__)[1:])
    logger.warning("A connector failed: %s at %s", code, places)
    return ConnectorFailed(code)


def _words_of(secrets: Any) -> Iterator[str]:
    if isinstance(secrets, str):
        if len(secrets) >= _SHORTEST:
            yield secrets
    elif isinstance(secrets, Mapping):
        for value in secrets.values():
            yield from _words_of(value)
    elif isinstance(secrets, (list, tuple)):
        for value in secrets:
            yield from _words_of(value)
