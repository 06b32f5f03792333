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

ApiAuthDict = TypedDict(
    "ApiAuthDict",
    {
        "apiKeyConfig": "ApiAuthApiKeyConfig | ApiAuthApiKeyConfigDict | None",
        "api_key_config": "ApiAuthApiKeyConfig | ApiAuthApiKeyConfigDict | None",
    },
    total=False,
)
"""Deprecated credentials holder for an external API; superseded by AuthConfig."""

ApiAuthApiKeyConfigDict = TypedDict(
    "ApiAuthApiKeyConfigDict",
    {
        "apiKeySecretVersion": "str | None",
        "api_key_secret_version": "str | None",
        "apiKeyString": "str | None",
        "api_key_string": "str | None",
    },
    total=False,
)
"""API key, given inline or as a Secret Manager reference."""

AudioMetadataDict = TypedDict(
    "AudioMetadataDict",
    {
        "startOffset": "str | float | timedelta | None",
        "start_offset": "str | float | timedelta | None",
        "endOffset": "str | float | timedelta | None",
        "end_offset": "str | float | timedelta | None",
    },
    total=False,
)
"""Which range of a recording is read."""

AudioResponseFormatDict = TypedDict(
    "AudioResponseFormatDict",
    {
        "bitRate": "int | None",
        "bit_rate": "int | None",
        "delivery": "Delivery | None",
        "mimeType": "AudioMimeType | None",
        "mime_type": "AudioMimeType | None",
        "sampleRate": "int | None",
        "sample_rate": "int | None",
    },
    total=False,
)
"""Output format options for generated audio."""

AudioTranscriptionDict = TypedDict(
    "AudioTranscriptionDict",
    {
        "speakerLabel": "str | None",
        "speaker_label": "str | None",
        "text": "str | None",
        "words": "Sequence[AudioTranscriptionWordInfo | AudioTranscriptionWordInfoDict] | AudioTranscriptionWordInfo | AudioTranscriptionWordInfoDict | None",
        "finished": "bool | None",
        "languageCode": "str | None",
        "language_code": "str | None",
        "startOffset": "str | float | timedelta | None",
        "start_offset": "str | float | timedelta | None",
        "endOffset": "str | float | timedelta | None",
        "end_offset": "str | float | timedelta | None",
    },
    total=False,
)
"""Transcript of an audio part; with several speakers, each segment arrives in its own Part."""

AudioTranscriptionConfigDict = TypedDict(
    "AudioTranscriptionConfigDict",
    {
        "adaptationPhrases": "Sequence[str] | str | None",
        "adaptation_phrases": "Sequence[str] | str | None",
        "customVocabulary": "Sequence[str] | str | None",
        "custom_vocabulary": "Sequence[str] | str | None",
        "diarization": "bool | None",
        "languageAuto": "AudioTranscriptionConfigLanguageAuto | AudioTranscriptionConfigLanguageAutoDict | None",
        "language_auto": "AudioTranscriptionConfigLanguageAuto | AudioTranscriptionConfigLanguageAutoDict | None",
        "languageCodes": "Sequence[str] | str | None",
        "language_codes": "Sequence[str] | str | None",
        "languageHints": "AudioTranscriptionConfigLanguageHints | AudioTranscriptionConfigLanguageHintsDict | None",
        "language_hints": "AudioTranscriptionConfigLanguageHints | AudioTranscriptionConfigLanguageHintsDict | None",
        "mode": "TranscriptionMode | None",
        "sourceText": "str | None",
        "source_text": "str | None",
        "wordTimestamp": "bool | None",
        "word_timestamp": "bool | None",
    },
    total=False,
)
"""Speech-to-text options."""

AudioTranscriptionConfigLanguageAutoDict = TypedDict(
    "AudioTranscriptionConfigLanguageAutoDict",
    {},
    total=False,
)
"""Deprecated empty marker requesting automatic language detection; set languageCodes on the parent config."""

AudioTranscriptionConfigLanguageHintsDict = TypedDict(
    "AudioTranscriptionConfigLanguageHintsDict",
    {
        "languageCodes": "Sequence[str] | str | None",
        "language_codes": "Sequence[str] | str | None",
    },
    total=False,
)
"""Deprecated language hints; set languageCodes on the parent config."""

AudioTranscriptionWordInfoDict = TypedDict(
    "AudioTranscriptionWordInfoDict",
    {
        "endOffset": "str | float | timedelta | None",
        "end_offset": "str | float | timedelta | None",
        "startOffset": "str | float | timedelta | None",
        "start_offset": "str | float | timedelta | None",
        "word": "str | None",
    },
    total=False,
)
"""Recognised word with its timing."""

AuthConfigDict = TypedDict(
    "AuthConfigDict",
    {
        "apiKeyConfig": "AuthConfigApiKeyConfig | AuthConfigApiKeyConfigDict | None",
        "api_key_config": "AuthConfigApiKeyConfig | AuthConfigApiKeyConfigDict | None",
        "authType": "AuthType | None",
        "auth_type": "AuthType | None",
        "googleServiceAccountConfig": "AuthConfigGoogleServiceAccountConfig | AuthConfigGoogleServiceAccountConfigDict | None",
        "google_service_account_config": "AuthConfigGoogleServiceAccountConfig | AuthConfigGoogleServiceAccountConfigDict | None",
        "httpBasicAuthConfig": "AuthConfigHttpBasicAuthConfig | AuthConfigHttpBasicAuthConfigDict | None",
        "http_basic_auth_config": "AuthConfigHttpBasicAuthConfig | AuthConfigHttpBasicAuthConfigDict | None",
        "oauthConfig": "AuthConfigOauthConfig | AuthConfigOauthConfigDict | None",
        "oauth_config": "AuthConfigOauthConfig | AuthConfigOauthConfigDict | None",
        "oidcConfig": "AuthConfigOidcConfig | AuthConfigOidcConfigDict | None",
        "oidc_config": "AuthConfigOidcConfig | AuthConfigOidcConfigDict | None",
        "apiKey": "str | None",
        "api_key": "str | None",
    },
    total=False,
)
"""Credentials used when calling an extension or external API."""

AuthConfigApiKeyConfigDict = TypedDict(
    "AuthConfigApiKeyConfigDict",
    {
        "apiKeySecret": "str | None",
        "api_key_secret": "str | None",
        "apiKeyString": "str | None",
        "api_key_string": "str | None",
        "httpElementLocation": "HttpElementLocation | None",
        "http_element_location": "HttpElementLocation | None",
        "name": "str | None",
    },
    total=False,
)
"""API key authentication: the key and where it goes in the request."""

AuthConfigGoogleServiceAccountConfigDict = TypedDict(
    "AuthConfigGoogleServiceAccountConfigDict",
    {
        "serviceAccount": "str | None",
        "service_account": "str | None",
    },
    total=False,
)
"""Authentication as a Google service account."""

