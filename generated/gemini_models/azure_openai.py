# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Annotated, Any, Literal

from gemini_sdk._behaviour.azure.odd_values import (
    CalledFunctionBehaviour,
    CreatedBehaviour,
    SaidTextBehaviour,
)
from gemini_sdk._behaviour.response_text import ResponseTextBehaviour
from gemini_sdk._wire import JsonModel
from pydantic import Field

ChatCompletionRole = Literal["system", "developer", "user", "assistant", "tool", "function"] | str


ChatCompletionContentPartType = Literal["text", "image_url", "input_audio", "refusal", "file"] | str


ChatCompletionImageDetail = Literal["auto", "low", "high", "original"] | str


ChatCompletionInputAudioFormat = Literal["wav", "mp3"] | str


class ChatCompletionFile(JsonModel):
    """A file by its id, or its bytes."""

    file_data: str | None = None
    """The bytes, in a data URL."""

    file_id: str | None = None
    """The id of an uploaded file."""

    filename: str | None = None
    """Its name."""


class ChatCompletionMessageFunction(CalledFunctionBehaviour):
    """A function that is called, and with what."""

    name: str
    """Its name."""

    arguments: str
    """Its arguments, as the text of a JSON object."""


ChatCompletionToolType = Literal["function"] | str


class ChatCompletionGoogleExtra(JsonModel):
    """Data of Gemini that this API does not define."""

    thought_signature: str | None = None
    """Proof of the reasoning so far, in base64, which is to be sent back as it came."""

    thought: bool | None = None
    """Whether a text is a summary of reasoning."""


class ChatCompletionFunctionObject(JsonModel):
    """A function the model may call."""

    name: str | None = None
    """Up to 64 letters, digits, underscores and dashes."""

    description: str | None = None
    """What it does, for the model to know when to call it."""

    parameters: dict[str, Any] | None = None
    """Its arguments as a JSON Schema of an object; no arguments by default."""

    strict: bool | None = None
    """Whether arguments are held to the schema exactly."""


ChatCompletionToolChoiceMode = Literal["none", "auto", "required"] | str


ChatCompletionToolChoiceType = Literal["function", "allowed_tools"] | str


class ChatCompletionAllowedTools(JsonModel):
    """The tools that may be called."""

    mode: str | None = None
    """Whether one of them is called: auto or required."""

    tools: list[dict[str, Any]] | None = None
    """The tools, each with its type and the name of its function."""


class ChatCompletionNamedFunction(JsonModel):
    """A function by its name."""

    name: str | None = None
    """Its name."""


ChatCompletionFunctionCallMode = Literal["none", "auto"] | str


class ChatCompletionStreamOptions(JsonModel):
    """Settings of a stream."""

    include_usage: bool | None = None
    """Whether a last chunk without choices has the tokens used."""

    include_obfuscation: bool | None = None
    """Whether chunks are padded to hide their length."""


ChatCompletionResponseFormatType = Literal["text", "json_object", "json_schema"] | str


class ChatCompletionJsonSchema(JsonModel):
    """A schema with a name."""

    name: str | None = None
    """Up to 64 letters, digits, underscores and dashes."""

    description: str | None = None
    """What it is for, for the model to know."""

    schema_: Annotated[dict[str, Any] | None, Field(alias="schema")] = None
    """The JSON Schema."""

    strict: bool | None = None
    """Whether answers are held to the schema exactly."""


ChatCompletionReasoningEffort = (
    Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | str
)


ChatCompletionModality = Literal["text", "audio"] | str


ChatCompletionVoice = (
    Literal[
        "alloy",
        "ash",
        "ballad",
        "cedar",
        "coral",
        "echo",
        "fable",
        "marin",
        "nova",
        "onyx",
        "sage",
        "shimmer",
        "verse",
    ]
    | str
)


class ChatCompletionCustomVoice(JsonModel):
    """A voice made of recordings."""

    id: str | None = None
    """Its id."""


ChatCompletionAudioFormat = Literal["wav", "aac", "mp3", "flac", "opus", "pcm16"] | str


class ChatCompletionUserSecurityContext(JsonModel):
    """The application and its end user, for the operators' security team. Since api-version 2025-04-01-preview."""

    application_name: str | None = None
    """The application."""

    end_user_id: str | None = None
    """The end user's id in Microsoft Entra, a UUID."""

    end_user_tenant_id: str | None = None
    """The end user's tenant, a UUID."""

    source_ip: str | None = None
    """The client's IP address."""


ChatCompletionDataSourceType = (
    Literal["azure_search", "azure_cosmos_db", "elasticsearch", "mongo_db", "pinecone"] | str
)


class ChatCompletionDataSourceAuthentication(JsonModel):
    """How a search service is entered."""

    type: str | None = None
    """The way: api_key, connection_string, access_token, a managed identity, and others."""

    key: str | None = None
    """The key."""

    key_id: str | None = None
    """The key's id."""

    encoded_api_key: str | None = None
    """The key with its id. Since api-version 2025-04-01-preview."""

    access_token: str | None = None
    """The token. Since api-version 2025-04-01-preview."""

    connection_string: str | None = None
    """The connection string."""

    managed_identity_resource_id: str | None = None
    """The managed identity."""

    username: str | None = None
    """The user. Since api-version 2025-04-01-preview."""

    password: str | None = None
    """The user's password. Since api-version 2025-04-01-preview."""


class ChatCompletionDataSourceFields(JsonModel):
    """Which field of an index is what."""

    title_field: str | None = None
    """The title."""

    url_field: str | None = None
    """The address."""

    filepath_field: str | None = None
    """The path."""

    content_fields: list[str] | None = None
    """The text."""

    content_fields_separator: str | None = None
    """Separator between texts."""

    vector_fields: list[str] | None = None
    """The vectors."""

    image_vector_fields: list[str] | None = None
    """The vectors of pictures. Since api-version 2025-04-01-preview."""


class ChatCompletionDataSourceEmbedding(JsonModel):
    """Source of the vectors of a search."""

    type: str | None = None
    """endpoint, deployment_name, integrated or model_id."""

    endpoint: str | None = None
    """The address of an embedding service."""

    authentication: ChatCompletionDataSourceAuthentication | None = None
    """How that service is entered."""

    deployment_name: str | None = None
    """The deployment of an embedding model."""

    dimensions: int | None = None
    """The length of the vectors. Since api-version 2025-04-01-preview."""

    model_id: str | None = None
    """The model of a search service. Since api-version 2025-04-01-preview."""


ChatCompletionFinishReason = (
    Literal["stop", "length", "tool_calls", "content_filter", "function_call"] | str
)


class ChatCompletionAudio(JsonModel):
    """A spoken answer; of one that is sent back, the id. Since api-version 2025-04-01-preview."""

    id: str
    """Its id."""

    data: str | None = None
    """The bytes, in base64."""

    expires_at: int | None = None
    """Until when the id is known, in seconds since 1970."""

    transcript: str | None = None
    """Transcript of the audio."""


class ChatCompletionCitation(JsonModel):
    """A document that was found; the last five members are set for all documents found, not for cited ones."""

    content: str | None = None
    """Its text."""

    title: str | None = None
    """Its title."""

    url: str | None = None
    """Its address."""

    filepath: str | None = None
    """Its path."""

    chunk_id: str | None = None
    """Which piece of it."""

    rerank_score: float | None = None
    """How relevant it is at a second look. Since api-version 2025-04-01-preview."""

    search_queries: list[str] | None = None
    """The searches that found it. Since api-version 2025-04-01-preview."""

    data_source_index: int | None = None
    """The data source it is from. Since api-version 2025-04-01-preview."""

    original_search_score: float | None = None
    """How relevant it is at first. Since api-version 2025-04-01-preview."""

    filter_reason: str | None = None
    """Why it was left out: score or rerank. Since api-version 2025-04-01-preview."""


