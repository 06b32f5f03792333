"""The arguments of a call: found by name, taken out, put in, with the layout of what stays."""

from collections.abc import Iterable, Sequence

import libcst as cst


def keywords(call: cst.Call) -> dict[str, cst.Arg]:
    """The keyword arguments of a call, by name."""
    return {arg.keyword.value: arg for arg in call.args if arg.keyword is not None}


def is_spread(call: cst.Call) -> bool:
    """Whether some arguments come from a list or mapping."""
    return any(arg.star for arg in call.args)


SPREAD = "keys of a mapping have to be arguments of this method; streaming is a separate method."
"""What is said of `**options` of a call."""


def has_names_only(call: cst.Call) -> bool:
    """Whether no argument comes from a list, which may hold any of them."""
    return all(arg.star != "*" for arg in call.args)


def is_named(call: cst.Call) -> bool:
    """Whether the construction of a GenerativeModel shows the name of its model, or has none."""
    first = call.args[0] if call.args else None
    if first is None or not is_spread(call):
        return True
    has_name = not (first.star or first.keyword) or "model_name" in keywords(call)
    return has_name and has_names_only(call)


def keyword(name: str, value: cst.BaseExpression) -> cst.Arg:
    """`name=value`."""
    return cst.Arg(
        value,
        keyword=cst.Name(name),
        equal=cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace("")),
    )


def with_arguments(call: cst.Call, args: Sequence[cst.Arg]) -> cst.Call:
    """A call with other arguments: one a line, if its own were. Comments stay with arguments of its own."""
    if not args:
        return call.with_changes(args=(), whitespace_before_args=cst.SimpleWhitespace(""))
    between, last = _ONE_LINE, cst.Arg(cst.Name("_"))
    if call.args:
        last = call.args[-1]
        between = next((a.comma for a in call.args[:-1] if isinstance(a.comma, cst.Comma)), between)
    layout = _without_comment(between)
    made = [
        arg
        if isinstance(arg.comma, cst.Comma) and arg.comma is not last.comma
        else arg.with_changes(comma=layout, whitespace_after_arg=_NOTHING)
        for arg in args[:-1]
    ]
    end = last.comma
    if isinstance(end, cst.Comma) and args[-1].comma is not end:
        end = _without_comment(end)
    final = args[-1].with_changes(comma=end, whitespace_after_arg=last.whitespace_after_arg)
    return call.with_changes(args=[*made, final])


def comments(nodes: Iterable[cst.CSTNode]) -> list[str]:
    """The comments in nodes, so that none is lost with them."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, cst.Comment):
            found.append(node.value)
        found += comments(node.children)
    return found


_ONE_LINE = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
_NOTHING = cst.SimpleWhitespace("")


def _without_comment(comma: cst.Comma) -> cst.Comma:
    after = comma.whitespace_after
    if isinstance(after, cst.ParenthesizedWhitespace):
        after = after.with_changes(first_line=cst.TrailingWhitespace(), empty_lines=())
    return cst.Comma(whitespace_after=after)
