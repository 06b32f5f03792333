"""How the modules of models find mappings such as PartDict: when first asked for, as no other program needs them."""

from collections.abc import Callable
from importlib import import_module


def mappings(module: str, *stems: str) -> Callable[[str], object]:
    """The `__getattr__` of a module that has the mappings of these generated modules."""

    def find(name: str) -> object:
        if name.endswith("Dict"):
            for stem in stems:
                found = getattr(import_module(f"gemini_models.{stem}_dicts"), name, None)
                if found is not None:
                    return found
        raise AttributeError(f"module {module!r} has no attribute {name!r}")

    return find
