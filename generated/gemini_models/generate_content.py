# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import TYPE_CHECKING, Any, Literal

from gemini_sdk._behaviour.content import ContentBehaviour
from gemini_sdk._behaviour.parsing import Parsed
from gemini_sdk._behaviour.part import PartBehaviour
from gemini_sdk._behaviour.response import CandidateBehaviour, ResponseBehaviour
from gemini_sdk._wire import Duration, Int64, Model, Timestamp, lazy_names

from .common import Date


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


class AudioMetadata(Model):
    """Which range of a recording is read."""

    start_offset: Duration | None = None
    """Where the range begins, as a duration in seconds such as 2.5s."""

    end_offset: Duration | None = None
    """Where the range ends, as a duration in seconds such as 12.5s."""


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


class BillablePromptUsage(Model):
    """Usage of a prompt that is billed in units other than tokens."""

    text_count: int | None = None
    """Characters of text."""


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


class ContentTokens(Model):
    """Tokens of one content."""

    part_tokens: list[int] | None = None
    """Tokens of each part."""

    role_tokens: int | None = None
    """Tokens of the role."""


class FileData(Model):
    """
    Media referenced by URI rather than sent inline.

    Upstream: google.ai.generativelanguage.v1beta.FileData, GoogleCloudAiplatformV1FileData.
    """

    file_uri: str | None = None
    """Location of the file. Vertex AI reads Cloud Storage URIs and public URLs. The Gemini API reads Files API URIs, where Cloud Storage objects can be registered, and since January 2026 public and signed https URLs (https://ai.google.dev/gemini-api/docs/file-input-methods)."""

    mime_type: str | None = None
    """IANA media type of the file, such as video/mp4."""

    display_name: str | None = None
    """Label or file name for telling files apart; used only with server-side tools, returned only in prompt management."""


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


class GroundingChunkStringList(Model):
    """List of texts."""

    values: list[str] | None = None
    """The texts."""


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


class RagChunkPageSpan(Model):
    """
    Page range of a chunk.

    Upstream: GoogleCloudAiplatformV1RagChunkPageSpan.
    """

    first_page: int | None = None
    """Starting page, inclusive, counted from 1."""

    last_page: int | None = None
    """Final page, inclusive, counted from 1."""


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


class TokensInfo(Model):
    """
    Tokens of one input.

    Upstream: GoogleCloudAiplatformV1TokensInfo.
    """

    role: str | None = None
    """Role of the turn."""

    token_ids: list[Int64] | None = None
    """Numbers of the tokens."""

    tokens: list[bytes] | None = None
    """The tokens, as bytes of UTF-8 text; a character may be split among several."""


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


DocumentContentLayer = Literal["CONTENT_LAYER_UNSPECIFIED", "PAGE_IMAGE", "PAGE_TEXT"] | str


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
        "MISSING_THOUGHT_SIGNATURE",
        "ESCALATION",
        "PUP_LIMITED_DISABLED",
    ]
    | str
)


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


Language = Literal["LANGUAGE_UNSPECIFIED", "PYTHON"] | str


MediaModality = Literal["MODALITY_UNSPECIFIED", "TEXT", "IMAGE", "VIDEO", "AUDIO", "DOCUMENT"] | str


MediaProcessing = Literal["MEDIA_PROCESSING_UNSPECIFIED", "STATIC", "AGENTIC"] | str


ModelStage = (
    Literal[
        "MODEL_STAGE_UNSPECIFIED",
        "UNSTABLE_EXPERIMENTAL",
        "EXPERIMENTAL",
        "PREVIEW",
        "STABLE",
        "LEGACY",
        "DEPRECATED",
        "RETIRED",
    ]
    | str
)


NullValue = Literal["NULL_VALUE"] | str