AuthConfigHttpBasicAuthConfigDict = TypedDict(
    "AuthConfigHttpBasicAuthConfigDict",
    {
        "credentialSecret": "str | None",
        "credential_secret": "str | None",
    },
    total=False,
)
"""HTTP Basic authentication from a stored secret."""

AuthConfigOauthConfigDict = TypedDict(
    "AuthConfigOauthConfigDict",
    {
        "accessToken": "str | None",
        "access_token": "str | None",
        "serviceAccount": "str | None",
        "service_account": "str | None",
    },
    total=False,
)
"""OAuth by access token or service account; set one."""

AuthConfigOidcConfigDict = TypedDict(
    "AuthConfigOidcConfigDict",
    {
        "idToken": "str | None",
        "id_token": "str | None",
        "serviceAccount": "str | None",
        "service_account": "str | None",
    },
    total=False,
)
"""OpenID Connect by ID token or service account; set one."""

AutoRoutingModeDict = TypedDict(
    "AutoRoutingModeDict",
    {
        "modelRoutingPreference": "ModelRoutingPreference | None",
        "model_routing_preference": "ModelRoutingPreference | None",
    },
    total=False,
)
"""Lets a pretrained router choose the model, weighted by the stated preference."""

BlobDict = TypedDict(
    "BlobDict",
    {
        "data": "bytes | str | None",
        "mimeType": "str | None",
        "mime_type": "str | None",
        "displayName": "str | None",
        "display_name": "str | None",
    },
    total=False,
)
"""Inline media bytes with their type."""

CodeExecutionDict = TypedDict(
    "CodeExecutionDict",
    {},
    total=False,
)
"""Tool that lets the model run code it writes and read the result. Has no settings."""

CodeExecutionResultDict = TypedDict(
    "CodeExecutionResultDict",
    {
        "outcome": "Outcome | None",
        "output": "str | None",
        "id": "str | None",
    },
    total=False,
)
"""What came of running an ExecutableCode part."""

ComputerUseDict = TypedDict(
    "ComputerUseDict",
    {
        "environment": "Environment | None",
        "excludedPredefinedFunctions": "Sequence[str] | str | None",
        "excluded_predefined_functions": "Sequence[str] | str | None",
        "disabledSafetyPolicies": "Sequence[SafetyPolicy] | SafetyPolicy | None",
        "disabled_safety_policies": "Sequence[SafetyPolicy] | SafetyPolicy | None",
        "enablePromptInjectionDetection": "bool | None",
        "enable_prompt_injection_detection": "bool | None",
    },
    total=False,
)
"""Tool for operating a computer or browser interface."""

ContentDict = TypedDict(
    "ContentDict",
    {
        "parts": "Sequence[Part | PartDict] | Part | PartDict | None",
        "role": "str | None",
    },
    total=False,
)
"""One conversation message: its author and its parts."""

CountTokensRequestDict = TypedDict(
    "CountTokensRequestDict",
    {
        "contents": "Sequence[Content | ContentDict] | Content | ContentDict | None",
        "model": "str | None",
        "generateContentRequest": "GenerateContentRequest | GenerateContentRequestDict | None",
        "generate_content_request": "GenerateContentRequest | GenerateContentRequestDict | None",
        "generationConfig": "GenerationConfig | GenerationConfigDict | None",
        "generation_config": "GenerationConfig | GenerationConfigDict | None",
        "instances": "Sequence[Any] | Any | None",
        "systemInstruction": "Content | ContentDict | None",
        "system_instruction": "Content | ContentDict | None",
        "tools": "Sequence[Tool | ToolDict] | Tool | ToolDict | None",
    },
    total=False,
)
"""Body of a countTokens call."""

DocumentMetadataDict = TypedDict(
    "DocumentMetadataDict",
    {
        "startPage": "int | None",
        "start_page": "int | None",
        "endPage": "int | None",
        "end_page": "int | None",
        "contentLayers": "Sequence[DocumentContentLayer] | DocumentContentLayer | None",
        "content_layers": "Sequence[DocumentContentLayer] | DocumentContentLayer | None",
    },
    total=False,
)
"""Which pages of a document are read, and how."""

DynamicRetrievalConfigDict = TypedDict(
    "DynamicRetrievalConfigDict",
    {
        "dynamicThreshold": "float | None",
        "dynamic_threshold": "float | None",
        "mode": "DynamicRetrievalMode | None",
    },
    total=False,
)
"""Controls when the legacy search tool is triggered."""

EnterpriseWebSearchDict = TypedDict(
    "EnterpriseWebSearchDict",
    {
        "blockingConfidence": "PhishBlockThreshold | None",
        "blocking_confidence": "PhishBlockThreshold | None",
        "excludeDomains": "Sequence[str] | str | None",
        "exclude_domains": "Sequence[str] | str | None",
    },
    total=False,
)
"""Web search grounding with enterprise compliance controls."""

ExaAiSearchDict = TypedDict(
    "ExaAiSearchDict",
    {
        "apiKey": "str | None",
        "api_key": "str | None",
        "customConfigs": "Mapping[str, Any] | None",
        "custom_configs": "Mapping[str, Any] | None",
    },
    total=False,
)
"""Web grounding by Exa.ai."""

ExecutableCodeDict = TypedDict(
    "ExecutableCodeDict",
    {
        "code": "str | None",
        "language": "Language | None",
        "id": "str | None",
    },
    total=False,
)
"""Code written by the model for the code execution tool, which runs it automatically."""

ExternalApiDict = TypedDict(
    "ExternalApiDict",
    {
        "apiAuth": "ApiAuth | ApiAuthDict | None",
        "api_auth": "ApiAuth | ApiAuthDict | None",
        "apiSpec": "ApiSpec | None",
        "api_spec": "ApiSpec | None",
        "authConfig": "AuthConfig | AuthConfigDict | None",
        "auth_config": "AuthConfig | AuthConfigDict | None",
        "elasticSearchParams": "ExternalApiElasticSearchParams | ExternalApiElasticSearchParamsDict | None",
        "elastic_search_params": "ExternalApiElasticSearchParams | ExternalApiElasticSearchParamsDict | None",
        "endpoint": "str | None",
        "simpleSearchParams": "ExternalApiSimpleSearchParams | ExternalApiSimpleSearchParamsDict | None",
        "simple_search_params": "ExternalApiSimpleSearchParams | ExternalApiSimpleSearchParamsDict | None",
    },
    total=False,
)
"""Grounding from a non-Google search endpoint that follows a supported API spec."""

ExternalApiElasticSearchParamsDict = TypedDict(
    "ExternalApiElasticSearchParamsDict",
    {
        "index": "str | None",
        "numHits": "int | None",
        "num_hits": "int | None",
        "searchTemplate": "str | None",
        "search_template": "str | None",
    },
    total=False,
)
"""Options for an endpoint using the ELASTIC_SEARCH spec."""

