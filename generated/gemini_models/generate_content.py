# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Annotated, Any, Literal, Optional

from gemini_sdk._behaviour import (
    CandidateBehaviour,
    ContentBehaviour,
    GenerationConfigBehaviour,
    PartBehaviour,
    ResponseBehaviour,
)
from gemini_sdk._wire import Duration, Int64, Model, Timestamp
from pydantic import Field

from .common import Date, Interval, LatLng


class ApiAuthApiKeyConfig(Model):
    """
    API key, given inline or as a Secret Manager reference.

    Upstream: GoogleCloudAiplatformV1ApiAuthApiKeyConfig.
    """

    api_key_secret_version: str | None = None
    """Secret Manager version that holds the key, as projects/*/secrets/*/versions/*."""

    api_key_string: str | None = None
    """Plaintext key, for use when no secret version is given; one of the two is mandatory."""


class AttributionSourceIdGroundingPassageId(Model):
    """
    Pointer to one part of an inline grounding passage.

    Upstream: google.ai.generativelanguage.v1beta.AttributionSourceId.GroundingPassageId.
    """

    passage_id: str | None = None
    """ID of the matching GroundingPassage. Output only."""

    part_index: int | None = None
    """Position of the part inside its GroundingPassage. Output only."""


class AttributionSourceIdSemanticRetrieverChunk(Model):
    """
    Pointer to a Semantic Retriever chunk.

    Upstream: google.ai.generativelanguage.v1beta.AttributionSourceId.SemanticRetrieverChunk.
    """

    source: str | None = None
    """Retriever resource that matched, such as corpora/c1 or corpora/c1/documents/d1. Output only."""

    chunk: str | None = None
    """Full name of the chunk, such as corpora/c1/documents/d1/chunks/k1. Output only."""


class AudioTranscriptionConfigLanguageAuto(Model):
    """
    Deprecated empty marker requesting automatic language detection; set languageCodes on the parent config.

    Upstream: GoogleCloudAiplatformV1AudioTranscriptionConfigLanguageAuto.
    """


class AudioTranscriptionConfigLanguageHints(Model):
    """
    Deprecated language hints; set languageCodes on the parent config.

    Upstream: GoogleCloudAiplatformV1AudioTranscriptionConfigLanguageHints.
    """

    language_codes: list[str] | None = None
    """Deprecated BCP-47 tags of the expected languages; one or more. Deprecated."""


class AudioTranscriptionWordInfo(Model):
    """
    Recognised word with its timing.

    Upstream: GoogleCloudAiplatformV1AudioTranscriptionWordInfo.
    """

    end_offset: Duration | None = None
    """When the word ends, measured from the beginning of the audio; a duration such as 1.5s."""

    start_offset: Duration | None = None
    """When the word begins, measured from the beginning of the audio; a duration such as 1.5s."""

    word: str | None = None
    """Text of this one token of speech."""


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


class Blob(Model):
    """
    Inline media bytes with their type.

    Upstream: google.ai.generativelanguage.v1beta.Blob, GoogleCloudAiplatformV1Blob.
    """

    data: bytes | None = None
    """Media bytes, base64-encoded on the wire."""

    mime_type: str | None = None
    """IANA media type of the bytes, such as image/png."""

    display_name: str | None = None
    """Label or file name for telling blobs apart; used only with server-side tools, returned only in prompt management."""


class Citation(Model):
    """
    Attribution of a span of generated text to a source.

    Upstream: GoogleCloudAiplatformV1Citation.
    """

    end_index: int | None = None
    """Offset at which the cited span stops. Output only."""

    license: str | None = None
    """Licence of the cited source. Output only."""

    publication_date: Date | None = None
    """When the cited source was published. Output only."""

    start_index: int | None = None
    """Offset at which the cited span starts. Output only."""

    title: str | None = None
    """Headline or name of the cited source. Output only."""

    uri: str | None = None
    """Address of the cited source. Output only."""


class CitationSource(Model):
    """
    Attribution of a span of the response to a source.

    Upstream: google.ai.generativelanguage.v1beta.CitationSource.
    """

    start_index: int | None = None
    """Where the attributed span starts, in bytes, inclusive."""

    end_index: int | None = None
    """Where the attributed span stops, in bytes, exclusive."""

    uri: str | None = None
    """Address the text is attributed to."""

    license: str | None = None
    """Licence of the attributed project; given for code citations."""


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


class FileData(Model):
    """
    Media referenced by URI rather than sent inline.

    Upstream: google.ai.generativelanguage.v1beta.FileData, GoogleCloudAiplatformV1FileData.
    """

    file_uri: str | None = None
    """Location of the file: a Cloud Storage URI on Vertex AI, a Files API URI on the Gemini API."""

    mime_type: str | None = None
    """IANA media type of the file, such as video/mp4."""

    display_name: str | None = None
    """Label or file name for telling files apart; used only with server-side tools, returned only in prompt management."""


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


class FunctionResponseBlob(Model):
    """
    Inline media in a function result; not for text.

    Upstream: google.ai.generativelanguage.v1beta.FunctionResponseBlob, GoogleCloudAiplatformV1FunctionResponseBlob.
    """

    data: bytes | None = None
    """Media bytes, base64-encoded on the wire."""

    mime_type: str | None = None
    """IANA media type of the bytes, such as image/png."""

    display_name: str | None = None
    """Label or file name for telling blobs apart; used only with server-side tools, returned only in prompt management."""


class FunctionResponseFileData(Model):
    """
    Media in a function result, referenced by URI.

    Upstream: GoogleCloudAiplatformV1FunctionResponseFileData.
    """

    display_name: str | None = None
    """Label or file name for telling files apart; used only with server-side tools, returned only in prompt management."""

    file_uri: str | None = None
    """Location of the media."""

    mime_type: str | None = None
    """IANA media type of the file, such as image/png."""


class FunctionResponsePart(Model):
    """
    One media item in a function result, inline or by URI.

    Upstream: google.ai.generativelanguage.v1beta.FunctionResponsePart, GoogleCloudAiplatformV1FunctionResponsePart.
    """

    inline_data: FunctionResponseBlob | None = None
    """Media sent inline."""

    file_data: FunctionResponseFileData | None = None
    """Media referenced by URI."""


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


class GroundingChunkImage(Model):
    """
    Image search hit used as evidence.

    Upstream: GoogleCloudAiplatformV1GroundingChunkImage.
    """

    domain: str | None = None
    """Host of the page showing the image."""

    image_uri: str | None = None
    """Address of the image itself."""

    source_uri: str | None = None
    """Address of the page showing the image."""

    title: str | None = None
    """Heading of the page showing the image."""


