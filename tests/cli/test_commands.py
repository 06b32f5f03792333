"""The commands, in this process, against an emulator over HTTP."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gemini_sdk import __version__
from gemini_sdk.cli.program import run
from gemini_sdk.emulator import AzureOptions, Emulator, EmulatorOptions, Latency, Quota, Rule

MODEL_PATH = "/v1beta/models/gemini-3.8-flash:"


@dataclass(frozen=True, slots=True)
class Outcome:
    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(scope="module")
def server() -> Iterator[Emulator]:
    options = EmulatorOptions(api_keys=frozenset({"a-valid-key"}))
    with Emulator(options) as emulator:
        yield emulator


@pytest.fixture
def emulator(server: Emulator) -> Emulator:
    server.reset()
    return server


@pytest.fixture
def cli(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs a command line that finds the emulator and a valid key in its environment."""
    for name in ("GOOGLE_API_KEY", "GOOGLE_CLOUD_PROJECT", "GOOGLE_CLOUD_LOCATION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GEMINI_API_KEY", "a-valid-key")
    monkeypatch.setenv("GEMINI_SDK_BASE_URL", emulator.url)

    def invoke(*arguments: str, stdin: bytes | None = None) -> Outcome:
        given = io.TextIOWrapper(io.BytesIO(stdin or b""), encoding="utf-8")
        monkeypatch.setattr(given, "isatty", lambda: stdin is None)
        monkeypatch.setattr("sys.stdin", given)
        status = run(arguments)
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return invoke


def asked(emulator: Emulator) -> list[str]:
    """The texts of the last request's first content."""
    return [part.get("text", "") for part in emulator.journal()[-1].body["contents"][0]["parts"]]


def test_generate_prints_the_text(cli: Run, emulator: Emulator) -> None:
    emulator.add(Rule(text="It scatters."))
    assert cli("generate", "Why is the sky blue?") == Outcome(0, "It scatters.\n", "")
    assert emulator.journal()[-1].path == MODEL_PATH + "generateContent"


def test_generate_sends_its_options(cli: Run, emulator: Emulator, tmp_path: Path) -> None:
    schema = tmp_path / "schema.json"
    schema.write_text('{"type": "object", "properties": {"city": {"type": "string"}}}')
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG")
    done = cli(
        *"generate Where? --model gemini-2.5-pro --system Brief. --temperature 0.5".split(),
        *"--max-output-tokens 50 --schema".split(),
        *(str(schema), "--file", str(picture)),
    )
    assert done.status == 0
    assert json.loads(done.out).keys() <= {"city"}
    entry = emulator.journal()[-1]
    assert entry.path == "/v1beta/models/gemini-2.5-pro:generateContent"
    parts = [{"inlineData": {"mimeType": "image/png", "data": "iVBORw=="}}, {"text": "Where?"}]
    assert entry.body == {
        "contents": [{"role": "user", "parts": parts}],
        "systemInstruction": {"parts": [{"text": "Brief."}]},
        "generationConfig": {
            "temperature": 0.5,
            "maxOutputTokens": 50,
            "responseMimeType": "application/json",
            "responseJsonSchema": json.loads(schema.read_text()),
        },
    }


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (["-"], ["piped ☃"]),
        ([], ["piped ☃"]),
        (["Summarise:", "-"], ["Summarise:", "piped ☃"]),
        (["no stdin"], ["no stdin"]),
    ],
)
def test_prompts_come_from_arguments_and_stdin(
    cli: Run, emulator: Emulator, arguments: list[str], texts: list[str]
) -> None:
    assert cli("generate", *arguments, stdin="piped ☃".encode()).status == 0
    assert asked(emulator) == texts


def test_json_is_the_whole_answer(cli: Run, emulator: Emulator) -> None:
    emulator.add(Rule(body={"candidates": [{"finishReason": "STOP", "novelty": [1]}]}))
    done = cli("generate", "x", "--json")
    assert json.loads(done.out) == {"candidates": [{"finishReason": "STOP", "novelty": [1]}]}