class ChatCompletionTopLogprob(JsonModel):
    """A token that was likely."""

    token: str
    """The token."""

    logprob: float
    """Its log probability."""

    bytes: list[int] | None = None
    """Its bytes in UTF-8."""


class ChatCompletionAudioDelta(JsonModel):
    """A piece of a spoken answer. Since api-version 2025-04-01-preview."""

    id: str | None = None
    """The answer's id, in its first piece."""

    data: str | None = None
    """Bytes to add, in base64."""

    expires_at: int | None = None
    """Until when the id is known, in seconds since 1970."""

    transcript: str | None = None
    """Words to add to what is said."""


class ChatCompletionFunctionDelta(CalledFunctionBehaviour):
    """A piece of a called function."""

    name: str | None = None
    """Its name."""

    arguments: str | None = None
    """Text of its arguments to add."""


class PromptTokensDetails(JsonModel):
    """Kinds of the tokens of a prompt."""

    audio_tokens: int | None = None
    """Those of recordings."""

    cached_tokens: int | None = None
    """Those found in a cache."""

    text_tokens: int | None = None
    """Those of text."""

    image_tokens: int | None = None
    """Those of pictures."""


class CompletionTokensDetails(JsonModel):
    """Kinds of the generated tokens."""

    reasoning_tokens: int | None = None
    """Those of reasoning."""

    audio_tokens: int | None = None
    """Those of speech. Since api-version 2025-04-01-preview."""

    accepted_prediction_tokens: int | None = None
    """Those of the prediction that came true. Since api-version 2025-04-01-preview."""

    rejected_prediction_tokens: int | None = None
    """Those of the prediction that did not. Since api-version 2025-04-01-preview."""

    text_tokens: int | None = None
    """Those of text."""


ChatCompletionFilterSeverity = Literal["safe", "low", "medium", "high"] | str


class ChatCompletionFilterCitation(JsonModel):
    """Source of the code."""

    url: Annotated[str | None, Field(alias="URL")] = None
    """Where it is from."""

    license: str | None = None
    """Its licence."""


class ChatCompletionFilterDetail(JsonModel):
    """A block list, or a passage of the answer. Since api-version 2025-04-01-preview."""

    id: str | None = None
    """The block list's id."""

    filtered: bool | None = None
    """Whether content was held back for it."""

    completion_start_offset: int | None = None
    """Where the passage begins, in code points."""

    completion_end_offset: int | None = None
    """Where it ends, in code points."""


class ChatCompletionFilterError(JsonModel):
    """Why the content filter did not work."""

    code: str | None = None
    """A name for it."""

    message: str | None = None
    """In words."""


class CreateCompletionRequest(JsonModel):
    """Body of a completions call."""

    model: str | None = None
    """The model; with Azure the deployment's name, which may stand in the path instead."""

    prompt: str | list[str] | list[int] | list[list[int]] | None = None
    """A text, several texts, a text as tokens, or several."""

    best_of: int | None = None
    """Number of candidates to generate, up to 20; the n likeliest are returned."""

    echo: bool | None = None
    """Whether the answer begins with the prompt."""

    frequency_penalty: float | None = None
    """Penalty that grows with each use of a token, -2 to 2."""

    logit_bias: dict[str, int] | None = None
    """Bias on the likelihood of tokens by their id, -100 to 100."""

    logprobs: int | None = None
    """Number of alternatives per position, 0 to 5."""

    max_tokens: int | None = None
    """Upper limit on the answer's tokens; the default is 16."""

    n: int | None = None
    """How many answers to make for each prompt, 1 to 128."""

    presence_penalty: float | None = None
    """Flat penalty on tokens already used, -2 to 2."""

    seed: int | None = None
    """Fixed value for repeatable sampling."""

    stop: str | list[str] | None = None
    """Strings that end the answer: Azure takes up to 4, other services of this API more."""

    stream: bool | None = None
    """Whether the answer comes in pieces."""

    stream_options: ChatCompletionStreamOptions | None = None
    """Settings of a stream; only allowed with stream."""

    suffix: str | None = None
    """Text that comes after the answer."""

    temperature: float | None = None
    """Sampling randomness, 0 to 2; the default is 1."""

    top_p: float | None = None
    """Probability mass to sample from, 0 to 1."""

    user: str | None = None
    """Who the end user is, for the detection of abuse."""


class CompletionLogprobs(JsonModel):
    """Log probabilities of an answer, a place in each list for each token."""

    tokens: list[str] | None = None
    """The tokens."""

    token_logprobs: list[float] | None = None
    """Their log probabilities."""

    text_offset: list[int] | None = None
    """Where they begin in the text, in characters."""

    top_logprobs: list[dict[str, float]] | None = None
    """Log probabilities of the likeliest tokens."""


class FileObject(JsonModel):
    """A file of a service."""

    id: str
    """The name to call it by."""

    object: str
    """Always file."""

    bytes: int
    """Its size."""

    created_at: int
    """When it was made, in seconds since 1970."""

    expires_at: int | None = None
    """When it is deleted, in seconds since 1970."""

    filename: str
    """Its name for people."""

    purpose: str
    """What it is for, such as batch, batch_output or user_data."""

    status: str
    """Whether it may be used: uploaded, processed or error."""

    status_details: str | None = None
    """Why it may not."""


class FileDeleted(JsonModel):
    """The answer to the deletion of a file."""

    id: str
    """The file."""

    object: str
    """Always file."""

    deleted: bool
    """Whether it is deleted."""


class BatchError(JsonModel):
    """One reason why a batch failed."""

    code: str | None = None
    """A name for the reason."""

    message: str | None = None
    """The reason in words."""

    param: str | None = None
    """The field it is about."""

    line: int | None = None
    """The line of the file it is about."""


class BatchRequestCounts(JsonModel):
    """How many requests a batch has."""

    total: int
    """All of them."""

    completed: int
    """Those with an answer."""

    failed: int
    """Those with an error."""


class BatchInputLine(JsonModel):
    """A request in the file of a batch."""

    custom_id: str | None = None
    """The key of the request, which its answer gets, too."""

    method: str | None = None
    """Always POST."""

    url: str | None = None
    """What it calls, such as /v1/chat/completions."""

    body: dict[str, Any] | None = None
    """The request."""


class CreateEmbeddingRequest(JsonModel):
    """Body of an embeddings call."""

    input: str | list[str] | list[int] | list[list[int]] | None = None
    """One or several texts, each as a text or as tokens."""

    model: str | None = None
    """The model; with Azure the deployment's name, which may stand in the path instead."""

    dimensions: int | None = None
    """The length of the vectors; the model's own by default."""

    encoding_format: str | None = None
    """The form of the vectors, float or base64."""

    user: str | None = None
    """Who the end user is, for the detection of abuse."""


class EmbeddingData(JsonModel):
    """The vector of one text."""

    object: str
    """Always embedding."""

    index: int
    """Which of the texts it belongs to, from 0."""

    embedding: list[float]
    """The vector."""


class EncodedEmbeddingData(JsonModel):
    """The vector of one text, encoded."""

    object: str
    """Always embedding."""

    index: int
    """Which of the texts it belongs to, from 0."""

    embedding: str
    """The vector as base64 of little-endian 32-bit floats."""


