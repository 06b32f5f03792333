"""OpenAI's dialect: messages, tools, settings and answers in OpenAI's wire format and in Gemini's, in both directions.

All modules are free of IO and work over one field table (`fields`). Those that convert requests for sending, lines of
datasets, and requests to the emulator use them with different policies (`policy`), and report what they find to
different places (`findings`).
"""
