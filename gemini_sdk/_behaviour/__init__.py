"""Hand-written methods of generated models: what people do with a part, a content or an answer all day.

Each class is the base of the model of its name; its fields are declared for type checkers only.
"""

from gemini_sdk._behaviour.content import ContentBehaviour
from gemini_sdk._behaviour.generation_config import GenerationConfigBehaviour
from gemini_sdk._behaviour.part import PartBehaviour
from gemini_sdk._behaviour.response import CandidateBehaviour, ResponseBehaviour

__all__ = [
    "CandidateBehaviour",
    "ContentBehaviour",
    "GenerationConfigBehaviour",
    "PartBehaviour",
    "ResponseBehaviour",
]
