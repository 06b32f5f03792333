"""A program that many threads begin to use at once, in a process that has loaded nothing of the package yet.

Usage: python -m tests.first_use URL. It prints each different result once, as JSON lines: without a race there is one.
"""

import json
import sys
from collections.abc import Callable
from threading import Barrier, Thread
from typing import TypeVar

THREADS = 8
T = TypeVar("T")


def use(url: str) -> list[object]:
    """Load names, make a client, call it, validate."""
    from gemini_sdk import GeminiClient, datasets, validate
    from gemini_sdk.types.generate_content import Content

    with GeminiClient(api_key="any", base_url=url) as client:
        answer = client.generate_content("gemini-3.8-flash", [Content.from_text("Hello")])
        text = answer.text
        streamed = client.stream_generate_content("gemini-3.8-flash", "Hello").get_final().text
        tokens = client.count_tokens("gemini-3.8-flash", "Hello").total_tokens
    faults = validate({"contents": [{"parts": [{"txt": "Hi"}]}]}, "GenerateContentRequest")
    checked = datasets.check([{"text_input": "one", "output": "two"}])
    return [text, streamed, tokens, [str(each) for each in faults], checked.ok]


def at_once(work: Callable[[int], T], threads: int = THREADS) -> list[T]:
    """What each of many threads returned that began `work(number)` at the same time. Raises the first error."""
    start, results = Barrier(threads), dict[int, T]()
    failures = list[BaseException]()

    def run(number: int) -> None:
        try:
            start.wait(20)
            results[number] = work(number)
        except BaseException as error:
            failures.append(error)

    started = [Thread(target=run, args=(number,)) for number in range(threads)]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()
    if failures:
        raise failures[0]
    return [results[number] for number in range(threads)]


def main(url: str) -> None:
    """Print the different results."""
    sys.setswitchinterval(1e-5)
    for line in sorted({json.dumps(result) for result in at_once(lambda _: use(url))}):
        print(line)


if __name__ == "__main__":
    main(sys.argv[1])
