# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Annotated, Any, Literal, Optional

from gemini_sdk._behaviour import (
    CandidateBehaviour,
    ContentBehaviour,
    PartBehaviour,
    ResponseBehaviour,
)
from gemini_sdk._wire import Duration, Int64, Model, Timestamp
from pydantic import Field

from .common import Date, Interval, LatLng


class ApiAuthApiKeyConfig(Model):
    """API key, given inline or as a Secret Manager reference."""

    api_key_secret_version: Annotated[
        str | None,
        Field(
            alias="apiKeySecretVersion",
            description="Secret Manager version that holds the key, as projects/*/secrets/*/versions/*.",
        ),
    ] = None
    """Secret Manager version that holds the key, as projects/*/secrets/*/versions/*."""

    api_key_string: Annotated[
        str | None,
        Field(
            alias="apiKeyString",
            description="Plaintext key, for use when no secret version is given; one of the two is mandatory.",
        ),
    ] = None
    """Plaintext key, for use when no secret version is given; one of the two is mandatory."""


class AttributionSourceIdGroundingPassageId(Model):
    """Pointer to one part of an inline grounding passage."""

    passage_id: Annotated[
        str | None,
        Field(
            alias="passageId",
            description="ID of the matching GroundingPassage. Output only.",
        ),
    ] = None
    """ID of the matching GroundingPassage. Output only."""

    part_index: Annotated[
        int | None,
        Field(
            alias="partIndex",
            description="Position of the part inside its GroundingPassage. Output only.",
        ),
    ] = None
    """Position of the part inside its GroundingPassage. Output only."""


class AttributionSourceIdSemanticRetrieverChunk(Model):
    """Pointer to a Semantic Retriever chunk."""

    source: Annotated[
        str | None,
        Field(
            description="Retriever resource that matched, such as corpora/c1 or corpora/c1/documents/d1. Output only."
        ),
    ] = None
    """Retriever resource that matched, such as corpora/c1 or corpora/c1/documents/d1. Output only."""

    chunk: Annotated[
        str | None,
        Field(
            description="Full name of the chunk, such as corpora/c1/documents/d1/chunks/k1. Output only."
        ),
    ] = None
    """Full name of the chunk, such as corpora/c1/documents/d1/chunks/k1. Output only."""


class AudioTranscriptionConfigLanguageAuto(Model):
    """Deprecated empty marker requesting automatic language detection; set languageCodes on the parent config."""


class AudioTranscriptionConfigLanguageHints(Model):
    """Deprecated language hints; set languageCodes on the parent config."""

    language_codes: Annotated[
        list[str] | None,
        Field(
            alias="languageCodes",
            description="Deprecated BCP-47 tags of the expected languages; one or more. Deprecated.",
        ),
    ] = None
    """Deprecated BCP-47 tags of the expected languages; one or more. Deprecated."""


class AudioTranscriptionWordInfo(Model):
    """Recognised word with its timing."""

    end_offset: Annotated[
        Duration | None,
        Field(
            alias="endOffset",
            description="When the word ends, measured from the beginning of the audio; a duration such as 1.5s.",
        ),
    ] = None
    """When the word ends, measured from the beginning of the audio; a duration such as 1.5s."""

    start_offset: Annotated[
        Duration | None,
        Field(
            alias="startOffset",
            description="When the word begins, measured from the beginning of the audio; a duration such as 1.5s.",
        ),
    ] = None
    """When the word begins, measured from the beginning of the audio; a duration such as 1.5s."""

    word: Annotated[str | None, Field(description="Text of this one token of speech.")] = None
    """Text of this one token of speech."""


class AuthConfigGoogleServiceAccountConfig(Model):
    """Authentication as a Google service account."""

    service_account: Annotated[
        str | None,
        Field(
            alias="serviceAccount",
            description="Account the extension runs as; must let the extension service agent mint access tokens. Defaults to that agent.",
        ),
    ] = None
    """Account the extension runs as; must let the extension service agent mint access tokens. Defaults to that agent."""


class AuthConfigHttpBasicAuthConfig(Model):
    """HTTP Basic authentication from a stored secret."""

    credential_secret: Annotated[
        str | None,
        Field(
            alias="credentialSecret",
            description="Secret Manager version with base64 credentials, as projects/*/secrets/*/versions/*. The extension service agent needs access.",
        ),
    ] = None
    """Secret Manager version with base64 credentials, as projects/*/secrets/*/versions/*. The extension service agent needs access."""


class AuthConfigOauthConfig(Model):
    """OAuth by access token or service account; set one."""

    access_token: Annotated[
        str | None,
        Field(
            alias="accessToken",
            description="OAuth token forwarded to the endpoint; honoured only in a runtime auth config.",
        ),
    ] = None
    """OAuth token forwarded to the endpoint; honoured only in a runtime auth config."""

    service_account: Annotated[
        str | None,
        Field(
            alias="serviceAccount",
            description="Account whose access tokens call the extension; must let the extension service agent mint them.",
        ),
    ] = None
    """Account whose access tokens call the extension; must let the extension service agent mint them."""


class AuthConfigOidcConfig(Model):
    """OpenID Connect by ID token or service account; set one."""

    id_token: Annotated[
        str | None,
        Field(
            alias="idToken",
            description="OIDC token forwarded to the endpoint; honoured only in a runtime auth config.",
        ),
    ] = None
    """OIDC token forwarded to the endpoint; honoured only in a runtime auth config."""

    service_account: Annotated[
        str | None,
        Field(
            alias="serviceAccount",
            description="Account for which Google signs an OIDC JWT; its audience is the server URL in the OpenAPI spec.",
        ),
    ] = None
    """Account for which Google signs an OIDC JWT; its audience is the server URL in the OpenAPI spec."""


class Blob(Model):
    """Inline media bytes with their type."""

    data: Annotated[bytes | None, Field(description="Media bytes, base64-encoded on the wire.")] = (
        None
    )
    """Media bytes, base64-encoded on the wire."""

    mime_type: Annotated[
        str | None,
        Field(
            alias="mimeType",
            description="IANA media type of the bytes, such as image/png.",
        ),
    ] = None
    """IANA media type of the bytes, such as image/png."""

    display_name: Annotated[
        str | None,
        Field(
            alias="displayName",
            description="Label or file name for telling blobs apart; used only with server-side tools, returned only in prompt management.",
        ),
    ] = None
    """Label or file name for telling blobs apart; used only with server-side tools, returned only in prompt management."""


class Citation(Model):
    """Attribution of a span of generated text to a source."""

    end_index: Annotated[
        int | None,
        Field(
            alias="endIndex",
            description="Offset at which the cited span stops. Output only.",
        ),
    ] = None
    """Offset at which the cited span stops. Output only."""

    license: Annotated[
        str | None, Field(description="Licence of the cited source. Output only.")
    ] = None
    """Licence of the cited source. Output only."""

    publication_date: Annotated[
        Date | None,
        Field(
            alias="publicationDate",
            description="When the cited source was published. Output only.",
        ),
    ] = None
    """When the cited source was published. Output only."""

    start_index: Annotated[
        int | None,
        Field(
            alias="startIndex",
            description="Offset at which the cited span starts. Output only.",
        ),
    ] = None
    """Offset at which the cited span starts. Output only."""

    title: Annotated[
        str | None,
        Field(description="Headline or name of the cited source. Output only."),
    ] = None
    """Headline or name of the cited source. Output only."""

    uri: Annotated[str | None, Field(description="Address of the cited source. Output only.")] = (
        None
    )
    """Address of the cited source. Output only."""


class CitationSource(Model):
    """Attribution of a span of the response to a source."""

    start_index: Annotated[
        int | None,
        Field(
            alias="startIndex",
            description="Where the attributed span starts, in bytes, inclusive.",
        ),
    ] = None
    """Where the attributed span starts, in bytes, inclusive."""

    end_index: Annotated[
        int | None,
        Field(
            alias="endIndex",
            description="Where the attributed span stops, in bytes, exclusive.",
        ),
    ] = None
    """Where the attributed span stops, in bytes, exclusive."""

    uri: Annotated[str | None, Field(description="Address the text is attributed to.")] = None
    """Address the text is attributed to."""

    license: Annotated[
        str | None,
        Field(description="Licence of the attributed project; given for code citations."),
    ] = None
    """Licence of the attributed project; given for code citations."""


class CodeExecution(Model):
    """Tool that lets the model run code it writes and read the result. Has no settings."""


class ExaAiSearch(Model):
    """Web grounding by Exa.ai."""

    api_key: Annotated[str | None, Field(alias="apiKey", description="Exa.ai credential.")] = None
    """Exa.ai credential."""

    custom_configs: Annotated[
        dict[str, Any] | None,
        Field(
            alias="customConfigs",
            description="Extra Exa.ai Search API parameters, passed through.",
        ),
    ] = None
    """Extra Exa.ai Search API parameters, passed through."""


class ExternalApiElasticSearchParams(Model):
    """Options for an endpoint using the ELASTIC_SEARCH spec."""

    index: Annotated[str | None, Field(description="Name of the Elasticsearch index to query.")] = (
        None
    )
    """Name of the Elasticsearch index to query."""

    num_hits: Annotated[
        int | None,
        Field(
            alias="numHits",
            description="How many hits to ask for; forwarded to Elasticsearch as num_hits.",
        ),
    ] = None
    """How many hits to ask for; forwarded to Elasticsearch as num_hits."""

    search_template: Annotated[
        str | None,
        Field(
            alias="searchTemplate",
            description="Elasticsearch template applied to the query.",
        ),
    ] = None
    """Elasticsearch template applied to the query."""


class ExternalApiSimpleSearchParams(Model):
    """Options for an endpoint using the SIMPLE_SEARCH spec. Empty."""


class FileData(Model):
    """Media referenced by URI rather than sent inline."""

    file_uri: Annotated[
        str | None,
        Field(
            alias="fileUri",
            description="Location of the file: a Cloud Storage URI on Vertex AI, a Files API URI on the Gemini API.",
        ),
    ] = None
    """Location of the file: a Cloud Storage URI on Vertex AI, a Files API URI on the Gemini API."""

    mime_type: Annotated[
        str | None,
        Field(
            alias="mimeType",
            description="IANA media type of the file, such as video/mp4.",
        ),
    ] = None
    """IANA media type of the file, such as video/mp4."""

    display_name: Annotated[
        str | None,
        Field(
            alias="displayName",
            description="Label or file name for telling files apart; used only with server-side tools, returned only in prompt management.",
        ),
    ] = None
    """Label or file name for telling files apart; used only with server-side tools, returned only in prompt management."""


class FileSearchRetrievalConfig(Model):
    """Retrieval options for file search."""

    top_k: Annotated[
        int | None, Field(alias="topK", description="How many chunks to retrieve.")
    ] = None
    """How many chunks to retrieve."""

    metadata_filter: Annotated[
        str | None,
        Field(
            alias="metadataFilter",
            description="Filter expression over document and chunk metadata.",
        ),
    ] = None
    """Filter expression over document and chunk metadata."""


class FileSearchRetrievalResource(Model):
    """One store to retrieve from."""

    rag_store_name: Annotated[
        str | None,
        Field(
            alias="ragStoreName",
            description="Resource name of the RAG store, such as ragStores/my-store.",
        ),
    ] = None
    """Resource name of the RAG store, such as ragStores/my-store."""


class FunctionResponseBlob(Model):
    """Inline media in a function result; not for text."""

    data: Annotated[bytes | None, Field(description="Media bytes, base64-encoded on the wire.")] = (
        None
    )
    """Media bytes, base64-encoded on the wire."""

    mime_type: Annotated[
        str | None,
        Field(
            alias="mimeType",
            description="IANA media type of the bytes, such as image/png.",
        ),
    ] = None
    """IANA media type of the bytes, such as image/png."""

    display_name: Annotated[
        str | None,
        Field(
            alias="displayName",
            description="Label or file name for telling blobs apart; used only with server-side tools, returned only in prompt management.",
        ),
    ] = None
    """Label or file name for telling blobs apart; used only with server-side tools, returned only in prompt management."""


class FunctionResponseFileData(Model):
    """Media in a function result, referenced by URI."""

    display_name: Annotated[
        str | None,
        Field(
            alias="displayName",
            description="Label or file name for telling files apart; used only with server-side tools, returned only in prompt management.",
        ),
    ] = None
    """Label or file name for telling files apart; used only with server-side tools, returned only in prompt management."""

    file_uri: Annotated[
        str | None, Field(alias="fileUri", description="Location of the media.")
    ] = None
    """Location of the media."""

    mime_type: Annotated[
        str | None,
        Field(
            alias="mimeType",
            description="IANA media type of the file, such as image/png.",
        ),
    ] = None
    """IANA media type of the file, such as image/png."""


class FunctionResponsePart(Model):
    """One media item in a function result, inline or by URI."""

    inline_data: Annotated[
        FunctionResponseBlob | None,
        Field(alias="inlineData", description="Media sent inline."),
    ] = None
    """Media sent inline."""

    file_data: Annotated[
        FunctionResponseFileData | None,
        Field(alias="fileData", description="Media referenced by URI."),
    ] = None
    """Media referenced by URI."""


class GoogleMapsPlaces(Model):
    """Grounding in Places data, the default Maps kind. Has no settings."""


class GoogleMapsRouting(Model):
    """Grounding through ComputeRoutes and SearchAlongRoute. Has no settings."""


class GoogleSearchImageSearch(Model):
    """Search returning images. Has no settings."""


class GoogleSearchWebSearch(Model):
    """Ordinary text-only search. Has no settings."""


class GroundingChunkImage(Model):
    """Image search hit used as evidence."""

    domain: Annotated[str | None, Field(description="Host of the page showing the image.")] = None
    """Host of the page showing the image."""

    image_uri: Annotated[
        str | None, Field(alias="imageUri", description="Address of the image itself.")
    ] = None
    """Address of the image itself."""

    source_uri: Annotated[
        str | None,
        Field(alias="sourceUri", description="Address of the page showing the image."),
    ] = None
    """Address of the page showing the image."""

    title: Annotated[str | None, Field(description="Heading of the page showing the image.")] = None
    """Heading of the page showing the image."""


