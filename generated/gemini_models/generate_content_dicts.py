# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, TypedDict

from .common import Interval, LatLng
from .common_dicts import IntervalDict, LatLngDict
from .generate_content import (
    ApiAuth,
    ApiAuthApiKeyConfig,
    ApiSpec,
    AudioMetadata,
    AudioMimeType,
    AudioResponseFormat,
    AudioTranscription,
    AudioTranscriptionConfig,
    AudioTranscriptionConfigLanguageAuto,
    AudioTranscriptionConfigLanguageHints,
    AudioTranscriptionWordInfo,
    AuthConfig,
    AuthConfigApiKeyConfig,
    AuthConfigGoogleServiceAccountConfig,
    AuthConfigHttpBasicAuthConfig,
    AuthConfigOauthConfig,
    AuthConfigOidcConfig,
    AuthType,
    AutoRoutingMode,
    Behavior,
    Blob,
    CodeExecution,
    CodeExecutionResult,
    ComputerUse,
    Content,
    Delivery,
    DocumentContentLayer,
    DocumentMetadata,
    DynamicRetrievalConfig,
    DynamicRetrievalMode,
    EnterpriseWebSearch,
    Environment,
    ExaAiSearch,
    ExecutableCode,
    ExternalApi,
    ExternalApiElasticSearchParams,
    ExternalApiSimpleSearchParams,
    FeatureSelectionPreference,
    FileData,
    FileSearch,
    FileSearchRetrievalConfig,
    FileSearchRetrievalResource,
    FunctionCall,
    FunctionCallingConfig,
    FunctionCallingMode,
    FunctionDeclaration,
    FunctionResponse,
    FunctionResponseBlob,
    FunctionResponseFileData,
    FunctionResponsePart,
    GenerateContentRequest,
    GenerationConfig,
    GoogleMaps,
    GoogleMapsGroundingTypes,
    GoogleMapsPlaces,
    GoogleMapsRouting,
    GoogleSearch,
    GoogleSearchImageSearch,
    GoogleSearchRetrieval,
    GoogleSearchSearchTypes,
    GoogleSearchWebSearch,
    HarmBlockMethod,
    HarmBlockThreshold,
    HarmCategory,
    HttpElementLocation,
    ImageAspectRatio,
    ImageConfig,
    ImageConfigImageOutputOptions,
    ImageMimeType,
    ImageResponseFormat,
    ImageSize,
    Language,
    ManualRoutingMode,
    McpServer,
    MediaProcessing,
    MediaResolution,
    Modality,
    ModelArmorConfig,
    ModelConfig,
    ModelRoutingPreference,
    MultiSpeakerVoiceConfig,
    NullValue,
    Outcome,
    OutputConfig,
    ParallelAiSearch,
    Part,
    PartialArg,
    PartMediaResolution,
    PartMediaResolutionLevel,
    PersonGeneration,
    PhishBlockThreshold,
    PrebuiltVoiceConfig,
    ProminentPeople,
    RagRetrievalConfig,
    RagRetrievalConfigFilter,
    RagRetrievalConfigHybridSearch,
    RagRetrievalConfigRanking,
    RagRetrievalConfigRankingLlmRanker,
    RagRetrievalConfigRankingRankService,
    ReplicatedVoiceConfig,
    ResponseFormat,
    Retrieval,
    RetrievalConfig,
    RoutingConfig,
    SafetyPolicy,
    SafetySetting,
    Scheduling,
    Schema,
    ServerToolCall,
    ServerToolResponse,
    ServerToolType,
    ServiceTier,
    SpeakerVoiceConfig,
    SpeechConfig,
    SpeechMetadata,
    SpreadsheetContentLayer,
    SpreadsheetMetadata,
    StreamableHttpTransport,
    TextMimeType,
    TextResponseFormat,
    ThinkingConfig,
    ThinkingLevel,
    Tool,
    ToolConfig,
    TranscriptionMode,
    TranslationConfig,
    Type,
    UrlContext,
    VertexAISearch,
    VertexAISearchDataStoreSpec,
    VertexRagStore,
    VertexRagStoreRagResource,
    VideoAspectRatio,
    VideoContentLayer,
    VideoMetadata,
    VideoResponseFormat,
    VoiceConfig,
    VoiceConsentSignature,
)


class ApiAuthDict(TypedDict, total=False):
    """Credentials holder for an external API. Superseded by AuthConfig. Deprecated."""

    apiKeyConfig: "ApiAuthApiKeyConfig | ApiAuthApiKeyConfigDict | None"
    """Key material used to authenticate."""
    api_key_config: "ApiAuthApiKeyConfig | ApiAuthApiKeyConfigDict | None"
    """Key material used to authenticate."""


class ApiAuthApiKeyConfigDict(TypedDict, total=False):
    """API key, given inline or as a Secret Manager reference."""

    apiKeySecretVersion: "str | None"
    """Secret Manager version that holds the key, as projects/*/secrets/*/versions/*."""
    api_key_secret_version: "str | None"
    """Secret Manager version that holds the key, as projects/*/secrets/*/versions/*."""
    apiKeyString: "str | None"
    """Plaintext key, for use when no secret version is given; one of the two is mandatory."""
    api_key_string: "str | None"
    """Plaintext key, for use when no secret version is given; one of the two is mandatory."""


class AudioMetadataDict(TypedDict, total=False):
    """Which range of a recording is read."""

    startOffset: "str | float | timedelta | None"
    """Where the range begins, as a duration in seconds such as 2.5s."""
    start_offset: "str | float | timedelta | None"
    """Where the range begins, as a duration in seconds such as 2.5s."""
    endOffset: "str | float | timedelta | None"
    """Where the range ends, as a duration in seconds such as 12.5s."""
    end_offset: "str | float | timedelta | None"
    """Where the range ends, as a duration in seconds such as 12.5s."""


class AudioResponseFormatDict(TypedDict, total=False):
    """Output format options for generated audio."""

    bitRate: "int | None"
    """Encoded bits per second; applies to MP3 and Opus only."""
    bit_rate: "int | None"
    """Encoded bits per second; applies to MP3 and Opus only."""
    delivery: "Delivery | None"
    """Whether audio is returned inline or by reference."""
    mimeType: "AudioMimeType | None"
    """Audio container and codec to return."""
    mime_type: "AudioMimeType | None"
    """Audio container and codec to return."""
    sampleRate: "int | None"
    """Samples per second, in Hz."""
    sample_rate: "int | None"
    """Samples per second, in Hz."""


class AudioTranscriptionDict(TypedDict, total=False):
    """Transcript of an audio part; with several speakers, each segment arrives in its own Part."""

    speakerLabel: "str | None"
    """Speaker tag such as spk_1; present only with diarization on."""
    speaker_label: "str | None"
    """Speaker tag such as spk_1; present only with diarization on."""
    text: "str | None"
    """Transcribed words of the segment, as one string."""
    words: "Sequence[AudioTranscriptionWordInfo | AudioTranscriptionWordInfoDict] | AudioTranscriptionWordInfo | AudioTranscriptionWordInfoDict | None"
    """Per-word transcript with timings; present only when word timestamps are requested."""
    finished: "bool | None"
    """Whether the transcript is complete."""
    languageCode: "str | None"
    """BCP-47 code of the spoken language, such as en-US."""
    language_code: "str | None"
    """BCP-47 code of the spoken language, such as en-US."""
    startOffset: "str | float | timedelta | None"
    """Where the segment begins, as a duration in seconds such as 2.5s."""
    start_offset: "str | float | timedelta | None"
    """Where the segment begins, as a duration in seconds such as 2.5s."""
    endOffset: "str | float | timedelta | None"
    """Where the segment ends, as a duration in seconds such as 12.5s."""
    end_offset: "str | float | timedelta | None"
    """Where the segment ends, as a duration in seconds such as 12.5s."""


class AudioTranscriptionConfigDict(TypedDict, total=False):
    """Speech-to-text options."""

    adaptationPhrases: "Sequence[str] | str | None"
    """Phrases the recogniser should prefer. Use customVocabulary instead. Deprecated."""
    adaptation_phrases: "Sequence[str] | str | None"
    """Phrases the recogniser should prefer. Use customVocabulary instead. Deprecated."""
    customVocabulary: "Sequence[str] | str | None"
    """Terms the recogniser should favour, such as names and jargon."""
    custom_vocabulary: "Sequence[str] | str | None"
    """Terms the recogniser should favour, such as names and jargon."""
    diarization: "bool | None"
    """Whether to separate and label speakers. Not compatible with SMART mode."""
    languageAuto: (
        "AudioTranscriptionConfigLanguageAuto | AudioTranscriptionConfigLanguageAutoDict | None"
    )
    """Its presence requests automatic language detection. Use languageCodes instead. Deprecated."""
    language_auto: (
        "AudioTranscriptionConfigLanguageAuto | AudioTranscriptionConfigLanguageAutoDict | None"
    )
    """Its presence requests automatic language detection. Use languageCodes instead. Deprecated."""
    languageCodes: "Sequence[str] | str | None"
    """BCP-47 hints for the spoken languages. Empty means auto-detect."""
    language_codes: "Sequence[str] | str | None"
    """BCP-47 hints for the spoken languages. Empty means auto-detect."""
    languageHints: (
        "AudioTranscriptionConfigLanguageHints | AudioTranscriptionConfigLanguageHintsDict | None"
    )
    """Expected spoken languages. Use languageCodes of this config instead. Deprecated."""
    language_hints: (
        "AudioTranscriptionConfigLanguageHints | AudioTranscriptionConfigLanguageHintsDict | None"
    )
    """Expected spoken languages. Use languageCodes of this config instead. Deprecated."""
    mode: "TranscriptionMode | None"
    """How literal the transcript is. Defaults to VERBATIM; SMART tidies and formats speech but excludes timestamps and diarization."""
    sourceText: "str | None"
    """Existing text to revise by voice; in SMART mode the answer is its full replacement, not an addition."""
    source_text: "str | None"
    """Existing text to revise by voice; in SMART mode the answer is its full replacement, not an addition."""
    wordTimestamp: "bool | None"
    """Whether to return timings for each word. Not compatible with SMART mode."""
    word_timestamp: "bool | None"
    """Whether to return timings for each word. Not compatible with SMART mode."""


class AudioTranscriptionConfigLanguageAutoDict(TypedDict, total=False):
    """Empty marker requesting automatic language detection. Set languageCodes on the parent config instead. Deprecated."""


class AudioTranscriptionConfigLanguageHintsDict(TypedDict, total=False):
    """Language hints. Set languageCodes on the parent config instead. Deprecated."""

    languageCodes: "Sequence[str] | str | None"
    """BCP-47 tags of the expected languages; one or more. Deprecated."""
    language_codes: "Sequence[str] | str | None"
    """BCP-47 tags of the expected languages; one or more. Deprecated."""


class AudioTranscriptionWordInfoDict(TypedDict, total=False):
    """Recognised word with its timing."""

    endOffset: "str | float | timedelta | None"
    """When the word ends, measured from the beginning of the audio; a duration such as 1.5s."""
    end_offset: "str | float | timedelta | None"
    """When the word ends, measured from the beginning of the audio; a duration such as 1.5s."""
    startOffset: "str | float | timedelta | None"
    """When the word begins, measured from the beginning of the audio; a duration such as 1.5s."""
    start_offset: "str | float | timedelta | None"
    """When the word begins, measured from the beginning of the audio; a duration such as 1.5s."""
    word: "str | None"
    """Text of this one token of speech."""


