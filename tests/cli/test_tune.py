"""`gemini-sdk tune`: both platforms from data to a model that answers, and watching that nothing ends but the end."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from gemini_sdk import GeminiClient, VertexClient
from gemini_sdk.cli.demo.services import surroundings
from gemini_sdk.cli.program import run
from gemini_sdk.emulator import Emulator, EmulatorOptions
from tests.cli.processes import started

PAIRS = "text_input,output\n1,2\n3,4\ntwenty two,twenty three\nninety nine,one hundred\n"
BASE = "gemini-1.5-flash-001-tuning"
LINE = json.dumps(
    {
        "contents": [
            {"role": "user", "parts": [{"text": "Why is the sky blue?"}]},
            {"role": "model", "parts": [{"text": "Because of Rayleigh scattering."}]},
        ]
    }
)
VERTEX = ("--vertex", "--project", "p")
MAKE = ("create", "{pairs}", "--base-model", BASE)
NOW = 1_800_000_000.0
FAST = ("--poll-interval", "0.05")


@dataclass(frozen=True, slots=True)
class Outcome:
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Outcome]


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that stands for Cloud Storage."""
    root = tmp_path_factory.mktemp("storage")
    (root / "bucket").mkdir()
    lines = [LINE, *(LINE.replace("sky", f"sky of planet {n}") for n in range(3))]
    (root / "bucket" / "train.jsonl").write_text("\n".join(lines))
    return root


@pytest.fixture(scope="module")
def server(storage: Path) -> Iterator[Emulator]:
    options = EmulatorOptions(gcs_root=storage, tuning_seconds=0.3)
    with Emulator(options) as emulator, surroundings(emulator.url):
        yield emulator


