# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict

from .common import Status
from .common_dicts import StatusDict
from .generate_content import Content, GenerationConfig, Tool
from .generate_content_dicts import ContentDict, GenerationConfigDict, ToolDict
from .tuning_jobs import (
    AdapterSize,
    AggregationMetric,
    AggregationOutput,
    AggregationResult,
    AutoraterConfig,
    BigQuerySource,
    BleuMetricValue,
    BleuSpec,
    CompositeReinforcementTuningRewardConfig,
    CompositeReinforcementTuningRewardConfigWeightedRewardConfig,
    ComputationBasedMetricSpec,
    ComputationBasedMetricType,
    CustomCodeExecutionResult,
    CustomCodeExecutionSpec,
    CustomOutput,
    CustomOutputFormatConfig,
    DatasetCustomMetric,
    DatasetDistribution,
    DatasetDistributionDistributionBucket,
    DatasetStats,
    DistillationDataStats,
    DistillationHyperParameters,
    DistillationSamplingSpec,
    DistillationSpec,
    EncryptionSpec,
    EvaluateDatasetResponse,
    EvaluateDatasetRun,
    EvaluationConfig,
    EvaluationDataset,
    EvaluationOutputConfig,
    EvaluationParserConfig,
    EvaluationParserConfigCustomCodeParserConfig,
    ExactMatchMetricValue,
    ExactMatchSpec,
    FullFineTuningSpec,
    GcsDestination,
    GcsSource,
    GeminiPreferenceExample,
    GeminiPreferenceExampleCompletion,
    JobState,
    LLMBasedMetricSpec,
    Metric,
    MetricMetadata,
    MetricMetadataScoreRange,
    OutputInfo,
    PairwiseChoice,
    PairwiseMetricResult,
    PairwiseMetricSpec,
    PartnerModelTuningSpec,
    PointwiseMetricResult,
    PointwiseMetricSpec,
    PredefinedMetricSpec,
    PreferenceOptimizationDataStats,
    PreferenceOptimizationHyperParameters,
    PreferenceOptimizationSpec,
    PreTunedModel,
    RawOutput,
    ReinforcementTuningAutoraterScorer,
    ReinforcementTuningAutoraterScorerExactMatchScorer,
    ReinforcementTuningAutoraterScorerParsedResponseConversionScorer,
    ReinforcementTuningCloudRunRewardScorer,
    ReinforcementTuningCodeExecutionRewardScorer,
    ReinforcementTuningExample,
    ReinforcementTuningHyperParameters,
    ReinforcementTuningMatchOperation,
    ReinforcementTuningParseResponseConfig,
    ReinforcementTuningResponseParseType,
    ReinforcementTuningSpec,
    ReinforcementTuningStringMatchRewardScorer,
    ReinforcementTuningStringMatchRewardScorerJsonMatchExpression,
    ReinforcementTuningStringMatchRewardScorerStringMatchExpression,
    ReinforcementTuningThinkingLevel,
    ReinforcementTuningUserDatasetExamples,
    RougeMetricValue,
    RougeSpec,
    RubricContentType,
    RubricGenerationSpec,
    SingleReinforcementTuningRewardConfig,
    SupervisedHyperParameters,
    SupervisedTuningDatasetDistribution,
    SupervisedTuningDatasetDistributionDatasetBucket,
    SupervisedTuningDataStats,
    SupervisedTuningSpec,
    TunedModelCheckpoint,
    TunedModelRef,
    TuningDataStats,
    TuningJob,
    TuningJobMetadata,
    TuningJobState,
    TuningJobTunedModel,
    TuningMode,
    TuningSpeed,
    VeoHyperParameters,
    VeoLoraTuningSpec,
    VeoTuningSpec,
    VeoTuningTask,
    VideoOrientation,
)

AggregationOutputDict = TypedDict(
    "AggregationOutputDict",
    {
        "aggregationResults": "Sequence[AggregationResult | AggregationResultDict] | AggregationResult | AggregationResultDict | None",
        "aggregation_results": "Sequence[AggregationResult | AggregationResultDict] | AggregationResult | AggregationResultDict | None",
        "dataset": "EvaluationDataset | EvaluationDatasetDict | None",
    },
    total=False,
)
"""Summary statistics of a whole evaluation dataset."""

AggregationResultDict = TypedDict(
    "AggregationResultDict",
    {
        "aggregationMetric": "AggregationMetric | None",
        "aggregation_metric": "AggregationMetric | None",
        "bleuMetricValue": "BleuMetricValue | BleuMetricValueDict | None",
        "bleu_metric_value": "BleuMetricValue | BleuMetricValueDict | None",
        "customCodeExecutionResult": "CustomCodeExecutionResult | CustomCodeExecutionResultDict | None",
        "custom_code_execution_result": "CustomCodeExecutionResult | CustomCodeExecutionResultDict | None",
        "exactMatchMetricValue": "ExactMatchMetricValue | ExactMatchMetricValueDict | None",
        "exact_match_metric_value": "ExactMatchMetricValue | ExactMatchMetricValueDict | None",
        "pairwiseMetricResult": "PairwiseMetricResult | PairwiseMetricResultDict | None",
        "pairwise_metric_result": "PairwiseMetricResult | PairwiseMetricResultDict | None",
        "pointwiseMetricResult": "PointwiseMetricResult | PointwiseMetricResultDict | None",
        "pointwise_metric_result": "PointwiseMetricResult | PointwiseMetricResultDict | None",
        "rougeMetricValue": "RougeMetricValue | RougeMetricValueDict | None",
        "rouge_metric_value": "RougeMetricValue | RougeMetricValueDict | None",
    },
    total=False,
)
"""One metric, summed up over a dataset; one of the results is set."""

AutoraterConfigDict = TypedDict(
    "AutoraterConfigDict",
    {
        "autoraterModel": "str | None",
        "autorater_model": "str | None",
        "flipEnabled": "bool | None",
        "flip_enabled": "bool | None",
        "generationConfig": "GenerationConfig | GenerationConfigDict | None",
        "generation_config": "GenerationConfig | GenerationConfigDict | None",
        "samplingCount": "int | None",
        "sampling_count": "int | None",
    },
    total=False,
)
"""The model that judges answers, and how it is asked."""

BigQuerySourceDict = TypedDict(
    "BigQuerySourceDict",
    {
        "inputUri": "str | None",
        "input_uri": "str | None",
    },
    total=False,
)
"""A BigQuery table to read."""

BleuMetricValueDict = TypedDict(
    "BleuMetricValueDict",
    {
        "score": "float | None",
    },
    total=False,
)
"""BLEU of one instance."""

BleuSpecDict = TypedDict(
    "BleuSpecDict",
    {
        "useEffectiveOrder": "bool | None",
        "use_effective_order": "bool | None",
    },
    total=False,
)
"""BLEU: the share of the answer's n-grams that the reference has, 0 to 1."""

CancelTuningJobRequestDict = TypedDict(
    "CancelTuningJobRequestDict",
    {},
    total=False,
)
"""Body of a call that cancels a tuning job; it is empty."""

ComputationBasedMetricSpecDict = TypedDict(
    "ComputationBasedMetricSpecDict",
    {
        "parameters": "Mapping[str, Any] | None",
        "type": "ComputationBasedMetricType | None",
    },
    total=False,
)
"""A metric that is computed, without a judge."""

CustomCodeExecutionResultDict = TypedDict(
    "CustomCodeExecutionResultDict",
    {
        "score": "float | None",
    },
    total=False,
)
"""Result of a metric that custom Python code works out."""

CustomCodeExecutionSpecDict = TypedDict(
    "CustomCodeExecutionSpecDict",
    {
        "evaluationFunction": "str | None",
        "evaluation_function": "str | None",
    },
    total=False,
)
"""A metric that custom Python code works out."""

CustomOutputDict = TypedDict(
    "CustomOutputDict",
    {
        "rawOutputs": "RawOutput | RawOutputDict | None",
        "raw_outputs": "RawOutput | RawOutputDict | None",
    },
    total=False,
)
"""A judge's answer in a form of the user's own."""

