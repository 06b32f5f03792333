"""Names that a module offers and other modules define. Each is loaded when it is first asked for.

A table says which module defines which names. Type checkers do not read it: the module that has the table imports the
same names under TYPE_CHECKING.
"""

import sys
from importlib import import_module

# Checkers know the name. The module `typing`, which has it, takes longer to load than all of this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def lazy_names(
    module: str, table: "Mapping[str, str]"
) -> "tuple[Callable[[str], object], Callable[[], list[str]]]":
    """The `__getattr__` and `__dir__` of a module.

    Args:
        module: its `__name__`.
        table: from modules, with a leading dot for those next to this one (`from .chats import Chat`), to the names
            that they define, separated by spaces. The names of "." are modules themselves. `*` is all that a module
            has in its `__all__`. `dir()` does not load modules for that if this module has an `__all__`.
    """
    own = vars(sys.modules[module])
    homes = {name: home for home, names in table.items() for name in names.split()}
    whole = [home for home, names in table.items() if names == "*"]

    def load(home: str) -> "Any":
        return import_module(home, own["__package__"])

    def find(name: str) -> object:
        if name == "__all__":
            return [each for each in listed() if not each.startswith("_")]
        home = homes.get(name)
        if home is None and not name.startswith("_"):  # Python asks for names such as __path__
            home = next((each for each in whole if name in load(each).__all__), None)
        if home is None:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        own[name] = load(f".{name}") if home == "." else getattr(load(home), name)
        return own[name]

    def listed() -> list[str]:
        if "__all__" in own:
            return sorted(own["__all__"])
        return sorted({*own, *(name for home in whole for name in load(home).__all__)})

    return find, listed
