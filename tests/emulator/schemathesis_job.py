"""Schemathesis over each spec, against the emulator: `make schemathesis`.

Requests are made from the spec, right ones and wrong ones. No answer may be a server error, and each has a status, a
media type and a body that the spec describes. Google's names are given, because made-up ones are all 404; what they
name is there before.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.error import HTTPError

from gemini_sdk import GeminiClient

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = ROOT / "generated" / "gemini_models" / "specs" / "bundled"
BIN = Path(sys.executable).parent
SECONDS = int(os.environ.get("SCHEMATHESIS_SECONDS", "15"))
"""For each spec. The seed gives every run the same requests in the same order; a slow machine stops earlier."""
EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "5"))
"""Of each operation, at most."""
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)
HEADERS = {"Authorization": "Bearer a-token", "x-goog-api-key": "a-key", "api-key": "a-key"}
PARENT = "projects/p/locations/us-central1"


def main() -> int:
    """Exit status: 1 where a spec has a finding."""
    with tempfile.TemporaryDirectory() as name, _emulator() as url:
        settings = Path(name, "schemathesis.toml")
        given = [f"{json.dumps(k)} = {json.dumps(v)}\n" for k, v in _parameters(url).items()]
        settings.write_text("".join(["[parameters]\n", *given]), encoding="utf-8")
        failed = [spec for spec in _specs() if not _passes(spec, url, settings)]
    print(f"Schemathesis found something in {', '.join(failed)}" if failed else "no findings")
    return int(bool(failed))


def _specs() -> list[str]:
    """The specs that have operations."""
    files = sorted(BUNDLED.glob("*.json"))
    return [f.stem for f in files if json.loads(f.read_text(encoding="utf-8")).get("paths")]


@contextmanager
def _emulator() -> Generator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [BIN / "gemini-sdk", "emulator", "--port", str(port), "--tuning-seconds", "0.1"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(list(map(str, command)), stdout=quiet, stderr=quiet)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url)
        yield url
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{url}/emulator/health", timeout=5)
        except HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the emulator does not start")


def _call(url: str, body: object) -> Any:
    headers = HEADERS | {"Content-Type": "application/json"}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def _parameters(url: str) -> dict[str, str]:
    """The names that paths are made of, of what is there."""
    examples = [{"textInput": str(n), "outputText": str(n + 1)} for n in range(20)]
    data = {"examples": {"examples": [e | {"output": e.pop("outputText")} for e in examples]}}
    tuned = {
        "baseModel": "models/gemini-1.5-flash-001-tuning",
        "tuningTask": {"trainingData": data},
    }
    _call(f"{url}/v1beta/tunedModels?tunedModelId=tuned", tuned)
    job = {
        "baseModel": "gemini-2.5-flash",
        "supervisedTuningSpec": {"trainingDatasetUri": "gs://bucket/data.jsonl"},
    }
    made = _call(f"{url}/v1/{PARENT}/tuningJobs", job)
    return {
        "path.model": "gemini-2.5-flash",
        "path.publisher": "google",
        "path.tunedModel": "tuned",
        "path.project": "p",
        "path.location": "us-central1",
        "path.tuningJob": _id(made["name"]),
        **_resources(url),
    }


def _resources(url: str) -> dict[str, str]:
    """A file, a cached content and a batch of Google AI, and a batch prediction job of Vertex AI."""
    model, wide = "gemini-3.8-flash", "word " * 5000  # a cached content has a minimum of tokens
    with GeminiClient(api_key="a-key", base_url=url) as client:
        file = client.files.upload(b"text", mime_type="text/plain")
        cached = client.cached_contents.create(model=model, contents=wide)
        batch = client.batches.create(model=model, requests=["a", "b"])
    job = {
        "displayName": "job",
        "model": f"publishers/google/models/{model}",
        "inputConfig": {"instancesFormat": "jsonl", "gcsSource": {"uris": ["gs://b/in.jsonl"]}},
        "outputConfig": {
            "predictionsFormat": "jsonl",
            "gcsDestination": {"outputUriPrefix": "gs://b/out"},
        },
    }
    made = _call(f"{url}/v1/{PARENT}/batchPredictionJobs", job)
    return {
        "path.file": _id(file.name),
        "path.cachedContent": _id(cached.name),
        "path.batch": _id(batch.name),
        "path.batchPredictionJob": _id(made["name"]),
    }


def _id(name: object) -> str:
    return str(name).rpartition("/")[2]


def _without_events(node: Any) -> Any:
    """A spec without the schemas of its events, which Schemathesis takes for those of the events' envelopes."""
    if isinstance(node, list):
        return [_without_events(each) for each in cast("list[object]", node)]
    if not isinstance(node, dict):
        return node
    members = cast("dict[str, Any]", node)
    found: dict[str, Any] = {key: _without_events(value) for key, value in members.items()}
    if "text/event-stream" in found:
        found["text/event-stream"] = {}
    return found


def _passes(spec: str, url: str, settings: Path, seconds: int = SECONDS) -> bool:
    document = json.loads((BUNDLED / f"{spec}.json").read_text(encoding="utf-8"))
    path = settings.with_name(f"{spec}.json")
    path.write_text(json.dumps(_without_events(document)), encoding="utf-8")
    headers = [word for name, value in HEADERS.items() for word in ("-H", f"{name}: {value}")]
    command = [
        *(str(BIN / "schemathesis"), "--config-file", str(settings)),
        *("run", str(path), "--url", url, *headers),
        *("--checks", ",".join(CHECKS), "--max-examples", str(EXAMPLES)),
        *("--max-time", str(seconds), "--phases", "examples,coverage,fuzzing", "--seed", "1"),
        *("--request-timeout", "60", "--no-shrink", "--suppress-health-check", "all"),
        *("--generation-database", "none"),
        *("--no-color", "--continue-on-failure", "--warnings", "off"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=settings.parent)
    said = [line.strip() for line in done.stdout.splitlines() if " generated, " in line]
    if not said and seconds == SECONDS:  # a busy machine may need all of the time to begin
        return _passes(spec, url, settings, 8 * SECONDS)
    print(f"{spec}: {said[0] if said else 'nothing was tried'}")
    if done.returncode or not said:
        print(done.stdout, done.stderr, sep="\n")
    return done.returncode == 0 and bool(said)


if __name__ == "__main__":
    sys.exit(main())
