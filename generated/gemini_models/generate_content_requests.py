# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Any, Literal, Optional

from gemini_sdk._behaviour.generation_config import GenerationConfigBehaviour
from gemini_sdk._wire import Duration, Int64, Model

from .common import Interval, LatLng
from .generate_content import Content, HarmBlockThreshold, HarmCategory, ServiceTier


class ApiAuthApiKeyConfig(Model):
    """
    API key, given inline or as a Secret Manager reference.

    Upstream: GoogleCloudAiplatformV1ApiAuthApiKeyConfig.
    """

    api_key_secret_version: str | None = None
    """Secret Manager version that holds the key, as projects/*/secrets/*/versions/*."""

    api_key_string: str | None = None
    """Plaintext key, for use when no secret version is given; one of the two is mandatory."""


class AudioTranscriptionConfigLanguageAuto(Model):
    """
    Empty marker requesting automatic language detection. Set languageCodes on the parent config instead. Deprecated.

    Upstream: GoogleCloudAiplatformV1AudioTranscriptionConfigLanguageAuto.
    """


class AudioTranscriptionConfigLanguageHints(Model):
    """
    Language hints. Set languageCodes on the parent config instead. Deprecated.

    Upstream: GoogleCloudAiplatformV1AudioTranscriptionConfigLanguageHints.
    """

    language_codes: list[str] | None = None
    """BCP-47 tags of the expected languages; one or more. Deprecated."""


class AuthConfigGoogleServiceAccountConfig(Model):
    """
    Authentication as a Google service account.

    Upstream: GoogleCloudAiplatformV1AuthConfigGoogleServiceAccountConfig.
    """

    service_account: str | None = None
    """Account the extension runs as; must let the extension service agent mint access tokens. Defaults to that agent."""


class AuthConfigHttpBasicAuthConfig(Model):
    """
    HTTP Basic authentication from a stored secret.

    Upstream: GoogleCloudAiplatformV1AuthConfigHttpBasicAuthConfig.
    """

    credential_secret: str | None = None
    """Secret Manager version with base64 credentials, as projects/*/secrets/*/versions/*. The extension service agent needs access."""


class AuthConfigOauthConfig(Model):
    """
    OAuth by access token or service account; set one.

    Upstream: GoogleCloudAiplatformV1AuthConfigOauthConfig.
    """

    access_token: str | None = None
    """OAuth token forwarded to the endpoint; honoured only in a runtime auth config."""

    service_account: str | None = None
    """Account whose access tokens call the extension; must let the extension service agent mint them."""


class AuthConfigOidcConfig(Model):
    """
    OpenID Connect by ID token or service account; set one.

    Upstream: GoogleCloudAiplatformV1AuthConfigOidcConfig.
    """

    id_token: str | None = None
    """OIDC token forwarded to the endpoint; honoured only in a runtime auth config."""

    service_account: str | None = None
    """Account for which Google signs an OIDC JWT; its audience is the server URL in the OpenAPI spec."""


class CodeExecution(Model):
    """
    Tool that lets the model run code it writes and read the result. Has no settings.

    Upstream: google.ai.generativelanguage.v1beta.CodeExecution, GoogleCloudAiplatformV1ToolCodeExecution.
    """


class ExaAiSearch(Model):
    """
    Web grounding by Exa.ai.

    Upstream: GoogleCloudAiplatformV1ToolExaAiSearch.
    """

    api_key: str | None = None
    """Exa.ai credential."""

    custom_configs: dict[str, Any] | None = None
    """Extra Exa.ai Search API parameters, passed through."""


class ExternalApiElasticSearchParams(Model):
    """
    Options for an endpoint using the ELASTIC_SEARCH spec.

    Upstream: GoogleCloudAiplatformV1ExternalApiElasticSearchParams.
    """

    index: str | None = None
    """Name of the Elasticsearch index to query."""

    num_hits: int | None = None
    """How many hits to ask for; forwarded to Elasticsearch as num_hits."""

    search_template: str | None = None
    """Elasticsearch template applied to the query."""


class ExternalApiSimpleSearchParams(Model):
    """
    Options for an endpoint using the SIMPLE_SEARCH spec. Empty.

    Upstream: GoogleCloudAiplatformV1ExternalApiSimpleSearchParams.
    """


class FileSearchRetrievalConfig(Model):
    """
    Retrieval options for file search.

    Upstream: google.ai.generativelanguage.v1beta.FileSearch.RetrievalConfig.
    """

    top_k: int | None = None
    """How many chunks to retrieve."""

    metadata_filter: str | None = None
    """Filter expression over document and chunk metadata."""


class FileSearchRetrievalResource(Model):
    """
    One store to retrieve from.

    Upstream: google.ai.generativelanguage.v1beta.FileSearch.RetrievalResource.
    """

    rag_store_name: str | None = None
    """Resource name of the RAG store, such as ragStores/my-store."""


class GoogleMapsPlaces(Model):
    """
    Grounding in Places data, the default Maps kind. Has no settings.

    Upstream: GoogleCloudAiplatformV1GoogleMapsPlaces.
    """


class GoogleMapsRouting(Model):
    """
    Grounding through ComputeRoutes and SearchAlongRoute. Has no settings.

    Upstream: GoogleCloudAiplatformV1GoogleMapsRouting.
    """


class GoogleSearchImageSearch(Model):
    """
    Search returning images. Has no settings.

    Upstream: GoogleCloudAiplatformV1ToolGoogleSearchImageSearch.
    """


class GoogleSearchWebSearch(Model):
    """
    Ordinary text-only search. Has no settings.

    Upstream: GoogleCloudAiplatformV1ToolGoogleSearchWebSearch.
    """


class ImageConfigImageOutputOptions(Model):
    """
    Encoding options for a generated image.

    Upstream: GoogleCloudAiplatformV1ImageConfigImageOutputOptions.
    """

    compression_quality: int | None = None
    """Encoder quality, 0 to 100."""

    mime_type: str | None = None
    """Encoding to use, such as image/png or image/jpeg."""


class ManualRoutingMode(Model):
    """
    Pins the request to a named model.

    Upstream: GoogleCloudAiplatformV1GenerationConfigRoutingConfigManualRoutingMode.
    """

    model_name: str | None = None
    """Model to serve the request; public LLMs only."""


class ModelArmorConfig(Model):
    """
    Screening of prompts and responses by Model Armor.

    Upstream: GoogleCloudAiplatformV1ModelArmorConfig.
    """

    prompt_template_name: str | None = None
    """Template that screens the prompt before the model sees it, as projects/*/locations/*/templates/*."""

    response_template_name: str | None = None
    """Template that screens the response before it is returned, as projects/*/locations/*/templates/*."""


class OutputConfig(Model):
    """
    Storage destination for generated assets.

    Upstream: GoogleCloudAiplatformV1GenerateContentRequestOutputConfig.
    """

    output_uri_prefix: str | None = None
    """Folder or prefix for generated media, gs:// only; parts then carry a file URI instead of bytes."""