class AuthConfigDict(TypedDict, total=False):
    """Credentials used when calling an extension or external API."""

    apiKeyConfig: "AuthConfigApiKeyConfig | AuthConfigApiKeyConfigDict | None"
    """Settings for API key authentication."""
    api_key_config: "AuthConfigApiKeyConfig | AuthConfigApiKeyConfigDict | None"
    """Settings for API key authentication."""
    authType: "AuthType | None"
    """Which authentication scheme applies."""
    auth_type: "AuthType | None"
    """Which authentication scheme applies."""
    googleServiceAccountConfig: (
        "AuthConfigGoogleServiceAccountConfig | AuthConfigGoogleServiceAccountConfigDict | None"
    )
    """Settings for authenticating as a Google service account."""
    google_service_account_config: (
        "AuthConfigGoogleServiceAccountConfig | AuthConfigGoogleServiceAccountConfigDict | None"
    )
    """Settings for authenticating as a Google service account."""
    httpBasicAuthConfig: "AuthConfigHttpBasicAuthConfig | AuthConfigHttpBasicAuthConfigDict | None"
    """Settings for HTTP Basic authentication."""
    http_basic_auth_config: (
        "AuthConfigHttpBasicAuthConfig | AuthConfigHttpBasicAuthConfigDict | None"
    )
    """Settings for HTTP Basic authentication."""
    oauthConfig: "AuthConfigOauthConfig | AuthConfigOauthConfigDict | None"
    """Settings for end-user OAuth."""
    oauth_config: "AuthConfigOauthConfig | AuthConfigOauthConfigDict | None"
    """Settings for end-user OAuth."""
    oidcConfig: "AuthConfigOidcConfig | AuthConfigOidcConfigDict | None"
    """Settings for end-user OpenID Connect."""
    oidc_config: "AuthConfigOidcConfig | AuthConfigOidcConfigDict | None"
    """Settings for end-user OpenID Connect."""
    apiKey: "str | None"
    """API key, written out."""
    api_key: "str | None"
    """API key, written out."""


class AuthConfigApiKeyConfigDict(TypedDict, total=False):
    """API key authentication: the key and where it goes in the request."""

    apiKeySecret: "str | None"
    """Secret Manager version with the key, as projects/*/secrets/*/versions/*. Wins over apiKeyString; the extension service agent needs access."""
    api_key_secret: "str | None"
    """Secret Manager version with the key, as projects/*/secrets/*/versions/*. Wins over apiKeyString; the extension service agent needs access."""
    apiKeyString: "str | None"
    """Literal key to send; ignored when apiKeySecret is set."""
    api_key_string: "str | None"
    """Literal key to send; ignored when apiKeySecret is set."""
    httpElementLocation: "HttpElementLocation | None"
    """Part of the HTTP request that carries the key."""
    http_element_location: "HttpElementLocation | None"
    """Part of the HTTP request that carries the key."""
    name: "str | None"
    """Parameter that carries the key, such as api_key in ?api_key=."""


class AuthConfigGoogleServiceAccountConfigDict(TypedDict, total=False):
    """Authentication as a Google service account."""

    serviceAccount: "str | None"
    """Account the extension runs as; must let the extension service agent mint access tokens. Defaults to that agent."""
    service_account: "str | None"
    """Account the extension runs as; must let the extension service agent mint access tokens. Defaults to that agent."""


class AuthConfigHttpBasicAuthConfigDict(TypedDict, total=False):
    """HTTP Basic authentication from a stored secret."""

    credentialSecret: "str | None"
    """Secret Manager version with base64 credentials, as projects/*/secrets/*/versions/*. The extension service agent needs access."""
    credential_secret: "str | None"
    """Secret Manager version with base64 credentials, as projects/*/secrets/*/versions/*. The extension service agent needs access."""


class AuthConfigOauthConfigDict(TypedDict, total=False):
    """OAuth by access token or service account; set one."""

    accessToken: "str | None"
    """OAuth token forwarded to the endpoint; honoured only in a runtime auth config."""
    access_token: "str | None"
    """OAuth token forwarded to the endpoint; honoured only in a runtime auth config."""
    serviceAccount: "str | None"
    """Account whose access tokens call the extension; must let the extension service agent mint them."""
    service_account: "str | None"
    """Account whose access tokens call the extension; must let the extension service agent mint them."""


class AuthConfigOidcConfigDict(TypedDict, total=False):
    """OpenID Connect by ID token or service account; set one."""

    idToken: "str | None"
    """OIDC token forwarded to the endpoint; honoured only in a runtime auth config."""
    id_token: "str | None"
    """OIDC token forwarded to the endpoint; honoured only in a runtime auth config."""
    serviceAccount: "str | None"
    """Account for which Google signs an OIDC JWT; its audience is the server URL in the OpenAPI spec."""
    service_account: "str | None"
    """Account for which Google signs an OIDC JWT; its audience is the server URL in the OpenAPI spec."""


class AutoRoutingModeDict(TypedDict, total=False):
    """Lets a pretrained router choose the model, weighted by the stated preference."""

    modelRoutingPreference: "ModelRoutingPreference | None"
    """Trade-off the router should aim for, such as quality or cost."""
    model_routing_preference: "ModelRoutingPreference | None"
    """Trade-off the router should aim for, such as quality or cost."""


class BlobDict(TypedDict, total=False):
    """Inline media bytes with their type."""

    data: "bytes | str | None"
    """Media bytes, base64-encoded on the wire."""
    mimeType: "str | None"
    """IANA media type of the bytes, such as image/png."""
    mime_type: "str | None"
    """IANA media type of the bytes, such as image/png."""
    displayName: "str | None"
    """Label or file name for telling blobs apart; used only with server-side tools, returned only in prompt management."""
    display_name: "str | None"
    """Label or file name for telling blobs apart; used only with server-side tools, returned only in prompt management."""


class CodeExecutionDict(TypedDict, total=False):
    """Tool that lets the model run code it writes and read the result. Has no settings."""


class CodeExecutionResultDict(TypedDict, total=False):
    """Result of running an ExecutableCode part."""

    outcome: "Outcome | None"
    """Whether the run succeeded, failed or timed out."""
    output: "str | None"
    """Standard output on success, otherwise standard error or an explanation."""
    id: "str | None"
    """Key matching the ExecutableCode part; present only if that part has one."""


class ComputeTokensRequestDict(TypedDict, total=False):
    """Body of a computeTokens call."""

    contents: "Sequence[Content | ContentDict] | Content | ContentDict | None"
    """Messages to split into tokens. Exclusive with instances."""
    instances: "Sequence[Any] | Any | None"
    """Raw prediction instances to split, in the model's own prediction schema."""
    model: "str | None"
    """The model, as projects/*/locations/*/publishers/*/models/*."""


class ComputerUseDict(TypedDict, total=False):
    """Tool for operating a computer or browser interface."""

    environment: "Environment | None"
    """Kind of environment being operated."""
    excludedPredefinedFunctions: "Sequence[str] | str | None"
    """Predefined actions to withhold, narrowing the action space or making way for custom ones. None by default."""
    excluded_predefined_functions: "Sequence[str] | str | None"
    """Predefined actions to withhold, narrowing the action space or making way for custom ones. None by default."""
    disabledSafetyPolicies: "Sequence[SafetyPolicy] | SafetyPolicy | None"
    """Safety policies to turn off for this tool."""
    disabled_safety_policies: "Sequence[SafetyPolicy] | SafetyPolicy | None"
    """Safety policies to turn off for this tool."""
    enablePromptInjectionDetection: "bool | None"
    """Whether requests are screened for prompt injection."""
    enable_prompt_injection_detection: "bool | None"
    """Whether requests are screened for prompt injection."""


class ContentDict(TypedDict, total=False):
    """One conversation message: its author and its parts."""

    parts: "Sequence[Part | PartDict] | Part | PartDict | None"
    """Ordered pieces of the message, possibly of mixed media types; at least one."""
    role: "str | None"
    """Author of the message, user or model. Defaults to user."""


class CountTokensRequestDict(TypedDict, total=False):
    """Body of a countTokens call."""

    contents: "Sequence[Content | ContentDict] | Content | ContentDict | None"
    """Messages to count. Exclusive with generateContentRequest."""
    model: "str | None"
    """Which model's tokenizer applies; on Vertex AI, projects/*/locations/*/publishers/*/models/*."""
    generateContentRequest: "GenerateContentRequest | GenerateContentRequestDict | None"
    """Complete generation request to count, including tools and system instruction. Exclusive with contents."""
    generate_content_request: "GenerateContentRequest | GenerateContentRequestDict | None"
    """Complete generation request to count, including tools and system instruction. Exclusive with contents."""
    generationConfig: "GenerationConfig | GenerationConfigDict | None"
    """Generation settings to count with the input."""
    generation_config: "GenerationConfig | GenerationConfigDict | None"
    """Generation settings to count with the input."""
    instances: "Sequence[Any] | Any | None"
    """Raw prediction instances to count, in the model's own prediction schema."""
    systemInstruction: "Content | ContentDict | None"
    """System prompt to count; text parts only, each treated as its own paragraph."""
    system_instruction: "Content | ContentDict | None"
    """System prompt to count; text parts only, each treated as its own paragraph."""
    tools: "Sequence[Tool | ToolDict] | Tool | ToolDict | None"
    """Tool declarations to count with the input."""


class DocumentMetadataDict(TypedDict, total=False):
    """Which pages of a document are read, and how."""

    startPage: "int | None"
    """First page, from 1 on."""
    start_page: "int | None"
    """First page, from 1 on."""
    endPage: "int | None"
    """Last page, from 1 on; it is read too."""
    end_page: "int | None"
    """Last page, from 1 on; it is read too."""
    contentLayers: "Sequence[DocumentContentLayer] | DocumentContentLayer | None"
    """Layers of each page that are read. If it is empty, the picture is read."""
    content_layers: "Sequence[DocumentContentLayer] | DocumentContentLayer | None"
    """Layers of each page that are read. If it is empty, the picture is read."""


class DynamicRetrievalConfigDict(TypedDict, total=False):
    """Controls when the legacy search tool is triggered."""

    dynamicThreshold: "float | None"
    """Score above which retrieval runs, 0 to 1. Unset uses the service default."""
    dynamic_threshold: "float | None"
    """Score above which retrieval runs, 0 to 1. Unset uses the service default."""
    mode: "DynamicRetrievalMode | None"
    """Whether retrieval is decided dynamically or always runs."""


class EnterpriseWebSearchDict(TypedDict, total=False):
    """Web search grounding with enterprise compliance controls."""

    blockingConfidence: "PhishBlockThreshold | None"
    """Blocks results from sites rated at this confidence or higher."""
    blocking_confidence: "PhishBlockThreshold | None"
    """Blocks results from sites rated at this confidence or higher."""
    excludeDomains: "Sequence[str] | str | None"
    """Domains to leave out of results; up to 2000 by default."""
    exclude_domains: "Sequence[str] | str | None"
    """Domains to leave out of results; up to 2000 by default."""


class ExaAiSearchDict(TypedDict, total=False):
    """Web grounding by Exa.ai."""

    apiKey: "str | None"
    """Exa.ai credential."""
    api_key: "str | None"
    """Exa.ai credential."""
    customConfigs: "Mapping[str, Any] | None"
    """Extra Exa.ai Search API parameters, passed through."""
    custom_configs: "Mapping[str, Any] | None"
    """Extra Exa.ai Search API parameters, passed through."""


class ExecutableCodeDict(TypedDict, total=False):
    """Code written by the model for the code execution tool, which runs it automatically."""

    code: "str | None"
    """Source text to run."""
    language: "Language | None"
    """Programming language; currently Python."""
    id: "str | None"
    """Key that pairs this part with its CodeExecutionResult."""