class EmbeddingTokens(JsonModel):
    """The tokens of an embeddings call."""

    prompt_tokens: int
    """Those of the texts."""

    total_tokens: int
    """All of them."""


class ModelEntry(JsonModel):
    """A model that a service offers."""

    id: str
    """The name to call it by."""

    object: str
    """Always model."""

    created: int
    """When it was made, in seconds since 1970; 0 where it is unknown."""

    owned_by: str
    """Who made it."""


class ResponseConversation(JsonModel):
    """A conversation by its id."""

    id: str
    """Its id."""


ResponseReasoningEffort = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | str


class ResponseTextFormat(JsonModel):
    """The format of a text."""

    type: ChatCompletionResponseFormatType | None = None
    """Which it is."""

    name: str | None = None
    """Name of the schema: up to 64 letters, digits, underscores and dashes."""

    description: str | None = None
    """What the schema is for, for the model to know."""

    schema_: Annotated[dict[str, Any] | None, Field(alias="schema")] = None
    """The JSON Schema."""

    strict: bool | None = None
    """Whether answers are held to the schema exactly."""


class ResponseStreamOptions(JsonModel):
    """Settings of a stream."""

    include_obfuscation: bool | None = None
    """Whether events are padded to hide their length."""


ResponseIncludable = (
    Literal[
        "file_search_call.results",
        "web_search_call.results",
        "web_search_call.action.sources",
        "message.input_image.image_url",
        "computer_call_output.output.image_url",
        "code_interpreter_call.outputs",
        "reasoning.encrypted_content",
        "message.output_text.logprobs",
    ]
    | str
)


ResponseItemType = (
    Literal[
        "message",
        "reasoning",
        "function_call",
        "function_call_output",
        "item_reference",
        "web_search_call",
        "code_interpreter_call",
        "code_interpreter_call_output",
        "file_search_call",
        "image_generation_call",
        "computer_call",
        "computer_call_output",
        "custom_tool_call",
        "custom_tool_call_output",
        "local_shell_call",
        "local_shell_call_output",
        "shell_call",
        "shell_call_output",
        "apply_patch_call",
        "apply_patch_call_output",
        "mcp_list_tools",
        "mcp_approval_request",
        "mcp_approval_response",
        "mcp_call",
        "tool_search_call",
        "tool_search_output",
        "additional_tools",
        "compaction",
        "compaction_trigger",
        "program",
        "program_output",
    ]
    | str
)


ResponseRole = Literal["system", "developer", "user", "assistant"] | str


ResponseInputContentType = (
    Literal["input_text", "input_image", "input_file", "input_audio", "output_text", "refusal"]
    | str
)


ResponseToolType = (
    Literal[
        "function",
        "web_search",
        "web_search_2025_08_26",
        "web_search_preview",
        "web_search_preview_2025_03_11",
        "code_interpreter",
        "file_search",
        "computer",
        "computer_use_preview",
        "mcp",
        "image_generation",
        "local_shell",
        "shell",
        "apply_patch",
        "custom",
        "namespace",
        "tool_search",
        "programmatic_tool_calling",
    ]
    | str
)


class ResponseToolChoice(JsonModel):
    """The one tool to call, or the tools that may be called."""

    type: str | None = None
    """function, allowed_tools, or the type of a built-in tool."""

    name: str | None = None
    """Name of the function."""

    mode: str | None = None
    """Whether one of the allowed tools is called: auto or required."""

    tools: list[dict[str, Any]] | None = None
    """The allowed tools."""

    server_label: str | None = None
    """Name of an MCP server."""


class ResponseError(JsonModel):
    """Why a response failed."""

    code: str
    """A name for it, such as server_error."""

    message: str
    """In words."""


class ResponseIncompleteDetails(JsonModel):
    """Why a response is not whole."""

    reason: str | None = None
    """max_output_tokens or content_filter."""


class ResponseAnnotation(JsonModel):
    """A citation."""

    type: str | None = None
    """url_citation or another kind."""

    url: str | None = None
    """Address of the page."""

    title: str | None = None
    """Title of the page."""

    start_index: int | None = None
    """Where the cited text begins, in characters."""

    end_index: int | None = None
    """Where it ends, in characters."""


class ResponseSummary(JsonModel):
    """A summary of reasoning."""

    type: str
    """Always summary_text."""

    text: str
    """The summary."""


class ResponseCodeOutput(JsonModel):
    """Output of code."""

    type: str
    """logs or image."""

    logs: str | None = None
    """What the code printed."""

    url: str | None = None
    """A picture."""


class ResponseInputTokens(JsonModel):
    """Tokens of the input."""

    cached_tokens: int
    """Those that were cached."""

    cache_write_tokens: int
    """Those that were written to the cache."""


class ResponseOutputTokens(JsonModel):
    """Tokens of the output."""

    reasoning_tokens: int
    """Those of the reasoning."""


class ResponseInputTokenCount(JsonModel):
    """The number of tokens of an input."""

    object: str
    """Always response.input_tokens."""

    input_tokens: int
    """The number of tokens."""


class Conversation(JsonModel):
    """A conversation that responses are added to."""

    id: str
    """Its id."""

    object: str
    """Always conversation."""

    created_at: int
    """When it was made, in seconds since 1970."""

    metadata: dict[str, str] | None
    """Its tags."""


class ConversationDeleted(JsonModel):
    """That a conversation is deleted."""

    id: str
    """Its id."""

    object: str
    """Always conversation.deleted."""

    deleted: bool
    """Always true."""


class ChatCompletionImageUrl(JsonModel):
    """A picture by its URL, or its bytes in a data URL."""

    url: str | None = None
    """An http(s) or data URL; for Gemini also gs:// and URIs of the Files API."""

    detail: ChatCompletionImageDetail | None = None
    """How closely it is looked at."""


class ChatCompletionInputAudio(JsonModel):
    """A recording."""

    data: str | None = None
    """The bytes, in base64."""

    format: ChatCompletionInputAudioFormat | None = None
    """Their format."""


class ChatCompletionExtraContent(JsonModel):
    """Data of a service that this API does not define, by the name of the service."""

    google: ChatCompletionGoogleExtra | None = None
    """Data of Gemini that this API does not define."""


class ChatCompletionTool(JsonModel):
    """Something the model may call."""

    type: ChatCompletionToolType | None = None
    """Its type."""

    function: ChatCompletionFunctionObject | None = None
    """The function."""


class ChatCompletionNamedToolChoice(JsonModel):
    """The one tool to call, or the tools that may be called."""

    type: ChatCompletionToolChoiceType | None = None
    """The type of the tool, or allowed_tools."""

    function: ChatCompletionNamedFunction | None = None
    """The function."""

    allowed_tools: ChatCompletionAllowedTools | None = None
    """The tools that may be called."""


class ChatCompletionResponseFormat(JsonModel):
    """The form of an answer."""

    type: ChatCompletionResponseFormatType | None = None
    """Which it is."""

    json_schema: ChatCompletionJsonSchema | None = None
    """The schema of an answer in JSON."""


class ChatCompletionAudioOptions(JsonModel):
    """How spoken output sounds."""

    voice: ChatCompletionVoice | ChatCompletionCustomVoice | None = None
    """The voice."""

    format: ChatCompletionAudioFormat | None = None
    """The format."""


