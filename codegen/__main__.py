"""`python -m codegen` writes generated/ from specs/; `python -m codegen --check` compares."""

import argparse
import sys
from collections.abc import Sequence

from codegen.package import differences, write_package
from codegen.settings import OUTPUT, SPECS
from codegen.specs import SpecError


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 done or up to date, 1 stale or edited by hand, 2 an unusable spec."""
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 on differences")
    options = parser.parse_args(arguments)
    try:
        if options.check:
            return _check()
        write_package(SPECS, OUTPUT)
    except SpecError as error:
        print(f"codegen: {error}", file=sys.stderr)
        return 2
    print(f"codegen: wrote {OUTPUT.name} from {SPECS.name}/")
    return 0


def _check() -> int:
    found = list(differences(SPECS, OUTPUT))
    if not found:
        print("codegen: generated/ is what the specs say")
        return 0
    sys.stdout.writelines(line[:200].rstrip("\n") + "\n" for line in found)
    print(
        "codegen: generated/ differs from what the specs say. Run `make generate` and commit the result; "
        "a change made by hand in generated/ belongs into specs/ or codegen/.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