ExternalApiSimpleSearchParamsDict = TypedDict(
    "ExternalApiSimpleSearchParamsDict",
    {},
    total=False,
)
"""Options for an endpoint using the SIMPLE_SEARCH spec. Empty."""

FileDataDict = TypedDict(
    "FileDataDict",
    {
        "fileUri": "str | None",
        "file_uri": "str | None",
        "mimeType": "str | None",
        "mime_type": "str | None",
        "displayName": "str | None",
        "display_name": "str | None",
    },
    total=False,
)
"""Media referenced by URI rather than sent inline."""

FileSearchDict = TypedDict(
    "FileSearchDict",
    {
        "retrievalResources": "Sequence[FileSearchRetrievalResource | FileSearchRetrievalResourceDict] | FileSearchRetrievalResource | FileSearchRetrievalResourceDict | None",
        "retrieval_resources": "Sequence[FileSearchRetrievalResource | FileSearchRetrievalResourceDict] | FileSearchRetrievalResource | FileSearchRetrievalResourceDict | None",
        "retrievalConfig": "FileSearchRetrievalConfig | FileSearchRetrievalConfigDict | None",
        "retrieval_config": "FileSearchRetrievalConfig | FileSearchRetrievalConfigDict | None",
        "fileSearchStoreNames": "Sequence[str] | str | None",
        "file_search_store_names": "Sequence[str] | str | None",
        "topK": "int | None",
        "top_k": "int | None",
        "metadataFilter": "str | None",
        "metadata_filter": "str | None",
    },
    total=False,
)
"""Tool that searches uploaded files held in retrieval stores."""

FileSearchRetrievalConfigDict = TypedDict(
    "FileSearchRetrievalConfigDict",
    {
        "topK": "int | None",
        "top_k": "int | None",
        "metadataFilter": "str | None",
        "metadata_filter": "str | None",
    },
    total=False,
)
"""Retrieval options for file search."""

FileSearchRetrievalResourceDict = TypedDict(
    "FileSearchRetrievalResourceDict",
    {
        "ragStoreName": "str | None",
        "rag_store_name": "str | None",
    },
    total=False,
)
"""One store to retrieve from."""

FunctionCallDict = TypedDict(
    "FunctionCallDict",
    {
        "args": "Mapping[str, Any] | None",
        "id": "str | None",
        "name": "str | None",
        "partialArgs": "Sequence[PartialArg | PartialArgDict] | PartialArg | PartialArgDict | None",
        "partial_args": "Sequence[PartialArg | PartialArgDict] | PartialArg | PartialArgDict | None",
        "willContinue": "bool | None",
        "will_continue": "bool | None",
    },
    total=False,
)
"""Model's request to run a declared function."""

FunctionCallingConfigDict = TypedDict(
    "FunctionCallingConfigDict",
    {
        "allowedFunctionNames": "Sequence[str] | str | None",
        "allowed_function_names": "Sequence[str] | str | None",
        "mode": "FunctionCallingMode | None",
        "streamFunctionCallArguments": "bool | None",
        "stream_function_call_arguments": "bool | None",
    },
    total=False,
)
"""How the model may use declared functions."""

FunctionDeclarationDict = TypedDict(
    "FunctionDeclarationDict",
    {
        "behavior": "Behavior | None",
        "description": "str | None",
        "name": "str | None",
        "parameters": "Schema | SchemaDict | None",
        "parametersJsonSchema": "Any | None",
        "parameters_json_schema": "Any | None",
        "response": "Schema | SchemaDict | None",
        "responseJsonSchema": "Any | None",
        "response_json_schema": "Any | None",
    },
    total=False,
)
"""Function the model may ask the client to run, described in OpenAPI 3.0 terms."""

FunctionResponseDict = TypedDict(
    "FunctionResponseDict",
    {
        "id": "str | None",
        "name": "str | None",
        "parts": "Sequence[FunctionResponsePart | FunctionResponsePartDict] | FunctionResponsePart | FunctionResponsePartDict | None",
        "response": "Mapping[str, Any] | None",
        "scheduling": "Scheduling | None",
        "willContinue": "bool | None",
        "will_continue": "bool | None",
    },
    total=False,
)
"""Outcome of a FunctionCall, sent back to the model."""

FunctionResponseBlobDict = TypedDict(
    "FunctionResponseBlobDict",
    {
        "data": "bytes | str | None",
        "mimeType": "str | None",
        "mime_type": "str | None",
        "displayName": "str | None",
        "display_name": "str | None",
    },
    total=False,
)
"""Inline media in a function result; not for text."""

FunctionResponseFileDataDict = TypedDict(
    "FunctionResponseFileDataDict",
    {
        "displayName": "str | None",
        "display_name": "str | None",
        "fileUri": "str | None",
        "file_uri": "str | None",
        "mimeType": "str | None",
        "mime_type": "str | None",
    },
    total=False,
)
"""Media in a function result, referenced by URI."""

FunctionResponsePartDict = TypedDict(
    "FunctionResponsePartDict",
    {
        "inlineData": "FunctionResponseBlob | FunctionResponseBlobDict | None",
        "inline_data": "FunctionResponseBlob | FunctionResponseBlobDict | None",
        "fileData": "FunctionResponseFileData | FunctionResponseFileDataDict | None",
        "file_data": "FunctionResponseFileData | FunctionResponseFileDataDict | None",
        "mediaProcessing": "MediaProcessing | None",
        "media_processing": "MediaProcessing | None",
        "mediaResolution": "PartMediaResolution | PartMediaResolutionDict | None",
        "media_resolution": "PartMediaResolution | PartMediaResolutionDict | None",
        "videoMetadata": "VideoMetadata | VideoMetadataDict | None",
        "video_metadata": "VideoMetadata | VideoMetadataDict | None",
        "documentMetadata": "DocumentMetadata | DocumentMetadataDict | None",
        "document_metadata": "DocumentMetadata | DocumentMetadataDict | None",
        "spreadsheetMetadata": "SpreadsheetMetadata | SpreadsheetMetadataDict | None",
        "spreadsheet_metadata": "SpreadsheetMetadata | SpreadsheetMetadataDict | None",
        "audioMetadata": "AudioMetadata | AudioMetadataDict | None",
        "audio_metadata": "AudioMetadata | AudioMetadataDict | None",
    },
    total=False,
)
"""One media item in a function result, inline or by URI."""