class ChatCompletionDataSourceParameters(JsonModel):
    """Where and how to search; each service has some of these."""

    authentication: ChatCompletionDataSourceAuthentication | None = None
    """How the service is entered."""

    top_n_documents: int | None = None
    """How many documents are given to the model."""

    max_search_queries: int | None = None
    """How many searches are made for a message. Since api-version 2025-04-01-preview."""

    allow_partial_result: bool | None = None
    """Whether some searches may fail. Since api-version 2025-04-01-preview."""

    in_scope: bool | None = None
    """Whether the answer keeps to the documents."""

    strictness: int | None = None
    """How relevant a document has to be, 1 to 5."""

    role_information: str | None = None
    """Instructions for the model."""

    endpoint: str | None = None
    """The service's address."""

    index_name: str | None = None
    """The index."""

    fields_mapping: ChatCompletionDataSourceFields | None = None
    """Which field of the index is what."""

    query_type: str | None = None
    """The kind of search: simple, semantic, vector, or a mixture."""

    semantic_configuration: str | None = None
    """The configuration of semantic searches."""

    filter: str | None = None
    """Filter of the search."""

    embedding_dependency: ChatCompletionDataSourceEmbedding | None = None
    """Source of the vectors."""

    include_contexts: list[str] | None = None
    """Contexts to return: citations, intent, all_retrieved_documents. Since api-version 2025-04-01-preview."""

    database_name: str | None = None
    """The database."""

    container_name: str | None = None
    """The container of Azure Cosmos DB."""

    collection_name: str | None = None
    """The collection of MongoDB. Since api-version 2025-04-01-preview."""

    app_name: str | None = None
    """The application of MongoDB. Since api-version 2025-04-01-preview."""

    environment: str | None = None
    """The environment of Pinecone. Since api-version 2025-04-01-preview."""


class ChatCompletionMessageContext(JsonModel):
    """Results of data sources for an answer."""

    citations: list[ChatCompletionCitation] | None = None
    """The documents it cites."""

    intent: str | None = None
    """Intent of the question, for the next turn."""

    all_retrieved_documents: list[ChatCompletionCitation] | None = None
    """Every document found. Since api-version 2025-04-01-preview."""


class ChatCompletionTokenLogprob(JsonModel):
    """A token and how likely it was."""

    token: str
    """The token."""

    logprob: float
    """Its log probability."""

    bytes: list[int] | None = None
    """Its bytes in UTF-8."""

    top_logprobs: list[ChatCompletionTopLogprob] | None = None
    """The likeliest tokens at its position."""


class ChatCompletionToolCallDelta(JsonModel):
    """A piece of a call."""

    index: int
    """Which of the calls it is of."""

    id: str | None = None
    """The call's id, in its first piece."""

    type: ChatCompletionToolType | None = None
    """Type of the tool, in the first piece of the call."""

    function: ChatCompletionFunctionDelta | None = None
    """Its name or arguments to add."""

    extra_content: ChatCompletionExtraContent | None = None
    """Additional data of Gemini."""


class CompletionUsage(JsonModel):
    """Tokens used."""

    prompt_tokens: int
    """Those of the prompt."""

    completion_tokens: int
    """Those generated, reasoning included."""

    total_tokens: int
    """All."""

    prompt_tokens_details: PromptTokensDetails | None = None
    """Kinds of the tokens of the prompt. Since api-version 2025-04-01-preview."""

    completion_tokens_details: CompletionTokensDetails | None = None
    """Kinds of the generated tokens."""


class ChatCompletionFilterResult(JsonModel):
    """A finding of the content filter; each category has some of these."""

    filtered: bool
    """Whether content was held back for it."""

    severity: ChatCompletionFilterSeverity | None = None
    """How grave it is."""

    detected: bool | None = None
    """Whether there is any."""

    citation: ChatCompletionFilterCitation | None = None
    """Source of the code."""

    details: list[ChatCompletionFilterDetail] | None = None
    """The block lists, or the passages. Since api-version 2025-04-01-preview."""


class BatchErrors(JsonModel):
    """Why a batch failed as a whole."""

    object: str | None = None
    """Always list."""

    data: list[BatchError] | None = None
    """The reasons."""


class CreateEmbeddingResponse(JsonModel):
    """The answer of an embeddings call."""

    object: str
    """Always list."""

    data: list[EmbeddingData]
    """One vector for each text, in their order."""

    model: str
    """The model that made them."""

    usage: EmbeddingTokens
    """The tokens used."""


class CreateEncodedEmbeddingResponse(JsonModel):
    """The answer of an embeddings call whose encoding_format is base64."""

    object: str
    """Always list."""

    data: list[EncodedEmbeddingData]
    """One vector for each text, in their order."""

    model: str
    """The model that made them."""

    usage: EmbeddingTokens
    """The tokens used."""


class ResponseReasoning(JsonModel):
    """How a model reasons."""

    effort: ResponseReasoningEffort | None = None
    """How much it reasons."""

    summary: str | None = None
    """The summary of the reasoning in the answer: auto, concise or detailed."""

    generate_summary: str | None = None
    """Superseded by summary. Deprecated."""

    context: str | None = None
    """The turns whose reasoning is used: auto, current_turn or all_turns."""

    mode: str | None = None
    """The way of reasoning: standard or pro."""


class ResponseTextConfig(JsonModel):
    """The form of a text."""

    format: ResponseTextFormat | None = None
    """Text, JSON or JSON of a schema."""

    verbosity: str | None = None
    """How long answers are: low, medium or high."""


class ResponseInputContent(JsonModel):
    """A piece of a message or of a result; `type` says which members it has."""

    type: ResponseInputContentType | None = None
    """Its type."""

    text: str | None = None
    """A text."""

    image_url: str | None = None
    """An http(s) or data URL of a picture; for Gemini also gs:// and URIs of the Files API."""

    detail: str | None = None
    """How closely a picture or a file is looked at: auto, low, high or original."""

    file_id: str | None = None
    """The id of an uploaded file."""

    file_data: str | None = None
    """The bytes of a file, in a data URL."""

    file_url: str | None = None
    """The URL of a file."""

    filename: str | None = None
    """The name of a file."""

    input_audio: ChatCompletionInputAudio | None = None
    """A recording."""

    refusal: str | None = None
    """Words of refusal."""

    annotations: list[ResponseAnnotation] | None = None
    """Citations of an earlier answer."""

    logprobs: list[ChatCompletionTokenLogprob] | None = None
    """Log probabilities of an earlier answer."""

    prompt_cache_breakpoint: dict[str, Any] | None = None
    """That the prompt may be cached up to here."""


class ResponseTool(JsonModel):
    """Something the model may call; `type` says which members it has."""

    type: ResponseToolType | None = None
    """Its type."""

    name: str | None = None
    """Name of a function: up to 64 letters, digits, underscores and dashes."""

    description: str | None = None
    """What it does, for the model to know when to call it."""

    parameters: dict[str, Any] | None = None
    """Arguments of a function as a JSON Schema of an object."""

    strict: bool | None = None
    """Whether arguments are held to the schema exactly."""

    output_schema: dict[str, Any] | None = None
    """Result of a function as a JSON Schema."""

    defer_loading: bool | None = None
    """Whether the model gets the function only after a search for tools."""

    allowed_callers: list[str] | None = None
    """What may call it."""

    async_: Annotated[bool | None, Field(alias="async")] = None
    """Whether the model goes on before the result is there."""

    search_context_size: str | None = None
    """How much of the pages is read: low, medium or high."""

    search_content_types: list[str] | None = None
    """What is searched for."""

    user_location: dict[str, Any] | None = None
    """Where the user is."""

    external_web_access: bool | None = None
    """Whether pages are fetched."""

    filters: dict[str, Any] | None = None
    """Restrictions of a search."""

    container: str | dict[str, Any] | None = None
    """The container that code runs in."""

    vector_store_ids: list[str] | None = None
    """The vector stores to search."""

    server_label: str | None = None
    """Name of an MCP server."""

    server_url: str | None = None
    """Address of an MCP server."""