class GroundingChunkMapsPlaceAnswerSourcesReviewSnippet(Model):
    """Extract from a user review."""

    google_maps_uri: Annotated[
        str | None,
        Field(
            alias="googleMapsUri",
            description="Link that opens the review in Google Maps.",
        ),
    ] = None
    """Link that opens the review in Google Maps."""

    review_id: Annotated[
        str | None,
        Field(alias="reviewId", description="Identifier of the quoted review."),
    ] = None
    """Identifier of the quoted review."""

    title: Annotated[str | None, Field(description="Heading of the quoted review.")] = None
    """Heading of the quoted review."""


class GroundingChunkMapsRoute(Model):
    """Route computed by Google Maps."""

    distance_meters: Annotated[
        int | None, Field(alias="distanceMeters", description="Route length in metres.")
    ] = None
    """Route length in metres."""

    duration: Annotated[
        Duration | None, Field(description="Travel time, as a duration such as 600s.")
    ] = None
    """Travel time, as a duration such as 600s."""

    encoded_polyline: Annotated[
        str | None,
        Field(
            alias="encodedPolyline",
            description="Route geometry in Google's encoded polyline format.",
        ),
    ] = None
    """Route geometry in Google's encoded polyline format."""


class GroundingChunkWeb(Model):
    """Web page used as evidence."""

    title: Annotated[str | None, Field(description="Page heading.")] = None
    """Page heading."""

    uri: Annotated[str | None, Field(description="Page address.")] = None
    """Page address."""

    domain: Annotated[
        str | None,
        Field(description="Host of the page, usable for filtering sources. Only on vertex."),
    ] = None
    """Host of the page, usable for filtering sources. Only on vertex."""


class GroundingMetadataSourceFlaggingUri(Model):
    """Link for reporting an inappropriate place or review; Google Maps only."""

    flag_content_uri: Annotated[
        str | None,
        Field(alias="flagContentUri", description="Address of the report form."),
    ] = None
    """Address of the report form."""

    source_id: Annotated[
        str | None,
        Field(alias="sourceId", description="Identifier of the reported place or review."),
    ] = None
    """Identifier of the reported place or review."""


class ImageConfigImageOutputOptions(Model):
    """Encoding options for a generated image."""

    compression_quality: Annotated[
        int | None,
        Field(alias="compressionQuality", description="Encoder quality, 0 to 100."),
    ] = None
    """Encoder quality, 0 to 100."""

    mime_type: Annotated[
        str | None,
        Field(
            alias="mimeType",
            description="Encoding to use, such as image/png or image/jpeg.",
        ),
    ] = None
    """Encoding to use, such as image/png or image/jpeg."""


class LogprobsResultCandidate(Model):
    """Token with its log probability."""

    log_probability: Annotated[
        float | None,
        Field(
            alias="logProbability",
            description="Logarithm of the probability; closer to 0 is more certain.",
        ),
    ] = None
    """Logarithm of the probability; closer to 0 is more certain."""

    token: Annotated[str | None, Field(description="Text of the token.")] = None
    """Text of the token."""

    token_id: Annotated[
        int | None,
        Field(alias="tokenId", description="Vocabulary number of the token."),
    ] = None
    """Vocabulary number of the token."""


class LogprobsResultTopCandidates(Model):
    """Most likely tokens at one decoding step."""

    candidates: Annotated[
        list[LogprobsResultCandidate] | None,
        Field(description="Alternatives, most likely first."),
    ] = None
    """Alternatives, most likely first."""


class ManualRoutingMode(Model):
    """Pins the request to a named model."""

    model_name: Annotated[
        str | None,
        Field(
            alias="modelName",
            description="Model to serve the request; public LLMs only.",
        ),
    ] = None
    """Model to serve the request; public LLMs only."""


class ModelArmorConfig(Model):
    """Screening of prompts and responses by Model Armor."""

    prompt_template_name: Annotated[
        str | None,
        Field(
            alias="promptTemplateName",
            description="Template that screens the prompt before the model sees it, as projects/*/locations/*/templates/*.",
        ),
    ] = None
    """Template that screens the prompt before the model sees it, as projects/*/locations/*/templates/*."""

    response_template_name: Annotated[
        str | None,
        Field(
            alias="responseTemplateName",
            description="Template that screens the response before it is returned, as projects/*/locations/*/templates/*.",
        ),
    ] = None
    """Template that screens the response before it is returned, as projects/*/locations/*/templates/*."""


class OutputConfig(Model):
    """Storage destination for generated assets."""

    output_uri_prefix: Annotated[
        str | None,
        Field(
            alias="outputUriPrefix",
            description="Folder or prefix for generated media, gs:// only; parts then carry a file URI instead of bytes.",
        ),
    ] = None
    """Folder or prefix for generated media, gs:// only; parts then carry a file URI instead of bytes."""


class ParallelAiSearch(Model):
    """Web grounding by Parallel.ai."""

    api_key: Annotated[
        str | None,
        Field(
            alias="apiKey",
            description="Parallel.ai credential. If absent, a Google Cloud Marketplace subscription is looked up.",
        ),
    ] = None
    """Parallel.ai credential. If absent, a Google Cloud Marketplace subscription is looked up."""

    custom_configs: Annotated[
        dict[str, Any] | None,
        Field(
            alias="customConfigs",
            description="Parallel.ai Search API parameters: source_policy, excerpts, max_results, mode and fetch_policy only.",
        ),
    ] = None
    """Parallel.ai Search API parameters: source_policy, excerpts, max_results, mode and fetch_policy only."""

    enable_data_retention: Annotated[
        bool | None,
        Field(
            alias="enableDataRetention",
            description="Deprecated in favour of enableZeroDataRetention: selects the zero-retention subscription. Defaults to false. Deprecated.",
        ),
    ] = None
    """Deprecated in favour of enableZeroDataRetention: selects the zero-retention subscription. Defaults to false. Deprecated."""

    enable_zero_data_retention: Annotated[
        bool | None,
        Field(
            alias="enableZeroDataRetention",
            description="Whether to use the zero-data-retention subscription rather than the standard one. Defaults to false.",
        ),
    ] = None
    """Whether to use the zero-data-retention subscription rather than the standard one. Defaults to false."""


class PrebuiltVoiceConfig(Model):
    """Selects a stock voice."""

    voice_name: Annotated[
        str | None,
        Field(alias="voiceName", description="Stock voice, such as Kore or Puck."),
    ] = None
    """Stock voice, such as Kore or Puck."""


class RagChunkPageSpan(Model):
    """Page range of a chunk."""

    first_page: Annotated[
        int | None,
        Field(alias="firstPage", description="Starting page, inclusive, counted from 1."),
    ] = None
    """Starting page, inclusive, counted from 1."""

    last_page: Annotated[
        int | None,
        Field(alias="lastPage", description="Final page, inclusive, counted from 1."),
    ] = None
    """Final page, inclusive, counted from 1."""


class RagRetrievalConfigFilter(Model):
    """Limits on which contexts are eligible."""

    metadata_filter: Annotated[
        str | None,
        Field(
            alias="metadataFilter",
            description="Filter expression applied to document metadata.",
        ),
    ] = None
    """Filter expression applied to document metadata."""

    vector_distance_threshold: Annotated[
        float | None,
        Field(
            alias="vectorDistanceThreshold",
            description="Upper bound on vector distance; contexts at or beyond it are dropped.",
        ),
    ] = None
    """Upper bound on vector distance; contexts at or beyond it are dropped."""

    vector_similarity_threshold: Annotated[
        float | None,
        Field(
            alias="vectorSimilarityThreshold",
            description="Lower bound on vector similarity; contexts at or below it are dropped.",
        ),
    ] = None
    """Lower bound on vector similarity; contexts at or below it are dropped."""


class RagRetrievalConfigRankingLlmRanker(Model):
    """Options for ranking retrieved contexts with an LLM."""

    model_name: Annotated[
        str | None,
        Field(alias="modelName", description="LLM that performs the ranking."),
    ] = None
    """LLM that performs the ranking."""


class RagRetrievalConfigRankingRankService(Model):
    """Options for ranking retrieved contexts with the Rank Service."""

    model_name: Annotated[
        str | None,
        Field(
            alias="modelName",
            description="Rank Service model, e.g. semantic-ranker-512@latest.",
        ),
    ] = None
    """Rank Service model, e.g. semantic-ranker-512@latest."""


class ReplicatedVoiceConfig(Model):
    """Voice cloned from a supplied audio sample."""

    mime_type: Annotated[
        str | None,
        Field(
            alias="mimeType",
            description="Sample encoding; only audio/wav (16-bit signed little-endian, 24 kHz) is accepted, and it is the default.",
        ),
    ] = None
    """Sample encoding; only audio/wav (16-bit signed little-endian, 24 kHz) is accepted, and it is the default."""

    voice_sample_audio: Annotated[
        bytes | None,
        Field(
            alias="voiceSampleAudio",
            description="Audio bytes of the voice to imitate, base64-encoded.",
        ),
    ] = None
    """Audio bytes of the voice to imitate, base64-encoded."""


class RetrievalConfig(Model):
    """User context passed to retrieval tools."""

    language_code: Annotated[
        str | None,
        Field(alias="languageCode", description="Language of the user, e.g. en-US."),
    ] = None
    """Language of the user, e.g. en-US."""

    lat_lng: Annotated[
        LatLng | None,
        Field(alias="latLng", description="Geographic position of the user."),
    ] = None
    """Geographic position of the user."""


class RetrievalMetadata(Model):
    """Retrieval details attached to the grounding metadata of a grounded response."""

    google_search_dynamic_retrieval_score: Annotated[
        float | None,
        Field(
            alias="googleSearchDynamicRetrievalScore",
            description="Estimated benefit of a Google Search for this prompt, 0 to 1. Set only when search grounding with dynamic retrieval is on.",
        ),
    ] = None
    """Estimated benefit of a Google Search for this prompt, 0 to 1. Set only when search grounding with dynamic retrieval is on."""


class SearchEntryPoint(Model):
    """Material for displaying Google Search suggestions alongside a search-grounded response."""

    rendered_content: Annotated[
        str | None,
        Field(
            alias="renderedContent",
            description="Ready-made HTML snippet to embed in a page or webview.",
        ),
    ] = None
    """Ready-made HTML snippet to embed in a page or webview."""

    sdk_blob: Annotated[
        bytes | None,
        Field(
            alias="sdkBlob",
            description="Search queries with their result URLs, as base64-encoded JSON, for building a custom display.",
        ),
    ] = None
    """Search queries with their result URLs, as base64-encoded JSON, for building a custom display."""


class Segment(Model):
    """Contiguous span of a response part."""

    end_index: Annotated[
        int | None,
        Field(
            alias="endIndex",
            description="Byte offset within the part where the span ends, exclusive. Output only.",
        ),
    ] = None
    """Byte offset within the part where the span ends, exclusive. Output only."""

    part_index: Annotated[
        int | None,
        Field(
            alias="partIndex",
            description="Position of the containing part within its content. Output only.",
        ),
    ] = None
    """Position of the containing part within its content. Output only."""

    start_index: Annotated[
        int | None,
        Field(
            alias="startIndex",
            description="Byte offset within the part where the span begins, inclusive. Output only.",
        ),
    ] = None
    """Byte offset within the part where the span begins, inclusive. Output only."""

    text: Annotated[
        str | None, Field(description="Response text covered by the span. Output only.")
    ] = None
    """Response text covered by the span. Output only."""


class SpeechMetadata(Model):
    """Speaker and style information attached to a part."""

    speaker: Annotated[str | None, Field(description="Who is speaking in this turn.")] = None
    """Who is speaking in this turn."""

    style: Annotated[
        str | None, Field(description="Vocal delivery in plain words, e.g. cheerful.")
    ] = None
    """Vocal delivery in plain words, e.g. cheerful."""


class TranslationConfig(Model):
    """Options for speech translation."""

    echo_target_language: Annotated[
        bool | None,
        Field(
            alias="echoTargetLanguage",
            description="Whether input already in the target language is repeated as audio; if false, it yields silence.",
        ),
    ] = None
    """Whether input already in the target language is repeated as audio; if false, it yields silence."""

    target_language_code: Annotated[
        str | None,
        Field(
            alias="targetLanguageCode",
            description="Language to translate into, as a BCP-47 code such as es.",
        ),
    ] = None
    """Language to translate into, as a BCP-47 code such as es."""


class UrlContext(Model):
    """Enables fetching of URLs as context; has no options."""


class VertexAISearchDataStoreSpec(Model):
    """Selects and configures one data store of an engine for a search."""

    data_store: Annotated[
        str | None,
        Field(
            alias="dataStore",
            description="Resource name, as projects/P/locations/L/collections/C/dataStores/D.",
        ),
    ] = None
    """Resource name, as projects/P/locations/L/collections/C/dataStores/D."""

    filter: Annotated[
        str | None,
        Field(
            description="Expression restricting which documents in this data store are searched."
        ),
    ] = None
    """Expression restricting which documents in this data store are searched."""


class VertexRagStoreRagResource(Model):
    """A RAG corpus, optionally narrowed to some of its files."""

    rag_corpus: Annotated[
        str | None,
        Field(
            alias="ragCorpus",
            description="Corpus resource name, as projects/P/locations/L/ragCorpora/C.",
        ),
    ] = None
    """Corpus resource name, as projects/P/locations/L/ragCorpora/C."""

    rag_file_ids: Annotated[
        list[str] | None,
        Field(
            alias="ragFileIds",
            description="IDs of the files to use, all belonging to ragCorpus.",
        ),
    ] = None
    """IDs of the files to use, all belonging to ragCorpus."""