GenerateContentRequestDict = TypedDict(
    "GenerateContentRequestDict",
    {
        "cachedContent": "str | None",
        "cached_content": "str | None",
        "contents": "Sequence[Content | ContentDict] | Content | ContentDict | None",
        "generationConfig": "GenerationConfig | GenerationConfigDict | None",
        "generation_config": "GenerationConfig | GenerationConfigDict | None",
        "safetySettings": "Sequence[SafetySetting | SafetySettingDict] | SafetySetting | SafetySettingDict | None",
        "safety_settings": "Sequence[SafetySetting | SafetySettingDict] | SafetySetting | SafetySettingDict | None",
        "systemInstruction": "Content | ContentDict | None",
        "system_instruction": "Content | ContentDict | None",
        "toolConfig": "ToolConfig | ToolConfigDict | None",
        "tool_config": "ToolConfig | ToolConfigDict | None",
        "tools": "Sequence[Tool | ToolDict] | Tool | ToolDict | None",
        "model": "str | None",
        "continuationToken": "bytes | str | None",
        "continuation_token": "bytes | str | None",
        "labels": "Mapping[str, str] | None",
        "modelArmorConfig": "ModelArmorConfig | ModelArmorConfigDict | None",
        "model_armor_config": "ModelArmorConfig | ModelArmorConfigDict | None",
        "outputConfig": "OutputConfig | OutputConfigDict | None",
        "output_config": "OutputConfig | OutputConfigDict | None",
        "serviceTier": "ServiceTier | None",
        "service_tier": "ServiceTier | None",
        "store": "bool | None",
    },
    total=False,
)
"""Body of a generateContent or streamGenerateContent call."""

GenerationConfigDict = TypedDict(
    "GenerationConfigDict",
    {
        "candidateCount": "int | None",
        "candidate_count": "int | None",
        "frequencyPenalty": "float | None",
        "frequency_penalty": "float | None",
        "imageConfig": "ImageConfig | ImageConfigDict | None",
        "image_config": "ImageConfig | ImageConfigDict | None",
        "logprobs": "int | None",
        "maxOutputTokens": "int | None",
        "max_output_tokens": "int | None",
        "mediaResolution": "MediaResolution | None",
        "media_resolution": "MediaResolution | None",
        "presencePenalty": "float | None",
        "presence_penalty": "float | None",
        "responseJsonSchema": "Any | type[Any] | None",
        "response_json_schema": "Any | type[Any] | None",
        "responseLogprobs": "bool | None",
        "response_logprobs": "bool | None",
        "responseMimeType": "str | None",
        "response_mime_type": "str | None",
        "responseModalities": "Sequence[Modality] | Modality | None",
        "response_modalities": "Sequence[Modality] | Modality | None",
        "responseSchema": "Schema | SchemaDict | type[Any] | Mapping[str, Any] | None",
        "response_schema": "Schema | SchemaDict | type[Any] | Mapping[str, Any] | None",
        "seed": "int | None",
        "speechConfig": "SpeechConfig | SpeechConfigDict | None",
        "speech_config": "SpeechConfig | SpeechConfigDict | None",
        "stopSequences": "Sequence[str] | str | None",
        "stop_sequences": "Sequence[str] | str | None",
        "temperature": "float | None",
        "thinkingConfig": "ThinkingConfig | ThinkingConfigDict | None",
        "thinking_config": "ThinkingConfig | ThinkingConfigDict | None",
        "topK": "float | None",
        "top_k": "float | None",
        "topP": "float | None",
        "top_p": "float | None",
        "responseJsonSchemaOrdered": "Any | None",
        "response_json_schema_ordered": "Any | None",
        "enableEnhancedCivicAnswers": "bool | None",
        "enable_enhanced_civic_answers": "bool | None",
        "audioTimestamp": "bool | None",
        "audio_timestamp": "bool | None",
        "audioTranscriptionConfig": "AudioTranscriptionConfig | AudioTranscriptionConfigDict | None",
        "audio_transcription_config": "AudioTranscriptionConfig | AudioTranscriptionConfigDict | None",
        "enableAffectiveDialog": "bool | None",
        "enable_affective_dialog": "bool | None",
        "responseFormat": "Sequence[ResponseFormat | ResponseFormatDict] | ResponseFormat | ResponseFormatDict | None",
        "response_format": "Sequence[ResponseFormat | ResponseFormatDict] | ResponseFormat | ResponseFormatDict | None",
        "routingConfig": "RoutingConfig | RoutingConfigDict | None",
        "routing_config": "RoutingConfig | RoutingConfigDict | None",
        "translationConfig": "TranslationConfig | TranslationConfigDict | None",
        "translation_config": "TranslationConfig | TranslationConfigDict | None",
        "logitBias": "Mapping[str, float] | None",
        "logit_bias": "Mapping[str, float] | None",
        "echo": "bool | None",
        "modelConfig": "ModelConfig | ModelConfigDict | None",
        "model_config": "ModelConfig | ModelConfigDict | None",
    },
    total=False,
)
"""Sampling, length and output-format settings."""

GoogleMapsDict = TypedDict(
    "GoogleMapsDict",
    {
        "enableWidget": "bool | None",
        "enable_widget": "bool | None",
        "groundingTypes": "GoogleMapsGroundingTypes | GoogleMapsGroundingTypesDict | None",
        "grounding_types": "GoogleMapsGroundingTypes | GoogleMapsGroundingTypesDict | None",
        "authConfig": "AuthConfig | AuthConfigDict | None",
        "auth_config": "AuthConfig | AuthConfigDict | None",
    },
    total=False,
)
"""Grounding in public Google Maps data."""

GoogleMapsGroundingTypesDict = TypedDict(
    "GoogleMapsGroundingTypesDict",
    {
        "places": "GoogleMapsPlaces | GoogleMapsPlacesDict | None",
        "routing": "GoogleMapsRouting | GoogleMapsRoutingDict | None",
    },
    total=False,
)
"""Selection of Maps grounding kinds and their settings."""

GoogleMapsPlacesDict = TypedDict(
    "GoogleMapsPlacesDict",
    {},
    total=False,
)
"""Grounding in Places data, the default Maps kind. Has no settings."""

GoogleMapsRoutingDict = TypedDict(
    "GoogleMapsRoutingDict",
    {},
    total=False,
)
"""Grounding through ComputeRoutes and SearchAlongRoute. Has no settings."""

GoogleSearchDict = TypedDict(
    "GoogleSearchDict",
    {
        "timeRangeFilter": "Interval | IntervalDict | None",
        "time_range_filter": "Interval | IntervalDict | None",
        "blockingConfidence": "PhishBlockThreshold | None",
        "blocking_confidence": "PhishBlockThreshold | None",
        "excludeDomains": "Sequence[str] | str | None",
        "exclude_domains": "Sequence[str] | str | None",
        "searchTypes": "GoogleSearchSearchTypes | GoogleSearchSearchTypesDict | None",
        "search_types": "GoogleSearchSearchTypes | GoogleSearchSearchTypesDict | None",
    },
    total=False,
)
"""Grounding in Google Search results."""

GoogleSearchImageSearchDict = TypedDict(
    "GoogleSearchImageSearchDict",
    {},
    total=False,
)
"""Search returning images. Has no settings."""