@pytest.mark.parametrize(
    ("option", "terminal", "verb"),
    [
        (None, True, "streamGenerateContent"),
        (None, False, "generateContent"),
        ("--stream", False, "streamGenerateContent"),
        ("--no-stream", True, "generateContent"),
        ("--json", True, "generateContent"),
    ],
)
def test_a_terminal_is_streamed_to(
    cli: Run,
    emulator: Emulator,
    monkeypatch: pytest.MonkeyPatch,
    option: str | None,
    terminal: bool,
    verb: str,
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    emulator.add(Rule(text="one two three"))
    done = cli("generate", "x", *([option] if option else []))
    assert done.status == 0
    assert "one two three" in done.out
    assert done.out.endswith("\n")
    assert emulator.journal()[-1].path == MODEL_PATH + verb


def test_vertex(cli: Run, emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli("generate", "x", "--vertex").status == 0
    assert emulator.journal()[-1].path.startswith("/v1/publishers/google/models/")
    monkeypatch.delenv("GEMINI_API_KEY")
    refused = cli("generate", "x", "--vertex")
    assert refused.status == 2
    assert "needs a project" in refused.err


def test_a_key_is_advised_where_one_would_do(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GEMINI_API_KEY")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", "missing.json")
    advice = "You can also set GEMINI_API_KEY."
    done = cli("generate", "x")
    assert (done.status, advice in done.err) == (1, True)
    done = cli("tune", "list", "--vertex", "--project", "p")
    assert (done.status, advice in done.err) == (1, False)
    assert "missing.json" in done.err


def test_count_tokens(cli: Run, emulator: Emulator) -> None:
    assert cli("count-tokens", "12345678").out == "2\n"
    assert cli("count-tokens", "-", stdin=b"1234").out == "1\n"
    assert cli("count-tokens", "1234", "--system", "1234").out == "2\n"
    assert json.loads(cli("count-tokens", "1234", "--json").out)["totalTokens"] == 1


@pytest.mark.parametrize("prompt", ["please block this prompt", "please block this answer"])
@pytest.mark.parametrize("option", ["--stream", "--no-stream", "--json"])
def test_blocked_is_3(cli: Run, prompt: str, option: str) -> None:
    done = cli("generate", prompt, option)
    assert done.status == 3
    assert done.err == "blocked: SAFETY\n"


def test_an_answer_that_was_cut_says_so(cli: Run) -> None:
    done = cli("generate", "x", "--max-output-tokens", "1")
    assert done.status == 0
    assert done.err == "the answer ended early: MAX_TOKENS\n"


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (Rule(status=404), "404 NOT_FOUND"),
        (Rule(raw="<html>"), "cannot be read"),
        (Rule(status=403), "403 PERMISSION_DENIED"),
    ],
)
def test_failures_of_the_service_are_1(
    cli: Run, emulator: Emulator, rule: Rule, message: str
) -> None:
    emulator.add(rule)
    done = cli("generate", "x")
    assert done.status == 1
    assert done.out == ""
    assert done.err.startswith("error: ")
    assert message in done.err
    assert "Traceback" not in done.err


def test_a_broken_stream_keeps_what_arrived(cli: Run, emulator: Emulator) -> None:
    emulator.add(Rule(text="one two three", fault="cut", after=2))
    done = cli("generate", "x", "--stream")
    assert (done.status, done.out) == (1, "one two\n")
    assert "The stream broke" in done.err


def test_keys_are_never_shown(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", "not-a-valid-key")
    done = cli("generate", "x")
    assert done.status == 1
    assert "API key not valid" in done.err
    assert "not-a-valid-key" not in done.out + done.err
    assert cli("generate", "x", "--api-key", "y").status == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "no prompt: pass one"),
        (
            ["x", "--model", "gemini-2.5-flash", "--temperature", "9"],
            "generationConfig.temperature: out of range",
        ),
        (["x", "--temperature", "warm"], "not a valid float"),
        (["x", "--json", "--stream"], "exclude each other"),
        (["x", "--project", "p"], "add --vertex"),
        (["-", "-"], "was passed twice"),
        ([" "], "the prompt is empty"),
        (["x", "--file", "no-such-file.png"], "does not exist"),
        (["x", "--file", "unknown"], "a known extension"),
        (["x", "--schema", "unknown"], "not JSON"),
        (["x", "--schema", "list.json"], "a JSON Schema is an object"),
        (["x", "--base-url", "ftp://example"], "must be an http or https URL"),
    ],
)
def test_bad_input_is_2_and_nothing_is_sent(
    cli: Run,
    emulator: Emulator,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "unknown").write_text("?")
    (tmp_path / "list.json").write_text("[]")
    done = cli("generate", *arguments)
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert not emulator.journal()


def test_stdin_that_is_no_text(cli: Run) -> None:
    done = cli("generate", stdin=b"\xff\xfe\x00")
    assert done.status == 2
    assert "use --file" in done.err


@pytest.mark.filterwarnings("default")
def test_plain_http_is_warned_of(cli: Run) -> None:
    done = cli("generate", "x", "--temperature", "9", "--base-url", "http://192.0.2.1:1")
    assert done.err.startswith("warning: ")
    assert "unencrypted" in done.err


def test_version_and_help(cli: Run) -> None:
    assert cli("--version") == Outcome(0, f"gemini-sdk {__version__}\n", "")
    done = cli("--help")
    assert done.status == 0
    for word in ("generate", "count-tokens", "emulator", "demo", "130"):
        assert word in done.out
    assert cli("no-such-command").status == 2


def test_an_emulator_whose_port_is_taken(cli: Run, emulator: Emulator) -> None:
    done = cli("emulator", "--port", emulator.url.rpartition(":")[2])
    assert done.status == 2
    assert "cannot listen" in done.err