CustomOutputFormatConfigDict = TypedDict(
    "CustomOutputFormatConfigDict",
    {
        "returnRawOutput": "bool | None",
        "return_raw_output": "bool | None",
    },
    total=False,
)
"""The form of a judge's answer."""

DatasetCustomMetricDict = TypedDict(
    "DatasetCustomMetricDict",
    {
        "aggregationFunction": "str | None",
        "aggregation_function": "str | None",
        "displayName": "str | None",
        "display_name": "str | None",
    },
    total=False,
)
"""A summary of a whole dataset that custom Python code works out."""

DatasetDistributionDict = TypedDict(
    "DatasetDistributionDict",
    {
        "buckets": "Sequence[DatasetDistributionDistributionBucket | DatasetDistributionDistributionBucketDict] | DatasetDistributionDistributionBucket | DatasetDistributionDistributionBucketDict | None",
        "max": "float | None",
        "mean": "float | None",
        "median": "float | None",
        "min": "float | None",
        "p5": "float | None",
        "p95": "float | None",
        "sum": "float | None",
    },
    total=False,
)
"""How values are spread over a dataset for preference tuning."""

DatasetDistributionDistributionBucketDict = TypedDict(
    "DatasetDistributionDistributionBucketDict",
    {
        "count": "int | str | None",
        "left": "float | None",
        "right": "float | None",
    },
    total=False,
)
"""One bar of a histogram."""

EncryptionSpecDict = TypedDict(
    "EncryptionSpecDict",
    {
        "kmsKeyName": "str | None",
        "kms_key_name": "str | None",
    },
    total=False,
)
"""A customer-managed key that protects what is created."""

EvaluateDatasetResponseDict = TypedDict(
    "EvaluateDatasetResponseDict",
    {
        "aggregationOutput": "AggregationOutput | AggregationOutputDict | None",
        "aggregation_output": "AggregationOutput | AggregationOutputDict | None",
        "outputInfo": "OutputInfo | OutputInfoDict | None",
        "output_info": "OutputInfo | OutputInfoDict | None",
    },
    total=False,
)
"""What evaluating a dataset gave."""

EvaluateDatasetRunDict = TypedDict(
    "EvaluateDatasetRunDict",
    {
        "checkpointId": "str | None",
        "checkpoint_id": "str | None",
        "error": "Status | StatusDict | None",
        "evaluateDatasetResponse": "EvaluateDatasetResponse | EvaluateDatasetResponseDict | None",
        "evaluate_dataset_response": "EvaluateDatasetResponse | EvaluateDatasetResponseDict | None",
        "evaluationRun": "str | None",
        "evaluation_run": "str | None",
        "operationName": "str | None",
        "operation_name": "str | None",
    },
    total=False,
)
"""An evaluation that ran as part of a tuning job."""

EvaluationConfigDict = TypedDict(
    "EvaluationConfigDict",
    {
        "autoraterConfig": "AutoraterConfig | AutoraterConfigDict | None",
        "autorater_config": "AutoraterConfig | AutoraterConfigDict | None",
        "datasetCustomMetrics": "Sequence[DatasetCustomMetric | DatasetCustomMetricDict] | DatasetCustomMetric | DatasetCustomMetricDict | None",
        "dataset_custom_metrics": "Sequence[DatasetCustomMetric | DatasetCustomMetricDict] | DatasetCustomMetric | DatasetCustomMetricDict | None",
        "inferenceGenerationConfig": "GenerationConfig | GenerationConfigDict | None",
        "inference_generation_config": "GenerationConfig | GenerationConfigDict | None",
        "metrics": "Sequence[Metric | MetricDict] | Metric | MetricDict | None",
        "outputConfig": "EvaluationOutputConfig | EvaluationOutputConfigDict | None",
        "output_config": "EvaluationOutputConfig | EvaluationOutputConfigDict | None",
    },
    total=False,
)
"""How a tuning job evaluates what it tunes."""

EvaluationDatasetDict = TypedDict(
    "EvaluationDatasetDict",
    {
        "bigquerySource": "BigQuerySource | BigQuerySourceDict | None",
        "bigquery_source": "BigQuerySource | BigQuerySourceDict | None",
        "gcsSource": "GcsSource | GcsSourceDict | None",
        "gcs_source": "GcsSource | GcsSourceDict | None",
    },
    total=False,
)
"""Where the evaluated dataset lies; one source is set."""

EvaluationOutputConfigDict = TypedDict(
    "EvaluationOutputConfigDict",
    {
        "gcsDestination": "GcsDestination | GcsDestinationDict | None",
        "gcs_destination": "GcsDestination | GcsDestinationDict | None",
    },
    total=False,
)
"""Where the results of an evaluation go."""

EvaluationParserConfigDict = TypedDict(
    "EvaluationParserConfigDict",
    {
        "customCodeParserConfig": "EvaluationParserConfigCustomCodeParserConfig | EvaluationParserConfigCustomCodeParserConfigDict | None",
        "custom_code_parser_config": "EvaluationParserConfigCustomCodeParserConfig | EvaluationParserConfigCustomCodeParserConfigDict | None",
    },
    total=False,
)
"""How a judge's answer, or the judged one, is read."""

EvaluationParserConfigCustomCodeParserConfigDict = TypedDict(
    "EvaluationParserConfigCustomCodeParserConfigDict",
    {
        "parsingFunction": "str | None",
        "parsing_function": "str | None",
    },
    total=False,
)
"""Python code that reads a judge's answers."""

ExactMatchMetricValueDict = TypedDict(
    "ExactMatchMetricValueDict",
    {
        "score": "float | None",
    },
    total=False,
)
"""Exact match of one instance."""

ExactMatchSpecDict = TypedDict(
    "ExactMatchSpecDict",
    {},
    total=False,
)
"""Exact match: 1 where answer and reference are equal, else 0. It has no options."""

GcsDestinationDict = TypedDict(
    "GcsDestinationDict",
    {
        "outputUriPrefix": "str | None",
        "output_uri_prefix": "str | None",
    },
    total=False,
)
"""A Cloud Storage folder to write into."""

GcsSourceDict = TypedDict(
    "GcsSourceDict",
    {
        "uris": "Sequence[str] | str | None",
    },
    total=False,
)
"""Cloud Storage files to read."""

GeminiPreferenceExampleDict = TypedDict(
    "GeminiPreferenceExampleDict",
    {
        "completions": "Sequence[GeminiPreferenceExampleCompletion | GeminiPreferenceExampleCompletionDict] | GeminiPreferenceExampleCompletion | GeminiPreferenceExampleCompletionDict | None",
        "contents": "Sequence[Content | ContentDict] | Content | ContentDict | None",
    },
    total=False,
)
"""A prompt with answers of different worth, for preference tuning."""

GeminiPreferenceExampleCompletionDict = TypedDict(
    "GeminiPreferenceExampleCompletionDict",
    {
        "completion": "Content | ContentDict | None",
        "score": "float | None",
    },
    total=False,
)
"""An answer and how much it is preferred."""

LLMBasedMetricSpecDict = TypedDict(
    "LLMBasedMetricSpecDict",
    {
        "additionalConfig": "Mapping[str, Any] | None",
        "additional_config": "Mapping[str, Any] | None",
        "judgeAutoraterConfig": "AutoraterConfig | AutoraterConfigDict | None",
        "judge_autorater_config": "AutoraterConfig | AutoraterConfigDict | None",
        "metricPromptTemplate": "str | None",
        "metric_prompt_template": "str | None",
        "predefinedRubricGenerationSpec": "PredefinedMetricSpec | PredefinedMetricSpecDict | None",
        "predefined_rubric_generation_spec": "PredefinedMetricSpec | PredefinedMetricSpecDict | None",
        "resultParserConfig": "EvaluationParserConfig | EvaluationParserConfigDict | None",
        "result_parser_config": "EvaluationParserConfig | EvaluationParserConfigDict | None",
        "rubricGenerationSpec": "RubricGenerationSpec | RubricGenerationSpecDict | None",
        "rubric_generation_spec": "RubricGenerationSpec | RubricGenerationSpecDict | None",
        "rubricGroupKey": "str | None",
        "rubric_group_key": "str | None",
        "systemInstruction": "str | None",
        "system_instruction": "str | None",
    },
    total=False,
)
"""A metric that a model judges; at most one source of rubrics is set."""

