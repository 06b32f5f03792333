"""Which module a type is in: a program that reads answers is not to make the many classes that only requests have.

A spec file is a module. Where most of its types are in no answer of its operations, these are in a module of their
own, `<file>_requests`, whose names the first one offers too.
"""

from .sent_types import received_types
from .specs import Specs


def requests_module(stem: str) -> str:
    """What the module is called, where there is one, of a file's types that are in no answer."""
    return f"{stem}_requests"


def modules(specs: Specs) -> dict[tuple[str, str], str]:
    """The module of every type, by its file's stem and its name."""
    found: dict[tuple[str, str], str] = {}
    for stem in specs.documents:
        names = specs.schemas(stem)
        answers = {name for home, name, _ in received_types(specs, stem) if home == stem}
        requests = requests_module(stem)
        divided = 0 < len(answers) < len(names) / 2 and requests not in specs.documents
        for name in names:
            found[stem, name] = requests if divided and name not in answers else stem
    return found
