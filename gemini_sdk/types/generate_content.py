"""Models of generateContent, streamGenerateContent and countTokens.

For type checkers there is a TypedDict beside each request model, such as PartDict beside Part: mappings are
accepted wherever models are.
"""

from typing import TYPE_CHECKING

from gemini_models.common import *
from gemini_models.generate_content import *
from gemini_sdk._wire import Duration as Duration
from gemini_sdk._wire import Int64 as Int64
from gemini_sdk._wire import Timestamp as Timestamp

if TYPE_CHECKING:
    from gemini_models.common_dicts import *
    from gemini_models.generate_content_dicts import *