class ExternalApiDict(TypedDict, total=False):
    """Grounding from a non-Google search endpoint that follows a supported API spec."""

    apiAuth: "ApiAuth | ApiAuthDict | None"
    """Credentials. Superseded by authConfig. Deprecated."""
    api_auth: "ApiAuth | ApiAuthDict | None"
    """Credentials. Superseded by authConfig. Deprecated."""
    apiSpec: "ApiSpec | None"
    """Contract the endpoint implements."""
    api_spec: "ApiSpec | None"
    """Contract the endpoint implements."""
    authConfig: "AuthConfig | AuthConfigDict | None"
    """Credentials for the endpoint."""
    auth_config: "AuthConfig | AuthConfigDict | None"
    """Credentials for the endpoint."""
    elasticSearchParams: (
        "ExternalApiElasticSearchParams | ExternalApiElasticSearchParamsDict | None"
    )
    """Options for an Elasticsearch endpoint."""
    elastic_search_params: (
        "ExternalApiElasticSearchParams | ExternalApiElasticSearchParamsDict | None"
    )
    """Options for an Elasticsearch endpoint."""
    endpoint: "str | None"
    """URL queried for grounding data, such as https://search.example.com/query."""
    simpleSearchParams: "ExternalApiSimpleSearchParams | ExternalApiSimpleSearchParamsDict | None"
    """Options for a SIMPLE_SEARCH endpoint."""
    simple_search_params: "ExternalApiSimpleSearchParams | ExternalApiSimpleSearchParamsDict | None"
    """Options for a SIMPLE_SEARCH endpoint."""


class ExternalApiElasticSearchParamsDict(TypedDict, total=False):
    """Options for an endpoint using the ELASTIC_SEARCH spec."""

    index: "str | None"
    """Name of the Elasticsearch index to query."""
    numHits: "int | None"
    """How many hits to ask for; forwarded to Elasticsearch as num_hits."""
    num_hits: "int | None"
    """How many hits to ask for; forwarded to Elasticsearch as num_hits."""
    searchTemplate: "str | None"
    """Elasticsearch template applied to the query."""
    search_template: "str | None"
    """Elasticsearch template applied to the query."""


class ExternalApiSimpleSearchParamsDict(TypedDict, total=False):
    """Options for an endpoint using the SIMPLE_SEARCH spec. Empty."""


class FileDataDict(TypedDict, total=False):
    """Media referenced by URI rather than sent inline."""

    fileUri: "str | None"
    """Location of the file. Vertex AI reads Cloud Storage URIs and public URLs. The Gemini API reads Files API URIs, where Cloud Storage objects can be registered, and since January 2026 public and signed https URLs (https://ai.google.dev/gemini-api/docs/file-input-methods)."""
    file_uri: "str | None"
    """Location of the file. Vertex AI reads Cloud Storage URIs and public URLs. The Gemini API reads Files API URIs, where Cloud Storage objects can be registered, and since January 2026 public and signed https URLs (https://ai.google.dev/gemini-api/docs/file-input-methods)."""
    mimeType: "str | None"
    """IANA media type of the file, such as video/mp4."""
    mime_type: "str | None"
    """IANA media type of the file, such as video/mp4."""
    displayName: "str | None"
    """Label or file name for telling files apart; used only with server-side tools, returned only in prompt management."""
    display_name: "str | None"
    """Label or file name for telling files apart; used only with server-side tools, returned only in prompt management."""


class FileSearchDict(TypedDict, total=False):
    """Tool that searches uploaded files held in retrieval stores."""

    retrievalResources: "Sequence[FileSearchRetrievalResource | FileSearchRetrievalResourceDict] | FileSearchRetrievalResource | FileSearchRetrievalResourceDict | None"
    """Stores to search."""
    retrieval_resources: "Sequence[FileSearchRetrievalResource | FileSearchRetrievalResourceDict] | FileSearchRetrievalResource | FileSearchRetrievalResourceDict | None"
    """Stores to search."""
    retrievalConfig: "FileSearchRetrievalConfig | FileSearchRetrievalConfigDict | None"
    """How retrieval is performed."""
    retrieval_config: "FileSearchRetrievalConfig | FileSearchRetrievalConfigDict | None"
    """How retrieval is performed."""
    fileSearchStoreNames: "Sequence[str] | str | None"
    """Stores to search, as fileSearchStores/*."""
    file_search_store_names: "Sequence[str] | str | None"
    """Stores to search, as fileSearchStores/*."""
    topK: "int | None"
    """How many passages to retrieve."""
    top_k: "int | None"
    """How many passages to retrieve."""
    metadataFilter: "str | None"
    """Condition on the metadata of documents and passages; others are not searched."""
    metadata_filter: "str | None"
    """Condition on the metadata of documents and passages; others are not searched."""


class FileSearchRetrievalConfigDict(TypedDict, total=False):
    """Retrieval options for file search."""

    topK: "int | None"
    """How many chunks to retrieve."""
    top_k: "int | None"
    """How many chunks to retrieve."""
    metadataFilter: "str | None"
    """Filter expression over document and chunk metadata."""
    metadata_filter: "str | None"
    """Filter expression over document and chunk metadata."""


class FileSearchRetrievalResourceDict(TypedDict, total=False):
    """One store to retrieve from."""

    ragStoreName: "str | None"
    """Resource name of the RAG store, such as ragStores/my-store."""
    rag_store_name: "str | None"
    """Resource name of the RAG store, such as ragStores/my-store."""


class FunctionCallDict(TypedDict, total=False):
    """Model's request to run a declared function."""

    args: "Mapping[str, Any] | None"
    """Arguments as a JSON object keyed by parameter."""
    id: "str | None"
    """Unique call identifier; when set, echo it in the FunctionResponse."""
    name: "str | None"
    """Declared function to run. Left out in later fragments of a streamed call."""
    partialArgs: "Sequence[PartialArg | PartialArgDict] | PartialArg | PartialArgDict | None"
    """Fragments of arguments, sent when they are streamed."""
    partial_args: "Sequence[PartialArg | PartialArgDict] | PartialArg | PartialArgDict | None"
    """Fragments of arguments, sent when they are streamed."""
    willContinue: "bool | None"
    """True if further fragments of this call follow."""
    will_continue: "bool | None"
    """True if further fragments of this call follow."""


class FunctionCallingConfigDict(TypedDict, total=False):
    """How the model may use declared functions."""

    allowedFunctionNames: "Sequence[str] | str | None"
    """Functions the model may choose from, by declared name; valid only with mode ANY."""
    allowed_function_names: "Sequence[str] | str | None"
    """Functions the model may choose from, by declared name; valid only with mode ANY."""
    mode: "FunctionCallingMode | None"
    """Whether calls are optional, forced or disabled."""
    streamFunctionCallArguments: "bool | None"
    """Whether to stream the arguments of a call; fragments arrive in partialArgs."""
    stream_function_call_arguments: "bool | None"
    """Whether to stream the arguments of a call; fragments arrive in partialArgs."""


class FunctionDeclarationDict(TypedDict, total=False):
    """Function the model may ask the client to run, described in OpenAPI 3.0 terms."""

    behavior: "Behavior | None"
    """Blocking or non-blocking execution; live (BidiGenerateContent) sessions only."""
    description: "str | None"
    """What the function does; guides the model on when to use it."""
    name: "str | None"
    """Identifier of up to 128 letters, digits, underscores, dots, colons or dashes, starting with a letter or underscore."""
    parameters: "Schema | SchemaDict | None"
    """Arguments as an OpenAPI 3.0 object schema; leave unset if there are none. Exclusive with parametersJsonSchema."""
    parametersJsonSchema: "Any | None"
    """Arguments as a JSON Schema object. Exclusive with parameters."""
    parameters_json_schema: "Any | None"
    """Arguments as a JSON Schema object. Exclusive with parameters."""
    response: "Schema | SchemaDict | None"
    """Return value as an OpenAPI 3.0 schema. Exclusive with responseJsonSchema."""
    responseJsonSchema: "Any | None"
    """Return value as a JSON Schema. Exclusive with response."""
    response_json_schema: "Any | None"
    """Return value as a JSON Schema. Exclusive with response."""


class FunctionResponseDict(TypedDict, total=False):
    """Outcome of a FunctionCall, sent back to the model."""

    id: "str | None"
    """Identifier copied from the FunctionCall being answered."""
    name: "str | None"
    """Function that was run, as named in its call."""
    parts: "Sequence[FunctionResponsePart | FunctionResponsePartDict] | FunctionResponsePart | FunctionResponsePartDict | None"
    """Media accompanying the result, in order; types may differ."""
    response: "Mapping[str, Any] | None"
    """Result as a JSON object; use keys output and error, otherwise the whole object counts as output."""
    scheduling: "Scheduling | None"
    """When the model should react, for non-blocking calls only. Defaults to WHEN_IDLE."""
    willContinue: "bool | None"
    """True if more responses to this call will follow; non-blocking calls only."""
    will_continue: "bool | None"
    """True if more responses to this call will follow; non-blocking calls only."""


class FunctionResponseBlobDict(TypedDict, total=False):
    """Inline media in a function result; not for text."""

    data: "bytes | str | None"
    """Media bytes, base64-encoded on the wire."""
    mimeType: "str | None"
    """IANA media type of the bytes, such as image/png."""
    mime_type: "str | None"
    """IANA media type of the bytes, such as image/png."""
    displayName: "str | None"
    """Label or file name for telling blobs apart; used only with server-side tools, returned only in prompt management."""
    display_name: "str | None"
    """Label or file name for telling blobs apart; used only with server-side tools, returned only in prompt management."""


class FunctionResponseFileDataDict(TypedDict, total=False):
    """Media in a function result, referenced by URI."""

    displayName: "str | None"
    """Label or file name for telling files apart; used only with server-side tools, returned only in prompt management."""
    display_name: "str | None"
    """Label or file name for telling files apart; used only with server-side tools, returned only in prompt management."""
    fileUri: "str | None"
    """Location of the media."""
    file_uri: "str | None"
    """Location of the media."""
    mimeType: "str | None"
    """IANA media type of the file, such as image/png."""
    mime_type: "str | None"
    """IANA media type of the file, such as image/png."""


class FunctionResponsePartDict(TypedDict, total=False):
    """One media item in a function result, inline or by URI."""

    inlineData: "FunctionResponseBlob | FunctionResponseBlobDict | None"
    """Media sent inline."""
    inline_data: "FunctionResponseBlob | FunctionResponseBlobDict | None"
    """Media sent inline."""
    fileData: "FunctionResponseFileData | FunctionResponseFileDataDict | None"
    """Media referenced by URI."""
    file_data: "FunctionResponseFileData | FunctionResponseFileDataDict | None"
    """Media referenced by URI."""
    mediaProcessing: "MediaProcessing | None"
    """How the video in this part is read. Parts of other media ignore it."""
    media_processing: "MediaProcessing | None"
    """How the video in this part is read. Parts of other media ignore it."""
    mediaResolution: "PartMediaResolution | PartMediaResolutionDict | None"
    """Token budget for this part's media."""
    media_resolution: "PartMediaResolution | PartMediaResolutionDict | None"
    """Token budget for this part's media."""
    videoMetadata: "VideoMetadata | VideoMetadataDict | None"
    """Clip and frame-rate settings; only with inline or referenced video."""
    video_metadata: "VideoMetadata | VideoMetadataDict | None"
    """Clip and frame-rate settings; only with inline or referenced video."""
    documentMetadata: "DocumentMetadata | DocumentMetadataDict | None"
    """Pages to read; only with an inline or referenced document."""
    document_metadata: "DocumentMetadata | DocumentMetadataDict | None"
    """Pages to read; only with an inline or referenced document."""
    spreadsheetMetadata: "SpreadsheetMetadata | SpreadsheetMetadataDict | None"
    """Sheet and cells to read; only with an inline or referenced spreadsheet."""
    spreadsheet_metadata: "SpreadsheetMetadata | SpreadsheetMetadataDict | None"
    """Sheet and cells to read; only with an inline or referenced spreadsheet."""
    audioMetadata: "AudioMetadata | AudioMetadataDict | None"
    """Range to read; only with inline or referenced audio."""
    audio_metadata: "AudioMetadata | AudioMetadataDict | None"
    """Range to read; only with inline or referenced audio."""


