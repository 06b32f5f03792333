"""Request bodies from arguments: converted to models, serialized, validated."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticSerializationError, to_jsonable_python

from gemini_sdk import validation
from gemini_sdk._arguments.keyword_hints import wrong_keywords
from gemini_sdk._transport.settings import CallOptions, checked_limit, checked_mapping, given
from gemini_sdk._wire import JsonModel, Model, Platform, built
from gemini_sdk._wire.field_rules import merged
from gemini_sdk._wire.naming import camel_case
from gemini_sdk._wire.other_packages import plain
from gemini_sdk._wire.surrogates import written
from gemini_sdk.errors import Fault, InvalidPayloadError, UnexpectedKeywordError
from gemini_sdk.validation.paths import joined
from gemini_sdk.validation.payload import parsed, without_models

M = TypeVar("M", bound=Model)

_PROMPTED = frozenset({"GenerateContentRequest", "CountTokensRequest"})
_OPTIONS = frozenset(CallOptions.__annotations__)


def request_body(
    model: type[Model], fields: Mapping[str, Any], platform: Platform, *, validate: bool
) -> bytes:
    """A request's JSON. Raises InvalidPayloadError, before anything is sent, where the specs refuse it."""
    try:
        request = typed(model, fields, platform)
        data = _as_given(model, fields) if _is_misread(request, fields) else request_json(request)
    except InvalidPayloadError:
        if validate:
            raise
        return _as_given(model, fields)
    except ValueError as error:  # what holds itself is one, too
        raise _no_json(error) from None
    if validate:
        validation.check(data, model.__name__, platform, fields)
    return data


def request_json(request: Model) -> bytes:
    """A request's JSON. To Google, null says that a field is not given, also of one that a platform does not have."""
    if isinstance(request, JsonModel):
        return request.to_json()
    try:
        return _google_json(request)
    except PydanticSerializationError:
        return request.to_json()


def _google_json(request: Model, without: set[str] | None = None) -> bytes:
    return request.__pydantic_serializer__.to_json(
        request,
        exclude=without,
        by_alias=True,
        exclude_unset=True,
        exclude_none=True,
        warnings=False,
    )


def flawless_items(
    model: type[Model], fields: Mapping[str, Any], name: str, platform: Platform
) -> tuple[list[bytes], bytes] | None:
    """The JSON of each item of a list in a request to Google, and that of the other fields.

    None if anything is to be reported of the request.
    """
    try:
        request = typed(model, fields, platform)
        items = [_google_json(item) for item in getattr(request, name)]
        others = _google_json(request, {name})
        whole = joined_items(camel_case(name), items, others)
        if validation.is_flawless(whole, model.__name__, platform):
            return items, others
    except (ValueError, InvalidPayloadError, RecursionError):
        pass
    return None


def joined_items(name: str, items: Iterable[bytes], others: bytes) -> bytes:
    """The JSON of a request of the JSON of a member's items, and of the other members."""
    rest = b"" if others == b"{}" else b"," + others[1:-1]
    return b'{"%b":[%b]%b}' % (name.encode(), b",".join(items), rest)


def _is_misread(request: Model, fields: Mapping[str, Any]) -> bool:
    """Whether a text was read as a number.

    Models do, since some servers quote numbers; a request is not theirs to mend, but for Google, who takes both.
    """
    return isinstance(request, JsonModel) and any(
        isinstance(value, str) and not isinstance(getattr(request, name, value), str)
        for name, value in fields.items()
    )


def _as_given(model: type[Model], fields: Mapping[str, Any]) -> bytes:
    """The JSON of data that does not fit a model, for the rules or the service to validate."""
    spell = str if issubclass(model, JsonModel) else camel_case
    try:
        named = {spell(name): without_models(value) for name, value in fields.items()}
        return written(named)
    except ValueError as error:
        raise _no_json(error) from None


def _no_json(error: ValueError) -> InvalidPayloadError:
    return InvalidPayloadError([Fault("$", f"cannot be sent as JSON: {error}")])


def typed(model: type[M], fields: Mapping[str, Any], platform: Platform) -> M:
    """A model of what people pass. Raises InvalidPayloadError if it cannot hold that."""
    try:
        # What model_validate calls, without the checks of its own keyword arguments.
        request: M = built(model).__pydantic_validator__.validate_python(fields)
        return request
    except ValidationError as error:
        with suppress(RecursionError):  # What holds itself has no JSON; the error says so.
            known = plain(fields)
            if known != fields:
                return typed(model, known, platform)
        raise InvalidPayloadError(_faults(error, fields, model.__name__, platform)) from None


def checked_options(
    options: Mapping[str, Any],
    known: Iterable[str],
    model: type[BaseModel],
    platform: Platform,
    *,
    newer: bool = False,
    prompt: str = "contents",
) -> CallOptions:
    """The options of a call that were given. UnexpectedKeywordError for any other keyword.

    `known` are the method's own keywords, which are fields of `model`. Where they may be `newer`, a keyword
    that resembles nothing known becomes a field of the body, with a warning. `prompt` is the method's name of the
    prompt.
    """
    if not options:
        return {}
    unknown = [name for name in options if name not in _OPTIONS]
    if unknown:
        found = validation.unknown_keywords(
            unknown, (*known, *CallOptions.__annotations__), model.__name__, platform, newer=newer
        )
        if model.__name__ in _PROMPTED:
            hints = {fault.path: fault for fault in wrong_keywords(unknown, known, prompt)}
            found = [hints.get(fault.path, fault) for fault in found]
        if any(fault.severity == "error" for fault in found):
            raise UnexpectedKeywordError(found)
        options = _with_newer_fields(options, unknown, model)
        if options.get("validate") is not False:
            from gemini_sdk.validation.unknown_names import warn_of_unknown

            warn_of_unknown(found)
    for name in ("timeout", "deadline"):
        checked_limit(name, options.get(name))
    return cast(CallOptions, given(options))


def _with_newer_fields(
    options: Mapping[str, Any], names: Iterable[str], model: type[BaseModel]
) -> Mapping[str, Any]:
    """Options with keywords that are not known as members of the body. What `extra_body` says goes before them."""
    spell = str if issubclass(model, JsonModel) else camel_case
    newer = {spell(name): without_models(options[name]) for name in names}
    extra = checked_mapping("extra_body", options.get("extra_body"))
    rest = {name: value for name, value in options.items() if name not in names}
    return {**rest, "extra_body": {**newer, **extra}}


def _faults(
    error: ValidationError, given: Mapping[str, Any], type_name: str, platform: Platform
) -> list[Fault]:
    """The faults of a payload that the models cannot hold; what pydantic says, where they have nothing to say."""
    data = to_jsonable_python(
        given, by_alias=True, exclude_none=True, bytes_mode="base64", serialize_unknown=True
    )
    # As text, so that what is not a number is not taken for null.
    return validation.faults(
        parsed(written(data)), type_name, platform, strict=False
    ) or _pydantic_faults(error, type_name, platform)


def _pydantic_faults(error: ValidationError, type_name: str, platform: Platform) -> list[Fault]:
    from gemini_sdk.validation.unknown_names import wire_path

    found: dict[str, Fault] = {}
    for item in merged(error).errors(include_url=False, include_context=False):
        path = joined(wire_path(item["loc"], type_name, platform))
        kind = type(item["input"]).__name__
        found.setdefault(path, Fault(path, item["msg"], kind, ""))
    return list(found.values())
