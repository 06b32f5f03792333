"""Encodings of text files other than UTF-8: those that an option names, and the one that a file looks like."""

import codecs
import re

from gemini_sdk.errors import ConfigurationError

# The same names mean the larger sets of Windows in browsers, and in the files that people have.
_LARGER = {"shift_jis": "cp932", "euc_kr": "cp949", "iso8859-1": "cp1252"}

_WIDE = r"\u3000-\u303f\uff01-\uff5e"
"""Punctuation, letters and digits of East Asian texts."""
_KANA = re.compile(r"[\u3040-\u30ff]")
_JAPANESE = re.compile(rf"[\u3040-\u30ff\u4e00-\u9fff{_WIDE}]")
_CYRILLIC = re.compile(
    r"[\u0400-\u045f](?=[\u0400-\u045f])|(?<=[\u0400-\u045f])[\u0400-\u045f]"
    r"|[\xa0\xab\xbb\u2010-\u2026\u2116]"
)
_SIGNS = (
    r"[\xa0\xad\xab\xbb\xb7\u2010-\u2026\u20ac]|(?<![^\W\d_])[\xa1-\xbf]|[\xaa\xb0-\xb3\xba](?!\w)"
)
"""Signs of Western texts, which are not in words."""
_ALPHABETS = {
    "cp1252": (
        "àâæçèéêëîïôùûüÿœäöß",
        "áéíñóúü",
        "äöüß",
        "áàâãçéêíóôõú",
        "àèéìíòóù",
        "åäöæøéšž",
        "áðéíóúýþæö",
    ),
    "cp1250": (
        "ąćęłńóśźż",
        "áčďéěíňóřšťúůýž",
        "áäčďéíĺľňóôŕšťúýž",
        "áéíóöőúüű",
        "čćđšž",
        "ăâîşţ",
        "äöüß",
    ),
    "cp1254": ("çğıİöşüâîû",),
}
"""For each encoding, the letters beyond ASCII of some languages that are written in it."""
_FREQUENT = {
    "cp949": "이다는을의가에고하지니은로기한를서어요사인도나리시아해대자있주게일보",
    "gb18030": "的一是不了在人有我他这个们中来上大为和到时要就出会可也你对生能下子请您",
}
"""The most frequent characters of Korean and Chinese, whose bytes are in the same ranges."""
_CANDIDATES = (
    *("cp949", "shift_jis", "euc_jp", "gb18030", "big5"),
    *("cp1251", "koi8_r", "cp1252", "cp1250", "cp1254"),
)
_LEAST_KANA = 0.05
_LEAST_USUAL = 0.8
_FREQUENT_CYRILLIC = "оеаинтсрвлОЕАИНТСРВЛ"
_LEAST_FREQUENT_CYRILLIC = 0.45
_LEAST_LOW_BIG5 = 0.1
_MARGIN = 0.05
_MOST_NAMED = 4
_MOST_UTF8 = 0.5


def codec(name: str) -> str:
    """Python's codec for an encoding that an option names. Raises ConfigurationError if there is none."""
    try:
        "".encode(name)
        found = codecs.lookup(name).name
    except (LookupError, ValueError) as error:
        raise ConfigurationError(
            f"encoding: unknown encoding {name!r}; expected a name such as utf-8, utf-16, {', '.join(_CANDIDATES)}"
        ) from error
    return _LARGER.get(found, found)


def likely_encodings(head: bytes) -> tuple[str, ...]:
    """The encodings that the beginning of a file may be in, the most likely first. Empty for UTF-8."""
    if _is_utf8(head):
        return ()
    texts = {name: text for name in _CANDIDATES if (text := _text(head, name)) is not None}
    shares = {name: _share_of_usual(text, name) for name, text in texts.items()}
    strict = {name: shares[name] * _is_of_language(texts[name], name) for name in texts}
    best = max(strict.values(), default=0)
    if best < _LEAST_USUAL:
        strict, best = shares, max(shares.values(), default=0)
    least = max(_LEAST_USUAL, best - _MARGIN)
    fit = sorted((each for each in strict if strict[each] >= least), key=lambda e: -strict[e])
    fit = _without_less_frequent(fit, texts)
    # Two encodings with one text are one answer.
    return tuple({texts[name]: name for name in reversed(fit)}.values())[::-1][:_MOST_NAMED]