class ResponseOutputContent(JsonModel):
    """A piece of a message, a text or a refusal."""

    type: str
    """output_text or refusal."""

    text: str | None = None
    """The text."""

    annotations: list[ResponseAnnotation] | None = None
    """Its citations."""

    logprobs: list[ChatCompletionTokenLogprob] | None = None
    """Log probabilities, if they were requested."""

    refusal: str | None = None
    """Words of refusal."""


class ResponseUsage(JsonModel):
    """The tokens of a response."""

    input_tokens: int
    """Those of the input."""

    input_tokens_details: ResponseInputTokens
    """Of these."""

    output_tokens: int
    """Those of the output, reasoning included."""

    output_tokens_details: ResponseOutputTokens
    """Of these."""

    total_tokens: int
    """All of them."""


class ChatCompletionContentPart(JsonModel):
    """A piece of a message; `type` says which member holds it."""

    type: ChatCompletionContentPartType | None = None
    """Its type."""

    text: str | None = None
    """A text."""

    image_url: ChatCompletionImageUrl | None = None
    """A picture."""

    input_audio: ChatCompletionInputAudio | None = None
    """A recording. Since api-version 2025-04-01-preview."""

    refusal: str | None = None
    """Words of refusal."""

    file: ChatCompletionFile | None = None
    """A file."""

    prompt_cache_breakpoint: dict[str, Any] | None = None
    """That the prompt may be cached up to here."""


class ChatCompletionMessageToolCall(JsonModel):
    """A call the model asks for."""

    id: str
    """Id by which the result refers to the call."""

    type: ChatCompletionToolType
    """Type of the tool that is called."""

    function: ChatCompletionMessageFunction
    """The function and its arguments."""

    extra_content: ChatCompletionExtraContent | None = None
    """Additional data of Gemini."""


class ChatCompletionPrediction(JsonModel):
    """Text an answer will mostly repeat."""

    type: str | None = None
    """Always content."""

    content: str | list[ChatCompletionContentPart] | None = None
    """The text."""


class ChatCompletionDataSource(JsonModel):
    """A search service an answer is grounded in."""

    type: ChatCompletionDataSourceType | None = None
    """Which service it is."""

    parameters: ChatCompletionDataSourceParameters | None = None
    """Where and how to search."""


class ChatCompletionMessage(SaidTextBehaviour):
    """Output of a model."""

    role: str
    """Always assistant."""

    content: str | None = None
    """The text; none if there are only calls."""

    refusal: str | None = None
    """Words of refusal."""

    tool_calls: list[ChatCompletionMessageToolCall] | None = None
    """The calls it asks for."""

    function_call: ChatCompletionMessageFunction | None = None
    """The call it asks for; superseded by tool_calls. Deprecated."""

    audio: ChatCompletionAudio | None = None
    """The speech. Since api-version 2025-04-01-preview."""

    context: ChatCompletionMessageContext | None = None
    """Results of data sources."""

    annotations: list[dict[str, Any]] | None = None
    """Citations."""

    reasoning_content: str | None = None
    """The summary of its reasoning."""

    extra_content: ChatCompletionExtraContent | None = None
    """Additional data of Gemini."""


class ChatCompletionLogprobs(JsonModel):
    """Log probabilities of an answer."""

    content: list[ChatCompletionTokenLogprob] | None = None
    """Log probabilities of the text."""

    refusal: list[ChatCompletionTokenLogprob] | None = None
    """Log probabilities of the refusal."""


class ChatCompletionDelta(SaidTextBehaviour):
    """Additions to an answer."""

    role: str | None = None
    """Who speaks, in the first piece."""

    content: str | None = None
    """Text to add."""

    refusal: str | None = None
    """Words of refusal to add."""

    tool_calls: list[ChatCompletionToolCallDelta] | None = None
    """Calls to begin or to go on with."""

    function_call: ChatCompletionFunctionDelta | None = None
    """The call to begin or to go on with; superseded by tool_calls. Deprecated."""

    audio: ChatCompletionAudioDelta | None = None
    """The speech to add. Since api-version 2025-04-01-preview."""

    reasoning_content: str | None = None
    """Summary of its reasoning to add."""

    extra_content: ChatCompletionExtraContent | None = None
    """Additional data of Gemini."""


class ChatCompletionFilterResults(JsonModel):
    """Findings of the content filter, by category."""

    sexual: ChatCompletionFilterResult | None = None
    """Sexual content."""

    violence: ChatCompletionFilterResult | None = None
    """Violence."""

    hate: ChatCompletionFilterResult | None = None
    """Hate."""

    self_harm: ChatCompletionFilterResult | None = None
    """Self-harm."""

    harassment: ChatCompletionFilterResult | None = None
    """Harassment."""

    profanity: ChatCompletionFilterResult | None = None
    """Profanity."""

    custom_blocklists: ChatCompletionFilterResult | None = None
    """The customer's block lists. Since api-version 2025-04-01-preview."""

    jailbreak: ChatCompletionFilterResult | None = None
    """Attempts to lead the model astray, in prompts."""

    indirect_attack: ChatCompletionFilterResult | None = None
    """Such attempts in documents, in prompts. Since api-version 2025-04-01-preview."""

    protected_material_text: ChatCompletionFilterResult | None = None
    """Text of others, in answers."""

    protected_material_code: ChatCompletionFilterResult | None = None
    """Code of others, in answers."""

    ungrounded_material: ChatCompletionFilterResult | None = None
    """Text in answers that no document supports. Since api-version 2025-04-01-preview."""

    error: ChatCompletionFilterError | None = None
    """Why the filter did not work."""


class CompletionChoice(JsonModel):
    """One answer."""

    index: int
    """Which of the answers it is."""

    text: str
    """Output of the model."""

    finish_reason: ChatCompletionFinishReason | None = None
    """Why it stopped; in a piece, unless it is the last, nothing."""

    logprobs: CompletionLogprobs | None = None
    """Log probabilities, if they were requested."""

    content_filter_results: ChatCompletionFilterResults | None = None
    """Results of the content filter for it."""


class BatchObject(JsonModel):
    """Many requests of a file, answered within a day."""

    id: str
    """The name to call it by."""

    object: str
    """Always batch."""

    endpoint: str
    """What each request calls, such as /v1/chat/completions."""

    model: str | None = None
    """The model of all requests."""

    errors: BatchErrors | None = None
    """Why it failed as a whole."""

    input_file_id: str
    """The file with the requests."""

    completion_window: str
    """Always 24h."""

    status: str
    """How far it is: validating, failed, in_progress, finalizing, completed, expired, cancelling or cancelled."""

    output_file_id: str | None = None
    """The file with the answers."""

    error_file_id: str | None = None
    """The file with the errors of single requests."""

    created_at: int
    """When it was made, in seconds since 1970."""

    in_progress_at: int | None = None
    """When work on it began."""

    expires_at: int | None = None
    """When it is given up."""

    finalizing_at: int | None = None
    """When its files began to be written."""

    completed_at: int | None = None
    """When it was done."""

    failed_at: int | None = None
    """When it failed."""

    expired_at: int | None = None
    """When it was given up."""

    cancelling_at: int | None = None
    """When it was asked to end."""

    cancelled_at: int | None = None
    """When it ended so."""

    request_counts: BatchRequestCounts | None = None
    """How many requests it has, and how far they are."""

    metadata: dict[str, str] | None = None
    """Labels of the caller."""

    usage: dict[str, Any] | None = None
    """Tokens of all requests."""