MetricDict = TypedDict(
    "MetricDict",
    {
        "aggregationMetrics": "Sequence[AggregationMetric] | AggregationMetric | None",
        "aggregation_metrics": "Sequence[AggregationMetric] | AggregationMetric | None",
        "bleuSpec": "BleuSpec | BleuSpecDict | None",
        "bleu_spec": "BleuSpec | BleuSpecDict | None",
        "computationBasedMetricSpec": "ComputationBasedMetricSpec | ComputationBasedMetricSpecDict | None",
        "computation_based_metric_spec": "ComputationBasedMetricSpec | ComputationBasedMetricSpecDict | None",
        "customCodeExecutionSpec": "CustomCodeExecutionSpec | CustomCodeExecutionSpecDict | None",
        "custom_code_execution_spec": "CustomCodeExecutionSpec | CustomCodeExecutionSpecDict | None",
        "exactMatchSpec": "ExactMatchSpec | ExactMatchSpecDict | None",
        "exact_match_spec": "ExactMatchSpec | ExactMatchSpecDict | None",
        "llmBasedMetricSpec": "LLMBasedMetricSpec | LLMBasedMetricSpecDict | None",
        "llm_based_metric_spec": "LLMBasedMetricSpec | LLMBasedMetricSpecDict | None",
        "metadata": "MetricMetadata | MetricMetadataDict | None",
        "pairwiseMetricSpec": "PairwiseMetricSpec | PairwiseMetricSpecDict | None",
        "pairwise_metric_spec": "PairwiseMetricSpec | PairwiseMetricSpecDict | None",
        "pointwiseMetricSpec": "PointwiseMetricSpec | PointwiseMetricSpecDict | None",
        "pointwise_metric_spec": "PointwiseMetricSpec | PointwiseMetricSpecDict | None",
        "predefinedMetricSpec": "PredefinedMetricSpec | PredefinedMetricSpecDict | None",
        "predefined_metric_spec": "PredefinedMetricSpec | PredefinedMetricSpecDict | None",
        "rougeSpec": "RougeSpec | RougeSpecDict | None",
        "rouge_spec": "RougeSpec | RougeSpecDict | None",
    },
    total=False,
)
"""What an evaluation measures; one kind of metric is set."""

MetricMetadataDict = TypedDict(
    "MetricMetadataDict",
    {
        "otherMetadata": "Mapping[str, Any] | None",
        "other_metadata": "Mapping[str, Any] | None",
        "scoreRange": "MetricMetadataScoreRange | MetricMetadataScoreRangeDict | None",
        "score_range": "MetricMetadataScoreRange | MetricMetadataScoreRangeDict | None",
        "title": "str | None",
    },
    total=False,
)
"""How a metric is shown."""

MetricMetadataScoreRangeDict = TypedDict(
    "MetricMetadataScoreRangeDict",
    {
        "description": "str | None",
        "max": "float | None",
        "min": "float | None",
        "step": "float | None",
    },
    total=False,
)
"""The scores a metric can give."""

OutputInfoDict = TypedDict(
    "OutputInfoDict",
    {
        "gcsOutputDirectory": "str | None",
        "gcs_output_directory": "str | None",
    },
    total=False,
)
"""Where the results of an evaluation are."""

PairwiseMetricResultDict = TypedDict(
    "PairwiseMetricResultDict",
    {
        "customOutput": "CustomOutput | CustomOutputDict | None",
        "custom_output": "CustomOutput | CustomOutputDict | None",
        "explanation": "str | None",
        "pairwiseChoice": "PairwiseChoice | None",
        "pairwise_choice": "PairwiseChoice | None",
    },
    total=False,
)
"""Outcome of comparing two answers."""

PairwiseMetricSpecDict = TypedDict(
    "PairwiseMetricSpecDict",
    {
        "baselineResponseFieldName": "str | None",
        "baseline_response_field_name": "str | None",
        "candidateResponseFieldName": "str | None",
        "candidate_response_field_name": "str | None",
        "customOutputFormatConfig": "CustomOutputFormatConfig | CustomOutputFormatConfigDict | None",
        "custom_output_format_config": "CustomOutputFormatConfig | CustomOutputFormatConfigDict | None",
        "metricPromptTemplate": "str | None",
        "metric_prompt_template": "str | None",
        "systemInstruction": "str | None",
        "system_instruction": "str | None",
    },
    total=False,
)
"""A judge that compares an answer with a baseline."""

PointwiseMetricResultDict = TypedDict(
    "PointwiseMetricResultDict",
    {
        "customOutput": "CustomOutput | CustomOutputDict | None",
        "custom_output": "CustomOutput | CustomOutputDict | None",
        "explanation": "str | None",
        "score": "float | None",
    },
    total=False,
)
"""Rating of one answer."""

PointwiseMetricSpecDict = TypedDict(
    "PointwiseMetricSpecDict",
    {
        "customOutputFormatConfig": "CustomOutputFormatConfig | CustomOutputFormatConfigDict | None",
        "custom_output_format_config": "CustomOutputFormatConfig | CustomOutputFormatConfigDict | None",
        "metricPromptTemplate": "str | None",
        "metric_prompt_template": "str | None",
        "systemInstruction": "str | None",
        "system_instruction": "str | None",
    },
    total=False,
)
"""A judge that rates one answer."""

PreTunedModelDict = TypedDict(
    "PreTunedModelDict",
    {
        "baseModel": "str | None",
        "base_model": "str | None",
        "checkpointId": "str | None",
        "checkpoint_id": "str | None",
        "tunedModelName": "str | None",
        "tuned_model_name": "str | None",
    },
    total=False,
)
"""A tuned model that is tuned further."""

PredefinedMetricSpecDict = TypedDict(
    "PredefinedMetricSpecDict",
    {
        "metricSpecName": "str | None",
        "metric_spec_name": "str | None",
        "metricSpecParameters": "Mapping[str, Any] | None",
        "metric_spec_parameters": "Mapping[str, Any] | None",
    },
    total=False,
)
"""A metric the service has ready."""

PreferenceOptimizationDataStatsDict = TypedDict(
    "PreferenceOptimizationDataStatsDict",
    {
        "droppedExampleIndices": "Sequence[int | str] | int | str | None",
        "dropped_example_indices": "Sequence[int | str] | int | str | None",
        "droppedExampleReasons": "Sequence[str] | str | None",
        "dropped_example_reasons": "Sequence[str] | str | None",
        "scoreVariancePerExampleDistribution": "DatasetDistribution | DatasetDistributionDict | None",
        "score_variance_per_example_distribution": "DatasetDistribution | DatasetDistributionDict | None",
        "scoresDistribution": "DatasetDistribution | DatasetDistributionDict | None",
        "scores_distribution": "DatasetDistribution | DatasetDistributionDict | None",
        "totalBillableTokenCount": "int | str | None",
        "total_billable_token_count": "int | str | None",
        "tuningDatasetExampleCount": "int | str | None",
        "tuning_dataset_example_count": "int | str | None",
        "tuningStepCount": "int | str | None",
        "tuning_step_count": "int | str | None",
        "userDatasetExamples": "Sequence[GeminiPreferenceExample | GeminiPreferenceExampleDict] | GeminiPreferenceExample | GeminiPreferenceExampleDict | None",
        "user_dataset_examples": "Sequence[GeminiPreferenceExample | GeminiPreferenceExampleDict] | GeminiPreferenceExample | GeminiPreferenceExampleDict | None",
        "userInputTokenDistribution": "DatasetDistribution | DatasetDistributionDict | None",
        "user_input_token_distribution": "DatasetDistribution | DatasetDistributionDict | None",
        "userOutputTokenDistribution": "DatasetDistribution | DatasetDistributionDict | None",
        "user_output_token_distribution": "DatasetDistribution | DatasetDistributionDict | None",
    },
    total=False,
)
"""What the service found in a dataset for preference tuning."""

