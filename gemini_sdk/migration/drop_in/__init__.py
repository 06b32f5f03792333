"""Clients with the constructors and methods of OpenAI's package that send what they are given to Gemini."""
