"""Builds the wheel and the sdist, installs each into an empty environment, and tries it as a user would.

A script of its own rather than a test, because installing dependencies needs a package index. pip installs the wheel,
uv the sdist.

Usage: python -m tests.packaging.check_dist [FOLDER]. FOLDER gets the distributions that passed.
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from email.parser import Parser
from pathlib import Path

from readme_renderer import markdown

from codegen.manifest import files

ROOT = Path(__file__).resolve().parents[2]
SMOKE = Path(__file__).with_name("smoke.py")
OFFLINE = Path(__file__).with_name("offline.py")
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
QUIET = ("--quiet", "--disable-pip-version-check")


def main() -> None:
    """Raise where anything is missing or fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
        wheel, sdist = next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))
        check_contents(wheel)
        for package in (wheel, sdist):
            try_out(package, folder / f"environment-of-{package.suffix[1:]}")
        use_all(wheel, folder / "environment-with-extras")
        for out in map(Path, sys.argv[1:]):
            out.mkdir(exist_ok=True)
            for package in (wheel, sdist):
                shutil.copy(package, out)


def check_contents(wheel: Path) -> None:
    """The files and the description of a wheel."""
    archive = zipfile.ZipFile(wheel)
    carried = archive.namelist()
    if missing := set(CARRIED) - set(carried):
        raise SystemExit(f"{wheel.name} lacks {', '.join(sorted(missing))}")
    packages = {path.partition("/")[0] for path in carried if ".dist-info/" not in path}
    if others := packages - PACKAGES:
        raise SystemExit(f"{wheel.name} brings {', '.join(sorted(others))}")
    (described,) = (path for path in carried if path.endswith(".dist-info/METADATA"))
    metadata = Parser().parsestr(archive.read(described).decode())
    problems, text = io.StringIO(), metadata.get_payload()
    page = markdown.render(str(text), stream=problems)
    if page is None:
        raise SystemExit(f"the README does not render on a package index: {problems.getvalue()}")
    is_published = any(
        each.startswith("Repository,") for each in metadata.get_all("Project-URL", [])
    )
    relative = re.findall(r'(?:href|src)="(?!https?:|mailto:|#)([^"]*)"', page)
    if is_published and relative:
        raise SystemExit(f"the README has relative links: {', '.join(relative)}")


def empty(environment: Path) -> str:
    """Make an environment, and return its Python."""
    run(sys.executable, "-m", "venv", str(environment))
    return str(environment / "bin" / "python")


def try_out(package: Path, environment: Path) -> None:
    """Install a distribution and nothing else, run a typed program with it, and check its types."""
    python = empty(environment)
    if package.suffix == ".whl":
        run(python, "-m", "pip", "install", *QUIET, str(package))
    else:
        run(
            sys.executable,
            "-m",
            "uv",
            "pip",
            "install",
            "--quiet",
            "--python",
            python,
            str(package),
        )
    program = environment / SMOKE.name
    program.write_bytes(SMOKE.read_bytes())
    run(python, "-W", "error", str(program), cwd=environment)
    # Both checkers see only what was installed: no source tree, no configuration.
    (environment / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    run(sys.executable, "-m", "pyright", "--pythonpath", python, program.name, cwd=environment)
    mypy = ["-m", "mypy", "--strict", "--python-executable", python, "--config-file="]
    run(sys.executable, *mypy, program.name, cwd=environment)
    print(f"{package.name}: installs, runs and type-checks")


def use_all(wheel: Path, environment: Path) -> None:
    """Run the commands without a network, and make the models again and compare them with those in this folder."""
    python, out = empty(environment), environment / "made" / "gemini_models"
    run(python, "-m", "pip", "install", *QUIET, f"{wheel}[cli,emulator,codegen]")
    folder = environment / "empty"
    folder.mkdir()
    print(f"{wheel.name}: {run(python, str(OFFLINE), cwd=folder).strip()}")
    out.parent.mkdir()
    command = str(environment / "bin" / "gemini-sdk")
    run(command, "codegen", "--out", str(out), cwd=environment)
    there, made = (content(folder) for folder in (ROOT / "generated" / "gemini_models", out))
    if differing := [name for name in there | made if there.get(name) != made.get(name)]:
        raise SystemExit(f"{wheel.name} makes other models: {', '.join(differing)}")
    print(f"{wheel.name}: makes the same {len(made)} files again")


def content(folder: Path) -> dict[str, bytes]:
    """All files of a package, by their path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files(folder)}


def run(*command: str, cwd: Path = ROOT) -> str:
    """Run a command and return its standard output. All output is shown where it fails."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
