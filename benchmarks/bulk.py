"""`python -m benchmarks.bulk`: prompts in and results out, of this package and of what else does bulk work.

Each subject runs in a process of its own, with the Python that `--python` names for it: Ray, Beam and others need
environments of their own. All ask one emulator, which delays answers and fails at random.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.processes import NOT_INSTALLED, environment
from gemini_sdk import AsyncGeminiClient, bulk
from gemini_sdk.emulator import Emulator, EmulatorOptions, Latency, Rule

MODEL = "gemini-3.8-flash"
LATENCY = 0.05
FAILURES = 0.05
_SECONDS = 300


def _prompts(count: int) -> list[str]:
    return [f"number {number}" for number in range(count)]


def _maker(url: str) -> Callable[[], AsyncGeminiClient]:
    return partial(AsyncGeminiClient, api_key="any", base_url=url, max_retries=10)


def _run(url: str, count: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "out.jsonl"
        rows = [(f"k{number}", prompt) for number, prompt in enumerate(_prompts(count))]
        bulk.run(rows, output, client=_maker(url)(), model=MODEL)
        return len(output.read_bytes().splitlines())


def _gather(url: str, count: int) -> int:
    async def main() -> int:
        at_once = asyncio.Semaphore(64)
        async with _maker(url)() as client:

            async def one(prompt: str) -> bool:
                async with at_once:
                    return bool((await client.generate_content(MODEL, prompt)).text)

            return sum(await asyncio.gather(*map(one, _prompts(count))))

    return asyncio.run(main())


def _ray() -> Any:
    """Ray's data module, with a cluster of this process."""
    ray: Any = import_module("ray")
    ray.init(
        num_cpus=2, include_dashboard=False, object_store_memory=80 * 2**20, log_to_driver=False
    )
    return import_module("ray.data")


def _batch_processor(url: str, count: int) -> int:
    from gemini_sdk.bulk.ray import BatchProcessor

    data = _ray()
    rows = [{"key": prompt, "prompt": prompt} for prompt in _prompts(count)]
    found = data.from_items(rows).map_batches(
        BatchProcessor,
        fn_constructor_kwargs={"client": _maker(url), "model": MODEL},
        batch_size=64,
        compute=data.ActorPoolStrategy(size=1),
    )
    return sum(row["response"] is not None for row in found.take_all())


def _http_stage(url: str, count: int) -> int:
    llm: Any = import_module("ray.data.llm")
    data = _ray()
    config = llm.HttpRequestProcessorConfig(
        url=f"{url}/v1beta/models/{MODEL}:generateContent",
        headers={"x-goog-api-key": "any", "content-type": "application/json"},
        max_retries=10,
        base_retry_wait_time_in_s=0.5,
        concurrency=1,
    )

    def request(row: dict[str, Any]) -> dict[str, Any]:
        return {"payload": {"contents": [{"parts": [{"text": row["prompt"]}]}]}}

    def answer(row: dict[str, Any]) -> dict[str, Any]:
        return {"answered": "candidates" in row["http_response"]}

    processor = llm.build_processor(config, preprocess=request, postprocess=answer)
    rows = data.from_items([{"prompt": prompt} for prompt in _prompts(count)])
    return sum(row["answered"] for row in processor(rows).take_all())


def _pipeline(handler: Any, count: int) -> int:
    """The number of results of a pipeline with a model handler."""
    beam: Any = import_module("apache_beam")
    base: Any = import_module("apache_beam.ml.inference.base")
    with tempfile.TemporaryDirectory() as folder:
        with beam.Pipeline() as pipeline:
            results = pipeline | beam.Create(_prompts(count)) | base.RunInference(handler)
            words = results | beam.Map(_word)
            words | beam.io.WriteToText(f"{folder}/out")  # pyright: ignore[reportUnusedExpression]
        return sum(len(file.read_bytes().splitlines()) for file in Path(folder).glob("out*"))


def _word(_: object) -> str:
    return "result"


def _bulk_handler(url: str, count: int) -> int:
    from gemini_sdk.bulk.beam import BulkModelHandler

    return _pipeline(BulkModelHandler(_maker(url), model=MODEL), count)


def _beams_handler(url: str, count: int, **options: int) -> int:
    module: Any = import_module("apache_beam.ml.inference.gemini_inference")
    os.environ["GOOGLE_GEMINI_BASE_URL"] = url
    handler = module.GeminiModelHandler(
        MODEL, module.generate_from_string, api_key="any", **options
    )
    return _pipeline(handler, count)


