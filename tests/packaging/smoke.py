"""What a user's first program does, with nothing installed but the package itself."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import gemini_sdk
from gemini_sdk import GeminiClient, GeminiSDKError
from gemini_sdk.types.generate_content import Content, GenerateContentResponse, GenerationConfigDict

# Warnings are errors here, and the package warns of no model that it does not know, whatever the day.
MODEL = "gemini-of-tomorrow"
ANSWER = b'{"candidates":[{"content":{"parts":[{"text":"Hello!"}]},"finishReason":"STOP"}]}'


class Service(BaseHTTPRequestHandler):
    """Answers every request alike."""

    def do_POST(self) -> None:
        """Read the request, send the answer."""
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def ask(client: GeminiClient) -> str | None:
    """One typed call."""
    config: GenerationConfigDict = {"temperature": 0.3, "max_output_tokens": 100}
    answer: GenerateContentResponse = client.generate_content(
        MODEL, [Content.from_text("Hello")], generation_config=config
    )
    return answer.text


def refused(client: GeminiClient) -> str:
    """A mistake that is caught before it is sent."""
    try:
        client.generate_content(MODEL, "Hi", generation_config={"temperature": 7})
    except GeminiSDKError as error:
        return str(error)
    raise AssertionError("an impossible temperature was sent")


def main() -> None:
    """Serve, call, check."""
    server = HTTPServer(("127.0.0.1", 0), Service)
    Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}"
    with GeminiClient(api_key="a key", base_url=url) as client:
        assert ask(client) == "Hello!"
        assert "generationConfig.temperature" in refused(client)
    server.shutdown()
    server.server_close()
    assert gemini_sdk.__version__


if __name__ == "__main__":
    main()