Outcome = (
    Literal["OUTCOME_UNSPECIFIED", "OUTCOME_OK", "OUTCOME_FAILED", "OUTCOME_DEADLINE_EXCEEDED"]
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


Scheduling = Literal["SCHEDULING_UNSPECIFIED", "SILENT", "WHEN_IDLE", "INTERRUPT"] | str


ServiceTier = Literal["standard", "flex", "priority", "unspecified"] | str


SpreadsheetContentLayer = Literal["CONTENT_LAYER_UNSPECIFIED", "DATA", "FORMULAS", "VISUAL"] | str


ServerToolType = (
    Literal[
        "TOOL_TYPE_UNSPECIFIED",
        "GOOGLE_SEARCH_WEB",
        "GOOGLE_SEARCH_IMAGE",
        "URL_CONTEXT",
        "GOOGLE_MAPS",
        "FILE_SEARCH",
        "MEDIA_PROCESSING",
    ]
    | str
)


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


VideoContentLayer = Literal["CONTENT_LAYER_UNSPECIFIED", "FRAMES", "AUDIO", "TRANSCRIPT"] | str


class AttributionSourceId(Model):
    """
    Where an attributed passage came from; exactly one member is set.

    Upstream: google.ai.generativelanguage.v1beta.AttributionSourceId.
    """

    grounding_passage: AttributionSourceIdGroundingPassageId | None = None
    """Identifies an inline passage supplied with the request."""

    semantic_retriever_chunk: AttributionSourceIdSemanticRetrieverChunk | None = None
    """Set for hits from the Semantic Retriever."""


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

    finished: bool | None = None
    """Whether the transcript is complete."""

    language_code: str | None = None
    """BCP-47 code of the spoken language, such as en-US."""

    start_offset: Duration | None = None
    """Where the segment begins, as a duration in seconds such as 2.5s."""

    end_offset: Duration | None = None
    """Where the segment ends, as a duration in seconds such as 12.5s."""


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
    Result of running an ExecutableCode part.

    Upstream: google.ai.generativelanguage.v1beta.CodeExecutionResult, GoogleCloudAiplatformV1CodeExecutionResult.
    """

    outcome: Outcome | None = None
    """Whether the run succeeded, failed or timed out."""

    output: str | None = None
    """Standard output on success, otherwise standard error or an explanation."""

    id: str | None = None
    """Key matching the ExecutableCode part; present only if that part has one."""


class ComputeTokensResponse(Model):
    """
    Answer of a computeTokens call.

    Upstream: GoogleCloudAiplatformV1ComputeTokensResponse.
    """

    tokens_info: list[TokensInfo] | None = None
    """Tokens of each input, in the order of the inputs."""


class DocumentMetadata(Model):
    """Which pages of a document are read, and how."""

    start_page: int | None = None
    """First page, from 1 on."""

    end_page: int | None = None
    """Last page, from 1 on; it is read too."""

    content_layers: list[DocumentContentLayer] | None = None
    """Layers of each page that are read. If it is empty, the picture is read."""


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


class GroundingChunkCustomMetadata(Model):
    """Metadata that was given with a document."""

    key: str | None = None
    """Name of the value."""

    string_value: str | None = None
    """Value that is a text."""

    numeric_value: float | None = None
    """Value that is a number."""

    string_list_value: GroundingChunkStringList | None = None
    """Value that is a list of texts."""


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
    """Positions of the related rendered parts in the grounding metadata."""


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


class ModelStatus(Model):
    """Stage of a model, and when it is shut down."""

    message: str | None = None
    """Message about the model, in words."""

    model_stage: ModelStage | None = None
    """Stage of the model."""

    retirement_time: Timestamp | None = None
    """When the model is shut down, as an RFC 3339 timestamp."""


class PartMediaResolution(Model):
    """
    Token budget for one input media item.

    Upstream: GoogleCloudAiplatformV1PartMediaResolution.
    """

    level: PartMediaResolutionLevel | None = None
    """Detail kept when the media is tokenised."""

    num_tokens: int | None = None
    """Number of tokens for the media."""


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
    """Pages covered, if known."""

    text: str | None = None
    """Chunk contents."""


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


class SpreadsheetMetadata(Model):
    """Which sheet and cells of a spreadsheet are read, and how."""

    sheet_index: int | None = None
    """Sheet, in the order of the workbook, from 1 on. By default the first."""

    visible_cells: str | None = None
    """Range of cells such as A1:D10. By default all that are in use."""

    content_layers: list[SpreadsheetContentLayer] | None = None
    """Layers of the cells that are read. If it is empty, data and formulas are read."""


class ServerToolCall(Model):
    """Call of a tool that the service runs by itself."""

    id: str | None = None
    """Identifier of the call; its response has the same."""

    tool_type: ServerToolType | None = None
    """Tool that is called."""

    args: dict[str, Any] | None = None
    """Arguments, by name."""


class ServerToolResponse(Model):
    """Result of a tool that the service ran."""

    id: str | None = None
    """Identifier of the call it belongs to."""

    tool_type: ServerToolType | None = None
    """Tool that was called."""

    response: dict[str, Any] | None = None
    """What the tool returned."""


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

    prompt_token_details: list[ModalityTokenCount] | None = None
    """Prompt tokens by modality, as embedding models of Google AI name them. Output only. Only on google-ai."""

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

    service_tier: ServiceTier | None = None
    """Class of service that answered. Output only. Only on google-ai."""

    billable_prompt_usage: BillablePromptUsage | None = None
    """Usage of the prompt that is billed in units other than tokens. Output only. Only on vertex."""


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

    content_layers: list[VideoContentLayer] | None = None
    """Layers of the video that are read. If it is empty, frames and sound are read."""


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

    content_tokens: list[ContentTokens] | None = None
    """Tokens of each content. Output only. Only on google-ai."""

    system_instructions_tokens: ContentTokens | None = None
    """Tokens of the system instruction. Output only. Only on google-ai."""


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


class FunctionResponsePart(Model):
    """
    One media item in a function result, inline or by URI.

    Upstream: google.ai.generativelanguage.v1beta.FunctionResponsePart, GoogleCloudAiplatformV1FunctionResponsePart.
    """

    inline_data: FunctionResponseBlob | None = None
    """Media sent inline."""

    file_data: FunctionResponseFileData | None = None
    """Media referenced by URI."""

    media_processing: MediaProcessing | None = None
    """How the video in this part is read. Parts of other media ignore it. Only on google-ai."""

    media_resolution: PartMediaResolution | None = None
    """Token budget for this part's media."""

    video_metadata: VideoMetadata | None = None
    """Clip and frame-rate settings; only with inline or referenced video."""

    document_metadata: DocumentMetadata | None = None
    """Pages to read; only with an inline or referenced document."""

    spreadsheet_metadata: SpreadsheetMetadata | None = None
    """Sheet and cells to read; only with an inline or referenced spreadsheet."""

    audio_metadata: AudioMetadata | None = None
    """Range to read; only with inline or referenced audio."""


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

    custom_metadata: list[GroundingChunkCustomMetadata] | None = None
    """Metadata that was given with the document. Only on google-ai."""

    file_search_store: str | None = None
    """Store of the document, as fileSearchStores/*. Only on google-ai."""

    page_number: int | None = None
    """Page of the document that the passage is on. Only on google-ai."""

    media_id: str | None = None
    """Media that was found, as fileSearchStores/*/media/*. Only on google-ai."""


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


class UrlContextMetadata(Model):
    """
    Report on the URLs fetched by the URL context tool.

    Upstream: google.ai.generativelanguage.v1beta.UrlContextMetadata, GoogleCloudAiplatformV1UrlContextMetadata.
    """

    url_metadata: list[UrlMetadata] | None = None
    """One entry per fetched URL. Output only."""


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
    """Evidence from image search."""


class GroundingMetadata(Model):
    """
    Sources, queries and support links behind a grounded response.

    Upstream: google.ai.generativelanguage.v1beta.GroundingMetadata, GoogleCloudAiplatformV1GroundingMetadata.
    """

    google_maps_widget_context_token: str | None = None
    """Token for rendering a Google Maps widget. Maps grounding only. The field will be removed. Output only. Deprecated."""

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
    """Queries sent to Google Search for images; requires image search."""

    retrieval_queries: list[str] | None = None
    """Queries run by retrieval tools; Vertex AI Search for example. Only on vertex."""

    source_flagging_uris: list[GroundingMetadataSourceFlaggingUri] | None = None
    """Links for reporting places or reviews; Google Maps only. Output only. Only on vertex."""


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

    tool_call: ServerToolCall | None = None
    """Call of a tool that the service runs by itself. It goes back unchanged in later turns. Only on google-ai."""

    tool_response: ServerToolResponse | None = None
    """Result of a tool that the service ran. It goes back unchanged in later turns. Only on google-ai."""

    media_processing: MediaProcessing | None = None
    """How the video in this part is read. Parts of other media ignore it."""

    document_metadata: DocumentMetadata | None = None
    """Pages to read; only with an inline or referenced document."""

    spreadsheet_metadata: SpreadsheetMetadata | None = None
    """Sheet and cells to read; only with an inline or referenced spreadsheet."""

    audio_metadata: AudioMetadata | None = None
    """Range to read; only with inline or referenced audio."""


class Content(ContentBehaviour):
    """
    One conversation message: its author and its parts.

    Upstream: google.ai.generativelanguage.v1beta.Content, GoogleCloudAiplatformV1Content.
    """

    parts: list[Part] | None = None
    """Ordered pieces of the message, possibly of mixed media types; at least one."""

    role: str | None = None
    """Author of the message, user or model. Defaults to user."""


class GroundingAttribution(Model):
    """
    Credit given to one source of a grounded answer.

    Upstream: google.ai.generativelanguage.v1beta.GroundingAttribution.
    """

    source_id: AttributionSourceId | None = None
    """Which source is credited. Output only."""

    content: Content | None = None
    """Passage taken from that source."""


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
    """Number of tokens in this candidate. Output only."""

    grounding_attributions: list[GroundingAttribution] | None = None
    """Credits for the sources of a grounded answer; GenerateAnswer only. Output only. Only on google-ai."""

    continuation_token: bytes | None = None
    """Opaque token to send in a follow-up request; may be present when the finish reason is CONTINUATION. Output only."""


class GenerateContentResponse(ResponseBehaviour[Parsed]):
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
    """Token counts for the call. Output only."""

    create_time: Timestamp | None = None
    """When the server received the request, as an RFC 3339 timestamp. Output only."""

    model_status: ModelStatus | None = None
    """Stage of the model and the day it is shut down. Output only. Only on google-ai."""

    turn_token: str | None = None
    """Opaque token of this turn. Output only. Only on google-ai."""


StreamGenerateContentResponse = list[GenerateContentResponse]
"""An answer in pieces, as it comes without `alt=sse`."""


if TYPE_CHECKING:
    from .generate_content_requests import *
else:  # a checker that saw this would take any misspelt name for an attribute
    __getattr__, __dir__ = lazy_names(__name__, {".generate_content_requests": "*"})


__all__ = [
    "ApiAuth",
    "ApiAuthApiKeyConfig",
    "ApiSpec",
    "AttributionSourceId",
    "AttributionSourceIdGroundingPassageId",
    "AttributionSourceIdSemanticRetrieverChunk",
    "AudioMetadata",
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
    "BillablePromptUsage",
    "Blob",
    "BlockReason",
    "Candidate",
    "Citation",
    "CitationMetadata",
    "CitationSource",
    "CodeExecution",
    "CodeExecutionResult",
    "ComputeTokensRequest",
    "ComputeTokensResponse",
    "ComputerUse",
    "Content",
    "ContentTokens",
    "CountTokensRequest",
    "CountTokensResponse",
    "Delivery",
    "DocumentContentLayer",
    "DocumentMetadata",
    "DynamicRetrievalConfig",
    "DynamicRetrievalMode",
    "EnterpriseWebSearch",
    "Environment",
    "ExaAiSearch",
    "ExecutableCode",
    "ExternalApi",
    "ExternalApiElasticSearchParams",
    "ExternalApiSimpleSearchParams",
    "FeatureSelectionPreference",
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
    "GroundingChunkCustomMetadata",
    "GroundingChunkImage",
    "GroundingChunkMaps",
    "GroundingChunkMapsPlaceAnswerSources",
    "GroundingChunkMapsPlaceAnswerSourcesReviewSnippet",
    "GroundingChunkMapsRoute",
    "GroundingChunkRetrievedContext",
    "GroundingChunkStringList",
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
    "McpServer",
    "MediaModality",
    "MediaProcessing",
    "MediaResolution",
    "Modality",
    "ModalityTokenCount",
    "ModelArmorConfig",
    "ModelConfig",
    "ModelRoutingPreference",
    "ModelStage",
    "ModelStatus",
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
    "RagRetrievalConfigHybridSearch",
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
    "ServerToolCall",
    "ServerToolResponse",
    "ServerToolType",
    "ServiceTier",
    "SpeakerVoiceConfig",
    "SpeechConfig",
    "SpeechMetadata",
    "SpreadsheetContentLayer",
    "SpreadsheetMetadata",
    "StreamGenerateContentResponse",
    "StreamableHttpTransport",
    "TextMimeType",
    "TextResponseFormat",
    "ThinkingConfig",
    "ThinkingLevel",
    "TokensInfo",
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
    "VideoContentLayer",
    "VideoMetadata",
    "VideoResponseFormat",
    "VoiceConfig",
    "VoiceConsentSignature",
]