GoogleSearchRetrievalDict = TypedDict(
    "GoogleSearchRetrievalDict",
    {
        "dynamicRetrievalConfig": "DynamicRetrievalConfig | DynamicRetrievalConfigDict | None",
        "dynamic_retrieval_config": "DynamicRetrievalConfig | DynamicRetrievalConfigDict | None",
    },
    total=False,
)
"""Legacy search grounding for older models; newer ones use GoogleSearch."""

GoogleSearchSearchTypesDict = TypedDict(
    "GoogleSearchSearchTypesDict",
    {
        "imageSearch": "GoogleSearchImageSearch | GoogleSearchImageSearchDict | None",
        "image_search": "GoogleSearchImageSearch | GoogleSearchImageSearchDict | None",
        "webSearch": "GoogleSearchWebSearch | GoogleSearchWebSearchDict | None",
        "web_search": "GoogleSearchWebSearch | GoogleSearchWebSearchDict | None",
    },
    total=False,
)
"""Kinds of search available to the GoogleSearch tool."""

GoogleSearchWebSearchDict = TypedDict(
    "GoogleSearchWebSearchDict",
    {},
    total=False,
)
"""Ordinary text-only search. Has no settings."""

ImageConfigDict = TypedDict(
    "ImageConfigDict",
    {
        "aspectRatio": "str | None",
        "aspect_ratio": "str | None",
        "imageOutputOptions": "ImageConfigImageOutputOptions | ImageConfigImageOutputOptionsDict | None",
        "image_output_options": "ImageConfigImageOutputOptions | ImageConfigImageOutputOptionsDict | None",
        "imageSize": "str | None",
        "image_size": "str | None",
        "personGeneration": "PersonGeneration | None",
        "person_generation": "PersonGeneration | None",
        "prominentPeople": "ProminentPeople | None",
        "prominent_people": "ProminentPeople | None",
    },
    total=False,
)
"""Image generation options."""

ImageConfigImageOutputOptionsDict = TypedDict(
    "ImageConfigImageOutputOptionsDict",
    {
        "compressionQuality": "int | None",
        "compression_quality": "int | None",
        "mimeType": "str | None",
        "mime_type": "str | None",
    },
    total=False,
)
"""Encoding options for a generated image."""

ImageResponseFormatDict = TypedDict(
    "ImageResponseFormatDict",
    {
        "aspectRatio": "ImageAspectRatio | None",
        "aspect_ratio": "ImageAspectRatio | None",
        "delivery": "Delivery | None",
        "imageSize": "ImageSize | None",
        "image_size": "ImageSize | None",
        "mimeType": "ImageMimeType | None",
        "mime_type": "ImageMimeType | None",
    },
    total=False,
)
"""Output format options for generated images."""

ManualRoutingModeDict = TypedDict(
    "ManualRoutingModeDict",
    {
        "modelName": "str | None",
        "model_name": "str | None",
    },
    total=False,
)
"""Pins the request to a named model."""

McpServerDict = TypedDict(
    "McpServerDict",
    {
        "name": "str | None",
        "streamableHttpTransport": "StreamableHttpTransport | StreamableHttpTransportDict | None",
        "streamable_http_transport": "StreamableHttpTransport | StreamableHttpTransportDict | None",
    },
    total=False,
)
"""MCP server whose tools the service calls by itself."""

ModelArmorConfigDict = TypedDict(
    "ModelArmorConfigDict",
    {
        "promptTemplateName": "str | None",
        "prompt_template_name": "str | None",
        "responseTemplateName": "str | None",
        "response_template_name": "str | None",
    },
    total=False,
)
"""Screening of prompts and responses by Model Armor."""

ModelConfigDict = TypedDict(
    "ModelConfigDict",
    {
        "featureSelectionPreference": "FeatureSelectionPreference | None",
        "feature_selection_preference": "FeatureSelectionPreference | None",
    },
    total=False,
)
"""How the service chooses between models."""

MultiSpeakerVoiceConfigDict = TypedDict(
    "MultiSpeakerVoiceConfigDict",
    {
        "speakerVoiceConfigs": "Sequence[SpeakerVoiceConfig | SpeakerVoiceConfigDict] | SpeakerVoiceConfig | SpeakerVoiceConfigDict | None",
        "speaker_voice_configs": "Sequence[SpeakerVoiceConfig | SpeakerVoiceConfigDict] | SpeakerVoiceConfig | SpeakerVoiceConfigDict | None",
    },
    total=False,
)
"""Voices for speech with several speakers."""

OutputConfigDict = TypedDict(
    "OutputConfigDict",
    {
        "outputUriPrefix": "str | None",
        "output_uri_prefix": "str | None",
    },
    total=False,
)
"""Storage destination for generated assets."""

ParallelAiSearchDict = TypedDict(
    "ParallelAiSearchDict",
    {
        "apiKey": "str | None",
        "api_key": "str | None",
        "customConfigs": "Mapping[str, Any] | None",
        "custom_configs": "Mapping[str, Any] | None",
        "enableDataRetention": "bool | None",
        "enable_data_retention": "bool | None",
        "enableZeroDataRetention": "bool | None",
        "enable_zero_data_retention": "bool | None",
    },
    total=False,
)
"""Web grounding by Parallel.ai."""

PartDict = TypedDict(
    "PartDict",
    {
        "codeExecutionResult": "CodeExecutionResult | CodeExecutionResultDict | None",
        "code_execution_result": "CodeExecutionResult | CodeExecutionResultDict | None",
        "executableCode": "ExecutableCode | ExecutableCodeDict | None",
        "executable_code": "ExecutableCode | ExecutableCodeDict | None",
        "fileData": "FileData | FileDataDict | None",
        "file_data": "FileData | FileDataDict | None",
        "functionCall": "FunctionCall | FunctionCallDict | None",
        "function_call": "FunctionCall | FunctionCallDict | None",
        "functionResponse": "FunctionResponse | FunctionResponseDict | None",
        "function_response": "FunctionResponse | FunctionResponseDict | None",
        "inlineData": "Blob | BlobDict | None",
        "inline_data": "Blob | BlobDict | None",
        "text": "str | None",
        "thought": "bool | None",
        "thoughtSignature": "bytes | str | None",
        "thought_signature": "bytes | str | None",
        "videoMetadata": "VideoMetadata | VideoMetadataDict | None",
        "video_metadata": "VideoMetadata | VideoMetadataDict | None",
        "partMetadata": "Mapping[str, Any] | None",
        "part_metadata": "Mapping[str, Any] | None",
        "audioTranscription": "AudioTranscription | AudioTranscriptionDict | None",
        "audio_transcription": "AudioTranscription | AudioTranscriptionDict | None",
        "mediaResolution": "PartMediaResolution | PartMediaResolutionDict | None",
        "media_resolution": "PartMediaResolution | PartMediaResolutionDict | None",
        "speechMetadata": "SpeechMetadata | SpeechMetadataDict | None",
        "speech_metadata": "SpeechMetadata | SpeechMetadataDict | None",
        "toolCall": "ServerToolCall | ServerToolCallDict | None",
        "tool_call": "ServerToolCall | ServerToolCallDict | None",
        "toolResponse": "ServerToolResponse | ServerToolResponseDict | None",
        "tool_response": "ServerToolResponse | ServerToolResponseDict | None",
        "mediaProcessing": "MediaProcessing | None",
        "media_processing": "MediaProcessing | None",
        "documentMetadata": "DocumentMetadata | DocumentMetadataDict | None",
        "document_metadata": "DocumentMetadata | DocumentMetadataDict | None",
        "spreadsheetMetadata": "SpreadsheetMetadata | SpreadsheetMetadataDict | None",
        "spreadsheet_metadata": "SpreadsheetMetadata | SpreadsheetMetadataDict | None",
        "audioMetadata": "AudioMetadata | AudioMetadataDict | None",
        "audio_metadata": "AudioMetadata | AudioMetadataDict | None",
    },
    total=False,
)
"""One piece of a message; exactly one data member is set."""