class ResponseInputItem(JsonModel):
    """An item of input; an item of an earlier output may be sent back as it is. Without a type it is a message."""

    type: ResponseItemType | None = None
    """Its kind."""

    id: str | None = None
    """Its id."""

    status: str | None = None
    """How far it came: in_progress, completed or incomplete."""

    role: ResponseRole | None = None
    """Who speaks."""

    content: str | list[ResponseInputContent] | None = None
    """Content of a message."""

    phase: str | None = None
    """What a message of the assistant is: commentary or final_answer."""

    call_id: str | None = None
    """Id by which a result refers to its call."""

    name: str | None = None
    """The function that is called."""

    arguments: str | None = None
    """The arguments of a call, as the text of a JSON object."""

    output: str | list[ResponseInputContent] | None = None
    """Result of a call."""

    summary: list[ResponseSummary] | None = None
    """Summaries of reasoning."""

    encrypted_content: str | None = None
    """Proof of reasoning."""

    namespace: str | None = None
    """The namespace of the function."""

    caller: dict[str, Any] | None = None
    """What made the call."""

    async_: Annotated[bool | None, Field(alias="async")] = None
    """Whether the model goes on before the result of the call is there."""

    action: dict[str, Any] | None = None
    """What a built-in tool did."""

    code: str | None = None
    """Code that a built-in tool ran."""

    container_id: str | None = None
    """The container that the code ran in."""

    outputs: list[dict[str, Any]] | None = None
    """Output of the code."""

    queries: list[str] | None = None
    """Queries of a file search."""

    results: list[dict[str, Any]] | None = None
    """Results of a file search."""

    extra_content: ChatCompletionExtraContent | None = None
    """Additional data of Gemini."""


class ResponseOutputItem(JsonModel):
    """An item of output; `type` says which members it has."""

    type: ResponseItemType
    """Its kind: message, reasoning, function_call, web_search_call or code_interpreter_call."""

    id: str
    """Its id."""

    status: str | None = None
    """How far it came: in_progress, completed or incomplete."""

    role: str | None = None
    """Of a message: always assistant."""

    content: list[ResponseOutputContent] | None = None
    """Content of a message."""

    phase: str | None = None
    """What a message is: commentary or final_answer."""

    call_id: str | None = None
    """Id by which the result refers to the call."""

    name: str | None = None
    """The function that is called."""

    arguments: str | None = None
    """The arguments of a call, as the text of a JSON object."""

    summary: list[ResponseSummary] | None = None
    """Summaries of reasoning."""

    encrypted_content: str | None = None
    """Proof of reasoning, which is to be sent back as it came."""

    action: dict[str, Any] | None = None
    """What a web search did: its queries and sources."""

    code: str | None = None
    """Code that the service ran."""

    container_id: str | None = None
    """The container that the code ran in."""

    outputs: list[ResponseCodeOutput] | None = None
    """Output of the code."""

    extra_content: ChatCompletionExtraContent | None = None
    """Additional data of Gemini."""


class ChatCompletionMessageParam(JsonModel):
    """A message of a request, by whoever it is; an answer's message may be sent back as it is."""

    role: ChatCompletionRole | None = None
    """Who speaks."""

    content: str | list[ChatCompletionContentPart] | None = None
    """Content of the message. An assistant's message with calls may omit it."""

    name: str | None = None
    """Which of several participants of a role speaks; of a function message, the function."""

    refusal: str | None = None
    """The assistant's words of refusal."""

    tool_calls: list[ChatCompletionMessageToolCall] | None = None
    """Calls the assistant made."""

    tool_call_id: str | None = None
    """The call a tool message answers."""

    function_call: ChatCompletionMessageFunction | None = None
    """The call the assistant made; superseded by tool_calls. Deprecated."""

    audio: ChatCompletionAudio | None = None
    """An earlier spoken answer, by its id. Since api-version 2025-04-01-preview."""

    context: ChatCompletionMessageContext | None = None
    """Results of data sources for an earlier answer."""

    annotations: list[dict[str, Any]] | None = None
    """Citations of an earlier answer."""

    reasoning_content: str | None = None
    """The summary of an earlier answer's reasoning."""

    extra_content: ChatCompletionExtraContent | None = None
    """Additional data of Gemini."""


class ChatCompletionChoice(JsonModel):
    """One answer. One that the content filter held back may have no message."""

    index: int
    """Which of the answers it is."""

    message: ChatCompletionMessage
    """Output of the model."""

    finish_reason: ChatCompletionFinishReason
    """Why it stopped."""

    logprobs: ChatCompletionLogprobs | None = None
    """Log probabilities, if they were requested."""

    content_filter_results: ChatCompletionFilterResults | None = None
    """Results of the content filter for it."""


class ChatCompletionChunkChoice(JsonModel):
    """A piece of one answer."""

    index: int
    """Which of the answers it is of."""

    delta: ChatCompletionDelta
    """Additions to the answer."""

    finish_reason: ChatCompletionFinishReason | None = None
    """Why the model stopped; in the last piece."""

    logprobs: ChatCompletionLogprobs | None = None
    """Log probabilities of what is new."""

    content_filter_results: ChatCompletionFilterResults | None = None
    """Results of the content filter for it."""


class ChatCompletionPromptFilterResult(JsonModel):
    """Results of the content filter for a prompt."""

    prompt_index: int | None = None
    """Which of the prompts it is."""

    content_filter_results: ChatCompletionFilterResults | None = None
    """The findings."""


class Completion(CreatedBehaviour):
    """The answer of a completions call, or a piece of it."""

    id: str
    """The answer's id."""

    object: str
    """Always text_completion."""

    created: int
    """When it was made, in seconds since 1970."""

    model: str
    """The model that made it."""

    choices: list[CompletionChoice]
    """The answers."""

    usage: CompletionUsage | None = None
    """The tokens used."""

    system_fingerprint: str | None = None
    """The configuration it was made with."""

    prompt_filter_results: list[ChatCompletionPromptFilterResult] | None = None
    """Results of the content filter for the prompt."""


