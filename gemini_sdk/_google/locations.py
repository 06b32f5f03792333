"""The paths of a model's methods: from the name a caller gives to an operation of the table and its path."""

from gemini_sdk._google.resource_names import operation_of, segments
from gemini_sdk._transport.addresses import expand
from gemini_sdk._transport.tunables import CACHED_PATHS
from gemini_sdk._wire import Operation
from gemini_sdk.errors import Fault, InvalidPayloadError


def sibling(operation: Operation, path: str, verb: str) -> tuple[Operation, str]:
    """Another operation on the same resource, and its path."""
    collection = operation.id.rpartition(".")[0]
    return operation_of(f"{collection}.{verb}"), f"{path.rpartition(':')[0]}:{verb}"


class Location:
    """The names under which one client finds models. Pure: it maps a model's name and a verb to a path."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, str], tuple[Operation, str]] = {}

    def find(self, model: object, verb: str) -> tuple[Operation, str]:
        """The operation for a model, and its path. Raises InvalidPayloadError if the name has no form that is known."""
        found = self._found.get((model, verb)) if isinstance(model, str) else None
        if found is None:
            collection, parameters = self.resource(model)
            operation = operation_of(f"{collection}.{verb}")
            found = operation, expand(operation.path, **parameters)
            if len(self._found) >= CACHED_PATHS:
                self._found.clear()
            self._found[model, verb] = found
        return found

    def name(self, model: str) -> str:
        """A model's resource name, such as `models/gemini-3.8-flash`."""
        collection, parameters = self.resource(model)
        return f"{collection.rpartition('.')[2]}/{next(reversed(parameters.values()))}"

    def resource(self, model: object) -> tuple[str, dict[str, str]]:
        """The collection a model is in, as upstream's method ids name it, and its path parameters, its own the last."""
        raise NotImplementedError

    def place(self) -> dict[str, str]:
        """Path parameters of the collections other than models."""
        return {}


class GoogleAILocation(Location):
    """`gemini-3.8-flash`, `models/...` and `tunedModels/...`."""

    def resource(self, model: object) -> tuple[str, dict[str, str]]:
        match segments(model):
            case [name] | ["models", name]:
                return "generativelanguage.models", {"model": name}
            case ["tunedModels", name]:
                return "generativelanguage.tunedModels", {"tunedModel": name}
            case _:
                raise _unknown(model, "gemini-..., models/... or tunedModels/...")


class VertexLocation(Location):
    """`gemini-3.8-flash`, `publishers/.../models/...`, `endpoints/...`, and full names under `projects/`."""

    def __init__(self, project: str | None, location: str) -> None:
        super().__init__()
        self.project = project
        self.location = location

    def resource(self, model: object) -> tuple[str, dict[str, str]]:
        given = segments(model)
        place = self.place()
        prefix = "aiplatform.projects.locations" if place else "aiplatform"
        match given:
            case ["projects", _, "locations", _, "models", _]:
                # A model of a project is not one of a publisher, and has no methods of its own.
                raise InvalidPayloadError(
                    [
                        Fault(
                            "model",
                            "a model of a project cannot be called; call the endpoint to which it is deployed",
                            repr(model),
                            "projects/.../locations/.../endpoints/...",
                        )
                    ]
                )
            case ["projects", project, "locations", location, "publishers" | "endpoints", *_]:
                prefix = "aiplatform.projects.locations"
                place, given = {"project": project, "location": location}, given[4:]
            case _:
                pass
        match given:
            case [name] | ["models", name]:
                publisher = "google"
            case ["publishers", publisher, "models", name]:
                pass
            case ["endpoints", name]:
                return f"{prefix}.endpoints", {**place, "endpoint": name}
            case _:
                accepted = "gemini-..., publishers/.../models/..., endpoints/... or a full name"
                raise _unknown(model, accepted)
        return f"{prefix}.publishers.models", {**place, "publisher": publisher, "model": name}

    def place(self) -> dict[str, str]:
        """Project and location; nothing in express mode, which has none."""
        return {"project": self.project, "location": self.location} if self.project else {}


def _unknown(model: object, accepted: str) -> InvalidPayloadError:
    return InvalidPayloadError([Fault("model", "not a model name", repr(model), accepted)])