class GenerateContentRequestDict(TypedDict, total=False):
    """Body of a generateContent or streamGenerateContent call."""

    cachedContent: "str | None"
    """Explicit cache entry to use as context: cachedContents/* or, on Vertex AI, projects/*/locations/*/cachedContents/*."""
    cached_content: "str | None"
    """Explicit cache entry to use as context: cachedContents/* or, on Vertex AI, projects/*/locations/*/cachedContents/*."""
    contents: "Sequence[Content | ContentDict] | Content | ContentDict | None"
    """Conversation so far, oldest first, ending with the new turn."""
    generationConfig: "GenerationConfig | GenerationConfigDict | None"
    """Sampling and output settings."""
    generation_config: "GenerationConfig | GenerationConfigDict | None"
    """Sampling and output settings."""
    safetySettings: (
        "Sequence[SafetySetting | SafetySettingDict] | SafetySetting | SafetySettingDict | None"
    )
    """Blocking thresholds per harm category, applied to the candidates."""
    safety_settings: (
        "Sequence[SafetySetting | SafetySettingDict] | SafetySetting | SafetySettingDict | None"
    )
    """Blocking thresholds per harm category, applied to the candidates."""
    systemInstruction: "Content | ContentDict | None"
    """System prompt; text parts only, each treated as its own paragraph."""
    system_instruction: "Content | ContentDict | None"
    """System prompt; text parts only, each treated as its own paragraph."""
    toolConfig: "ToolConfig | ToolConfigDict | None"
    """Settings shared by every tool in the request."""
    tool_config: "ToolConfig | ToolConfigDict | None"
    """Settings shared by every tool in the request."""
    tools: "Sequence[Tool | ToolDict] | Tool | ToolDict | None"
    """External capabilities the model may draw on."""
    model: "str | None"
    """Resource name of the model, as models/*."""
    continuationToken: "bytes | str | None"
    """Opaque token from a response that finished with CONTINUATION, to pick up where it stopped."""
    continuation_token: "bytes | str | None"
    """Opaque token from a response that finished with CONTINUATION, to pick up where it stopped."""
    labels: "Mapping[str, str] | None"
    """Billing and reporting tags. Up to 63 lowercase letters, digits, underscores or dashes each; keys start with a letter, values may be empty."""
    modelArmorConfig: "ModelArmorConfig | ModelArmorConfigDict | None"
    """Model Armor screening of prompt and response. Exclusive with safetySettings."""
    model_armor_config: "ModelArmorConfig | ModelArmorConfigDict | None"
    """Model Armor screening of prompt and response. Exclusive with safetySettings."""
    outputConfig: "OutputConfig | OutputConfigDict | None"
    """Where to store generated assets."""
    output_config: "OutputConfig | OutputConfigDict | None"
    """Where to store generated assets."""
    serviceTier: "ServiceTier | None"
    """Class of service that answers the request. Without it the service chooses."""
    service_tier: "ServiceTier | None"
    """Class of service that answers the request. Without it the service chooses."""
    store: "bool | None"
    """Whether the service may keep the request and its answer for logs. It overrides the setting of the project."""


class GenerationConfigDict(TypedDict, total=False):
    """Sampling, length and output-format settings."""

    candidateCount: "int | None"
    """How many candidates to return, 1 to 8."""
    candidate_count: "int | None"
    """How many candidates to return, 1 to 8."""
    frequencyPenalty: "float | None"
    """Penalty that grows with each repetition of a token, -2 to 2; positive values curb repetition."""
    frequency_penalty: "float | None"
    """Penalty that grows with each repetition of a token, -2 to 2; positive values curb repetition."""
    imageConfig: "ImageConfig | ImageConfigDict | None"
    """Settings of images. On Vertex AI, set responseFormat instead. Deprecated on vertex."""
    image_config: "ImageConfig | ImageConfigDict | None"
    """Settings of images. On Vertex AI, set responseFormat instead. Deprecated on vertex."""
    logprobs: "int | None"
    """How many alternatives to report per position, 0 to 20. Needs responseLogprobs."""
    maxOutputTokens: "int | None"
    """Upper limit on generated tokens, about four characters each. Default depends on the model."""
    max_output_tokens: "int | None"
    """Upper limit on generated tokens, about four characters each. Default depends on the model."""
    mediaResolution: "MediaResolution | None"
    """Token budget per input media item; higher keeps more detail at greater cost."""
    media_resolution: "MediaResolution | None"
    """Token budget per input media item; higher keeps more detail at greater cost."""
    presencePenalty: "float | None"
    """Flat penalty on tokens already used, -2 to 2; positive values favour new ones."""
    presence_penalty: "float | None"
    """Flat penalty on tokens already used, -2 to 2; positive values favour new ones."""
    responseJsonSchema: "Any | type[Any] | None"
    """Structure of the answer, as a JSON Schema. Needs responseMimeType application/json and excludes responseSchema. On Vertex AI, set responseFormat instead. Deprecated on vertex."""
    response_json_schema: "Any | type[Any] | None"
    """Structure of the answer, as a JSON Schema. Needs responseMimeType application/json and excludes responseSchema. On Vertex AI, set responseFormat instead. Deprecated on vertex."""
    responseLogprobs: "bool | None"
    """Whether output tokens come with log probabilities."""
    response_logprobs: "bool | None"
    """Whether output tokens come with log probabilities."""
    responseMimeType: "str | None"
    """Media type of the answer: text/plain (default) or application/json. Ask for the same in the prompt. On Vertex AI, set responseFormat instead. Deprecated on vertex."""
    response_mime_type: "str | None"
    """Media type of the answer: text/plain (default) or application/json. Ask for the same in the prompt. On Vertex AI, set responseFormat instead. Deprecated on vertex."""
    responseModalities: "Sequence[Modality] | Modality | None"
    """Kinds of output to produce, such as TEXT and IMAGE; every one listed is returned."""
    response_modalities: "Sequence[Modality] | Modality | None"
    """Kinds of output to produce, such as TEXT and IMAGE; every one listed is returned."""
    responseSchema: "Schema | SchemaDict | type[Any] | Mapping[str, Any] | None"
    """Structure of the answer, as a schema of OpenAPI 3.0. Needs responseMimeType application/json. On Vertex AI, set responseFormat instead. Deprecated on vertex."""
    response_schema: "Schema | SchemaDict | type[Any] | Mapping[str, Any] | None"
    """Structure of the answer, as a schema of OpenAPI 3.0. Needs responseMimeType application/json. On Vertex AI, set responseFormat instead. Deprecated on vertex."""
    seed: "int | None"
    """Fixed value for repeatable sampling; determinism is best effort."""
    speechConfig: "SpeechConfig | SpeechConfigDict | None"
    """Voice and language settings for spoken output."""
    speech_config: "SpeechConfig | SpeechConfigDict | None"
    """Voice and language settings for spoken output."""
    stopSequences: "Sequence[str] | str | None"
    """Strings that end generation when produced."""
    stop_sequences: "Sequence[str] | str | None"
    """Strings that end generation when produced."""
    temperature: "float | None"
    """Sampling randomness, above 0 and up to 2; lower is more predictable."""
    thinkingConfig: "ThinkingConfig | ThinkingConfigDict | None"
    """Reasoning settings; rejected by models without thinking."""
    thinking_config: "ThinkingConfig | ThinkingConfigDict | None"
    """Reasoning settings; rejected by models without thinking."""
    topK: "float | None"
    """Samples only from this many most likely tokens."""
    top_k: "float | None"
    """Samples only from this many most likely tokens."""
    topP: "float | None"
    """Nucleus sampling: probability mass to sample from, 0 to 1. Tune this or temperature, not both."""
    top_p: "float | None"
    """Nucleus sampling: probability mass to sample from, 0 to 1. Tune this or temperature, not both."""
    responseJsonSchemaOrdered: "Any | None"
    """Internal counterpart of responseJsonSchema; set that one instead."""
    response_json_schema_ordered: "Any | None"
    """Internal counterpart of responseJsonSchema; set that one instead."""
    enableEnhancedCivicAnswers: "bool | None"
    """Whether to use enhanced answers on civic topics; model-dependent."""
    enable_enhanced_civic_answers: "bool | None"
    """Whether to use enhanced answers on civic topics; model-dependent."""
    audioTimestamp: "bool | None"
    """Whether the model is given timestamps for audio input."""
    audio_timestamp: "bool | None"
    """Whether the model is given timestamps for audio input."""
    audioTranscriptionConfig: "AudioTranscriptionConfig | AudioTranscriptionConfigDict | None"
    """Speech-to-text settings."""
    audio_transcription_config: "AudioTranscriptionConfig | AudioTranscriptionConfigDict | None"
    """Speech-to-text settings."""
    enableAffectiveDialog: "bool | None"
    """Whether replies adapt to emotions detected in the user."""
    enable_affective_dialog: "bool | None"
    """Whether replies adapt to emotions detected in the user."""
    responseFormat: (
        "Sequence[ResponseFormat | ResponseFormatDict] | ResponseFormat | ResponseFormatDict | None"
    )
    """Format and delivery of each kind of output."""
    response_format: (
        "Sequence[ResponseFormat | ResponseFormatDict] | ResponseFormat | ResponseFormatDict | None"
    )
    """Format and delivery of each kind of output."""
    routingConfig: "RoutingConfig | RoutingConfigDict | None"
    """How the serving model is selected."""
    routing_config: "RoutingConfig | RoutingConfigDict | None"
    """How the serving model is selected."""
    translationConfig: "TranslationConfig | TranslationConfigDict | None"
    """Translation settings."""
    translation_config: "TranslationConfig | TranslationConfigDict | None"
    """Translation settings."""
    logitBias: "Mapping[str, float] | None"
    """Legacy per-token bias added to the logits, keyed by token. Deprecated."""
    logit_bias: "Mapping[str, float] | None"
    """Legacy per-token bias added to the logits, keyed by token. Deprecated."""
    echo: "bool | None"
    """Legacy flag asking for the prompt to be repeated in the output. Deprecated."""
    modelConfig: "ModelConfig | ModelConfigDict | None"
    """How the service chooses between models."""
    model_config: "ModelConfig | ModelConfigDict | None"
    """How the service chooses between models."""


class GoogleMapsDict(TypedDict, total=False):
    """Grounding in public Google Maps data."""

    enableWidget: "bool | None"
    """Whether to return a widget context token. The field will be removed. Deprecated."""
    enable_widget: "bool | None"
    """Whether to return a widget context token. The field will be removed. Deprecated."""
    groundingTypes: "GoogleMapsGroundingTypes | GoogleMapsGroundingTypesDict | None"
    """Which Maps data to ground in. Defaults to places."""
    grounding_types: "GoogleMapsGroundingTypes | GoogleMapsGroundingTypesDict | None"
    """Which Maps data to ground in. Defaults to places."""
    authConfig: "AuthConfig | AuthConfigDict | None"
    """Credentials for Google Maps. Only an API key is possible."""
    auth_config: "AuthConfig | AuthConfigDict | None"
    """Credentials for Google Maps. Only an API key is possible."""


class GoogleMapsGroundingTypesDict(TypedDict, total=False):
    """Selection of Maps grounding kinds and their settings."""

    places: "GoogleMapsPlaces | GoogleMapsPlacesDict | None"
    """Turns on Places grounding; the default when nothing is selected."""
    routing: "GoogleMapsRouting | GoogleMapsRoutingDict | None"
    """Turns on route grounding through ComputeRoutes and SearchAlongRoute."""


class GoogleMapsPlacesDict(TypedDict, total=False):
    """Grounding in Places data, the default Maps kind. Has no settings."""