class ParallelAiSearch(Model):
    """
    Web grounding by Parallel.ai.

    Upstream: GoogleCloudAiplatformV1ToolParallelAiSearch.
    """

    api_key: str | None = None
    """Parallel.ai credential. If absent, a Google Cloud Marketplace subscription is looked up."""

    custom_configs: dict[str, Any] | None = None
    """Parallel.ai Search API parameters: source_policy, excerpts, max_results, mode and fetch_policy only."""

    enable_data_retention: bool | None = None
    """Selects the zero-retention subscription. Defaults to false. Use enableZeroDataRetention instead. Deprecated."""

    enable_zero_data_retention: bool | None = None
    """Whether to use the zero-data-retention subscription rather than the standard one. Defaults to false."""


class PrebuiltVoiceConfig(Model):
    """
    Selects a stock voice.

    Upstream: google.ai.generativelanguage.v1beta.PrebuiltVoiceConfig, GoogleCloudAiplatformV1PrebuiltVoiceConfig.
    """

    voice_name: str | None = None
    """Stock voice, such as Kore or Puck."""


class RagRetrievalConfigFilter(Model):
    """
    Limits on which contexts are eligible.

    Upstream: GoogleCloudAiplatformV1RagRetrievalConfigFilter.
    """

    metadata_filter: str | None = None
    """Filter expression applied to document metadata."""

    vector_distance_threshold: float | None = None
    """Upper bound on vector distance; contexts at or beyond it are dropped."""

    vector_similarity_threshold: float | None = None
    """Lower bound on vector similarity; contexts at or below it are dropped."""


class RagRetrievalConfigHybridSearch(Model):
    """Balance of semantic and keyword search."""

    alpha: float | None = None
    """Weight of semantic search, from 0 (keywords only) to 1 (meaning only). Default 0.5."""


class RagRetrievalConfigRankingLlmRanker(Model):
    """
    Options for ranking retrieved contexts with an LLM.

    Upstream: GoogleCloudAiplatformV1RagRetrievalConfigRankingLlmRanker.
    """

    model_name: str | None = None
    """LLM that performs the ranking."""


class RagRetrievalConfigRankingRankService(Model):
    """
    Options for ranking retrieved contexts with the Rank Service.

    Upstream: GoogleCloudAiplatformV1RagRetrievalConfigRankingRankService.
    """

    model_name: str | None = None
    """Rank Service model, e.g. semantic-ranker-512@latest."""


class RetrievalConfig(Model):
    """
    User context passed to retrieval tools.

    Upstream: google.ai.generativelanguage.v1beta.RetrievalConfig, GoogleCloudAiplatformV1RetrievalConfig.
    """

    language_code: str | None = None
    """Language of the user, e.g. en-US."""

    lat_lng: LatLng | None = None
    """Geographic position of the user."""


class StreamableHttpTransport(Model):
    """How an MCP server is reached over HTTP."""

    url: str | None = None
    """Address of the server, such as https://api.example.com/mcp."""

    headers: dict[str, str] | None = None
    """Headers of each request, such as those that authenticate it."""

    timeout: Duration | None = None
    """Time limit of a request, in seconds such as 10s."""

    sse_read_timeout: Duration | None = None
    """Time limit of reading events, in seconds such as 300s."""

    terminate_on_close: bool | None = None
    """Whether the session ends when the connection is closed."""


class TranslationConfig(Model):
    """
    Options for speech translation.

    Upstream: GoogleCloudAiplatformV1TranslationConfig.
    """

    echo_target_language: bool | None = None
    """Whether input already in the target language is repeated as audio; if false, it yields silence."""

    target_language_code: str | None = None
    """Language to translate into, as a BCP-47 code such as es."""


class UrlContext(Model):
    """
    Enables fetching of URLs as context; has no options.

    Upstream: google.ai.generativelanguage.v1beta.UrlContext, GoogleCloudAiplatformV1UrlContext.
    """


class VertexAISearchDataStoreSpec(Model):
    """
    Selects and configures one data store of an engine for a search.

    Upstream: GoogleCloudAiplatformV1VertexAISearchDataStoreSpec.
    """

    data_store: str | None = None
    """Resource name, as projects/P/locations/L/collections/C/dataStores/D."""

    filter: str | None = None
    """Expression restricting which documents in this data store are searched."""


class VertexRagStoreRagResource(Model):
    """
    A RAG corpus, optionally narrowed to some of its files.

    Upstream: GoogleCloudAiplatformV1VertexRagStoreRagResource.
    """

    rag_corpus: str | None = None
    """Corpus resource name, as projects/P/locations/L/ragCorpora/C."""

    rag_file_ids: list[str] | None = None
    """IDs of the files to use, all belonging to ragCorpus."""


class VoiceConsentSignature(Model):
    """Proof that a speaker agreed to the use of the voice."""

    signature: str | None = None
    """Signature that the service gave."""


ApiSpec = Literal["API_SPEC_UNSPECIFIED", "SIMPLE_SEARCH", "ELASTIC_SEARCH"] | str


AudioMimeType = (
    Literal[
        "MIME_TYPE_UNSPECIFIED",
        "AUDIO_MP3",
        "AUDIO_OGG_OPUS",
        "AUDIO_L16",
        "AUDIO_WAV",
        "AUDIO_ALAW",
        "AUDIO_MULAW",
    ]
    | str
)


AuthType = (
    Literal[
        "AUTH_TYPE_UNSPECIFIED",
        "NO_AUTH",
        "API_KEY_AUTH",
        "HTTP_BASIC_AUTH",
        "GOOGLE_SERVICE_ACCOUNT_AUTH",
        "OAUTH",
        "OIDC_AUTH",
    ]
    | str
)


Behavior = Literal["UNSPECIFIED", "BLOCKING", "NON_BLOCKING"] | str


Delivery = Literal["DELIVERY_UNSPECIFIED", "INLINE", "URI"] | str


DynamicRetrievalMode = Literal["MODE_UNSPECIFIED", "MODE_DYNAMIC"] | str


Environment = (
    Literal[
        "ENVIRONMENT_UNSPECIFIED",
        "ENVIRONMENT_BROWSER",
        "ENVIRONMENT_MOBILE",
        "ENVIRONMENT_DESKTOP",
    ]
    | str
)


FeatureSelectionPreference = (
    Literal[
        "FEATURE_SELECTION_PREFERENCE_UNSPECIFIED",
        "PRIORITIZE_QUALITY",
        "BALANCED",
        "PRIORITIZE_COST",
    ]
    | str
)


FunctionCallingMode = Literal["MODE_UNSPECIFIED", "AUTO", "ANY", "NONE", "VALIDATED"] | str


HarmBlockMethod = Literal["HARM_BLOCK_METHOD_UNSPECIFIED", "SEVERITY", "PROBABILITY"] | str


HttpElementLocation = (
    Literal[
        "HTTP_IN_UNSPECIFIED",
        "HTTP_IN_QUERY",
        "HTTP_IN_HEADER",
        "HTTP_IN_PATH",
        "HTTP_IN_BODY",
        "HTTP_IN_COOKIE",
    ]
    | str
)


