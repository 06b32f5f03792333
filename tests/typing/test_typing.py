"""pyright and mypy, in strict mode, accept a typical program and report every mistake that types can show."""

import asyncio
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions
from tests.typing import typical_use

ROOT = Path(__file__).parents[2]
PROGRAM = Path(typical_use.__file__)

PREAMBLE = """\
from gemini_sdk import AsyncGeminiClient, AsyncVertexClient, GeminiClient, VertexClient
from gemini_sdk.types import generate_content as gc

M = "gemini-2.5-flash"


async def mistakes(
    client: GeminiClient, vertex: VertexClient, aclient: AsyncGeminiClient, avertex: AsyncVertexClient
) -> None:
    print(client.generate_content(M, "x").text, await aclient.generate_content(M, "x"))
"""

MISTAKES = """\
client.generate_content(M, "x", generation_confg={})
client.generate_content(M, "x", temperature=1)
client.generate_content(M, "x", generation_config={"temprature": 1})
client.generate_content(M, "x", generation_config={"temperature": "hot"})
client.generate_content(M, "x", generation_config={"thinking_config": {"thinking_budgt": 1}})
client.generate_content(M, {"role": "user", "prts": []})
client.generate_content(M, [{"txt": "x"}])
client.generate_content(M, 7)
client.generate_content(M)
client.generate_content(M, "x", "positional")
client.generate_content(M, "x", timeout="1")
client.generate_content(M, "x", system_instruction=7)
client.generate_content(M, "x", tools=[7])
client.generate_content(M, "x", tools=[{"google_serch": {}}])
client.generate_content(M, "x", safety_settings=[{"categry": "HARM_CATEGORY_HARASSMENT"}])
client.generate_content(M, "x").txt
client.generate_content(M, "x").text.upper()
client.stream_generate_content(M, "x", tmeout=1)
client.stream_generate_content(M, "x").text
client.count_tokens(M, "x", labels={})
client.count_tokens(M, "x").tokens
client.embed_content(M, ["x"], task_typ="RETRIEVAL_QUERY")
client.embed_content(M, 7)
client.embed_content(M, "x").embedings
client.compute_tokens(M, "x")
client.models.get("x").stage
client.with_raw_response.generate_content(M, "x").text
client.chats.create(M, system_instrction="x")
client.chats.create(M).send_message("x", temperature=1)
client.chats.create(M).send("x")
client.with_options(time_out=1)
client.tuned_models.create(base_modl="m")
client.tuned_models.create(base_model="m", epoch_count="5")
client.tuned_models.create(training_data=7)
client.tuned_models.create().wait(time_out=1)
client.tuned_models.create().metadata.steps
client.tuned_models.create(base_model="m").stat
[m.nam for m in client.tuned_models.list()]
client.tuning_jobs.list()
vertex.tuned_models.list()
vertex.tuning_jobs.create(method="distilled")
vertex.tuning_jobs.create(adapter_size=3)
vertex.tuning_jobs.wait("1", max_retries=1)
vertex.tuning_jobs.get(7)
[m for m in aclient.tuned_models.list()]
aclient.tuned_models.create().wait()
(await avertex.tuning_jobs.wait("1")).nam
await client.generate_content(M, "x")
[c async for c in client.stream_generate_content(M, "x")]
[c for c in aclient.stream_generate_content(M, "x")]
[c for c in avertex.chats.create(M).stream_message("x")]
await aclient.stream_generate_content(M, "x")
aclient.generate_content(M, "x").text
(await aclient.generate_content(M, "x", temperature=1)).text
(await avertex.generate_content(M, "x")).txt
vertex.generate_content(M, "x", generation_config=gc.GenerationConfig(temperature="hot"))
gc.Part.from_bytes("text", "image/png")
gc.Content.from_text(7)
client.batches.create(model=M, requests=7)
[r.text for _, r in client.batches.results(client.batches.create(model=M, requests=["x"]))]
[v.text for _, v in client.batches.results("batches/x")]
GeminiClient("key")
GeminiClient(api_key=7)
GeminiClient(project="p")
GeminiClient(http_client="nonsense")
VertexClient(projct="p")
VertexClient(credentials=7)
""".splitlines()

Errors = dict[str, dict[int, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typing")
    (folder / "typical_use.py").write_text(PROGRAM.read_text())
    lines = [f"    print({line})" for line in MISTAKES]
    (folder / "mistakes.py").write_text(PREAMBLE + "\n".join(lines) + "\n")
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(ROOT), str(ROOT / "generated")]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    return folder


def _run(*arguments: str, cwd: Path, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    ).stdout


def pyright(folder: Path) -> Errors:
    found: Errors = {"mistakes.py": {}, "typical_use.py": {}}
    output = json.loads(_run("pyright", "--outputjson", "--pythonpath", sys.executable, cwd=folder))
    assert output["summary"]["filesAnalyzed"] == len(found)
    for item in output["generalDiagnostics"]:
        line = item["range"]["start"]["line"] + 1
        found[Path(item["file"]).name][line] = item["message"]
    return found


def mypy(folder: Path) -> Errors:
    found: Errors = {"mistakes.py": {}, "typical_use.py": {}}
    cache = str(ROOT / ".mypy_cache" / "typing")
    path = os.pathsep.join([str(ROOT), str(ROOT / "generated")])
    output = _run(
        "mypy", "--strict", "--no-pretty", "--cache-dir", cache, *found, cwd=folder, MYPYPATH=path
    )
    assert re.search(r"checked 2 source files", output), output
    for name, line, message in re.findall(r"^(.+?):(\d+): error: (.+)$", output, re.MULTILINE):
        found[name][int(line)] = message
    return found


@pytest.fixture(scope="module", params=[pyright, mypy])
def errors(request: pytest.FixtureRequest, folder: Path) -> Errors:
    checked: Errors = request.param(folder)
    return checked


def test_a_typical_program_is_accepted(errors: Errors) -> None:
    assert errors["typical_use.py"] == {}


def test_every_mistake_is_reported(errors: Errors) -> None:
    first = PREAMBLE.count("\n") + 1
    reported = errors["mistakes.py"].keys()
    assert [m for n, m in enumerate(MISTAKES, first) if n not in reported] == []
    assert min(reported) == first


def test_the_typical_program_runs() -> None:
    with Emulator(EmulatorOptions(tuning_seconds=0.2)) as emulator:
        typical_use.synchronously(emulator.url)
        asyncio.run(typical_use.asynchronously(emulator.url))