class GoogleMapsRoutingDict(TypedDict, total=False):
    """Grounding through ComputeRoutes and SearchAlongRoute. Has no settings."""


class GoogleSearchDict(TypedDict, total=False):
    """Grounding in Google Search results."""

    timeRangeFilter: "Interval | IntervalDict | None"
    """Restricts results to a time span; set both ends or neither."""
    time_range_filter: "Interval | IntervalDict | None"
    """Restricts results to a time span; set both ends or neither."""
    blockingConfidence: "PhishBlockThreshold | None"
    """Blocks results from sites rated at this confidence or higher."""
    blocking_confidence: "PhishBlockThreshold | None"
    """Blocks results from sites rated at this confidence or higher."""
    excludeDomains: "Sequence[str] | str | None"
    """Domains to leave out of results, such as example.com; up to 2000 by default."""
    exclude_domains: "Sequence[str] | str | None"
    """Domains to leave out of results, such as example.com; up to 2000 by default."""
    searchTypes: "GoogleSearchSearchTypes | GoogleSearchSearchTypesDict | None"
    """Kinds of search to run. Defaults to web."""
    search_types: "GoogleSearchSearchTypes | GoogleSearchSearchTypesDict | None"
    """Kinds of search to run. Defaults to web."""


class GoogleSearchImageSearchDict(TypedDict, total=False):
    """Search returning images. Has no settings."""


class GoogleSearchRetrievalDict(TypedDict, total=False):
    """Legacy search grounding for older models; newer ones use GoogleSearch."""

    dynamicRetrievalConfig: "DynamicRetrievalConfig | DynamicRetrievalConfigDict | None"
    """When to trigger the search."""
    dynamic_retrieval_config: "DynamicRetrievalConfig | DynamicRetrievalConfigDict | None"
    """When to trigger the search."""


class GoogleSearchSearchTypesDict(TypedDict, total=False):
    """Kinds of search available to the GoogleSearch tool."""

    imageSearch: "GoogleSearchImageSearch | GoogleSearchImageSearchDict | None"
    """Turns on image results, returned as bytes."""
    image_search: "GoogleSearchImageSearch | GoogleSearchImageSearchDict | None"
    """Turns on image results, returned as bytes."""
    webSearch: "GoogleSearchWebSearch | GoogleSearchWebSearchDict | None"
    """Turns on web results, text only."""
    web_search: "GoogleSearchWebSearch | GoogleSearchWebSearchDict | None"
    """Turns on web results, text only."""


class GoogleSearchWebSearchDict(TypedDict, total=False):
    """Ordinary text-only search. Has no settings."""


class ImageConfigDict(TypedDict, total=False):
    """Image generation options."""

    aspectRatio: "str | None"
    """Width to height: 1:1, 3:2, 4:3, 5:4, 16:9, 21:9, 2:3, 3:4, 4:5 or 9:16."""
    aspect_ratio: "str | None"
    """Width to height: 1:1, 3:2, 4:3, 5:4, 16:9, 21:9, 2:3, 3:4, 4:5 or 9:16."""
    imageOutputOptions: "ImageConfigImageOutputOptions | ImageConfigImageOutputOptionsDict | None"
    """Encoding of the generated image."""
    image_output_options: "ImageConfigImageOutputOptions | ImageConfigImageOutputOptionsDict | None"
    """Encoding of the generated image."""
    imageSize: "str | None"
    """Output resolution: 1K, 2K or 4K. Defaults to 1K."""
    image_size: "str | None"
    """Output resolution: 1K, 2K or 4K. Defaults to 1K."""
    personGeneration: "PersonGeneration | None"
    """Which people, if any, may be depicted."""
    person_generation: "PersonGeneration | None"
    """Which people, if any, may be depicted."""
    prominentPeople: "ProminentPeople | None"
    """Whether celebrities may be depicted; allowed by default. Overridden by personGeneration."""
    prominent_people: "ProminentPeople | None"
    """Whether celebrities may be depicted; allowed by default. Overridden by personGeneration."""


class ImageConfigImageOutputOptionsDict(TypedDict, total=False):
    """Encoding options for a generated image."""

    compressionQuality: "int | None"
    """Encoder quality, 0 to 100."""
    compression_quality: "int | None"
    """Encoder quality, 0 to 100."""
    mimeType: "str | None"
    """Encoding to use, such as image/png or image/jpeg."""
    mime_type: "str | None"
    """Encoding to use, such as image/png or image/jpeg."""


class ImageResponseFormatDict(TypedDict, total=False):
    """Output format options for generated images."""

    aspectRatio: "ImageAspectRatio | None"
    """Width-to-height ratio of the result."""
    aspect_ratio: "ImageAspectRatio | None"
    """Width-to-height ratio of the result."""
    delivery: "Delivery | None"
    """Whether the image is returned inline or by reference."""
    imageSize: "ImageSize | None"
    """Resolution of the result."""
    image_size: "ImageSize | None"
    """Resolution of the result."""
    mimeType: "ImageMimeType | None"
    """Image encoding to return."""
    mime_type: "ImageMimeType | None"
    """Image encoding to return."""


class ManualRoutingModeDict(TypedDict, total=False):
    """Pins the request to a named model."""

    modelName: "str | None"
    """Model to serve the request; public LLMs only."""
    model_name: "str | None"
    """Model to serve the request; public LLMs only."""


class McpServerDict(TypedDict, total=False):
    """MCP server whose tools the service calls by itself."""

    name: "str | None"
    """Name of the server; names of its tools begin with it."""
    streamableHttpTransport: "StreamableHttpTransport | StreamableHttpTransportDict | None"
    """How the server is reached."""
    streamable_http_transport: "StreamableHttpTransport | StreamableHttpTransportDict | None"
    """How the server is reached."""


class ModelArmorConfigDict(TypedDict, total=False):
    """Screening of prompts and responses by Model Armor."""

    promptTemplateName: "str | None"
    """Template that screens the prompt before the model sees it, as projects/*/locations/*/templates/*."""
    prompt_template_name: "str | None"
    """Template that screens the prompt before the model sees it, as projects/*/locations/*/templates/*."""
    responseTemplateName: "str | None"
    """Template that screens the response before it is returned, as projects/*/locations/*/templates/*."""
    response_template_name: "str | None"
    """Template that screens the response before it is returned, as projects/*/locations/*/templates/*."""


class ModelConfigDict(TypedDict, total=False):
    """How the service chooses between models."""

    featureSelectionPreference: "FeatureSelectionPreference | None"
    """Priority, quality or cost."""
    feature_selection_preference: "FeatureSelectionPreference | None"
    """Priority, quality or cost."""


class MultiSpeakerVoiceConfigDict(TypedDict, total=False):
    """Voices for speech with several speakers."""

    speakerVoiceConfigs: "Sequence[SpeakerVoiceConfig | SpeakerVoiceConfigDict] | SpeakerVoiceConfig | SpeakerVoiceConfigDict | None"
    """Voice of each speaker; exactly two entries."""
    speaker_voice_configs: "Sequence[SpeakerVoiceConfig | SpeakerVoiceConfigDict] | SpeakerVoiceConfig | SpeakerVoiceConfigDict | None"
    """Voice of each speaker; exactly two entries."""


class OutputConfigDict(TypedDict, total=False):
    """Storage destination for generated assets."""

    outputUriPrefix: "str | None"
    """Folder or prefix for generated media, gs:// only; parts then carry a file URI instead of bytes."""
    output_uri_prefix: "str | None"
    """Folder or prefix for generated media, gs:// only; parts then carry a file URI instead of bytes."""


class ParallelAiSearchDict(TypedDict, total=False):
    """Web grounding by Parallel.ai."""

    apiKey: "str | None"
    """Parallel.ai credential. If absent, a Google Cloud Marketplace subscription is looked up."""
    api_key: "str | None"
    """Parallel.ai credential. If absent, a Google Cloud Marketplace subscription is looked up."""
    customConfigs: "Mapping[str, Any] | None"
    """Parallel.ai Search API parameters: source_policy, excerpts, max_results, mode and fetch_policy only."""
    custom_configs: "Mapping[str, Any] | None"
    """Parallel.ai Search API parameters: source_policy, excerpts, max_results, mode and fetch_policy only."""
    enableDataRetention: "bool | None"
    """Selects the zero-retention subscription. Defaults to false. Use enableZeroDataRetention instead. Deprecated."""
    enable_data_retention: "bool | None"
    """Selects the zero-retention subscription. Defaults to false. Use enableZeroDataRetention instead. Deprecated."""
    enableZeroDataRetention: "bool | None"
    """Whether to use the zero-data-retention subscription rather than the standard one. Defaults to false."""
    enable_zero_data_retention: "bool | None"
    """Whether to use the zero-data-retention subscription rather than the standard one. Defaults to false."""


class PartDict(TypedDict, total=False):
    """One piece of a message; exactly one data member is set."""

    codeExecutionResult: "CodeExecutionResult | CodeExecutionResultDict | None"
    """Outcome of code the model ran."""
    code_execution_result: "CodeExecutionResult | CodeExecutionResultDict | None"
    """Outcome of code the model ran."""
    executableCode: "ExecutableCode | ExecutableCodeDict | None"
    """Code the model wrote to be run."""
    executable_code: "ExecutableCode | ExecutableCodeDict | None"
    """Code the model wrote to be run."""
    fileData: "FileData | FileDataDict | None"
    """Media referenced by URI, such as a Cloud Storage object."""
    file_data: "FileData | FileDataDict | None"
    """Media referenced by URI, such as a Cloud Storage object."""
    functionCall: "FunctionCall | FunctionCallDict | None"
    """Function the model wants run, with arguments."""
    function_call: "FunctionCall | FunctionCallDict | None"
    """Function the model wants run, with arguments."""
    functionResponse: "FunctionResponse | FunctionResponseDict | None"
    """Result of a function, returned to the model."""
    function_response: "FunctionResponse | FunctionResponseDict | None"
    """Result of a function, returned to the model."""
    inlineData: "Blob | BlobDict | None"
    """Media sent as bytes in the message."""
    inline_data: "Blob | BlobDict | None"
    """Media sent as bytes in the message."""
    text: "str | None"
    """Plain text."""
    thought: "bool | None"
    """Whether this is a summary of the model's reasoning, not part of the answer."""
    thoughtSignature: "bytes | str | None"
    """Opaque reasoning state, base64; send it back unchanged in later turns."""
    thought_signature: "bytes | str | None"
    """Opaque reasoning state, base64; send it back unchanged in later turns."""
    videoMetadata: "VideoMetadata | VideoMetadataDict | None"
    """Clip and frame-rate settings; only with inline or referenced video."""
    video_metadata: "VideoMetadata | VideoMetadataDict | None"
    """Clip and frame-rate settings; only with inline or referenced video."""
    partMetadata: "Mapping[str, Any] | None"
    """Caller-defined metadata, for instance naming the file or stream the part came from."""
    part_metadata: "Mapping[str, Any] | None"
    """Caller-defined metadata, for instance naming the file or stream the part came from."""
    audioTranscription: "AudioTranscription | AudioTranscriptionDict | None"
    """Transcript of the sound in this part; audio parts only."""
    audio_transcription: "AudioTranscription | AudioTranscriptionDict | None"
    """Transcript of the sound in this part; audio parts only."""
    mediaResolution: "PartMediaResolution | PartMediaResolutionDict | None"
    """Token budget for this part's media."""
    media_resolution: "PartMediaResolution | PartMediaResolutionDict | None"
    """Token budget for this part's media."""
    speechMetadata: "SpeechMetadata | SpeechMetadataDict | None"
    """Speaker and style of a speech turn; may accompany text."""
    speech_metadata: "SpeechMetadata | SpeechMetadataDict | None"
    """Speaker and style of a speech turn; may accompany text."""
    toolCall: "ServerToolCall | ServerToolCallDict | None"
    """Call of a tool that the service runs by itself. It goes back unchanged in later turns."""
    tool_call: "ServerToolCall | ServerToolCallDict | None"
    """Call of a tool that the service runs by itself. It goes back unchanged in later turns."""
    toolResponse: "ServerToolResponse | ServerToolResponseDict | None"
    """Result of a tool that the service ran. It goes back unchanged in later turns."""
    tool_response: "ServerToolResponse | ServerToolResponseDict | None"
    """Result of a tool that the service ran. It goes back unchanged in later turns."""
    mediaProcessing: "MediaProcessing | None"
    """How the video in this part is read. Parts of other media ignore it."""
    media_processing: "MediaProcessing | None"
    """How the video in this part is read. Parts of other media ignore it."""
    documentMetadata: "DocumentMetadata | DocumentMetadataDict | None"
    """Pages to read; only with an inline or referenced document."""
    document_metadata: "DocumentMetadata | DocumentMetadataDict | None"
    """Pages to read; only with an inline or referenced document."""
    spreadsheetMetadata: "SpreadsheetMetadata | SpreadsheetMetadataDict | None"
    """Sheet and cells to read; only with an inline or referenced spreadsheet."""
    spreadsheet_metadata: "SpreadsheetMetadata | SpreadsheetMetadataDict | None"
    """Sheet and cells to read; only with an inline or referenced spreadsheet."""
    audioMetadata: "AudioMetadata | AudioMetadataDict | None"
    """Range to read; only with inline or referenced audio."""
    audio_metadata: "AudioMetadata | AudioMetadataDict | None"
    """Range to read; only with inline or referenced audio."""


