"""`gemini-sdk batch`: from a file of requests to a file of answers, on both platforms."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gemini_sdk.cli.program import run
from gemini_sdk.emulator import Emulator, EmulatorOptions

Out = Callable[..., str]
FAST = ("--wait", "--poll-interval", "0.05")
VERTEX = ("--vertex", "--project", "p")


def line(key: str, **request: object) -> str:
    contents = [{"role": "user", "parts": [{"text": f"Who is {key}?"}]}]
    return json.dumps({"key": key, "request": {"contents": contents, **request}}) + "\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that stands for Cloud Storage."""
    root = tmp_path_factory.mktemp("storage")
    (root / "bucket").mkdir()
    (root / "bucket" / "in.jsonl").write_text(line("ada"))
    return root


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[Emulator]:
    with Emulator(EmulatorOptions(gcs_root=root, tuning_seconds=0.3)) as emulator:
        yield emulator


@pytest.fixture
def out(
    server: Emulator,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> Out:
    """Runs a command line that finds the emulator, and returns what it prints."""
    credentials = tmp_path / "credentials.json"
    server.write_credentials(credentials)
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(credentials))
    monkeypatch.setenv("GEMINI_API_KEY", "k")
    monkeypatch.setenv("GEMINI_SDK_BASE_URL", server.url)
    for name in ("GOOGLE_API_KEY", "GOOGLE_CLOUD_PROJECT", "GOOGLE_CLOUD_LOCATION"):
        monkeypatch.delenv(name, raising=False)

    def out(*arguments: str, status: int = 0) -> str:
        assert run(["batch", *arguments]) == status
        return capsys.readouterr().out.strip()

    return out


def test_google_ai(out: Out, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(line("ada") + line("bob"))
    name = out("create", str(source), "--display-name", "d", *FAST)
    assert name.startswith("batches/")
    assert json.loads(out("get", name))["metadata"]["state"] == "BATCH_STATE_SUCCEEDED"
    assert f"{name}\tBATCH_STATE_SUCCEEDED\td\t" in out("list")
    assert any(json.loads(each)["name"] == name for each in out("list", "--json").splitlines())
    assert out("results", name, "-o", str(target)) == ""
    answers = [json.loads(each) for each in target.read_text().splitlines()]
    assert {each["key"] for each in answers} == {"ada", "bob"}
    assert all(each["response"]["candidates"] for each in answers)
    assert out("watch", name) == ""
    assert json.loads(out("watch", name, "--json"))["done"]
    out("delete", name)
    out("get", name, status=1)


def test_lines_of_standard_input(out: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    def pipe(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    pipe(line("ada") + line("bob"))
    made = json.loads(out("create", "-", "--json", *FAST))
    found = [json.loads(each) for each in out("results", made["name"]).splitlines()]
    assert {each["key"] for each in found} == {"ada", "bob"}
    for wrong in ("", line("ada") + line("ada")):
        pipe(wrong)
        out("create", "-", status=2)
    out("create", "-", "--destination", "gs://b/o", *VERTEX, status=2)
    assert json.loads(out("get", made["name"], "--json"))["name"] == made["name"]


def test_a_request_that_fails(out: Out, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(line("ada") + line("bad", cachedContent="cachedContents/none"))
    shown = json.loads(out("create", str(source), "--json", *FAST))
    found = [json.loads(each) for each in out("results", shown["name"], status=1).splitlines()]
    errors = {each["key"]: each.get("error", {}).get("code") for each in found}
    assert errors == {"ada": None, "bad": 403}


def test_vertex(out: Out, root: Path) -> None:
    source, target = "gs://bucket/in.jsonl", "gs://bucket/out"
    name = out("create", source, "--destination", target, *FAST, *VERTEX)
    shown = json.loads(out("get", name, *VERTEX))
    assert shown["state"] == "JOB_STATE_SUCCEEDED"
    folder = root / shown["outputInfo"]["gcsOutputDirectory"].removeprefix("gs://")
    assert json.loads((folder / "predictions.jsonl").read_text())["response"]["candidates"]
    assert name in out("list", *VERTEX)
    out("delete", name, *VERTEX)
    failing = ("--display-name", "please fail")
    other = out("create", source, "--destination", target, *failing, *VERTEX)
    out("cancel", other, *VERTEX)
    out("watch", other, *VERTEX, status=1)


def test_a_wait_that_ends_early_prints_how_to_wait_again(
    out: Out, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Emulator(EmulatorOptions(gcs_root=root, tuning_seconds=3600)) as slow:
        monkeypatch.setenv("GEMINI_SDK_BASE_URL", slow.url)
        create = ("create", "gs://bucket/in.jsonl", "--destination", "gs://bucket/out", *VERTEX)
        name = out(*create)
        assert run(["batch", "watch", name, "--timeout", "0.1", *VERTEX]) == 1
        service = f"--vertex --project p --base-url {slow.url}\n"
    again = f"To watch it again: gemini-sdk batch watch {name} {service}"
    assert again in capsys.readouterr().err


def test_wrong_usage(out: Out, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(line("ada") + line("ada"))
    out("create", str(source), status=2)
    out("create", str(tmp_path / "none.jsonl"), status=2)
    out("create", str(source), "--destination", "gs://b/o", status=2)
    out("create", "gs://b/i", *VERTEX, status=2)
    out("create", "gs://b/i", "--destination", "gs://b/o", "--embeddings", *VERTEX, status=2)
    out("results", "1", *VERTEX, status=2)
