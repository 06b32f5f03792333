"""Builds the wheel and the sdist, installs each into an empty environment, and tries it as a user would.

A script of its own rather than a test, because installing dependencies needs a package index.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from codegen.manifest import files

ROOT = Path(__file__).resolve().parents[2]
SMOKE = Path(__file__).with_name("smoke.py")
CARRIED = (
    "gemini_sdk/py.typed",
    "gemini_sdk/emulator/page/static/page.html",
    "gemini_sdk/emulator/page/static/page.js",
    "gemini_models/py.typed",
    "gemini_models/generate_content.py",
    "gemini_models/documentation/generate_content.json",
    "gemini_models/schemas/generate_content.vertex.json",
    "gemini_models/specs/generate_content.yaml",
    "gemini_models/specs/spec.schema.json",
    "gemini_models/specs/bundled/generate_content.json",
    "gemini_sdk/_codegen/generate.py",
    "gemini_sdk/_codegen/templates/TypeAliasType.jinja2",
)
PACKAGES = {"gemini_sdk", "gemini_models"}


def main() -> None:
    """Raise where anything is missing or fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
        wheel, sdist = next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))
        carried = zipfile.ZipFile(wheel).namelist()
        if missing := set(CARRIED) - set(carried):
            raise SystemExit(f"{wheel.name} lacks {', '.join(sorted(missing))}")
        packages = {path.partition("/")[0] for path in carried if ".dist-info/" not in path}
        if others := packages - PACKAGES:
            raise SystemExit(f"{wheel.name} brings {', '.join(sorted(others))}")
        for package in (wheel, sdist):
            try_out(package, folder / f"environment-of-{package.suffix[1:]}")
        regenerate(wheel, folder / "environment-with-codegen")


def try_out(package: Path, environment: Path) -> None:
    """Install a distribution and nothing else, run a typed program with it, and check its types."""
    run(sys.executable, "-m", "venv", str(environment))
    python = str(environment / "bin" / "python")
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(package))
    program = environment / SMOKE.name
    program.write_bytes(SMOKE.read_bytes())
    run(python, "-W", "error", str(program), cwd=environment)
    # Both checkers see only what was installed: no source tree, no configuration.
    (environment / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    run(sys.executable, "-m", "pyright", "--pythonpath", python, program.name, cwd=environment)
    mypy = ["-m", "mypy", "--strict", "--python-executable", python, "--config-file="]
    run(sys.executable, *mypy, program.name, cwd=environment)
    print(f"{package.name}: installs, runs and type-checks")


def regenerate(wheel: Path, environment: Path) -> None:
    """Make the models again from nothing but the wheel, and compare them with those in this folder."""
    run(sys.executable, "-m", "venv", str(environment))
    binaries, out = environment / "bin", environment / "made" / "gemini_models"
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(str(binaries / "python"), *pip, f"{wheel}[cli,codegen]")
    out.parent.mkdir()
    run(str(binaries / "gemini-sdk"), "codegen", "--out", str(out), cwd=environment)
    there, made = (content(folder) for folder in (ROOT / "generated" / "gemini_models", out))
    if differing := [name for name in there | made if there.get(name) != made.get(name)]:
        raise SystemExit(f"{wheel.name} makes other models: {', '.join(differing)}")
    print(f"{wheel.name}: makes the same {len(made)} files again")


def content(folder: Path) -> dict[str, bytes]:
    """All files of a package, by their path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files(folder)}


def run(*command: str, cwd: Path = ROOT) -> None:
    """Run a command; its output is shown where it fails."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