ImageAspectRatio = (
    Literal[
        "ASPECT_RATIO_UNSPECIFIED",
        "ASPECT_RATIO_ONE_BY_ONE",
        "ASPECT_RATIO_TWO_BY_THREE",
        "ASPECT_RATIO_THREE_BY_TWO",
        "ASPECT_RATIO_THREE_BY_FOUR",
        "ASPECT_RATIO_FOUR_BY_THREE",
        "ASPECT_RATIO_FOUR_BY_FIVE",
        "ASPECT_RATIO_FIVE_BY_FOUR",
        "ASPECT_RATIO_NINE_BY_SIXTEEN",
        "ASPECT_RATIO_SIXTEEN_BY_NINE",
        "ASPECT_RATIO_TWENTY_ONE_BY_NINE",
        "ASPECT_RATIO_ONE_BY_EIGHT",
        "ASPECT_RATIO_EIGHT_BY_ONE",
        "ASPECT_RATIO_ONE_BY_FOUR",
        "ASPECT_RATIO_FOUR_BY_ONE",
    ]
    | str
)


ImageMimeType = Literal["MIME_TYPE_UNSPECIFIED", "IMAGE_JPEG"] | str


ImageSize = (
    Literal[
        "IMAGE_SIZE_UNSPECIFIED",
        "IMAGE_SIZE_FIVE_TWELVE",
        "IMAGE_SIZE_ONE_K",
        "IMAGE_SIZE_TWO_K",
        "IMAGE_SIZE_FOUR_K",
    ]
    | str
)


MediaResolution = (
    Literal[
        "MEDIA_RESOLUTION_UNSPECIFIED",
        "MEDIA_RESOLUTION_LOW",
        "MEDIA_RESOLUTION_MEDIUM",
        "MEDIA_RESOLUTION_HIGH",
    ]
    | str
)


Modality = Literal["MODALITY_UNSPECIFIED", "TEXT", "IMAGE", "AUDIO", "VIDEO"] | str


ModelRoutingPreference = (
    Literal["UNKNOWN", "PRIORITIZE_QUALITY", "BALANCED", "PRIORITIZE_COST"] | str
)


PersonGeneration = (
    Literal["PERSON_GENERATION_UNSPECIFIED", "ALLOW_ALL", "ALLOW_ADULT", "ALLOW_NONE"] | str
)


PhishBlockThreshold = (
    Literal[
        "PHISH_BLOCK_THRESHOLD_UNSPECIFIED",
        "BLOCK_LOW_AND_ABOVE",
        "BLOCK_MEDIUM_AND_ABOVE",
        "BLOCK_HIGH_AND_ABOVE",
        "BLOCK_HIGHER_AND_ABOVE",
        "BLOCK_VERY_HIGH_AND_ABOVE",
        "BLOCK_ONLY_EXTREMELY_HIGH",
    ]
    | str
)


ProminentPeople = (
    Literal["PROMINENT_PEOPLE_UNSPECIFIED", "ALLOW_PROMINENT_PEOPLE", "BLOCK_PROMINENT_PEOPLE"]
    | str
)


SafetyPolicy = (
    Literal[
        "SAFETY_POLICY_UNSPECIFIED",
        "FINANCIAL_TRANSACTIONS",
        "SENSITIVE_DATA_MODIFICATION",
        "COMMUNICATION_TOOL",
        "ACCOUNT_CREATION",
        "DATA_MODIFICATION",
        "USER_CONSENT_MANAGEMENT",
        "LEGAL_TERMS_AND_AGREEMENTS",
    ]
    | str
)


TextMimeType = Literal["MIME_TYPE_UNSPECIFIED", "APPLICATION_JSON", "TEXT_PLAIN"] | str


ThinkingLevel = (
    Literal["THINKING_LEVEL_UNSPECIFIED", "LOW", "MEDIUM", "HIGH", "MINIMAL", "XHIGH"] | str
)


TranscriptionMode = Literal["MODE_UNSPECIFIED", "VERBATIM", "SMART"] | str


Type = (
    Literal[
        "TYPE_UNSPECIFIED",
        "STRING",
        "NUMBER",
        "INTEGER",
        "BOOLEAN",
        "ARRAY",
        "OBJECT",
        "NULL",
    ]
    | str
)


VideoAspectRatio = (
    Literal[
        "ASPECT_RATIO_UNSPECIFIED", "ASPECT_RATIO_SIXTEEN_BY_NINE", "ASPECT_RATIO_NINE_BY_SIXTEEN"
    ]
    | str
)


class ApiAuth(Model):
    """
    Credentials holder for an external API. Superseded by AuthConfig. Deprecated.

    Upstream: GoogleCloudAiplatformV1ApiAuth.
    """

    api_key_config: ApiAuthApiKeyConfig | None = None
    """Key material used to authenticate."""


class AudioResponseFormat(Model):
    """
    Output format options for generated audio.

    Upstream: GoogleCloudAiplatformV1AudioResponseFormat.
    """

    bit_rate: int | None = None
    """Encoded bits per second; applies to MP3 and Opus only."""

    delivery: Delivery | None = None
    """Whether audio is returned inline or by reference."""

    mime_type: AudioMimeType | None = None
    """Audio container and codec to return."""

    sample_rate: int | None = None
    """Samples per second, in Hz."""


class AudioTranscriptionConfig(Model):
    """
    Speech-to-text options.

    Upstream: GoogleCloudAiplatformV1AudioTranscriptionConfig.
    """

    adaptation_phrases: list[str] | None = None
    """Phrases the recogniser should prefer. Use customVocabulary instead. Deprecated."""

    custom_vocabulary: list[str] | None = None
    """Terms the recogniser should favour, such as names and jargon."""

    diarization: bool | None = None
    """Whether to separate and label speakers. Not compatible with SMART mode."""

    language_auto: AudioTranscriptionConfigLanguageAuto | None = None
    """Its presence requests automatic language detection. Use languageCodes instead. Deprecated."""

    language_codes: list[str] | None = None
    """BCP-47 hints for the spoken languages. Empty means auto-detect."""

    language_hints: AudioTranscriptionConfigLanguageHints | None = None
    """Expected spoken languages. Use languageCodes of this config instead. Deprecated."""

    mode: TranscriptionMode | None = None
    """How literal the transcript is. Defaults to VERBATIM; SMART tidies and formats speech but excludes timestamps and diarization."""

    source_text: str | None = None
    """Existing text to revise by voice; in SMART mode the answer is its full replacement, not an addition."""

    word_timestamp: bool | None = None
    """Whether to return timings for each word. Not compatible with SMART mode."""