class CreateResponseRequest(JsonModel):
    """Body of a responses call."""

    model: str | None = None
    """The model; with Azure the deployment's name."""

    input: str | list[ResponseInputItem] | None = None
    """A text of the user, or items, oldest first."""

    instructions: str | None = None
    """A system message for this call alone: later calls do not inherit it."""

    previous_response_id: str | None = None
    """An earlier response whose conversation continues."""

    conversation: str | ResponseConversation | None = None
    """The conversation that the call continues and is added to."""

    max_output_tokens: int | None = None
    """Upper limit on generated tokens, reasoning included."""

    max_tool_calls: int | None = None
    """Upper limit on calls of built-in tools."""

    temperature: float | None = None
    """Sampling randomness, 0 to 2; the default is 1."""

    top_p: float | None = None
    """Probability mass to sample from, 0 to 1."""

    top_logprobs: int | None = None
    """Number of alternatives per position, 0 to 20."""

    reasoning: ResponseReasoning | None = None
    """How the model reasons."""

    text: ResponseTextConfig | None = None
    """The form of the text."""

    tools: list[ResponseTool] | None = None
    """Functions and built-in tools the model may call."""

    tool_choice: ChatCompletionToolChoiceMode | ResponseToolChoice | None = None
    """Whether tools are called, or which."""

    parallel_tool_calls: bool | None = None
    """Whether one answer may hold several tool calls."""

    include: list[ResponseIncludable] | None = None
    """Data to add to the answer."""

    metadata: dict[str, str] | None = None
    """Tags of the response."""

    store: bool | None = None
    """Whether the response can be retrieved later."""

    stream: bool | None = None
    """Whether the answer comes in events."""

    stream_options: ResponseStreamOptions | None = None
    """Settings of a stream; only allowed with stream."""

    truncation: str | None = None
    """Whether items are dropped if the conversation is too long: auto or disabled."""

    background: bool | None = None
    """Whether the call returns before the answer is made."""

    background_options: dict[str, Any] | None = None
    """Settings of calls in the background."""

    user: str | None = None
    """Who the end user is, for the detection of abuse."""

    safety_identifier: str | None = None
    """Who the end user is, hashed, for the detection of abuse."""

    service_tier: str | None = None
    """The class of service asked for."""

    prompt: dict[str, Any] | None = None
    """A prompt template that the service stores."""

    prompt_cache_key: str | None = None
    """A key by which similar prompts are cached together."""

    prompt_cache_options: dict[str, Any] | None = None
    """Breakpoints and lifetime of the prompt cache."""

    prompt_cache_retention: str | None = None
    """How long a cached prompt is kept."""

    moderation: dict[str, Any] | None = None
    """Moderation of prompt and answer."""

    context_management: list[dict[str, Any]] | None = None
    """When the conversation is shortened."""

    access_programs: dict[str, Any] | None = None
    """Programs of OpenAI that the call is made under."""

    image: dict[str, Any] | None = None
    """How pictures are processed."""


class Response(ResponseTextBehaviour):
    """The answer of a responses call."""

    id: str
    """Its id."""

    object: str
    """Always response."""

    created_at: float
    """When it was made, in seconds since 1970."""

    completed_at: float | None = None
    """When it was complete, in seconds since 1970."""

    status: str | None = None
    """How far it came: completed, failed, in_progress or incomplete."""

    error: ResponseError | None = None
    """Why it failed."""

    incomplete_details: ResponseIncompleteDetails | None = None
    """Why it is not whole."""

    instructions: str | list[ResponseInputItem] | None = None
    """The system message of the call."""

    metadata: dict[str, str] | None = None
    """Its tags."""

    model: str
    """The model that made it."""

    output: list[ResponseOutputItem]
    """Messages, calls and reasoning, in the order of the model."""

    parallel_tool_calls: bool
    """Whether it may hold several tool calls."""

    temperature: float | None = None
    """Sampling randomness."""

    tool_choice: str | ResponseToolChoice
    """Whether tools are called, or which."""

    tools: list[ResponseTool]
    """The tools of the call."""

    top_p: float | None = None
    """Probability mass to sample from."""

    top_logprobs: int | None = None
    """Number of alternatives per position."""

    background: bool | None = None
    """Whether it is made in the background."""

    conversation: ResponseConversation | None = None
    """Its conversation."""

    max_output_tokens: int | None = None
    """Upper limit on generated tokens."""

    max_tool_calls: int | None = None
    """Upper limit on calls of built-in tools."""

    previous_response_id: str | None = None
    """The response before it."""

    prompt_cache_key: str | None = None
    """A key by which similar prompts are cached together."""

    reasoning: ResponseReasoning | None = None
    """How the model reasons."""

    safety_identifier: str | None = None
    """Who the end user is, hashed."""

    service_tier: str | None = None
    """The class of service."""

    store: bool | None = None
    """Whether it can be retrieved later."""

    text: ResponseTextConfig | None = None
    """The form of the text."""

    truncation: str | None = None
    """Whether items are dropped if the conversation is too long."""

    usage: ResponseUsage | None = None
    """The tokens used."""

    user: str | None = None
    """Who the end user is."""


class ResponseStreamEvent(JsonModel):
    """An event of a streamed response; `type` says which members it has."""

    type: str
    """Which event it is, such as response.output_text.delta."""

    sequence_number: int
    """Its place in the stream, from 0."""

    response: Response | None = None
    """The response so far."""

    item: ResponseOutputItem | None = None
    """The item that begins or is complete."""

    part: ResponseOutputContent | None = None
    """The piece of content or the summary that begins or is complete."""

    item_id: str | None = None
    """Id of the item."""

    output_index: int | None = None
    """Place of the item in the output."""

    content_index: int | None = None
    """Place of the piece in the item."""

    summary_index: int | None = None
    """Place of the summary in the item."""

    annotation_index: int | None = None
    """Place of the citation in the piece."""

    annotation: ResponseAnnotation | None = None
    """A citation."""

    delta: str | None = None
    """Text or arguments to add."""

    text: str | None = None
    """The whole text."""

    arguments: str | None = None
    """The whole arguments."""

    name: str | None = None
    """The function that is called."""

    code: str | None = None
    """The whole code."""

    logprobs: list[ChatCompletionTokenLogprob] | None = None
    """Log probabilities of the text; empty if they were not requested."""


class CreateChatCompletionRequest(JsonModel):
    """Body of a chat completions call."""

    messages: list[ChatCompletionMessageParam] | None = None
    """The conversation so far, oldest first."""

    model: str | None = None
    """The model; with Azure the deployment's name, which may stand in the path instead."""

    temperature: float | None = None
    """Sampling randomness, 0 to 2; the default is 1."""

    top_p: float | None = None
    """Probability mass to sample from, 0 to 1."""

    n: int | None = None
    """How many answers to make, 1 to 128."""

    stream: bool | None = None
    """Whether the answer comes in pieces."""

    stream_options: ChatCompletionStreamOptions | None = None
    """Settings of a stream; only allowed with stream."""

    stop: str | list[str] | None = None
    """Strings that end the answer: Azure takes up to 4, other services of this API more."""

    max_tokens: int | None = None
    """Upper limit on the answer's tokens. Deprecated."""

    max_completion_tokens: int | None = None
    """Upper limit on generated tokens, reasoning included."""

    presence_penalty: float | None = None
    """Flat penalty on tokens already used, -2 to 2."""

    frequency_penalty: float | None = None
    """Penalty that grows with each use of a token, -2 to 2."""

    logit_bias: dict[str, int] | None = None
    """Bias on the likelihood of tokens by their id, -100 to 100."""

    logprobs: bool | None = None
    """Whether the answer's tokens come with log probabilities."""

    top_logprobs: int | None = None
    """Number of alternatives per position, 0 to 20; needs logprobs."""

    user: str | None = None
    """Who the end user is, for the detection of abuse."""

    response_format: ChatCompletionResponseFormat | None = None
    """The form of the answer: text, JSON or JSON of a schema."""

    seed: int | None = None
    """Fixed value for repeatable sampling."""

    tools: list[ChatCompletionTool] | None = None
    """Functions the model may call, up to 128."""

    tool_choice: ChatCompletionToolChoiceMode | ChatCompletionNamedToolChoice | None = None
    """Whether tools are called, or which."""

    parallel_tool_calls: bool | None = None
    """Whether one answer may hold several tool calls."""

    functions: list[ChatCompletionFunctionObject] | None = None
    """Functions the model may call; superseded by tools. Deprecated."""

    function_call: ChatCompletionFunctionCallMode | ChatCompletionNamedFunction | None = None
    """Whether a function is called, or which; superseded by tool_choice. Deprecated."""

    data_sources: list[ChatCompletionDataSource] | None = None
    """Search services the answer is grounded in; Azure only."""

    reasoning_effort: ChatCompletionReasoningEffort | None = None
    """How much the model reasons. Since api-version 2025-04-01-preview."""

    modalities: list[ChatCompletionModality] | None = None
    """Kinds of output to make. Since api-version 2025-04-01-preview."""

    prediction: ChatCompletionPrediction | None = None
    """Text the answer will mostly repeat, to have it sooner. Since api-version 2025-04-01-preview."""

    audio: ChatCompletionAudioOptions | None = None
    """Voice and format of spoken output. Since api-version 2025-04-01-preview."""

    user_security_context: ChatCompletionUserSecurityContext | None = None
    """The application and its end user, for the operators' security team. Since api-version 2025-04-01-preview."""

    metadata: dict[str, str] | None = None
    """Tags of stored answers."""

    store: bool | None = None
    """Whether the service keeps the answer."""

    service_tier: str | None = None
    """The class of service asked for."""

    moderation: dict[str, Any] | None = None
    """Moderation of prompt and answer."""

    prompt_cache_key: str | None = None
    """A key by which similar prompts are cached together."""

    prompt_cache_options: dict[str, Any] | None = None
    """Breakpoints and lifetime of the prompt cache."""

    prompt_cache_retention: str | None = None
    """How long a cached prompt is kept."""

    safety_identifier: str | None = None
    """Who the end user is, hashed, for the detection of abuse."""

    verbosity: str | None = None
    """How long answers are."""

    web_search_options: dict[str, Any] | None = None
    """Settings of the built-in web search."""