PreferenceOptimizationHyperParametersDict = TypedDict(
    "PreferenceOptimizationHyperParametersDict",
    {
        "adapterSize": "AdapterSize | None",
        "adapter_size": "AdapterSize | None",
        "beta": "float | None",
        "epochCount": "int | str | None",
        "epoch_count": "int | str | None",
        "learningRateMultiplier": "float | None",
        "learning_rate_multiplier": "float | None",
    },
    total=False,
)
"""Knobs of preference tuning; leave them unset on a first try."""

PreferenceOptimizationSpecDict = TypedDict(
    "PreferenceOptimizationSpecDict",
    {
        "exportLastCheckpointOnly": "bool | None",
        "export_last_checkpoint_only": "bool | None",
        "hyperParameters": "PreferenceOptimizationHyperParameters | PreferenceOptimizationHyperParametersDict | None",
        "hyper_parameters": "PreferenceOptimizationHyperParameters | PreferenceOptimizationHyperParametersDict | None",
        "trainingDatasetUri": "str | None",
        "training_dataset_uri": "str | None",
        "validationDatasetUri": "str | None",
        "validation_dataset_uri": "str | None",
        "evaluationConfig": "EvaluationConfig | EvaluationConfigDict | None",
        "evaluation_config": "EvaluationConfig | EvaluationConfigDict | None",
    },
    total=False,
)
"""Tuning by preferred and less preferred answers."""

RawOutputDict = TypedDict(
    "RawOutputDict",
    {
        "rawOutput": "Sequence[str] | str | None",
        "raw_output": "Sequence[str] | str | None",
    },
    total=False,
)
"""Answers as a judge wrote them."""

RebaseTunedModelRequestDict = TypedDict(
    "RebaseTunedModelRequestDict",
    {
        "artifactDestination": "GcsDestination | GcsDestinationDict | None",
        "artifact_destination": "GcsDestination | GcsDestinationDict | None",
        "deployToSameEndpoint": "bool | None",
        "deploy_to_same_endpoint": "bool | None",
        "tunedModelRef": "TunedModelRef | TunedModelRefDict | None",
        "tuned_model_ref": "TunedModelRef | TunedModelRefDict | None",
        "tuningJob": "TuningJob | TuningJobDict | None",
        "tuning_job": "TuningJob | TuningJobDict | None",
    },
    total=False,
)
"""Body of a call that tunes a newer base model as an old one was tuned."""

RougeMetricValueDict = TypedDict(
    "RougeMetricValueDict",
    {
        "score": "float | None",
    },
    total=False,
)
"""ROUGE of one instance."""

RougeSpecDict = TypedDict(
    "RougeSpecDict",
    {
        "rougeType": "str | None",
        "rouge_type": "str | None",
        "splitSummaries": "bool | None",
        "split_summaries": "bool | None",
        "useStemmer": "bool | None",
        "use_stemmer": "bool | None",
    },
    total=False,
)
"""ROUGE: the share of the reference's n-grams that the answer has, 0 to 1."""

RubricGenerationSpecDict = TypedDict(
    "RubricGenerationSpecDict",
    {
        "modelConfig": "AutoraterConfig | AutoraterConfigDict | None",
        "model_config": "AutoraterConfig | AutoraterConfigDict | None",
        "promptTemplate": "str | None",
        "prompt_template": "str | None",
        "rubricContentType": "RubricContentType | None",
        "rubric_content_type": "RubricContentType | None",
        "rubricTypeOntology": "Sequence[str] | str | None",
        "rubric_type_ontology": "Sequence[str] | str | None",
    },
    total=False,
)
"""How rubrics are generated."""

SupervisedHyperParametersDict = TypedDict(
    "SupervisedHyperParametersDict",
    {
        "adapterSize": "AdapterSize | None",
        "adapter_size": "AdapterSize | None",
        "epochCount": "int | str | None",
        "epoch_count": "int | str | None",
        "learningRateMultiplier": "float | None",
        "learning_rate_multiplier": "float | None",
        "batchSize": "int | str | None",
        "batch_size": "int | str | None",
        "learningRate": "float | None",
        "learning_rate": "float | None",
    },
    total=False,
)
"""Knobs of supervised tuning; leave them unset on a first try."""

SupervisedTuningDataStatsDict = TypedDict(
    "SupervisedTuningDataStatsDict",
    {
        "droppedExampleReasons": "Sequence[str] | str | None",
        "dropped_example_reasons": "Sequence[str] | str | None",
        "totalBillableCharacterCount": "int | str | None",
        "total_billable_character_count": "int | str | None",
        "totalBillableTokenCount": "int | str | None",
        "total_billable_token_count": "int | str | None",
        "totalTruncatedExampleCount": "int | str | None",
        "total_truncated_example_count": "int | str | None",
        "totalTuningCharacterCount": "int | str | None",
        "total_tuning_character_count": "int | str | None",
        "truncatedExampleIndices": "Sequence[int | str] | int | str | None",
        "truncated_example_indices": "Sequence[int | str] | int | str | None",
        "tuningDatasetExampleCount": "int | str | None",
        "tuning_dataset_example_count": "int | str | None",
        "tuningStepCount": "int | str | None",
        "tuning_step_count": "int | str | None",
        "userDatasetExamples": "Sequence[Content | ContentDict] | Content | ContentDict | None",
        "user_dataset_examples": "Sequence[Content | ContentDict] | Content | ContentDict | None",
        "userInputTokenDistribution": "SupervisedTuningDatasetDistribution | SupervisedTuningDatasetDistributionDict | None",
        "user_input_token_distribution": "SupervisedTuningDatasetDistribution | SupervisedTuningDatasetDistributionDict | None",
        "userMessagePerExampleDistribution": "SupervisedTuningDatasetDistribution | SupervisedTuningDatasetDistributionDict | None",
        "user_message_per_example_distribution": "SupervisedTuningDatasetDistribution | SupervisedTuningDatasetDistributionDict | None",
        "userOutputTokenDistribution": "SupervisedTuningDatasetDistribution | SupervisedTuningDatasetDistributionDict | None",
        "user_output_token_distribution": "SupervisedTuningDatasetDistribution | SupervisedTuningDatasetDistributionDict | None",
    },
    total=False,
)
"""What the service found in a dataset for supervised tuning."""

SupervisedTuningDatasetDistributionDict = TypedDict(
    "SupervisedTuningDatasetDistributionDict",
    {
        "billableSum": "int | str | None",
        "billable_sum": "int | str | None",
        "buckets": "Sequence[SupervisedTuningDatasetDistributionDatasetBucket | SupervisedTuningDatasetDistributionDatasetBucketDict] | SupervisedTuningDatasetDistributionDatasetBucket | SupervisedTuningDatasetDistributionDatasetBucketDict | None",
        "max": "float | None",
        "mean": "float | None",
        "median": "float | None",
        "min": "float | None",
        "p5": "float | None",
        "p95": "float | None",
        "sum": "int | str | None",
    },
    total=False,
)
"""How values are spread over a dataset for supervised tuning."""

SupervisedTuningDatasetDistributionDatasetBucketDict = TypedDict(
    "SupervisedTuningDatasetDistributionDatasetBucketDict",
    {
        "count": "float | None",
        "left": "float | None",
        "right": "float | None",
    },
    total=False,
)
"""One bar of a histogram."""

