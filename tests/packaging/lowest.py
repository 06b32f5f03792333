"""The lowest versions that pyproject.toml promises to work with, as constraints for pip: `name==version` a line.

Usage: python -m tests.packaging.lowest EXTRA,EXTRA > constraints.txt
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def lowest(extras: Sequence[str]) -> Iterator[str]:
    """A constraint for every dependency, those of extras included, that names a lowest version."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    listed: list[str] = list(project["dependencies"])
    for extra in extras:
        listed += project["optional-dependencies"][extra]
    for requirement in listed:
        found = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*>=\s*([0-9][0-9.]*)", requirement)
        if found:
            yield f"{found[1]}=={found[2]}"


if __name__ == "__main__":
    print("\n".join(lowest(sys.argv[1].split(","))))
