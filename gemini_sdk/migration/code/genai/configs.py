"""The configs of calls: written in the call, or made elsewhere and passed to it.

A config that is made elsewhere becomes a dict of keyword arguments, which the call unpacks.
"""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.arguments import keyword, keywords, with_arguments
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.flow import Flow, annotated
from gemini_sdk.migration.code.genai.methods import Method
from gemini_sdk.migration.code.genai.names import PACKAGE
from gemini_sdk.migration.code.genai.options import (
    GENERATE,
    ConfigArguments,
    FunctionRuns,
    is_config,
    options_of,
)
from gemini_sdk.migration.code.source import Program, is_name, literal_text

_TYPES = ("GenerateContentConfig", "GenerateContentConfigDict", "GenerateContentConfigOrDict")


@dataclass(slots=True)
class Given:
    """What the config of a call becomes."""

    options: ConfigArguments | None = None
    """Those of a config that is written in the call."""
    place: int = 0
    """The position of the config among the arguments."""
    unpacked: bool = False
    """Whether the config is a dict of keyword arguments."""
    may_be_none: bool = False
    run: FunctionRuns = FunctionRuns.NO
    rounds: cst.BaseExpression | None = None
    problems: list[str] = field(default_factory=list[str])
    comments: list[str] = field(default_factory=list[str])
    is_typed: bool = True

    def arguments(self, updated: cst.Call) -> list[cst.Arg]:
        """The keyword arguments that take the place of the config."""
        if self.options is not None:
            return self.options.arguments(updated.args[self.place].value)
        if not self.unpacked:
            return []
        value = updated.args[self.place].value
        if self.may_be_none:
            value = cst.BooleanOperation(
                value, cst.Or(), cst.Dict([]), lpar=[cst.LeftParen()], rpar=[cst.RightParen()]
            )
        return [cst.Arg(value, star="**")]


class Configs:
    """The configs of the calls that are rewritten."""

    def __init__(self, source: Program, calls: list[tuple[cst.Call, Method]]) -> None:
        self._source = source
        self._methods = dict(calls)
        self._passed = {
            arg.value: call for call, method in calls if (arg := _config(call, method)) is not None
        }
        self._made = {
            node: Flow(source, [node])
            for kind in (cst.Call, cst.Dict)
            for node in source.all(kind)
            if node not in self._passed and self._may_be_config(node)
        }
        self._declared: set[cst.CSTNode] = set()
        origins = [f"google.genai.types.{name}" for name in _TYPES]
        for name, _ in annotated(source, origins):
            self._declared |= set(Flow(source, source.readings(name)).nodes)
        self._used: dict[cst.BaseExpression, tuple[ConfigArguments, Flow]] = {}

    def given(self, call: cst.Call) -> Given | None:
        """What the config of a call becomes; None if that is not known."""
        method = self._methods[call]
        arg = _config(call, method)
        if arg is None or is_name(arg.value, "None"):
            return Given()
        place = list(call.args).index(arg)
        options = options_of(self._source, arg.value, method.options)
        if options is not None:
            return Given(
                options=options,
                place=place,
                run=options.run,
                rounds=options.rounds,
                problems=options.problems,
                comments=options.comments,
                is_typed=options.is_typed,
            )
        return self._elsewhere(arg.value, place, method)

    def _elsewhere(self, node: cst.BaseExpression, place: int, method: Method) -> Given | None:
        given = Given(place=place, unpacked=True, may_be_none=self._may_be_none(node))
        sources = [made for made, flow in self._made.items() if node in flow]
        found = [(made, options_of(self._source, made, method.options)) for made in sources]
        if not all(options for _, options in found) or not (found or node in self._declared):
            return None
        if isinstance(node, cst.Name) and not self._is_complete(node, sources):
            return None
        for made, options in found:
            if options is None:
                continue
            self._used[made] = options, self._made[made]
            given.is_typed = given.is_typed and options.is_typed
            given.rounds = given.rounds or options.rounds
            if options.run is not FunctionRuns.NO:
                given.run = (
                    options.run
                    if given.run in (FunctionRuns.NO, options.run)
                    else FunctionRuns.PERHAPS
                )
        if not found and method.options is GENERATE:
            given.run = FunctionRuns.NO
        return given

    def _is_complete(self, node: cst.Name, sources: list[Any]) -> bool:
        """Whether a variable holds nothing but known configs, parameters and None."""
        values = self._source.values(node)
        return all(
            is_name(each, "None")
            or each in sources
            or each in self._declared
            or any(each in self._made[made] for made in sources)
            for each in values
        )

    def _may_be_none(self, node: cst.BaseExpression) -> bool:
        if not isinstance(node, cst.Name):
            return False
        places = self._source.assigned(node)
        defaults = [p.default for p in places if isinstance(p, cst.Param)]
        values = [*self._source.values(node), *defaults]
        return any(each is not None and is_name(each, "None") for each in values)

    def _may_be_config(self, node: cst.BaseExpression) -> bool:
        source = self._source
        if is_config(source, node):
            return True
        if not isinstance(node, cst.Dict) or not node.elements:
            return False
        if not isinstance(source.parent(node), cst.Assign | cst.AnnAssign | cst.Return):
            return False
        keys = [literal_text(e.key) for e in node.elements if isinstance(e, cst.DictElement)]
        return len(keys) == len(node.elements) and all(keys)

    def move(self, plan: Edits) -> None:
        """Make dicts of keyword arguments of the configs that are made elsewhere."""
        for node, (options, flow) in self._used.items():
            for problem in options.problems:
                plan.note(node, problem)
            for comment in options.comments:
                plan.remark(node, comment)
            plan.require("typing", "Any")
            plan.edit(node, partial(_keyword_arguments, options))
            for reached in flow.nodes:
                self._tell_read(plan, reached)
        origins = [f"{PACKAGE}.types.{name}" for name in _TYPES]
        for name, _ in annotated(self._source, origins):
            for reached in self._source.readings(name):
                self._tell_read(plan, reached)

    def _tell_read(self, plan: Edits, reached: cst.CSTNode) -> None:
        """Say of an attribute or member that is read of a config that it is elsewhere."""
        parent = self._source.parent(reached)
        if isinstance(parent, cst.Attribute | cst.Subscript) and parent.value is reached:
            plan.note(
                parent,
                f"{self._source.text(reached)} is a dict of keyword arguments now; those of sampling are in "
                'its "generation_config".',
            )


def _keyword_arguments(options: ConfigArguments, updated: Any) -> cst.Call:
    kind = cst.parse_expression("dict[str, Any]")
    base = updated if isinstance(updated, cst.Call) else cst.Call(kind)
    return with_arguments(base, options.arguments(updated)).with_changes(func=kind)


def _config(call: cst.Call, method: Method) -> cst.Arg | None:
    given = keywords(call).get("config")
    if given is not None:
        return given
    place = len(method.positional)
    positional = [arg for arg in call.args if arg.keyword is None and not arg.star]
    return positional[place] if 0 < place < len(positional) else None


__all__ = ["Configs", "Given", "keyword"]