@pytest.fixture
def cli(
    server: Emulator, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs a command line that finds the emulator."""
    server.reset()
    for name in ("GOOGLE_API_KEY", "GOOGLE_CLOUD_PROJECT", "GOOGLE_CLOUD_LOCATION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GEMINI_API_KEY", "k")
    monkeypatch.setenv("GEMINI_SDK_BASE_URL", server.url)

    def invoke(*arguments: str) -> Outcome:
        status = run(["tune", *arguments])
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return invoke


@pytest.fixture
def pairs(tmp_path: Path) -> str:
    file = tmp_path / "pairs.csv"
    file.write_text(PAIRS)
    return str(file)


def test_from_pairs_to_a_model_that_answers(
    cli: Run, server: Emulator, pairs: str, tmp_path: Path
) -> None:
    picture = tmp_path / "loss.html"
    made = cli(
        *("create", pairs, "--base-model", BASE, "--display-name", "numbers", "--epochs", "2"),
        *("--batch-size", "2", "--plot", str(picture), *FAST),
    )
    assert made.status == 0
    operation, model = made.lines
    assert operation.startswith(f"{model}/operations/")
    assert "step 4 of 4" in made.err
    assert re.search("mean_loss [▁▂▃▄▅▆▇█]+ [0-9.]+\n", made.err)
    assert "<svg" in picture.read_text()
    with GeminiClient(api_key="k", base_url=server.url) as client:
        assert client.generate_content(model, "1").text == "2"

    (line,) = cli("list").lines
    assert line.split("\t")[:4] == [model, "ACTIVE", "numbers", f"models/{BASE}"]
    assert json.loads(cli("list", "--json").out)["name"] == model
    assert json.loads(cli("get", model).out)["state"] == "ACTIVE"
    assert json.loads(cli("get", operation).out)["done"] is True
    assert cli("watch", model).lines == [model]
    assert cli("delete", model).status == 0
    assert cli("list").out == ""
    assert cli("get", model).status == 1


def test_from_a_dataset_to_an_endpoint_that_answers(cli: Run, server: Emulator) -> None:
    made = cli(
        *("create", "gs://bucket/train.jsonl", "--base-model", "gemini-1.5-pro-002"),
        *("--display-name", "sky", "--adapter-size", "4", *VERTEX, *FAST),
    )
    assert made.status == 0
    job, endpoint = made.lines
    assert made.err.splitlines()[-1].startswith(("succeeded", "metrics: gs://"))
    with VertexClient(project="p", credentials=lambda: "t", base_url=server.url) as client:
        answer = client.generate_content(endpoint, "Why is the sky blue?")
        assert answer.text == "Because of Rayleigh scattering."
    (line,) = cli("list", *VERTEX).lines
    assert line.split("\t")[:4] == [job, "succeeded", "sky", "gemini-1.5-pro-002"]
    knobs = json.loads(cli("get", job, *VERTEX).out)["supervisedTuningSpec"]["hyperParameters"]
    assert knobs["adapterSize"] == "ADAPTER_SIZE_FOUR"
    assert cli("watch", job.rpartition("/")[2], *VERTEX).lines == [endpoint]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((*MAKE, "--plot", "loss.gif"), ".html, .svg, .png"),
        (
            (*MAKE, "--adapter-size", "4"),
            "--adapter-size is only for Vertex AI",
        ),
        (
            ("create", "gs://b/f", "--base-model", "m", "--batch-size", "4", *VERTEX),
            "--batch-size is",
        ),
        (
            ("create", "gs://b/f", "--base-model", "m", "--id", "x", *VERTEX),
            "--id is only for Google AI",
        ),
        (("create", "{pairs}", "--base-model", "m", *VERTEX), "a local path"),
        (("create", "gs://b/f", "--base-model", "m"), "or --vertex"),
        (
            ("create", "gs://b/f", "--base-model", "m", "--adapter-size", "3", *VERTEX),
            "unknown adapter size",
        ),
        (
            (*MAKE, "--learning-rate", "1", "--learning-rate-multiplier", "1"),
            "learningRateMultiplier",
        ),
        (("create", "missing.csv", "--base-model", BASE), "missing.csv"),
        ((*MAKE, "--plot", "no/such/loss.html"), "the folder no/such does not exist"),
        (("watch", "models/x"), "not the name of a tunedModel"),
        (("watch", "models/x", "--plot", "loss.html"), "not the name of a tunedModel"),
        (("delete", "17", *VERTEX), "cannot be deleted"),
    ],
)
def test_wrong_usage_is_reported_before_anything_is_sent(
    cli: Run, server: Emulator, pairs: str, arguments: tuple[str, ...], message: str
) -> None:
    outcome = cli(*(each.format(pairs=pairs) for each in arguments))
    assert outcome.status == 2
    assert message in outcome.err
    assert "no picture" not in outcome.err
    assert [entry for entry in server.journal() if entry.operation != "token"] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
def test_a_picture_that_fails_takes_no_model_away(cli: Run, pairs: str, tmp_path: Path) -> None:
    (tmp_path / "loss.html").symlink_to("/dev/full")
    picture = str(tmp_path / "loss.html")
    outcome = cli(*(each.format(pairs=pairs) for each in MAKE), *FAST, "--plot", picture)
    assert outcome.status == 2
    assert "No space left" in outcome.err
    assert outcome.lines[-1].startswith("tunedModels/")
    assert "/operations/" not in outcome.lines[-1]


def test_a_cancelled_tuning_fails_the_watch(
    cli: Run, storage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = ("gs://bucket/train.jsonl", "--base-model", "gemini-1.5-pro-002")
    with Emulator(EmulatorOptions(gcs_root=storage, clock=lambda: NOW)) as emulator:
        monkeypatch.setenv("GEMINI_SDK_BASE_URL", emulator.url)
        begun = cli("create", *data, "--detach", *VERTEX)
        (job,) = begun.lines
        assert f"gemini-sdk tune watch {job} --vertex --project p --base-url http://" in begun.err
        assert cli("cancel", job, *VERTEX).status == 0
        emulator.advance(2)
        watched = cli("watch", job, *VERTEX, *FAST)
    assert watched.status == 1
    assert "JOB_STATE_CANCELLED" in watched.err


@pytest.fixture
def local(tmp_path: Path) -> str:
    file = tmp_path / "local.jsonl"
    file.write_text("\n".join(LINE.replace("sky", f"moon {n}") for n in range(3)))
    return str(file)


VERTEX_BASE = ("--base-model", "gemini-3.5-flash", *VERTEX)


def test_from_a_local_dataset_to_an_endpoint_that_answers(
    cli: Run, server: Emulator, storage: Path, local: str
) -> None:
    place = ("--bucket", "gs://uploads/a", "--storage-base-url", server.url)
    made = cli("create", local, *place, *VERTEX_BASE, *FAST)
    assert made.status == 0, made.err
    job, endpoint = made.lines
    assert (storage / "uploads" / "a" / "local.jsonl").read_text() == Path(local).read_text()
    assert re.search("train_total_loss [▁▂▃▄▅▆▇█]+ [0-9.]+\n", made.err)
    with VertexClient(project="p", credentials=lambda: "t", base_url=server.url) as client:
        answer = client.generate_content(endpoint, "Why is the moon 2 blue?")
        assert answer.text == "Because of Rayleigh scattering."

    again = cli("create", local, *place, *VERTEX_BASE, *FAST)
    assert again.status == 1
    assert "gs://uploads/a/local.jsonl exists already" in again.err

    # The name of the job says that it is one of Vertex AI.
    without = cli("watch", job, *(each for each in VERTEX if each != "--vertex"), *FAST)
    assert "train_total_loss" not in without.err
    assert "--metrics reads them" in without.err
    watched = cli("watch", job, "--metrics", "--storage-base-url", server.url, *VERTEX, *FAST)
    assert watched.lines == [endpoint]
    assert "train_total_loss" in watched.err

    server.add({"operation": "storage.objects.get", "status": 403})
    denied = cli("watch", job, "--metrics", "--storage-base-url", server.url, *VERTEX, *FAST)
    assert denied.lines == [endpoint]
    assert "the metrics cannot be read: 403" in denied.err


@pytest.fixture
def table(tmp_path: Path) -> str:
    """A table of another desk: its own headers, semicolons, an old encoding."""
    file = tmp_path / "table.csv"
    rows = "".join(f"{n};Größe {n}?;{n} µm\n" for n in range(4))
    file.write_text(f"id;Frage;Antwort\n{rows}", encoding="cp1252")
    return str(file)


READ = ("--columns", "frage", "ANTWORT", "--encoding", "cp1252", "--delimiter", ";")


@pytest.mark.parametrize("option", [("--plot", "loss.svg"), ("--timeout", "3"), FAST])
def test_options_of_watching_are_not_for_a_detached_start(
    cli: Run, pairs: str, option: tuple[str, str]
) -> None:
    refused = cli("create", pairs, "--base-model", BASE, "--detach", *option)
    assert refused.status == 2
    assert f"{option[0]} is for watching, which --detach leaves out" in refused.err
    assert not refused.out


def test_tables_are_tuned_with(cli: Run, server: Emulator, storage: Path, table: str) -> None:
    paired = cli("create", table, "--base-model", BASE, *READ, "--detach")
    assert paired.status == 0, paired.err
    place = ("--bucket", "gs://uploads/t", "--storage-base-url", server.url)
    made = cli("create", table, *place, *VERTEX_BASE, *READ, "--detach")
    assert made.status == 0, made.err
    assert "4 examples, read as a table (CSV, with semicolons), in cp1252" in made.err
    uploaded = (storage / "uploads" / "t" / "table.jsonl").read_text(encoding="utf-8")
    assert "Größe 2?" in uploaded
    unread = cli("create", table, *place, *VERTEX_BASE)
    assert unread.status == 2
    assert "it looks like cp1252" in unread.err
    distant = cli("create", "gs://bucket/train.jsonl", *VERTEX_BASE, *READ)
    assert distant.status == 2
    assert "--columns is for a local file" in distant.err


def test_a_create_that_fails_names_what_was_uploaded(
    cli: Run, server: Emulator, monkeypatch: pytest.MonkeyPatch, local: str
) -> None:
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", server.url)
    server.add({"operation": "tuningJobs.create", "status": 403})
    failed = cli("create", local, "--bucket", "gs://uploads/b", *VERTEX_BASE)
    assert failed.status == 1
    assert "left in Cloud Storage: gs://uploads/b/local.jsonl" in failed.err

    server.reset()
    detached = cli("create", local, "--bucket", "gs://uploads/c", "--detach", *VERTEX_BASE)
    assert detached.status == 0
    assert f"--storage-base-url {server.url} --metrics" in detached.err


def test_datasets_are_checked_before_they_are_uploaded(
    cli: Run, server: Emulator, local: str
) -> None:
    Path(local).write_text('{"contents": []}\n')
    wrong = cli(
        *("create", local, "--bucket", "gs://uploads/d", "--storage-base-url", server.url),
        *VERTEX_BASE,
    )
    assert wrong.status == 2
    assert "local.jsonl:1" in wrong.err
    assert not server.journal()


@pytest.mark.parametrize("name", [("17", *VERTEX), ("tunedModels/a/operations/b",)])
def test_a_service_that_was_never_there_is_reported(cli: Run, name: tuple[str, ...]) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound and not listening: connections are refused
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        watched = cli("watch", *name, "--base-url", url, "--timeout", "5")
    assert watched.status == 1
    assert "refused" in watched.err
    assert "is not done" not in watched.err


def test_a_file_of_metrics_is_drawn(cli: Run, tmp_path: Path) -> None:
    metrics = tmp_path / "metrics.jsonl"
    metrics.write_text('{"step": 1, "/train_total_loss": 2}\n{"step": 2, "/train_total_loss": 1}\n')
    for name in ("loss.svg", "loss.png"):
        picture = tmp_path / name
        assert cli("plot", str(metrics), str(picture), "--title", "A job").status == 0
        assert picture.stat().st_size > 500


@pytest.mark.parametrize(
    ("content", "found"),
    [("", "no metrics"), ('{"step": 1, "/train_num_predictions": 7}\n', "train_num_predictions")],
)
def test_without_a_loss_there_is_no_picture(
    cli: Run, tmp_path: Path, content: str, found: str
) -> None:
    metrics, picture = tmp_path / "metrics.jsonl", tmp_path / "loss.svg"
    metrics.write_text(content)
    drawn = cli("plot", str(metrics), str(picture))
    assert drawn.status == 2
    assert f"the file contains no loss; found {found}" in drawn.err
    assert not picture.exists()


class Service:
    """An emulator in a process of its own, which can be killed and started again where it was.

    Its clock stands still until a test moves it, so no tuning ends before a test has looked.
    """

    def __init__(self, folder: Path, storage: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._script = f"""
import threading
from gemini_sdk.emulator import Emulator, EmulatorOptions
options = EmulatorOptions(
    port={self.port}, state={str(folder)!r}, gcs_root={str(storage)!r}, tuning_seconds=3600,
    clock=lambda: 1_800_000_000.0,
)
with Emulator(options):
    print("ready", flush=True)
    threading.Event().wait()
"""
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", self._script], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n"

    def finish(self) -> None:
        """Moves the clock beyond the end of every tuning."""
        moved = httpx.post(f"{self.url}/emulator/clock", json={"advance": 3600})
        assert moved.status_code == 200

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


@pytest.fixture
def service(tmp_path: Path, storage: Path) -> Generator[Service]:
    service = Service(tmp_path / "state", storage)
    with ExitStack() as stack:
        stack.callback(service.kill)
        service.start()
        yield service


def command(service: Service, *arguments: str) -> tuple[list[str | Path], dict[str, str]]:
    """A command line of a process of its own, and its environment."""
    program = "import sys; from gemini_sdk.cli import main; sys.exit(main())"
    env = {**os.environ, "GEMINI_API_KEY": "k", "GEMINI_SDK_BASE_URL": service.url}
    return [sys.executable, "-c", program, "tune", *arguments], env


def begun(service: Service, pairs: str) -> str:
    with GeminiClient(api_key="k", base_url=service.url) as client:
        return client.tuned_models.create(base_model=BASE, training_data=pairs).name


def test_a_watch_outlives_the_service(service: Service, pairs: str) -> None:
    operation = begun(service, pairs)
    watching = command(service, "watch", operation, "--poll-interval", "0.1")
    with started(*watching) as process:
        assert process.stderr is not None
        assert process.stdout is not None
        assert process.stderr.readline().startswith("tuning")
        service.kill()
        service.start()
        service.finish()
        assert process.stdout.read() == f"{operation.partition('/operations/')[0]}\n"
        assert "done" in process.stderr.read()
        assert process.wait() == 0


def test_ctrl_c_ends_the_watch_and_not_the_tuning(service: Service, pairs: str) -> None:
    operation = begun(service, pairs)
    with started(*command(service, "watch", operation, "--poll-interval", "0.1")) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("tuning")
        process.send_signal(signal.SIGINT)
        output = process.stderr.read()
        assert process.wait() == 130
    resume = f"gemini-sdk tune watch {operation} --base-url {service.url}\n"
    assert f"The tuning continues. To watch it again: {resume}" in output
    service.finish()
    with GeminiClient(api_key="k", base_url=service.url) as client:
        assert client.tuned_models.operation(operation).wait(poll_interval=0.1).state == "ACTIVE"


def test_a_watch_that_may_not_take_so_long(service: Service, pairs: str) -> None:
    operation = begun(service, pairs)
    with started(*command(service, "watch", operation, "--timeout", "0.3")) as process:
        assert process.stderr is not None
        output = process.stderr.read()
        assert process.wait() == 1
    assert "The tuning continues" in output
    assert "is not done after 0.3 seconds" in output