def _is_utf8(head: bytes) -> bool:
    """Whether it is UTF-8, but for a few bytes that are damaged."""
    if head.isascii():
        return True
    beyond = sum(byte > 0x7F for byte in head)
    in_utf8 = sum(len(each.encode()) for each in head.decode(errors="ignore") if each > "\x7f")
    return in_utf8 > beyond * _MOST_UTF8


def _text(head: bytes, name: str) -> str | None:
    """The text in an encoding; None if the bytes are not in it, or none of them is beyond ASCII."""
    try:
        text = codecs.getincrementaldecoder(codec(name))().decode(head)
    except UnicodeDecodeError:
        return None
    return None if text.isascii() else text


def _share_of_usual(text: str, name: str) -> float:
    """The share of usual characters among those beyond ASCII: of one script, in the common part of the encoding."""
    beyond = [each for each in text if each > "\x7f"]
    if name in _ALPHABETS:
        signs = sum(1 for _ in re.finditer(_SIGNS, text))
        # In these languages no more than four such letters are next to each other.
        letters = "".join(
            re.findall(r"(?<![\xc0-\u017f])[\xc0-\u017f]{1,4}(?![\xc0-\u017f])", text)
        )
        known = max(sum(each in both for each in letters) for both in _both_cases(name))
        return (signs + known) / len(beyond)
    if name in ("cp1251", "koi8_r"):
        return len(_CYRILLIC.findall(text)) / len(beyond)
    if name in ("shift_jis", "euc_jp"):
        return len(_JAPANESE.findall(text)) / len(beyond)
    return sum(_is_common(each, name) for each in beyond) / len(beyond)


def _both_cases(name: str) -> list[str]:
    return [each + each.replace("ß", "").upper() for each in _ALPHABETS[name]]


def _is_common(character: str, name: str) -> bool:
    """Whether Korean or Chinese texts usually have it: the encodings have the rare ones elsewhere."""
    if re.match(rf"[{_WIDE}\u2010-\u2026]", character):
        return True
    lead, *rest = character.encode(name)
    if name == "cp949":
        return "\uac00" <= character <= "\ud7a3" and lead > 0xA0 and rest[0] > 0xA0
    if not "\u4e00" <= character <= "\u9fff":
        return False
    return 0xA4 <= lead <= 0xC6 if name == "big5" else 0xB0 <= lead <= 0xD7 and rest[0] > 0xA0


def _is_of_language(text: str, name: str) -> bool:
    """Whether a text has what all but short texts in its language have."""
    beyond = [each for each in text if each > "\x7f"]
    if name in _ALPHABETS:
        return sum(map(str.isalpha, beyond)) * 2 >= len(beyond)
    if name in ("shift_jis", "euc_jp"):
        return len(_KANA.findall(text)) >= _LEAST_KANA * len(beyond)
    if name == "big5":
        low = sum(each.encode(name)[-1] < 0x7F for each in beyond)
        return low >= _LEAST_LOW_BIG5 * len(beyond)
    if name in ("cp1251", "koi8_r"):
        frequent = sum(each in _FREQUENT_CYRILLIC for each in beyond)
        turned = len(re.findall(r"[\u0430-\u044f][\u0410-\u042f]", text))
        return frequent >= _LEAST_FREQUENT_CYRILLIC * len(beyond) and turned * 20 <= len(beyond)
    return True


def _without_less_frequent(fit: list[str], texts: dict[str, str]) -> list[str]:
    """Of Korean and Chinese, the one whose characters are frequent in the language, if the difference is clear."""
    if not set(_FREQUENT) <= set(fit):
        return fit
    counts = {name: sum(each in _FREQUENT[name] for each in texts[name]) for name in _FREQUENT}
    low, high = sorted(counts, key=lambda name: counts[name])
    return [each for each in fit if each != low] if counts[high] > 3 * counts[low] + 1 else fit