class AuthConfigApiKeyConfig(Model):
    """
    API key authentication: the key and where it goes in the request.

    Upstream: GoogleCloudAiplatformV1AuthConfigApiKeyConfig.
    """

    api_key_secret: str | None = None
    """Secret Manager version with the key, as projects/*/secrets/*/versions/*. Wins over apiKeyString; the extension service agent needs access."""

    api_key_string: str | None = None
    """Literal key to send; ignored when apiKeySecret is set."""

    http_element_location: HttpElementLocation | None = None
    """Part of the HTTP request that carries the key."""

    name: str | None = None
    """Parameter that carries the key, such as api_key in ?api_key=."""


class AutoRoutingMode(Model):
    """
    Lets a pretrained router choose the model, weighted by the stated preference.

    Upstream: GoogleCloudAiplatformV1GenerationConfigRoutingConfigAutoRoutingMode.
    """

    model_routing_preference: ModelRoutingPreference | None = None
    """Trade-off the router should aim for, such as quality or cost."""


class ComputerUse(Model):
    """
    Tool for operating a computer or browser interface.

    Upstream: google.ai.generativelanguage.v1beta.Tool.ComputerUse, GoogleCloudAiplatformV1ToolComputerUse.
    """

    environment: Environment | None = None
    """Kind of environment being operated."""

    excluded_predefined_functions: list[str] | None = None
    """Predefined actions to withhold, narrowing the action space or making way for custom ones. None by default."""

    disabled_safety_policies: list[SafetyPolicy] | None = None
    """Safety policies to turn off for this tool."""

    enable_prompt_injection_detection: bool | None = None
    """Whether requests are screened for prompt injection."""


class DynamicRetrievalConfig(Model):
    """
    Controls when the legacy search tool is triggered.

    Upstream: google.ai.generativelanguage.v1beta.DynamicRetrievalConfig, GoogleCloudAiplatformV1DynamicRetrievalConfig.
    """

    dynamic_threshold: float | None = None
    """Score above which retrieval runs, 0 to 1. Unset uses the service default."""

    mode: DynamicRetrievalMode | None = None
    """Whether retrieval is decided dynamically or always runs."""


class EnterpriseWebSearch(Model):
    """
    Web search grounding with enterprise compliance controls.

    Upstream: GoogleCloudAiplatformV1EnterpriseWebSearch.
    """

    blocking_confidence: PhishBlockThreshold | None = None
    """Blocks results from sites rated at this confidence or higher."""

    exclude_domains: list[str] | None = None
    """Domains to leave out of results; up to 2000 by default."""


class FileSearch(Model):
    """
    Tool that searches uploaded files held in retrieval stores.

    Upstream: google.ai.generativelanguage.v1beta.FileSearch.
    """

    retrieval_resources: list[FileSearchRetrievalResource] | None = None
    """Stores to search."""

    retrieval_config: FileSearchRetrievalConfig | None = None
    """How retrieval is performed."""

    file_search_store_names: list[str] | None = None
    """Stores to search, as fileSearchStores/*. Only on google-ai."""

    top_k: int | None = None
    """How many passages to retrieve. Only on google-ai."""

    metadata_filter: str | None = None
    """Condition on the metadata of documents and passages; others are not searched. Only on google-ai."""


class FunctionCallingConfig(Model):
    """
    How the model may use declared functions.

    Upstream: google.ai.generativelanguage.v1beta.FunctionCallingConfig, GoogleCloudAiplatformV1FunctionCallingConfig.
    """

    allowed_function_names: list[str] | None = None
    """Functions the model may choose from, by declared name; valid only with mode ANY."""

    mode: FunctionCallingMode | None = None
    """Whether calls are optional, forced or disabled."""

    stream_function_call_arguments: bool | None = None
    """Whether to stream the arguments of a call; fragments arrive in partialArgs. Only on vertex."""


class GoogleMapsGroundingTypes(Model):
    """
    Selection of Maps grounding kinds and their settings.

    Upstream: GoogleCloudAiplatformV1GoogleMapsGroundingTypes.
    """

    places: GoogleMapsPlaces | None = None
    """Turns on Places grounding; the default when nothing is selected."""

    routing: GoogleMapsRouting | None = None
    """Turns on route grounding through ComputeRoutes and SearchAlongRoute."""


class GoogleSearchRetrieval(Model):
    """
    Legacy search grounding for older models; newer ones use GoogleSearch.

    Upstream: google.ai.generativelanguage.v1beta.GoogleSearchRetrieval, GoogleCloudAiplatformV1GoogleSearchRetrieval.
    """

    dynamic_retrieval_config: DynamicRetrievalConfig | None = None
    """When to trigger the search."""


class GoogleSearchSearchTypes(Model):
    """
    Kinds of search available to the GoogleSearch tool.

    Upstream: GoogleCloudAiplatformV1ToolGoogleSearchSearchTypes.
    """

    image_search: GoogleSearchImageSearch | None = None
    """Turns on image results, returned as bytes."""

    web_search: GoogleSearchWebSearch | None = None
    """Turns on web results, text only."""


class ImageConfig(Model):
    """
    Image generation options.

    Upstream: google.ai.generativelanguage.v1beta.ImageConfig, GoogleCloudAiplatformV1ImageConfig.
    """

    aspect_ratio: str | None = None
    """Width to height: 1:1, 3:2, 4:3, 5:4, 16:9, 21:9, 2:3, 3:4, 4:5 or 9:16."""

    image_output_options: ImageConfigImageOutputOptions | None = None
    """Encoding of the generated image. Only on vertex."""

    image_size: str | None = None
    """Output resolution: 1K, 2K or 4K. Defaults to 1K."""

    person_generation: PersonGeneration | None = None
    """Which people, if any, may be depicted. Only on vertex."""

    prominent_people: ProminentPeople | None = None
    """Whether celebrities may be depicted; allowed by default. Overridden by personGeneration. Only on vertex."""


class ImageResponseFormat(Model):
    """
    Output format options for generated images.

    Upstream: GoogleCloudAiplatformV1ImageResponseFormat.
    """

    aspect_ratio: ImageAspectRatio | None = None
    """Width-to-height ratio of the result."""

    delivery: Delivery | None = None
    """Whether the image is returned inline or by reference."""

    image_size: ImageSize | None = None
    """Resolution of the result."""

    mime_type: ImageMimeType | None = None
    """Image encoding to return."""


class McpServer(Model):
    """MCP server whose tools the service calls by itself."""

    name: str | None = None
    """Name of the server; names of its tools begin with it."""

    streamable_http_transport: StreamableHttpTransport | None = None
    """How the server is reached."""


class ModelConfig(Model):
    """How the service chooses between models."""

    feature_selection_preference: FeatureSelectionPreference | None = None
    """Priority, quality or cost."""


class RagRetrievalConfigRanking(Model):
    """
    How retrieved RAG contexts are ranked or reranked.

    Upstream: GoogleCloudAiplatformV1RagRetrievalConfigRanking.
    """

    llm_ranker: RagRetrievalConfigRankingLlmRanker | None = None
    """Settings for ranking with an LLM."""

    rank_service: RagRetrievalConfigRankingRankService | None = None
    """Settings for ranking with the Rank Service."""