class PartMediaResolutionDict(TypedDict, total=False):
    """Token budget for one input media item."""

    level: "PartMediaResolutionLevel | None"
    """Detail kept when the media is tokenised."""
    numTokens: "int | None"
    """Number of tokens for the media."""
    num_tokens: "int | None"
    """Number of tokens for the media."""


class PartialArgDict(TypedDict, total=False):
    """Fragment of a streamed function argument; one value member is set."""

    boolValue: "bool | None"
    """Boolean fragment."""
    bool_value: "bool | None"
    """Boolean fragment."""
    jsonPath: "str | None"
    """RFC 9535 path of the argument, such as $.foo.bar[0].data."""
    json_path: "str | None"
    """RFC 9535 path of the argument, such as $.foo.bar[0].data."""
    nullValue: "NullValue | None"
    """Null fragment."""
    null_value: "NullValue | None"
    """Null fragment."""
    numberValue: "float | None"
    """Double-precision number fragment."""
    number_value: "float | None"
    """Double-precision number fragment."""
    stringValue: "str | None"
    """Text fragment."""
    string_value: "str | None"
    """Text fragment."""
    willContinue: "bool | None"
    """True if further fragments for this path follow."""
    will_continue: "bool | None"
    """True if further fragments for this path follow."""


class PrebuiltVoiceConfigDict(TypedDict, total=False):
    """Selects a stock voice."""

    voiceName: "str | None"
    """Stock voice, such as Kore or Puck."""
    voice_name: "str | None"
    """Stock voice, such as Kore or Puck."""


class RagRetrievalConfigDict(TypedDict, total=False):
    """How RAG contexts are retrieved."""

    filter: "RagRetrievalConfigFilter | RagRetrievalConfigFilterDict | None"
    """Which contexts are eligible."""
    ranking: "RagRetrievalConfigRanking | RagRetrievalConfigRankingDict | None"
    """How contexts are ordered and reranked."""
    topK: "int | None"
    """How many contexts to return."""
    top_k: "int | None"
    """How many contexts to return."""
    hybridSearch: "RagRetrievalConfigHybridSearch | RagRetrievalConfigHybridSearchDict | None"
    """Balance of semantic and keyword search."""
    hybrid_search: "RagRetrievalConfigHybridSearch | RagRetrievalConfigHybridSearchDict | None"
    """Balance of semantic and keyword search."""


class RagRetrievalConfigFilterDict(TypedDict, total=False):
    """Limits on which contexts are eligible."""

    metadataFilter: "str | None"
    """Filter expression applied to document metadata."""
    metadata_filter: "str | None"
    """Filter expression applied to document metadata."""
    vectorDistanceThreshold: "float | None"
    """Upper bound on vector distance; contexts at or beyond it are dropped."""
    vector_distance_threshold: "float | None"
    """Upper bound on vector distance; contexts at or beyond it are dropped."""
    vectorSimilarityThreshold: "float | None"
    """Lower bound on vector similarity; contexts at or below it are dropped."""
    vector_similarity_threshold: "float | None"
    """Lower bound on vector similarity; contexts at or below it are dropped."""


class RagRetrievalConfigHybridSearchDict(TypedDict, total=False):
    """Balance of semantic and keyword search."""

    alpha: "float | None"
    """Weight of semantic search, from 0 (keywords only) to 1 (meaning only). Default 0.5."""


class RagRetrievalConfigRankingDict(TypedDict, total=False):
    """How retrieved RAG contexts are ranked or reranked."""

    llmRanker: "RagRetrievalConfigRankingLlmRanker | RagRetrievalConfigRankingLlmRankerDict | None"
    """Settings for ranking with an LLM."""
    llm_ranker: "RagRetrievalConfigRankingLlmRanker | RagRetrievalConfigRankingLlmRankerDict | None"
    """Settings for ranking with an LLM."""
    rankService: (
        "RagRetrievalConfigRankingRankService | RagRetrievalConfigRankingRankServiceDict | None"
    )
    """Settings for ranking with the Rank Service."""
    rank_service: (
        "RagRetrievalConfigRankingRankService | RagRetrievalConfigRankingRankServiceDict | None"
    )
    """Settings for ranking with the Rank Service."""


class RagRetrievalConfigRankingLlmRankerDict(TypedDict, total=False):
    """Options for ranking retrieved contexts with an LLM."""

    modelName: "str | None"
    """LLM that performs the ranking."""
    model_name: "str | None"
    """LLM that performs the ranking."""


class RagRetrievalConfigRankingRankServiceDict(TypedDict, total=False):
    """Options for ranking retrieved contexts with the Rank Service."""

    modelName: "str | None"
    """Rank Service model, e.g. semantic-ranker-512@latest."""
    model_name: "str | None"
    """Rank Service model, e.g. semantic-ranker-512@latest."""


class ReplicatedVoiceConfigDict(TypedDict, total=False):
    """Voice cloned from a supplied audio sample."""

    mimeType: "str | None"
    """Sample encoding; only audio/wav (16-bit signed little-endian, 24 kHz) is accepted, and it is the default."""
    mime_type: "str | None"
    """Sample encoding; only audio/wav (16-bit signed little-endian, 24 kHz) is accepted, and it is the default."""
    voiceSampleAudio: "bytes | str | None"
    """Audio bytes of the voice to imitate, base64-encoded."""
    voice_sample_audio: "bytes | str | None"
    """Audio bytes of the voice to imitate, base64-encoded."""
    consentAudio: "bytes | str | None"
    """Recording in which the speaker agrees, base64-encoded WAV (16-bit signed little-endian, 24 kHz)."""
    consent_audio: "bytes | str | None"
    """Recording in which the speaker agrees, base64-encoded WAV (16-bit signed little-endian, 24 kHz)."""
    voiceConsentSignature: "VoiceConsentSignature | VoiceConsentSignatureDict | None"
    """Signature that the service gave for an earlier consentAudio. It is verified in place of the recording."""
    voice_consent_signature: "VoiceConsentSignature | VoiceConsentSignatureDict | None"
    """Signature that the service gave for an earlier consentAudio. It is verified in place of the recording."""


class ResponseFormatDict(TypedDict, total=False):
    """Per-modality control of output format and delivery."""

    audio: "AudioResponseFormat | AudioResponseFormatDict | None"
    """Settings for audio output."""
    image: "ImageResponseFormat | ImageResponseFormatDict | None"
    """Settings for image output."""
    text: "TextResponseFormat | TextResponseFormatDict | None"
    """Settings for text output."""
    video: "VideoResponseFormat | VideoResponseFormatDict | None"
    """Settings for video output."""


class RetrievalDict(TypedDict, total=False):
    """Tool giving the model access to external knowledge sources."""

    disableAttribution: "bool | None"
    """No longer has any effect. Deprecated."""
    disable_attribution: "bool | None"
    """No longer has any effect. Deprecated."""
    externalApi: "ExternalApi | ExternalApiDict | None"
    """Ground on results from an external search API."""
    external_api: "ExternalApi | ExternalApiDict | None"
    """Ground on results from an external search API."""
    vertexAiSearch: "VertexAISearch | VertexAISearchDict | None"
    """Ground on a Vertex AI Search data store or engine."""
    vertex_ai_search: "VertexAISearch | VertexAISearchDict | None"
    """Ground on a Vertex AI Search data store or engine."""
    vertexRagStore: "VertexRagStore | VertexRagStoreDict | None"
    """Ground on a Vertex RAG store, populated through VertexRagDataService."""
    vertex_rag_store: "VertexRagStore | VertexRagStoreDict | None"
    """Ground on a Vertex RAG store, populated through VertexRagDataService."""


class RetrievalConfigDict(TypedDict, total=False):
    """User context passed to retrieval tools."""

    languageCode: "str | None"
    """Language of the user, e.g. en-US."""
    language_code: "str | None"
    """Language of the user, e.g. en-US."""
    latLng: "LatLng | LatLngDict | None"
    """Geographic position of the user."""
    lat_lng: "LatLng | LatLngDict | None"
    """Geographic position of the user."""


class RoutingConfigDict(TypedDict, total=False):
    """Chooses the model that serves the request, automatically or by name."""

    autoMode: "AutoRoutingMode | AutoRoutingModeDict | None"
    """Let the service pick a model from the request content."""
    auto_mode: "AutoRoutingMode | AutoRoutingModeDict | None"
    """Let the service pick a model from the request content."""
    manualMode: "ManualRoutingMode | ManualRoutingModeDict | None"
    """Route to an explicitly named model."""
    manual_mode: "ManualRoutingMode | ManualRoutingModeDict | None"
    """Route to an explicitly named model."""


class SafetySettingDict(TypedDict, total=False):
    """Blocking threshold for one harm category."""

    category: "HarmCategory | None"
    """Harm category this setting governs."""
    threshold: "HarmBlockThreshold | None"
    """Harm level past which content is blocked."""
    method: "HarmBlockMethod | None"
    """Score used to decide blocking; probability by default."""
    maxInfluentialTerms: "int | None"
    """Maximum count of terms to consider among those contributing most to the safety scores. Deprecated."""
    max_influential_terms: "int | None"
    """Maximum count of terms to consider among those contributing most to the safety scores. Deprecated."""


