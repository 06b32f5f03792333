"""From the form in which OpenAI's models are tuned, lines of `messages`.

Fields that Gemini's form lacks are always reported: it is returned as a list of faults together with the line, or
raised where no line can be made at all.
"""

from gemini_sdk._openai.fields import TO_DATASET
from gemini_sdk._openai.findings import FieldTypes, Findings
from gemini_sdk._openai.media import Media
from gemini_sdk._openai.messages import conversation
from gemini_sdk._openai.policy import DATASET
from gemini_sdk._openai.undocumented import described
from gemini_sdk._wire.json_value import Json, is_list, is_object
from gemini_sdk.errors import Fault, InvalidPayloadError

_FIELDS = FieldTypes("CreateChatCompletionRequest", "azure-openai", TO_DATASET)
_CONVERTED = ("messages", "tools", "functions")
_SAYING_NOTHING = {"parallel_tool_calls": True}
"""Values, else false, that ask for nothing that Gemini does not do."""
_NO_FIELD = "Gemini's format has no equivalent"


def to_gemini(line: Json) -> tuple[Json, list[Fault]]:
    """A line of messages as a line of contents, and what could not be carried over.

    System messages become the instruction, consecutive messages of one side one turn, and results find the name of
    their function by the call's id. Raises InvalidPayloadError if something can't be expressed at all.
    """
    if not line.get("messages"):
        raise InvalidPayloadError([Fault("messages", "no messages", expected="at least one")])
    payload = {name: line[name] for name in _CONVERTED if name in line}
    lost: list[Fault] = []
    if is_list(messages := payload["messages"]):
        payload["messages"] = [_of_a_request(m) for m in messages]
        lost += [
            Fault(
                f"messages[{number}].weight",
                "a message that is excluded from training",
                expected=_NO_FIELD,
            )
            for number, message in enumerate(messages)
            if is_object(message) and message.get("weight") == 0
        ]
    payload = described(payload)
    findings = Findings(payload, _FIELDS)
    example = conversation(payload, findings, Media(findings, DATASET))
    findings.check()
    lost += lost_of(findings)
    lost += [
        Fault(name, f"is lost: {_NO_FIELD}")
        for name, value in line.items()
        if name not in _CONVERTED
        and not (value is None or value is _SAYING_NOTHING.get(name, False))
    ]
    return example, lost


def _of_a_request(message: object) -> object:
    """A message as in requests: without its weight, and with the role `assistant`, which Google's own data calls
    `model`.
    """
    if not is_object(message) or not (message.get("role") == "model" or "weight" in message):
        return message
    role = "assistant" if message.get("role") == "model" else message.get("role")
    return {**{n: v for n, v in message.items() if n != "weight"}, "role": role}


def lost_of(findings: Findings) -> list[Fault]:
    """The losses and changes of a conversion, as faults. A finding about a whole message has the path of its role."""
    return [
        Fault(
            row.path.removesuffix(".role"),
            f"is lost: {row.reason}" if row.kind == "lost" else row.reason,
        )
        for row in findings.harmful()
    ]