class ReplicatedVoiceConfig(Model):
    """
    Voice cloned from a supplied audio sample.

    Upstream: GoogleCloudAiplatformV1ReplicatedVoiceConfig.
    """

    mime_type: str | None = None
    """Sample encoding; only audio/wav (16-bit signed little-endian, 24 kHz) is accepted, and it is the default."""

    voice_sample_audio: bytes | None = None
    """Audio bytes of the voice to imitate, base64-encoded."""

    consent_audio: bytes | None = None
    """Recording in which the speaker agrees, base64-encoded WAV (16-bit signed little-endian, 24 kHz). Only on google-ai."""

    voice_consent_signature: VoiceConsentSignature | None = None
    """Signature that the service gave for an earlier consentAudio. It is verified in place of the recording. Only on google-ai."""


class RoutingConfig(Model):
    """
    Chooses the model that serves the request, automatically or by name.

    Upstream: GoogleCloudAiplatformV1GenerationConfigRoutingConfig.
    """

    auto_mode: AutoRoutingMode | None = None
    """Let the service pick a model from the request content."""

    manual_mode: ManualRoutingMode | None = None
    """Route to an explicitly named model."""


class SafetySetting(Model):
    """
    Blocking threshold for one harm category.

    Upstream: google.ai.generativelanguage.v1beta.SafetySetting, GoogleCloudAiplatformV1SafetySetting.
    """

    category: HarmCategory | None = None
    """Harm category this setting governs."""

    threshold: HarmBlockThreshold | None = None
    """Harm level past which content is blocked."""

    method: HarmBlockMethod | None = None
    """Score used to decide blocking; probability by default. Only on vertex."""

    max_influential_terms: int | None = None
    """Maximum count of terms to consider among those contributing most to the safety scores. Deprecated."""


class Schema(Model):
    """
    Shape of input or output data, supporting part of OpenAPI 3.0.

    Upstream: google.ai.generativelanguage.v1beta.Schema, GoogleCloudAiplatformV1Schema.
    """

    any_of: list["Schema"] | None = None
    """Alternative subschemas, at least one of which must validate the value."""

    default: Any | None = None
    """Value assumed when none is given."""

    description: str | None = None
    """Explains the data to the model; prefer detailing it here over the prompt."""

    enum: list[str] | None = None
    """Closed set of allowed values, given as strings. Set format to enum when using it."""

    example: Any | None = None
    """Sample value conforming to this schema."""

    format: str | None = None
    """Refines the type, e.g. float or double (NUMBER), int32 or int64 (INTEGER), date-time or email (STRING)."""

    items: Optional["Schema"] = None
    """Element schema; applies to ARRAY."""

    max_items: Int64 | None = None
    """Largest permitted element count; applies to ARRAY."""

    max_length: Int64 | None = None
    """Longest permitted string; applies to STRING."""

    max_properties: Int64 | None = None
    """Largest permitted property count; applies to OBJECT."""

    maximum: float | None = None
    """Inclusive upper bound; applies to INTEGER and NUMBER."""

    min_items: Int64 | None = None
    """Smallest permitted element count; applies to ARRAY."""

    min_length: Int64 | None = None
    """Shortest permitted string; applies to STRING."""

    min_properties: Int64 | None = None
    """Smallest permitted property count; applies to OBJECT."""

    minimum: float | None = None
    """Inclusive lower bound; applies to INTEGER and NUMBER."""

    nullable: bool | None = None
    """Whether null is an accepted value."""

    pattern: str | None = None
    """Regular expression the value has to match; applies to STRING."""

    properties: dict[str, "Schema"] | None = None
    """Property schemas keyed by name; applies to OBJECT."""

    property_ordering: list[str] | None = None
    """Sequence in which properties are emitted where order matters. Not part of standard OpenAPI."""

    required: list[str] | None = None
    """Names of the mandatory properties; applies to OBJECT."""

    title: str | None = None
    """Short human-readable name of the schema."""

    type: Type | None = None
    """Kind of value described."""

    additional_properties: Any | None = None
    """Rule for undeclared OBJECT properties, either false to forbid them or a schema they must satisfy."""

    defs: dict[str, "Schema"] | None = None
    """Reusable schemas by name, targeted by ref. Root schema only."""

    ref: str | None = None
    """Pointer to a schema in the root defs that replaces this one, e.g. #/defs/Pet."""


class TextResponseFormat(Model):
    """
    Options for text output.

    Upstream: GoogleCloudAiplatformV1TextResponseFormat.
    """

    mime_type: TextMimeType | None = None
    """Media type of the text to produce."""

    schema_: Any | None = None
    """JSON schema constraining the output. Valid only with the APPLICATION_JSON MIME type."""


class ThinkingConfig(Model):
    """
    Controls the reasoning a model performs before answering.

    Upstream: google.ai.generativelanguage.v1beta.ThinkingConfig, GoogleCloudAiplatformV1GenerationConfigThinkingConfig.
    """

    include_thoughts: bool | None = None
    """Whether to return the model's thoughts, when available, along with the answer."""

    thinking_budget: int | None = None
    """Target cap on thinking, in tokens, honoured on a best-effort basis."""

    thinking_level: ThinkingLevel | None = None
    """Coarse setting of how many tokens the model spends on thoughts."""


class ToolConfig(Model):
    """
    Settings common to every tool in the request.

    Upstream: google.ai.generativelanguage.v1beta.ToolConfig, GoogleCloudAiplatformV1ToolConfig.
    """

    function_calling_config: FunctionCallingConfig | None = None
    """How and when functions may be called."""

    retrieval_config: RetrievalConfig | None = None
    """User language and location for retrieval tools."""

    include_server_side_tool_invocations: bool | None = None
    """Whether answers show the tool calls that the service made, and their responses, as parts. They go back in the history. Only on google-ai."""


class VertexAISearch(Model):
    """
    Grounding source in Vertex AI Search. Set either datastore or engine, not both.

    Upstream: GoogleCloudAiplatformV1VertexAISearch.
    """

    data_store_specs: list[VertexAISearchDataStoreSpec] | None = None
    """Data stores to search and their settings. Use only with an engine that spans several data stores."""

    datastore: str | None = None
    """Data store to search, as projects/P/locations/L/collections/C/dataStores/D. Exclusive with engine."""

    engine: str | None = None
    """Search engine to query, as projects/P/locations/L/collections/C/engines/E. Exclusive with datastore."""

    filter: str | None = None
    """Expression forwarded to the search API to narrow results."""

    max_results: int | None = None
    """Results per query, at most 10. Default 10."""


class VideoResponseFormat(Model):
    """
    Options for video output.

    Upstream: GoogleCloudAiplatformV1VideoResponseFormat.
    """

    aspect_ratio: VideoAspectRatio | None = None
    """Width-to-height ratio of the video."""

    delivery: Delivery | None = None
    """Whether the video comes back inline or as a URI."""

    duration: Duration | None = None
    """Length of the video, as a duration in seconds such as 8s."""

    gcs_uri: str | None = None
    """Cloud Storage destination for the video. Mandatory on Vertex with URI delivery."""

    resolution: str | None = None
    """Frame size of the video, one of 360p, 720p, 1080p or 4k."""