class SchemaDict(TypedDict, total=False):
    """Shape of input or output data, supporting part of OpenAPI 3.0."""

    anyOf: "Sequence[Schema | SchemaDict] | Schema | SchemaDict | None"
    """Alternative subschemas, at least one of which must validate the value."""
    any_of: "Sequence[Schema | SchemaDict] | Schema | SchemaDict | None"
    """Alternative subschemas, at least one of which must validate the value."""
    default: "Any | None"
    """Value assumed when none is given."""
    description: "str | None"
    """Explains the data to the model; prefer detailing it here over the prompt."""
    enum: "Sequence[str] | str | None"
    """Closed set of allowed values, given as strings. Set format to enum when using it."""
    example: "Any | None"
    """Sample value conforming to this schema."""
    format: "str | None"
    """Refines the type, e.g. float or double (NUMBER), int32 or int64 (INTEGER), date-time or email (STRING)."""
    items: "Schema | SchemaDict | None"
    """Element schema; applies to ARRAY."""
    maxItems: "int | str | None"
    """Largest permitted element count; applies to ARRAY."""
    max_items: "int | str | None"
    """Largest permitted element count; applies to ARRAY."""
    maxLength: "int | str | None"
    """Longest permitted string; applies to STRING."""
    max_length: "int | str | None"
    """Longest permitted string; applies to STRING."""
    maxProperties: "int | str | None"
    """Largest permitted property count; applies to OBJECT."""
    max_properties: "int | str | None"
    """Largest permitted property count; applies to OBJECT."""
    maximum: "float | None"
    """Inclusive upper bound; applies to INTEGER and NUMBER."""
    minItems: "int | str | None"
    """Smallest permitted element count; applies to ARRAY."""
    min_items: "int | str | None"
    """Smallest permitted element count; applies to ARRAY."""
    minLength: "int | str | None"
    """Shortest permitted string; applies to STRING."""
    min_length: "int | str | None"
    """Shortest permitted string; applies to STRING."""
    minProperties: "int | str | None"
    """Smallest permitted property count; applies to OBJECT."""
    min_properties: "int | str | None"
    """Smallest permitted property count; applies to OBJECT."""
    minimum: "float | None"
    """Inclusive lower bound; applies to INTEGER and NUMBER."""
    nullable: "bool | None"
    """Whether null is an accepted value."""
    pattern: "str | None"
    """Regular expression the value has to match; applies to STRING."""
    properties: "Mapping[str, Schema | SchemaDict] | None"
    """Property schemas keyed by name; applies to OBJECT."""
    propertyOrdering: "Sequence[str] | str | None"
    """Sequence in which properties are emitted where order matters. Not part of standard OpenAPI."""
    property_ordering: "Sequence[str] | str | None"
    """Sequence in which properties are emitted where order matters. Not part of standard OpenAPI."""
    required: "Sequence[str] | str | None"
    """Names of the mandatory properties; applies to OBJECT."""
    title: "str | None"
    """Short human-readable name of the schema."""
    type: "Type | None"
    """Kind of value described."""
    additionalProperties: "Any | None"
    """Rule for undeclared OBJECT properties, either false to forbid them or a schema they must satisfy."""
    additional_properties: "Any | None"
    """Rule for undeclared OBJECT properties, either false to forbid them or a schema they must satisfy."""
    defs: "Mapping[str, Schema | SchemaDict] | None"
    """Reusable schemas by name, targeted by ref. Root schema only."""
    ref: "str | None"
    """Pointer to a schema in the root defs that replaces this one, e.g. #/defs/Pet."""


class SpeakerVoiceConfigDict(TypedDict, total=False):
    """Voice assignment for one speaker in multi-speaker speech."""

    speaker: "str | None"
    """Name of the speaker, matching the one in the prompt."""
    voiceConfig: "VoiceConfig | VoiceConfigDict | None"
    """Voice given to this speaker."""
    voice_config: "VoiceConfig | VoiceConfigDict | None"
    """Voice given to this speaker."""


class SpeechConfigDict(TypedDict, total=False):
    """Options for generated speech."""

    languageCode: "str | None"
    """ISO 639-1 code of the language to synthesize."""
    language_code: "str | None"
    """ISO 639-1 code of the language to synthesize."""
    multiSpeakerVoiceConfig: "MultiSpeakerVoiceConfig | MultiSpeakerVoiceConfigDict | None"
    """Voices for multi-speaker speech. Cannot be combined with voiceConfig."""
    multi_speaker_voice_config: "MultiSpeakerVoiceConfig | MultiSpeakerVoiceConfigDict | None"
    """Voices for multi-speaker speech. Cannot be combined with voiceConfig."""
    voiceConfig: "VoiceConfig | VoiceConfigDict | None"
    """Voice for single-speaker speech. Cannot be combined with multiSpeakerVoiceConfig."""
    voice_config: "VoiceConfig | VoiceConfigDict | None"
    """Voice for single-speaker speech. Cannot be combined with multiSpeakerVoiceConfig."""


class SpeechMetadataDict(TypedDict, total=False):
    """Speaker and style information attached to a part."""

    speaker: "str | None"
    """Who is speaking in this turn."""
    style: "str | None"
    """Vocal delivery in plain words, e.g. cheerful."""


class SpreadsheetMetadataDict(TypedDict, total=False):
    """Which sheet and cells of a spreadsheet are read, and how."""

    sheetIndex: "int | None"
    """Sheet, in the order of the workbook, from 1 on. By default the first."""
    sheet_index: "int | None"
    """Sheet, in the order of the workbook, from 1 on. By default the first."""
    visibleCells: "str | None"
    """Range of cells such as A1:D10. By default all that are in use."""
    visible_cells: "str | None"
    """Range of cells such as A1:D10. By default all that are in use."""
    contentLayers: "Sequence[SpreadsheetContentLayer] | SpreadsheetContentLayer | None"
    """Layers of the cells that are read. If it is empty, data and formulas are read."""
    content_layers: "Sequence[SpreadsheetContentLayer] | SpreadsheetContentLayer | None"
    """Layers of the cells that are read. If it is empty, data and formulas are read."""


class StreamableHttpTransportDict(TypedDict, total=False):
    """How an MCP server is reached over HTTP."""

    url: "str | None"
    """Address of the server, such as https://api.example.com/mcp."""
    headers: "Mapping[str, str] | None"
    """Headers of each request, such as those that authenticate it."""
    timeout: "str | float | timedelta | None"
    """Time limit of a request, in seconds such as 10s."""
    sseReadTimeout: "str | float | timedelta | None"
    """Time limit of reading events, in seconds such as 300s."""
    sse_read_timeout: "str | float | timedelta | None"
    """Time limit of reading events, in seconds such as 300s."""
    terminateOnClose: "bool | None"
    """Whether the session ends when the connection is closed."""
    terminate_on_close: "bool | None"
    """Whether the session ends when the connection is closed."""


class TextResponseFormatDict(TypedDict, total=False):
    """Options for text output."""

    mimeType: "TextMimeType | None"
    """Media type of the text to produce."""
    mime_type: "TextMimeType | None"
    """Media type of the text to produce."""
    schema: "Any | None"
    """JSON schema constraining the output. Valid only with the APPLICATION_JSON MIME type."""


class ThinkingConfigDict(TypedDict, total=False):
    """Controls the reasoning a model performs before answering."""

    includeThoughts: "bool | None"
    """Whether to return the model's thoughts, when available, along with the answer."""
    include_thoughts: "bool | None"
    """Whether to return the model's thoughts, when available, along with the answer."""
    thinkingBudget: "int | None"
    """Target cap on thinking, in tokens, honoured on a best-effort basis."""
    thinking_budget: "int | None"
    """Target cap on thinking, in tokens, honoured on a best-effort basis."""
    thinkingLevel: "ThinkingLevel | None"
    """Coarse setting of how many tokens the model spends on thoughts."""
    thinking_level: "ThinkingLevel | None"
    """Coarse setting of how many tokens the model spends on thoughts."""


class ToolDict(TypedDict, total=False):
    """Capability the model may use to reach beyond its own knowledge. Set exactly one kind of tool per object."""

    codeExecution: "CodeExecution | CodeExecutionDict | None"
    """Lets the model run code while generating."""
    code_execution: "CodeExecution | CodeExecutionDict | None"
    """Lets the model run code while generating."""
    computerUse: "ComputerUse | ComputerUseDict | None"
    """Lets the model operate a computer; the matching function declarations are added automatically."""
    computer_use: "ComputerUse | ComputerUseDict | None"
    """Lets the model operate a computer; the matching function declarations are added automatically."""
    functionDeclarations: "Sequence[FunctionDeclaration | FunctionDeclarationDict] | FunctionDeclaration | FunctionDeclarationDict | None"
    """Functions the model may ask the client to call, at most 512. Answer each call with a FunctionResponse in the following turn."""
    function_declarations: "Sequence[FunctionDeclaration | FunctionDeclarationDict] | FunctionDeclaration | FunctionDeclarationDict | None"
    """Functions the model may ask the client to call, at most 512. Answer each call with a FunctionResponse in the following turn."""
    googleMaps: "GoogleMaps | GoogleMapsDict | None"
    """Grounds responses in Google Maps data."""
    google_maps: "GoogleMaps | GoogleMapsDict | None"
    """Grounds responses in Google Maps data."""
    googleSearch: "GoogleSearch | GoogleSearchDict | None"
    """Grounds responses in Google Search results."""
    google_search: "GoogleSearch | GoogleSearchDict | None"
    """Grounds responses in Google Search results."""
    googleSearchRetrieval: "GoogleSearchRetrieval | GoogleSearchRetrievalDict | None"
    """Retrieval variant backed by Google Search, with dynamic triggering. Deprecated."""
    google_search_retrieval: "GoogleSearchRetrieval | GoogleSearchRetrievalDict | None"
    """Retrieval variant backed by Google Search, with dynamic triggering. Deprecated."""
    urlContext: "UrlContext | UrlContextDict | None"
    """Lets the model fetch content from URLs."""
    url_context: "UrlContext | UrlContextDict | None"
    """Lets the model fetch content from URLs."""
    fileSearch: "FileSearch | FileSearchDict | None"
    """Retrieves relevant passages from File Search stores."""
    file_search: "FileSearch | FileSearchDict | None"
    """Retrieves relevant passages from File Search stores."""
    enterpriseWebSearch: "EnterpriseWebSearch | EnterpriseWebSearchDict | None"
    """Searches public web data through Vertex AI Search with Sec4 compliance."""
    enterprise_web_search: "EnterpriseWebSearch | EnterpriseWebSearchDict | None"
    """Searches public web data through Vertex AI Search with Sec4 compliance."""
    exaAiSearch: "ExaAiSearch | ExaAiSearchDict | None"
    """Grounds responses in Exa.ai search results."""
    exa_ai_search: "ExaAiSearch | ExaAiSearchDict | None"
    """Grounds responses in Exa.ai search results."""
    parallelAiSearch: "ParallelAiSearch | ParallelAiSearchDict | None"
    """Grounds responses in Parallel.ai search results."""
    parallel_ai_search: "ParallelAiSearch | ParallelAiSearchDict | None"
    """Grounds responses in Parallel.ai search results."""
    retrieval: "Retrieval | RetrievalDict | None"
    """External knowledge lookup, always executed, whose results are fed to the model."""
    mcpServers: "Sequence[McpServer | McpServerDict] | McpServer | McpServerDict | None"
    """MCP servers whose tools the service may call by itself."""
    mcp_servers: "Sequence[McpServer | McpServerDict] | McpServer | McpServerDict | None"
    """MCP servers whose tools the service may call by itself."""


class ServerToolCallDict(TypedDict, total=False):
    """Call of a tool that the service runs by itself."""

    id: "str | None"
    """Identifier of the call; its response has the same."""
    toolType: "ServerToolType | None"
    """Tool that is called."""
    tool_type: "ServerToolType | None"
    """Tool that is called."""
    args: "Mapping[str, Any] | None"
    """Arguments, by name."""


class ToolConfigDict(TypedDict, total=False):
    """Settings common to every tool in the request."""

    functionCallingConfig: "FunctionCallingConfig | FunctionCallingConfigDict | None"
    """How and when functions may be called."""
    function_calling_config: "FunctionCallingConfig | FunctionCallingConfigDict | None"
    """How and when functions may be called."""
    retrievalConfig: "RetrievalConfig | RetrievalConfigDict | None"
    """User language and location for retrieval tools."""
    retrieval_config: "RetrievalConfig | RetrievalConfigDict | None"
    """User language and location for retrieval tools."""
    includeServerSideToolInvocations: "bool | None"
    """Whether answers show the tool calls that the service made, and their responses, as parts. They go back in the history."""
    include_server_side_tool_invocations: "bool | None"
    """Whether answers show the tool calls that the service made, and their responses, as parts. They go back in the history."""