def _async_batch_llm(url: str, count: int) -> int:
    package: Any = import_module("async_batch_llm")
    genai: Any = import_module("google.genai")
    client = genai.Client(api_key="any", http_options={"base_url": url})
    strategy = package.GeminiStrategy(package.GeminiModel(MODEL, client))
    done = asyncio.run(package.process_prompts(strategy, _prompts(count), concurrency=64))
    return sum(bool(result.success) for result in done.results)


SUBJECTS: dict[str, tuple[str, str, Callable[[str, int], int]]] = {
    "run": ("gemini_sdk: bulk.run", "this", _run),
    "gather": ("gemini_sdk: asyncio.gather over the client", "this", _gather),
    "ray": ("gemini_sdk: BatchProcessor on Ray, one worker", "ray", _batch_processor),
    "beam": ("gemini_sdk: BulkModelHandler on Beam", "beam", _bulk_handler),
    "beam-default": ("Beam: GeminiModelHandler, its defaults", "beam", _beams_handler),
    "beam-single": (
        "Beam: GeminiModelHandler, max_batch_size=1",
        "beam",
        partial(_beams_handler, max_batch_size=1),
    ),
    "ray-http": ("Ray: HttpRequestProcessor, one worker", "ray", _http_stage),
    "async-batch-llm": ("async-batch-llm over google-genai", "async-batch-llm", _async_batch_llm),
}
"""By key: title, environment, and what returns the number of results."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bulk", description=__doc__)
    parser.add_argument("--prompts", type=int, default=200, help="number of prompts (default: 200)")
    parser.add_argument(
        "--only", nargs="+", choices=SUBJECTS, default=list(SUBJECTS), help="subjects to measure"
    )
    parser.add_argument(
        "--python",
        nargs="+",
        default=[],
        metavar="NAME=PATH",
        help="Python of an environment: ray=..., beam=..., async-batch-llm=... (default: this one)",
    )
    parser.add_argument("--subject", choices=SUBJECTS, help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.subject:
        _measure(options.subject, options.url, options.prompts)
        return
    pythons = dict(each.split("=", 1) for each in options.python)
    print(
        f"| {options.prompts} prompts in | results | requests | seconds | client CPU, ms a result |"
    )
    print("|---|---|---|---|---|")
    for key in options.only:
        title, place, _ = SUBJECTS[key]
        print(f"| {title} | {_row(key, pythons.get(place, sys.executable), options.prompts)} |")


def _row(key: str, python: str, count: int) -> str:
    emulator_options = EmulatorOptions(
        latency=Latency("fixed", LATENCY), rules=(Rule(status=503, rate=FAILURES),), seed=1
    )
    with Emulator(emulator_options) as emulator:
        command = [python, "-m", "benchmarks.bulk", "--subject", key, "--url", emulator.url]
        place = environment() | {"RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": "disabled"}
        with tempfile.TemporaryFile("w+") as errors:
            try:
                done = subprocess.run(
                    [*command, "--prompts", str(count)],
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    env=place,
                    timeout=_SECONDS,
                    check=False,
                )
            except subprocess.TimeoutExpired:
                return f"none after {_SECONDS} s | | |"
            if done.returncode == NOT_INSTALLED:
                return "not installed | | |"
            requests = emulator.usage().total.requests
            if done.returncode:
                errors.seek(0)
                print(errors.read()[-2000:], file=sys.stderr)
                return f"none: an error ended it | {requests} | |"
        figures = json.loads(done.stdout.splitlines()[-1])
    results = figures["results"]
    # Workers of Ray are not children of the process that is measured.
    cpu = "not measured" if "ray" in key else f"{figures['cpu'] / max(results, 1) * 1000:.1f}"
    return f"{results} | {requests} | {figures['seconds']:.1f} | {cpu}"


def _measure(key: str, url: str, count: int) -> None:
    cpu, seconds = time.process_time(), time.perf_counter()
    try:
        results = SUBJECTS[key][2](url, count)
    except ImportError as error:
        print(error, file=sys.stderr)
        sys.exit(NOT_INSTALLED)
    used = {"cpu": time.process_time() - cpu, "seconds": time.perf_counter() - seconds}
    print(json.dumps({"results": results, **used}))


if __name__ == "__main__":
    main()