class VoiceConfig(Model):
    """
    Selects the voice used for speech.

    Upstream: google.ai.generativelanguage.v1beta.VoiceConfig, GoogleCloudAiplatformV1VoiceConfig.
    """

    prebuilt_voice_config: PrebuiltVoiceConfig | None = None
    """Use one of the built-in voices."""

    replicated_voice_config: ReplicatedVoiceConfig | None = None
    """Use a voice cloned from an audio sample."""

    voice: str | None = None
    """Built-in speaker name (e.g. Kore), stored voice ID (voice_xxx) or replication key (voicekey_xxx)."""


class AuthConfig(Model):
    """
    Credentials used when calling an extension or external API.

    Upstream: GoogleCloudAiplatformV1AuthConfig.
    """

    api_key_config: AuthConfigApiKeyConfig | None = None
    """Settings for API key authentication. Only on vertex."""

    auth_type: AuthType | None = None
    """Which authentication scheme applies. Only on vertex."""

    google_service_account_config: AuthConfigGoogleServiceAccountConfig | None = None
    """Settings for authenticating as a Google service account. Only on vertex."""

    http_basic_auth_config: AuthConfigHttpBasicAuthConfig | None = None
    """Settings for HTTP Basic authentication. Only on vertex."""

    oauth_config: AuthConfigOauthConfig | None = None
    """Settings for end-user OAuth. Only on vertex."""

    oidc_config: AuthConfigOidcConfig | None = None
    """Settings for end-user OpenID Connect. Only on vertex."""

    api_key: str | None = None
    """API key, written out."""


class ExternalApi(Model):
    """
    Grounding from a non-Google search endpoint that follows a supported API spec.

    Upstream: GoogleCloudAiplatformV1ExternalApi.
    """

    api_auth: ApiAuth | None = None
    """Credentials. Superseded by authConfig. Deprecated."""

    api_spec: ApiSpec | None = None
    """Contract the endpoint implements."""

    auth_config: AuthConfig | None = None
    """Credentials for the endpoint."""

    elastic_search_params: ExternalApiElasticSearchParams | None = None
    """Options for an Elasticsearch endpoint."""

    endpoint: str | None = None
    """URL queried for grounding data, such as https://search.example.com/query."""

    simple_search_params: ExternalApiSimpleSearchParams | None = None
    """Options for a SIMPLE_SEARCH endpoint."""


class FunctionDeclaration(Model):
    """
    Function the model may ask the client to run, described in OpenAPI 3.0 terms.

    Upstream: google.ai.generativelanguage.v1beta.FunctionDeclaration, GoogleCloudAiplatformV1FunctionDeclaration.
    """

    behavior: Behavior | None = None
    """Blocking or non-blocking execution; live (BidiGenerateContent) sessions only."""

    description: str | None = None
    """What the function does; guides the model on when to use it."""

    name: str | None = None
    """Identifier of up to 128 letters, digits, underscores, dots, colons or dashes, starting with a letter or underscore."""

    parameters: Schema | None = None
    """Arguments as an OpenAPI 3.0 object schema; leave unset if there are none. Exclusive with parametersJsonSchema."""

    parameters_json_schema: Any | None = None
    """Arguments as a JSON Schema object. Exclusive with parameters."""

    response: Schema | None = None
    """Return value as an OpenAPI 3.0 schema. Exclusive with responseJsonSchema."""

    response_json_schema: Any | None = None
    """Return value as a JSON Schema. Exclusive with response."""


class GoogleMaps(Model):
    """
    Grounding in public Google Maps data.

    Upstream: google.ai.generativelanguage.v1beta.GoogleMaps, GoogleCloudAiplatformV1GoogleMaps.
    """

    enable_widget: bool | None = None
    """Whether to return a widget context token. The field will be removed. Deprecated."""

    grounding_types: GoogleMapsGroundingTypes | None = None
    """Which Maps data to ground in. Defaults to places. Only on vertex."""

    auth_config: AuthConfig | None = None
    """Credentials for Google Maps. Only an API key is possible."""


class GoogleSearch(Model):
    """
    Grounding in Google Search results.

    Upstream: google.ai.generativelanguage.v1beta.Tool.GoogleSearch, GoogleCloudAiplatformV1ToolGoogleSearch.
    """

    time_range_filter: Interval | None = None
    """Restricts results to a time span; set both ends or neither. Only on google-ai."""

    blocking_confidence: PhishBlockThreshold | None = None
    """Blocks results from sites rated at this confidence or higher. Only on vertex."""

    exclude_domains: list[str] | None = None
    """Domains to leave out of results, such as example.com; up to 2000 by default. Only on vertex."""

    search_types: GoogleSearchSearchTypes | None = None
    """Kinds of search to run. Defaults to web."""


class RagRetrievalConfig(Model):
    """
    How RAG contexts are retrieved.

    Upstream: GoogleCloudAiplatformV1RagRetrievalConfig.
    """

    filter: RagRetrievalConfigFilter | None = None
    """Which contexts are eligible."""

    ranking: RagRetrievalConfigRanking | None = None
    """How contexts are ordered and reranked."""

    top_k: int | None = None
    """How many contexts to return."""

    hybrid_search: RagRetrievalConfigHybridSearch | None = None
    """Balance of semantic and keyword search."""


class ResponseFormat(Model):
    """
    Per-modality control of output format and delivery.

    Upstream: GoogleCloudAiplatformV1ResponseFormat.
    """

    audio: AudioResponseFormat | None = None
    """Settings for audio output."""

    image: ImageResponseFormat | None = None
    """Settings for image output."""

    text: TextResponseFormat | None = None
    """Settings for text output."""

    video: VideoResponseFormat | None = None
    """Settings for video output."""


class SpeakerVoiceConfig(Model):
    """
    Voice assignment for one speaker in multi-speaker speech.

    Upstream: google.ai.generativelanguage.v1beta.SpeakerVoiceConfig, GoogleCloudAiplatformV1SpeakerVoiceConfig.
    """

    speaker: str | None = None
    """Name of the speaker, matching the one in the prompt."""

    voice_config: VoiceConfig | None = None
    """Voice given to this speaker."""


class VertexRagStore(Model):
    """
    Grounding source in a Vertex RAG store.

    Upstream: GoogleCloudAiplatformV1VertexRagStore.
    """

    rag_resources: list[VertexRagStoreRagResource] | None = None
    """What to search, either one whole corpus or several files of a single corpus."""

    rag_retrieval_config: RagRetrievalConfig | None = None
    """Options for the retrieval query."""

    similarity_top_k: int | None = None
    """How many of the most similar contexts to return. Deprecated."""

    vector_distance_threshold: float | None = None
    """Upper bound on vector distance; results at or beyond it are dropped. Deprecated."""

    rag_corpora: list[str] | None = None
    """Corpora to search. Superseded by ragResources. Deprecated."""

    store_context: bool | None = None
    """Whether the turns of a live session are stored in the corpus."""


