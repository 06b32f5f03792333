"""Azure AI Model Inference in the emulator: the five routes of its spec, and Azure OpenAI's form of three of them.

The model behind them is the one that answers Gemini's calls: a request is translated (`conversation`), answered, and
the answer in Azure's format (`chat`, `text`). So tools, JSON, limits and token counts agree on both sides.
"""