class ServerToolResponseDict(TypedDict, total=False):
    """Result of a tool that the service ran."""

    id: "str | None"
    """Identifier of the call it belongs to."""
    toolType: "ServerToolType | None"
    """Tool that was called."""
    tool_type: "ServerToolType | None"
    """Tool that was called."""
    response: "Mapping[str, Any] | None"
    """What the tool returned."""


class TranslationConfigDict(TypedDict, total=False):
    """Options for speech translation."""

    echoTargetLanguage: "bool | None"
    """Whether input already in the target language is repeated as audio; if false, it yields silence."""
    echo_target_language: "bool | None"
    """Whether input already in the target language is repeated as audio; if false, it yields silence."""
    targetLanguageCode: "str | None"
    """Language to translate into, as a BCP-47 code such as es."""
    target_language_code: "str | None"
    """Language to translate into, as a BCP-47 code such as es."""


class UrlContextDict(TypedDict, total=False):
    """Enables fetching of URLs as context; has no options."""


class VertexAISearchDict(TypedDict, total=False):
    """Grounding source in Vertex AI Search. Set either datastore or engine, not both."""

    dataStoreSpecs: "Sequence[VertexAISearchDataStoreSpec | VertexAISearchDataStoreSpecDict] | VertexAISearchDataStoreSpec | VertexAISearchDataStoreSpecDict | None"
    """Data stores to search and their settings. Use only with an engine that spans several data stores."""
    data_store_specs: "Sequence[VertexAISearchDataStoreSpec | VertexAISearchDataStoreSpecDict] | VertexAISearchDataStoreSpec | VertexAISearchDataStoreSpecDict | None"
    """Data stores to search and their settings. Use only with an engine that spans several data stores."""
    datastore: "str | None"
    """Data store to search, as projects/P/locations/L/collections/C/dataStores/D. Exclusive with engine."""
    engine: "str | None"
    """Search engine to query, as projects/P/locations/L/collections/C/engines/E. Exclusive with datastore."""
    filter: "str | None"
    """Expression forwarded to the search API to narrow results."""
    maxResults: "int | None"
    """Results per query, at most 10. Default 10."""
    max_results: "int | None"
    """Results per query, at most 10. Default 10."""


class VertexAISearchDataStoreSpecDict(TypedDict, total=False):
    """Selects and configures one data store of an engine for a search."""

    dataStore: "str | None"
    """Resource name, as projects/P/locations/L/collections/C/dataStores/D."""
    data_store: "str | None"
    """Resource name, as projects/P/locations/L/collections/C/dataStores/D."""
    filter: "str | None"
    """Expression restricting which documents in this data store are searched."""


class VertexRagStoreDict(TypedDict, total=False):
    """Grounding source in a Vertex RAG store."""

    ragResources: "Sequence[VertexRagStoreRagResource | VertexRagStoreRagResourceDict] | VertexRagStoreRagResource | VertexRagStoreRagResourceDict | None"
    """What to search, either one whole corpus or several files of a single corpus."""
    rag_resources: "Sequence[VertexRagStoreRagResource | VertexRagStoreRagResourceDict] | VertexRagStoreRagResource | VertexRagStoreRagResourceDict | None"
    """What to search, either one whole corpus or several files of a single corpus."""
    ragRetrievalConfig: "RagRetrievalConfig | RagRetrievalConfigDict | None"
    """Options for the retrieval query."""
    rag_retrieval_config: "RagRetrievalConfig | RagRetrievalConfigDict | None"
    """Options for the retrieval query."""
    similarityTopK: "int | None"
    """How many of the most similar contexts to return. Deprecated."""
    similarity_top_k: "int | None"
    """How many of the most similar contexts to return. Deprecated."""
    vectorDistanceThreshold: "float | None"
    """Upper bound on vector distance; results at or beyond it are dropped. Deprecated."""
    vector_distance_threshold: "float | None"
    """Upper bound on vector distance; results at or beyond it are dropped. Deprecated."""
    ragCorpora: "Sequence[str] | str | None"
    """Corpora to search. Superseded by ragResources. Deprecated."""
    rag_corpora: "Sequence[str] | str | None"
    """Corpora to search. Superseded by ragResources. Deprecated."""
    storeContext: "bool | None"
    """Whether the turns of a live session are stored in the corpus."""
    store_context: "bool | None"
    """Whether the turns of a live session are stored in the corpus."""


class VertexRagStoreRagResourceDict(TypedDict, total=False):
    """A RAG corpus, optionally narrowed to some of its files."""

    ragCorpus: "str | None"
    """Corpus resource name, as projects/P/locations/L/ragCorpora/C."""
    rag_corpus: "str | None"
    """Corpus resource name, as projects/P/locations/L/ragCorpora/C."""
    ragFileIds: "Sequence[str] | str | None"
    """IDs of the files to use, all belonging to ragCorpus."""
    rag_file_ids: "Sequence[str] | str | None"
    """IDs of the files to use, all belonging to ragCorpus."""


class VideoMetadataDict(TypedDict, total=False):
    """Clipping range and sampling rate for an input video."""

    endOffset: "str | float | timedelta | None"
    """Where the clip stops, as a duration in seconds such as 12.5s."""
    end_offset: "str | float | timedelta | None"
    """Where the clip stops, as a duration in seconds such as 12.5s."""
    fps: "float | None"
    """Frames per second sampled for the model, above 0 and up to 24. Default 1."""
    startOffset: "str | float | timedelta | None"
    """Where the clip begins, as a duration in seconds such as 2.5s."""
    start_offset: "str | float | timedelta | None"
    """Where the clip begins, as a duration in seconds such as 2.5s."""
    contentLayers: "Sequence[VideoContentLayer] | VideoContentLayer | None"
    """Layers of the video that are read. If it is empty, frames and sound are read."""
    content_layers: "Sequence[VideoContentLayer] | VideoContentLayer | None"
    """Layers of the video that are read. If it is empty, frames and sound are read."""


class VideoResponseFormatDict(TypedDict, total=False):
    """Options for video output."""

    aspectRatio: "VideoAspectRatio | None"
    """Width-to-height ratio of the video."""
    aspect_ratio: "VideoAspectRatio | None"
    """Width-to-height ratio of the video."""
    delivery: "Delivery | None"
    """Whether the video comes back inline or as a URI."""
    duration: "str | float | timedelta | None"
    """Length of the video, as a duration in seconds such as 8s."""
    gcsUri: "str | None"
    """Cloud Storage destination for the video. Mandatory on Vertex with URI delivery."""
    gcs_uri: "str | None"
    """Cloud Storage destination for the video. Mandatory on Vertex with URI delivery."""
    resolution: "str | None"
    """Frame size of the video, one of 360p, 720p, 1080p or 4k."""


class VoiceConfigDict(TypedDict, total=False):
    """Selects the voice used for speech."""

    prebuiltVoiceConfig: "PrebuiltVoiceConfig | PrebuiltVoiceConfigDict | None"
    """Use one of the built-in voices."""
    prebuilt_voice_config: "PrebuiltVoiceConfig | PrebuiltVoiceConfigDict | None"
    """Use one of the built-in voices."""
    replicatedVoiceConfig: "ReplicatedVoiceConfig | ReplicatedVoiceConfigDict | None"
    """Use a voice cloned from an audio sample."""
    replicated_voice_config: "ReplicatedVoiceConfig | ReplicatedVoiceConfigDict | None"
    """Use a voice cloned from an audio sample."""
    voice: "str | None"
    """Built-in speaker name (e.g. Kore), stored voice ID (voice_xxx) or replication key (voicekey_xxx)."""


class VoiceConsentSignatureDict(TypedDict, total=False):
    """Proof that a speaker agreed to the use of the voice."""

    signature: "str | None"
    """Signature that the service gave."""


__all__ = [
    "ApiAuthDict",
    "ApiAuthApiKeyConfigDict",
    "AudioMetadataDict",
    "AudioResponseFormatDict",
    "AudioTranscriptionDict",
    "AudioTranscriptionConfigDict",
    "AudioTranscriptionConfigLanguageAutoDict",
    "AudioTranscriptionConfigLanguageHintsDict",
    "AudioTranscriptionWordInfoDict",
    "AuthConfigDict",
    "AuthConfigApiKeyConfigDict",
    "AuthConfigGoogleServiceAccountConfigDict",
    "AuthConfigHttpBasicAuthConfigDict",
    "AuthConfigOauthConfigDict",
    "AuthConfigOidcConfigDict",
    "AutoRoutingModeDict",
    "BlobDict",
    "CodeExecutionDict",
    "CodeExecutionResultDict",
    "ComputeTokensRequestDict",
    "ComputerUseDict",
    "ContentDict",
    "CountTokensRequestDict",
    "DocumentMetadataDict",
    "DynamicRetrievalConfigDict",
    "EnterpriseWebSearchDict",
    "ExaAiSearchDict",
    "ExecutableCodeDict",
    "ExternalApiDict",
    "ExternalApiElasticSearchParamsDict",
    "ExternalApiSimpleSearchParamsDict",
    "FileDataDict",
    "FileSearchDict",
    "FileSearchRetrievalConfigDict",
    "FileSearchRetrievalResourceDict",
    "FunctionCallDict",
    "FunctionCallingConfigDict",
    "FunctionDeclarationDict",
    "FunctionResponseDict",
    "FunctionResponseBlobDict",
    "FunctionResponseFileDataDict",
    "FunctionResponsePartDict",
    "GenerateContentRequestDict",
    "GenerationConfigDict",
    "GoogleMapsDict",
    "GoogleMapsGroundingTypesDict",
    "GoogleMapsPlacesDict",
    "GoogleMapsRoutingDict",
    "GoogleSearchDict",
    "GoogleSearchImageSearchDict",
    "GoogleSearchRetrievalDict",
    "GoogleSearchSearchTypesDict",
    "GoogleSearchWebSearchDict",
    "ImageConfigDict",
    "ImageConfigImageOutputOptionsDict",
    "ImageResponseFormatDict",
    "ManualRoutingModeDict",
    "McpServerDict",
    "ModelArmorConfigDict",
    "ModelConfigDict",
    "MultiSpeakerVoiceConfigDict",
    "OutputConfigDict",
    "ParallelAiSearchDict",
    "PartDict",
    "PartMediaResolutionDict",
    "PartialArgDict",
    "PrebuiltVoiceConfigDict",
    "RagRetrievalConfigDict",
    "RagRetrievalConfigFilterDict",
    "RagRetrievalConfigHybridSearchDict",
    "RagRetrievalConfigRankingDict",
    "RagRetrievalConfigRankingLlmRankerDict",
    "RagRetrievalConfigRankingRankServiceDict",
    "ReplicatedVoiceConfigDict",
    "ResponseFormatDict",
    "RetrievalDict",
    "RetrievalConfigDict",
    "RoutingConfigDict",
    "SafetySettingDict",
    "SchemaDict",
    "ServerToolCallDict",
    "ServerToolResponseDict",
    "SpeakerVoiceConfigDict",
    "SpeechConfigDict",
    "SpeechMetadataDict",
    "SpreadsheetMetadataDict",
    "StreamableHttpTransportDict",
    "TextResponseFormatDict",
    "ThinkingConfigDict",
    "ToolDict",
    "ToolConfigDict",
    "TranslationConfigDict",
    "UrlContextDict",
    "VertexAISearchDict",
    "VertexAISearchDataStoreSpecDict",
    "VertexRagStoreDict",
    "VertexRagStoreRagResourceDict",
    "VideoMetadataDict",
    "VideoResponseFormatDict",
    "VoiceConfigDict",
    "VoiceConsentSignatureDict",
]
