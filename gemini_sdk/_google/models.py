"""Where a model's methods are: from the name a caller gives to an operation of the table and its path."""

from collections.abc import Mapping

from gemini_models.operations import OPERATIONS
from gemini_sdk._transport.call import expand
from gemini_sdk._wire import Operation
from gemini_sdk.errors import Fault, InvalidPayloadError

_BY_ID: Mapping[str, Operation] = {operation.id: operation for operation in OPERATIONS}


def sibling(operation: Operation, path: str, verb: str) -> tuple[Operation, str]:
    """Another operation on the same resource, and its path."""
    collection = operation.id.rpartition(".")[0]
    return _BY_ID[f"{collection}.{verb}"], f"{path.rpartition(':')[0]}:{verb}"


class Location:
    """The names under which one client finds models. Pure: it maps a model's name and a verb to a path."""

    def find(self, model: str, verb: str) -> tuple[Operation, str]:
        """The operation for a model, and its path. InvalidPayloadError where the name has no form that is known."""
        collection, parameters = self.resource(model)
        operation = _BY_ID[f"{collection}.{verb}"]
        return operation, expand(operation.path, **parameters)

    def resource(self, model: str) -> tuple[str, dict[str, str]]:
        """The collection a model is in, as upstream's method ids name it, and its path parameters."""
        raise NotImplementedError


class GoogleAILocation(Location):
    """`gemini-2.5-flash`, `models/...` and `tunedModels/...`."""

    def resource(self, model: str) -> tuple[str, dict[str, str]]:
        match _segments(model):
            case [name] | ["models", name]:
                return "generativelanguage.models", {"model": name}
            case ["tunedModels", name]:
                return "generativelanguage.tunedModels", {"tunedModel": name}
            case _:
                raise _unknown(model, "gemini-..., models/... or tunedModels/...")


class VertexLocation(Location):
    """`gemini-2.5-pro`, `publishers/.../models/...`, `endpoints/...`, and full names under `projects/`."""

    def __init__(self, project: str | None, location: str) -> None:
        self.project = project
        self.location = location

    def resource(self, model: str) -> tuple[str, dict[str, str]]:
        prefix, place = "aiplatform", {}
        if self.project:
            prefix = "aiplatform.projects.locations"
            place = {"project": self.project, "location": self.location}
        segments = _segments(model)
        match segments:
            case ["projects", project, "locations", location, *rest]:
                prefix = "aiplatform.projects.locations"
                place, segments = {"project": project, "location": location}, rest
            case _:
                pass
        match segments:
            case [name] | ["models", name]:
                found = {"publisher": "google", "model": name}
                return f"{prefix}.publishers.models", place | found
            case ["publishers", publisher, "models", name]:
                return f"{prefix}.publishers.models", place | {
                    "publisher": publisher,
                    "model": name,
                }
            case ["endpoints", name]:
                return f"{prefix}.endpoints", place | {"endpoint": name}
            case _:
                accepted = "gemini-..., publishers/.../models/..., endpoints/... or a full name"
                raise _unknown(model, accepted)


def _segments(model: object) -> list[str]:
    return model.strip("/").split("/") if isinstance(model, str) and model.strip("/ ") else []


def _unknown(model: object, accepted: str) -> InvalidPayloadError:
    return InvalidPayloadError([Fault("model", "not the name of a model", repr(model), accepted)])