class MultiSpeakerVoiceConfig(Model):
    """
    Voices for speech with several speakers.

    Upstream: google.ai.generativelanguage.v1beta.MultiSpeakerVoiceConfig, GoogleCloudAiplatformV1MultiSpeakerVoiceConfig.
    """

    speaker_voice_configs: list[SpeakerVoiceConfig] | None = None
    """Voice of each speaker; exactly two entries."""


class Retrieval(Model):
    """
    Tool giving the model access to external knowledge sources.

    Upstream: GoogleCloudAiplatformV1Retrieval.
    """

    disable_attribution: bool | None = None
    """No longer has any effect. Deprecated."""

    external_api: ExternalApi | None = None
    """Ground on results from an external search API."""

    vertex_ai_search: VertexAISearch | None = None
    """Ground on a Vertex AI Search data store or engine."""

    vertex_rag_store: VertexRagStore | None = None
    """Ground on a Vertex RAG store, populated through VertexRagDataService."""


class SpeechConfig(Model):
    """
    Options for generated speech.

    Upstream: google.ai.generativelanguage.v1beta.SpeechConfig, GoogleCloudAiplatformV1SpeechConfig.
    """

    language_code: str | None = None
    """ISO 639-1 code of the language to synthesize."""

    multi_speaker_voice_config: MultiSpeakerVoiceConfig | None = None
    """Voices for multi-speaker speech. Cannot be combined with voiceConfig."""

    voice_config: VoiceConfig | None = None
    """Voice for single-speaker speech. Cannot be combined with multiSpeakerVoiceConfig."""


class Tool(Model):
    """
    Capability the model may use to reach beyond its own knowledge. Set exactly one kind of tool per object.

    Upstream: google.ai.generativelanguage.v1beta.Tool, GoogleCloudAiplatformV1Tool.
    """

    code_execution: CodeExecution | None = None
    """Lets the model run code while generating."""

    computer_use: ComputerUse | None = None
    """Lets the model operate a computer; the matching function declarations are added automatically."""

    function_declarations: list[FunctionDeclaration] | None = None
    """Functions the model may ask the client to call, at most 512. Answer each call with a FunctionResponse in the following turn."""

    google_maps: GoogleMaps | None = None
    """Grounds responses in Google Maps data."""

    google_search: GoogleSearch | None = None
    """Grounds responses in Google Search results."""

    google_search_retrieval: GoogleSearchRetrieval | None = None
    """Retrieval variant backed by Google Search, with dynamic triggering. Deprecated."""

    url_context: UrlContext | None = None
    """Lets the model fetch content from URLs."""

    file_search: FileSearch | None = None
    """Retrieves relevant passages from File Search stores. Only on google-ai."""

    enterprise_web_search: EnterpriseWebSearch | None = None
    """Searches public web data through Vertex AI Search with Sec4 compliance. Only on vertex."""

    exa_ai_search: ExaAiSearch | None = None
    """Grounds responses in Exa.ai search results. Only on vertex."""

    parallel_ai_search: ParallelAiSearch | None = None
    """Grounds responses in Parallel.ai search results. Only on vertex."""

    retrieval: Retrieval | None = None
    """External knowledge lookup, always executed, whose results are fed to the model. Only on vertex."""

    mcp_servers: list[McpServer] | None = None
    """MCP servers whose tools the service may call by itself. Only on google-ai."""


class ComputeTokensRequest(Model):
    """
    Body of a computeTokens call.

    Upstream: GoogleCloudAiplatformV1ComputeTokensRequest.
    """

    contents: list[Content] | None = None
    """Messages to split into tokens. Exclusive with instances."""

    instances: list[Any] | None = None
    """Raw prediction instances to split, in the model's own prediction schema."""

    model: str | None = None
    """The model, as projects/*/locations/*/publishers/*/models/*."""


class GenerationConfig(GenerationConfigBehaviour):
    """
    Sampling, length and output-format settings.

    Upstream: google.ai.generativelanguage.v1beta.GenerationConfig, GoogleCloudAiplatformV1GenerationConfig.
    """

    candidate_count: int | None = None
    """How many candidates to return, 1 to 8."""

    frequency_penalty: float | None = None
    """Penalty that grows with each repetition of a token, -2 to 2; positive values curb repetition."""

    image_config: ImageConfig | None = None
    """Settings of images. On Vertex AI, set responseFormat instead. Deprecated on vertex."""

    logprobs: int | None = None
    """How many alternatives to report per position, 0 to 20. Needs responseLogprobs."""

    max_output_tokens: int | None = None
    """Upper limit on generated tokens, about four characters each. Default depends on the model."""

    media_resolution: MediaResolution | None = None
    """Token budget per input media item; higher keeps more detail at greater cost."""

    presence_penalty: float | None = None
    """Flat penalty on tokens already used, -2 to 2; positive values favour new ones."""

    response_json_schema: Any | None = None
    """Structure of the answer, as a JSON Schema. Needs responseMimeType application/json and excludes responseSchema. On Vertex AI, set responseFormat instead. Deprecated on vertex."""

    response_logprobs: bool | None = None
    """Whether output tokens come with log probabilities."""

    response_mime_type: str | None = None
    """Media type of the answer: text/plain (default) or application/json. Ask for the same in the prompt. On Vertex AI, set responseFormat instead. Deprecated on vertex."""

    response_modalities: list[Modality] | None = None
    """Kinds of output to produce, such as TEXT and IMAGE; every one listed is returned."""

    response_schema: Schema | type[Any] | None = None
    """Structure of the answer, as a schema of OpenAPI 3.0. Needs responseMimeType application/json. On Vertex AI, set responseFormat instead. Deprecated on vertex."""

    seed: int | None = None
    """Fixed value for repeatable sampling; determinism is best effort."""

    speech_config: SpeechConfig | None = None
    """Voice and language settings for spoken output."""

    stop_sequences: list[str] | None = None
    """Strings that end generation when produced."""

    temperature: float | None = None
    """Sampling randomness, above 0 and up to 2; lower is more predictable."""

    thinking_config: ThinkingConfig | None = None
    """Reasoning settings; rejected by models without thinking."""

    top_k: float | None = None
    """Samples only from this many most likely tokens."""

    top_p: float | None = None
    """Nucleus sampling: probability mass to sample from, 0 to 1. Tune this or temperature, not both."""

    response_json_schema_ordered: Any | None = None
    """Internal counterpart of responseJsonSchema; set that one instead. Only on google-ai."""

    enable_enhanced_civic_answers: bool | None = None
    """Whether to use enhanced answers on civic topics; model-dependent. Only on google-ai."""

    audio_timestamp: bool | None = None
    """Whether the model is given timestamps for audio input. Only on vertex."""

    audio_transcription_config: AudioTranscriptionConfig | None = None
    """Speech-to-text settings."""

    enable_affective_dialog: bool | None = None
    """Whether replies adapt to emotions detected in the user. Only on vertex."""

    response_format: list[ResponseFormat] | None = None
    """Format and delivery of each kind of output. Only on vertex."""

    routing_config: RoutingConfig | None = None
    """How the serving model is selected. Only on vertex."""

    translation_config: TranslationConfig | None = None
    """Translation settings. Only on vertex."""

    logit_bias: dict[str, float] | None = None
    """Legacy per-token bias added to the logits, keyed by token. Deprecated."""

    echo: bool | None = None
    """Legacy flag asking for the prompt to be repeated in the output. Deprecated."""

    model_config_: ModelConfig | None = None
    """How the service chooses between models. Only on vertex."""


