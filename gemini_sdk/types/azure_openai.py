"""Models of Azure OpenAI's chat completions and completions: requests, answers and the chunks of streams.

Names are those of the wire, `azure.CreateChatCompletionRequest(max_tokens=5)`, and of OpenAI's package where it has
one: ChatCompletion, ChatCompletionChunk, Completion.
"""
# ruff: noqa: F403 - what is public here is what the generated module declares so

from gemini_models.azure_openai import *
