# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict

from .common import Status
from .common_dicts import StatusDict
from .generate_content import Content, GenerationConfig
from .generate_content_dicts import ContentDict, GenerationConfigDict
from .tuning_jobs import (
    AdapterSize,
    AggregationMetric,
    AggregationOutput,
    AggregationResult,
    AutoraterConfig,
    BigQuerySource,
    BleuMetricValue,
    BleuSpec,
    ComputationBasedMetricSpec,
    ComputationBasedMetricType,
    CustomCodeExecutionResult,
    CustomCodeExecutionSpec,
    CustomOutput,
    CustomOutputFormatConfig,
    DatasetCustomMetric,
    DatasetDistribution,
    DatasetDistributionDistributionBucket,
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
    PointwiseMetricResult,
    PointwiseMetricSpec,
    PredefinedMetricSpec,
    PreferenceOptimizationDataStats,
    PreferenceOptimizationHyperParameters,
    PreferenceOptimizationSpec,
    PreTunedModel,
    RawOutput,
    RougeMetricValue,
    RougeSpec,
    RubricContentType,
    RubricGenerationSpec,
    SupervisedHyperParameters,
    SupervisedTuningDatasetDistribution,
    SupervisedTuningDatasetDistributionDatasetBucket,
    SupervisedTuningDataStats,
    SupervisedTuningSpec,
    TunedModelCheckpoint,
    TunedModelRef,
    TuningDataStats,
    TuningJob,
    TuningJobTunedModel,
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

__all__ = [
    "AggregationOutputDict",
    "AggregationResultDict",
    "AutoraterConfigDict",
    "BigQuerySourceDict",
    "BleuMetricValueDict",
    "BleuSpecDict",
    "CancelTuningJobRequestDict",
    "ComputationBasedMetricSpecDict",
    "CustomCodeExecutionResultDict",
    "CustomCodeExecutionSpecDict",
    "CustomOutputDict",
    "CustomOutputFormatConfigDict",
    "DatasetCustomMetricDict",
    "DatasetDistributionDict",
    "DatasetDistributionDistributionBucketDict",
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
    "PointwiseMetricResultDict",
    "PointwiseMetricSpecDict",
    "PreTunedModelDict",
    "PredefinedMetricSpecDict",
    "PreferenceOptimizationDataStatsDict",
    "PreferenceOptimizationHyperParametersDict",
    "PreferenceOptimizationSpecDict",
    "RawOutputDict",
    "RebaseTunedModelRequestDict",
    "RougeMetricValueDict",
    "RougeSpecDict",
    "RubricGenerationSpecDict",
    "SupervisedHyperParametersDict",
    "SupervisedTuningDataStatsDict",
    "SupervisedTuningDatasetDistributionDict",
    "SupervisedTuningDatasetDistributionDatasetBucketDict",
    "SupervisedTuningSpecDict",
    "TunedModelCheckpointDict",
    "TunedModelRefDict",
    "TuningDataStatsDict",
    "TuningJobDict",
    "TuningJobTunedModelDict",
]