class VideoMetadata(Model):
    """Clipping range and sampling rate for an input video."""

    end_offset: Annotated[
        Duration | None,
        Field(
            alias="endOffset",
            description="Where the clip stops, as a duration in seconds such as 12.5s.",
        ),
    ] = None
    """Where the clip stops, as a duration in seconds such as 12.5s."""

    fps: Annotated[
        float | None,
        Field(
            description="Frames per second sampled for the model, above 0 and up to 24. Default 1."
        ),
    ] = None
    """Frames per second sampled for the model, above 0 and up to 24. Default 1."""

    start_offset: Annotated[
        Duration | None,
        Field(
            alias="startOffset",
            description="Where the clip begins, as a duration in seconds such as 2.5s.",
        ),
    ] = None
    """Where the clip begins, as a duration in seconds such as 2.5s."""


class VoiceConfig(Model):
    """Selects the voice used for speech."""

    prebuilt_voice_config: Annotated[
        PrebuiltVoiceConfig | None,
        Field(alias="prebuiltVoiceConfig", description="Use one of the built-in voices."),
    ] = None
    """Use one of the built-in voices."""

    replicated_voice_config: Annotated[
        ReplicatedVoiceConfig | None,
        Field(
            alias="replicatedVoiceConfig",
            description="Use a voice cloned from an audio sample.",
        ),
    ] = None
    """Use a voice cloned from an audio sample."""

    voice: Annotated[
        str | None,
        Field(
            description="Built-in speaker name (e.g. Kore), stored voice ID (voice_xxx) or replication key (voicekey_xxx). Only on vertex."
        ),
    ] = None
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
    """Deprecated credentials holder for an external API; superseded by AuthConfig."""

    api_key_config: Annotated[
        ApiAuthApiKeyConfig | None,
        Field(alias="apiKeyConfig", description="Key material used to authenticate."),
    ] = None
    """Key material used to authenticate."""


class AttributionSourceId(Model):
    """Where an attributed passage came from; exactly one member is set."""

    grounding_passage: Annotated[
        AttributionSourceIdGroundingPassageId | None,
        Field(
            alias="groundingPassage",
            description="Identifies an inline passage supplied with the request.",
        ),
    ] = None
    """Identifies an inline passage supplied with the request."""

    semantic_retriever_chunk: Annotated[
        AttributionSourceIdSemanticRetrieverChunk | None,
        Field(
            alias="semanticRetrieverChunk",
            description="Set for hits from the Semantic Retriever.",
        ),
    ] = None
    """Set for hits from the Semantic Retriever."""


class AudioResponseFormat(Model):
    """Output format options for generated audio."""

    bit_rate: Annotated[
        int | None,
        Field(
            alias="bitRate",
            description="Encoded bits per second; applies to MP3 and Opus only.",
        ),
    ] = None
    """Encoded bits per second; applies to MP3 and Opus only."""

    delivery: Annotated[
        Delivery | None,
        Field(description="Whether audio is returned inline or by reference."),
    ] = None
    """Whether audio is returned inline or by reference."""

    mime_type: Annotated[
        AudioMimeType | None,
        Field(alias="mimeType", description="Audio container and codec to return."),
    ] = None
    """Audio container and codec to return."""

    sample_rate: Annotated[
        int | None, Field(alias="sampleRate", description="Samples per second, in Hz.")
    ] = None
    """Samples per second, in Hz."""


class AudioTranscription(Model):
    """Transcript of an audio part; with several speakers, each segment arrives in its own Part."""

    speaker_label: Annotated[
        str | None,
        Field(
            alias="speakerLabel",
            description="Speaker tag such as spk_1; present only with diarization on.",
        ),
    ] = None
    """Speaker tag such as spk_1; present only with diarization on."""

    text: Annotated[
        str | None,
        Field(description="Transcribed words of the segment, as one string."),
    ] = None
    """Transcribed words of the segment, as one string."""

    words: Annotated[
        list[AudioTranscriptionWordInfo] | None,
        Field(
            description="Per-word transcript with timings; present only when word timestamps are requested."
        ),
    ] = None
    """Per-word transcript with timings; present only when word timestamps are requested."""


class AudioTranscriptionConfig(Model):
    """Speech-to-text options."""

    adaptation_phrases: Annotated[
        list[str] | None,
        Field(
            alias="adaptationPhrases",
            description="Deprecated in favour of customVocabulary: phrases the recogniser should prefer. Deprecated.",
        ),
    ] = None
    """Deprecated in favour of customVocabulary: phrases the recogniser should prefer. Deprecated."""

    custom_vocabulary: Annotated[
        list[str] | None,
        Field(
            alias="customVocabulary",
            description="Terms the recogniser should favour, such as names and jargon.",
        ),
    ] = None
    """Terms the recogniser should favour, such as names and jargon."""

    diarization: Annotated[
        bool | None,
        Field(
            description="Whether to separate and label speakers. Not compatible with SMART mode."
        ),
    ] = None
    """Whether to separate and label speakers. Not compatible with SMART mode."""

    language_auto: Annotated[
        AudioTranscriptionConfigLanguageAuto | None,
        Field(
            alias="languageAuto",
            description="Deprecated in favour of languageCodes: presence requests automatic language detection. Deprecated.",
        ),
    ] = None
    """Deprecated in favour of languageCodes: presence requests automatic language detection. Deprecated."""

    language_codes: Annotated[
        list[str] | None,
        Field(
            alias="languageCodes",
            description="BCP-47 hints for the spoken languages. Empty means auto-detect.",
        ),
    ] = None
    """BCP-47 hints for the spoken languages. Empty means auto-detect."""

    language_hints: Annotated[
        AudioTranscriptionConfigLanguageHints | None,
        Field(
            alias="languageHints",
            description="Deprecated in favour of the config-level languageCodes: expected spoken languages. Deprecated.",
        ),
    ] = None
    """Deprecated in favour of the config-level languageCodes: expected spoken languages. Deprecated."""

    mode: Annotated[
        TranscriptionMode | None,
        Field(
            description="How literal the transcript is. Defaults to VERBATIM; SMART tidies and formats speech but excludes timestamps and diarization."
        ),
    ] = None
    """How literal the transcript is. Defaults to VERBATIM; SMART tidies and formats speech but excludes timestamps and diarization."""

    source_text: Annotated[
        str | None,
        Field(
            alias="sourceText",
            description="Existing text to revise by voice; in SMART mode the answer is its full replacement, not an addition.",
        ),
    ] = None
    """Existing text to revise by voice; in SMART mode the answer is its full replacement, not an addition."""

    word_timestamp: Annotated[
        bool | None,
        Field(
            alias="wordTimestamp",
            description="Whether to return timings for each word. Not compatible with SMART mode.",
        ),
    ] = None
    """Whether to return timings for each word. Not compatible with SMART mode."""


class AuthConfigApiKeyConfig(Model):
    """API key authentication: the key and where it goes in the request."""

    api_key_secret: Annotated[
        str | None,
        Field(
            alias="apiKeySecret",
            description="Secret Manager version with the key, as projects/*/secrets/*/versions/*. Wins over apiKeyString; the extension service agent needs access.",
        ),
    ] = None
    """Secret Manager version with the key, as projects/*/secrets/*/versions/*. Wins over apiKeyString; the extension service agent needs access."""

    api_key_string: Annotated[
        str | None,
        Field(
            alias="apiKeyString",
            description="Literal key to send; ignored when apiKeySecret is set.",
        ),
    ] = None
    """Literal key to send; ignored when apiKeySecret is set."""

    http_element_location: Annotated[
        HttpElementLocation | None,
        Field(
            alias="httpElementLocation",
            description="Part of the HTTP request that carries the key.",
        ),
    ] = None
    """Part of the HTTP request that carries the key."""

    name: Annotated[
        str | None,
        Field(description="Parameter that carries the key, such as api_key in ?api_key=."),
    ] = None
    """Parameter that carries the key, such as api_key in ?api_key=."""


class AutoRoutingMode(Model):
    """Lets a pretrained router choose the model, weighted by the stated preference."""

    model_routing_preference: Annotated[
        ModelRoutingPreference | None,
        Field(
            alias="modelRoutingPreference",
            description="Trade-off the router should aim for, such as quality or cost.",
        ),
    ] = None
    """Trade-off the router should aim for, such as quality or cost."""


class CitationMetadata(Model):
    """Sources cited by generated content."""

    citation_sources: Annotated[
        list[CitationSource] | None,
        Field(
            alias="citationSources",
            description="Cited sources, as returned by the Gemini API. Only on google-ai.",
        ),
    ] = None
    """Cited sources, as returned by the Gemini API. Only on google-ai."""

    citations: Annotated[
        list[Citation] | None,
        Field(description="Cited sources, as returned by Vertex AI. Output only. Only on vertex."),
    ] = None
    """Cited sources, as returned by Vertex AI. Output only. Only on vertex."""


class CodeExecutionResult(Model):
    """What came of running an ExecutableCode part."""

    outcome: Annotated[
        Outcome | None,
        Field(description="Whether the run succeeded, failed or timed out."),
    ] = None
    """Whether the run succeeded, failed or timed out."""

    output: Annotated[
        str | None,
        Field(
            description="Standard output on success, otherwise standard error or an explanation."
        ),
    ] = None
    """Standard output on success, otherwise standard error or an explanation."""

    id: Annotated[
        str | None,
        Field(
            description="Key matching the ExecutableCode part; present only if that part has one."
        ),
    ] = None
    """Key matching the ExecutableCode part; present only if that part has one."""


class ComputerUse(Model):
    """Tool for operating a computer or browser interface."""

    environment: Annotated[
        Environment | None, Field(description="Kind of environment being operated.")
    ] = None
    """Kind of environment being operated."""

    excluded_predefined_functions: Annotated[
        list[str] | None,
        Field(
            alias="excludedPredefinedFunctions",
            description="Predefined actions to withhold, narrowing the action space or making way for custom ones. None by default.",
        ),
    ] = None
    """Predefined actions to withhold, narrowing the action space or making way for custom ones. None by default."""

    disabled_safety_policies: Annotated[
        list[SafetyPolicy] | None,
        Field(
            alias="disabledSafetyPolicies",
            description="Safety policies to turn off for this tool.",
        ),
    ] = None
    """Safety policies to turn off for this tool."""

    enable_prompt_injection_detection: Annotated[
        bool | None,
        Field(
            alias="enablePromptInjectionDetection",
            description="Whether requests are screened for prompt injection.",
        ),
    ] = None
    """Whether requests are screened for prompt injection."""


class DynamicRetrievalConfig(Model):
    """Controls when the legacy search tool is triggered."""

    dynamic_threshold: Annotated[
        float | None,
        Field(
            alias="dynamicThreshold",
            description="Score above which retrieval runs, 0 to 1. Unset uses the service default.",
        ),
    ] = None
    """Score above which retrieval runs, 0 to 1. Unset uses the service default."""

    mode: Annotated[
        DynamicRetrievalMode | None,
        Field(description="Whether retrieval is decided dynamically or always runs."),
    ] = None
    """Whether retrieval is decided dynamically or always runs."""


class EnterpriseWebSearch(Model):
    """Web search grounding with enterprise compliance controls."""

    blocking_confidence: Annotated[
        PhishBlockThreshold | None,
        Field(
            alias="blockingConfidence",
            description="Blocks results from sites rated at this confidence or higher.",
        ),
    ] = None
    """Blocks results from sites rated at this confidence or higher."""

    exclude_domains: Annotated[
        list[str] | None,
        Field(
            alias="excludeDomains",
            description="Domains to leave out of results; up to 2000 by default.",
        ),
    ] = None
    """Domains to leave out of results; up to 2000 by default."""


class ExecutableCode(Model):
    """Code written by the model for the code execution tool, which runs it automatically."""

    code: Annotated[str | None, Field(description="Source text to run.")] = None
    """Source text to run."""

    language: Annotated[
        Language | None, Field(description="Programming language; currently Python.")
    ] = None
    """Programming language; currently Python."""

    id: Annotated[
        str | None,
        Field(description="Key that pairs this part with its CodeExecutionResult."),
    ] = None
    """Key that pairs this part with its CodeExecutionResult."""


class FileSearch(Model):
    """Tool that searches uploaded files held in retrieval stores."""

    retrieval_resources: Annotated[
        list[FileSearchRetrievalResource] | None,
        Field(alias="retrievalResources", description="Stores to search."),
    ] = None
    """Stores to search."""

    retrieval_config: Annotated[
        FileSearchRetrievalConfig | None,
        Field(alias="retrievalConfig", description="How retrieval is performed."),
    ] = None
    """How retrieval is performed."""


class FunctionCallingConfig(Model):
    """How the model may use declared functions."""

    allowed_function_names: Annotated[
        list[str] | None,
        Field(
            alias="allowedFunctionNames",
            description="Functions the model may choose from, by declared name; valid only with mode ANY.",
        ),
    ] = None
    """Functions the model may choose from, by declared name; valid only with mode ANY."""

    mode: Annotated[
        FunctionCallingMode | None,
        Field(description="Whether calls are optional, forced or disabled."),
    ] = None
    """Whether calls are optional, forced or disabled."""

    stream_function_call_arguments: Annotated[
        bool | None,
        Field(
            alias="streamFunctionCallArguments",
            description="Whether to stream the arguments of a call; fragments arrive in partialArgs. Only on vertex.",
        ),
    ] = None
    """Whether to stream the arguments of a call; fragments arrive in partialArgs. Only on vertex."""


class FunctionResponse(Model):
    """Outcome of a FunctionCall, sent back to the model."""

    id: Annotated[
        str | None,
        Field(description="Identifier copied from the FunctionCall being answered."),
    ] = None
    """Identifier copied from the FunctionCall being answered."""

    name: Annotated[
        str | None, Field(description="Function that was run, as named in its call.")
    ] = None
    """Function that was run, as named in its call."""

    parts: Annotated[
        list[FunctionResponsePart] | None,
        Field(description="Media accompanying the result, in order; types may differ."),
    ] = None
    """Media accompanying the result, in order; types may differ."""

    response: Annotated[
        dict[str, Any] | None,
        Field(
            description="Result as a JSON object; use keys output and error, otherwise the whole object counts as output."
        ),
    ] = None
    """Result as a JSON object; use keys output and error, otherwise the whole object counts as output."""

    scheduling: Annotated[
        Scheduling | None,
        Field(
            description="When the model should react, for non-blocking calls only. Defaults to WHEN_IDLE."
        ),
    ] = None
    """When the model should react, for non-blocking calls only. Defaults to WHEN_IDLE."""

    will_continue: Annotated[
        bool | None,
        Field(
            alias="willContinue",
            description="True if more responses to this call will follow; non-blocking calls only. Only on google-ai.",
        ),
    ] = None
    """True if more responses to this call will follow; non-blocking calls only. Only on google-ai."""


