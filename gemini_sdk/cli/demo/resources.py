"""The examples about what else programs need: models, embeddings, files, cached contents and batches."""

from gemini_sdk import GeminiClient
from gemini_sdk.cli.demo import Checks, DemoExample
from gemini_sdk.errors import APIStatusError
from gemini_sdk.known_models.catalogue import default_model

MODEL = default_model()
EMBEDDING_MODEL = "gemini-embedding-2"


def models(client: GeminiClient) -> Checks:
    names = [model.name for model in client.models.list()]
    model = client.models.get(MODEL)
    print(f"{len(names)} models, among them {model.name}")
    print(f"it accepts {model.input_token_limit} tokens")
    yield f"models/{MODEL}" in names
    yield model.input_token_limit


def embeddings(client: GeminiClient) -> Checks:
    texts = ["The sky is blue", "Blue is the sky", "A recipe for pancakes"]
    answer = client.embed_content(EMBEDDING_MODEL, texts)
    vectors = [embedding.values or [] for embedding in answer.embeddings or []]
    for text, vector in zip(texts, vectors, strict=True):
        similarity = sum(a * b for a, b in zip(vectors[0], vector, strict=True))
        print(f"{text}: {len(vector)} numbers, similarity to the first {similarity:.2f}")
        yield len(vector) == len(vectors[0]) > 0


def files(client: GeminiClient) -> Checks:
    notes = b"The meeting is on Monday. " * 1000
    file = client.files.upload(notes, mime_type="text/plain", display_name="notes")
    print(f"{file.name}: {file.size_bytes} bytes, {file.state}")
    question = "When is the meeting?"
    print(client.count_tokens(MODEL, [file, question]).total_tokens, "tokens with the file")
    print(client.generate_content(MODEL, [file, question]).text)
    client.files.delete(file)
    yield file.size_bytes == len(notes)
    yield not list(client.files.list())


def cache(client: GeminiClient) -> Checks:
    book = "Call me Ishmael. Some years ago, never mind how long precisely... " * 300
    cached = client.cached_contents.create(model=MODEL, contents=book, ttl="600s")
    answer = client.generate_content(MODEL, "Who narrates?", cached_content=cached)
    usage = answer.usage_metadata
    count = (usage and usage.cached_content_token_count) or 0
    print(f"{count} of {usage and usage.prompt_token_count} tokens came from the cache")
    client.cached_contents.delete(cached.name or "")
    yield count > 1000


def batch(client: GeminiClient) -> Checks:
    requests = {"sky": "Why is the sky blue?", "sea": "Why is the sea blue?"}
    batch = client.batches.create(model=MODEL, requests=requests)
    batch = client.batches.wait(batch, poll_interval=0.1)
    for key, answer in client.batches.results(batch):
        if isinstance(answer, APIStatusError):
            print(f"{key} failed: {answer}")
        else:
            print(f"{key}: {answer.to_json()[:70].decode()}...")
        yield key in requests and not isinstance(answer, APIStatusError)


EXAMPLES = [
    DemoExample("Models", models),
    DemoExample("Embeddings: a vector for each text", embeddings),
    DemoExample("A file, uploaded and used in a prompt", files),
    DemoExample("A cached content, which a prompt begins with", cache),
    DemoExample("A batch, answered later", batch),
]