class GroundingChunkMapsPlaceAnswerSourcesReviewSnippet(Model):
    """
    Extract from a user review.

    Upstream: google.ai.generativelanguage.v1beta.GroundingChunk.Maps.PlaceAnswerSources.ReviewSnippet, GoogleCloudAiplatformV1GroundingChunkMapsPlaceAnswerSourcesReviewSnippet.
    """

    google_maps_uri: str | None = None
    """Link that opens the review in Google Maps."""

    review_id: str | None = None
    """Identifier of the quoted review."""

    title: str | None = None
    """Heading of the quoted review."""


class GroundingChunkMapsRoute(Model):
    """
    Route computed by Google Maps.

    Upstream: GoogleCloudAiplatformV1GroundingChunkMapsRoute.
    """

    distance_meters: int | None = None
    """Route length in metres."""

    duration: Duration | None = None
    """Travel time, as a duration such as 600s."""

    encoded_polyline: str | None = None
    """Route geometry in Google's encoded polyline format."""


class GroundingChunkWeb(Model):
    """
    Web page used as evidence.

    Upstream: google.ai.generativelanguage.v1beta.GroundingChunk.Web, GoogleCloudAiplatformV1GroundingChunkWeb.
    """

    title: str | None = None
    """Page heading."""

    uri: str | None = None
    """Page address."""

    domain: str | None = None
    """Host of the page, usable for filtering sources. Only on vertex."""


class GroundingMetadataSourceFlaggingUri(Model):
    """
    Link for reporting an inappropriate place or review; Google Maps only.

    Upstream: GoogleCloudAiplatformV1GroundingMetadataSourceFlaggingUri.
    """

    flag_content_uri: str | None = None
    """Address of the report form."""

    source_id: str | None = None
    """Identifier of the reported place or review."""


class ImageConfigImageOutputOptions(Model):
    """
    Encoding options for a generated image.

    Upstream: GoogleCloudAiplatformV1ImageConfigImageOutputOptions.
    """

    compression_quality: int | None = None
    """Encoder quality, 0 to 100."""

    mime_type: str | None = None
    """Encoding to use, such as image/png or image/jpeg."""


class LogprobsResultCandidate(Model):
    """
    Token with its log probability.

    Upstream: google.ai.generativelanguage.v1beta.LogprobsResult.Candidate, GoogleCloudAiplatformV1LogprobsResultCandidate.
    """

    log_probability: float | None = None
    """Logarithm of the probability; closer to 0 is more certain."""

    token: str | None = None
    """Text of the token."""

    token_id: int | None = None
    """Vocabulary number of the token."""


class LogprobsResultTopCandidates(Model):
    """
    Most likely tokens at one decoding step.

    Upstream: google.ai.generativelanguage.v1beta.LogprobsResult.TopCandidates, GoogleCloudAiplatformV1LogprobsResultTopCandidates.
    """

    candidates: list[LogprobsResultCandidate] | None = None
    """Alternatives, most likely first."""


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
    """Deprecated in favour of enableZeroDataRetention: selects the zero-retention subscription. Defaults to false. Deprecated."""

    enable_zero_data_retention: bool | None = None
    """Whether to use the zero-data-retention subscription rather than the standard one. Defaults to false."""


class PrebuiltVoiceConfig(Model):
    """
    Selects a stock voice.

    Upstream: google.ai.generativelanguage.v1beta.PrebuiltVoiceConfig, GoogleCloudAiplatformV1PrebuiltVoiceConfig.
    """

    voice_name: str | None = None
    """Stock voice, such as Kore or Puck."""


class RagChunkPageSpan(Model):
    """
    Page range of a chunk.

    Upstream: GoogleCloudAiplatformV1RagChunkPageSpan.
    """

    first_page: int | None = None
    """Starting page, inclusive, counted from 1."""

    last_page: int | None = None
    """Final page, inclusive, counted from 1."""


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


class ReplicatedVoiceConfig(Model):
    """
    Voice cloned from a supplied audio sample.

    Upstream: GoogleCloudAiplatformV1ReplicatedVoiceConfig.
    """

    mime_type: str | None = None
    """Sample encoding; only audio/wav (16-bit signed little-endian, 24 kHz) is accepted, and it is the default."""

    voice_sample_audio: bytes | None = None
    """Audio bytes of the voice to imitate, base64-encoded."""


class RetrievalConfig(Model):
    """
    User context passed to retrieval tools.

    Upstream: google.ai.generativelanguage.v1beta.RetrievalConfig, GoogleCloudAiplatformV1RetrievalConfig.
    """

    language_code: str | None = None
    """Language of the user, e.g. en-US."""

    lat_lng: LatLng | None = None
    """Geographic position of the user."""


class RetrievalMetadata(Model):
    """
    Retrieval details attached to the grounding metadata of a grounded response.

    Upstream: google.ai.generativelanguage.v1beta.RetrievalMetadata, GoogleCloudAiplatformV1RetrievalMetadata.
    """

    google_search_dynamic_retrieval_score: float | None = None
    """Estimated benefit of a Google Search for this prompt, 0 to 1. Set only when search grounding with dynamic retrieval is on."""


class SearchEntryPoint(Model):
    """
    Material for displaying Google Search suggestions alongside a search-grounded response.

    Upstream: google.ai.generativelanguage.v1beta.SearchEntryPoint, GoogleCloudAiplatformV1SearchEntryPoint.
    """

    rendered_content: str | None = None
    """Ready-made HTML snippet to embed in a page or webview."""

    sdk_blob: bytes | None = None
    """Search queries with their result URLs, as base64-encoded JSON, for building a custom display."""


class Segment(Model):
    """
    Contiguous span of a response part.

    Upstream: google.ai.generativelanguage.v1beta.Segment, GoogleCloudAiplatformV1Segment.
    """

    end_index: int | None = None
    """Byte offset within the part where the span ends, exclusive. Output only."""

    part_index: int | None = None
    """Position of the containing part within its content. Output only."""

    start_index: int | None = None
    """Byte offset within the part where the span begins, inclusive. Output only."""

    text: str | None = None
    """Response text covered by the span. Output only."""


class SpeechMetadata(Model):
    """
    Speaker and style information attached to a part.

    Upstream: GoogleCloudAiplatformV1SpeechMetadata.
    """

    speaker: str | None = None
    """Who is speaking in this turn."""

    style: str | None = None
    """Vocal delivery in plain words, e.g. cheerful."""


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


