"""The emulator's page in a real browser. `make browser` installs what these tests need; elsewhere they are skipped."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule
from tests.emulator.browser import started

GENERATE = "/v1beta/models/gemini-3.8-flash:generateContent"
STREAM = "/v1beta/models/gemini-3.8-flash:streamGenerateContent?alt=sse"
HOSTILE = (
    "<img src=x onerror=\"document.title='taken'\"></script><script>document.title='taken'</script>"
)
PHONE = {"width": 390, "height": 780}


def is_fault(line: Any) -> bool:
    """Whether a line of the console is an error. An answer with an error status is none."""
    return line.type == "error" and not line.text.startswith("Failed to load resource: the server")


def asking(text: str, **others: Any) -> dict[str, Any]:
    return {"contents": [{"role": "user", "parts": [{"text": text}]}], **others}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with started() as browser:
        yield browser


@pytest.fixture(scope="module")
def running() -> Iterator[Emulator]:
    with Emulator(EmulatorOptions(tuning_seconds=1000)) as emulator:
        yield emulator


@pytest.fixture
def emulator(running: Emulator) -> Emulator:
    running.reset()
    return running


@pytest.fixture
def http(emulator: Emulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=emulator.url, headers={"x-goog-api-key": "k"}) as client:
        yield client


@pytest.fixture
def page(browser: Any, emulator: Emulator) -> Iterator[Any]:
    """The page, which must not log an error, nor ask anyone but its emulator."""
    problems: list[str] = []
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(30_000)

    def failed(error: Any) -> None:
        problems.append(str(error))

    def logged(line: Any) -> None:
        if is_fault(line):
            problems.append(line.text)

    def asked(request: Any) -> None:
        if not request.url.startswith((emulator.url, "data:")):
            problems.append(request.url)

    page.on("pageerror", failed)
    page.on("console", logged)
    page.on("request", asked)
    page.goto(emulator.url)
    page.get_by_text("Live").wait_for()
    yield page
    context.close()
    assert not problems


def test_requests_appear_and_a_stream_grows(
    page: Any, emulator: Emulator, http: httpx.Client
) -> None:
    http.post(GENERATE, json=asking("Why is the sky blue?"))
    page.locator(".row", has_text="Why is the sky blue?").wait_for()
    emulator.add(Rule(text="One two three four", fault="hang", after=2, times=1))
    with http.stream("POST", STREAM, json=asking("Count")):
        page.locator(".row.growing", has_text="Count").click()
        page.locator(".said.growing").get_by_text("One two", exact=True).wait_for()
    page.locator(".row", has_text="broken").wait_for()
    page.locator(".facts").get_by_text("connection ended early").wait_for()
    emulator.add(Rule(text="Five six seven eight", pace=0.1))
    http.post(STREAM, json=asking("Go on"))
    page.locator(".row", has_text="Go on").click()
    page.locator(".said:not(.growing)").get_by_text("Five six seven eight", exact=True).wait_for()


def test_findings_detail_and_copies(page: Any, emulator: Emulator, http: httpx.Client) -> None:
    http.post(GENERATE, json=asking("It's a poem", generationConfig={"temprature": 1}))
    page.locator(".row", has_text="1 error").click()
    finding = page.locator(".findings li")
    finding.get_by_text("generationConfig.temprature").wait_for()
    assert "did you mean 'temperature'?" in finding.inner_text()
    page.get_by_text("Copy as curl").click()
    page.get_by_text("Command copied").wait_for()
    command = page.evaluate("navigator.clipboard.readText()")
    assert '"x-goog-api-key: $GEMINI_API_KEY"' in command
    assert "It'\\''s a poem" in command
    page.get_by_text("Copy as Python").click()
    page.get_by_text("Program copied").wait_for()
    program = page.evaluate("navigator.clipboard.readText()")
    assert "***" not in command + program
    keys = {**os.environ, "GEMINI_API_KEY": "k"}
    subprocess.run([sys.executable, "-c", program], env=keys, check=True, capture_output=True)
    assert "--data-raw" in command  # a body that begins with @ is no file to read
    if shutil.which("curl"):
        subprocess.run(["sh", "-c", command], env=keys, check=True, capture_output=True)
    first, *again = emulator.journal()
    assert again
    assert all(e.body == first.body for e in again)
    assert {e.headers["x-goog-api-key"] for e in again} == {"***"}
    page.get_by_label("Copy: Request").click()
    page.get_by_text("Request copied").wait_for()
    body = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert body["generationConfig"] == {"temprature": 1}


def test_rules_and_faults_are_set_with_a_click(page: Any, http: httpx.Client) -> None:
    page.get_by_role("tab", name="Rules and faults").click()
    page.get_by_label("Text of the model").fill("It rains.")
    page.get_by_label("Text in the request").fill("weather")
    page.get_by_role("button", name="Add the reply").click()
    page.locator("#rules .card", has_text="It rains.").wait_for()
    said = http.post(GENERATE, json=asking("How is the weather?")).json()
    assert said["candidates"][0]["content"]["parts"] == [{"text": "It rains."}]
    page.get_by_label("Text in the request").fill("")
    page.get_by_role("button", name="429 Too many requests").click()
    page.locator("#rules .card", has_text="Status 429").wait_for()
    assert http.post(GENERATE, json=asking("Hello")).status_code == 429
    page.locator("#rules .card.spent", has_text="Status 429").wait_for()
    assert http.post(GENERATE, json=asking("Hello")).status_code == 200
    page.get_by_role("button", name="Cut after 3 chunks").click()
    page.locator("#rules .card", has_text="closed early after 3 chunks").wait_for()
    with pytest.raises(httpx.RemoteProtocolError):
        http.post(STREAM, json=asking("Hello"))
    page.get_by_label("Seconds before an answer").fill("uniform:3")
    page.get_by_role("button", name="Set the latency").click()
    page.locator(".problem", has_text="uniform").wait_for()
    page.get_by_role("button", name="Remove all").click()
    page.get_by_text("No rules: the model answers.").wait_for()
    assert http.get("/emulator/rules").json() == []


def test_a_tuning_is_drawn_and_usage_counted(
    page: Any, emulator: Emulator, http: httpx.Client, numbers: dict[str, Any]
) -> None:
    http.post("/v1beta/tunedModels", json=numbers).raise_for_status()
    http.post(GENERATE, json=asking("Hello"))
    page.get_by_role("tab", name="Tunings").click()
    page.get_by_text("CREATING").wait_for()
    page.get_by_role("button", name="1 hour").click()
    page.get_by_text("ACTIVE").wait_for()
    points = page.locator("svg polyline.training").get_attribute("points").split()
    assert len(points) == 38
    heights = [float(point.partition(",")[2]) for point in points]
    assert heights[0] < heights[-1]  # the loss falls, and y grows downwards
    page.keyboard.press("Tab")
    page.get_by_role("tab", name="Tunings").focus()
    page.keyboard.press("ArrowRight")
    page.locator("#usage td", has_text="gemini-3.8-flash").wait_for()


def test_text_of_a_model_does_nothing(page: Any, emulator: Emulator, http: httpx.Client) -> None:
    emulator.add(Rule(contains="again", raw=HOSTILE, headers={"x-hostile": HOSTILE}))
    emulator.add(Rule(text=HOSTILE))
    http.post(GENERATE, json=asking(HOSTILE))
    http.post(STREAM, json=asking(HOSTILE))
    http.post(GENERATE, json=asking(HOSTILE, **{HOSTILE: HOSTILE}))
    http.post(GENERATE, json=asking("again"))
    http.get(f"/{HOSTILE}", params={HOSTILE: HOSTILE})
    for number in range(1, 6):
        page.goto(f"{emulator.url}/#requests/{number}")
        page.locator(".json").first.wait_for()
    for part in ("rules", "tunings", "usage"):
        page.goto(f"{emulator.url}/#{part}")
        page.locator(f"#{part}").wait_for()
    page.goto(f"{emulator.url}/#requests/1")
    page.locator(".said", has_text="onerror").wait_for()
    assert page.title() == "gemini-sdk emulator"
    assert page.locator("main img, main script").count() == 0


def test_many_requests_stay_usable(page: Any, http: httpx.Client) -> None:
    for number in range(420):
        http.get(f"/nothing/{number}")
    page.locator(".row", has_text="/nothing/419").wait_for()
    page.reload()
    page.get_by_text("200 of 420 requests").wait_for()
    page.get_by_role("button", name="Show older requests").click()
    page.get_by_text("400 of 420 requests").wait_for()
    page.get_by_label("Filter").fill("/nothing/41")
    page.get_by_text("11 of 420 requests").wait_for()
    page.locator(".row").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("h2", has_text="/nothing/418").wait_for()


def test_on_a_phone_nothing_is_wider_than_the_screen(page: Any, http: httpx.Client) -> None:
    page.set_viewport_size(PHONE)
    http.post(GENERATE, json=asking("x" * 500, generationConfig={"y" * 300: 1}))
    page.locator(".row").click()
    page.get_by_role("link", name="Back to the list").wait_for()
    for part in ("", "rules", "tunings", "usage"):
        if part:
            page.get_by_role("tab", name=part).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("foreign", ["http://elsewhere.localhost:8099/", "http://127.0.0.1:8099/"])
def test_a_page_of_another_origin_reads_and_sets_nothing(
    browser: Any, emulator: Emulator, http: httpx.Client, foreign: str
) -> None:
    http.post(GENERATE, json=asking("private"))
    page = browser.new_page()

    def answer(route: Any) -> None:
        route.fulfill(content_type="text/html", body="<p>Hello")

    page.route(foreign, answer)
    page.goto(foreign)
    tried = page.evaluate(
        """async (url) => {
            const read = await fetch(`${url}/emulator/exchanges`).then((r) => r.text()).catch(() => "refused");
            await fetch(`${url}/emulator/rules`, {method: "POST", mode: "no-cors", body: '{"text": "x"}'})
                .catch(() => 0);
            const frame = document.createElement("iframe");
            frame.src = url;
            document.body.append(frame);
            await new Promise((loaded) => { frame.onload = frame.onerror = loaded; });
            return read;
        }""",
        emulator.url,
    )
    page.close()
    assert tried == "refused"
    assert not emulator.rules()


def test_a_token_opens_the_page(browser: Any) -> None:
    with Emulator(EmulatorOptions(admin_token="s3cret")) as emulator:
        page = browser.new_page()
        page.goto(emulator.url)
        page.get_by_label("admin token").fill("s3cret")
        page.get_by_role("button", name="Use the token").click()
        page.get_by_text("Live").wait_for()
        page.close()
        page = browser.new_page()
        page.goto(f"{emulator.url}/#token=s3cret")
        page.get_by_text("Live").wait_for()
        assert "s3cret" not in page.url
        html = "() => { try { document.body.innerHTML = 'x'; } catch { return 'refused'; } }"
        assert page.evaluate(html) == "refused"
        page.close()
