"""Fonts of PNG pictures: Pillow's own, or one of the system's for scripts that it lacks, such as Hangul and Kana."""

from typing import Any

from gemini_sdk.warnings import GeminiSDKWarning, warn_caller

SYSTEM_FONTS = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansKR-Regular.ttf",
    "NotoSansKR-Regular.otf",
    "NanumGothic.ttf",
    "malgun.ttf",  # Windows
    "AppleSDGothicNeo.ttc",  # macOS
    "msgothic.ttc",
    "YuGothM.ttc",
    "Hiragino Sans GB.ttc",
    "msyh.ttc",
    "wqy-microhei.ttc",
    "Arial Unicode.ttf",
    "DejaVuSans.ttf",
)
"""Files of fonts for many scripts, as Linux, Windows and macOS name them."""
_IN_NO_FONT = "\uffff"


def font_for(text: str, size: float) -> Any:
    """A font of Pillow with all characters of a text.

    Without one, a GeminiSDKWarning says so, and the characters that are not there are drawn as boxes.
    """
    from PIL import ImageFont

    usual = ImageFont.load_default(size)
    if _has(usual, text):
        return usual
    for name in SYSTEM_FONTS:
        try:
            font = ImageFont.truetype(name, size)
        except OSError:
            continue
        if _has(font, text):
            return font
    said = f"no font here has all characters of {text!r}: install one, such as Noto Sans CJK, or draw .svg or .html"
    warn_caller(said, GeminiSDKWarning)
    return usual


def _has(font: Any, text: str) -> bool:
    box = bytes(font.getmask(_IN_NO_FONT))
    return all(bytes(font.getmask(each)) != box for each in {*text} if not each.isspace())
