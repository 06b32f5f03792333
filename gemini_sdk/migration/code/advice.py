"""What to write in place of names that have no counterpart here, by where they are from."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from gemini_sdk.migration.code.imported import public_name
from gemini_sdk.migration.drop_in.missing import INSTEAD

_TO_CLIENT = "pass it to the client"
_NO_ARGUMENT = "leave the argument out"
_HTTPX = "pass an httpx client as http_client of the Gemini client, or leave http_client out"

OPENAI: Mapping[str, str] = {
    "NOT_GIVEN": _NO_ARGUMENT,
    "NotGiven": _NO_ARGUMENT,
    "Omit": _NO_ARGUMENT,
    "omit": _NO_ARGUMENT,
    "not_given": _NO_ARGUMENT,
    "DefaultHttpxClient": _HTTPX,
    "DefaultAsyncHttpxClient": _HTTPX,
    "DefaultAioHttpClient": _HTTPX,
    "AssistantEventHandler": INSTEAD["assistants"],
    "AsyncAssistantEventHandler": INSTEAD["assistants"],
    "api_type": "Gemini has one kind of service",
    "api_version": "the version belongs to the client",
    "azure_endpoint": "pass base_url to the Gemini client",
    "api_base": "pass base_url to the Gemini client",
    "base_url": "pass base_url to the Gemini client",
    "azure_ad_token": "google-auth finds Google's credentials",
    "azure_ad_token_provider": "google-auth finds Google's credentials",
    "api_key": "set GEMINI_API_KEY, or pass api_key to the Gemini client",
    "api_key_path": "set GEMINI_API_KEY, or pass api_key to the Gemini client",
    "organization": "Gemini has no equivalent",
    "project": "Gemini has no equivalent",
    "default_query": "Gemini has no equivalent",
    "default_headers": _TO_CLIENT,
    "timeout": _TO_CLIENT,
    "max_retries": _TO_CLIENT,
    "http_client": f"{_TO_CLIENT} of gemini_sdk",
    "proxy": "set HTTPS_PROXY, or pass an http_client to the Gemini client",
    "verify_ssl_certs": "pass an http_client to the Gemini client",
    "requestssession": "pass an http_client to the Gemini client",
    "aiosession": "pass an http_client to the Gemini client",
    "log": "set the level of the logger gemini_sdk",
    "debug": "set the level of the logger gemini_sdk",
    "Image": INSTEAD["images"],
    "Audio": INSTEAD["audio"],
    "Moderation": INSTEAD["moderations"],
    "FineTune": INSTEAD["fine_tuning"],
    "FineTuningJob": INSTEAD["fine_tuning"],
    "File": "use files of the client",
    "Model": "use models of the client",
    "types": "use gemini_sdk.types.azure_openai; openai.types can still be imported where openai is installed",
    "resources": "the resources of a drop-in client have the same methods, and other classes",
}
"""By the first name in the package; names of resources have their advice in `INSTEAD`."""

_RAG = "use a tool with retrieval of vertex_rag_store; corpora are managed by vertexai.rag"
_AGENTS = "agents are deployed by vertexai; call a deployed agent by its own API"
_EVALUATION = "use gemini_sdk.bulk to run the rows, and measure the answers yourself"
_IMAGES = (
    "use generate_content with a model that makes images, and response_modalities=['TEXT', 'IMAGE']"
)
_EMBED = (
    "write vertex_client.embed_content(model, texts), whose answer has embeddings with values; "
    "output_dimensionality and task_type are arguments"
)
_CHAT_MODELS = (
    "PaLM models are gone: write vertex_client.generate_content or vertex_client.chats.create"
)

VERTEX: Mapping[str, str] = {
    "GenerativeModel.from_cached_content": (
        "write vertex_client.generate_content(cache.model, contents, cached_content=cache)"
    ),
    "GenerativeModel": (
        "a model is its name here: write vertex_client.generate_content(name, contents)"
    ),
    "ChatSession": "write vertex_client.chats.create(name)",
    "AutomaticFunctionCallingResponder": "pass Python functions as tools of chats.create",
    "ResponseValidationError": "answers are not validated: look at finish_reason",
    "ResponseBlockedError": "no error is raised for a blocked answer: look at finish_reason",
    "FunctionDeclaration.from_func": "pass Python functions as tools: tools=[function]",
    "CallableFunctionDeclaration": "pass Python functions as tools: tools=[function]",
    "HarmCategory": "categories are strings here, such as 'HARM_CATEGORY_HARASSMENT'",
    "HarmBlockThreshold": "thresholds are strings here, such as 'BLOCK_ONLY_HIGH'",
    "FinishReason": "finish reasons are strings here, such as 'STOP'",
    "Image": "use Part.from_bytes with a mime_type, or Part.from_file",
    "Tool.from_retrieval": "write Tool(retrieval=Retrieval(...)) with the types of gemini_sdk",
    "Tool.from_dict": "write Tool.model_validate(mapping)",
    "grounding": "use Retrieval, VertexAISearch, VertexRagStore and GoogleSearch of gemini_sdk.types.generate_content",
    "GenerationConfig.RoutingConfig": "Gemini has no equivalent: name the model of each call",
    "ToolConfig.FunctionCallingConfig": "write FunctionCallingConfig of gemini_sdk.types.generate_content",
    "language_models.TextEmbeddingModel": _EMBED,
    "language_models.TextEmbeddingInput": _EMBED,
    "language_models": _CHAT_MODELS,
    "vision_models.ImageGenerationModel": _IMAGES,
    "vision_models.MultiModalEmbeddingModel": _EMBED,
    "vision_models": "send pictures to generate_content as Part.from_file or Part.from_uri",
    "rag": _RAG,
    "reasoning_engines": _AGENTS,
    "agent_engines": _AGENTS,
    "extensions": "use tools of generate_content",
    "evaluation": _EVALUATION,
    "batch_prediction": "write vertex_client.batch_prediction_jobs.create(model=..., source=..., destination=...)",
    "tuning": "write vertex_client.tuning_jobs.create(base_model=..., training_dataset_uri=...)",
    "caching": "write vertex_client.cached_contents.create(model=..., contents=..., ttl=...)",
    "prompts": "keep prompts in the program; this package does not store them",
    "model_garden": "this package does not deploy models",
    "tokenization": "write vertex_client.count_tokens(model, contents)",
    "Client": "write VertexClient(project=..., location=...)",
}
"""By the names within the package; the longest counts."""

_OFFICIAL = "as_openai() of a drop-in client"
_LANGCHAIN = (
    "it calls OpenAI itself: use ChatGoogleGenerativeAI or GoogleGenerativeAIEmbeddings of "
    f"langchain_google_genai, or pass {_OFFICIAL} as root_client=, and its chat.completions as client="
)
_OWN_CLIENT = "it calls OpenAI itself, and not through a drop-in client"
_WRAPS = "it checks for or patches OpenAI's own client: use it without, or through Google's package"


class Wrapper(NamedTuple):
    """A package that calls OpenAI itself, or does something with its clients."""

    name: str
    pattern: str
    """What the qualified names of its functions and classes begin with."""
    instead: str


WRAPPERS = (
    Wrapper(
        "instructor",
        r"instructor\.(from_openai|patch|apatch)",
        f"instructor takes only OpenAI's own clients: pass {_OFFICIAL}, or use instructor.from_genai",
    ),
    Wrapper(
        "instructor.from_provider",
        r"instructor\.from_provider",
        "name a model of Google's: from_provider('google/...')",
    ),
    Wrapper("langchain_openai", r"langchain_openai\.", _LANGCHAIN),
    Wrapper(
        "langchain",
        r"langchain(_community)?\.(chat_models|llms|embeddings)\.(\w+\.)*(Azure)?(Chat)?OpenAI",
        _LANGCHAIN,
    ),
    Wrapper(
        "llama_index",
        r"llama_index\.(llms|embeddings)\.(azure_)?openai",
        "it calls OpenAI itself: use GoogleGenAI of llama_index.llms.google_genai, or GoogleGenAIEmbedding, "
        f"or pass {_OFFICIAL} as openai_client=",
    ),
    Wrapper(
        "litellm",
        r"litellm\.(completion|acompletion|text_completion|embedding|aembedding|Router)$",
        "name a model of Google's: model='gemini/...' or 'vertex_ai/...'",
    ),
    Wrapper(
        "autogen_ext",
        r"autogen_ext\.models\.openai",
        f"{_OWN_CLIENT}: give it a Gemini model and Google's key",
    ),
    Wrapper(
        "autogen",
        r"autogen\.(OpenAIWrapper|config_list_|AssistantAgent|ConversableAgent)",
        "its configuration names OpenAI's models: give it api_type 'google', a Gemini model and Google's key",
    ),
    Wrapper("crewai", r"crewai\.LLM$", "name a model of Google's: LLM(model='gemini/...')"),
    Wrapper(
        "semantic_kernel",
        r"semantic_kernel\.connectors\.ai\.open_ai\.",
        "it calls OpenAI itself: use GoogleAIChatCompletion or VertexAIChatCompletion of "
        "semantic_kernel.connectors.ai.google",
    ),
    Wrapper(
        "openai-agents",
        r"agents\.(\w+\.)*(set_default_openai|OpenAIChatCompletionsModel|OpenAIResponsesModel|OpenAIProvider)",
        f"openai-agents takes only OpenAI's own clients: pass {_OFFICIAL}, or use "
        "LitellmModel(model='gemini/...')",
    ),
    Wrapper(
        "pydantic_ai",
        r"pydantic_ai\.(models|providers)\.(openai|azure)\.",
        "it calls OpenAI itself: use GoogleModel of pydantic_ai.models.google",
    ),
    Wrapper(
        "dspy",
        r"dspy\.(LM|OpenAI|AzureOpenAI)$",
        "name a model of Google's: dspy.LM('gemini/...')",
    ),
    Wrapper(
        "haystack",
        r"haystack\.components\.\w+\.(\w+\.)*(Azure)?OpenAI",
        "it calls OpenAI itself: use the components of haystack_integrations for google_genai",
    ),
    Wrapper(
        "langfuse, posthog, mlflow, helicone, ddtrace",
        r"(langfuse|posthog\.ai|mlflow|helicone|ddtrace)\.(\w+\.)*openai\b",
        _WRAPS,
    ),
    Wrapper(
        "langsmith, braintrust, logfire",
        r"langsmith\.wrappers\.wrap_openai|braintrust\.wrap_openai|logfire\.instrument_openai",
        _WRAPS,
    ),
    Wrapper("opentelemetry", r"opentelemetry\.instrumentation\.openai", _WRAPS),
    Wrapper(
        "guidance, outlines, marvin",
        r"(guidance\.models|outlines(\.models)?|marvin)\.(\w+\.)*(from_openai|(Azure)?OpenAI)",
        _OWN_CLIENT,
    ),
)
_PATTERNS = [(re.compile(each.pattern), each.instead) for each in WRAPPERS]


def of_wrapper(origin: str) -> str | None:
    """What to do about a function or class of another package that calls OpenAI or wraps its clients."""
    return next((words for pattern, words in _PATTERNS if pattern.match(origin)), None)


def of_openai(name: str) -> str | None:
    """What to write in place of a name of OpenAI's package, such as `images.generate`."""
    first = name.partition(".")[0]
    return OPENAI.get(first) or INSTEAD.get(first)


def of_vertex(name: str) -> str | None:
    """What to write in place of a name of vertexai, such as `rag.create_corpus`."""
    parts = name.removeprefix("preview.").removeprefix("generative_models.").split(".")
    for count in range(len(parts), 0, -1):
        if words := VERTEX.get(".".join(parts[:count])):
            return words
    return None


def sentence(origin: str) -> str:
    """What is said of a name that has no counterpart here."""
    package, _, name = public_name(origin).partition(".")
    words = of_openai(name) if package == "openai" else of_vertex(name)
    return (
        f"{origin} has no counterpart here: {words}."
        if words
        else f"{origin} has no counterpart here."
    )