PartMediaResolutionDict = TypedDict(
    "PartMediaResolutionDict",
    {
        "level": "PartMediaResolutionLevel | None",
        "numTokens": "int | None",
        "num_tokens": "int | None",
    },
    total=False,
)
"""Token budget for one input media item."""

PartialArgDict = TypedDict(
    "PartialArgDict",
    {
        "boolValue": "bool | None",
        "bool_value": "bool | None",
        "jsonPath": "str | None",
        "json_path": "str | None",
        "nullValue": "NullValue | None",
        "null_value": "NullValue | None",
        "numberValue": "float | None",
        "number_value": "float | None",
        "stringValue": "str | None",
        "string_value": "str | None",
        "willContinue": "bool | None",
        "will_continue": "bool | None",
    },
    total=False,
)
"""Fragment of a streamed function argument; one value member is set."""

PrebuiltVoiceConfigDict = TypedDict(
    "PrebuiltVoiceConfigDict",
    {
        "voiceName": "str | None",
        "voice_name": "str | None",
    },
    total=False,
)
"""Selects a stock voice."""

RagRetrievalConfigDict = TypedDict(
    "RagRetrievalConfigDict",
    {
        "filter": "RagRetrievalConfigFilter | RagRetrievalConfigFilterDict | None",
        "ranking": "RagRetrievalConfigRanking | RagRetrievalConfigRankingDict | None",
        "topK": "int | None",
        "top_k": "int | None",
        "hybridSearch": "RagRetrievalConfigHybridSearch | RagRetrievalConfigHybridSearchDict | None",
        "hybrid_search": "RagRetrievalConfigHybridSearch | RagRetrievalConfigHybridSearchDict | None",
    },
    total=False,
)
"""How RAG contexts are retrieved."""

RagRetrievalConfigFilterDict = TypedDict(
    "RagRetrievalConfigFilterDict",
    {
        "metadataFilter": "str | None",
        "metadata_filter": "str | None",
        "vectorDistanceThreshold": "float | None",
        "vector_distance_threshold": "float | None",
        "vectorSimilarityThreshold": "float | None",
        "vector_similarity_threshold": "float | None",
    },
    total=False,
)
"""Limits on which contexts are eligible."""

RagRetrievalConfigHybridSearchDict = TypedDict(
    "RagRetrievalConfigHybridSearchDict",
    {
        "alpha": "float | None",
    },
    total=False,
)
"""Balance of semantic and keyword search."""

RagRetrievalConfigRankingDict = TypedDict(
    "RagRetrievalConfigRankingDict",
    {
        "llmRanker": "RagRetrievalConfigRankingLlmRanker | RagRetrievalConfigRankingLlmRankerDict | None",
        "llm_ranker": "RagRetrievalConfigRankingLlmRanker | RagRetrievalConfigRankingLlmRankerDict | None",
        "rankService": "RagRetrievalConfigRankingRankService | RagRetrievalConfigRankingRankServiceDict | None",
        "rank_service": "RagRetrievalConfigRankingRankService | RagRetrievalConfigRankingRankServiceDict | None",
    },
    total=False,
)
"""How retrieved RAG contexts are ranked or reranked."""

RagRetrievalConfigRankingLlmRankerDict = TypedDict(
    "RagRetrievalConfigRankingLlmRankerDict",
    {
        "modelName": "str | None",
        "model_name": "str | None",
    },
    total=False,
)
"""Options for ranking retrieved contexts with an LLM."""

RagRetrievalConfigRankingRankServiceDict = TypedDict(
    "RagRetrievalConfigRankingRankServiceDict",
    {
        "modelName": "str | None",
        "model_name": "str | None",
    },
    total=False,
)
"""Options for ranking retrieved contexts with the Rank Service."""

ReplicatedVoiceConfigDict = TypedDict(
    "ReplicatedVoiceConfigDict",
    {
        "mimeType": "str | None",
        "mime_type": "str | None",
        "voiceSampleAudio": "bytes | str | None",
        "voice_sample_audio": "bytes | str | None",
        "consentAudio": "bytes | str | None",
        "consent_audio": "bytes | str | None",
        "voiceConsentSignature": "VoiceConsentSignature | VoiceConsentSignatureDict | None",
        "voice_consent_signature": "VoiceConsentSignature | VoiceConsentSignatureDict | None",
    },
    total=False,
)
"""Voice cloned from a supplied audio sample."""

ResponseFormatDict = TypedDict(
    "ResponseFormatDict",
    {
        "audio": "AudioResponseFormat | AudioResponseFormatDict | None",
        "image": "ImageResponseFormat | ImageResponseFormatDict | None",
        "text": "TextResponseFormat | TextResponseFormatDict | None",
        "video": "VideoResponseFormat | VideoResponseFormatDict | None",
    },
    total=False,
)
"""Per-modality control of output format and delivery."""

RetrievalDict = TypedDict(
    "RetrievalDict",
    {
        "disableAttribution": "bool | None",
        "disable_attribution": "bool | None",
        "externalApi": "ExternalApi | ExternalApiDict | None",
        "external_api": "ExternalApi | ExternalApiDict | None",
        "vertexAiSearch": "VertexAISearch | VertexAISearchDict | None",
        "vertex_ai_search": "VertexAISearch | VertexAISearchDict | None",
        "vertexRagStore": "VertexRagStore | VertexRagStoreDict | None",
        "vertex_rag_store": "VertexRagStore | VertexRagStoreDict | None",
    },
    total=False,
)
"""Tool giving the model access to external knowledge sources."""

RetrievalConfigDict = TypedDict(
    "RetrievalConfigDict",
    {
        "languageCode": "str | None",
        "language_code": "str | None",
        "latLng": "LatLng | LatLngDict | None",
        "lat_lng": "LatLng | LatLngDict | None",
    },
    total=False,
)
"""User context passed to retrieval tools."""

