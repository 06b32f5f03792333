"""To the form in which OpenAI's models are tuned, lines of `messages`.

Fields that that form lacks are always reported: it is returned as a list of faults together with the line, or raised
where no line can be made at all.
"""

from gemini_sdk._openai.contents import MessagesBuilder
from gemini_sdk._openai.fields import TO_TUNING_MESSAGES
from gemini_sdk._openai.findings import FieldTypes, Findings
from gemini_sdk._openai.policy import TUNING_MESSAGES
from gemini_sdk._openai.tools import tools_and_choice
from gemini_sdk._wire.json_value import Json
from gemini_sdk._wire.naming import camel_case
from gemini_sdk.datasets.example import camel, member, objects, system_parts, turns
from gemini_sdk.datasets.from_openai import lost_of
from gemini_sdk.errors import Fault

_FIELDS = FieldTypes("GenerateContentRequest", None, TO_TUNING_MESSAGES)


def from_gemini(line: Json) -> tuple[Json, list[Fault]]:
    """A line of contents as a line of messages, and what could not be carried over.

    Raises InvalidPayloadError if something can't be expressed at all, such as audio.
    """
    payload = _of_a_request(line)
    findings = Findings(payload, _FIELDS)
    document: Json = {"messages": MessagesBuilder(findings, TUNING_MESSAGES).make(payload)}
    document |= tools_and_choice(payload, findings)
    findings.check()
    lost = lost_of(findings)
    lost += (
        Fault(name, "is lost: OpenAI's format has no equivalent")
        for name, value in line.items()
        if value and camel_case(name) not in payload
    )
    return document, lost


def _of_a_request(line: Json) -> Json:
    """The convertible fields of a line, in the spelling and with the lists of requests."""
    payload: Json = {
        "contents": [
            {"parts": [camel(part) for part in turn.parts]}
            | ({"role": turn.role} if turn.role else {})
            for turn in turns(line)
        ]
    }
    if system := system_parts(line):
        payload["systemInstruction"] = {"parts": [camel(part) for part in system]}
    if tools := objects(line.get("tools")):
        payload["tools"] = [_tool(tool) for tool in tools]
    return payload


def _tool(tool: Json) -> Json:
    spelled = {camel_case(name): value for name, value in tool.items()}
    if declared := objects(member(tool, "functionDeclarations")):
        spelled["functionDeclarations"] = [
            {camel_case(name): value for name, value in each.items()} for each in declared
        ]
    return spelled