class GoogleMapsGroundingTypes(Model):
    """Selection of Maps grounding kinds and their settings."""

    places: Annotated[
        GoogleMapsPlaces | None,
        Field(description="Turns on Places grounding; the default when nothing is selected."),
    ] = None
    """Turns on Places grounding; the default when nothing is selected."""

    routing: Annotated[
        GoogleMapsRouting | None,
        Field(description="Turns on route grounding through ComputeRoutes and SearchAlongRoute."),
    ] = None
    """Turns on route grounding through ComputeRoutes and SearchAlongRoute."""


class GoogleSearchRetrieval(Model):
    """Legacy search grounding for older models; newer ones use GoogleSearch."""

    dynamic_retrieval_config: Annotated[
        DynamicRetrievalConfig | None,
        Field(alias="dynamicRetrievalConfig", description="When to trigger the search."),
    ] = None
    """When to trigger the search."""


class GoogleSearchSearchTypes(Model):
    """Kinds of search available to the GoogleSearch tool."""

    image_search: Annotated[
        GoogleSearchImageSearch | None,
        Field(
            alias="imageSearch",
            description="Turns on image results, returned as bytes.",
        ),
    ] = None
    """Turns on image results, returned as bytes."""

    web_search: Annotated[
        GoogleSearchWebSearch | None,
        Field(alias="webSearch", description="Turns on web results, text only."),
    ] = None
    """Turns on web results, text only."""


class GroundingChunkMapsPlaceAnswerSources(Model):
    """Reviews and other material behind a place answer."""

    review_snippets: Annotated[
        list[GroundingChunkMapsPlaceAnswerSourcesReviewSnippet] | None,
        Field(
            alias="reviewSnippets",
            description="Review extracts drawn on for the answer.",
        ),
    ] = None
    """Review extracts drawn on for the answer."""


class GroundingSupport(Model):
    """Links a response segment to the chunks that back it."""

    confidence_scores: Annotated[
        list[float] | None,
        Field(
            alias="confidenceScores",
            description="Score from 0 to 1 for each entry of groundingChunkIndices. Empty from Gemini 2.5 on.",
        ),
    ] = None
    """Score from 0 to 1 for each entry of groundingChunkIndices. Empty from Gemini 2.5 on."""

    grounding_chunk_indices: Annotated[
        list[int] | None,
        Field(
            alias="groundingChunkIndices",
            description="Positions in groundingChunks of the sources backing this segment.",
        ),
    ] = None
    """Positions in groundingChunks of the sources backing this segment."""

    segment: Annotated[Segment | None, Field(description="Response span being supported.")] = None
    """Response span being supported."""

    rendered_parts: Annotated[
        list[int] | None,
        Field(
            alias="renderedParts",
            description="Positions of the related rendered parts in the grounding metadata. Only on vertex.",
        ),
    ] = None
    """Positions of the related rendered parts in the grounding metadata. Only on vertex."""


class ImageConfig(Model):
    """Image generation options."""

    aspect_ratio: Annotated[
        str | None,
        Field(
            alias="aspectRatio",
            description="Width to height: 1:1, 3:2, 4:3, 5:4, 16:9, 21:9, 2:3, 3:4, 4:5 or 9:16.",
        ),
    ] = None
    """Width to height: 1:1, 3:2, 4:3, 5:4, 16:9, 21:9, 2:3, 3:4, 4:5 or 9:16."""

    image_output_options: Annotated[
        ImageConfigImageOutputOptions | None,
        Field(
            alias="imageOutputOptions",
            description="Encoding of the generated image. Only on vertex.",
        ),
    ] = None
    """Encoding of the generated image. Only on vertex."""

    image_size: Annotated[
        str | None,
        Field(
            alias="imageSize",
            description="Output resolution: 1K, 2K or 4K. Defaults to 1K.",
        ),
    ] = None
    """Output resolution: 1K, 2K or 4K. Defaults to 1K."""

    person_generation: Annotated[
        PersonGeneration | None,
        Field(
            alias="personGeneration",
            description="Which people, if any, may be depicted. Only on vertex.",
        ),
    ] = None
    """Which people, if any, may be depicted. Only on vertex."""

    prominent_people: Annotated[
        ProminentPeople | None,
        Field(
            alias="prominentPeople",
            description="Whether celebrities may be depicted; allowed by default. Overridden by personGeneration. Only on vertex.",
        ),
    ] = None
    """Whether celebrities may be depicted; allowed by default. Overridden by personGeneration. Only on vertex."""


class ImageResponseFormat(Model):
    """Output format options for generated images."""

    aspect_ratio: Annotated[
        ImageAspectRatio | None,
        Field(alias="aspectRatio", description="Width-to-height ratio of the result."),
    ] = None
    """Width-to-height ratio of the result."""

    delivery: Annotated[
        Delivery | None,
        Field(description="Whether the image is returned inline or by reference."),
    ] = None
    """Whether the image is returned inline or by reference."""

    image_size: Annotated[
        ImageSize | None,
        Field(alias="imageSize", description="Resolution of the result."),
    ] = None
    """Resolution of the result."""

    mime_type: Annotated[
        ImageMimeType | None,
        Field(alias="mimeType", description="Image encoding to return."),
    ] = None
    """Image encoding to return."""


class LogprobsResult(Model):
    """Log probabilities of the output tokens and their alternatives."""

    chosen_candidates: Annotated[
        list[LogprobsResultCandidate] | None,
        Field(
            alias="chosenCandidates",
            description="Token picked at each decoding step, not necessarily among the top candidates.",
        ),
    ] = None
    """Token picked at each decoding step, not necessarily among the top candidates."""

    top_candidates: Annotated[
        list[LogprobsResultTopCandidates] | None,
        Field(
            alias="topCandidates",
            description="Most likely tokens, one list per decoding step.",
        ),
    ] = None
    """Most likely tokens, one list per decoding step."""

    log_probability_sum: Annotated[
        float | None,
        Field(
            alias="logProbabilitySum",
            description="Log probabilities added up across the output. Only on google-ai.",
        ),
    ] = None
    """Log probabilities added up across the output. Only on google-ai."""


class ModalityTokenCount(Model):
    """Token count for a single modality."""

    modality: Annotated[MediaModality | None, Field(description="Media kind being counted.")] = None
    """Media kind being counted."""

    token_count: Annotated[
        int | None, Field(alias="tokenCount", description="Tokens of this media kind.")
    ] = None
    """Tokens of this media kind."""


class PartMediaResolution(Model):
    """Token budget for one input media item."""

    level: Annotated[
        PartMediaResolutionLevel | None,
        Field(description="Detail kept when the media is tokenised."),
    ] = None
    """Detail kept when the media is tokenised."""


class PartialArg(Model):
    """Fragment of a streamed function argument; one value member is set."""

    bool_value: Annotated[
        bool | None, Field(alias="boolValue", description="Boolean fragment.")
    ] = None
    """Boolean fragment."""

    json_path: Annotated[
        str | None,
        Field(
            alias="jsonPath",
            description="RFC 9535 path of the argument, such as $.foo.bar[0].data.",
        ),
    ] = None
    """RFC 9535 path of the argument, such as $.foo.bar[0].data."""

    null_value: Annotated[
        NullValue | None, Field(alias="nullValue", description="Null fragment.")
    ] = None
    """Null fragment."""

    number_value: Annotated[
        float | None,
        Field(alias="numberValue", description="Double-precision number fragment."),
    ] = None
    """Double-precision number fragment."""

    string_value: Annotated[
        str | None, Field(alias="stringValue", description="Text fragment.")
    ] = None
    """Text fragment."""

    will_continue: Annotated[
        bool | None,
        Field(
            alias="willContinue",
            description="True if further fragments for this path follow.",
        ),
    ] = None
    """True if further fragments for this path follow."""


class RagChunk(Model):
    """Chunk of a RAG file with its metadata."""

    chunk_id: Annotated[
        str | None, Field(alias="chunkId", description="Identifier of this chunk.")
    ] = None
    """Identifier of this chunk."""

    file_id: Annotated[
        str | None, Field(alias="fileId", description="Identifier of the parent file.")
    ] = None
    """Identifier of the parent file."""

    page_span: Annotated[
        RagChunkPageSpan | None,
        Field(alias="pageSpan", description="Pages covered, where known."),
    ] = None
    """Pages covered, where known."""

    text: Annotated[str | None, Field(description="Chunk contents.")] = None
    """Chunk contents."""


class RagRetrievalConfigRanking(Model):
    """How retrieved RAG contexts are ranked or reranked."""

    llm_ranker: Annotated[
        RagRetrievalConfigRankingLlmRanker | None,
        Field(alias="llmRanker", description="Settings for ranking with an LLM."),
    ] = None
    """Settings for ranking with an LLM."""

    rank_service: Annotated[
        RagRetrievalConfigRankingRankService | None,
        Field(
            alias="rankService",
            description="Settings for ranking with the Rank Service.",
        ),
    ] = None
    """Settings for ranking with the Rank Service."""


class RoutingConfig(Model):
    """Chooses the model that serves the request, automatically or by name."""

    auto_mode: Annotated[
        AutoRoutingMode | None,
        Field(
            alias="autoMode",
            description="Let the service pick a model from the request content.",
        ),
    ] = None
    """Let the service pick a model from the request content."""

    manual_mode: Annotated[
        ManualRoutingMode | None,
        Field(alias="manualMode", description="Route to an explicitly named model."),
    ] = None
    """Route to an explicitly named model."""


class SafetyRating(Model):
    """Assessed harm level of some content for one harm category."""

    blocked: Annotated[
        bool | None,
        Field(description="True if this rating caused the content to be blocked. Output only."),
    ] = None
    """True if this rating caused the content to be blocked. Output only."""

    category: Annotated[
        HarmCategory | None,
        Field(description="Harm category being rated. Output only."),
    ] = None
    """Harm category being rated. Output only."""

    probability: Annotated[
        HarmProbability | None,
        Field(description="Likelihood bucket for this kind of harm. Output only."),
    ] = None
    """Likelihood bucket for this kind of harm. Output only."""

    overwritten_threshold: Annotated[
        HarmBlockThreshold | None,
        Field(
            alias="overwrittenThreshold",
            description="Stricter threshold imposed on Gemini 2.0 image output when minors are detected and the requested one was lower. Output only. Only on vertex.",
        ),
    ] = None
    """Stricter threshold imposed on Gemini 2.0 image output when minors are detected and the requested one was lower. Output only. Only on vertex."""

    probability_score: Annotated[
        float | None,
        Field(
            alias="probabilityScore",
            description="Numeric likelihood of harm behind the probability bucket. Output only. Only on vertex.",
        ),
    ] = None
    """Numeric likelihood of harm behind the probability bucket. Output only. Only on vertex."""

    severity: Annotated[
        HarmSeverity | None,
        Field(
            description="Bucketed seriousness of this kind of harm. Output only. Only on vertex."
        ),
    ] = None
    """Bucketed seriousness of this kind of harm. Output only. Only on vertex."""

    severity_score: Annotated[
        float | None,
        Field(
            alias="severityScore",
            description="Numeric severity of harm behind the severity bucket. Output only. Only on vertex.",
        ),
    ] = None
    """Numeric severity of harm behind the severity bucket. Output only. Only on vertex."""


class SafetySetting(Model):
    """Blocking threshold for one harm category."""

    category: Annotated[
        HarmCategory | None, Field(description="Harm category this setting governs.")
    ] = None
    """Harm category this setting governs."""

    threshold: Annotated[
        HarmBlockThreshold | None,
        Field(description="Harm level past which content is blocked."),
    ] = None
    """Harm level past which content is blocked."""

    method: Annotated[
        HarmBlockMethod | None,
        Field(description="Score used to decide blocking; probability by default. Only on vertex."),
    ] = None
    """Score used to decide blocking; probability by default. Only on vertex."""

    max_influential_terms: Annotated[
        int | None,
        Field(
            alias="maxInfluentialTerms",
            description="Maximum count of terms to consider among those contributing most to the safety scores. Deprecated.",
        ),
    ] = None
    """Maximum count of terms to consider among those contributing most to the safety scores. Deprecated."""


