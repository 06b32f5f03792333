# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Every enum of Google's APIs: by platform, the values and their protobuf numbers, None where these are not known."""

ENUMS: dict[str, dict[str, dict[str, int | None]]] = {
    "ExamplesDataFormat": {"vertex": {"DATA_FORMAT_UNSPECIFIED": 0, "JSONL": 1}},
    "ExplanationColorMap": {
        "vertex": {
            "COLOR_MAP_UNSPECIFIED": 0,
            "PINK_GREEN": 1,
            "VIRIDIS": 2,
            "RED": 3,
            "GREEN": 4,
            "RED_GREEN": 6,
            "PINK_WHITE_GREEN": 5,
        }
    },
    "ExplanationInputEncoding": {
        "vertex": {
            "ENCODING_UNSPECIFIED": 0,
            "IDENTITY": 1,
            "BAG_OF_FEATURES": 2,
            "BAG_OF_FEATURES_SPARSE": 3,
            "INDICATOR": 4,
            "COMBINED_EMBEDDING": 5,
            "CONCAT_EMBEDDING": 6,
        }
    },
    "ExplanationOverlayType": {
        "vertex": {
            "OVERLAY_TYPE_UNSPECIFIED": 0,
            "NONE": 1,
            "ORIGINAL": 2,
            "GRAYSCALE": 3,
            "MASK_BLACK": 4,
        }
    },
    "ExplanationPolarity": {
        "vertex": {"POLARITY_UNSPECIFIED": 0, "POSITIVE": 1, "NEGATIVE": 2, "BOTH": 3}
    },
    "ExplanationVisualizationType": {"vertex": {"TYPE_UNSPECIFIED": 0, "PIXELS": 1, "OUTLINES": 2}},
    "PresetModality": {"vertex": {"MODALITY_UNSPECIFIED": 0, "IMAGE": 1, "TEXT": 2, "TABULAR": 3}},
    "PresetQuery": {"vertex": {"PRECISE": 0, "FAST": 1}},
    "BatchState": {
        "google-ai": {
            "BATCH_STATE_UNSPECIFIED": 0,
            "BATCH_STATE_PENDING": 1,
            "BATCH_STATE_RUNNING": 2,
            "BATCH_STATE_SUCCEEDED": 3,
            "BATCH_STATE_FAILED": 4,
            "BATCH_STATE_CANCELLED": 5,
            "BATCH_STATE_EXPIRED": 6,
        }
    },
    "JobState": {
        "vertex": {
            "JOB_STATE_UNSPECIFIED": 0,
            "JOB_STATE_QUEUED": 1,
            "JOB_STATE_PENDING": 2,
            "JOB_STATE_RUNNING": 3,
            "JOB_STATE_SUCCEEDED": 4,
            "JOB_STATE_FAILED": 5,
            "JOB_STATE_CANCELLING": 6,
            "JOB_STATE_CANCELLED": 7,
            "JOB_STATE_PAUSED": 8,
            "JOB_STATE_EXPIRED": 9,
            "JOB_STATE_UPDATING": 10,
            "JOB_STATE_PARTIALLY_SUCCEEDED": 11,
        }
    },
    "EmbedTaskType": {
        "google-ai": {
            "TASK_TYPE_UNSPECIFIED": 0,
            "RETRIEVAL_QUERY": 1,
            "RETRIEVAL_DOCUMENT": 2,
            "SEMANTIC_SIMILARITY": 3,
            "CLASSIFICATION": 4,
            "CLUSTERING": 5,
            "QUESTION_ANSWERING": 6,
            "FACT_VERIFICATION": 7,
            "CODE_RETRIEVAL_QUERY": 8,
        },
        "vertex": {
            "UNSPECIFIED": 0,
            "RETRIEVAL_QUERY": 2,
            "RETRIEVAL_DOCUMENT": 3,
            "SEMANTIC_SIMILARITY": 4,
            "CLASSIFICATION": 5,
            "CLUSTERING": 6,
            "QUESTION_ANSWERING": 7,
            "FACT_VERIFICATION": 8,
            "CODE_RETRIEVAL_QUERY": 9,
        },
    },
    "FileSource": {
        "google-ai": {"SOURCE_UNSPECIFIED": 0, "UPLOADED": 1, "GENERATED": 2, "REGISTERED": 3}
    },
    "FileState": {
        "google-ai": {"STATE_UNSPECIFIED": 0, "PROCESSING": 1, "ACTIVE": 2, "FAILED": 10}
    },
    "ApiSpec": {
        "vertex": {"API_SPEC_UNSPECIFIED": None, "SIMPLE_SEARCH": None, "ELASTIC_SEARCH": None}
    },
    "AudioMimeType": {
        "vertex": {
            "MIME_TYPE_UNSPECIFIED": None,
            "AUDIO_MP3": None,
            "AUDIO_OGG_OPUS": None,
            "AUDIO_L16": None,
            "AUDIO_WAV": None,
            "AUDIO_ALAW": None,
            "AUDIO_MULAW": None,
        }
    },
    "AuthType": {
        "vertex": {
            "AUTH_TYPE_UNSPECIFIED": 0,
            "NO_AUTH": 1,
            "API_KEY_AUTH": 2,
            "HTTP_BASIC_AUTH": 3,
            "GOOGLE_SERVICE_ACCOUNT_AUTH": 4,
            "OAUTH": 6,
            "OIDC_AUTH": 8,
        }
    },
    "Behavior": {
        "google-ai": {"UNSPECIFIED": 0, "BLOCKING": 1, "NON_BLOCKING": 2},
        "vertex": {"UNSPECIFIED": None, "BLOCKING": None, "NON_BLOCKING": None},
    },
    "BlockReason": {
        "google-ai": {
            "SAFETY": 1,
            "OTHER": 2,
            "BLOCKLIST": 3,
            "PROHIBITED_CONTENT": 4,
            "IMAGE_SAFETY": 5,
            "BLOCK_REASON_UNSPECIFIED": 0,
        },
        "vertex": {
            "BLOCKED_REASON_UNSPECIFIED": 0,
            "SAFETY": 1,
            "OTHER": 2,
            "BLOCKLIST": 3,
            "PROHIBITED_CONTENT": 4,
            "MODEL_ARMOR": 5,
            "IMAGE_SAFETY": None,
            "JAILBREAK": 6,
        },
    },
    "Delivery": {"vertex": {"DELIVERY_UNSPECIFIED": None, "INLINE": None, "URI": None}},
    "DocumentContentLayer": {
        "google-ai": {"CONTENT_LAYER_UNSPECIFIED": None, "PAGE_IMAGE": None, "PAGE_TEXT": None},
        "vertex": {"CONTENT_LAYER_UNSPECIFIED": None, "PAGE_IMAGE": None, "PAGE_TEXT": None},
    },
    "DynamicRetrievalMode": {
        "google-ai": {"MODE_UNSPECIFIED": 0, "MODE_DYNAMIC": 1},
        "vertex": {"MODE_UNSPECIFIED": 0, "MODE_DYNAMIC": 1},
    },
    "Environment": {
        "google-ai": {
            "ENVIRONMENT_UNSPECIFIED": 0,
            "ENVIRONMENT_BROWSER": 1,
            "ENVIRONMENT_MOBILE": None,
            "ENVIRONMENT_DESKTOP": None,
        },
        "vertex": {
            "ENVIRONMENT_UNSPECIFIED": 0,
            "ENVIRONMENT_BROWSER": 1,
            "ENVIRONMENT_MOBILE": None,
            "ENVIRONMENT_DESKTOP": None,
        },
    },
    "FeatureSelectionPreference": {
        "vertex": {
            "FEATURE_SELECTION_PREFERENCE_UNSPECIFIED": 0,
            "PRIORITIZE_QUALITY": 1,
            "BALANCED": 2,
            "PRIORITIZE_COST": 3,
        }
    },
    "FinishReason": {
        "google-ai": {
            "FINISH_REASON_UNSPECIFIED": 0,
            "STOP": 1,
            "MAX_TOKENS": 2,
            "SAFETY": 3,
            "RECITATION": 4,
            "OTHER": 5,
            "BLOCKLIST": 7,
            "PROHIBITED_CONTENT": 8,
            "SPII": 9,
            "MALFORMED_FUNCTION_CALL": 10,
            "IMAGE_SAFETY": 11,
            "IMAGE_PROHIBITED_CONTENT": 14,
            "IMAGE_RECITATION": 17,
            "IMAGE_OTHER": 15,
            "UNEXPECTED_TOOL_CALL": 12,
            "NO_IMAGE": 16,
            "MALFORMED_RESPONSE": None,
            "CONTINUATION": None,
            "TOO_MANY_TOOL_CALLS": 13,
            "LANGUAGE": 6,
            "MISSING_THOUGHT_SIGNATURE": None,
            "ESCALATION": None,
            "PUP_LIMITED_DISABLED": None,
        },
        "vertex": {
            "FINISH_REASON_UNSPECIFIED": 0,
            "STOP": 1,
            "MAX_TOKENS": 2,
            "SAFETY": 3,
            "RECITATION": 4,
            "OTHER": 5,
            "BLOCKLIST": 6,
            "PROHIBITED_CONTENT": 7,
            "SPII": 8,
            "MALFORMED_FUNCTION_CALL": 9,
            "MODEL_ARMOR": 10,
            "IMAGE_SAFETY": None,
            "IMAGE_PROHIBITED_CONTENT": None,
            "IMAGE_RECITATION": None,
            "IMAGE_OTHER": None,
            "UNEXPECTED_TOOL_CALL": None,
            "NO_IMAGE": None,
            "MALFORMED_RESPONSE": None,
            "CONTINUATION": None,
            "TOO_MANY_TOOL_CALLS": None,
        },
    },
    "FunctionCallingMode": {
        "google-ai": {"MODE_UNSPECIFIED": 0, "AUTO": 1, "ANY": 2, "NONE": 3, "VALIDATED": 4},
        "vertex": {"MODE_UNSPECIFIED": 0, "AUTO": 1, "ANY": 2, "NONE": 3, "VALIDATED": 5},
    },
    "HarmBlockMethod": {
        "vertex": {"HARM_BLOCK_METHOD_UNSPECIFIED": 0, "SEVERITY": 1, "PROBABILITY": 2}
    },
    "HarmBlockThreshold": {
        "google-ai": {
            "HARM_BLOCK_THRESHOLD_UNSPECIFIED": 0,
            "BLOCK_LOW_AND_ABOVE": 1,
            "BLOCK_MEDIUM_AND_ABOVE": 2,
            "BLOCK_ONLY_HIGH": 3,
            "BLOCK_NONE": 4,
            "OFF": 5,
        },
        "vertex": {
            "HARM_BLOCK_THRESHOLD_UNSPECIFIED": 0,
            "BLOCK_LOW_AND_ABOVE": 1,
            "BLOCK_MEDIUM_AND_ABOVE": 2,
            "BLOCK_ONLY_HIGH": 3,
            "BLOCK_NONE": 4,
            "OFF": 5,
        },
    },
    "HarmCategory": {
        "google-ai": {
            "HARM_CATEGORY_UNSPECIFIED": 0,
            "HARM_CATEGORY_HATE_SPEECH": 8,
            "HARM_CATEGORY_DANGEROUS_CONTENT": 10,
            "HARM_CATEGORY_HARASSMENT": 7,
            "HARM_CATEGORY_SEXUALLY_EXPLICIT": 9,
            "HARM_CATEGORY_CIVIC_INTEGRITY": 11,
            "HARM_CATEGORY_JAILBREAK": None,
            "HARM_CATEGORY_DEROGATORY": 1,
            "HARM_CATEGORY_TOXICITY": 2,
            "HARM_CATEGORY_VIOLENCE": 3,
            "HARM_CATEGORY_SEXUAL": 4,
            "HARM_CATEGORY_MEDICAL": 5,
            "HARM_CATEGORY_DANGEROUS": 6,
        },
        "vertex": {
            "HARM_CATEGORY_UNSPECIFIED": 0,
            "HARM_CATEGORY_HATE_SPEECH": 1,
            "HARM_CATEGORY_DANGEROUS_CONTENT": 2,
            "HARM_CATEGORY_HARASSMENT": 3,
            "HARM_CATEGORY_SEXUALLY_EXPLICIT": 4,
            "HARM_CATEGORY_CIVIC_INTEGRITY": 5,
            "HARM_CATEGORY_IMAGE_HATE": None,
            "HARM_CATEGORY_IMAGE_DANGEROUS_CONTENT": None,
            "HARM_CATEGORY_IMAGE_HARASSMENT": None,
            "HARM_CATEGORY_IMAGE_SEXUALLY_EXPLICIT": None,
            "HARM_CATEGORY_JAILBREAK": 6,
        },
    },
    "HarmProbability": {
        "google-ai": {
            "HARM_PROBABILITY_UNSPECIFIED": 0,
            "NEGLIGIBLE": 1,
            "LOW": 2,
            "MEDIUM": 3,
            "HIGH": 4,
        },
        "vertex": {
            "HARM_PROBABILITY_UNSPECIFIED": 0,
            "NEGLIGIBLE": 1,
            "LOW": 2,
            "MEDIUM": 3,
            "HIGH": 4,
        },
    },
    "HarmSeverity": {
        "vertex": {
            "HARM_SEVERITY_UNSPECIFIED": 0,
            "HARM_SEVERITY_NEGLIGIBLE": 1,
            "HARM_SEVERITY_LOW": 2,
            "HARM_SEVERITY_MEDIUM": 3,
            "HARM_SEVERITY_HIGH": 4,
        }
    },
    "HttpElementLocation": {
        "vertex": {
            "HTTP_IN_UNSPECIFIED": 0,
            "HTTP_IN_QUERY": 1,
            "HTTP_IN_HEADER": 2,
            "HTTP_IN_PATH": 3,
            "HTTP_IN_BODY": 4,
            "HTTP_IN_COOKIE": 5,
        }
    },
    "ImageAspectRatio": {
        "vertex": {
            "ASPECT_RATIO_UNSPECIFIED": None,
            "ASPECT_RATIO_ONE_BY_ONE": None,
            "ASPECT_RATIO_TWO_BY_THREE": None,
            "ASPECT_RATIO_THREE_BY_TWO": None,
            "ASPECT_RATIO_THREE_BY_FOUR": None,
            "ASPECT_RATIO_FOUR_BY_THREE": None,
            "ASPECT_RATIO_FOUR_BY_FIVE": None,
            "ASPECT_RATIO_FIVE_BY_FOUR": None,
            "ASPECT_RATIO_NINE_BY_SIXTEEN": None,
            "ASPECT_RATIO_SIXTEEN_BY_NINE": None,
            "ASPECT_RATIO_TWENTY_ONE_BY_NINE": None,
            "ASPECT_RATIO_ONE_BY_EIGHT": None,
            "ASPECT_RATIO_EIGHT_BY_ONE": None,
            "ASPECT_RATIO_ONE_BY_FOUR": None,
            "ASPECT_RATIO_FOUR_BY_ONE": None,
        }
    },
    "ImageMimeType": {"vertex": {"MIME_TYPE_UNSPECIFIED": None, "IMAGE_JPEG": None}},
    "ImageSize": {
        "vertex": {
            "IMAGE_SIZE_UNSPECIFIED": None,
            "IMAGE_SIZE_FIVE_TWELVE": None,
            "IMAGE_SIZE_ONE_K": None,
            "IMAGE_SIZE_TWO_K": None,
            "IMAGE_SIZE_FOUR_K": None,
        }
    },
    "Language": {
        "google-ai": {"LANGUAGE_UNSPECIFIED": 0, "PYTHON": 1},
        "vertex": {"LANGUAGE_UNSPECIFIED": 0, "PYTHON": 1},
    },
    "MediaModality": {
        "google-ai": {
            "MODALITY_UNSPECIFIED": 0,
            "TEXT": 1,
            "IMAGE": 2,
            "VIDEO": 3,
            "AUDIO": 4,
            "DOCUMENT": 5,
        },
        "vertex": {
            "MODALITY_UNSPECIFIED": 0,
            "TEXT": 1,
            "IMAGE": 2,
            "VIDEO": 3,
            "AUDIO": 4,
            "DOCUMENT": 5,
        },
    },
    "MediaProcessing": {
        "google-ai": {"MEDIA_PROCESSING_UNSPECIFIED": None, "STATIC": None, "AGENTIC": None},
        "vertex": {"MEDIA_PROCESSING_UNSPECIFIED": None, "STATIC": None, "AGENTIC": None},
    },
    "MediaResolution": {
        "google-ai": {
            "MEDIA_RESOLUTION_UNSPECIFIED": 0,
            "MEDIA_RESOLUTION_LOW": 1,
            "MEDIA_RESOLUTION_MEDIUM": 2,
            "MEDIA_RESOLUTION_HIGH": 3,
        },
        "vertex": {
            "MEDIA_RESOLUTION_UNSPECIFIED": 0,
            "MEDIA_RESOLUTION_LOW": 1,
            "MEDIA_RESOLUTION_MEDIUM": 2,
            "MEDIA_RESOLUTION_HIGH": 3,
        },
    },
    "Modality": {
        "google-ai": {"MODALITY_UNSPECIFIED": 0, "TEXT": 1, "IMAGE": 2, "AUDIO": 3},
        "vertex": {"MODALITY_UNSPECIFIED": 0, "TEXT": 1, "IMAGE": 2, "AUDIO": 3, "VIDEO": None},
    },
    "ModelRoutingPreference": {
        "vertex": {"UNKNOWN": 0, "PRIORITIZE_QUALITY": 1, "BALANCED": 2, "PRIORITIZE_COST": 3}
    },
    "ModelStage": {
        "google-ai": {
            "MODEL_STAGE_UNSPECIFIED": None,
            "UNSTABLE_EXPERIMENTAL": None,
            "EXPERIMENTAL": None,
            "PREVIEW": None,
            "STABLE": None,
            "LEGACY": None,
            "DEPRECATED": None,
            "RETIRED": None,
        }
    },
    "NullValue": {"vertex": {"NULL_VALUE": 0}},
    "Outcome": {
        "google-ai": {
            "OUTCOME_UNSPECIFIED": 0,
            "OUTCOME_OK": 1,
            "OUTCOME_FAILED": 2,
            "OUTCOME_DEADLINE_EXCEEDED": 3,
        },
        "vertex": {
            "OUTCOME_UNSPECIFIED": 0,
            "OUTCOME_OK": 1,
            "OUTCOME_FAILED": 2,
            "OUTCOME_DEADLINE_EXCEEDED": 3,
        },
    },
    "PartMediaResolutionLevel": {
        "google-ai": {
            "MEDIA_RESOLUTION_UNSPECIFIED": None,
            "MEDIA_RESOLUTION_LOW": None,
            "MEDIA_RESOLUTION_MEDIUM": None,
            "MEDIA_RESOLUTION_HIGH": None,
            "MEDIA_RESOLUTION_ULTRA_HIGH": None,
        },
        "vertex": {
            "MEDIA_RESOLUTION_UNSPECIFIED": 0,
            "MEDIA_RESOLUTION_LOW": 1,
            "MEDIA_RESOLUTION_MEDIUM": 2,
            "MEDIA_RESOLUTION_HIGH": 3,
            "MEDIA_RESOLUTION_ULTRA_HIGH": 4,
        },
    },
    "PersonGeneration": {
        "vertex": {
            "PERSON_GENERATION_UNSPECIFIED": 0,
            "ALLOW_ALL": 1,
            "ALLOW_ADULT": 2,
            "ALLOW_NONE": 3,
        }
    },
    "PhishBlockThreshold": {
        "vertex": {
            "PHISH_BLOCK_THRESHOLD_UNSPECIFIED": 0,
            "BLOCK_LOW_AND_ABOVE": 30,
            "BLOCK_MEDIUM_AND_ABOVE": 40,
            "BLOCK_HIGH_AND_ABOVE": 50,
            "BLOCK_HIGHER_AND_ABOVE": 55,
            "BLOCK_VERY_HIGH_AND_ABOVE": 60,
            "BLOCK_ONLY_EXTREMELY_HIGH": 100,
        }
    },
    "ProminentPeople": {
        "vertex": {
            "PROMINENT_PEOPLE_UNSPECIFIED": None,
            "ALLOW_PROMINENT_PEOPLE": None,
            "BLOCK_PROMINENT_PEOPLE": None,
        }
    },
    "SafetyPolicy": {
        "vertex": {
            "SAFETY_POLICY_UNSPECIFIED": None,
            "FINANCIAL_TRANSACTIONS": None,
            "SENSITIVE_DATA_MODIFICATION": None,
            "COMMUNICATION_TOOL": None,
            "ACCOUNT_CREATION": None,
            "DATA_MODIFICATION": None,
            "USER_CONSENT_MANAGEMENT": None,
            "LEGAL_TERMS_AND_AGREEMENTS": None,
        }
    },
    "Scheduling": {
        "google-ai": {"SCHEDULING_UNSPECIFIED": 0, "SILENT": 1, "WHEN_IDLE": 2, "INTERRUPT": 3},
        "vertex": {
            "SCHEDULING_UNSPECIFIED": None,
            "SILENT": None,
            "WHEN_IDLE": None,
            "INTERRUPT": None,
        },
    },
    "ServiceTier": {
        "google-ai": {"standard": None, "flex": None, "priority": None, "unspecified": None},
        "vertex": {"standard": None, "flex": None, "priority": None, "unspecified": None},
    },
    "SpreadsheetContentLayer": {
        "google-ai": {
            "CONTENT_LAYER_UNSPECIFIED": None,
            "DATA": None,
            "FORMULAS": None,
            "VISUAL": None,
        },
        "vertex": {
            "CONTENT_LAYER_UNSPECIFIED": None,
            "DATA": None,
            "FORMULAS": None,
            "VISUAL": None,
        },
    },
    "TextMimeType": {
        "vertex": {"MIME_TYPE_UNSPECIFIED": None, "APPLICATION_JSON": None, "TEXT_PLAIN": None}
    },
    "ThinkingLevel": {
        "google-ai": {
            "THINKING_LEVEL_UNSPECIFIED": None,
            "LOW": None,
            "MEDIUM": None,
            "HIGH": None,
            "MINIMAL": None,
            "XHIGH": None,
        },
        "vertex": {
            "THINKING_LEVEL_UNSPECIFIED": 0,
            "LOW": 1,
            "MEDIUM": 2,
            "HIGH": 3,
            "MINIMAL": 4,
            "XHIGH": None,
        },
    },
    "ServerToolType": {
        "google-ai": {
            "TOOL_TYPE_UNSPECIFIED": None,
            "GOOGLE_SEARCH_WEB": None,
            "GOOGLE_SEARCH_IMAGE": None,
            "URL_CONTEXT": None,
            "GOOGLE_MAPS": None,
            "FILE_SEARCH": None,
            "MEDIA_PROCESSING": None,
        }
    },
    "TrafficType": {
        "vertex": {
            "TRAFFIC_TYPE_UNSPECIFIED": 0,
            "ON_DEMAND": 1,
            "ON_DEMAND_PRIORITY": 3,
            "ON_DEMAND_FLEX": 4,
            "ON_DEMAND_OFFPEAK": None,
            "PROVISIONED_THROUGHPUT": 2,
        }
    },
    "TranscriptionMode": {
        "google-ai": {"MODE_UNSPECIFIED": None, "VERBATIM": None, "SMART": None},
        "vertex": {"MODE_UNSPECIFIED": None, "VERBATIM": None, "SMART": None},
    },
    "Type": {
        "google-ai": {
            "TYPE_UNSPECIFIED": 0,
            "STRING": 1,
            "NUMBER": 2,
            "INTEGER": 3,
            "BOOLEAN": 4,
            "ARRAY": 5,
            "OBJECT": 6,
            "NULL": 7,
        },
        "vertex": {
            "TYPE_UNSPECIFIED": 0,
            "STRING": 1,
            "NUMBER": 2,
            "INTEGER": 3,
            "BOOLEAN": 4,
            "ARRAY": 5,
            "OBJECT": 6,
            "NULL": None,
        },
    },
    "UrlRetrievalStatus": {
        "google-ai": {
            "URL_RETRIEVAL_STATUS_UNSPECIFIED": 0,
            "URL_RETRIEVAL_STATUS_SUCCESS": 1,
            "URL_RETRIEVAL_STATUS_ERROR": 2,
            "URL_RETRIEVAL_STATUS_PAYWALL": 3,
            "URL_RETRIEVAL_STATUS_UNSAFE": 4,
        },
        "vertex": {
            "URL_RETRIEVAL_STATUS_UNSPECIFIED": 0,
            "URL_RETRIEVAL_STATUS_SUCCESS": 1,
            "URL_RETRIEVAL_STATUS_ERROR": 2,
        },
    },
    "VideoAspectRatio": {
        "vertex": {
            "ASPECT_RATIO_UNSPECIFIED": None,
            "ASPECT_RATIO_SIXTEEN_BY_NINE": None,
            "ASPECT_RATIO_NINE_BY_SIXTEEN": None,
        }
    },
    "VideoContentLayer": {
        "google-ai": {
            "CONTENT_LAYER_UNSPECIFIED": None,
            "FRAMES": None,
            "AUDIO": None,
            "TRANSCRIPT": None,
        },
        "vertex": {
            "CONTENT_LAYER_UNSPECIFIED": None,
            "FRAMES": None,
            "AUDIO": None,
            "TRANSCRIPT": None,
        },
    },
    "AcceleratorType": {
        "vertex": {
            "ACCELERATOR_TYPE_UNSPECIFIED": 0,
            "NVIDIA_TESLA_K80": 1,
            "NVIDIA_TESLA_P100": 2,
            "NVIDIA_TESLA_V100": 3,
            "NVIDIA_TESLA_P4": 4,
            "NVIDIA_TESLA_T4": 5,
            "NVIDIA_TESLA_A100": 8,
            "NVIDIA_A100_80GB": 9,
            "NVIDIA_L4": 11,
            "NVIDIA_H100_80GB": 13,
            "NVIDIA_H100_MEGA_80GB": 14,
            "NVIDIA_H200_141GB": 15,
            "NVIDIA_B200": 16,
            "NVIDIA_GB200": 17,
            "NVIDIA_RTX_PRO_6000": 18,
            "TPU_V2": 6,
            "TPU_V3": 7,
            "TPU_V4_POD": 10,
            "TPU_V5_LITEPOD": 12,
        }
    },
    "LaunchStage": {
        "vertex": {
            "LAUNCH_STAGE_UNSPECIFIED": 0,
            "EXPERIMENTAL": 1,
            "PRIVATE_PREVIEW": 2,
            "PUBLIC_PREVIEW": 3,
            "GA": 4,
        }
    },
    "OpenSourceCategory": {
        "vertex": {
            "OPEN_SOURCE_CATEGORY_UNSPECIFIED": 0,
            "PROPRIETARY": 1,
            "GOOGLE_OWNED_OSS_WITH_GOOGLE_CHECKPOINT": 2,
            "THIRD_PARTY_OWNED_OSS_WITH_GOOGLE_CHECKPOINT": 3,
            "GOOGLE_OWNED_OSS": 4,
            "THIRD_PARTY_OWNED_OSS": 5,
        }
    },
    "ReservationAffinityType": {
        "vertex": {
            "TYPE_UNSPECIFIED": 0,
            "NO_RESERVATION": 1,
            "ANY_RESERVATION": 2,
            "SPECIFIC_RESERVATION": 3,
        }
    },
    "VersionState": {
        "vertex": {
            "VERSION_STATE_UNSPECIFIED": 0,
            "VERSION_STATE_STABLE": 1,
            "VERSION_STATE_UNSTABLE": 2,
        }
    },
    "GranteeType": {
        "google-ai": {"GRANTEE_TYPE_UNSPECIFIED": 0, "USER": 1, "GROUP": 2, "EVERYONE": 3}
    },
    "PermissionRole": {"google-ai": {"ROLE_UNSPECIFIED": 0, "OWNER": 1, "WRITER": 2, "READER": 3}},
    "TunedModelState": {
        "google-ai": {"STATE_UNSPECIFIED": 0, "CREATING": 1, "ACTIVE": 2, "FAILED": 3}
    },
    "TuningJobState": {
        "vertex": {
            "TUNING_JOB_STATE_UNSPECIFIED": None,
            "TUNING_JOB_STATE_WAITING_FOR_QUOTA": None,
            "TUNING_JOB_STATE_PROCESSING_DATASET": None,
            "TUNING_JOB_STATE_WAITING_FOR_CAPACITY": None,
            "TUNING_JOB_STATE_TUNING": None,
            "TUNING_JOB_STATE_POST_PROCESSING": None,
        }
    },
    "TuningMode": {
        "vertex": {
            "TUNING_MODE_UNSPECIFIED": 0,
            "TUNING_MODE_FULL": 1,
            "TUNING_MODE_PEFT_ADAPTER": 2,
        }
    },
    "VeoTuningTask": {
        "vertex": {
            "TUNING_TASK_UNSPECIFIED": 0,
            "TUNING_TASK_I2V": 1,
            "TUNING_TASK_T2V": 2,
            "TUNING_TASK_R2V": 3,
        }
    },
    "TuningSpeed": {"vertex": {"TUNING_SPEED_UNSPECIFIED": 0, "REGULAR": 1, "FAST": 2}},
    "VideoOrientation": {
        "vertex": {"VIDEO_ORIENTATION_UNSPECIFIED": None, "LANDSCAPE": None, "PORTRAIT": None}
    },
    "ReinforcementTuningThinkingLevel": {
        "vertex": {
            "REINFORCEMENT_TUNING_THINKING_LEVEL_UNSPECIFIED": None,
            "MINIMAL": None,
            "LOW": None,
            "MEDIUM": None,
            "HIGH": None,
        }
    },
    "ReinforcementTuningResponseParseType": {
        "vertex": {"RESPONSE_PARSE_TYPE_UNSPECIFIED": None, "IDENTITY": None, "REGEX_EXTRACT": None}
    },
    "ReinforcementTuningMatchOperation": {
        "vertex": {
            "MATCH_OPERATION_UNSPECIFIED": None,
            "REGEX_CONTAINS": None,
            "PARTIAL_MATCH": None,
            "EXACT_MATCH": None,
        }
    },
    "AdapterSize": {
        "vertex": {
            "ADAPTER_SIZE_UNSPECIFIED": 0,
            "ADAPTER_SIZE_ONE": 1,
            "ADAPTER_SIZE_TWO": 6,
            "ADAPTER_SIZE_FOUR": 2,
            "ADAPTER_SIZE_EIGHT": 3,
            "ADAPTER_SIZE_SIXTEEN": 4,
            "ADAPTER_SIZE_THIRTY_TWO": 5,
        }
    },
    "AggregationMetric": {
        "vertex": {
            "AGGREGATION_METRIC_UNSPECIFIED": 0,
            "AVERAGE": 1,
            "MODE": 2,
            "STANDARD_DEVIATION": 3,
            "VARIANCE": 4,
            "MINIMUM": 5,
            "MAXIMUM": 6,
            "MEDIAN": 7,
            "PERCENTILE_P90": 8,
            "PERCENTILE_P95": 9,
            "PERCENTILE_P99": 10,
        }
    },
    "ComputationBasedMetricType": {
        "vertex": {
            "COMPUTATION_BASED_METRIC_TYPE_UNSPECIFIED": 0,
            "EXACT_MATCH": 1,
            "BLEU": 2,
            "ROUGE": 3,
        }
    },
    "PairwiseChoice": {
        "vertex": {"PAIRWISE_CHOICE_UNSPECIFIED": 0, "BASELINE": 1, "CANDIDATE": 2, "TIE": 3}
    },
    "RubricContentType": {
        "vertex": {
            "RUBRIC_CONTENT_TYPE_UNSPECIFIED": 0,
            "PROPERTY": 1,
            "NL_QUESTION_ANSWER": 2,
            "PYTHON_CODE_ASSERTION": 3,
        }
    },
}