class VideoMetadata(Model):
    """
    Clipping range and sampling rate for an input video.

    Upstream: google.ai.generativelanguage.v1beta.VideoMetadata, GoogleCloudAiplatformV1VideoMetadata.
    """

    end_offset: Duration | None = None
    """Where the clip stops, as a duration in seconds such as 12.5s."""

    fps: float | None = None
    """Frames per second sampled for the model, above 0 and up to 24. Default 1."""

    start_offset: Duration | None = None
    """Where the clip begins, as a duration in seconds such as 2.5s."""


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
    """Built-in speaker name (e.g. Kore), stored voice ID (voice_xxx) or replication key (voicekey_xxx). Only on vertex."""


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


BlockReason = (
    Literal[
        "BLOCKED_REASON_UNSPECIFIED",
        "SAFETY",
        "OTHER",
        "BLOCKLIST",
        "PROHIBITED_CONTENT",
        "MODEL_ARMOR",
        "IMAGE_SAFETY",
        "JAILBREAK",
        "BLOCK_REASON_UNSPECIFIED",
    ]
    | str
)


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


FinishReason = (
    Literal[
        "FINISH_REASON_UNSPECIFIED",
        "STOP",
        "MAX_TOKENS",
        "SAFETY",
        "RECITATION",
        "OTHER",
        "BLOCKLIST",
        "PROHIBITED_CONTENT",
        "SPII",
        "MALFORMED_FUNCTION_CALL",
        "MODEL_ARMOR",
        "IMAGE_SAFETY",
        "IMAGE_PROHIBITED_CONTENT",
        "IMAGE_RECITATION",
        "IMAGE_OTHER",
        "UNEXPECTED_TOOL_CALL",
        "NO_IMAGE",
        "MALFORMED_RESPONSE",
        "CONTINUATION",
        "TOO_MANY_TOOL_CALLS",
        "LANGUAGE",
    ]
    | str
)


FunctionCallingMode = Literal["MODE_UNSPECIFIED", "AUTO", "ANY", "NONE", "VALIDATED"] | str


HarmBlockMethod = Literal["HARM_BLOCK_METHOD_UNSPECIFIED", "SEVERITY", "PROBABILITY"] | str


HarmBlockThreshold = (
    Literal[
        "HARM_BLOCK_THRESHOLD_UNSPECIFIED",
        "BLOCK_LOW_AND_ABOVE",
        "BLOCK_MEDIUM_AND_ABOVE",
        "BLOCK_ONLY_HIGH",
        "BLOCK_NONE",
        "OFF",
    ]
    | str
)


HarmCategory = (
    Literal[
        "HARM_CATEGORY_UNSPECIFIED",
        "HARM_CATEGORY_HATE_SPEECH",
        "HARM_CATEGORY_DANGEROUS_CONTENT",
        "HARM_CATEGORY_HARASSMENT",
        "HARM_CATEGORY_SEXUALLY_EXPLICIT",
        "HARM_CATEGORY_CIVIC_INTEGRITY",
        "HARM_CATEGORY_IMAGE_HATE",
        "HARM_CATEGORY_IMAGE_DANGEROUS_CONTENT",
        "HARM_CATEGORY_IMAGE_HARASSMENT",
        "HARM_CATEGORY_IMAGE_SEXUALLY_EXPLICIT",
        "HARM_CATEGORY_JAILBREAK",
        "HARM_CATEGORY_DEROGATORY",
        "HARM_CATEGORY_TOXICITY",
        "HARM_CATEGORY_VIOLENCE",
        "HARM_CATEGORY_SEXUAL",
        "HARM_CATEGORY_MEDICAL",
        "HARM_CATEGORY_DANGEROUS",
    ]
    | str
)


HarmProbability = (
    Literal["HARM_PROBABILITY_UNSPECIFIED", "NEGLIGIBLE", "LOW", "MEDIUM", "HIGH"] | str
)


HarmSeverity = (
    Literal[
        "HARM_SEVERITY_UNSPECIFIED",
        "HARM_SEVERITY_NEGLIGIBLE",
        "HARM_SEVERITY_LOW",
        "HARM_SEVERITY_MEDIUM",
        "HARM_SEVERITY_HIGH",
    ]
    | str
)


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


Language = Literal["LANGUAGE_UNSPECIFIED", "PYTHON"] | str


MediaModality = Literal["MODALITY_UNSPECIFIED", "TEXT", "IMAGE", "VIDEO", "AUDIO", "DOCUMENT"] | str


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


NullValue = Literal["NULL_VALUE"] | str


Outcome = (
    Literal[
        "OUTCOME_UNSPECIFIED",
        "OUTCOME_OK",
        "OUTCOME_FAILED",
        "OUTCOME_DEADLINE_EXCEEDED",
    ]
    | str
)


