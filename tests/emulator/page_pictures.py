"""Writes the pictures of the emulator's page in docs/assets, from a run with requests like those of a program.

Usage: python -m tests.emulator.page_pictures [FOLDER]
"""

import json
import sys
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
from PIL import Image

from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule
from tests.emulator.browser import started

ASSETS = Path(__file__).parents[2] / "docs" / "assets"
MODEL = "gemini-3.8-flash"
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 800}
STORY = (
    "A river begins as rain on a mountain. Small streams meet in the valleys, and each of them brings sand and leaves. "
    "On the plain the water is slow and wide, and boats carry wood and grain to the harbour."
)


def main() -> None:
    """Run the emulator, send requests, and write the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ASSETS
    options = EmulatorOptions(tuning_seconds=3600)
    with (
        Emulator(options) as emulator,
        started() as browser,
        httpx.Client(base_url=emulator.url, headers={"x-goog-api-key": "any"}) as http,
    ):
        _send(emulator, http)
        _pictures(emulator, http, browser, folder)
    for picture in folder.glob("emulator-page*.png"):
        with Image.open(picture) as drawn:
            small = drawn.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        small.save(picture, optimize=True)


def _pictures(emulator: Emulator, http: httpx.Client, browser: Any, folder: Path) -> None:
    light = _page(browser, emulator, WIDE, "light")
    streaming = Thread(target=lambda: _ask(http, "Tell me about rivers.", "streamGenerateContent"))
    streaming.start()
    light.locator(".row.growing").click()
    light.locator(".said", has_text="brings sand").wait_for()
    light.screenshot(path=folder / "emulator-page.png")
    streaming.join()
    light.locator(".row", has_text="2 errors").click()
    light.locator(".findings").wait_for()
    light.screenshot(path=folder / "emulator-page-findings.png")
    light.get_by_role("tab", name="Tunings").click()
    light.locator("svg.curve").first.wait_for()
    light.screenshot(path=folder / "emulator-page-tunings.png")
    light.get_by_role("tab", name="Usage").click()
    light.locator("#usage table").first.wait_for()
    light.screenshot(path=folder / "emulator-page-usage.png")
    dark = _page(browser, emulator, WIDE, "dark")
    dark.get_by_role("tab", name="Rules").click()
    dark.locator("#rules .card").first.wait_for()
    dark.screenshot(path=folder / "emulator-page-rules.png")
    phone = _page(browser, emulator, PHONE, "dark")
    phone.locator(".row", has_text="2 errors").click()
    phone.locator(".findings").wait_for()
    phone.screenshot(path=folder / "emulator-page-phone.png")


def _page(browser: Any, emulator: Emulator, size: dict[str, int], scheme: str) -> Any:
    page = browser.new_context(viewport=size, color_scheme=scheme).new_page()
    page.goto(emulator.url)
    page.locator(".row").first.wait_for()
    return page


def _send(emulator: Emulator, http: httpx.Client) -> None:
    examples = [{"textInput": f"number {n}", "output": f"number {n + 1}"} for n in range(60)]
    model = {
        "displayName": "counting",
        "baseModel": f"models/{MODEL}",
        "tuningTask": {
            "hyperparameters": {"epochCount": 5, "batchSize": 4},
            "trainingData": {"examples": {"examples": examples}},
        },
    }
    http.post("/v1beta/tunedModels", json=model).raise_for_status()
    emulator.advance(3600)
    bearer = {"authorization": "Bearer ada@example.com"}
    for name, numbers in (("train", range(80)), ("validation", range(80, 100))):
        upload = {"uploadType": "media", "name": f"{name}.jsonl"}
        http.post(
            "/upload/storage/v1/b/data/o",
            params=upload,
            content="\n".join(map(_example, numbers)),
            headers=bearer,
        ).raise_for_status()
    job = {
        "baseModel": MODEL,
        "tunedModelDisplayName": "capitals",
        "supervisedTuningSpec": {
            "trainingDatasetUri": "gs://data/train.jsonl",
            "validationDatasetUri": "gs://data/validation.jsonl",
            "hyperParameters": {"epochCount": "8"},
        },
    }
    jobs = "/v1/projects/any/locations/us-central1/tuningJobs"
    http.post(jobs, json=job, headers=bearer).raise_for_status()
    emulator.advance(2600)
    emulator.add(
        Rule(contains="Paris", status=503, headers={"Retry-After": "0"}, times=1),
        Rule(operation="streamGenerateContent", text=STORY, pace=0.06),
        Rule(contains="weather", text="It rains."),
        Rule(operation="countTokens", status=429, rate=0.05),
    )
    _ask(http, "Why is the sky blue?")
    _ask(http, "What is the capital of France? Paris?")
    _ask(http, "What is the capital of France? Paris?")
    _ask(http, "Write a poem about rain.", generationConfig={"temprature": 0.5, "topK": "many"})
    chat = {"model": "phi-4", "messages": [{"role": "user", "content": "Name three rivers."}]}
    http.post("/chat/completions", json=chat, headers={"api-key": "any"})
    content = {"content": {"parts": [{"text": "a river"}]}}
    http.post("/v1beta/models/gemini-embedding-001:embedContent", json=content)
    _ask(http, "How is the weather?")


def _example(number: int) -> str:
    turns = (("user", f"What is the capital of country {number}?"), ("model", f"City {number}."))
    contents = [{"role": role, "parts": [{"text": text}]} for role, text in turns]
    return json.dumps({"contents": contents})


def _ask(
    http: httpx.Client, text: str, operation: str = "generateContent", **others: Any
) -> httpx.Response:
    body = {"contents": [{"role": "user", "parts": [{"text": text}]}], **others}
    query = {"alt": "sse"} if operation.startswith("stream") else {}
    return http.post(f"/v1beta/models/{MODEL}:{operation}", json=body, params=query)


if __name__ == "__main__":
    main()