SupervisedTuningSpecDict = TypedDict(
    "SupervisedTuningSpecDict",
    {
        "evaluationConfig": "EvaluationConfig | EvaluationConfigDict | None",
        "evaluation_config": "EvaluationConfig | EvaluationConfigDict | None",
        "exportLastCheckpointOnly": "bool | None",
        "export_last_checkpoint_only": "bool | None",
        "hyperParameters": "SupervisedHyperParameters | SupervisedHyperParametersDict | None",
        "hyper_parameters": "SupervisedHyperParameters | SupervisedHyperParametersDict | None",
        "trainingDatasetUri": "str | None",
        "training_dataset_uri": "str | None",
        "validationDatasetUri": "str | None",
        "validation_dataset_uri": "str | None",
        "tuningMode": "TuningMode | None",
        "tuning_mode": "TuningMode | None",
    },
    total=False,
)
"""Tuning by examples of prompts and their answers."""

TunedModelCheckpointDict = TypedDict(
    "TunedModelCheckpointDict",
    {
        "checkpointId": "str | None",
        "checkpoint_id": "str | None",
        "endpoint": "str | None",
        "epoch": "int | str | None",
        "step": "int | str | None",
    },
    total=False,
)
"""A state of the model on the way."""

TunedModelRefDict = TypedDict(
    "TunedModelRefDict",
    {
        "pipelineJob": "str | None",
        "pipeline_job": "str | None",
        "tunedModel": "str | None",
        "tuned_model": "str | None",
        "tuningJob": "str | None",
        "tuning_job": "str | None",
    },
    total=False,
)
"""The tuned model to rebase; one of the ways to name it is set."""

TuningDataStatsDict = TypedDict(
    "TuningDataStatsDict",
    {
        "preferenceOptimizationDataStats": "PreferenceOptimizationDataStats | PreferenceOptimizationDataStatsDict | None",
        "preference_optimization_data_stats": "PreferenceOptimizationDataStats | PreferenceOptimizationDataStatsDict | None",
        "supervisedTuningDataStats": "SupervisedTuningDataStats | SupervisedTuningDataStatsDict | None",
        "supervised_tuning_data_stats": "SupervisedTuningDataStats | SupervisedTuningDataStatsDict | None",
        "distillationDataStats": "DistillationDataStats | DistillationDataStatsDict | None",
        "distillation_data_stats": "DistillationDataStats | DistillationDataStatsDict | None",
        "reinforcementTuningDataStats": "DatasetStats | DatasetStatsDict | None",
        "reinforcement_tuning_data_stats": "DatasetStats | DatasetStatsDict | None",
    },
    total=False,
)
"""What the service found in the training data; by the kind of tuning."""

TuningJobDict = TypedDict(
    "TuningJobDict",
    {
        "baseModel": "str | None",
        "base_model": "str | None",
        "createTime": "str | datetime | None",
        "create_time": "str | datetime | None",
        "description": "str | None",
        "encryptionSpec": "EncryptionSpec | EncryptionSpecDict | None",
        "encryption_spec": "EncryptionSpec | EncryptionSpecDict | None",
        "endTime": "str | datetime | None",
        "end_time": "str | datetime | None",
        "error": "Status | StatusDict | None",
        "evaluateDatasetRuns": "Sequence[EvaluateDatasetRun | EvaluateDatasetRunDict] | EvaluateDatasetRun | EvaluateDatasetRunDict | None",
        "evaluate_dataset_runs": "Sequence[EvaluateDatasetRun | EvaluateDatasetRunDict] | EvaluateDatasetRun | EvaluateDatasetRunDict | None",
        "experiment": "str | None",
        "gcsMetricsUri": "str | None",
        "gcs_metrics_uri": "str | None",
        "labels": "Mapping[str, str] | None",
        "name": "str | None",
        "preTunedModel": "PreTunedModel | PreTunedModelDict | None",
        "pre_tuned_model": "PreTunedModel | PreTunedModelDict | None",
        "preferenceOptimizationSpec": "PreferenceOptimizationSpec | PreferenceOptimizationSpecDict | None",
        "preference_optimization_spec": "PreferenceOptimizationSpec | PreferenceOptimizationSpecDict | None",
        "serviceAccount": "str | None",
        "service_account": "str | None",
        "startTime": "str | datetime | None",
        "start_time": "str | datetime | None",
        "state": "JobState | None",
        "supervisedTuningSpec": "SupervisedTuningSpec | SupervisedTuningSpecDict | None",
        "supervised_tuning_spec": "SupervisedTuningSpec | SupervisedTuningSpecDict | None",
        "tunedModel": "TuningJobTunedModel | TuningJobTunedModelDict | None",
        "tuned_model": "TuningJobTunedModel | TuningJobTunedModelDict | None",
        "tunedModelDisplayName": "str | None",
        "tuned_model_display_name": "str | None",
        "tuningDataStats": "TuningDataStats | TuningDataStatsDict | None",
        "tuning_data_stats": "TuningDataStats | TuningDataStatsDict | None",
        "updateTime": "str | datetime | None",
        "update_time": "str | datetime | None",
        "customBaseModel": "str | None",
        "custom_base_model": "str | None",
        "outputUri": "str | None",
        "output_uri": "str | None",
        "evaluationConfig": "EvaluationConfig | EvaluationConfigDict | None",
        "evaluation_config": "EvaluationConfig | EvaluationConfigDict | None",
        "distillationSpec": "DistillationSpec | DistillationSpecDict | None",
        "distillation_spec": "DistillationSpec | DistillationSpecDict | None",
        "distillationSamplingSpec": "DistillationSamplingSpec | DistillationSamplingSpecDict | None",
        "distillation_sampling_spec": "DistillationSamplingSpec | DistillationSamplingSpecDict | None",
        "reinforcementTuningSpec": "ReinforcementTuningSpec | ReinforcementTuningSpecDict | None",
        "reinforcement_tuning_spec": "ReinforcementTuningSpec | ReinforcementTuningSpecDict | None",
        "partnerModelTuningSpec": "PartnerModelTuningSpec | PartnerModelTuningSpecDict | None",
        "partner_model_tuning_spec": "PartnerModelTuningSpec | PartnerModelTuningSpecDict | None",
        "fullFineTuningSpec": "FullFineTuningSpec | FullFineTuningSpecDict | None",
        "full_fine_tuning_spec": "FullFineTuningSpec | FullFineTuningSpecDict | None",
        "veoTuningSpec": "VeoTuningSpec | VeoTuningSpecDict | None",
        "veo_tuning_spec": "VeoTuningSpec | VeoTuningSpecDict | None",
        "veoLoraTuningSpec": "VeoLoraTuningSpec | VeoLoraTuningSpecDict | None",
        "veo_lora_tuning_spec": "VeoLoraTuningSpec | VeoLoraTuningSpecDict | None",
        "pipelineJob": "str | None",
        "pipeline_job": "str | None",
        "tuningJobState": "TuningJobState | None",
        "tuning_job_state": "TuningJobState | None",
        "tuningJobMetadata": "TuningJobMetadata | TuningJobMetadataDict | None",
        "tuning_job_metadata": "TuningJobMetadata | TuningJobMetadataDict | None",
    },
    total=False,
)
"""The tuning of a model by a dataset, from its settings to the model that came out."""

TuningJobTunedModelDict = TypedDict(
    "TuningJobTunedModelDict",
    {
        "checkpoints": "Sequence[TunedModelCheckpoint | TunedModelCheckpointDict] | TunedModelCheckpoint | TunedModelCheckpointDict | None",
        "endpoint": "str | None",
        "model": "str | None",
    },
    total=False,
)
"""The model a tuning job made, and where it is served."""

TuningJobMetadataDict = TypedDict(
    "TuningJobMetadataDict",
    {
        "completedEpochCount": "int | str | None",
        "completed_epoch_count": "int | str | None",
        "completedStepCount": "int | str | None",
        "completed_step_count": "int | str | None",
    },
    total=False,
)
"""How far a tuning job is."""