RoutingConfigDict = TypedDict(
    "RoutingConfigDict",
    {
        "autoMode": "AutoRoutingMode | AutoRoutingModeDict | None",
        "auto_mode": "AutoRoutingMode | AutoRoutingModeDict | None",
        "manualMode": "ManualRoutingMode | ManualRoutingModeDict | None",
        "manual_mode": "ManualRoutingMode | ManualRoutingModeDict | None",
    },
    total=False,
)
"""Chooses the model that serves the request, automatically or by name."""

SafetySettingDict = TypedDict(
    "SafetySettingDict",
    {
        "category": "HarmCategory | None",
        "threshold": "HarmBlockThreshold | None",
        "method": "HarmBlockMethod | None",
        "maxInfluentialTerms": "int | None",
        "max_influential_terms": "int | None",
    },
    total=False,
)
"""Blocking threshold for one harm category."""

SchemaDict = TypedDict(
    "SchemaDict",
    {
        "anyOf": "Sequence[Schema | SchemaDict] | Schema | SchemaDict | None",
        "any_of": "Sequence[Schema | SchemaDict] | Schema | SchemaDict | None",
        "default": "Any | None",
        "description": "str | None",
        "enum": "Sequence[str] | str | None",
        "example": "Any | None",
        "format": "str | None",
        "items": "Schema | SchemaDict | None",
        "maxItems": "int | str | None",
        "max_items": "int | str | None",
        "maxLength": "int | str | None",
        "max_length": "int | str | None",
        "maxProperties": "int | str | None",
        "max_properties": "int | str | None",
        "maximum": "float | None",
        "minItems": "int | str | None",
        "min_items": "int | str | None",
        "minLength": "int | str | None",
        "min_length": "int | str | None",
        "minProperties": "int | str | None",
        "min_properties": "int | str | None",
        "minimum": "float | None",
        "nullable": "bool | None",
        "pattern": "str | None",
        "properties": "Mapping[str, Schema | SchemaDict] | None",
        "propertyOrdering": "Sequence[str] | str | None",
        "property_ordering": "Sequence[str] | str | None",
        "required": "Sequence[str] | str | None",
        "title": "str | None",
        "type": "Type | None",
        "additionalProperties": "Any | None",
        "additional_properties": "Any | None",
        "defs": "Mapping[str, Schema | SchemaDict] | None",
        "ref": "str | None",
    },
    total=False,
)
"""Shape of input or output data, supporting part of OpenAPI 3.0."""

SpeakerVoiceConfigDict = TypedDict(
    "SpeakerVoiceConfigDict",
    {
        "speaker": "str | None",
        "voiceConfig": "VoiceConfig | VoiceConfigDict | None",
        "voice_config": "VoiceConfig | VoiceConfigDict | None",
    },
    total=False,
)
"""Voice assignment for one speaker in multi-speaker speech."""

SpeechConfigDict = TypedDict(
    "SpeechConfigDict",
    {
        "languageCode": "str | None",
        "language_code": "str | None",
        "multiSpeakerVoiceConfig": "MultiSpeakerVoiceConfig | MultiSpeakerVoiceConfigDict | None",
        "multi_speaker_voice_config": "MultiSpeakerVoiceConfig | MultiSpeakerVoiceConfigDict | None",
        "voiceConfig": "VoiceConfig | VoiceConfigDict | None",
        "voice_config": "VoiceConfig | VoiceConfigDict | None",
    },
    total=False,
)
"""Options for generated speech."""

SpeechMetadataDict = TypedDict(
    "SpeechMetadataDict",
    {
        "speaker": "str | None",
        "style": "str | None",
    },
    total=False,
)
"""Speaker and style information attached to a part."""

SpreadsheetMetadataDict = TypedDict(
    "SpreadsheetMetadataDict",
    {
        "sheetIndex": "int | None",
        "sheet_index": "int | None",
        "visibleCells": "str | None",
        "visible_cells": "str | None",
        "contentLayers": "Sequence[SpreadsheetContentLayer] | SpreadsheetContentLayer | None",
        "content_layers": "Sequence[SpreadsheetContentLayer] | SpreadsheetContentLayer | None",
    },
    total=False,
)
"""Which sheet and cells of a spreadsheet are read, and how."""

StreamableHttpTransportDict = TypedDict(
    "StreamableHttpTransportDict",
    {
        "url": "str | None",
        "headers": "Mapping[str, str] | None",
        "timeout": "str | float | timedelta | None",
        "sseReadTimeout": "str | float | timedelta | None",
        "sse_read_timeout": "str | float | timedelta | None",
        "terminateOnClose": "bool | None",
        "terminate_on_close": "bool | None",
    },
    total=False,
)
"""How an MCP server is reached over HTTP."""

TextResponseFormatDict = TypedDict(
    "TextResponseFormatDict",
    {
        "mimeType": "TextMimeType | None",
        "mime_type": "TextMimeType | None",
        "schema": "Any | None",
    },
    total=False,
)
"""Options for text output."""

ThinkingConfigDict = TypedDict(
    "ThinkingConfigDict",
    {
        "includeThoughts": "bool | None",
        "include_thoughts": "bool | None",
        "thinkingBudget": "int | None",
        "thinking_budget": "int | None",
        "thinkingLevel": "ThinkingLevel | None",
        "thinking_level": "ThinkingLevel | None",
    },
    total=False,
)
"""Controls the reasoning a model performs before answering."""

ToolDict = TypedDict(
    "ToolDict",
    {
        "codeExecution": "CodeExecution | CodeExecutionDict | None",
        "code_execution": "CodeExecution | CodeExecutionDict | None",
        "computerUse": "ComputerUse | ComputerUseDict | None",
        "computer_use": "ComputerUse | ComputerUseDict | None",
        "functionDeclarations": "Sequence[FunctionDeclaration | FunctionDeclarationDict] | FunctionDeclaration | FunctionDeclarationDict | None",
        "function_declarations": "Sequence[FunctionDeclaration | FunctionDeclarationDict] | FunctionDeclaration | FunctionDeclarationDict | None",
        "googleMaps": "GoogleMaps | GoogleMapsDict | None",
        "google_maps": "GoogleMaps | GoogleMapsDict | None",
        "googleSearch": "GoogleSearch | GoogleSearchDict | None",
        "google_search": "GoogleSearch | GoogleSearchDict | None",
        "googleSearchRetrieval": "GoogleSearchRetrieval | GoogleSearchRetrievalDict | None",
        "google_search_retrieval": "GoogleSearchRetrieval | GoogleSearchRetrievalDict | None",
        "urlContext": "UrlContext | UrlContextDict | None",
        "url_context": "UrlContext | UrlContextDict | None",
        "fileSearch": "FileSearch | FileSearchDict | None",
        "file_search": "FileSearch | FileSearchDict | None",
        "enterpriseWebSearch": "EnterpriseWebSearch | EnterpriseWebSearchDict | None",
        "enterprise_web_search": "EnterpriseWebSearch | EnterpriseWebSearchDict | None",
        "exaAiSearch": "ExaAiSearch | ExaAiSearchDict | None",
        "exa_ai_search": "ExaAiSearch | ExaAiSearchDict | None",
        "parallelAiSearch": "ParallelAiSearch | ParallelAiSearchDict | None",
        "parallel_ai_search": "ParallelAiSearch | ParallelAiSearchDict | None",
        "retrieval": "Retrieval | RetrievalDict | None",
        "mcpServers": "Sequence[McpServer | McpServerDict] | McpServer | McpServerDict | None",
        "mcp_servers": "Sequence[McpServer | McpServerDict] | McpServer | McpServerDict | None",
    },
    total=False,
)
"""Capability the model may use to reach beyond its own knowledge. Set exactly one kind of tool per object."""

