"""Methods that people expect on the models of Azure AI Model Inference.

Apart from those of Gemini, so that a program that uses one API loads the methods of that one.
"""

from gemini_sdk._behaviour.azure.answer import ChatAnswerBehaviour, ChatChunkBehaviour
from gemini_sdk._behaviour.azure.completions import CompletionsBehaviour
from gemini_sdk._behaviour.azure.embeddings import (
    EmbeddingItemBehaviour,
    EmbeddingsBehaviour,
    ImageInputBehaviour,
)
from gemini_sdk._behaviour.azure.item import ItemBehaviour
from gemini_sdk._behaviour.azure.message import MessageBehaviour, ToolCallBehaviour

__all__ = [
    "ChatAnswerBehaviour",
    "ChatChunkBehaviour",
    "CompletionsBehaviour",
    "EmbeddingItemBehaviour",
    "EmbeddingsBehaviour",
    "ImageInputBehaviour",
    "ItemBehaviour",
    "MessageBehaviour",
    "ToolCallBehaviour",
]