DistillationSpecDict = TypedDict(
    "DistillationSpecDict",
    {
        "baseTeacherModel": "str | None",
        "base_teacher_model": "str | None",
        "tunedTeacherModelSource": "str | None",
        "tuned_teacher_model_source": "str | None",
        "promptDatasetUri": "str | None",
        "prompt_dataset_uri": "str | None",
        "hyperParameters": "DistillationHyperParameters | DistillationHyperParametersDict | None",
        "hyper_parameters": "DistillationHyperParameters | DistillationHyperParametersDict | None",
        "validationDatasetUri": "str | None",
        "validation_dataset_uri": "str | None",
        "tuningMode": "TuningMode | None",
        "tuning_mode": "TuningMode | None",
        "studentModel": "str | None",
        "student_model": "str | None",
        "trainingDatasetUri": "str | None",
        "training_dataset_uri": "str | None",
        "pipelineRootDirectory": "str | None",
        "pipeline_root_directory": "str | None",
        "exportLastCheckpointOnly": "bool | None",
        "export_last_checkpoint_only": "bool | None",
        "evaluationConfig": "EvaluationConfig | EvaluationConfigDict | None",
        "evaluation_config": "EvaluationConfig | EvaluationConfigDict | None",
    },
    total=False,
)
"""Tuning by the answers of a larger model, the teacher."""

DistillationSamplingSpecDict = TypedDict(
    "DistillationSamplingSpecDict",
    {
        "baseTeacherModel": "str | None",
        "base_teacher_model": "str | None",
        "tunedTeacherModelSource": "str | None",
        "tuned_teacher_model_source": "str | None",
        "promptDatasetUri": "str | None",
        "prompt_dataset_uri": "str | None",
        "validationDatasetUri": "str | None",
        "validation_dataset_uri": "str | None",
        "hyperparameters": "DistillationHyperParameters | DistillationHyperParametersDict | None",
    },
    total=False,
)
"""Sampling of the answers of a larger model, the teacher."""

DistillationHyperParametersDict = TypedDict(
    "DistillationHyperParametersDict",
    {
        "adapterSize": "AdapterSize | None",
        "adapter_size": "AdapterSize | None",
        "epochCount": "int | str | None",
        "epoch_count": "int | str | None",
        "learningRateMultiplier": "float | None",
        "learning_rate_multiplier": "float | None",
        "learningRate": "float | None",
        "learning_rate": "float | None",
        "batchSize": "int | str | None",
        "batch_size": "int | str | None",
        "generationConfig": "GenerationConfig | GenerationConfigDict | None",
        "generation_config": "GenerationConfig | GenerationConfigDict | None",
        "sftLossWeightMultiplier": "float | None",
        "sft_loss_weight_multiplier": "float | None",
    },
    total=False,
)
"""Knobs of a distillation."""

PartnerModelTuningSpecDict = TypedDict(
    "PartnerModelTuningSpecDict",
    {
        "hyperParameters": "Mapping[str, Any] | None",
        "hyper_parameters": "Mapping[str, Any] | None",
        "trainingDatasetUri": "str | None",
        "training_dataset_uri": "str | None",
        "validationDatasetUri": "str | None",
        "validation_dataset_uri": "str | None",
    },
    total=False,
)
"""Tuning of an open model or one of a partner."""

FullFineTuningSpecDict = TypedDict(
    "FullFineTuningSpecDict",
    {
        "hyperParameters": "SupervisedHyperParameters | SupervisedHyperParametersDict | None",
        "hyper_parameters": "SupervisedHyperParameters | SupervisedHyperParametersDict | None",
        "trainingDatasetUri": "str | None",
        "training_dataset_uri": "str | None",
        "validationDatasetUri": "str | None",
        "validation_dataset_uri": "str | None",
    },
    total=False,
)
"""Tuning of all weights by examples."""

VeoTuningSpecDict = TypedDict(
    "VeoTuningSpecDict",
    {
        "hyperParameters": "VeoHyperParameters | VeoHyperParametersDict | None",
        "hyper_parameters": "VeoHyperParameters | VeoHyperParametersDict | None",
        "trainingDatasetUri": "str | None",
        "training_dataset_uri": "str | None",
        "validationDatasetUri": "str | None",
        "validation_dataset_uri": "str | None",
    },
    total=False,
)
"""Tuning of a Veo model by videos."""

VeoLoraTuningSpecDict = TypedDict(
    "VeoLoraTuningSpecDict",
    {
        "hyperParameters": "VeoHyperParameters | VeoHyperParametersDict | None",
        "hyper_parameters": "VeoHyperParameters | VeoHyperParametersDict | None",
        "trainingDatasetUri": "str | None",
        "training_dataset_uri": "str | None",
        "validationDatasetUri": "str | None",
        "validation_dataset_uri": "str | None",
        "videoOrientation": "VideoOrientation | None",
        "video_orientation": "VideoOrientation | None",
    },
    total=False,
)
"""Tuning of an adapter of a Veo model by videos."""

VeoHyperParametersDict = TypedDict(
    "VeoHyperParametersDict",
    {
        "epochCount": "int | str | None",
        "epoch_count": "int | str | None",
        "learningRateMultiplier": "float | None",
        "learning_rate_multiplier": "float | None",
        "tuningTask": "VeoTuningTask | None",
        "tuning_task": "VeoTuningTask | None",
        "tuningSpeed": "TuningSpeed | None",
        "tuning_speed": "TuningSpeed | None",
        "adapterSize": "AdapterSize | None",
        "adapter_size": "AdapterSize | None",
        "veoDataMixtureRatio": "float | None",
        "veo_data_mixture_ratio": "float | None",
    },
    total=False,
)
"""Knobs of the tuning of a Veo model."""

DistillationDataStatsDict = TypedDict(
    "DistillationDataStatsDict",
    {
        "trainingDatasetStats": "DatasetStats | DatasetStatsDict | None",
        "training_dataset_stats": "DatasetStats | DatasetStatsDict | None",
    },
    total=False,
)
"""What the service found in the data of a distillation."""

DatasetStatsDict = TypedDict(
    "DatasetStatsDict",
    {
        "tuningDatasetExampleCount": "int | str | None",
        "tuning_dataset_example_count": "int | str | None",
        "tuningStepCount": "int | str | None",
        "tuning_step_count": "int | str | None",
        "totalTuningCharacterCount": "int | str | None",
        "total_tuning_character_count": "int | str | None",
        "totalBillableCharacterCount": "int | str | None",
        "total_billable_character_count": "int | str | None",
        "totalBillableTokenCount": "int | str | None",
        "total_billable_token_count": "int | str | None",
        "droppedExampleIndices": "Sequence[int | str] | int | str | None",
        "dropped_example_indices": "Sequence[int | str] | int | str | None",
        "droppedExampleReasons": "Sequence[str] | str | None",
        "dropped_example_reasons": "Sequence[str] | str | None",
        "userDatasetExamples": "Sequence[Content | ContentDict] | Content | ContentDict | None",
        "user_dataset_examples": "Sequence[Content | ContentDict] | Content | ContentDict | None",
        "userInputTokenDistribution": "DatasetDistribution | DatasetDistributionDict | None",
        "user_input_token_distribution": "DatasetDistribution | DatasetDistributionDict | None",
        "userOutputTokenDistribution": "DatasetDistribution | DatasetDistributionDict | None",
        "user_output_token_distribution": "DatasetDistribution | DatasetDistributionDict | None",
        "userMessagePerExampleDistribution": "DatasetDistribution | DatasetDistributionDict | None",
        "user_message_per_example_distribution": "DatasetDistribution | DatasetDistributionDict | None",
        "contentsPerExampleDistribution": "DatasetDistribution | DatasetDistributionDict | None",
        "contents_per_example_distribution": "DatasetDistribution | DatasetDistributionDict | None",
        "reinforcementTuningUserDatasetExamples": "ReinforcementTuningUserDatasetExamples | ReinforcementTuningUserDatasetExamplesDict | None",
        "reinforcement_tuning_user_dataset_examples": "ReinforcementTuningUserDatasetExamples | ReinforcementTuningUserDatasetExamplesDict | None",
    },
    total=False,
)
"""What the service found in a dataset."""

