"""Resource names as people give them: short or full, brought into the path of an operation."""

from gemini_models.operations import OPERATIONS
from gemini_sdk._transport.addresses import expand
from gemini_sdk._wire import Model, Operation
from gemini_sdk.errors import Fault, InvalidPayloadError

_BY_ID = {operation.id: operation for operation in OPERATIONS}


def operation_of(id: str) -> Operation:
    """An operation of the table, by upstream's id of the method."""
    return _BY_ID[id]


def resource_path(operation: Operation, name: object, **known: str) -> str:
    """The path of an operation on the resource `name`.

    The name may be full (`tunedModels/x`) or the id alone (`x`), or leave out leading parts that are `known`.
    A model of the resource stands for its name. Raises InvalidPayloadError if it is no such name.
    """
    if isinstance(name, Model):
        name = getattr(name, "name", None)
    pattern = _pattern(operation)
    parameters = known | _matched(pattern, segments(name))
    if any(_parameter(step) not in (None, *parameters) for step in pattern):
        raise _unknown(name, pattern)
    return expand(operation.path, **parameters)


def full_name(operation: Operation, path: str) -> str:
    """The resource name in a path that `resource_path` gave."""
    return "/".join(path.split("/")[2 : 2 + len(_pattern(operation))]).partition(":")[0]


def _pattern(operation: Operation) -> list[str]:
    """The steps of the resource's name in the path, without the version, the verb and the steps below the resource."""
    steps = operation.path.split("/")[2:]
    steps[-1] = steps[-1].partition(":")[0]
    while _parameter(steps[-1]) is None:
        steps.pop()
    return steps


def _parameter(step: str) -> str | None:
    return step[1:-1] if step.startswith("{") else None


def segments(name: object) -> list[str]:
    """The segments of a name; none where one of them is empty, or leads elsewhere."""
    segments = name.strip("/").split("/") if isinstance(name, str) else []
    return segments if all(each.strip() not in ("", ".", "..") for each in segments) else []


def _matched(pattern: list[str], given: list[str]) -> dict[str, str]:
    """Parameters by name, where what is given is the end of such a name; else none."""
    found: dict[str, str] = {}
    for step, value in zip(reversed(pattern), reversed(given), strict=False):
        parameter = _parameter(step)
        if step != value and (parameter is None or value in pattern):
            return {}
        if parameter is not None:
            found[parameter] = value
    return found if len(given) <= len(pattern) else {}


def _unknown(name: object, pattern: list[str]) -> InvalidPayloadError:
    accepted = "/".join("*" if _parameter(step) else step for step in pattern)
    problem = f"not the name of a {_parameter(pattern[-1])}"
    return InvalidPayloadError([Fault("name", problem, repr(name), accepted)])
