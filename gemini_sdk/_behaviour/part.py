"""Parts from what people have: text, bytes, a URI, a file, a function's result."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

from gemini_sdk._behaviour.file_part import is_file, part_of_file
from gemini_sdk._behaviour.media import media_type
from gemini_sdk._behaviour.media_types import type_of_uri
from gemini_sdk._behaviour.tool_result import plain_result
from gemini_sdk._wire import Model

if TYPE_CHECKING:
    from gemini_models.files import File
    from gemini_models.generate_content import FunctionCall


class PartBehaviour(Model):
    """Methods that make a Part."""

    @classmethod
    def from_text(cls, text: str) -> Self:
        """A part of plain text."""
        return cls.model_validate({"text": text})

    @classmethod
    def from_bytes(cls, data: bytes, mime_type: str) -> Self:
        """Media sent inline. `mime_type` is its IANA media type, such as `image/png`."""
        return cls.model_validate({"inlineData": {"mimeType": mime_type, "data": data}})

    @classmethod
    def from_uri(cls, file_uri: str, mime_type: str | None = None) -> Self:
        """Media at a URI.

        Vertex AI reads `gs://` URIs and public URLs. Google AI reads URIs of the Files API, where objects of Cloud
        Storage can be registered, public and signed `https://` URLs of up to 100 MB, and videos of YouTube.

        Without `mime_type`, the extension of the path decides, on every machine in the same way. If the extension is
        unknown, the type is left out, which Vertex AI does not accept.
        """
        kind = mime_type or type_of_uri(file_uri)
        data = {"fileUri": file_uri} | ({"mimeType": kind} if kind else {})
        return cls.model_validate({"fileData": data})

    @classmethod
    def from_file(cls, path: str | os.PathLike[str], mime_type: str | None = None) -> Self:
        """The content of a local file, such as an image, sent inline.

        Without `mime_type` it is guessed from the file's name; ValueError if it is unknown.
        """
        return cls.from_bytes(Path(path).read_bytes(), media_type(path, mime_type))

    @classmethod
    def from_function_call(cls, name: str, args: Mapping[str, Any]) -> Self:
        """A function call of the model, for a history."""
        return cls.model_validate({"functionCall": {"name": name, "args": dict(args)}})

    @classmethod
    def from_function_response(
        cls, name: str, response: Mapping[str, Any], *, id: str | None = None
    ) -> Self:
        """The result of a function call. `id` is the id of the call, if it has one.

        Members may be any values that pydantic writes as JSON, and NumPy numbers and arrays. Raises
        InvalidPayloadError for others. Uploaded files among them are sent along.
        """
        return cls._response(name, plain_result(name, dict(response)), id, response)

    @classmethod
    def _response(cls, name: str, plain: object, id: str | None, result: object) -> Self:
        files = [
            part_of_file(file, f"{name}[{place}]") for place, file in enumerate(_files_of(result))
        ]
        made = {"name": name, "response": plain} | ({"id": id} if id else {})
        result = made | ({"parts": files} if files else {})
        return cls.model_validate({"functionResponse": result})

    @classmethod
    def responding_to(cls, call: "FunctionCall", result: object) -> Self:
        """The result of a function call, with the name and id of the call.

        A result may be any value that pydantic writes as JSON, and a NumPy number or array. A result that is not an
        object is sent as `{"result": result}`. An uploaded file, alone or in a list or mapping, is sent along, so
        that the model sees it. Raises InvalidPayloadError if the result has no JSON form.
        """
        plain = plain_result(call.name or "", result)
        response = (
            cast("Mapping[str, Any]", plain) if isinstance(plain, dict) else {"result": plain}
        )
        return cls._response(call.name or "", response, call.id, result)


def _files_of(result: object) -> "list[File]":
    """The uploaded files of a result: itself, or those in a list or mapping."""
    held: Iterable[object] = (result,)
    if isinstance(result, Mapping):
        held = cast("Mapping[str, object]", result).values()
    elif isinstance(result, list | tuple):
        held = cast("Iterable[object]", result)
    return [cast("File", each) for each in held if is_file(each)]
