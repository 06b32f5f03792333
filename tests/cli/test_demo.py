"""The demo, without a terminal, on a terminal, and with examples that fail."""

import io
import sys
from collections.abc import Callable, Iterator

import pytest
from rich.console import Console

from gemini_sdk import GeminiClient
from gemini_sdk.cli.demo import Checks, DemoExample, indented_output, runner, services, steps
from gemini_sdk.cli.program import run

TITLES = [example.title for example in steps.examples(key_file=True)]


def test_every_example_works(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo"]) == 0
    shown = capsys.readouterr().out
    for title in TITLES:
        assert title in shown
    assert f"{len(TITLES)} of {len(TITLES)} worked" in shown
    assert "client.stream_generate_content(" in shown
    assert "yield" not in shown
    assert "return answer.text" in shown
    assert "\x1b" not in shown


def test_on_a_terminal_there_are_colour_and_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "_PACE", 0.001)
    monkeypatch.setattr(services, "_WAVE", 0.01)
    file = io.StringIO()
    assert runner.perform(
        Console(file=file, force_terminal=True, width=80, color_system="truecolor")
    )
    assert "64/64" in file.getvalue()
    assert "\x1b[" in file.getvalue()


def test_without_cryptography_a_token_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric", None)
    file = io.StringIO()
    assert runner.perform(Console(file=file, width=80))
    assert "with an access token" in file.getvalue()


def raises(client: GeminiClient) -> Checks:
    print("so far so good", end="")
    yield True
    raise ValueError("no good")


def fails(client: GeminiClient) -> Checks:
    yield 1
    yield ""


def checks_nothing() -> Checks:
    yield from ()


@pytest.mark.parametrize("example", [raises, fails, checks_nothing])
def test_one_example_that_fails_is_enough(
    example: Callable[..., Checks],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    listed = [DemoExample("bad", example), DemoExample("good", steps.tokens)]

    def two_examples(*, key_file: bool) -> list[DemoExample]:
        return listed

    monkeypatch.setattr(runner, "examples", two_examples)
    assert run(["demo"]) == 1
    shown = capsys.readouterr().out
    assert "did not work" in shown
    assert "1 of 2 worked" in shown
    assert ("ValueError: no good" in shown) == (example is raises)


def test_the_code_shown_leaves_checks_out() -> None:
    def example() -> Checks:
        first = 1
        yield first in [
            2,
        ]
        if first:
            yield first
            print(first)

    body = runner._body(example)  # pyright: ignore[reportPrivateUsage]
    assert body == "first = 1\nif first:\n    print(first)"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    with io.StringIO() as file:
        yield file


@pytest.mark.parametrize(
    ("pieces", "lines"),
    [
        (["one\n"], ["one"]),
        (["a ", "b", "\n\n", "c"], ["a b", "", "c"]),
        (["four four four four four"], ["four four four four ", "four"]),
        (["x" * 45], ["x" * 20, "x" * 20, "x" * 5]),
        (["[bold]", ":smile:"], ["[bold]:smile:"]),
        ([""], []),
    ],
)
def test_margin(written: io.StringIO, pieces: list[str], lines: list[str]) -> None:
    out = indented_output.IndentedOutput(Console(file=written, width=25))
    for piece in pieces:
        out.write(piece)
    out.finish()
    assert written.getvalue() == "".join(f"  │ {line}\n" for line in lines)