ReinforcementTuningUserDatasetExamplesDict = TypedDict(
    "ReinforcementTuningUserDatasetExamplesDict",
    {
        "userDatasetExamples": "Sequence[ReinforcementTuningExample | ReinforcementTuningExampleDict] | ReinforcementTuningExample | ReinforcementTuningExampleDict | None",
        "user_dataset_examples": "Sequence[ReinforcementTuningExample | ReinforcementTuningExampleDict] | ReinforcementTuningExample | ReinforcementTuningExampleDict | None",
    },
    total=False,
)
"""Some of the examples of tuning by rewards."""

ReinforcementTuningExampleDict = TypedDict(
    "ReinforcementTuningExampleDict",
    {
        "contents": "Sequence[Content | ContentDict] | Content | ContentDict | None",
        "systemInstruction": "Content | ContentDict | None",
        "system_instruction": "Content | ContentDict | None",
        "tools": "Sequence[Tool | ToolDict] | Tool | ToolDict | None",
        "references": "Mapping[str, str] | None",
    },
    total=False,
)
"""An example of tuning by rewards."""

ReinforcementTuningSpecDict = TypedDict(
    "ReinforcementTuningSpecDict",
    {
        "trainingDatasetUri": "str | None",
        "training_dataset_uri": "str | None",
        "validationDatasetUri": "str | None",
        "validation_dataset_uri": "str | None",
        "singleRewardConfig": "SingleReinforcementTuningRewardConfig | SingleReinforcementTuningRewardConfigDict | None",
        "single_reward_config": "SingleReinforcementTuningRewardConfig | SingleReinforcementTuningRewardConfigDict | None",
        "compositeRewardConfig": "CompositeReinforcementTuningRewardConfig | CompositeReinforcementTuningRewardConfigDict | None",
        "composite_reward_config": "CompositeReinforcementTuningRewardConfig | CompositeReinforcementTuningRewardConfigDict | None",
        "hyperParameters": "ReinforcementTuningHyperParameters | ReinforcementTuningHyperParametersDict | None",
        "hyper_parameters": "ReinforcementTuningHyperParameters | ReinforcementTuningHyperParametersDict | None",
    },
    total=False,
)
"""Tuning by rewards for the answers of the model."""

ReinforcementTuningHyperParametersDict = TypedDict(
    "ReinforcementTuningHyperParametersDict",
    {
        "epochCount": "int | str | None",
        "epoch_count": "int | str | None",
        "stepCount": "int | str | None",
        "step_count": "int | str | None",
        "learningRateMultiplier": "float | None",
        "learning_rate_multiplier": "float | None",
        "adapterSize": "AdapterSize | None",
        "adapter_size": "AdapterSize | None",
        "samplesPerPrompt": "int | None",
        "samples_per_prompt": "int | None",
        "batchSize": "int | None",
        "batch_size": "int | None",
        "evaluateInterval": "int | None",
        "evaluate_interval": "int | None",
        "checkpointInterval": "int | None",
        "checkpoint_interval": "int | None",
        "maxOutputTokens": "int | None",
        "max_output_tokens": "int | None",
        "thinkingLevel": "ReinforcementTuningThinkingLevel | None",
        "thinking_level": "ReinforcementTuningThinkingLevel | None",
        "thinkingBudget": "int | None",
        "thinking_budget": "int | None",
    },
    total=False,
)
"""Knobs of tuning by rewards."""

CompositeReinforcementTuningRewardConfigDict = TypedDict(
    "CompositeReinforcementTuningRewardConfigDict",
    {
        "weightedRewardConfigs": "Sequence[CompositeReinforcementTuningRewardConfigWeightedRewardConfig | CompositeReinforcementTuningRewardConfigWeightedRewardConfigDict] | CompositeReinforcementTuningRewardConfigWeightedRewardConfig | CompositeReinforcementTuningRewardConfigWeightedRewardConfigDict | None",
        "weighted_reward_configs": "Sequence[CompositeReinforcementTuningRewardConfigWeightedRewardConfig | CompositeReinforcementTuningRewardConfigWeightedRewardConfigDict] | CompositeReinforcementTuningRewardConfigWeightedRewardConfig | CompositeReinforcementTuningRewardConfigWeightedRewardConfigDict | None",
    },
    total=False,
)
"""Rewards that are added up."""

CompositeReinforcementTuningRewardConfigWeightedRewardConfigDict = TypedDict(
    "CompositeReinforcementTuningRewardConfigWeightedRewardConfigDict",
    {
        "rewardConfig": "SingleReinforcementTuningRewardConfig | SingleReinforcementTuningRewardConfigDict | None",
        "reward_config": "SingleReinforcementTuningRewardConfig | SingleReinforcementTuningRewardConfigDict | None",
        "weight": "float | None",
    },
    total=False,
)
"""A reward with its weight."""

SingleReinforcementTuningRewardConfigDict = TypedDict(
    "SingleReinforcementTuningRewardConfigDict",
    {
        "rewardName": "str | None",
        "reward_name": "str | None",
        "parseResponseConfig": "ReinforcementTuningParseResponseConfig | ReinforcementTuningParseResponseConfigDict | None",
        "parse_response_config": "ReinforcementTuningParseResponseConfig | ReinforcementTuningParseResponseConfigDict | None",
        "autoraterScorer": "ReinforcementTuningAutoraterScorer | ReinforcementTuningAutoraterScorerDict | None",
        "autorater_scorer": "ReinforcementTuningAutoraterScorer | ReinforcementTuningAutoraterScorerDict | None",
        "codeExecutionRewardScorer": "ReinforcementTuningCodeExecutionRewardScorer | ReinforcementTuningCodeExecutionRewardScorerDict | None",
        "code_execution_reward_scorer": "ReinforcementTuningCodeExecutionRewardScorer | ReinforcementTuningCodeExecutionRewardScorerDict | None",
        "stringMatchRewardScorer": "ReinforcementTuningStringMatchRewardScorer | ReinforcementTuningStringMatchRewardScorerDict | None",
        "string_match_reward_scorer": "ReinforcementTuningStringMatchRewardScorer | ReinforcementTuningStringMatchRewardScorerDict | None",
        "cloudRunRewardScorer": "ReinforcementTuningCloudRunRewardScorer | ReinforcementTuningCloudRunRewardScorerDict | None",
        "cloud_run_reward_scorer": "ReinforcementTuningCloudRunRewardScorer | ReinforcementTuningCloudRunRewardScorerDict | None",
    },
    total=False,
)
"""How an answer is rewarded."""

ReinforcementTuningParseResponseConfigDict = TypedDict(
    "ReinforcementTuningParseResponseConfigDict",
    {
        "parseType": "ReinforcementTuningResponseParseType | None",
        "parse_type": "ReinforcementTuningResponseParseType | None",
        "regexExtractExpression": "str | None",
        "regex_extract_expression": "str | None",
    },
    total=False,
)
"""What of an answer is looked at."""

ReinforcementTuningAutoraterScorerDict = TypedDict(
    "ReinforcementTuningAutoraterScorerDict",
    {
        "autoraterConfig": "AutoraterConfig | AutoraterConfigDict | None",
        "autorater_config": "AutoraterConfig | AutoraterConfigDict | None",
        "autoraterPrompt": "str | None",
        "autorater_prompt": "str | None",
        "autoraterResponseParseConfig": "ReinforcementTuningParseResponseConfig | ReinforcementTuningParseResponseConfigDict | None",
        "autorater_response_parse_config": "ReinforcementTuningParseResponseConfig | ReinforcementTuningParseResponseConfigDict | None",
        "parsedResponseConversionScorer": "ReinforcementTuningAutoraterScorerParsedResponseConversionScorer | ReinforcementTuningAutoraterScorerParsedResponseConversionScorerDict | None",
        "parsed_response_conversion_scorer": "ReinforcementTuningAutoraterScorerParsedResponseConversionScorer | ReinforcementTuningAutoraterScorerParsedResponseConversionScorerDict | None",
        "exactMatchScorer": "ReinforcementTuningAutoraterScorerExactMatchScorer | ReinforcementTuningAutoraterScorerExactMatchScorerDict | None",
        "exact_match_scorer": "ReinforcementTuningAutoraterScorerExactMatchScorer | ReinforcementTuningAutoraterScorerExactMatchScorerDict | None",
    },
    total=False,
)
"""A reward that a model gives."""