class Schema(Model):
    """Shape of input or output data, supporting part of OpenAPI 3.0."""

    any_of: Annotated[
        list["Schema"] | None,
        Field(
            alias="anyOf",
            description="Alternative subschemas, at least one of which must validate the value.",
        ),
    ] = None
    """Alternative subschemas, at least one of which must validate the value."""

    default: Annotated[Any | None, Field(description="Value assumed when none is given.")] = None
    """Value assumed when none is given."""

    description: Annotated[
        str | None,
        Field(
            description="Explains the data to the model; prefer detailing it here over the prompt."
        ),
    ] = None
    """Explains the data to the model; prefer detailing it here over the prompt."""

    enum: Annotated[
        list[str] | None,
        Field(
            description="Closed set of allowed values, given as strings. Set format to enum when using it."
        ),
    ] = None
    """Closed set of allowed values, given as strings. Set format to enum when using it."""

    example: Annotated[Any | None, Field(description="Sample value conforming to this schema.")] = (
        None
    )
    """Sample value conforming to this schema."""

    format: Annotated[
        str | None,
        Field(
            description="Refines the type, e.g. float or double (NUMBER), int32 or int64 (INTEGER), date-time or email (STRING)."
        ),
    ] = None
    """Refines the type, e.g. float or double (NUMBER), int32 or int64 (INTEGER), date-time or email (STRING)."""

    items: Annotated[Optional["Schema"], Field(description="Element schema; applies to ARRAY.")] = (
        None
    )
    """Element schema; applies to ARRAY."""

    max_items: Annotated[
        Int64 | None,
        Field(
            alias="maxItems",
            description="Largest permitted element count; applies to ARRAY.",
        ),
    ] = None
    """Largest permitted element count; applies to ARRAY."""

    max_length: Annotated[
        Int64 | None,
        Field(
            alias="maxLength",
            description="Longest permitted string; applies to STRING.",
        ),
    ] = None
    """Longest permitted string; applies to STRING."""

    max_properties: Annotated[
        Int64 | None,
        Field(
            alias="maxProperties",
            description="Largest permitted property count; applies to OBJECT.",
        ),
    ] = None
    """Largest permitted property count; applies to OBJECT."""

    maximum: Annotated[
        float | None,
        Field(description="Inclusive upper bound; applies to INTEGER and NUMBER."),
    ] = None
    """Inclusive upper bound; applies to INTEGER and NUMBER."""

    min_items: Annotated[
        Int64 | None,
        Field(
            alias="minItems",
            description="Smallest permitted element count; applies to ARRAY.",
        ),
    ] = None
    """Smallest permitted element count; applies to ARRAY."""

    min_length: Annotated[
        Int64 | None,
        Field(
            alias="minLength",
            description="Shortest permitted string; applies to STRING.",
        ),
    ] = None
    """Shortest permitted string; applies to STRING."""

    min_properties: Annotated[
        Int64 | None,
        Field(
            alias="minProperties",
            description="Smallest permitted property count; applies to OBJECT.",
        ),
    ] = None
    """Smallest permitted property count; applies to OBJECT."""

    minimum: Annotated[
        float | None,
        Field(description="Inclusive lower bound; applies to INTEGER and NUMBER."),
    ] = None
    """Inclusive lower bound; applies to INTEGER and NUMBER."""

    nullable: Annotated[bool | None, Field(description="Whether null is an accepted value.")] = None
    """Whether null is an accepted value."""

    pattern: Annotated[
        str | None,
        Field(description="Regular expression the value has to match; applies to STRING."),
    ] = None
    """Regular expression the value has to match; applies to STRING."""

    properties: Annotated[
        dict[str, "Schema"] | None,
        Field(description="Property schemas keyed by name; applies to OBJECT."),
    ] = None
    """Property schemas keyed by name; applies to OBJECT."""

    property_ordering: Annotated[
        list[str] | None,
        Field(
            alias="propertyOrdering",
            description="Sequence in which properties are emitted where order matters. Not part of standard OpenAPI.",
        ),
    ] = None
    """Sequence in which properties are emitted where order matters. Not part of standard OpenAPI."""

    required: Annotated[
        list[str] | None,
        Field(description="Names of the mandatory properties; applies to OBJECT."),
    ] = None
    """Names of the mandatory properties; applies to OBJECT."""

    title: Annotated[str | None, Field(description="Short human-readable name of the schema.")] = (
        None
    )
    """Short human-readable name of the schema."""

    type: Annotated[Type | None, Field(description="Kind of value described.")] = None
    """Kind of value described."""

    additional_properties: Annotated[
        Any | None,
        Field(
            alias="additionalProperties",
            description="Rule for undeclared OBJECT properties, either false to forbid them or a schema they must satisfy.",
        ),
    ] = None
    """Rule for undeclared OBJECT properties, either false to forbid them or a schema they must satisfy."""

    defs: Annotated[
        dict[str, "Schema"] | None,
        Field(description="Reusable schemas by name, targeted by ref. Root schema only."),
    ] = None
    """Reusable schemas by name, targeted by ref. Root schema only."""

    ref: Annotated[
        str | None,
        Field(
            description="Pointer to a schema in the root defs that replaces this one, e.g. #/defs/Pet."
        ),
    ] = None
    """Pointer to a schema in the root defs that replaces this one, e.g. #/defs/Pet."""


class SpeakerVoiceConfig(Model):
    """Voice assignment for one speaker in multi-speaker speech."""

    speaker: Annotated[
        str | None,
        Field(description="Name of the speaker, matching the one in the prompt."),
    ] = None
    """Name of the speaker, matching the one in the prompt."""

    voice_config: Annotated[
        VoiceConfig | None,
        Field(alias="voiceConfig", description="Voice given to this speaker."),
    ] = None
    """Voice given to this speaker."""


class TextResponseFormat(Model):
    """Options for text output."""

    mime_type: Annotated[
        TextMimeType | None,
        Field(alias="mimeType", description="Media type of the text to produce."),
    ] = None
    """Media type of the text to produce."""

    schema_: Annotated[
        Any | None,
        Field(
            alias="schema",
            description="JSON schema constraining the output. Valid only with the APPLICATION_JSON MIME type.",
        ),
    ] = None
    """JSON schema constraining the output. Valid only with the APPLICATION_JSON MIME type."""


class ThinkingConfig(Model):
    """Controls the reasoning a model performs before answering."""

    include_thoughts: Annotated[
        bool | None,
        Field(
            alias="includeThoughts",
            description="Whether to return the model's thoughts, when available, along with the answer.",
        ),
    ] = None
    """Whether to return the model's thoughts, when available, along with the answer."""

    thinking_budget: Annotated[
        int | None,
        Field(
            alias="thinkingBudget",
            description="Target cap on thinking, in tokens, honoured on a best-effort basis.",
        ),
    ] = None
    """Target cap on thinking, in tokens, honoured on a best-effort basis."""

    thinking_level: Annotated[
        ThinkingLevel | None,
        Field(
            alias="thinkingLevel",
            description="Coarse setting of how many tokens the model spends on thoughts.",
        ),
    ] = None
    """Coarse setting of how many tokens the model spends on thoughts."""


class ToolConfig(Model):
    """Settings common to every tool in the request."""

    function_calling_config: Annotated[
        FunctionCallingConfig | None,
        Field(
            alias="functionCallingConfig",
            description="How and when functions may be called.",
        ),
    ] = None
    """How and when functions may be called."""

    retrieval_config: Annotated[
        RetrievalConfig | None,
        Field(
            alias="retrievalConfig",
            description="User language and location for retrieval tools.",
        ),
    ] = None
    """User language and location for retrieval tools."""


class UrlMetadata(Model):
    """Result of fetching one URL."""

    retrieved_url: Annotated[
        str | None, Field(alias="retrievedUrl", description="Address that was fetched.")
    ] = None
    """Address that was fetched."""

    url_retrieval_status: Annotated[
        UrlRetrievalStatus | None,
        Field(
            alias="urlRetrievalStatus",
            description="Whether the fetch succeeded or why it did not.",
        ),
    ] = None
    """Whether the fetch succeeded or why it did not."""


class UsageMetadata(Model):
    """Token accounting for a request and its response."""

    cache_tokens_details: Annotated[
        list[ModalityTokenCount] | None,
        Field(
            alias="cacheTokensDetails",
            description="Cached-content tokens by modality. Output only.",
        ),
    ] = None
    """Cached-content tokens by modality. Output only."""

    cached_content_token_count: Annotated[
        int | None,
        Field(
            alias="cachedContentTokenCount",
            description="Prompt tokens served from cached content. Output only.",
        ),
    ] = None
    """Prompt tokens served from cached content. Output only."""

    candidates_token_count: Annotated[
        int | None,
        Field(
            alias="candidatesTokenCount",
            description="Tokens generated across all candidates.",
        ),
    ] = None
    """Tokens generated across all candidates."""

    candidates_tokens_details: Annotated[
        list[ModalityTokenCount] | None,
        Field(
            alias="candidatesTokensDetails",
            description="Candidate tokens by modality. Output only.",
        ),
    ] = None
    """Candidate tokens by modality. Output only."""

    prompt_token_count: Annotated[
        int | None,
        Field(
            alias="promptTokenCount",
            description="Tokens in the prompt across all media, including any cached content.",
        ),
    ] = None
    """Tokens in the prompt across all media, including any cached content."""

    prompt_tokens_details: Annotated[
        list[ModalityTokenCount] | None,
        Field(
            alias="promptTokensDetails",
            description="Prompt tokens by modality. Output only.",
        ),
    ] = None
    """Prompt tokens by modality. Output only."""

    thoughts_token_count: Annotated[
        int | None,
        Field(
            alias="thoughtsTokenCount",
            description="Tokens spent on thoughts, for thinking models. Output only.",
        ),
    ] = None
    """Tokens spent on thoughts, for thinking models. Output only."""

    tool_use_prompt_token_count: Annotated[
        int | None,
        Field(
            alias="toolUsePromptTokenCount",
            description="Tokens of tool results fed back to the model. Output only.",
        ),
    ] = None
    """Tokens of tool results fed back to the model. Output only."""

    tool_use_prompt_tokens_details: Annotated[
        list[ModalityTokenCount] | None,
        Field(
            alias="toolUsePromptTokensDetails",
            description="Tool-result input tokens by modality. Output only.",
        ),
    ] = None
    """Tool-result input tokens by modality. Output only."""

    total_token_count: Annotated[
        int | None,
        Field(
            alias="totalTokenCount",
            description="Sum of prompt, candidate, tool-use prompt and thought tokens.",
        ),
    ] = None
    """Sum of prompt, candidate, tool-use prompt and thought tokens."""

    traffic_type: Annotated[
        TrafficType | None,
        Field(
            alias="trafficType",
            description="Billing class under which the request was served. Output only. Only on vertex.",
        ),
    ] = None
    """Billing class under which the request was served. Output only. Only on vertex."""


class VertexAISearch(Model):
    """Grounding source in Vertex AI Search. Set either datastore or engine, not both."""

    data_store_specs: Annotated[
        list[VertexAISearchDataStoreSpec] | None,
        Field(
            alias="dataStoreSpecs",
            description="Data stores to search and their settings. Use only with an engine that spans several data stores.",
        ),
    ] = None
    """Data stores to search and their settings. Use only with an engine that spans several data stores."""

    datastore: Annotated[
        str | None,
        Field(
            description="Data store to search, as projects/P/locations/L/collections/C/dataStores/D. Exclusive with engine."
        ),
    ] = None
    """Data store to search, as projects/P/locations/L/collections/C/dataStores/D. Exclusive with engine."""

    engine: Annotated[
        str | None,
        Field(
            description="Search engine to query, as projects/P/locations/L/collections/C/engines/E. Exclusive with datastore."
        ),
    ] = None
    """Search engine to query, as projects/P/locations/L/collections/C/engines/E. Exclusive with datastore."""

    filter: Annotated[
        str | None,
        Field(description="Expression forwarded to the search API to narrow results."),
    ] = None
    """Expression forwarded to the search API to narrow results."""

    max_results: Annotated[
        int | None,
        Field(alias="maxResults", description="Results per query, at most 10. Default 10."),
    ] = None
    """Results per query, at most 10. Default 10."""


class VideoResponseFormat(Model):
    """Options for video output."""

    aspect_ratio: Annotated[
        VideoAspectRatio | None,
        Field(alias="aspectRatio", description="Width-to-height ratio of the video."),
    ] = None
    """Width-to-height ratio of the video."""

    delivery: Annotated[
        Delivery | None,
        Field(description="Whether the video comes back inline or as a URI."),
    ] = None
    """Whether the video comes back inline or as a URI."""

    duration: Annotated[
        Duration | None,
        Field(description="Length of the video, as a duration in seconds such as 8s."),
    ] = None
    """Length of the video, as a duration in seconds such as 8s."""

    gcs_uri: Annotated[
        str | None,
        Field(
            alias="gcsUri",
            description="Cloud Storage destination for the video. Mandatory on Vertex with URI delivery.",
        ),
    ] = None
    """Cloud Storage destination for the video. Mandatory on Vertex with URI delivery."""

    resolution: Annotated[
        str | None,
        Field(description="Frame size of the video, one of 360p, 720p, 1080p or 4k."),
    ] = None
    """Frame size of the video, one of 360p, 720p, 1080p or 4k."""


class AuthConfig(Model):
    """Credentials used when calling an extension or external API."""

    api_key_config: Annotated[
        AuthConfigApiKeyConfig | None,
        Field(alias="apiKeyConfig", description="Settings for API key authentication."),
    ] = None
    """Settings for API key authentication."""

    auth_type: Annotated[
        AuthType | None,
        Field(alias="authType", description="Which authentication scheme applies."),
    ] = None
    """Which authentication scheme applies."""

    google_service_account_config: Annotated[
        AuthConfigGoogleServiceAccountConfig | None,
        Field(
            alias="googleServiceAccountConfig",
            description="Settings for authenticating as a Google service account.",
        ),
    ] = None
    """Settings for authenticating as a Google service account."""

    http_basic_auth_config: Annotated[
        AuthConfigHttpBasicAuthConfig | None,
        Field(
            alias="httpBasicAuthConfig",
            description="Settings for HTTP Basic authentication.",
        ),
    ] = None
    """Settings for HTTP Basic authentication."""

    oauth_config: Annotated[
        AuthConfigOauthConfig | None,
        Field(alias="oauthConfig", description="Settings for end-user OAuth."),
    ] = None
    """Settings for end-user OAuth."""

    oidc_config: Annotated[
        AuthConfigOidcConfig | None,
        Field(alias="oidcConfig", description="Settings for end-user OpenID Connect."),
    ] = None
    """Settings for end-user OpenID Connect."""


class CountTokensResponse(Model):
    """Result of a countTokens call."""

    prompt_tokens_details: Annotated[
        list[ModalityTokenCount] | None,
        Field(
            alias="promptTokensDetails",
            description="Prompt tokens split by modality. Output only.",
        ),
    ] = None
    """Prompt tokens split by modality. Output only."""

    total_tokens: Annotated[
        int | None, Field(alias="totalTokens", description="Tokens in the whole input.")
    ] = None
    """Tokens in the whole input."""

    cached_content_token_count: Annotated[
        int | None,
        Field(
            alias="cachedContentTokenCount",
            description="Prompt tokens served from the context cache. Only on google-ai.",
        ),
    ] = None
    """Prompt tokens served from the context cache. Only on google-ai."""

    cache_tokens_details: Annotated[
        list[ModalityTokenCount] | None,
        Field(
            alias="cacheTokensDetails",
            description="Cached tokens split by modality. Output only. Only on google-ai.",
        ),
    ] = None
    """Cached tokens split by modality. Output only. Only on google-ai."""

    total_billable_characters: Annotated[
        int | None,
        Field(
            alias="totalBillableCharacters",
            description="Billable characters in the whole input. Only on vertex.",
        ),
    ] = None
    """Billable characters in the whole input. Only on vertex."""