class GenerateContentRequest(Model):
    """
    Body of a generateContent or streamGenerateContent call.

    Upstream: google.ai.generativelanguage.v1beta.GenerateContentRequest, GoogleCloudAiplatformV1GenerateContentRequest.
    """

    cached_content: str | None = None
    """Explicit cache entry to use as context: cachedContents/* or, on Vertex AI, projects/*/locations/*/cachedContents/*."""

    contents: list[Content] | None = None
    """Conversation so far, oldest first, ending with the new turn."""

    generation_config: GenerationConfig | None = None
    """Sampling and output settings."""

    safety_settings: list[SafetySetting] | None = None
    """Blocking thresholds per harm category, applied to the candidates."""

    system_instruction: Content | None = None
    """System prompt; text parts only, each treated as its own paragraph."""

    tool_config: ToolConfig | None = None
    """Settings shared by every tool in the request."""

    tools: list[Tool] | None = None
    """External capabilities the model may draw on."""

    model: str | None = None
    """Resource name of the model, as models/*. Only on google-ai."""

    continuation_token: bytes | None = None
    """Opaque token from a response that finished with CONTINUATION, to pick up where it stopped."""

    labels: dict[str, str] | None = None
    """Billing and reporting tags. Up to 63 lowercase letters, digits, underscores or dashes each; keys start with a letter, values may be empty."""

    model_armor_config: ModelArmorConfig | None = None
    """Model Armor screening of prompt and response. Exclusive with safetySettings. Only on vertex."""

    output_config: OutputConfig | None = None
    """Where to store generated assets. Only on vertex."""

    service_tier: ServiceTier | None = None
    """Class of service that answers the request. Without it the service chooses."""

    store: bool | None = None
    """Whether the service may keep the request and its answer for logs. It overrides the setting of the project. Only on google-ai."""


class CountTokensRequest(Model):
    """
    Body of a countTokens call.

    Upstream: google.ai.generativelanguage.v1beta.CountTokensRequest, GoogleCloudAiplatformV1CountTokensRequest.
    """

    contents: list[Content] | None = None
    """Messages to count. Exclusive with generateContentRequest."""

    model: str | None = None
    """Which model's tokenizer applies; on Vertex AI, projects/*/locations/*/publishers/*/models/*."""

    generate_content_request: GenerateContentRequest | None = None
    """Complete generation request to count, including tools and system instruction. Exclusive with contents. Only on google-ai."""

    generation_config: GenerationConfig | None = None
    """Generation settings to count with the input. Only on vertex."""

    instances: list[Any] | None = None
    """Raw prediction instances to count, in the model's own prediction schema. Only on vertex."""

    system_instruction: Content | None = None
    """System prompt to count; text parts only, each treated as its own paragraph. Only on vertex."""

    tools: list[Tool] | None = None
    """Tool declarations to count with the input. Only on vertex."""


__all__ = [
    "ApiAuth",
    "ApiAuthApiKeyConfig",
    "ApiSpec",
    "AudioMimeType",
    "AudioResponseFormat",
    "AudioTranscriptionConfig",
    "AudioTranscriptionConfigLanguageAuto",
    "AudioTranscriptionConfigLanguageHints",
    "AuthConfig",
    "AuthConfigApiKeyConfig",
    "AuthConfigGoogleServiceAccountConfig",
    "AuthConfigHttpBasicAuthConfig",
    "AuthConfigOauthConfig",
    "AuthConfigOidcConfig",
    "AuthType",
    "AutoRoutingMode",
    "Behavior",
    "CodeExecution",
    "ComputeTokensRequest",
    "ComputerUse",
    "CountTokensRequest",
    "Delivery",
    "DynamicRetrievalConfig",
    "DynamicRetrievalMode",
    "EnterpriseWebSearch",
    "Environment",
    "ExaAiSearch",
    "ExternalApi",
    "ExternalApiElasticSearchParams",
    "ExternalApiSimpleSearchParams",
    "FeatureSelectionPreference",
    "FileSearch",
    "FileSearchRetrievalConfig",
    "FileSearchRetrievalResource",
    "FunctionCallingConfig",
    "FunctionCallingMode",
    "FunctionDeclaration",
    "GenerateContentRequest",
    "GenerationConfig",
    "GoogleMaps",
    "GoogleMapsGroundingTypes",
    "GoogleMapsPlaces",
    "GoogleMapsRouting",
    "GoogleSearch",
    "GoogleSearchImageSearch",
    "GoogleSearchRetrieval",
    "GoogleSearchSearchTypes",
    "GoogleSearchWebSearch",
    "HarmBlockMethod",
    "HttpElementLocation",
    "ImageAspectRatio",
    "ImageConfig",
    "ImageConfigImageOutputOptions",
    "ImageMimeType",
    "ImageResponseFormat",
    "ImageSize",
    "ManualRoutingMode",
    "McpServer",
    "MediaResolution",
    "Modality",
    "ModelArmorConfig",
    "ModelConfig",
    "ModelRoutingPreference",
    "MultiSpeakerVoiceConfig",
    "OutputConfig",
    "ParallelAiSearch",
    "PersonGeneration",
    "PhishBlockThreshold",
    "PrebuiltVoiceConfig",
    "ProminentPeople",
    "RagRetrievalConfig",
    "RagRetrievalConfigFilter",
    "RagRetrievalConfigHybridSearch",
    "RagRetrievalConfigRanking",
    "RagRetrievalConfigRankingLlmRanker",
    "RagRetrievalConfigRankingRankService",
    "ReplicatedVoiceConfig",
    "ResponseFormat",
    "Retrieval",
    "RetrievalConfig",
    "RoutingConfig",
    "SafetyPolicy",
    "SafetySetting",
    "Schema",
    "SpeakerVoiceConfig",
    "SpeechConfig",
    "StreamableHttpTransport",
    "TextMimeType",
    "TextResponseFormat",
    "ThinkingConfig",
    "ThinkingLevel",
    "Tool",
    "ToolConfig",
    "TranscriptionMode",
    "TranslationConfig",
    "Type",
    "UrlContext",
    "VertexAISearch",
    "VertexAISearchDataStoreSpec",
    "VertexRagStore",
    "VertexRagStoreRagResource",
    "VideoAspectRatio",
    "VideoResponseFormat",
    "VoiceConfig",
    "VoiceConsentSignature",
]