class ChatCompletion(CreatedBehaviour):
    """The answer of a chat completions call. One that the content filter held back may have an error alone."""

    id: str
    """The answer's id."""

    object: str
    """Always chat.completion."""

    created: int
    """When it was made, in seconds since 1970."""

    model: str
    """The model that made it."""

    choices: list[ChatCompletionChoice]
    """The answers, n of them."""

    usage: CompletionUsage | None = None
    """The tokens used."""

    system_fingerprint: str | None = None
    """The configuration it was made with."""

    service_tier: str | None = None
    """The class of service."""

    prompt_filter_results: list[ChatCompletionPromptFilterResult] | None = None
    """Results of the content filter for the prompt."""

    error: dict[str, Any] | None = None
    """Reason for which the content filter withheld the answer."""


class ChatCompletionChunk(CreatedBehaviour):
    """A piece of a streamed answer."""

    id: str
    """The answer's id, the same in every chunk."""

    object: str
    """Always chat.completion.chunk."""

    created: int
    """When the answer was begun, in seconds since 1970."""

    model: str
    """The model that makes it."""

    choices: list[ChatCompletionChunkChoice]
    """Pieces of the answers; none in a chunk with the usage."""

    usage: CompletionUsage | None = None
    """The tokens used, in the last chunk, if they were requested."""

    system_fingerprint: str | None = None
    """The configuration it is made with."""

    service_tier: str | None = None
    """The class of service."""

    prompt_filter_results: list[ChatCompletionPromptFilterResult] | None = None
    """Results of the content filter for the prompt."""

    obfuscation: str | None = None
    """Padding that hides the length of the chunk."""


__all__ = [
    "BatchError",
    "BatchErrors",
    "BatchInputLine",
    "BatchObject",
    "BatchRequestCounts",
    "ChatCompletion",
    "ChatCompletionAllowedTools",
    "ChatCompletionAudio",
    "ChatCompletionAudioDelta",
    "ChatCompletionAudioFormat",
    "ChatCompletionAudioOptions",
    "ChatCompletionChoice",
    "ChatCompletionChunk",
    "ChatCompletionChunkChoice",
    "ChatCompletionCitation",
    "ChatCompletionContentPart",
    "ChatCompletionContentPartType",
    "ChatCompletionCustomVoice",
    "ChatCompletionDataSource",
    "ChatCompletionDataSourceAuthentication",
    "ChatCompletionDataSourceEmbedding",
    "ChatCompletionDataSourceFields",
    "ChatCompletionDataSourceParameters",
    "ChatCompletionDataSourceType",
    "ChatCompletionDelta",
    "ChatCompletionExtraContent",
    "ChatCompletionFile",
    "ChatCompletionFilterCitation",
    "ChatCompletionFilterDetail",
    "ChatCompletionFilterError",
    "ChatCompletionFilterResult",
    "ChatCompletionFilterResults",
    "ChatCompletionFilterSeverity",
    "ChatCompletionFinishReason",
    "ChatCompletionFunctionCallMode",
    "ChatCompletionFunctionDelta",
    "ChatCompletionFunctionObject",
    "ChatCompletionGoogleExtra",
    "ChatCompletionImageDetail",
    "ChatCompletionImageUrl",
    "ChatCompletionInputAudio",
    "ChatCompletionInputAudioFormat",
    "ChatCompletionJsonSchema",
    "ChatCompletionLogprobs",
    "ChatCompletionMessage",
    "ChatCompletionMessageContext",
    "ChatCompletionMessageFunction",
    "ChatCompletionMessageParam",
    "ChatCompletionMessageToolCall",
    "ChatCompletionModality",
    "ChatCompletionNamedFunction",
    "ChatCompletionNamedToolChoice",
    "ChatCompletionPrediction",
    "ChatCompletionPromptFilterResult",
    "ChatCompletionReasoningEffort",
    "ChatCompletionResponseFormat",
    "ChatCompletionResponseFormatType",
    "ChatCompletionRole",
    "ChatCompletionStreamOptions",
    "ChatCompletionTokenLogprob",
    "ChatCompletionTool",
    "ChatCompletionToolCallDelta",
    "ChatCompletionToolChoiceMode",
    "ChatCompletionToolChoiceType",
    "ChatCompletionToolType",
    "ChatCompletionTopLogprob",
    "ChatCompletionUserSecurityContext",
    "ChatCompletionVoice",
    "Completion",
    "CompletionChoice",
    "CompletionLogprobs",
    "CompletionTokensDetails",
    "CompletionUsage",
    "Conversation",
    "ConversationDeleted",
    "CreateChatCompletionRequest",
    "CreateCompletionRequest",
    "CreateEmbeddingRequest",
    "CreateEmbeddingResponse",
    "CreateEncodedEmbeddingResponse",
    "CreateResponseRequest",
    "EmbeddingData",
    "EmbeddingTokens",
    "EncodedEmbeddingData",
    "FileDeleted",
    "FileObject",
    "ModelEntry",
    "PromptTokensDetails",
    "Response",
    "ResponseAnnotation",
    "ResponseCodeOutput",
    "ResponseConversation",
    "ResponseError",
    "ResponseIncludable",
    "ResponseIncompleteDetails",
    "ResponseInputContent",
    "ResponseInputContentType",
    "ResponseInputItem",
    "ResponseInputTokenCount",
    "ResponseInputTokens",
    "ResponseItemType",
    "ResponseOutputContent",
    "ResponseOutputItem",
    "ResponseOutputTokens",
    "ResponseReasoning",
    "ResponseReasoningEffort",
    "ResponseRole",
    "ResponseStreamEvent",
    "ResponseStreamOptions",
    "ResponseSummary",
    "ResponseTextConfig",
    "ResponseTextFormat",
    "ResponseTool",
    "ResponseToolChoice",
    "ResponseToolType",
    "ResponseUsage",
]