class ExternalApi(Model):
    """Grounding from a non-Google search endpoint that follows a supported API spec."""

    api_auth: Annotated[
        ApiAuth | None,
        Field(
            alias="apiAuth",
            description="Deprecated credentials; superseded by authConfig. Deprecated.",
        ),
    ] = None
    """Deprecated credentials; superseded by authConfig. Deprecated."""

    api_spec: Annotated[
        ApiSpec | None,
        Field(alias="apiSpec", description="Contract the endpoint implements."),
    ] = None
    """Contract the endpoint implements."""

    auth_config: Annotated[
        AuthConfig | None,
        Field(alias="authConfig", description="Credentials for the endpoint."),
    ] = None
    """Credentials for the endpoint."""

    elastic_search_params: Annotated[
        ExternalApiElasticSearchParams | None,
        Field(
            alias="elasticSearchParams",
            description="Options for an Elasticsearch endpoint.",
        ),
    ] = None
    """Options for an Elasticsearch endpoint."""

    endpoint: Annotated[
        str | None,
        Field(
            description="URL queried for grounding data, such as https://search.example.com/query."
        ),
    ] = None
    """URL queried for grounding data, such as https://search.example.com/query."""

    simple_search_params: Annotated[
        ExternalApiSimpleSearchParams | None,
        Field(
            alias="simpleSearchParams",
            description="Options for a SIMPLE_SEARCH endpoint.",
        ),
    ] = None
    """Options for a SIMPLE_SEARCH endpoint."""


class FunctionCall(Model):
    """Model's request to run a declared function."""

    args: Annotated[
        dict[str, Any] | None,
        Field(description="Arguments as a JSON object keyed by parameter."),
    ] = None
    """Arguments as a JSON object keyed by parameter."""

    id: Annotated[
        str | None,
        Field(description="Unique call identifier; when set, echo it in the FunctionResponse."),
    ] = None
    """Unique call identifier; when set, echo it in the FunctionResponse."""

    name: Annotated[
        str | None,
        Field(
            description="Declared function to run. Left out in later fragments of a streamed call."
        ),
    ] = None
    """Declared function to run. Left out in later fragments of a streamed call."""

    partial_args: Annotated[
        list[PartialArg] | None,
        Field(
            alias="partialArgs",
            description="Fragments of arguments, sent when they are streamed. Only on vertex.",
        ),
    ] = None
    """Fragments of arguments, sent when they are streamed. Only on vertex."""

    will_continue: Annotated[
        bool | None,
        Field(
            alias="willContinue",
            description="True if further fragments of this call follow. Only on vertex.",
        ),
    ] = None
    """True if further fragments of this call follow. Only on vertex."""


class FunctionDeclaration(Model):
    """Function the model may ask the client to run, described in OpenAPI 3.0 terms."""

    behavior: Annotated[
        Behavior | None,
        Field(
            description="Blocking or non-blocking execution; live (BidiGenerateContent) sessions only."
        ),
    ] = None
    """Blocking or non-blocking execution; live (BidiGenerateContent) sessions only."""

    description: Annotated[
        str | None,
        Field(description="What the function does; guides the model on when to use it."),
    ] = None
    """What the function does; guides the model on when to use it."""

    name: Annotated[
        str | None,
        Field(
            description="Identifier of up to 128 letters, digits, underscores, dots, colons or dashes, starting with a letter or underscore."
        ),
    ] = None
    """Identifier of up to 128 letters, digits, underscores, dots, colons or dashes, starting with a letter or underscore."""

    parameters: Annotated[
        Schema | None,
        Field(
            description="Arguments as an OpenAPI 3.0 object schema; leave unset if there are none. Exclusive with parametersJsonSchema."
        ),
    ] = None
    """Arguments as an OpenAPI 3.0 object schema; leave unset if there are none. Exclusive with parametersJsonSchema."""

    parameters_json_schema: Annotated[
        Any | None,
        Field(
            alias="parametersJsonSchema",
            description="Arguments as a JSON Schema object. Exclusive with parameters.",
        ),
    ] = None
    """Arguments as a JSON Schema object. Exclusive with parameters."""

    response: Annotated[
        Schema | None,
        Field(
            description="Return value as an OpenAPI 3.0 schema. Exclusive with responseJsonSchema."
        ),
    ] = None
    """Return value as an OpenAPI 3.0 schema. Exclusive with responseJsonSchema."""

    response_json_schema: Annotated[
        Any | None,
        Field(
            alias="responseJsonSchema",
            description="Return value as a JSON Schema. Exclusive with response.",
        ),
    ] = None
    """Return value as a JSON Schema. Exclusive with response."""


class GoogleMaps(Model):
    """Grounding in public Google Maps data."""

    enable_widget: Annotated[
        bool | None,
        Field(
            alias="enableWidget",
            description="Deprecated, to be removed: whether to return a widget context token. Deprecated.",
        ),
    ] = None
    """Deprecated, to be removed: whether to return a widget context token. Deprecated."""

    grounding_types: Annotated[
        GoogleMapsGroundingTypes | None,
        Field(
            alias="groundingTypes",
            description="Which Maps data to ground in. Defaults to places. Only on vertex.",
        ),
    ] = None
    """Which Maps data to ground in. Defaults to places. Only on vertex."""


class GoogleSearch(Model):
    """Grounding in Google Search results."""

    time_range_filter: Annotated[
        Interval | None,
        Field(
            alias="timeRangeFilter",
            description="Restricts results to a time span; set both ends or neither. Only on google-ai.",
        ),
    ] = None
    """Restricts results to a time span; set both ends or neither. Only on google-ai."""

    blocking_confidence: Annotated[
        PhishBlockThreshold | None,
        Field(
            alias="blockingConfidence",
            description="Blocks results from sites rated at this confidence or higher. Only on vertex.",
        ),
    ] = None
    """Blocks results from sites rated at this confidence or higher. Only on vertex."""

    exclude_domains: Annotated[
        list[str] | None,
        Field(
            alias="excludeDomains",
            description="Domains to leave out of results, such as example.com; up to 2000 by default. Only on vertex.",
        ),
    ] = None
    """Domains to leave out of results, such as example.com; up to 2000 by default. Only on vertex."""

    search_types: Annotated[
        GoogleSearchSearchTypes | None,
        Field(alias="searchTypes", description="Kinds of search to run. Defaults to web."),
    ] = None
    """Kinds of search to run. Defaults to web."""


class GroundingChunkMaps(Model):
    """Place or route from Google Maps used as evidence."""

    place_answer_sources: Annotated[
        GroundingChunkMapsPlaceAnswerSources | None,
        Field(
            alias="placeAnswerSources",
            description="Reviews and other material behind the place answer.",
        ),
    ] = None
    """Reviews and other material behind the place answer."""

    place_id: Annotated[
        str | None,
        Field(
            alias="placeId",
            description="Place resource name, as places/*, for lookups in the Places API.",
        ),
    ] = None
    """Place resource name, as places/*, for lookups in the Places API."""

    text: Annotated[str | None, Field(description="Answer text about the place.")] = None
    """Answer text about the place."""

    title: Annotated[str | None, Field(description="Name of the place.")] = None
    """Name of the place."""

    uri: Annotated[str | None, Field(description="Link to the place.")] = None
    """Link to the place."""

    route: Annotated[
        GroundingChunkMapsRoute | None,
        Field(description="Directions data for a route result. Output only. Only on vertex."),
    ] = None
    """Directions data for a route result. Output only. Only on vertex."""


class GroundingChunkRetrievedContext(Model):
    """Passage fetched by a retrieval tool and used as evidence."""

    text: Annotated[str | None, Field(description="Retrieved passage.")] = None
    """Retrieved passage."""

    title: Annotated[str | None, Field(description="Name of the source document.")] = None
    """Name of the source document."""

    uri: Annotated[str | None, Field(description="Address of the source document.")] = None
    """Address of the source document."""

    document_name: Annotated[
        str | None,
        Field(
            alias="documentName",
            description="Full Vertex AI Search document name, as projects/*/locations/*/collections/*/dataStores/*/branches/*/documents/*. Output only. Only on vertex.",
        ),
    ] = None
    """Full Vertex AI Search document name, as projects/*/locations/*/collections/*/dataStores/*/branches/*/documents/*. Output only. Only on vertex."""

    rag_chunk: Annotated[
        RagChunk | None,
        Field(
            alias="ragChunk",
            description="Chunk details, present only for RAG retrieval. Only on vertex.",
        ),
    ] = None
    """Chunk details, present only for RAG retrieval. Only on vertex."""


class MultiSpeakerVoiceConfig(Model):
    """Voices for speech with several speakers."""

    speaker_voice_configs: Annotated[
        list[SpeakerVoiceConfig] | None,
        Field(
            alias="speakerVoiceConfigs",
            description="Voice of each speaker; exactly two entries.",
        ),
    ] = None
    """Voice of each speaker; exactly two entries."""


class Part(PartBehaviour):
    """One piece of a message; exactly one data member is set."""

    code_execution_result: Annotated[
        CodeExecutionResult | None,
        Field(alias="codeExecutionResult", description="Outcome of code the model ran."),
    ] = None
    """Outcome of code the model ran."""

    executable_code: Annotated[
        ExecutableCode | None,
        Field(alias="executableCode", description="Code the model wrote to be run."),
    ] = None
    """Code the model wrote to be run."""

    file_data: Annotated[
        FileData | None,
        Field(
            alias="fileData",
            description="Media referenced by URI, such as a Cloud Storage object.",
        ),
    ] = None
    """Media referenced by URI, such as a Cloud Storage object."""

    function_call: Annotated[
        FunctionCall | None,
        Field(
            alias="functionCall",
            description="Function the model wants run, with arguments.",
        ),
    ] = None
    """Function the model wants run, with arguments."""

    function_response: Annotated[
        FunctionResponse | None,
        Field(
            alias="functionResponse",
            description="Result of a function, returned to the model.",
        ),
    ] = None
    """Result of a function, returned to the model."""

    inline_data: Annotated[
        Blob | None,
        Field(alias="inlineData", description="Media sent as bytes in the message."),
    ] = None
    """Media sent as bytes in the message."""

    text: Annotated[str | None, Field(description="Plain text.")] = None
    """Plain text."""

    thought: Annotated[
        bool | None,
        Field(
            description="Whether this is a summary of the model's reasoning, not part of the answer."
        ),
    ] = None
    """Whether this is a summary of the model's reasoning, not part of the answer."""

    thought_signature: Annotated[
        bytes | None,
        Field(
            alias="thoughtSignature",
            description="Opaque reasoning state, base64; send it back unchanged in later turns.",
        ),
    ] = None
    """Opaque reasoning state, base64; send it back unchanged in later turns."""

    video_metadata: Annotated[
        VideoMetadata | None,
        Field(
            alias="videoMetadata",
            description="Clip and frame-rate settings; only with inline or referenced video.",
        ),
    ] = None
    """Clip and frame-rate settings; only with inline or referenced video."""

    part_metadata: Annotated[
        dict[str, Any] | None,
        Field(
            alias="partMetadata",
            description="Caller-defined metadata, for instance naming the file or stream the part came from. Only on google-ai.",
        ),
    ] = None
    """Caller-defined metadata, for instance naming the file or stream the part came from. Only on google-ai."""

    audio_transcription: Annotated[
        AudioTranscription | None,
        Field(
            alias="audioTranscription",
            description="Transcript of the sound in this part; audio parts only.",
        ),
    ] = None
    """Transcript of the sound in this part; audio parts only."""

    media_resolution: Annotated[
        PartMediaResolution | None,
        Field(alias="mediaResolution", description="Token budget for this part's media."),
    ] = None
    """Token budget for this part's media."""

    speech_metadata: Annotated[
        SpeechMetadata | None,
        Field(
            alias="speechMetadata",
            description="Speaker and style of a speech turn; may accompany text.",
        ),
    ] = None
    """Speaker and style of a speech turn; may accompany text."""


class PromptFeedback(Model):
    """Filter verdict on a prompt that produced no candidates; first stream chunk only."""

    block_reason: Annotated[
        BlockReason | None,
        Field(alias="blockReason", description="Why the prompt was rejected. Output only."),
    ] = None
    """Why the prompt was rejected. Output only."""

    safety_ratings: Annotated[
        list[SafetyRating] | None,
        Field(
            alias="safetyRatings",
            description="Prompt assessment, one rating for each harm category. Output only.",
        ),
    ] = None
    """Prompt assessment, one rating for each harm category. Output only."""

    block_reason_message: Annotated[
        str | None,
        Field(
            alias="blockReasonMessage",
            description="Human-readable explanation of the block. Output only. Only on vertex.",
        ),
    ] = None
    """Human-readable explanation of the block. Output only. Only on vertex."""


class RagRetrievalConfig(Model):
    """How RAG contexts are retrieved."""

    filter: Annotated[
        RagRetrievalConfigFilter | None,
        Field(description="Which contexts are eligible."),
    ] = None
    """Which contexts are eligible."""

    ranking: Annotated[
        RagRetrievalConfigRanking | None,
        Field(description="How contexts are ordered and reranked."),
    ] = None
    """How contexts are ordered and reranked."""

    top_k: Annotated[
        int | None, Field(alias="topK", description="How many contexts to return.")
    ] = None
    """How many contexts to return."""


class ResponseFormat(Model):
    """Per-modality control of output format and delivery."""

    audio: Annotated[
        AudioResponseFormat | None, Field(description="Settings for audio output.")
    ] = None
    """Settings for audio output."""

    image: Annotated[
        ImageResponseFormat | None, Field(description="Settings for image output.")
    ] = None
    """Settings for image output."""

    text: Annotated[TextResponseFormat | None, Field(description="Settings for text output.")] = (
        None
    )
    """Settings for text output."""

    video: Annotated[
        VideoResponseFormat | None, Field(description="Settings for video output.")
    ] = None
    """Settings for video output."""