def test_a_script_that_is_wrong(cli: Run, tmp_path: Path) -> None:
    script = tmp_path / "script.json"
    script.write_text('[{"text": "x"}, {"txet": "y"}]')
    done = cli("emulator", "--port", "0", "--script", str(script))
    assert done.status == 2
    assert "rule 2: txet" in done.err


def test_an_emulator_with_settings_that_cannot_be(cli: Run, tmp_path: Path) -> None:
    secrets = tmp_path / "keys.txt"
    secrets.write_bytes(b"secret-\xff\n")
    for option in ("--keys", "--tokens"):
        done = cli("emulator", "--port", "0", option, str(secrets))
        assert done.status == 2
        assert "keys.txt: not UTF-8" in done.err
        assert "secret" not in done.err
    for seconds in ("nan", "inf"):
        done = cli("emulator", "--port", "0", "--tuning-seconds", seconds)
        assert done.status == 2
        assert f"tuning_seconds: {seconds} is not finite" in done.err


def test_a_byte_order_mark_is_no_part_of_a_key(
    cli: Run, served: list[EmulatorOptions], tmp_path: Path
) -> None:
    keys = tmp_path / "keys.txt"
    keys.write_text("first\nsecond\n", encoding="utf-8-sig")
    cli("emulator", "--keys", str(keys))
    assert served[0].api_keys == frozenset({"first", "second"})


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[EmulatorOptions]:
    """The options of emulators that would have been served."""
    listed: list[EmulatorOptions] = []

    def run(host: str, port: int, options: EmulatorOptions, **_: object) -> None:
        listed.append(options)

    monkeypatch.setattr("gemini_sdk.emulator.run", run)
    return listed


def test_models_named_to_the_emulator_exist(cli: Run, served: list[EmulatorOptions]) -> None:
    cli("emulator", "--model", "gemma-*", "--model", "tunedModels/mine")
    assert [options.models for options in served] == [("gemma-*", "tunedModels/mine")]


def test_options_of_azure(cli: Run, served: list[EmulatorOptions]) -> None:
    cli("emulator")
    assert served.pop().azure == AzureOptions()
    cli(
        "emulator",
        *("--azure-model", "phi-*", "--azure-model", "gpt", "--azure-leading-chunk"),
        *("--azure-lacks", "*:seed", "--azure-lacks", "a:1:tools", "--azure-lacks", "*:n"),
        *("--azure-parameter-errors", "object", "--azure-filter-errors", "flat"),
    )
    assert served.pop().azure == AzureOptions(
        models=("phi-*", "gpt"),
        lacks={"*": ("seed", "n"), "a:1": ("tools",)},
        parameter_errors="object",
        filter_errors="flat",
        leading_chunk=True,
    )


@pytest.mark.parametrize("lacks", ["seed", ":seed", "phi:", "*:seed,n"])
def test_a_lacked_parameter_that_cannot_be_read(
    cli: Run, served: list[EmulatorOptions], lacks: str
) -> None:
    done = cli("emulator", "--azure-lacks", lacks)
    assert done.status == 2
    assert "MODEL:PARAMETER" in done.err
    assert not served


def test_options_of_the_traffic(cli: Run, served: list[EmulatorOptions], tmp_path: Path) -> None:
    script = tmp_path / "rules.json"
    script.write_text('{"text": "Hi"}')
    cli(
        "emulator",
        *("--quota", "requests=60,tokens=1000", "--quota", "gemini-3*:requests=5,period=0.5"),
        *("--latency", "lognormal:0.3:0.5", "--seed", "7", "--script", str(script)),
        *("--random-fault", "503:0.05", "--random-fault", "cut:0.01"),
    )
    options = served.pop()
    assert options.quotas == (
        Quota(requests=60, tokens=1000),
        Quota(model="gemini-3*", requests=5, period=0.5),
    )
    assert options.latency == Latency("lognormal", 0.3, 0.5)
    assert options.seed == 7
    assert options.rules == (
        Rule(status=503, rate=0.05),
        Rule(fault="cut", rate=0.01),
        Rule(text="Hi"),
    )


@pytest.mark.parametrize(
    ("option", "text", "problem"),
    [
        ("--quota", "60", "60: unknown field"),
        ("--quota", "gemini-*:", "unknown field"),
        ("--quota", "requests=many", "requests: 'many' has the wrong type"),
        ("--latency", "uniform:1", "uniform:LEAST:MOST"),
        ("--random-fault", "503", "FAULT:RATE"),
        ("--random-fault", "503:2", "rate: 2.0 is not between 0 and 1"),
        ("--random-fault", "explode:0.1", "unknown fault 'explode'"),
    ],
)
def test_an_option_of_the_traffic_that_cannot_be_read(
    cli: Run, served: list[EmulatorOptions], option: str, text: str, problem: str
) -> None:
    done = cli("emulator", option, text)
    assert done.status == 2
    assert problem in " ".join(done.err.split())
    assert not served