ServerToolCallDict = TypedDict(
    "ServerToolCallDict",
    {
        "id": "str | None",
        "toolType": "ServerToolType | None",
        "tool_type": "ServerToolType | None",
        "args": "Mapping[str, Any] | None",
    },
    total=False,
)
"""Call of a tool that the service runs by itself."""

ToolConfigDict = TypedDict(
    "ToolConfigDict",
    {
        "functionCallingConfig": "FunctionCallingConfig | FunctionCallingConfigDict | None",
        "function_calling_config": "FunctionCallingConfig | FunctionCallingConfigDict | None",
        "retrievalConfig": "RetrievalConfig | RetrievalConfigDict | None",
        "retrieval_config": "RetrievalConfig | RetrievalConfigDict | None",
        "includeServerSideToolInvocations": "bool | None",
        "include_server_side_tool_invocations": "bool | None",
    },
    total=False,
)
"""Settings common to every tool in the request."""

ServerToolResponseDict = TypedDict(
    "ServerToolResponseDict",
    {
        "id": "str | None",
        "toolType": "ServerToolType | None",
        "tool_type": "ServerToolType | None",
        "response": "Mapping[str, Any] | None",
    },
    total=False,
)
"""Result of a tool that the service ran."""

TranslationConfigDict = TypedDict(
    "TranslationConfigDict",
    {
        "echoTargetLanguage": "bool | None",
        "echo_target_language": "bool | None",
        "targetLanguageCode": "str | None",
        "target_language_code": "str | None",
    },
    total=False,
)
"""Options for speech translation."""

UrlContextDict = TypedDict(
    "UrlContextDict",
    {},
    total=False,
)
"""Enables fetching of URLs as context; has no options."""

VertexAISearchDict = TypedDict(
    "VertexAISearchDict",
    {
        "dataStoreSpecs": "Sequence[VertexAISearchDataStoreSpec | VertexAISearchDataStoreSpecDict] | VertexAISearchDataStoreSpec | VertexAISearchDataStoreSpecDict | None",
        "data_store_specs": "Sequence[VertexAISearchDataStoreSpec | VertexAISearchDataStoreSpecDict] | VertexAISearchDataStoreSpec | VertexAISearchDataStoreSpecDict | None",
        "datastore": "str | None",
        "engine": "str | None",
        "filter": "str | None",
        "maxResults": "int | None",
        "max_results": "int | None",
    },
    total=False,
)
"""Grounding source in Vertex AI Search. Set either datastore or engine, not both."""

VertexAISearchDataStoreSpecDict = TypedDict(
    "VertexAISearchDataStoreSpecDict",
    {
        "dataStore": "str | None",
        "data_store": "str | None",
        "filter": "str | None",
    },
    total=False,
)
"""Selects and configures one data store of an engine for a search."""

VertexRagStoreDict = TypedDict(
    "VertexRagStoreDict",
    {
        "ragResources": "Sequence[VertexRagStoreRagResource | VertexRagStoreRagResourceDict] | VertexRagStoreRagResource | VertexRagStoreRagResourceDict | None",
        "rag_resources": "Sequence[VertexRagStoreRagResource | VertexRagStoreRagResourceDict] | VertexRagStoreRagResource | VertexRagStoreRagResourceDict | None",
        "ragRetrievalConfig": "RagRetrievalConfig | RagRetrievalConfigDict | None",
        "rag_retrieval_config": "RagRetrievalConfig | RagRetrievalConfigDict | None",
        "similarityTopK": "int | None",
        "similarity_top_k": "int | None",
        "vectorDistanceThreshold": "float | None",
        "vector_distance_threshold": "float | None",
        "ragCorpora": "Sequence[str] | str | None",
        "rag_corpora": "Sequence[str] | str | None",
        "storeContext": "bool | None",
        "store_context": "bool | None",
    },
    total=False,
)
"""Grounding source in a Vertex RAG store."""

VertexRagStoreRagResourceDict = TypedDict(
    "VertexRagStoreRagResourceDict",
    {
        "ragCorpus": "str | None",
        "rag_corpus": "str | None",
        "ragFileIds": "Sequence[str] | str | None",
        "rag_file_ids": "Sequence[str] | str | None",
    },
    total=False,
)
"""A RAG corpus, optionally narrowed to some of its files."""

VideoMetadataDict = TypedDict(
    "VideoMetadataDict",
    {
        "endOffset": "str | float | timedelta | None",
        "end_offset": "str | float | timedelta | None",
        "fps": "float | None",
        "startOffset": "str | float | timedelta | None",
        "start_offset": "str | float | timedelta | None",
        "contentLayers": "Sequence[VideoContentLayer] | VideoContentLayer | None",
        "content_layers": "Sequence[VideoContentLayer] | VideoContentLayer | None",
    },
    total=False,
)
"""Clipping range and sampling rate for an input video."""

VideoResponseFormatDict = TypedDict(
    "VideoResponseFormatDict",
    {
        "aspectRatio": "VideoAspectRatio | None",
        "aspect_ratio": "VideoAspectRatio | None",
        "delivery": "Delivery | None",
        "duration": "str | float | timedelta | None",
        "gcsUri": "str | None",
        "gcs_uri": "str | None",
        "resolution": "str | None",
    },
    total=False,
)
"""Options for video output."""

VoiceConfigDict = TypedDict(
    "VoiceConfigDict",
    {
        "prebuiltVoiceConfig": "PrebuiltVoiceConfig | PrebuiltVoiceConfigDict | None",
        "prebuilt_voice_config": "PrebuiltVoiceConfig | PrebuiltVoiceConfigDict | None",
        "replicatedVoiceConfig": "ReplicatedVoiceConfig | ReplicatedVoiceConfigDict | None",
        "replicated_voice_config": "ReplicatedVoiceConfig | ReplicatedVoiceConfigDict | None",
        "voice": "str | None",
    },
    total=False,
)
"""Selects the voice used for speech."""

VoiceConsentSignatureDict = TypedDict(
    "VoiceConsentSignatureDict",
    {
        "signature": "str | None",
    },
    total=False,
)
"""Proof that a speaker agreed to the use of the voice."""

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
