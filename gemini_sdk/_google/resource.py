"""The common base of the collections of a service: calls on a resource by its name, and on the collection."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

from gemini_sdk._arguments.request import checked_options, request_body
from gemini_sdk._google.resource_names import operation_of, resource_path
from gemini_sdk._methods.method import MethodOwner
from gemini_sdk._transport.addresses import expand
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.settings import NOT_GIVEN, CallOptions, query_text
from gemini_sdk._wire import Model, Platform
from gemini_sdk.errors import Fault, InvalidPayloadError

A = TypeVar("A", bound=Model)


class Resources(MethodOwner):
    """A collection of resources, such as tuned models."""

    _platform: Platform
    _collection: str
    """As upstream's method ids name it, such as `generativelanguage.tunedModels`."""

    def _call(
        self,
        verb: str,
        answer: type[A],
        options: Mapping[str, Any],
        *,
        name: object = NOT_GIVEN,
        body: Model | Mapping[str, Any] | None = None,
        kind: type[Model] | None = None,
        query: Mapping[str, object] | None = None,
        known: Iterable[str] = (),
    ) -> Call[A]:
        """A call on the resource `name`, or on the collection.

        `body` is validated as a `kind`; `known` are the method's keywords, one of which a misspelt one may have meant.
        A keyword that resembles none becomes a field of the body, but for updates: their mask would leave it out.
        """
        operation = operation_of(f"{self._collection}.{verb}")
        given = set_fields(body or {})
        newer = kind is not None and "updateMask" not in (query or {})
        chosen = checked_options(options, known, kind or answer, self._platform, newer=newer)
        path = (
            expand(operation.path, **self._place())
            if name is NOT_GIVEN
            else resource_path(operation, name, **self._place())
        )
        return Call(
            operation=operation,
            path=path,
            answer=answer,
            body=None if kind is None else self._body(kind, given, chosen),
            query={n: query_text(value) for n, value in (query or {}).items() if value is not None},
            options=chosen,
        )

    def _place(self) -> dict[str, str]:
        """Path parameters that names may leave out."""
        return {}

    def _body(self, kind: type[Model], given: Mapping[str, Any], options: CallOptions) -> bytes:
        validates = options.get("validate", self._settings.validate)
        return request_body(kind, given, self._platform, validate=bool(validates))


def set_fields(body: Model | Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a model that were set, or of a mapping."""
    if isinstance(body, Model):
        fields = {name: getattr(body, name) for name in body.model_fields_set}
        return {**fields, **(body.model_extra or {})}
    return dict(body)


def given(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The keywords that were given: those that are not None."""
    return {name: value for name, value in fields.items() if value is not None}


def request_from_keywords(
    request: Model | Mapping[str, Any] | None, parts: Mapping[str, Any]
) -> dict[str, Any]:
    """The fields of a request that was passed as one object, or by keywords.

    Raises InvalidPayloadError if both were used, or it is neither a model nor a mapping.
    """
    if request is None:
        return dict(parts)
    if not isinstance(cast(object, request), Model | Mapping):
        expected = "a model or a mapping"
        raise InvalidPayloadError([Fault("$", "not a request", type(request).__name__, expected)])
    if parts:
        raise InvalidPayloadError(
            [
                Fault(
                    next(iter(parts)),
                    "passed together with a whole request",
                    expected="one of them",
                )
            ]
        )
    return set_fields(request)