class SpeechConfig(Model):
    """Options for generated speech."""

    language_code: Annotated[
        str | None,
        Field(
            alias="languageCode",
            description="ISO 639-1 code of the language to synthesize.",
        ),
    ] = None
    """ISO 639-1 code of the language to synthesize."""

    multi_speaker_voice_config: Annotated[
        MultiSpeakerVoiceConfig | None,
        Field(
            alias="multiSpeakerVoiceConfig",
            description="Voices for multi-speaker speech. Cannot be combined with voiceConfig.",
        ),
    ] = None
    """Voices for multi-speaker speech. Cannot be combined with voiceConfig."""

    voice_config: Annotated[
        VoiceConfig | None,
        Field(
            alias="voiceConfig",
            description="Voice for single-speaker speech. Cannot be combined with multiSpeakerVoiceConfig.",
        ),
    ] = None
    """Voice for single-speaker speech. Cannot be combined with multiSpeakerVoiceConfig."""


class UrlContextMetadata(Model):
    """Report on the URLs fetched by the URL context tool."""

    url_metadata: Annotated[
        list[UrlMetadata] | None,
        Field(alias="urlMetadata", description="One entry per fetched URL. Output only."),
    ] = None
    """One entry per fetched URL. Output only."""


class VertexRagStore(Model):
    """Grounding source in a Vertex RAG store."""

    rag_resources: Annotated[
        list[VertexRagStoreRagResource] | None,
        Field(
            alias="ragResources",
            description="What to search, either one whole corpus or several files of a single corpus.",
        ),
    ] = None
    """What to search, either one whole corpus or several files of a single corpus."""

    rag_retrieval_config: Annotated[
        RagRetrievalConfig | None,
        Field(alias="ragRetrievalConfig", description="Options for the retrieval query."),
    ] = None
    """Options for the retrieval query."""

    similarity_top_k: Annotated[
        int | None,
        Field(
            alias="similarityTopK",
            description="How many of the most similar contexts to return. Deprecated.",
        ),
    ] = None
    """How many of the most similar contexts to return. Deprecated."""

    vector_distance_threshold: Annotated[
        float | None,
        Field(
            alias="vectorDistanceThreshold",
            description="Upper bound on vector distance; results at or beyond it are dropped. Deprecated.",
        ),
    ] = None
    """Upper bound on vector distance; results at or beyond it are dropped. Deprecated."""


class Content(ContentBehaviour):
    """One conversation message: its author and its parts."""

    parts: Annotated[
        list[Part] | None,
        Field(
            description="Ordered pieces of the message, possibly of mixed media types; at least one."
        ),
    ] = None
    """Ordered pieces of the message, possibly of mixed media types; at least one."""

    role: Annotated[
        str | None,
        Field(description="Author of the message, user or model. Defaults to user."),
    ] = None
    """Author of the message, user or model. Defaults to user."""


class GenerationConfig(Model):
    """Sampling, length and output-format settings."""

    candidate_count: Annotated[
        int | None,
        Field(alias="candidateCount", description="How many candidates to return, 1 to 8."),
    ] = None
    """How many candidates to return, 1 to 8."""

    frequency_penalty: Annotated[
        float | None,
        Field(
            alias="frequencyPenalty",
            description="Penalty that grows with each repetition of a token, -2 to 2; positive values curb repetition.",
        ),
    ] = None
    """Penalty that grows with each repetition of a token, -2 to 2; positive values curb repetition."""

    image_config: Annotated[
        ImageConfig | None,
        Field(
            alias="imageConfig",
            description="Deprecated image settings; superseded by the image response format. Deprecated.",
        ),
    ] = None
    """Deprecated image settings; superseded by the image response format. Deprecated."""

    logprobs: Annotated[
        int | None,
        Field(
            description="How many alternatives to report per position, 0 to 20. Needs responseLogprobs."
        ),
    ] = None
    """How many alternatives to report per position, 0 to 20. Needs responseLogprobs."""

    max_output_tokens: Annotated[
        int | None,
        Field(
            alias="maxOutputTokens",
            description="Upper limit on generated tokens, about four characters each. Default depends on the model.",
        ),
    ] = None
    """Upper limit on generated tokens, about four characters each. Default depends on the model."""

    media_resolution: Annotated[
        MediaResolution | None,
        Field(
            alias="mediaResolution",
            description="Token budget per input media item; higher keeps more detail at greater cost.",
        ),
    ] = None
    """Token budget per input media item; higher keeps more detail at greater cost."""

    presence_penalty: Annotated[
        float | None,
        Field(
            alias="presencePenalty",
            description="Flat penalty on tokens already used, -2 to 2; positive values favour new ones.",
        ),
    ] = None
    """Flat penalty on tokens already used, -2 to 2; positive values favour new ones."""

    response_json_schema: Annotated[
        Any | None,
        Field(
            alias="responseJsonSchema",
            description="Deprecated in favour of responseFormat: output JSON Schema. Needs MIME type application/json and excludes responseSchema. Deprecated.",
        ),
    ] = None
    """Deprecated in favour of responseFormat: output JSON Schema. Needs MIME type application/json and excludes responseSchema. Deprecated."""

    response_logprobs: Annotated[
        bool | None,
        Field(
            alias="responseLogprobs",
            description="Whether output tokens come with log probabilities.",
        ),
    ] = None
    """Whether output tokens come with log probabilities."""

    response_mime_type: Annotated[
        str | None,
        Field(
            alias="responseMimeType",
            description="Deprecated in favour of responseFormat: text/plain (default) or application/json. Prompt for the same type. Deprecated.",
        ),
    ] = None
    """Deprecated in favour of responseFormat: text/plain (default) or application/json. Prompt for the same type. Deprecated."""

    response_modalities: Annotated[
        list[Modality] | None,
        Field(
            alias="responseModalities",
            description="Kinds of output to produce, such as TEXT and IMAGE; every one listed is returned.",
        ),
    ] = None
    """Kinds of output to produce, such as TEXT and IMAGE; every one listed is returned."""

    response_schema: Annotated[
        Schema | None,
        Field(
            alias="responseSchema",
            description="Deprecated in favour of responseFormat: output structure as an OpenAPI 3.0 subset. Needs MIME type application/json. Deprecated.",
        ),
    ] = None
    """Deprecated in favour of responseFormat: output structure as an OpenAPI 3.0 subset. Needs MIME type application/json. Deprecated."""

    seed: Annotated[
        int | None,
        Field(description="Fixed value for repeatable sampling; determinism is best effort."),
    ] = None
    """Fixed value for repeatable sampling; determinism is best effort."""

    speech_config: Annotated[
        SpeechConfig | None,
        Field(
            alias="speechConfig",
            description="Voice and language settings for spoken output.",
        ),
    ] = None
    """Voice and language settings for spoken output."""

    stop_sequences: Annotated[
        list[str] | None,
        Field(
            alias="stopSequences",
            description="Strings that end generation when produced.",
        ),
    ] = None
    """Strings that end generation when produced."""

    temperature: Annotated[
        float | None,
        Field(description="Sampling randomness, above 0 and up to 2; lower is more predictable."),
    ] = None
    """Sampling randomness, above 0 and up to 2; lower is more predictable."""

    thinking_config: Annotated[
        ThinkingConfig | None,
        Field(
            alias="thinkingConfig",
            description="Reasoning settings; rejected by models without thinking.",
        ),
    ] = None
    """Reasoning settings; rejected by models without thinking."""

    top_k: Annotated[
        float | None,
        Field(alias="topK", description="Samples only from this many most likely tokens."),
    ] = None
    """Samples only from this many most likely tokens."""

    top_p: Annotated[
        float | None,
        Field(
            alias="topP",
            description="Nucleus sampling: probability mass to sample from, 0 to 1. Tune this or temperature, not both.",
        ),
    ] = None
    """Nucleus sampling: probability mass to sample from, 0 to 1. Tune this or temperature, not both."""

    response_json_schema_ordered: Annotated[
        Any | None,
        Field(
            alias="responseJsonSchemaOrdered",
            description="Internal counterpart of responseJsonSchema; set that one instead. Only on google-ai.",
        ),
    ] = None
    """Internal counterpart of responseJsonSchema; set that one instead. Only on google-ai."""

    enable_enhanced_civic_answers: Annotated[
        bool | None,
        Field(
            alias="enableEnhancedCivicAnswers",
            description="Whether to use enhanced answers on civic topics; model-dependent. Only on google-ai.",
        ),
    ] = None
    """Whether to use enhanced answers on civic topics; model-dependent. Only on google-ai."""

    audio_timestamp: Annotated[
        bool | None,
        Field(
            alias="audioTimestamp",
            description="Whether the model is given timestamps for audio input. Only on vertex.",
        ),
    ] = None
    """Whether the model is given timestamps for audio input. Only on vertex."""

    audio_transcription_config: Annotated[
        AudioTranscriptionConfig | None,
        Field(alias="audioTranscriptionConfig", description="Speech-to-text settings."),
    ] = None
    """Speech-to-text settings."""

    enable_affective_dialog: Annotated[
        bool | None,
        Field(
            alias="enableAffectiveDialog",
            description="Whether replies adapt to emotions detected in the user. Only on vertex.",
        ),
    ] = None
    """Whether replies adapt to emotions detected in the user. Only on vertex."""

    response_format: Annotated[
        list[ResponseFormat] | None,
        Field(
            alias="responseFormat",
            description="Format and delivery of each kind of output. Only on vertex.",
        ),
    ] = None
    """Format and delivery of each kind of output. Only on vertex."""

    routing_config: Annotated[
        RoutingConfig | None,
        Field(
            alias="routingConfig",
            description="How the serving model is selected. Only on vertex.",
        ),
    ] = None
    """How the serving model is selected. Only on vertex."""

    translation_config: Annotated[
        TranslationConfig | None,
        Field(
            alias="translationConfig",
            description="Translation settings. Only on vertex.",
        ),
    ] = None
    """Translation settings. Only on vertex."""

    logit_bias: Annotated[
        dict[str, float] | None,
        Field(
            alias="logitBias",
            description="Legacy per-token bias added to the logits, keyed by token. Deprecated.",
        ),
    ] = None
    """Legacy per-token bias added to the logits, keyed by token. Deprecated."""

    echo: Annotated[
        bool | None,
        Field(
            description="Legacy flag asking for the prompt to be repeated in the output. Deprecated."
        ),
    ] = None
    """Legacy flag asking for the prompt to be repeated in the output. Deprecated."""


class GroundingAttribution(Model):
    """Credit given to one source of a grounded answer."""

    source_id: Annotated[
        AttributionSourceId | None,
        Field(alias="sourceId", description="Which source is credited. Output only."),
    ] = None
    """Which source is credited. Output only."""

    content: Annotated[Content | None, Field(description="Passage taken from that source.")] = None
    """Passage taken from that source."""


class GroundingChunk(Model):
    """Source backing a claim in the response; exactly one kind is set."""

    maps: Annotated[GroundingChunkMaps | None, Field(description="Evidence from Google Maps.")] = (
        None
    )
    """Evidence from Google Maps."""

    retrieved_context: Annotated[
        GroundingChunkRetrievedContext | None,
        Field(
            alias="retrievedContext",
            description="Evidence from a retriever, Vertex AI Search for example.",
        ),
    ] = None
    """Evidence from a retriever, Vertex AI Search for example."""

    web: Annotated[
        GroundingChunkWeb | None,
        Field(description="Evidence from a web page, usually via Google Search."),
    ] = None
    """Evidence from a web page, usually via Google Search."""

    image: Annotated[
        GroundingChunkImage | None,
        Field(description="Evidence from image search. Only on vertex."),
    ] = None
    """Evidence from image search. Only on vertex."""


class GroundingMetadata(Model):
    """Sources, queries and support links behind a grounded response."""

    google_maps_widget_context_token: Annotated[
        str | None,
        Field(
            alias="googleMapsWidgetContextToken",
            description="Deprecated, to be removed: token for rendering a Google Maps widget. Maps grounding only. Output only. Deprecated.",
        ),
    ] = None
    """Deprecated, to be removed: token for rendering a Google Maps widget. Maps grounding only. Output only. Deprecated."""

    grounding_chunks: Annotated[
        list[GroundingChunk] | None,
        Field(
            alias="groundingChunks",
            description="Retrieved sources: web pages, images, documents or Maps places.",
        ),
    ] = None
    """Retrieved sources: web pages, images, documents or Maps places."""

    grounding_supports: Annotated[
        list[GroundingSupport] | None,
        Field(
            alias="groundingSupports",
            description="Links from response segments to chunks; given for Google Search and Vertex AI Search.",
        ),
    ] = None
    """Links from response segments to chunks; given for Google Search and Vertex AI Search."""

    retrieval_metadata: Annotated[
        RetrievalMetadata | None,
        Field(
            alias="retrievalMetadata",
            description="Details of the retrieval step. Output only.",
        ),
    ] = None
    """Details of the retrieval step. Output only."""

    search_entry_point: Annotated[
        SearchEntryPoint | None,
        Field(
            alias="searchEntryPoint",
            description="Search suggestion widget to display; Google Search only.",
        ),
    ] = None
    """Search suggestion widget to display; Google Search only."""

    web_search_queries: Annotated[
        list[str] | None,
        Field(
            alias="webSearchQueries",
            description="Queries sent to Google Search for the web.",
        ),
    ] = None
    """Queries sent to Google Search for the web."""

    image_search_queries: Annotated[
        list[str] | None,
        Field(
            alias="imageSearchQueries",
            description="Queries sent to Google Search for images; requires image search. Only on vertex.",
        ),
    ] = None
    """Queries sent to Google Search for images; requires image search. Only on vertex."""

    retrieval_queries: Annotated[
        list[str] | None,
        Field(
            alias="retrievalQueries",
            description="Queries run by retrieval tools; Vertex AI Search for example. Only on vertex.",
        ),
    ] = None
    """Queries run by retrieval tools; Vertex AI Search for example. Only on vertex."""

    source_flagging_uris: Annotated[
        list[GroundingMetadataSourceFlaggingUri] | None,
        Field(
            alias="sourceFlaggingUris",
            description="Links for reporting places or reviews; Google Maps only. Output only. Only on vertex.",
        ),
    ] = None
    """Links for reporting places or reviews; Google Maps only. Output only. Only on vertex."""


