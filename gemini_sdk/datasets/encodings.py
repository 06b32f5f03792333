"""Encodings of text files other than UTF-8: those that an option names, and the one that a file looks like."""

import codecs
import re

from gemini_sdk.errors import ConfigurationError

# The same names mean the larger sets of Windows in browsers, and in the files that people have.
_LARGER = {"shift_jis": "cp932", "euc_kr": "cp949", "iso8859-1": "cp1252"}

_WIDE = r"\u3000-\u303f\uff01-\uff5e"
"""Punctuation, letters and digits of East Asian texts."""
_USUAL = {
    "cp949": re.compile(rf"[\uac00-\ud7a3{_WIDE}]"),
    "shift_jis": re.compile(rf"[\u3040-\u30ff\u4e00-\u9fff{_WIDE}]"),
    "euc_jp": re.compile(rf"[\u3040-\u30ff\u4e00-\u9fff{_WIDE}]"),
    "cp1251": re.compile(
        r"[\u0400-\u045f](?=[\u0400-\u045f])|(?<=[\u0400-\u045f])[\u0400-\u045f]"
        r"|[\xa0\xab\xbb\u2010-\u2026\u2116]"
    ),
    # In Western languages no more than two such letters are next to each other.
    "cp1252": re.compile(
        r"(?<![\xc0-\xff])[\xc0-\xd6\xd8-\xf6\xf8-\xfe\u0152\u0153]{1,2}(?![\xc0-\xff])"
        r"|[\xa0-\xbf\u2010-\u2026\u20ac]"
    ),
}
"""The encodings that a file may look like, and the characters beyond ASCII that texts in them mostly have."""
_KANA = re.compile(r"[\u3040-\u30ff]")
_LEAST_KANA = 0.05
_LEAST_USUAL = 0.8
_MOST_UTF8 = 0.5


def codec(name: str) -> str:
    """Python's codec for an encoding that an option names. Raises ConfigurationError if there is none."""
    try:
        "".encode(name)
        found = codecs.lookup(name).name
    except (LookupError, ValueError) as error:
        raise ConfigurationError(
            f"encoding: unknown encoding {name!r}; expected a name such as utf-8, utf-16, {', '.join(_USUAL)}"
        ) from error
    return _LARGER.get(found, found)


def likely_encoding(head: bytes) -> str | None:
    """The encoding that the beginning of a file looks like, if it is not UTF-8. None for UTF-8 and others."""
    if _is_utf8(head):
        return None
    shares = {name: _share_of_usual(head, name) for name in _USUAL}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _LEAST_USUAL else None


def _is_utf8(head: bytes) -> bool:
    """Whether it is UTF-8, but for a few bytes that are damaged."""
    if head.isascii():
        return True
    beyond = sum(byte > 0x7F for byte in head)
    in_utf8 = sum(len(each.encode()) for each in head.decode(errors="ignore") if each > "\x7f")
    return in_utf8 > beyond * _MOST_UTF8


def _share_of_usual(head: bytes, name: str) -> float:
    """The share of usual characters among those beyond ASCII; 0 for bytes that are not in the encoding."""
    try:
        text = codecs.getincrementaldecoder(codec(name))().decode(head)
    except UnicodeDecodeError:
        return 0.0
    beyond = [each for each in text if each > "\x7f"]
    if not beyond:
        return 0.0
    if name in ("shift_jis", "euc_jp") and len(_KANA.findall(text)) < _LEAST_KANA * len(beyond):
        return 0.0
    return sum(map(len, _USUAL[name].findall(text))) / len(beyond)
