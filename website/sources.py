"""What a module's source says and its objects do not: imports, types as written, texts after assignments."""

import ast
import inspect
import sys
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

Key = tuple[str, str]
"""The module that defines a name, and the name there."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A name with a type: a field of a class, or an alias in a module."""

    name: str
    type: str
    """As written; empty if there is none."""
    text: str = ""
    """What it is, from the string after it."""
    default: str | None = None
    """Its value, as written."""


@dataclass(frozen=True, slots=True)
class Source:
    """One module."""

    imports: dict[str, Key] = field(default_factory=dict[str, Key])
    """Where each imported name comes from. Imports for type checkers are among them."""
    attributes: dict[str, Attribute] = field(default_factory=dict[str, Attribute])
    classes: dict[str, ast.ClassDef] = field(default_factory=dict[str, ast.ClassDef])


def _imported(node: ast.ImportFrom, module: str) -> str:
    """The module that an import in another one reads. Relative imports are those of generated modules."""
    return f"{module.rpartition('.')[0]}.{node.module}" if node.level else node.module or ""


@cache
def source(module: str) -> Source:
    """The source of a module of this project."""
    found = Source()
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        return found
    tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
    for body in _bodies(tree.body):
        found.attributes.update(attributes(body))
        for node in body:
            if isinstance(node, ast.ImportFrom):
                home = _imported(node, module)
                names = {n.asname or n.name: (home, n.name) for n in node.names}
                found.imports.update(names)
            elif isinstance(node, ast.ClassDef):
                found.classes[node.name] = node
    return found


def _bodies(body: list[ast.stmt]) -> list[list[ast.stmt]]:
    """The body of a module and those of its `if`s."""
    inner = [each for node in body if isinstance(node, ast.If) for each in (node.body, node.orelse)]
    return [body, *inner]


def attributes(body: list[ast.stmt]) -> dict[str, Attribute]:
    """The names that a body assigns or annotates, with the strings after them."""
    found: dict[str, Attribute] = {}
    for node, after in zip(body, [*body[1:], None], strict=False):
        text = ""
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            text = inspect.cleandoc(str(after.value.value))
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            value = ast.unparse(node.value) if node.value else None
            name = node.target.id
            found[name] = Attribute(name, _type(node.annotation), text, value)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            found[name] = Attribute(name, "", text, ast.unparse(node.value))
    return found


def _type(annotation: ast.expr) -> str:
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return annotation.value
    return ast.unparse(annotation)


def fields(kind: type) -> dict[str, Attribute]:
    """The public attributes that a class and its bases annotate, and those that methods give `self`."""
    found: dict[str, Attribute] = {}
    for base in reversed(kind.__mro__):
        if not base.__module__.startswith(("gemini_sdk", "gemini_models")):
            continue
        node = source(base.__module__).classes.get(base.__name__)
        if node is None:
            continue
        found.update(attributes(node.body))
        for method in (each for each in node.body if isinstance(each, ast.FunctionDef)):
            for name, given in _given(method).items():
                if not given.text and name in found:
                    continue
                found[name] = given
    return {n: each for n, each in found.items() if not n.startswith("_") and n != "model_config"}


def _given(method: ast.FunctionDef) -> dict[str, Attribute]:
    """The attributes of `self` that a method annotates."""
    found: dict[str, Attribute] = {}
    for node, after in zip(method.body, [*method.body[1:], None], strict=False):
        target = getattr(node, "target", None)
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(target, ast.Attribute)
            and ast.unparse(target.value) == "self"
        ):
            text = ""
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                text = inspect.cleandoc(str(after.value.value))
            found[target.attr] = Attribute(target.attr, _type(node.annotation), text)
    return found


def key_of(value: object, module: str = "", name: str = "") -> Key:
    """Where an object is defined; `module` and `name` of what does not know."""
    if isinstance(value, type) or inspect.isroutine(value):
        return value.__module__, value.__qualname__
    return definition(module, name)


@cache
def definition(module: str, name: str) -> Key:
    """Where a name that a module uses is defined."""
    seen: set[Key] = set()
    key = (module, name)
    while key not in seen and key[0].startswith(("gemini_sdk", "gemini_models")):
        seen.add(key)
        here = source(key[0])
        if key[1] in here.classes or key[1] in here.attributes:
            return key
        if key[1] in here.imports:
            key = here.imports[key[1]]
            continue
        value = getattr(import_module(key[0]), key[1], None)
        if isinstance(value, type):
            return value.__module__, value.__qualname__
        home = _home(key[0], key[1])
        if home is None:
            break
        key = home
    return key


def is_defined(key: Key) -> bool:
    """Whether a module of this project defines a name, other than as a type variable."""
    if not key[0].startswith(("gemini_sdk", "gemini_models")):
        return False
    here = source(key[0])
    value = here.attributes.get(key[1], Attribute("", "")).default or ""
    is_variable = "TypeVar(" in value or "ParamSpec(" in value or key[1].startswith("_")
    return (key[1] in here.classes or key[1] in here.attributes) and not is_variable


def _home(module: str, name: str) -> Key | None:
    """The module that `from MODULE import *` in this one takes a name from."""
    tree = ast.parse(Path(sys.modules[module].__file__ or "").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
            home = _imported(node, module)
            if name in import_module(home).__all__:
                return home, name
    return None