PartMediaResolutionLevel = (
    Literal[
        "MEDIA_RESOLUTION_UNSPECIFIED",
        "MEDIA_RESOLUTION_LOW",
        "MEDIA_RESOLUTION_MEDIUM",
        "MEDIA_RESOLUTION_HIGH",
        "MEDIA_RESOLUTION_ULTRA_HIGH",
    ]
    | str
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
    Literal[
        "PROMINENT_PEOPLE_UNSPECIFIED",
        "ALLOW_PROMINENT_PEOPLE",
        "BLOCK_PROMINENT_PEOPLE",
    ]
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


Scheduling = Literal["SCHEDULING_UNSPECIFIED", "SILENT", "WHEN_IDLE", "INTERRUPT"] | str


TextMimeType = Literal["MIME_TYPE_UNSPECIFIED", "APPLICATION_JSON", "TEXT_PLAIN"] | str


ThinkingLevel = Literal["THINKING_LEVEL_UNSPECIFIED", "LOW", "MEDIUM", "HIGH", "MINIMAL"] | str


TrafficType = (
    Literal[
        "TRAFFIC_TYPE_UNSPECIFIED",
        "ON_DEMAND",
        "ON_DEMAND_PRIORITY",
        "ON_DEMAND_FLEX",
        "ON_DEMAND_OFFPEAK",
        "PROVISIONED_THROUGHPUT",
    ]
    | str
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


UrlRetrievalStatus = (
    Literal[
        "URL_RETRIEVAL_STATUS_UNSPECIFIED",
        "URL_RETRIEVAL_STATUS_SUCCESS",
        "URL_RETRIEVAL_STATUS_ERROR",
        "URL_RETRIEVAL_STATUS_PAYWALL",
        "URL_RETRIEVAL_STATUS_UNSAFE",
    ]
    | str
)


VideoAspectRatio = (
    Literal[
        "ASPECT_RATIO_UNSPECIFIED",
        "ASPECT_RATIO_SIXTEEN_BY_NINE",
        "ASPECT_RATIO_NINE_BY_SIXTEEN",
    ]
    | str
)


class ApiAuth(Model):
    """
    Deprecated credentials holder for an external API; superseded by AuthConfig.

    Upstream: GoogleCloudAiplatformV1ApiAuth.
    """

    api_key_config: ApiAuthApiKeyConfig | None = None
    """Key material used to authenticate."""


class AttributionSourceId(Model):
    """
    Where an attributed passage came from; exactly one member is set.

    Upstream: google.ai.generativelanguage.v1beta.AttributionSourceId.
    """

    grounding_passage: AttributionSourceIdGroundingPassageId | None = None
    """Identifies an inline passage supplied with the request."""

    semantic_retriever_chunk: AttributionSourceIdSemanticRetrieverChunk | None = None
    """Set for hits from the Semantic Retriever."""


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


class AudioTranscription(Model):
    """
    Transcript of an audio part; with several speakers, each segment arrives in its own Part.

    Upstream: GoogleCloudAiplatformV1AudioTranscription.
    """

    speaker_label: str | None = None
    """Speaker tag such as spk_1; present only with diarization on."""

    text: str | None = None
    """Transcribed words of the segment, as one string."""

    words: list[AudioTranscriptionWordInfo] | None = None
    """Per-word transcript with timings; present only when word timestamps are requested."""


class AudioTranscriptionConfig(Model):
    """
    Speech-to-text options.

    Upstream: GoogleCloudAiplatformV1AudioTranscriptionConfig.
    """

    adaptation_phrases: list[str] | None = None
    """Deprecated in favour of customVocabulary: phrases the recogniser should prefer. Deprecated."""

    custom_vocabulary: list[str] | None = None
    """Terms the recogniser should favour, such as names and jargon."""

    diarization: bool | None = None
    """Whether to separate and label speakers. Not compatible with SMART mode."""

    language_auto: AudioTranscriptionConfigLanguageAuto | None = None
    """Deprecated in favour of languageCodes: presence requests automatic language detection. Deprecated."""

    language_codes: list[str] | None = None
    """BCP-47 hints for the spoken languages. Empty means auto-detect."""

    language_hints: AudioTranscriptionConfigLanguageHints | None = None
    """Deprecated in favour of the config-level languageCodes: expected spoken languages. Deprecated."""

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


class CitationMetadata(Model):
    """
    Sources cited by generated content.

    Upstream: google.ai.generativelanguage.v1beta.CitationMetadata, GoogleCloudAiplatformV1CitationMetadata.
    """

    citation_sources: list[CitationSource] | None = None
    """Cited sources, as returned by the Gemini API. Only on google-ai."""

    citations: list[Citation] | None = None
    """Cited sources, as returned by Vertex AI. Output only. Only on vertex."""


class CodeExecutionResult(Model):
    """
    What came of running an ExecutableCode part.

    Upstream: google.ai.generativelanguage.v1beta.CodeExecutionResult, GoogleCloudAiplatformV1CodeExecutionResult.
    """

    outcome: Outcome | None = None
    """Whether the run succeeded, failed or timed out."""

    output: str | None = None
    """Standard output on success, otherwise standard error or an explanation."""

    id: str | None = None
    """Key matching the ExecutableCode part; present only if that part has one."""


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


class ExecutableCode(Model):
    """
    Code written by the model for the code execution tool, which runs it automatically.

    Upstream: google.ai.generativelanguage.v1beta.ExecutableCode, GoogleCloudAiplatformV1ExecutableCode.
    """

    code: str | None = None
    """Source text to run."""

    language: Language | None = None
    """Programming language; currently Python."""

    id: str | None = None
    """Key that pairs this part with its CodeExecutionResult."""


class FileSearch(Model):
    """
    Tool that searches uploaded files held in retrieval stores.

    Upstream: google.ai.generativelanguage.v1beta.FileSearch.
    """

    retrieval_resources: list[FileSearchRetrievalResource] | None = None
    """Stores to search."""

    retrieval_config: FileSearchRetrievalConfig | None = None
    """How retrieval is performed."""


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


class FunctionResponse(Model):
    """
    Outcome of a FunctionCall, sent back to the model.

    Upstream: google.ai.generativelanguage.v1beta.FunctionResponse, GoogleCloudAiplatformV1FunctionResponse.
    """

    id: str | None = None
    """Identifier copied from the FunctionCall being answered."""

    name: str | None = None
    """Function that was run, as named in its call."""

    parts: list[FunctionResponsePart] | None = None
    """Media accompanying the result, in order; types may differ."""

    response: dict[str, Any] | None = None
    """Result as a JSON object; use keys output and error, otherwise the whole object counts as output."""

    scheduling: Scheduling | None = None
    """When the model should react, for non-blocking calls only. Defaults to WHEN_IDLE."""

    will_continue: bool | None = None
    """True if more responses to this call will follow; non-blocking calls only. Only on google-ai."""


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


class GroundingChunkMapsPlaceAnswerSources(Model):
    """
    Reviews and other material behind a place answer.

    Upstream: google.ai.generativelanguage.v1beta.GroundingChunk.Maps.PlaceAnswerSources, GoogleCloudAiplatformV1GroundingChunkMapsPlaceAnswerSources.
    """

    review_snippets: list[GroundingChunkMapsPlaceAnswerSourcesReviewSnippet] | None = None
    """Review extracts drawn on for the answer."""


class GroundingSupport(Model):
    """
    Links a response segment to the chunks that back it.

    Upstream: google.ai.generativelanguage.v1beta.GroundingSupport, GoogleCloudAiplatformV1GroundingSupport.
    """

    confidence_scores: list[float] | None = None
    """Score from 0 to 1 for each entry of groundingChunkIndices. Empty from Gemini 2.5 on."""

    grounding_chunk_indices: list[int] | None = None
    """Positions in groundingChunks of the sources backing this segment."""

    segment: Segment | None = None
    """Response span being supported."""

    rendered_parts: list[int] | None = None
    """Positions of the related rendered parts in the grounding metadata. Only on vertex."""


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


class LogprobsResult(Model):
    """
    Log probabilities of the output tokens and their alternatives.

    Upstream: google.ai.generativelanguage.v1beta.LogprobsResult, GoogleCloudAiplatformV1LogprobsResult.
    """

    chosen_candidates: list[LogprobsResultCandidate] | None = None
    """Token picked at each decoding step, not necessarily among the top candidates."""

    top_candidates: list[LogprobsResultTopCandidates] | None = None
    """Most likely tokens, one list per decoding step."""

    log_probability_sum: float | None = None
    """Log probabilities added up across the output. Only on google-ai."""


class ModalityTokenCount(Model):
    """
    Token count for a single modality.

    Upstream: google.ai.generativelanguage.v1beta.ModalityTokenCount, GoogleCloudAiplatformV1ModalityTokenCount.
    """

    modality: MediaModality | None = None
    """Media kind being counted."""

    token_count: int | None = None
    """Tokens of this media kind."""


class PartMediaResolution(Model):
    """
    Token budget for one input media item.

    Upstream: GoogleCloudAiplatformV1PartMediaResolution.
    """

    level: PartMediaResolutionLevel | None = None
    """Detail kept when the media is tokenised."""


class PartialArg(Model):
    """
    Fragment of a streamed function argument; one value member is set.

    Upstream: GoogleCloudAiplatformV1PartialArg.
    """

    bool_value: bool | None = None
    """Boolean fragment."""

    json_path: str | None = None
    """RFC 9535 path of the argument, such as $.foo.bar[0].data."""

    null_value: NullValue | None = None
    """Null fragment."""

    number_value: float | None = None
    """Double-precision number fragment."""

    string_value: str | None = None
    """Text fragment."""

    will_continue: bool | None = None
    """True if further fragments for this path follow."""


class RagChunk(Model):
    """
    Chunk of a RAG file with its metadata.

    Upstream: GoogleCloudAiplatformV1RagChunk.
    """

    chunk_id: str | None = None
    """Identifier of this chunk."""

    file_id: str | None = None
    """Identifier of the parent file."""

    page_span: RagChunkPageSpan | None = None
    """Pages covered, where known."""

    text: str | None = None
    """Chunk contents."""


class RagRetrievalConfigRanking(Model):
    """
    How retrieved RAG contexts are ranked or reranked.

    Upstream: GoogleCloudAiplatformV1RagRetrievalConfigRanking.
    """

    llm_ranker: RagRetrievalConfigRankingLlmRanker | None = None
    """Settings for ranking with an LLM."""

    rank_service: RagRetrievalConfigRankingRankService | None = None
    """Settings for ranking with the Rank Service."""


class RoutingConfig(Model):
    """
    Chooses the model that serves the request, automatically or by name.

    Upstream: GoogleCloudAiplatformV1GenerationConfigRoutingConfig.
    """

    auto_mode: AutoRoutingMode | None = None
    """Let the service pick a model from the request content."""

    manual_mode: ManualRoutingMode | None = None
    """Route to an explicitly named model."""


class SafetyRating(Model):
    """
    Assessed harm level of some content for one harm category.

    Upstream: google.ai.generativelanguage.v1beta.SafetyRating, GoogleCloudAiplatformV1SafetyRating.
    """

    blocked: bool | None = None
    """True if this rating caused the content to be blocked. Output only."""

    category: HarmCategory | None = None
    """Harm category being rated. Output only."""

    probability: HarmProbability | None = None
    """Likelihood bucket for this kind of harm. Output only."""

    overwritten_threshold: HarmBlockThreshold | None = None
    """Stricter threshold imposed on Gemini 2.0 image output when minors are detected and the requested one was lower. Output only. Only on vertex."""

    probability_score: float | None = None
    """Numeric likelihood of harm behind the probability bucket. Output only. Only on vertex."""

    severity: HarmSeverity | None = None
    """Bucketed seriousness of this kind of harm. Output only. Only on vertex."""

    severity_score: float | None = None
    """Numeric severity of harm behind the severity bucket. Output only. Only on vertex."""


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


class SpeakerVoiceConfig(Model):
    """
    Voice assignment for one speaker in multi-speaker speech.

    Upstream: google.ai.generativelanguage.v1beta.SpeakerVoiceConfig, GoogleCloudAiplatformV1SpeakerVoiceConfig.
    """

    speaker: str | None = None
    """Name of the speaker, matching the one in the prompt."""

    voice_config: VoiceConfig | None = None
    """Voice given to this speaker."""


class TextResponseFormat(Model):
    """
    Options for text output.

    Upstream: GoogleCloudAiplatformV1TextResponseFormat.
    """

    mime_type: TextMimeType | None = None
    """Media type of the text to produce."""

    schema_: Annotated[Any | None, Field(alias="schema")] = None
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


class UrlMetadata(Model):
    """
    Result of fetching one URL.

    Upstream: google.ai.generativelanguage.v1beta.UrlMetadata, GoogleCloudAiplatformV1UrlMetadata.
    """

    retrieved_url: str | None = None
    """Address that was fetched."""

    url_retrieval_status: UrlRetrievalStatus | None = None
    """Whether the fetch succeeded or why it did not."""


class UsageMetadata(Model):
    """
    Token accounting for a request and its response.

    Upstream: google.ai.generativelanguage.v1beta.GenerateContentResponse.UsageMetadata, GoogleCloudAiplatformV1GenerateContentResponseUsageMetadata.
    """

    cache_tokens_details: list[ModalityTokenCount] | None = None
    """Cached-content tokens by modality. Output only."""

    cached_content_token_count: int | None = None
    """Prompt tokens served from cached content. Output only."""

    candidates_token_count: int | None = None
    """Tokens generated across all candidates."""

    candidates_tokens_details: list[ModalityTokenCount] | None = None
    """Candidate tokens by modality. Output only."""

    prompt_token_count: int | None = None
    """Tokens in the prompt across all media, including any cached content."""

    prompt_tokens_details: list[ModalityTokenCount] | None = None
    """Prompt tokens by modality. Output only."""

    thoughts_token_count: int | None = None
    """Tokens spent on thoughts, for thinking models. Output only."""

    tool_use_prompt_token_count: int | None = None
    """Tokens of tool results fed back to the model. Output only."""

    tool_use_prompt_tokens_details: list[ModalityTokenCount] | None = None
    """Tool-result input tokens by modality. Output only."""

    total_token_count: int | None = None
    """Sum of prompt, candidate, tool-use prompt and thought tokens."""

    traffic_type: TrafficType | None = None
    """Billing class under which the request was served. Output only. Only on vertex."""


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


class AuthConfig(Model):
    """
    Credentials used when calling an extension or external API.

    Upstream: GoogleCloudAiplatformV1AuthConfig.
    """

    api_key_config: AuthConfigApiKeyConfig | None = None
    """Settings for API key authentication."""

    auth_type: AuthType | None = None
    """Which authentication scheme applies."""

    google_service_account_config: AuthConfigGoogleServiceAccountConfig | None = None
    """Settings for authenticating as a Google service account."""

    http_basic_auth_config: AuthConfigHttpBasicAuthConfig | None = None
    """Settings for HTTP Basic authentication."""

    oauth_config: AuthConfigOauthConfig | None = None
    """Settings for end-user OAuth."""

    oidc_config: AuthConfigOidcConfig | None = None
    """Settings for end-user OpenID Connect."""


class CountTokensResponse(Model):
    """
    Result of a countTokens call.

    Upstream: google.ai.generativelanguage.v1beta.CountTokensResponse, GoogleCloudAiplatformV1CountTokensResponse.
    """

    prompt_tokens_details: list[ModalityTokenCount] | None = None
    """Prompt tokens split by modality. Output only."""

    total_tokens: int | None = None
    """Tokens in the whole input."""

    cached_content_token_count: int | None = None
    """Prompt tokens served from the context cache. Only on google-ai."""

    cache_tokens_details: list[ModalityTokenCount] | None = None
    """Cached tokens split by modality. Output only. Only on google-ai."""

    total_billable_characters: int | None = None
    """Billable characters in the whole input. Only on vertex."""


class ExternalApi(Model):
    """
    Grounding from a non-Google search endpoint that follows a supported API spec.

    Upstream: GoogleCloudAiplatformV1ExternalApi.
    """

    api_auth: ApiAuth | None = None
    """Deprecated credentials; superseded by authConfig. Deprecated."""

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


class FunctionCall(Model):
    """
    Model's request to run a declared function.

    Upstream: google.ai.generativelanguage.v1beta.FunctionCall, GoogleCloudAiplatformV1FunctionCall.
    """

    args: dict[str, Any] | None = None
    """Arguments as a JSON object keyed by parameter."""

    id: str | None = None
    """Unique call identifier; when set, echo it in the FunctionResponse."""

    name: str | None = None
    """Declared function to run. Left out in later fragments of a streamed call."""

    partial_args: list[PartialArg] | None = None
    """Fragments of arguments, sent when they are streamed. Only on vertex."""

    will_continue: bool | None = None
    """True if further fragments of this call follow. Only on vertex."""


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
    """Deprecated, to be removed: whether to return a widget context token. Deprecated."""

    grounding_types: GoogleMapsGroundingTypes | None = None
    """Which Maps data to ground in. Defaults to places. Only on vertex."""


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


class GroundingChunkMaps(Model):
    """
    Place or route from Google Maps used as evidence.

    Upstream: google.ai.generativelanguage.v1beta.GroundingChunk.Maps, GoogleCloudAiplatformV1GroundingChunkMaps.
    """

    place_answer_sources: GroundingChunkMapsPlaceAnswerSources | None = None
    """Reviews and other material behind the place answer."""

    place_id: str | None = None
    """Place resource name, as places/*, for lookups in the Places API."""

    text: str | None = None
    """Answer text about the place."""

    title: str | None = None
    """Name of the place."""

    uri: str | None = None
    """Link to the place."""

    route: GroundingChunkMapsRoute | None = None
    """Directions data for a route result. Output only. Only on vertex."""


class GroundingChunkRetrievedContext(Model):
    """
    Passage fetched by a retrieval tool and used as evidence.

    Upstream: google.ai.generativelanguage.v1beta.GroundingChunk.RetrievedContext, GoogleCloudAiplatformV1GroundingChunkRetrievedContext.
    """

    text: str | None = None
    """Retrieved passage."""

    title: str | None = None
    """Name of the source document."""

    uri: str | None = None
    """Address of the source document."""

    document_name: str | None = None
    """Full Vertex AI Search document name, as projects/*/locations/*/collections/*/dataStores/*/branches/*/documents/*. Output only. Only on vertex."""

    rag_chunk: RagChunk | None = None
    """Chunk details, present only for RAG retrieval. Only on vertex."""


class MultiSpeakerVoiceConfig(Model):
    """
    Voices for speech with several speakers.

    Upstream: google.ai.generativelanguage.v1beta.MultiSpeakerVoiceConfig, GoogleCloudAiplatformV1MultiSpeakerVoiceConfig.
    """

    speaker_voice_configs: list[SpeakerVoiceConfig] | None = None
    """Voice of each speaker; exactly two entries."""


class Part(PartBehaviour):
    """
    One piece of a message; exactly one data member is set.

    Upstream: google.ai.generativelanguage.v1beta.Part, GoogleCloudAiplatformV1Part.
    """

    code_execution_result: CodeExecutionResult | None = None
    """Outcome of code the model ran."""

    executable_code: ExecutableCode | None = None
    """Code the model wrote to be run."""

    file_data: FileData | None = None
    """Media referenced by URI, such as a Cloud Storage object."""

    function_call: FunctionCall | None = None
    """Function the model wants run, with arguments."""

    function_response: FunctionResponse | None = None
    """Result of a function, returned to the model."""

    inline_data: Blob | None = None
    """Media sent as bytes in the message."""

    text: str | None = None
    """Plain text."""

    thought: bool | None = None
    """Whether this is a summary of the model's reasoning, not part of the answer."""

    thought_signature: bytes | None = None
    """Opaque reasoning state, base64; send it back unchanged in later turns."""

    video_metadata: VideoMetadata | None = None
    """Clip and frame-rate settings; only with inline or referenced video."""

    part_metadata: dict[str, Any] | None = None
    """Caller-defined metadata, for instance naming the file or stream the part came from. Only on google-ai."""

    audio_transcription: AudioTranscription | None = None
    """Transcript of the sound in this part; audio parts only."""

    media_resolution: PartMediaResolution | None = None
    """Token budget for this part's media."""

    speech_metadata: SpeechMetadata | None = None
    """Speaker and style of a speech turn; may accompany text."""


class PromptFeedback(Model):
    """
    Filter verdict on a prompt that produced no candidates; first stream chunk only.

    Upstream: google.ai.generativelanguage.v1beta.GenerateContentResponse.PromptFeedback, GoogleCloudAiplatformV1GenerateContentResponsePromptFeedback.
    """

    block_reason: BlockReason | None = None
    """Why the prompt was rejected. Output only."""

    safety_ratings: list[SafetyRating] | None = None
    """Prompt assessment, one rating for each harm category. Output only."""

    block_reason_message: str | None = None
    """Human-readable explanation of the block. Output only. Only on vertex."""


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


class UrlContextMetadata(Model):
    """
    Report on the URLs fetched by the URL context tool.

    Upstream: google.ai.generativelanguage.v1beta.UrlContextMetadata, GoogleCloudAiplatformV1UrlContextMetadata.
    """

    url_metadata: list[UrlMetadata] | None = None
    """One entry per fetched URL. Output only."""


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


class Content(ContentBehaviour):
    """
    One conversation message: its author and its parts.

    Upstream: google.ai.generativelanguage.v1beta.Content, GoogleCloudAiplatformV1Content.
    """

    parts: list[Part] | None = None
    """Ordered pieces of the message, possibly of mixed media types; at least one."""

    role: str | None = None
    """Author of the message, user or model. Defaults to user."""


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
    """Deprecated image settings; superseded by the image response format. Deprecated."""

    logprobs: int | None = None
    """How many alternatives to report per position, 0 to 20. Needs responseLogprobs."""

    max_output_tokens: int | None = None
    """Upper limit on generated tokens, about four characters each. Default depends on the model."""

    media_resolution: MediaResolution | None = None
    """Token budget per input media item; higher keeps more detail at greater cost."""

    presence_penalty: float | None = None
    """Flat penalty on tokens already used, -2 to 2; positive values favour new ones."""

    response_json_schema: Any | None = None
    """Deprecated in favour of responseFormat: output JSON Schema. Needs MIME type application/json and excludes responseSchema. Deprecated."""

    response_logprobs: bool | None = None
    """Whether output tokens come with log probabilities."""

    response_mime_type: str | None = None
    """Deprecated in favour of responseFormat: text/plain (default) or application/json. Prompt for the same type. Deprecated."""

    response_modalities: list[Modality] | None = None
    """Kinds of output to produce, such as TEXT and IMAGE; every one listed is returned."""

    response_schema: Schema | type[Any] | None = None
    """Deprecated in favour of responseFormat: output structure as an OpenAPI 3.0 subset. Needs MIME type application/json. Deprecated."""

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


class GroundingAttribution(Model):
    """
    Credit given to one source of a grounded answer.

    Upstream: google.ai.generativelanguage.v1beta.GroundingAttribution.
    """

    source_id: AttributionSourceId | None = None
    """Which source is credited. Output only."""

    content: Content | None = None
    """Passage taken from that source."""


class GroundingChunk(Model):
    """
    Source backing a claim in the response; exactly one kind is set.

    Upstream: google.ai.generativelanguage.v1beta.GroundingChunk, GoogleCloudAiplatformV1GroundingChunk.
    """

    maps: GroundingChunkMaps | None = None
    """Evidence from Google Maps."""

    retrieved_context: GroundingChunkRetrievedContext | None = None
    """Evidence from a retriever, Vertex AI Search for example."""

    web: GroundingChunkWeb | None = None
    """Evidence from a web page, usually via Google Search."""

    image: GroundingChunkImage | None = None
    """Evidence from image search. Only on vertex."""


class GroundingMetadata(Model):
    """
    Sources, queries and support links behind a grounded response.

    Upstream: google.ai.generativelanguage.v1beta.GroundingMetadata, GoogleCloudAiplatformV1GroundingMetadata.
    """

    google_maps_widget_context_token: str | None = None
    """Deprecated, to be removed: token for rendering a Google Maps widget. Maps grounding only. Output only. Deprecated."""

    grounding_chunks: list[GroundingChunk] | None = None
    """Retrieved sources: web pages, images, documents or Maps places."""

    grounding_supports: list[GroundingSupport] | None = None
    """Links from response segments to chunks; given for Google Search and Vertex AI Search."""

    retrieval_metadata: RetrievalMetadata | None = None
    """Details of the retrieval step. Output only."""

    search_entry_point: SearchEntryPoint | None = None
    """Search suggestion widget to display; Google Search only."""

    web_search_queries: list[str] | None = None
    """Queries sent to Google Search for the web."""

    image_search_queries: list[str] | None = None
    """Queries sent to Google Search for images; requires image search. Only on vertex."""

    retrieval_queries: list[str] | None = None
    """Queries run by retrieval tools; Vertex AI Search for example. Only on vertex."""

    source_flagging_uris: list[GroundingMetadataSourceFlaggingUri] | None = None
    """Links for reporting places or reviews; Google Maps only. Output only. Only on vertex."""


class Retrieval(Model):
    """
    Tool giving the model access to external knowledge sources.

    Upstream: GoogleCloudAiplatformV1Retrieval.
    """

    disable_attribution: bool | None = None
    """Deprecated; no longer has any effect. Deprecated."""

    external_api: ExternalApi | None = None
    """Ground on results from an external search API."""

    vertex_ai_search: VertexAISearch | None = None
    """Ground on a Vertex AI Search data store or engine."""

    vertex_rag_store: VertexRagStore | None = None
    """Ground on a Vertex RAG store, populated through VertexRagDataService."""


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


class Candidate(CandidateBehaviour):
    """
    One generated answer.

    Upstream: google.ai.generativelanguage.v1beta.Candidate, GoogleCloudAiplatformV1Candidate.
    """

    avg_logprobs: float | None = None
    """Mean token log probability, normalised for length; higher means more confident. Output only."""

    citation_metadata: CitationMetadata | None = None
    """Sources cited by the answer. Output only."""

    content: Content | None = None
    """Generated message. Output only."""

    finish_message: str | None = None
    """Longer explanation of the finish reason; present only alongside it. Output only."""

    finish_reason: FinishReason | None = None
    """Why generation ended; unset while it is still running. Output only."""

    grounding_metadata: GroundingMetadata | None = None
    """Sources and support for a grounded answer. Output only."""

    index: int | None = None
    """Zero-based position among the returned candidates. Output only."""

    logprobs_result: LogprobsResult | None = None
    """Per-token log probabilities. Output only."""

    safety_ratings: list[SafetyRating] | None = None
    """Safety assessment, no more than one rating for each harm category. Output only."""

    url_context_metadata: UrlContextMetadata | None = None
    """URLs fetched by the URL context tool. Output only."""

    score: float | None = None
    """How confident the model is in this candidate. Output only. Only on vertex."""

    token_count: int | None = None
    """Number of tokens in this candidate. Output only. Only on google-ai."""

    grounding_attributions: list[GroundingAttribution] | None = None
    """Credits for the sources of a grounded answer; GenerateAnswer only. Output only. Only on google-ai."""

    continuation_token: bytes | None = None
    """Opaque token to send in a follow-up request; may be present when the finish reason is CONTINUATION. Output only. Only on vertex."""


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
    """Opaque token from a response that finished with CONTINUATION, to pick up where it stopped. Only on vertex."""

    labels: dict[str, str] | None = None
    """Billing and reporting tags. Up to 63 lowercase letters, digits, underscores or dashes each; keys start with a letter, values may be empty."""

    model_armor_config: ModelArmorConfig | None = None
    """Model Armor screening of prompt and response. Exclusive with safetySettings. Only on vertex."""

    output_config: OutputConfig | None = None
    """Where to store generated assets. Only on vertex."""


class GenerateContentResponse(ResponseBehaviour):
    """
    Result of a generateContent call, or one chunk of a stream.

    Upstream: google.ai.generativelanguage.v1beta.GenerateContentResponse, GoogleCloudAiplatformV1GenerateContentResponse.
    """

    candidates: list[Candidate] | None = None
    """Generated answers. Output only."""

    model_version: str | None = None
    """Exact model version that answered. Output only."""

    prompt_feedback: PromptFeedback | None = None
    """Filter verdict on the prompt; only in the first chunk, when a violation left no candidates. Output only."""

    response_id: str | None = None
    """Identifier of this response. Output only."""

    usage_metadata: UsageMetadata | None = None
    """Token counts for the call."""

    create_time: Timestamp | None = None
    """When the server received the request, as an RFC 3339 timestamp. Output only."""


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
    "AttributionSourceId",
    "AttributionSourceIdGroundingPassageId",
    "AttributionSourceIdSemanticRetrieverChunk",
    "AudioMimeType",
    "AudioResponseFormat",
    "AudioTranscription",
    "AudioTranscriptionConfig",
    "AudioTranscriptionConfigLanguageAuto",
    "AudioTranscriptionConfigLanguageHints",
    "AudioTranscriptionWordInfo",
    "AuthConfig",
    "AuthConfigApiKeyConfig",
    "AuthConfigGoogleServiceAccountConfig",
    "AuthConfigHttpBasicAuthConfig",
    "AuthConfigOauthConfig",
    "AuthConfigOidcConfig",
    "AuthType",
    "AutoRoutingMode",
    "Behavior",
    "Blob",
    "BlockReason",
    "Candidate",
    "Citation",
    "CitationMetadata",
    "CitationSource",
    "CodeExecution",
    "CodeExecutionResult",
    "ComputerUse",
    "Content",
    "CountTokensRequest",
    "CountTokensResponse",
    "Delivery",
    "DynamicRetrievalConfig",
    "DynamicRetrievalMode",
    "EnterpriseWebSearch",
    "Environment",
    "ExaAiSearch",
    "ExecutableCode",
    "ExternalApi",
    "ExternalApiElasticSearchParams",
    "ExternalApiSimpleSearchParams",
    "FileData",
    "FileSearch",
    "FileSearchRetrievalConfig",
    "FileSearchRetrievalResource",
    "FinishReason",
    "FunctionCall",
    "FunctionCallingConfig",
    "FunctionCallingMode",
    "FunctionDeclaration",
    "FunctionResponse",
    "FunctionResponseBlob",
    "FunctionResponseFileData",
    "FunctionResponsePart",
    "GenerateContentRequest",
    "GenerateContentResponse",
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
    "GroundingAttribution",
    "GroundingChunk",
    "GroundingChunkImage",
    "GroundingChunkMaps",
    "GroundingChunkMapsPlaceAnswerSources",
    "GroundingChunkMapsPlaceAnswerSourcesReviewSnippet",
    "GroundingChunkMapsRoute",
    "GroundingChunkRetrievedContext",
    "GroundingChunkWeb",
    "GroundingMetadata",
    "GroundingMetadataSourceFlaggingUri",
    "GroundingSupport",
    "HarmBlockMethod",
    "HarmBlockThreshold",
    "HarmCategory",
    "HarmProbability",
    "HarmSeverity",
    "HttpElementLocation",
    "ImageAspectRatio",
    "ImageConfig",
    "ImageConfigImageOutputOptions",
    "ImageMimeType",
    "ImageResponseFormat",
    "ImageSize",
    "Language",
    "LogprobsResult",
    "LogprobsResultCandidate",
    "LogprobsResultTopCandidates",
    "ManualRoutingMode",
    "MediaModality",
    "MediaResolution",
    "Modality",
    "ModalityTokenCount",
    "ModelArmorConfig",
    "ModelRoutingPreference",
    "MultiSpeakerVoiceConfig",
    "NullValue",
    "Outcome",
    "OutputConfig",
    "ParallelAiSearch",
    "Part",
    "PartMediaResolution",
    "PartMediaResolutionLevel",
    "PartialArg",
    "PersonGeneration",
    "PhishBlockThreshold",
    "PrebuiltVoiceConfig",
    "ProminentPeople",
    "PromptFeedback",
    "RagChunk",
    "RagChunkPageSpan",
    "RagRetrievalConfig",
    "RagRetrievalConfigFilter",
    "RagRetrievalConfigRanking",
    "RagRetrievalConfigRankingLlmRanker",
    "RagRetrievalConfigRankingRankService",
    "ReplicatedVoiceConfig",
    "ResponseFormat",
    "Retrieval",
    "RetrievalConfig",
    "RetrievalMetadata",
    "RoutingConfig",
    "SafetyPolicy",
    "SafetyRating",
    "SafetySetting",
    "Scheduling",
    "Schema",
    "SearchEntryPoint",
    "Segment",
    "SpeakerVoiceConfig",
    "SpeechConfig",
    "SpeechMetadata",
    "TextMimeType",
    "TextResponseFormat",
    "ThinkingConfig",
    "ThinkingLevel",
    "Tool",
    "ToolConfig",
    "TrafficType",
    "TranscriptionMode",
    "TranslationConfig",
    "Type",
    "UrlContext",
    "UrlContextMetadata",
    "UrlMetadata",
    "UrlRetrievalStatus",
    "UsageMetadata",
    "VertexAISearch",
    "VertexAISearchDataStoreSpec",
    "VertexRagStore",
    "VertexRagStoreRagResource",
    "VideoAspectRatio",
    "VideoMetadata",
    "VideoResponseFormat",
    "VoiceConfig",
]
