"""What a program reads of answers: most has the same name here, and enums are strings."""

import libcst as cst

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.flow import Flow, annotated
from gemini_sdk.migration.code.genai.calls import AnsweredCall
from gemini_sdk.migration.code.genai.names import PACKAGE
from gemini_sdk.migration.code.source import Program

_ENUMS = frozenset(
    "finish_reason block_reason state category probability severity threshold modality mode role language outcome "
    "type traffic_type url_retrieval_status media_resolution source".split()
)
"""Fields whose values are enums there, and strings here."""
_ONLY_ANSWERS = frozenset({"finish_reason", "block_reason"})
"""Fields that nothing but an answer has."""
_TYPES = [
    f"{PACKAGE}.types.{name}"
    for name in (
        "GenerateContentResponse Candidate Content Part File Model BatchJob TuningJob FunctionCall "
        "CachedContent SafetyRating".split()
    )
]
_READ = ("name", "value")
_RENAMED = {"supported_actions": "supported_generation_methods"}
_MISSED = {
    "automatic_function_calling_history": "the turns are in the history of the chat that ran the functions.",
    "sdk_http_response": "client.with_raw_response has the status and the headers of an answer.",
    "to_json_dict": 'model_dump(mode="json", exclude_none=True) is the answer as a dict.',
    "as_image": "the bytes of a picture are in part.inline_data.data.",
    "executable_code": "it is in the parts of answer.content.",
    "code_execution_result": "it is in the parts of answer.content.",
    "inlined_responses": "client.batches.results(batch) gives the answers of a batch.",
    "completion_stats": "the counts of a batch are in batch.stats.",
    "tuned_model_info": "tuned models are in client.tuned_models.",
}
_OF_ANSWERS = ("executable_code", "code_execution_result")
"""Attributes of an answer that its parts have, too, where they mean the same here."""


def move(source: Program, plan: Edits, answered: list[AnsweredCall]) -> None:
    """Read answers by the names here."""
    untyped = [each.call for each in answered if each.method.answers and not each.is_typed]
    seeds: list[cst.BaseExpression] = [each.call for each in answered]
    for name, _ in annotated(source, _TYPES):
        seeds += source.readings(name)
    reached = Flow(source, seeds, parts=True)
    whole = Flow(source, [each.call for each in answered if each.method.answers])
    for node in source.all(cst.Attribute):
        if node.value in reached:
            _move_reading(plan, node, is_whole=node.value in whole)
        elif node.attr.value in _READ:
            _move_unknown(source, plan, node)
    if untyped:
        for read in Flow(source, untyped, parts=True).nodes:
            if isinstance(read, cst.Attribute) and read.attr.value == "parsed":
                plan.note(
                    read,
                    "parsed needs response_type; json.loads(answer.text) is the JSON of an answer.",
                )


def _move_reading(plan: Edits, node: cst.Attribute, *, is_whole: bool) -> None:
    name = node.attr.value
    if name in _READ and isinstance(node.value, cst.Attribute):
        if node.value.attr.value in _ENUMS:
            plan.edit(node, lambda updated: updated.value)
    elif name in _RENAMED:
        plan.edit(node.attr, lambda updated: updated.with_changes(value=_RENAMED[name]))
    elif name == "parts" and is_whole:
        plan.edit(node, _of_candidate)
    elif name in _MISSED and (name not in _OF_ANSWERS or is_whole):
        plan.note(node, f"answers have no {name} here: {_MISSED[name]}")


def _of_candidate(updated: cst.Attribute) -> cst.Attribute:
    index = [cst.SubscriptElement(cst.Index(cst.Integer("0")))]
    candidate = cst.Subscript(cst.Attribute(updated.value, cst.Name("candidates")), index)
    return updated.with_changes(value=cst.Attribute(candidate, cst.Name("content")))


def _move_unknown(source: Program, plan: Edits, node: cst.Attribute) -> None:
    """A reading of an enum's name that is not known to belong to an answer."""
    if not isinstance(node.value, cst.Attribute) or source.origin(node):
        return
    field = node.value.attr.value
    if field in _ONLY_ANSWERS:
        plan.edit(node, lambda updated: updated.value)
    elif field == "state":
        text = source.text(node.value)
        plan.note(node, f"the state of a file, batch or job is a string here: write {text}.")