ReinforcementTuningAutoraterScorerParsedResponseConversionScorerDict = TypedDict(
    "ReinforcementTuningAutoraterScorerParsedResponseConversionScorerDict",
    {},
    total=False,
)
"""Takes an answer as a number. It has no settings."""

ReinforcementTuningAutoraterScorerExactMatchScorerDict = TypedDict(
    "ReinforcementTuningAutoraterScorerExactMatchScorerDict",
    {
        "expression": "str | None",
        "correctAnswerReward": "float | None",
        "correct_answer_reward": "float | None",
        "wrongAnswerReward": "float | None",
        "wrong_answer_reward": "float | None",
    },
    total=False,
)
"""Compares an answer with a text."""

ReinforcementTuningCodeExecutionRewardScorerDict = TypedDict(
    "ReinforcementTuningCodeExecutionRewardScorerDict",
    {
        "pythonCodeSnippet": "str | None",
        "python_code_snippet": "str | None",
    },
    total=False,
)
"""A reward that code gives."""

ReinforcementTuningCloudRunRewardScorerDict = TypedDict(
    "ReinforcementTuningCloudRunRewardScorerDict",
    {
        "cloudRunUri": "str | None",
        "cloud_run_uri": "str | None",
    },
    total=False,
)
"""A reward that a service on Cloud Run gives."""

ReinforcementTuningStringMatchRewardScorerDict = TypedDict(
    "ReinforcementTuningStringMatchRewardScorerDict",
    {
        "stringMatchExpression": "ReinforcementTuningStringMatchRewardScorerStringMatchExpression | ReinforcementTuningStringMatchRewardScorerStringMatchExpressionDict | None",
        "string_match_expression": "ReinforcementTuningStringMatchRewardScorerStringMatchExpression | ReinforcementTuningStringMatchRewardScorerStringMatchExpressionDict | None",
        "jsonMatchExpression": "ReinforcementTuningStringMatchRewardScorerJsonMatchExpression | ReinforcementTuningStringMatchRewardScorerJsonMatchExpressionDict | None",
        "json_match_expression": "ReinforcementTuningStringMatchRewardScorerJsonMatchExpression | ReinforcementTuningStringMatchRewardScorerJsonMatchExpressionDict | None",
        "correctAnswerReward": "float | None",
        "correct_answer_reward": "float | None",
        "wrongAnswerReward": "float | None",
        "wrong_answer_reward": "float | None",
    },
    total=False,
)
"""A reward for an answer with a certain text."""

ReinforcementTuningStringMatchRewardScorerStringMatchExpressionDict = TypedDict(
    "ReinforcementTuningStringMatchRewardScorerStringMatchExpressionDict",
    {
        "expression": "str | None",
        "matchOperation": "ReinforcementTuningMatchOperation | None",
        "match_operation": "ReinforcementTuningMatchOperation | None",
    },
    total=False,
)
"""A text, and how to compare with it."""

ReinforcementTuningStringMatchRewardScorerJsonMatchExpressionDict = TypedDict(
    "ReinforcementTuningStringMatchRewardScorerJsonMatchExpressionDict",
    {
        "keyName": "str | None",
        "key_name": "str | None",
        "valueStringMatchExpression": "ReinforcementTuningStringMatchRewardScorerStringMatchExpression | ReinforcementTuningStringMatchRewardScorerStringMatchExpressionDict | None",
        "value_string_match_expression": "ReinforcementTuningStringMatchRewardScorerStringMatchExpression | ReinforcementTuningStringMatchRewardScorerStringMatchExpressionDict | None",
    },
    total=False,
)
"""A value of a JSON object, and what to compare it with."""

__all__ = [
    "AggregationOutputDict",
    "AggregationResultDict",
    "AutoraterConfigDict",
    "BigQuerySourceDict",
    "BleuMetricValueDict",
    "BleuSpecDict",
    "CancelTuningJobRequestDict",
    "CompositeReinforcementTuningRewardConfigDict",
    "CompositeReinforcementTuningRewardConfigWeightedRewardConfigDict",
    "ComputationBasedMetricSpecDict",
    "CustomCodeExecutionResultDict",
    "CustomCodeExecutionSpecDict",
    "CustomOutputDict",
    "CustomOutputFormatConfigDict",
    "DatasetCustomMetricDict",
    "DatasetDistributionDict",
    "DatasetDistributionDistributionBucketDict",
    "DatasetStatsDict",
    "DistillationDataStatsDict",
    "DistillationHyperParametersDict",
    "DistillationSamplingSpecDict",
    "DistillationSpecDict",
    "EncryptionSpecDict",
    "EvaluateDatasetResponseDict",
    "EvaluateDatasetRunDict",
    "EvaluationConfigDict",
    "EvaluationDatasetDict",
    "EvaluationOutputConfigDict",
    "EvaluationParserConfigDict",
    "EvaluationParserConfigCustomCodeParserConfigDict",
    "ExactMatchMetricValueDict",
    "ExactMatchSpecDict",
    "FullFineTuningSpecDict",
    "GcsDestinationDict",
    "GcsSourceDict",
    "GeminiPreferenceExampleDict",
    "GeminiPreferenceExampleCompletionDict",
    "LLMBasedMetricSpecDict",
    "MetricDict",
    "MetricMetadataDict",
    "MetricMetadataScoreRangeDict",
    "OutputInfoDict",
    "PairwiseMetricResultDict",
    "PairwiseMetricSpecDict",
    "PartnerModelTuningSpecDict",
    "PointwiseMetricResultDict",
    "PointwiseMetricSpecDict",
    "PreTunedModelDict",
    "PredefinedMetricSpecDict",
    "PreferenceOptimizationDataStatsDict",
    "PreferenceOptimizationHyperParametersDict",
    "PreferenceOptimizationSpecDict",
    "RawOutputDict",
    "RebaseTunedModelRequestDict",
    "ReinforcementTuningAutoraterScorerDict",
    "ReinforcementTuningAutoraterScorerExactMatchScorerDict",
    "ReinforcementTuningAutoraterScorerParsedResponseConversionScorerDict",
    "ReinforcementTuningCloudRunRewardScorerDict",
    "ReinforcementTuningCodeExecutionRewardScorerDict",
    "ReinforcementTuningExampleDict",
    "ReinforcementTuningHyperParametersDict",
    "ReinforcementTuningParseResponseConfigDict",
    "ReinforcementTuningSpecDict",
    "ReinforcementTuningStringMatchRewardScorerDict",
    "ReinforcementTuningStringMatchRewardScorerJsonMatchExpressionDict",
    "ReinforcementTuningStringMatchRewardScorerStringMatchExpressionDict",
    "ReinforcementTuningUserDatasetExamplesDict",
    "RougeMetricValueDict",
    "RougeSpecDict",
    "RubricGenerationSpecDict",
    "SingleReinforcementTuningRewardConfigDict",
    "SupervisedHyperParametersDict",
    "SupervisedTuningDataStatsDict",
    "SupervisedTuningDatasetDistributionDict",
    "SupervisedTuningDatasetDistributionDatasetBucketDict",
    "SupervisedTuningSpecDict",
    "TunedModelCheckpointDict",
    "TunedModelRefDict",
    "TuningDataStatsDict",
    "TuningJobDict",
    "TuningJobMetadataDict",
    "TuningJobTunedModelDict",
    "VeoHyperParametersDict",
    "VeoLoraTuningSpecDict",
    "VeoTuningSpecDict",
]
