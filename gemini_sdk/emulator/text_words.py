"""The keywords of a prompt, found without understanding it: its keywords, names, quotations and numbers."""

import re

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_QUOTED = re.compile(r"[\"“](?P<inside>[^\"“”]{1,80}?)[\"”]|(?<!\w)'(?P<single>[^']{1,80}?)'(?!\w)")
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.]*\w)")
_NAME = re.compile(r"(?<=[^.!?:\s]\s)[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)*")
_PLAIN = frozenset(
    """all and any are but can did for get had has her him his how its let may not now off one
    our out own say see she the too two use was way who why yes yet you about above after
    again also answer because been before being below between both call could does doing down
    each explain find from further give have having here into just list make more most need
    only other over please same should show some such tell than that their them then there
    these they this those through under until very want were what when where which while will
    with would write your function tool return returns value current given story poem short
    long""".split()
)


def telling(text: str) -> list[str]:
    """The words of three letters or more that are not mere grammar, lower case, each once, in their order."""
    found = (word.lower() for word in _WORD.findall(text.replace("_", " ")))
    return list(dict.fromkeys(word for word in found if len(word) >= 3 and word not in _PLAIN))


def proper(text: str) -> list[str]:
    """Quoted phrases, then names: capitalised words which do not begin a sentence."""
    quoted = [match["inside"] or match["single"] for match in _QUOTED.finditer(text)]
    return list(dict.fromkeys([*quoted, *_NAME.findall(text)]))


def numbers(text: str) -> list[float]:
    """The numbers in the text, in their order."""
    return [float(found) for found in _NUMBER.findall(text)]


def shortened(text: str, limit: int = 160) -> str:
    """The text on one line and cut after `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
