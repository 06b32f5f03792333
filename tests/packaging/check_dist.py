"""Builds the wheel and the sdist, installs each into an empty environment, and tries it as a user would.

A script of its own rather than a test, because installing dependencies needs a package index.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SMOKE = Path(__file__).with_name("smoke.py")
CARRIED = (
    "gemini_sdk/py.typed",
    "gemini_models/py.typed",
    "gemini_models/generate_content.py",
    "gemini_models/schemas/generate_content.vertex.json",
    "gemini_models/specs/generate_content.yaml",
)


def main() -> None:
    """Raise where anything is missing or fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
        wheel, sdist = next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))
        missing = set(CARRIED) - set(zipfile.ZipFile(wheel).namelist())
        if missing:
            raise SystemExit(f"{wheel.name} lacks {', '.join(sorted(missing))}")
        for package in (wheel, sdist):
            try_out(package, folder / f"environment-of-{package.suffix[1:]}")


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


def run(*command: str, cwd: Path = ROOT) -> None:
    """Run a command; its output is shown where it fails."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
