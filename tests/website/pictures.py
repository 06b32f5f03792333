"""Writes pictures of docs/assets: the demo in a terminal, the loss of a tuning, and a page of `migrate compare`.

Usage: python -m tests.website.pictures [FOLDER]
"""

import io
import re
import sys
import tempfile
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from gemini_sdk import AzureInferenceClient, GeminiClient
from gemini_sdk.cli.demo.runner import perform
from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule
from gemini_sdk.metrics import TuningMetrics
from gemini_sdk.migration import compare
from gemini_sdk.migration.comparison_pages import write_html
from tests.emulator.browser import started

ASSETS = Path(__file__).parents[2] / "docs" / "assets"
_WIDTH = 96
_LINES = 31
"""Lines of the first two examples. The demo has hundreds."""
_FONTS = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)
"""Fonts that a browser would load from elsewhere."""
_QUESTIONS = ("Why is the sky blue?", "What is 17 times 24?", "Name three rivers of Europe.")
_ANSWERS = (
    ("Air scatters short waves most, and blue light is short.", "Because air scatters blue light."),
    ("17 times 24 is 408.", "408"),
    ("The Danube, the Rhine and the Volga.", "Danube, Rhine, Loire."),
)


def main() -> None:
    """Write the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ASSETS
    demo(folder / "demo.svg")
    loss(folder / "loss.svg")
    comparison(folder / "comparison.png")


def demo(picture: Path) -> None:
    """The beginning of `gemini-sdk demo`, as a terminal shows it."""
    whole = Console(
        file=io.StringIO(), width=_WIDTH, record=True, force_terminal=True, highlight=False
    )
    if not perform(whole):
        raise SystemExit("the demo does not work")
    lines = whole.export_text(styles=True).splitlines()[:_LINES]
    shown = Console(file=io.StringIO(), width=_WIDTH, record=True)
    shown.print(Text.from_ansi("\n".join(lines)))
    form = _FONTS.sub("", CONSOLE_SVG_FORMAT)
    text = shown.export_svg(
        title="gemini-sdk demo", theme=MONOKAI, code_format=form, unique_id="demo"
    )
    picture.write_text(text, encoding="utf-8")


def loss(picture: Path) -> None:
    """The loss curve of a tuning on the emulator."""
    examples = [(str(number), str(number + 1)) for number in range(1, 41)]
    with (
        Emulator(EmulatorOptions(tuning_seconds=0.2)) as emulator,
        GeminiClient(api_key="any", base_url=emulator.url) as client,
    ):
        operation = client.tuned_models.create(
            display_name="Add one",
            base_model="gemini-3.5-flash",
            training_data=examples,
            epoch_count=8,
        )
        operation.wait(poll_interval=0.05)
        TuningMetrics.of(operation.metadata).plot(picture)


def comparison(picture: Path) -> None:
    """A page of `gemini-sdk migrate compare`."""
    requests = [
        {"model": "gpt-4o", "messages": [{"role": "user", "content": question}]}
        for question in _QUESTIONS
    ]
    rules = [
        Rule(operation=operation, contains=question, text=answer)
        for question, answers in zip(_QUESTIONS, _ANSWERS, strict=True)
        for operation, answer in zip(
            ("getChatCompletions", "generateContent"), answers, strict=True
        )
    ]
    with (
        tempfile.TemporaryDirectory() as folder,
        Emulator(EmulatorOptions(rules=tuple(rules))) as emulator,
        AzureInferenceClient(endpoint=emulator.url, credential="any") as left,
        GeminiClient(api_key="any", base_url=emulator.url) as right,
        started() as browser,
    ):
        page = Path(folder) / "comparison.html"
        with page.open("w", encoding="utf-8") as file:
            list(write_html(compare(requests, left, right), file, ("azure", "gemini")))
        window = browser.new_page(viewport={"width": 900, "height": 560})
        window.goto(page.as_uri())
        window.screenshot(path=picture, full_page=True)


if __name__ == "__main__":
    main()