class Retrieval(Model):
    """Tool giving the model access to external knowledge sources."""

    disable_attribution: Annotated[
        bool | None,
        Field(
            alias="disableAttribution",
            description="Deprecated; no longer has any effect. Deprecated.",
        ),
    ] = None
    """Deprecated; no longer has any effect. Deprecated."""

    external_api: Annotated[
        ExternalApi | None,
        Field(
            alias="externalApi",
            description="Ground on results from an external search API.",
        ),
    ] = None
    """Ground on results from an external search API."""

    vertex_ai_search: Annotated[
        VertexAISearch | None,
        Field(
            alias="vertexAiSearch",
            description="Ground on a Vertex AI Search data store or engine.",
        ),
    ] = None
    """Ground on a Vertex AI Search data store or engine."""

    vertex_rag_store: Annotated[
        VertexRagStore | None,
        Field(
            alias="vertexRagStore",
            description="Ground on a Vertex RAG store, populated through VertexRagDataService.",
        ),
    ] = None
    """Ground on a Vertex RAG store, populated through VertexRagDataService."""


class Tool(Model):
    """Capability the model may use to reach beyond its own knowledge. Set exactly one kind of tool per object."""

    code_execution: Annotated[
        CodeExecution | None,
        Field(
            alias="codeExecution",
            description="Lets the model run code while generating.",
        ),
    ] = None
    """Lets the model run code while generating."""

    computer_use: Annotated[
        ComputerUse | None,
        Field(
            alias="computerUse",
            description="Lets the model operate a computer; the matching function declarations are added automatically.",
        ),
    ] = None
    """Lets the model operate a computer; the matching function declarations are added automatically."""

    function_declarations: Annotated[
        list[FunctionDeclaration] | None,
        Field(
            alias="functionDeclarations",
            description="Functions the model may ask the client to call, at most 512. Answer each call with a FunctionResponse in the following turn.",
        ),
    ] = None
    """Functions the model may ask the client to call, at most 512. Answer each call with a FunctionResponse in the following turn."""

    google_maps: Annotated[
        GoogleMaps | None,
        Field(alias="googleMaps", description="Grounds responses in Google Maps data."),
    ] = None
    """Grounds responses in Google Maps data."""

    google_search: Annotated[
        GoogleSearch | None,
        Field(
            alias="googleSearch",
            description="Grounds responses in Google Search results.",
        ),
    ] = None
    """Grounds responses in Google Search results."""

    google_search_retrieval: Annotated[
        GoogleSearchRetrieval | None,
        Field(
            alias="googleSearchRetrieval",
            description="Retrieval variant backed by Google Search, with dynamic triggering. Deprecated.",
        ),
    ] = None
    """Retrieval variant backed by Google Search, with dynamic triggering. Deprecated."""

    url_context: Annotated[
        UrlContext | None,
        Field(alias="urlContext", description="Lets the model fetch content from URLs."),
    ] = None
    """Lets the model fetch content from URLs."""

    file_search: Annotated[
        FileSearch | None,
        Field(
            alias="fileSearch",
            description="Retrieves relevant passages from File Search stores. Only on google-ai.",
        ),
    ] = None
    """Retrieves relevant passages from File Search stores. Only on google-ai."""

    enterprise_web_search: Annotated[
        EnterpriseWebSearch | None,
        Field(
            alias="enterpriseWebSearch",
            description="Searches public web data through Vertex AI Search with Sec4 compliance. Only on vertex.",
        ),
    ] = None
    """Searches public web data through Vertex AI Search with Sec4 compliance. Only on vertex."""

    exa_ai_search: Annotated[
        ExaAiSearch | None,
        Field(
            alias="exaAiSearch",
            description="Grounds responses in Exa.ai search results. Only on vertex.",
        ),
    ] = None
    """Grounds responses in Exa.ai search results. Only on vertex."""

    parallel_ai_search: Annotated[
        ParallelAiSearch | None,
        Field(
            alias="parallelAiSearch",
            description="Grounds responses in Parallel.ai search results. Only on vertex.",
        ),
    ] = None
    """Grounds responses in Parallel.ai search results. Only on vertex."""

    retrieval: Annotated[
        Retrieval | None,
        Field(
            description="External knowledge lookup, always executed, whose results are fed to the model. Only on vertex."
        ),
    ] = None
    """External knowledge lookup, always executed, whose results are fed to the model. Only on vertex."""


class Candidate(CandidateBehaviour):
    """One generated answer."""

    avg_logprobs: Annotated[
        float | None,
        Field(
            alias="avgLogprobs",
            description="Mean token log probability, normalised for length; higher means more confident. Output only.",
        ),
    ] = None
    """Mean token log probability, normalised for length; higher means more confident. Output only."""

    citation_metadata: Annotated[
        CitationMetadata | None,
        Field(
            alias="citationMetadata",
            description="Sources cited by the answer. Output only.",
        ),
    ] = None
    """Sources cited by the answer. Output only."""

    content: Annotated[Content | None, Field(description="Generated message. Output only.")] = None
    """Generated message. Output only."""

    finish_message: Annotated[
        str | None,
        Field(
            alias="finishMessage",
            description="Longer explanation of the finish reason; present only alongside it. Output only.",
        ),
    ] = None
    """Longer explanation of the finish reason; present only alongside it. Output only."""

    finish_reason: Annotated[
        FinishReason | None,
        Field(
            alias="finishReason",
            description="Why generation ended; unset while it is still running. Output only.",
        ),
    ] = None
    """Why generation ended; unset while it is still running. Output only."""

    grounding_metadata: Annotated[
        GroundingMetadata | None,
        Field(
            alias="groundingMetadata",
            description="Sources and support for a grounded answer. Output only.",
        ),
    ] = None
    """Sources and support for a grounded answer. Output only."""

    index: Annotated[
        int | None,
        Field(description="Zero-based position among the returned candidates. Output only."),
    ] = None
    """Zero-based position among the returned candidates. Output only."""

    logprobs_result: Annotated[
        LogprobsResult | None,
        Field(
            alias="logprobsResult",
            description="Per-token log probabilities. Output only.",
        ),
    ] = None
    """Per-token log probabilities. Output only."""

    safety_ratings: Annotated[
        list[SafetyRating] | None,
        Field(
            alias="safetyRatings",
            description="Safety assessment, no more than one rating for each harm category. Output only.",
        ),
    ] = None
    """Safety assessment, no more than one rating for each harm category. Output only."""

    url_context_metadata: Annotated[
        UrlContextMetadata | None,
        Field(
            alias="urlContextMetadata",
            description="URLs fetched by the URL context tool. Output only.",
        ),
    ] = None
    """URLs fetched by the URL context tool. Output only."""

    token_count: Annotated[
        int | None,
        Field(
            alias="tokenCount",
            description="Number of tokens in this candidate. Output only. Only on google-ai.",
        ),
    ] = None
    """Number of tokens in this candidate. Output only. Only on google-ai."""

    grounding_attributions: Annotated[
        list[GroundingAttribution] | None,
        Field(
            alias="groundingAttributions",
            description="Credits for the sources of a grounded answer; GenerateAnswer only. Output only. Only on google-ai.",
        ),
    ] = None
    """Credits for the sources of a grounded answer; GenerateAnswer only. Output only. Only on google-ai."""

    continuation_token: Annotated[
        bytes | None,
        Field(
            alias="continuationToken",
            description="Opaque token to send in a follow-up request; may be present when the finish reason is CONTINUATION. Output only. Only on vertex.",
        ),
    ] = None
    """Opaque token to send in a follow-up request; may be present when the finish reason is CONTINUATION. Output only. Only on vertex."""


class GenerateContentRequest(Model):
    """Body of a generateContent or streamGenerateContent call."""

    cached_content: Annotated[
        str | None,
        Field(
            alias="cachedContent",
            description="Explicit cache entry to use as context: cachedContents/* or, on Vertex AI, projects/*/locations/*/cachedContents/*.",
        ),
    ] = None
    """Explicit cache entry to use as context: cachedContents/* or, on Vertex AI, projects/*/locations/*/cachedContents/*."""

    contents: Annotated[
        list[Content] | None,
        Field(description="Conversation so far, oldest first, ending with the new turn."),
    ] = None
    """Conversation so far, oldest first, ending with the new turn."""

    generation_config: Annotated[
        GenerationConfig | None,
        Field(alias="generationConfig", description="Sampling and output settings."),
    ] = None
    """Sampling and output settings."""

    safety_settings: Annotated[
        list[SafetySetting] | None,
        Field(
            alias="safetySettings",
            description="Blocking thresholds per harm category, applied to the candidates.",
        ),
    ] = None
    """Blocking thresholds per harm category, applied to the candidates."""

    system_instruction: Annotated[
        Content | None,
        Field(
            alias="systemInstruction",
            description="System prompt; text parts only, each treated as its own paragraph.",
        ),
    ] = None
    """System prompt; text parts only, each treated as its own paragraph."""

    tool_config: Annotated[
        ToolConfig | None,
        Field(
            alias="toolConfig",
            description="Settings shared by every tool in the request.",
        ),
    ] = None
    """Settings shared by every tool in the request."""

    tools: Annotated[
        list[Tool] | None,
        Field(description="External capabilities the model may draw on."),
    ] = None
    """External capabilities the model may draw on."""

    model: Annotated[
        str | None,
        Field(description="Resource name of the model, as models/*. Only on google-ai."),
    ] = None
    """Resource name of the model, as models/*. Only on google-ai."""

    continuation_token: Annotated[
        bytes | None,
        Field(
            alias="continuationToken",
            description="Opaque token from a response that finished with CONTINUATION, to pick up where it stopped. Only on vertex.",
        ),
    ] = None
    """Opaque token from a response that finished with CONTINUATION, to pick up where it stopped. Only on vertex."""

    labels: Annotated[
        dict[str, str] | None,
        Field(
            description="Billing and reporting tags. Up to 63 lowercase letters, digits, underscores or dashes each; keys start with a letter, values may be empty."
        ),
    ] = None
    """Billing and reporting tags. Up to 63 lowercase letters, digits, underscores or dashes each; keys start with a letter, values may be empty."""

    model_armor_config: Annotated[
        ModelArmorConfig | None,
        Field(
            alias="modelArmorConfig",
            description="Model Armor screening of prompt and response. Exclusive with safetySettings. Only on vertex.",
        ),
    ] = None
    """Model Armor screening of prompt and response. Exclusive with safetySettings. Only on vertex."""

    output_config: Annotated[
        OutputConfig | None,
        Field(
            alias="outputConfig",
            description="Where to store generated assets. Only on vertex.",
        ),
    ] = None
    """Where to store generated assets. Only on vertex."""


class GenerateContentResponse(ResponseBehaviour):
    """Result of a generateContent call, or one chunk of a stream."""

    candidates: Annotated[
        list[Candidate] | None, Field(description="Generated answers. Output only.")
    ] = None
    """Generated answers. Output only."""

    model_version: Annotated[
        str | None,
        Field(
            alias="modelVersion",
            description="Exact model version that answered. Output only.",
        ),
    ] = None
    """Exact model version that answered. Output only."""

    prompt_feedback: Annotated[
        PromptFeedback | None,
        Field(
            alias="promptFeedback",
            description="Filter verdict on the prompt; only in the first chunk, when a violation left no candidates. Output only.",
        ),
    ] = None
    """Filter verdict on the prompt; only in the first chunk, when a violation left no candidates. Output only."""

    response_id: Annotated[
        str | None,
        Field(alias="responseId", description="Identifier of this response. Output only."),
    ] = None
    """Identifier of this response. Output only."""

    usage_metadata: Annotated[
        UsageMetadata | None,
        Field(alias="usageMetadata", description="Token counts for the call."),
    ] = None
    """Token counts for the call."""

    create_time: Annotated[
        Timestamp | None,
        Field(
            alias="createTime",
            description="When the server received the request, as an RFC 3339 timestamp. Output only.",
        ),
    ] = None
    """When the server received the request, as an RFC 3339 timestamp. Output only."""


class CountTokensRequest(Model):
    """Body of a countTokens call."""

    contents: Annotated[
        list[Content] | None,
        Field(description="Messages to count. Exclusive with generateContentRequest."),
    ] = None
    """Messages to count. Exclusive with generateContentRequest."""

    model: Annotated[
        str | None,
        Field(
            description="Which model's tokenizer applies; on Vertex AI, projects/*/locations/*/publishers/*/models/*."
        ),
    ] = None
    """Which model's tokenizer applies; on Vertex AI, projects/*/locations/*/publishers/*/models/*."""

    generate_content_request: Annotated[
        GenerateContentRequest | None,
        Field(
            alias="generateContentRequest",
            description="Complete generation request to count, including tools and system instruction. Exclusive with contents. Only on google-ai.",
        ),
    ] = None
    """Complete generation request to count, including tools and system instruction. Exclusive with contents. Only on google-ai."""

    generation_config: Annotated[
        GenerationConfig | None,
        Field(
            alias="generationConfig",
            description="Generation settings to count with the input. Only on vertex.",
        ),
    ] = None
    """Generation settings to count with the input. Only on vertex."""

    instances: Annotated[
        list[Any] | None,
        Field(
            description="Raw prediction instances to count, in the model's own prediction schema. Only on vertex."
        ),
    ] = None
    """Raw prediction instances to count, in the model's own prediction schema. Only on vertex."""

    system_instruction: Annotated[
        Content | None,
        Field(
            alias="systemInstruction",
            description="System prompt to count; text parts only, each treated as its own paragraph. Only on vertex.",
        ),
    ] = None
    """System prompt to count; text parts only, each treated as its own paragraph. Only on vertex."""

    tools: Annotated[
        list[Tool] | None,
        Field(description="Tool declarations to count with the input. Only on vertex."),
    ] = None
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
