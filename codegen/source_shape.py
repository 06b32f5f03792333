"""The allowed content of a generated module: imports, classes of fields, aliases, tables of literals. Anything else is
refused.

This is the second check after `python_source`: whatever a text does to the source that it is put into, a statement or
a call that generated modules do not have is found before it is written.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from .spec_lines import SpecError

_CALLS = {"Field", "Operation", "TypeAliasType", "TypedDict"}
_TYPES = (ast.Name, ast.Subscript, ast.BinOp, ast.BitOr, ast.Tuple, ast.Load, ast.Call)
_VALUES = (*_TYPES, ast.Constant, ast.List, ast.Dict, ast.keyword)
_IMPORTED = {"collections.abc", "datetime", "pydantic", "typing", "typing_extensions"}


def check_shape(module: Path) -> None:
    """Raises SpecError if the source in a file is not what generated modules are made of."""
    name, text = module.name, module.read_text(encoding="utf-8")
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError) as error:
        problem = f"{name}: the generated source is not valid Python: {error}"
        raise SpecError(problem) from error
    for node in body:
        for strange in _strange(node):
            line = getattr(strange, "lineno", node.lineno)
            kind = type(strange).__name__
            raise SpecError(f"{name}:{line}: the generated source contains an unexpected {kind}")


def _strange(node: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement that don't belong into a generated module."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return
        case ast.ImportFrom(module=str(module), level=level):
            if not level and module not in _IMPORTED and not module.startswith("gemini_sdk._"):
                yield node
        case ast.ClassDef(
            decorator_list=[],
            bases=[ast.Name(id="TypedDict")],
            keywords=[ast.keyword(arg="total", value=ast.Constant(value=False))],
            body=body,
        ):
            for member in body:
                yield from _strange_key(member)
        case ast.ClassDef(decorator_list=[], keywords=[], bases=bases, body=body):
            yield from (base for base in bases if not _is_base(base))
            for member in body:
                yield from _strange_member(member)
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            if name.startswith("__") and name != "__all__":
                yield node
            yield from _strange_value(value)
        case ast.AnnAssign(target=ast.Name(), annotation=annotation, value=ast.Dict() as value):
            yield from _strange_value(annotation)
            yield from _strange_value(value)
        case ast.If():
            if ast.unparse(node) != _offering(node):
                yield node
        case _:
            yield node


def _offering(node: ast.If) -> str | None:
    """The allowed form of an `if`: a module that finds the names of another."""
    match node.body:
        case [ast.ImportFrom(module=str(module), level=1)]:
            return (
                f"if TYPE_CHECKING:\n    from .{module} import *\n"
                f"else:\n    __getattr__, __dir__ = lazy_names(__name__, {{'.{module}': '*'}})"
            )
        case _:
            return None


def _strange_member(node: ast.stmt) -> Iterator[ast.AST]:
    match node:
        case ast.Pass() | ast.Expr(value=ast.Constant(value=str())):
            return
        case ast.AnnAssign(target=ast.Name(), annotation=annotation, value=value):
            yield from _strange_value(annotation)
            if value is not None and not (isinstance(value, ast.Constant) and value.value is None):
                yield value
        case _:
            yield node


def _strange_key(node: ast.stmt) -> Iterator[ast.AST]:
    """The content of a TypedDict that is neither a text nor a key with its type."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return
        case ast.AnnAssign(target=ast.Name(), annotation=annotation, value=None):
            if not _is_hint(annotation):
                yield annotation
        case _:
            yield node


def _is_base(node: ast.expr) -> bool:
    """Whether a base is a class, or one of a type variable."""
    match node:
        case ast.Name() | ast.Subscript(value=ast.Name(), slice=ast.Name()):
            return True
        case _:
            return False


def _strange_value(value: ast.expr) -> Iterator[ast.AST]:
    for node in ast.walk(value):
        match node:
            case ast.Call(func=ast.Name(id="TypedDict")):
                yield from _strange_hints(node)
            case ast.Call(func=ast.Name(id=called)) if called in _CALLS:
                pass
            case ast.Call():
                yield node
            case ast.Name(id=name) if name.startswith("__"):
                yield node
            case _ if not isinstance(node, _VALUES):
                yield node
            case _:
                pass


def _strange_hints(call: ast.Call) -> Iterator[ast.AST]:
    """What type checkers read as a type has to be one."""
    match call.args:
        case [ast.Constant(value=str()), ast.Dict(keys=keys, values=values)]:
            yield from (key or call for key in keys if not _is_text(key))
            for value in values:
                if not _is_hint(value):
                    yield value
        case _:
            yield call


def _is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_hint(node: ast.expr) -> bool:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return False
    try:
        hint = ast.parse(node.value, mode="eval").body
    except (SyntaxError, ValueError):
        return False
    return all(
        isinstance(n, (*_TYPES, ast.Constant)) and not isinstance(n, ast.Call)
        for n in ast.walk(hint)
    )
