"""Modules that offer what others hold, loaded when first asked for, as most programs need little of it."""

import sys
from collections.abc import Callable
from importlib import import_module


def deferred(module: str, *homes: str) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The `__getattr__` and `__dir__` of a module that also offers the names of these modules.

    They are loaded one after another until a name is found. `import *` and `dir()` load them all.
    """

    def find(name: str) -> object:
        if name == "__all__":
            return [name for name in listed() if not name.startswith("_")]
        if not name.startswith("_"):  # Python asks modules for names of its own, such as __path__
            for home in map(import_module, homes):
                if name in home.__all__:
                    value = getattr(home, name)
                    setattr(sys.modules[module], name, value)
                    return value
        raise AttributeError(f"module {module!r} has no attribute {name!r}")

    def listed() -> list[str]:
        exported = [name for home in homes for name in import_module(home).__all__]
        return sorted({*vars(sys.modules[module]), *exported})

    return find, listed
