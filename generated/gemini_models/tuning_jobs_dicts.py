# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict

from .common import EncryptionSpec, GcsDestination, JobState, Status
from .common_dicts import EncryptionSpecDict, GcsDestinationDict
from .generate_content import GenerationConfig
from .generate_content_dicts import GenerationConfigDict
from .tuning_jobs import (
    AdapterSize,
    AggregationMetric,
    AutoraterConfig,
    BleuSpec,
    CompositeReinforcementTuningRewardConfig,
    CompositeReinforcementTuningRewardConfigWeightedRewardConfig,
    ComputationBasedMetricSpec,
    ComputationBasedMetricType,
    CustomCodeExecutionSpec,
    CustomOutputFormatConfig,
    DatasetCustomMetric,
    DistillationHyperParameters,
    DistillationSamplingSpec,
    DistillationSpec,
    EvaluateDatasetRun,
    EvaluationConfig,
    EvaluationOutputConfig,
    EvaluationParserConfig,
    EvaluationParserConfigCustomCodeParserConfig,
    ExactMatchSpec,
    FullFineTuningSpec,
    LLMBasedMetricSpec,
    Metric,
    MetricMetadata,
    MetricMetadataScoreRange,
    PairwiseMetricSpec,
    PartnerModelTuningSpec,
    PointwiseMetricSpec,
    PredefinedMetricSpec,
    PreferenceOptimizationHyperParameters,
    PreferenceOptimizationSpec,
    PreTunedModel,
    ReinforcementTuningAutoraterScorer,
    ReinforcementTuningAutoraterScorerExactMatchScorer,
    ReinforcementTuningAutoraterScorerParsedResponseConversionScorer,
    ReinforcementTuningCloudRunRewardScorer,
    ReinforcementTuningCodeExecutionRewardScorer,
    ReinforcementTuningHyperParameters,
    ReinforcementTuningMatchOperation,
    ReinforcementTuningParseResponseConfig,
    ReinforcementTuningResponseParseType,
    ReinforcementTuningSpec,
    ReinforcementTuningStringMatchRewardScorer,
    ReinforcementTuningStringMatchRewardScorerJsonMatchExpression,
    ReinforcementTuningStringMatchRewardScorerStringMatchExpression,
    ReinforcementTuningThinkingLevel,
    RougeSpec,
    RubricContentType,
    RubricGenerationSpec,
    SingleReinforcementTuningRewardConfig,
    SupervisedHyperParameters,
    SupervisedTuningSpec,
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


class AutoraterConfigDict(TypedDict, total=False):
    """The model that judges answers, and how it is asked."""

    autoraterModel: "str | None"
    """Judge to use: projects/*/locations/*/publishers/*/models/*, or the endpoint of a tuned one, projects/*/locations/*/endpoints/*."""
    autorater_model: "str | None"
    """Judge to use: projects/*/locations/*/publishers/*/models/*, or the endpoint of a tuned one, projects/*/locations/*/endpoints/*."""
    flipEnabled: "bool | None"
    """Pairwise only: swap candidate and baseline in half of the samples, against the judge's bias for a position. On by default; needs the names of both response fields."""
    flip_enabled: "bool | None"
    """Pairwise only: swap candidate and baseline in half of the samples, against the judge's bias for a position. On by default; needs the names of both response fields."""
    generationConfig: "GenerationConfig | GenerationConfigDict | None"
    """How the judge generates."""
    generation_config: "GenerationConfig | GenerationConfigDict | None"
    """How the judge generates."""
    samplingCount: "int | None"
    """Times each instance is judged, 1 to 32; 4 by default."""
    sampling_count: "int | None"
    """Times each instance is judged, 1 to 32; 4 by default."""


class BleuSpecDict(TypedDict, total=False):
    """BLEU: the share of the answer's n-grams that the reference has, 0 to 1."""

    useEffectiveOrder: "bool | None"
    """Leave n-gram orders without a match out of the score."""
    use_effective_order: "bool | None"
    """Leave n-gram orders without a match out of the score."""


class CancelTuningJobRequestDict(TypedDict, total=False):
    """Body of a call that cancels a tuning job; it is empty."""


class ComputationBasedMetricSpecDict(TypedDict, total=False):
    """A metric that is computed, without a judge."""

    parameters: "Mapping[str, Any] | None"
    """Options of the metric by name, such as rouge_type."""
    type: "ComputationBasedMetricType | None"
    """Metric to compute."""


class CustomCodeExecutionSpecDict(TypedDict, total=False):
    """A metric that custom Python code works out."""

    evaluationFunction: "str | None"
    """Source of a Python function evaluate(instance: dict[str, Any]) -> float. Instance holds the fields of the evaluated instance, or of a line of the JSONL file."""
    evaluation_function: "str | None"
    """Source of a Python function evaluate(instance: dict[str, Any]) -> float. Instance holds the fields of the evaluated instance, or of a line of the JSONL file."""


class CustomOutputFormatConfigDict(TypedDict, total=False):
    """The form of a judge's answer."""

    returnRawOutput: "bool | None"
    """Give back the answer as the judge wrote it."""
    return_raw_output: "bool | None"
    """Give back the answer as the judge wrote it."""


class DatasetCustomMetricDict(TypedDict, total=False):
    """A summary of a whole dataset that custom Python code works out."""

    aggregationFunction: "str | None"
    """Source of a Python function aggregate(instances: list[dict[str, Any]]) -> dict[str, float]. Each instance holds a `request` and its `candidate_results`."""
    aggregation_function: "str | None"
    """Source of a Python function aggregate(instances: list[dict[str, Any]]) -> dict[str, float]. Each instance holds a `request` and its `candidate_results`."""
    displayName: "str | None"
    """Prefix of the keys in the summary; dataset_custom_metric_1 and so on, by position, where unset."""
    display_name: "str | None"
    """Prefix of the keys in the summary; dataset_custom_metric_1 and so on, by position, where unset."""


class EvaluationConfigDict(TypedDict, total=False):
    """How a tuning job evaluates what it tunes."""

    autoraterConfig: "AutoraterConfig | AutoraterConfigDict | None"
    """The model that judges."""
    autorater_config: "AutoraterConfig | AutoraterConfigDict | None"
    """The model that judges."""
    datasetCustomMetrics: "Sequence[DatasetCustomMetric | DatasetCustomMetricDict] | DatasetCustomMetric | DatasetCustomMetricDict | None"
    """Custom summaries of the whole dataset."""
    dataset_custom_metrics: "Sequence[DatasetCustomMetric | DatasetCustomMetricDict] | DatasetCustomMetric | DatasetCustomMetricDict | None"
    """Custom summaries of the whole dataset."""
    inferenceGenerationConfig: "GenerationConfig | GenerationConfigDict | None"
    """How the tuned model generates the answers to judge; the model's defaults if unset."""
    inference_generation_config: "GenerationConfig | GenerationConfigDict | None"
    """How the tuned model generates the answers to judge; the model's defaults if unset."""
    metrics: "Sequence[Metric | MetricDict] | Metric | MetricDict | None"
    """Metrics to compute."""
    outputConfig: "EvaluationOutputConfig | EvaluationOutputConfigDict | None"
    """Where results go."""
    output_config: "EvaluationOutputConfig | EvaluationOutputConfigDict | None"
    """Where results go."""


class EvaluationOutputConfigDict(TypedDict, total=False):
    """Where the results of an evaluation go."""

    gcsDestination: "GcsDestination | GcsDestinationDict | None"
    """A Cloud Storage folder."""
    gcs_destination: "GcsDestination | GcsDestinationDict | None"
    """A Cloud Storage folder."""


class EvaluationParserConfigDict(TypedDict, total=False):
    """How a judge's answer, or the judged one, is read."""

    customCodeParserConfig: "EvaluationParserConfigCustomCodeParserConfig | EvaluationParserConfigCustomCodeParserConfigDict | None"
    """Read it with custom Python code."""
    custom_code_parser_config: "EvaluationParserConfigCustomCodeParserConfig | EvaluationParserConfigCustomCodeParserConfigDict | None"
    """Read it with custom Python code."""


class EvaluationParserConfigCustomCodeParserConfigDict(TypedDict, total=False):
    """Python code that reads a judge's answers."""

    parsingFunction: "str | None"
    """Source of a Python function parse(responses: list[str]) that returns one dictionary for a metric's result, or a list of dictionaries, a rubric each."""
    parsing_function: "str | None"
    """Source of a Python function parse(responses: list[str]) that returns one dictionary for a metric's result, or a list of dictionaries, a rubric each."""


class ExactMatchSpecDict(TypedDict, total=False):
    """Exact match: 1 if answer and reference are equal, else 0. It has no options."""


class LLMBasedMetricSpecDict(TypedDict, total=False):
    """A metric that a model judges; at most one source of rubrics is set."""

    additionalConfig: "Mapping[str, Any] | None"
    """Further options by name."""
    additional_config: "Mapping[str, Any] | None"
    """Further options by name."""
    judgeAutoraterConfig: "AutoraterConfig | AutoraterConfigDict | None"
    """The judge."""
    judge_autorater_config: "AutoraterConfig | AutoraterConfigDict | None"
    """The judge."""
    metricPromptTemplate: "str | None"
    """Template of the prompt the judge gets."""
    metric_prompt_template: "str | None"
    """Template of the prompt the judge gets."""
    predefinedRubricGenerationSpec: "PredefinedMetricSpec | PredefinedMetricSpecDict | None"
    """Generate rubrics as a predefined metric does."""
    predefined_rubric_generation_spec: "PredefinedMetricSpec | PredefinedMetricSpecDict | None"
    """Generate rubrics as a predefined metric does."""
    resultParserConfig: "EvaluationParserConfig | EvaluationParserConfigDict | None"
    """How the judge's answer is read."""
    result_parser_config: "EvaluationParserConfig | EvaluationParserConfigDict | None"
    """How the judge's answer is read."""
    rubricGenerationSpec: "RubricGenerationSpec | RubricGenerationSpecDict | None"
    """Settings for the generation of rubrics."""
    rubric_generation_spec: "RubricGenerationSpec | RubricGenerationSpecDict | None"
    """Settings for the generation of rubrics."""
    rubricGroupKey: "str | None"
    """Use the rubrics that the instance carries under this key of its rubric_groups."""
    rubric_group_key: "str | None"
    """Use the rubrics that the instance carries under this key of its rubric_groups."""
    systemInstruction: "str | None"
    """System instruction of the judge."""
    system_instruction: "str | None"
    """System instruction of the judge."""


class MetricDict(TypedDict, total=False):
    """A metric of an evaluation; one kind of metric is set."""

    aggregationMetrics: "Sequence[AggregationMetric] | AggregationMetric | None"
    """How scores are summed up over the dataset."""
    aggregation_metrics: "Sequence[AggregationMetric] | AggregationMetric | None"
    """How scores are summed up over the dataset."""
    bleuSpec: "BleuSpec | BleuSpecDict | None"
    """BLEU."""
    bleu_spec: "BleuSpec | BleuSpecDict | None"
    """BLEU."""
    computationBasedMetricSpec: "ComputationBasedMetricSpec | ComputationBasedMetricSpecDict | None"
    """A computed metric."""
    computation_based_metric_spec: (
        "ComputationBasedMetricSpec | ComputationBasedMetricSpecDict | None"
    )
    """A computed metric."""
    customCodeExecutionSpec: "CustomCodeExecutionSpec | CustomCodeExecutionSpecDict | None"
    """Custom Python code."""
    custom_code_execution_spec: "CustomCodeExecutionSpec | CustomCodeExecutionSpecDict | None"
    """Custom Python code."""
    exactMatchSpec: "ExactMatchSpec | ExactMatchSpecDict | None"
    """Exact match."""
    exact_match_spec: "ExactMatchSpec | ExactMatchSpecDict | None"
    """Exact match."""
    llmBasedMetricSpec: "LLMBasedMetricSpec | LLMBasedMetricSpecDict | None"
    """A judge with rubrics."""
    llm_based_metric_spec: "LLMBasedMetricSpec | LLMBasedMetricSpecDict | None"
    """A judge with rubrics."""
    metadata: "MetricMetadata | MetricMetadataDict | None"
    """How the metric is shown."""
    pairwiseMetricSpec: "PairwiseMetricSpec | PairwiseMetricSpecDict | None"
    """A judge that compares two answers."""
    pairwise_metric_spec: "PairwiseMetricSpec | PairwiseMetricSpecDict | None"
    """A judge that compares two answers."""
    pointwiseMetricSpec: "PointwiseMetricSpec | PointwiseMetricSpecDict | None"
    """A judge that rates one answer."""
    pointwise_metric_spec: "PointwiseMetricSpec | PointwiseMetricSpecDict | None"
    """A judge that rates one answer."""
    predefinedMetricSpec: "PredefinedMetricSpec | PredefinedMetricSpecDict | None"
    """A metric the service has ready."""
    predefined_metric_spec: "PredefinedMetricSpec | PredefinedMetricSpecDict | None"
    """A metric the service has ready."""
    rougeSpec: "RougeSpec | RougeSpecDict | None"
    """ROUGE."""
    rouge_spec: "RougeSpec | RougeSpecDict | None"
    """ROUGE."""


class MetricMetadataDict(TypedDict, total=False):
    """How a metric is shown."""

    otherMetadata: "Mapping[str, Any] | None"
    """Attributes of the user's own."""
    other_metadata: "Mapping[str, Any] | None"
    """Attributes of the user's own."""
    scoreRange: "MetricMetadataScoreRange | MetricMetadataScoreRangeDict | None"
    """Possible scores, for plots."""
    score_range: "MetricMetadataScoreRange | MetricMetadataScoreRangeDict | None"
    """Possible scores, for plots."""
    title: "str | None"
    """Name for people; that of the registered metric by default."""


class MetricMetadataScoreRangeDict(TypedDict, total=False):
    """The scores a metric can give."""

    description: "str | None"
    """Meaning of the score, and which end is better."""
    max: "float | None"
    """Highest score, inclusive."""
    min: "float | None"
    """Lowest score, inclusive."""
    step: "float | None"
    """Distance of neighbouring scores; unset for a continuous range."""


class PairwiseMetricSpecDict(TypedDict, total=False):
    """A judge that compares an answer with a baseline."""

    baselineResponseFieldName: "str | None"
    """Field of the instance that holds the baseline."""
    baseline_response_field_name: "str | None"
    """Field of the instance that holds the baseline."""
    candidateResponseFieldName: "str | None"
    """Field of the instance that holds the candidate."""
    candidate_response_field_name: "str | None"
    """Field of the instance that holds the candidate."""
    customOutputFormatConfig: "CustomOutputFormatConfig | CustomOutputFormatConfigDict | None"
    """Have the judge's answer in another form; choice and explanation are empty then."""
    custom_output_format_config: "CustomOutputFormatConfig | CustomOutputFormatConfigDict | None"
    """Have the judge's answer in another form; choice and explanation are empty then."""
    metricPromptTemplate: "str | None"
    """Template of the prompt the judge gets."""
    metric_prompt_template: "str | None"
    """Template of the prompt the judge gets."""
    systemInstruction: "str | None"
    """System instruction of the judge."""
    system_instruction: "str | None"
    """System instruction of the judge."""


class PointwiseMetricSpecDict(TypedDict, total=False):
    """A judge that rates one answer."""

    customOutputFormatConfig: "CustomOutputFormatConfig | CustomOutputFormatConfigDict | None"
    """Have the judge's answer in another form; score and explanation are empty then."""
    custom_output_format_config: "CustomOutputFormatConfig | CustomOutputFormatConfigDict | None"
    """Have the judge's answer in another form; score and explanation are empty then."""
    metricPromptTemplate: "str | None"
    """Template of the prompt the judge gets."""
    metric_prompt_template: "str | None"
    """Template of the prompt the judge gets."""
    systemInstruction: "str | None"
    """System instruction of the judge."""
    system_instruction: "str | None"
    """System instruction of the judge."""


class PreTunedModelDict(TypedDict, total=False):
    """A tuned model that is tuned further."""

    baseModel: "str | None"
    """Model it was first tuned from. Output only."""
    base_model: "str | None"
    """Model it was first tuned from. Output only."""
    checkpointId: "str | None"
    """Checkpoint to start from; the base model's default one if unset."""
    checkpoint_id: "str | None"
    """Checkpoint to start from; the base model's default one if unset."""
    tunedModelName: "str | None"
    """The model, as projects/*/locations/*/models/*, optionally with @version or @alias; its default version otherwise."""
    tuned_model_name: "str | None"
    """The model, as projects/*/locations/*/models/*, optionally with @version or @alias; its default version otherwise."""


class PredefinedMetricSpecDict(TypedDict, total=False):
    """A metric the service has ready."""

    metricSpecName: "str | None"
    """Name of the metric, such as instruction_following_v1 or text_quality_v1."""
    metric_spec_name: "str | None"
    """Name of the metric, such as instruction_following_v1 or text_quality_v1."""
    metricSpecParameters: "Mapping[str, Any] | None"
    """Parameters of the metric by name."""
    metric_spec_parameters: "Mapping[str, Any] | None"
    """Parameters of the metric by name."""


class PreferenceOptimizationHyperParametersDict(TypedDict, total=False):
    """Knobs of preference tuning; leave them unset on a first try."""

    adapterSize: "AdapterSize | None"
    """Size of the adapter."""
    adapter_size: "AdapterSize | None"
    """Size of the adapter."""
    beta: "float | None"
    """Weight of the KL divergence, which keeps the tuned model near the base model."""
    epochCount: "int | str | None"
    """Passes over the whole training dataset."""
    epoch_count: "int | str | None"
    """Passes over the whole training dataset."""
    learningRateMultiplier: "float | None"
    """Factor on the recommended learning rate."""
    learning_rate_multiplier: "float | None"
    """Factor on the recommended learning rate."""


class PreferenceOptimizationSpecDict(TypedDict, total=False):
    """Tuning by preferred and less preferred answers."""

    exportLastCheckpointOnly: "bool | None"
    """Keep only the last checkpoint; the intermediate ones are kept too by default."""
    export_last_checkpoint_only: "bool | None"
    """Keep only the last checkpoint; the intermediate ones are kept too by default."""
    hyperParameters: (
        "PreferenceOptimizationHyperParameters | PreferenceOptimizationHyperParametersDict | None"
    )
    """Knobs of the tuning."""
    hyper_parameters: (
        "PreferenceOptimizationHyperParameters | PreferenceOptimizationHyperParametersDict | None"
    )
    """Knobs of the tuning."""
    trainingDatasetUri: "str | None"
    """Cloud Storage URI (gs://) of a JSONL file with the training examples."""
    training_dataset_uri: "str | None"
    """Cloud Storage URI (gs://) of a JSONL file with the training examples."""
    validationDatasetUri: "str | None"
    """Cloud Storage URI (gs://) of a JSONL file with the validation examples."""
    validation_dataset_uri: "str | None"
    """Cloud Storage URI (gs://) of a JSONL file with the validation examples."""
    evaluationConfig: "EvaluationConfig | EvaluationConfigDict | None"
    """How to evaluate the tuned model."""
    evaluation_config: "EvaluationConfig | EvaluationConfigDict | None"
    """How to evaluate the tuned model."""


class RebaseTunedModelRequestDict(TypedDict, total=False):
    """Body of a call that tunes a newer base model as an old one was tuned."""

    artifactDestination: "GcsDestination | GcsDestinationDict | None"
    """Where to write the artifacts."""
    artifact_destination: "GcsDestination | GcsDestinationDict | None"
    """Where to write the artifacts."""
    deployToSameEndpoint: "bool | None"
    """Put the new model in the place of the old one, which is undeployed, instead of behind a new endpoint."""
    deploy_to_same_endpoint: "bool | None"
    """Put the new model in the place of the old one, which is undeployed, instead of behind a new endpoint."""
    tunedModelRef: "TunedModelRef | TunedModelRefDict | None"
    """The tuned model to rebase."""
    tuned_model_ref: "TunedModelRef | TunedModelRefDict | None"
    """The tuned model to rebase."""
    tuningJob: "TuningJob | TuningJobDict | None"
    """Settings that differ from the settings of the old job."""
    tuning_job: "TuningJob | TuningJobDict | None"
    """Settings that differ from the settings of the old job."""


class RougeSpecDict(TypedDict, total=False):
    """ROUGE: the share of the reference's n-grams that the answer has, 0 to 1."""

    rougeType: "str | None"
    """Kind of ROUGE: rouge1 to rouge9, rougeL or rougeLsum."""
    rouge_type: "str | None"
    """Kind of ROUGE: rouge1 to rouge9, rougeL or rougeLsum."""
    splitSummaries: "bool | None"
    """Split summaries into sentences; for rougeLsum."""
    split_summaries: "bool | None"
    """Split summaries into sentences; for rougeLsum."""
    useStemmer: "bool | None"
    """Compare stems of words."""
    use_stemmer: "bool | None"
    """Compare stems of words."""


class RubricGenerationSpecDict(TypedDict, total=False):
    """How rubrics are generated."""

    modelConfig: "AutoraterConfig | AutoraterConfigDict | None"
    """Model that writes them; flipping does not apply."""
    model_config: "AutoraterConfig | AutoraterConfigDict | None"
    """Model that writes them; flipping does not apply."""
    promptTemplate: "str | None"
    """Template of the prompt it gets."""
    prompt_template: "str | None"
    """Template of the prompt it gets."""
    rubricContentType: "RubricContentType | None"
    """Form of the rubrics."""
    rubric_content_type: "RubricContentType | None"
    """Form of the rubrics."""
    rubricTypeOntology: "Sequence[str] | str | None"
    """Types that rubrics may have; naming any asks for a type on each rubric."""
    rubric_type_ontology: "Sequence[str] | str | None"
    """Types that rubrics may have; naming any asks for a type on each rubric."""


class SupervisedHyperParametersDict(TypedDict, total=False):
    """Knobs of supervised tuning; leave them unset on a first try."""

    adapterSize: "AdapterSize | None"
    """Size of the adapter: larger ones learn harder tasks and need more examples and time."""
    adapter_size: "AdapterSize | None"
    """Size of the adapter: larger ones learn harder tasks and need more examples and time."""
    epochCount: "int | str | None"
    """Passes over the whole training dataset; the recommended number by default."""
    epoch_count: "int | str | None"
    """Passes over the whole training dataset; the recommended number by default."""
    learningRateMultiplier: "float | None"
    """Factor on the recommended learning rate; 1 by default. Only for Google's own models."""
    learning_rate_multiplier: "float | None"
    """Factor on the recommended learning rate; 1 by default. Only for Google's own models."""
    batchSize: "int | str | None"
    """Examples per step; open models only."""
    batch_size: "int | str | None"
    """Examples per step; open models only."""
    learningRate: "float | None"
    """Learning rate, in place of a factor on the recommended one; open models only."""
    learning_rate: "float | None"
    """Learning rate, in place of a factor on the recommended one; open models only."""


class SupervisedTuningSpecDict(TypedDict, total=False):
    """Tuning by examples of prompts and their answers."""

    evaluationConfig: "EvaluationConfig | EvaluationConfigDict | None"
    """How to evaluate the tuned model."""
    evaluation_config: "EvaluationConfig | EvaluationConfigDict | None"
    """How to evaluate the tuned model."""
    exportLastCheckpointOnly: "bool | None"
    """Keep only the last checkpoint; the intermediate ones are kept too by default."""
    export_last_checkpoint_only: "bool | None"
    """Keep only the last checkpoint; the intermediate ones are kept too by default."""
    hyperParameters: "SupervisedHyperParameters | SupervisedHyperParametersDict | None"
    """Knobs of the tuning."""
    hyper_parameters: "SupervisedHyperParameters | SupervisedHyperParametersDict | None"
    """Knobs of the tuning."""
    trainingDatasetUri: "str | None"
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset, projects/*/locations/*/datasets/*. 100 to 500 examples are a good start."""
    training_dataset_uri: "str | None"
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset, projects/*/locations/*/datasets/*. 100 to 500 examples are a good start."""
    validationDatasetUri: "str | None"
    """Validation examples, in the same forms; without them the job has no evaluation metrics."""
    validation_dataset_uri: "str | None"
    """Validation examples, in the same forms; without them the job has no evaluation metrics."""
    tuningMode: "TuningMode | None"
    """Whether an adapter or all weights are tuned; open models only."""
    tuning_mode: "TuningMode | None"
    """Whether an adapter or all weights are tuned; open models only."""


class TunedModelRefDict(TypedDict, total=False):
    """The tuned model to rebase; one of the ways to name it is set."""

    pipelineJob: "str | None"
    """The pipeline job that tuned it: from bison models to Gemini."""
    pipeline_job: "str | None"
    """The pipeline job that tuned it: from bison models to Gemini."""
    tunedModel: "str | None"
    """The model in the Model Registry."""
    tuned_model: "str | None"
    """The model in the Model Registry."""
    tuningJob: "str | None"
    """The tuning job that made it: from gemini-1.0-pro-002 to 1.5 and later."""
    tuning_job: "str | None"
    """The tuning job that made it: from gemini-1.0-pro-002 to 1.5 and later."""


class TuningJobDict(TypedDict, total=False):
    """The tuning of a model by a dataset, from its settings to the model that came out."""

    baseModel: "str | None"
    """Model to tune, such as gemini-3.5-flash."""
    base_model: "str | None"
    """Model to tune, such as gemini-3.5-flash."""
    createTime: "str | datetime | None"
    """When the job was created. Output only."""
    create_time: "str | datetime | None"
    """When the job was created. Output only."""
    description: "str | None"
    """Purpose of the job."""
    encryptionSpec: "EncryptionSpec | EncryptionSpecDict | None"
    """Key that protects everything the job creates."""
    encryption_spec: "EncryptionSpec | EncryptionSpecDict | None"
    """Key that protects everything the job creates."""
    endTime: "str | datetime | None"
    """When the job succeeded, failed, expired or was cancelled. Output only."""
    end_time: "str | datetime | None"
    """When the job succeeded, failed, expired or was cancelled. Output only."""
    error: "Status | None"
    """The error, if the job failed or was cancelled. Output only."""
    evaluateDatasetRuns: "Sequence[EvaluateDatasetRun] | EvaluateDatasetRun | None"
    """Evaluations the job ran. Output only."""
    evaluate_dataset_runs: "Sequence[EvaluateDatasetRun] | EvaluateDatasetRun | None"
    """Evaluations the job ran. Output only."""
    experiment: "str | None"
    """Vertex AI experiment with the job's metrics: /train_total_loss, /train_fraction_of_correct_next_step_preds and /train_num_predictions, and the same of /eval_ with a validation dataset. Output only."""
    gcsMetricsUri: "str | None"
    """Cloud Storage URI of the job's metrics. Output only."""
    gcs_metrics_uri: "str | None"
    """Cloud Storage URI of the job's metrics. Output only."""
    labels: "Mapping[str, str] | None"
    """Labels of the job and of the model and endpoint it makes: lowercase letters, digits, underscores and dashes, at most 64 characters each."""
    name: "str | None"
    """Name of the job, as projects/*/locations/*/tuningJobs/*. Output only."""
    preTunedModel: "PreTunedModel | PreTunedModelDict | None"
    """Tuned model to tune further."""
    pre_tuned_model: "PreTunedModel | PreTunedModelDict | None"
    """Tuned model to tune further."""
    preferenceOptimizationSpec: "PreferenceOptimizationSpec | PreferenceOptimizationSpecDict | None"
    """Tune by preferences."""
    preference_optimization_spec: (
        "PreferenceOptimizationSpec | PreferenceOptimizationSpecDict | None"
    )
    """Tune by preferences."""
    serviceAccount: "str | None"
    """Service account the job runs as, which the caller must be allowed to act as; the project's secure fine-tuning service agent by default."""
    service_account: "str | None"
    """Service account the job runs as, which the caller must be allowed to act as; the project's secure fine-tuning service agent by default."""
    startTime: "str | datetime | None"
    """When the job first ran. Output only."""
    start_time: "str | datetime | None"
    """When the job first ran. Output only."""
    state: "JobState | None"
    """Progress of the job. Output only."""
    supervisedTuningSpec: "SupervisedTuningSpec | SupervisedTuningSpecDict | None"
    """Tune by examples."""
    supervised_tuning_spec: "SupervisedTuningSpec | SupervisedTuningSpecDict | None"
    """Tune by examples."""
    tunedModel: "TuningJobTunedModel | None"
    """The model that came out. Output only."""
    tuned_model: "TuningJobTunedModel | None"
    """The model that came out. Output only."""
    tunedModelDisplayName: "str | None"
    """Name of the tuned model for people, at most 128 characters. Where unset it is random or, tuning further, the parent's; a new one then makes a new model instead of a new version."""
    tuned_model_display_name: "str | None"
    """Name of the tuned model for people, at most 128 characters. Where unset it is random or, tuning further, the parent's; a new one then makes a new model instead of a new version."""
    tuningDataStats: "TuningDataStats | None"
    """Statistics of the training data. Output only."""
    tuning_data_stats: "TuningDataStats | None"
    """Statistics of the training data. Output only."""
    updateTime: "str | datetime | None"
    """When the job last changed. Output only."""
    update_time: "str | datetime | None"
    """When the job last changed. Output only."""
    customBaseModel: "str | None"
    """Cloud Storage folder with the weights of an own model, of the kind that baseModel names; open models only."""
    custom_base_model: "str | None"
    """Cloud Storage folder with the weights of an own model, of the kind that baseModel names; open models only."""
    outputUri: "str | None"
    """Cloud Storage folder for what the job makes; open models only, which need it."""
    output_uri: "str | None"
    """Cloud Storage folder for what the job makes; open models only, which need it."""
    evaluationConfig: "EvaluationConfig | EvaluationConfigDict | None"
    """How to evaluate the tuned model."""
    evaluation_config: "EvaluationConfig | EvaluationConfigDict | None"
    """How to evaluate the tuned model."""
    distillationSpec: "DistillationSpec | DistillationSpecDict | None"
    """Tune by the answers of a larger model."""
    distillation_spec: "DistillationSpec | DistillationSpecDict | None"
    """Tune by the answers of a larger model."""
    distillationSamplingSpec: "DistillationSamplingSpec | DistillationSamplingSpecDict | None"
    """Sample the answers of a larger model."""
    distillation_sampling_spec: "DistillationSamplingSpec | DistillationSamplingSpecDict | None"
    """Sample the answers of a larger model."""
    reinforcementTuningSpec: "ReinforcementTuningSpec | ReinforcementTuningSpecDict | None"
    """Tune by rewards."""
    reinforcement_tuning_spec: "ReinforcementTuningSpec | ReinforcementTuningSpecDict | None"
    """Tune by rewards."""
    partnerModelTuningSpec: "PartnerModelTuningSpec | PartnerModelTuningSpecDict | None"
    """Tune an open model or one of a partner."""
    partner_model_tuning_spec: "PartnerModelTuningSpec | PartnerModelTuningSpecDict | None"
    """Tune an open model or one of a partner."""
    fullFineTuningSpec: "FullFineTuningSpec | FullFineTuningSpecDict | None"
    """Tune all weights by examples."""
    full_fine_tuning_spec: "FullFineTuningSpec | FullFineTuningSpecDict | None"
    """Tune all weights by examples."""
    veoTuningSpec: "VeoTuningSpec | VeoTuningSpecDict | None"
    """Tune a Veo model by videos."""
    veo_tuning_spec: "VeoTuningSpec | VeoTuningSpecDict | None"
    """Tune a Veo model by videos."""
    veoLoraTuningSpec: "VeoLoraTuningSpec | VeoLoraTuningSpecDict | None"
    """Tune a Veo model by videos, with an adapter."""
    veo_lora_tuning_spec: "VeoLoraTuningSpec | VeoLoraTuningSpecDict | None"
    """Tune a Veo model by videos, with an adapter."""
    pipelineJob: "str | None"
    """Pipeline of the job, as projects/*/locations/*/pipelineJobs/*. Output only. Deprecated."""
    pipeline_job: "str | None"
    """Pipeline of the job, as projects/*/locations/*/pipelineJobs/*. Output only. Deprecated."""
    tuningJobState: "TuningJobState | None"
    """Current phase of the running job. Output only."""
    tuning_job_state: "TuningJobState | None"
    """Current phase of the running job. Output only."""
    tuningJobMetadata: "TuningJobMetadata | None"
    """Progress of the job. Output only."""
    tuning_job_metadata: "TuningJobMetadata | None"
    """Progress of the job. Output only."""


class DistillationSpecDict(TypedDict, total=False):
    """Tuning by the answers of a larger model, the teacher."""

    baseTeacherModel: "str | None"
    """Teacher, one of the base models."""
    base_teacher_model: "str | None"
    """Teacher, one of the base models."""
    tunedTeacherModelSource: "str | None"
    """Teacher that was tuned, as projects/*/locations/*/models/*."""
    tuned_teacher_model_source: "str | None"
    """Teacher that was tuned, as projects/*/locations/*/models/*."""
    promptDatasetUri: "str | None"
    """Prompts for the teacher, the Cloud Storage URI of a JSONL file."""
    prompt_dataset_uri: "str | None"
    """Prompts for the teacher, the Cloud Storage URI of a JSONL file."""
    hyperParameters: "DistillationHyperParameters | DistillationHyperParametersDict | None"
    """Knobs of the tuning."""
    hyper_parameters: "DistillationHyperParameters | DistillationHyperParametersDict | None"
    """Knobs of the tuning."""
    validationDatasetUri: "str | None"
    """Validation examples, the Cloud Storage URI of a JSONL file."""
    validation_dataset_uri: "str | None"
    """Validation examples, the Cloud Storage URI of a JSONL file."""
    tuningMode: "TuningMode | None"
    """Whether an adapter or all weights are tuned; open models only."""
    tuning_mode: "TuningMode | None"
    """Whether an adapter or all weights are tuned; open models only."""
    studentModel: "str | None"
    """Model that is tuned. Superseded by baseModel of the job. Deprecated."""
    student_model: "str | None"
    """Model that is tuned. Superseded by baseModel of the job. Deprecated."""
    trainingDatasetUri: "str | None"
    """Training examples. Superseded by promptDatasetUri. Deprecated."""
    training_dataset_uri: "str | None"
    """Training examples. Superseded by promptDatasetUri. Deprecated."""
    pipelineRootDirectory: "str | None"
    """Cloud Storage folder for what the pipeline writes. No longer used. Deprecated."""
    pipeline_root_directory: "str | None"
    """Cloud Storage folder for what the pipeline writes. No longer used. Deprecated."""
    exportLastCheckpointOnly: "bool | None"
    """Keep only the last checkpoint; the intermediate ones are kept too by default."""
    export_last_checkpoint_only: "bool | None"
    """Keep only the last checkpoint; the intermediate ones are kept too by default."""
    evaluationConfig: "EvaluationConfig | EvaluationConfigDict | None"
    """How to evaluate the tuned model."""
    evaluation_config: "EvaluationConfig | EvaluationConfigDict | None"
    """How to evaluate the tuned model."""


class DistillationSamplingSpecDict(TypedDict, total=False):
    """Sampling of the answers of a larger model, the teacher."""

    baseTeacherModel: "str | None"
    """Teacher, one of the base models."""
    base_teacher_model: "str | None"
    """Teacher, one of the base models."""
    tunedTeacherModelSource: "str | None"
    """Teacher that was tuned, as projects/*/locations/*/models/*."""
    tuned_teacher_model_source: "str | None"
    """Teacher that was tuned, as projects/*/locations/*/models/*."""
    promptDatasetUri: "str | None"
    """Prompts for the teacher, the Cloud Storage URI of a JSONL file."""
    prompt_dataset_uri: "str | None"
    """Prompts for the teacher, the Cloud Storage URI of a JSONL file."""
    validationDatasetUri: "str | None"
    """Validation examples, the Cloud Storage URI of a JSONL file."""
    validation_dataset_uri: "str | None"
    """Validation examples, the Cloud Storage URI of a JSONL file."""
    hyperparameters: "DistillationHyperParameters | DistillationHyperParametersDict | None"
    """Knobs of the tuning."""


class DistillationHyperParametersDict(TypedDict, total=False):
    """Knobs of a distillation."""

    adapterSize: "AdapterSize | None"
    """Size of the adapter."""
    adapter_size: "AdapterSize | None"
    """Size of the adapter."""
    epochCount: "int | str | None"
    """Passes over the whole training dataset."""
    epoch_count: "int | str | None"
    """Passes over the whole training dataset."""
    learningRateMultiplier: "float | None"
    """Factor on the recommended learning rate."""
    learning_rate_multiplier: "float | None"
    """Factor on the recommended learning rate."""
    learningRate: "float | None"
    """Learning rate, in place of a factor; open models only."""
    learning_rate: "float | None"
    """Learning rate, in place of a factor; open models only."""
    batchSize: "int | str | None"
    """Examples per step; open models only."""
    batch_size: "int | str | None"
    """Examples per step; open models only."""
    generationConfig: "GenerationConfig | GenerationConfigDict | None"
    """How the teacher answers: temperature, topP, topK, candidateCount and thinkingConfig."""
    generation_config: "GenerationConfig | GenerationConfigDict | None"
    """How the teacher answers: temperature, topP, topK, candidateCount and thinkingConfig."""
    sftLossWeightMultiplier: "float | None"
    """Factor on the weight of the training examples' own answers in the loss."""
    sft_loss_weight_multiplier: "float | None"
    """Factor on the weight of the training examples' own answers in the loss."""


class PartnerModelTuningSpecDict(TypedDict, total=False):
    """Tuning of an open model or one of a partner."""

    hyperParameters: "Mapping[str, Any] | None"
    """Knobs of the tuning, by name; each model has its own."""
    hyper_parameters: "Mapping[str, Any] | None"
    """Knobs of the tuning, by name; each model has its own."""
    trainingDatasetUri: "str | None"
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""
    training_dataset_uri: "str | None"
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""
    validationDatasetUri: "str | None"
    """Validation examples, in the same forms."""
    validation_dataset_uri: "str | None"
    """Validation examples, in the same forms."""


class FullFineTuningSpecDict(TypedDict, total=False):
    """Tuning of all weights by examples."""

    hyperParameters: "SupervisedHyperParameters | SupervisedHyperParametersDict | None"
    """Knobs of the tuning."""
    hyper_parameters: "SupervisedHyperParameters | SupervisedHyperParametersDict | None"
    """Knobs of the tuning."""
    trainingDatasetUri: "str | None"
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""
    training_dataset_uri: "str | None"
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""
    validationDatasetUri: "str | None"
    """Validation examples, in the same forms."""
    validation_dataset_uri: "str | None"
    """Validation examples, in the same forms."""


class VeoTuningSpecDict(TypedDict, total=False):
    """Tuning of a Veo model by videos."""

    hyperParameters: "VeoHyperParameters | VeoHyperParametersDict | None"
    """Knobs of the tuning."""
    hyper_parameters: "VeoHyperParameters | VeoHyperParametersDict | None"
    """Knobs of the tuning."""
    trainingDatasetUri: "str | None"
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""
    training_dataset_uri: "str | None"
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""
    validationDatasetUri: "str | None"
    """Validation examples, in the same forms."""
    validation_dataset_uri: "str | None"
    """Validation examples, in the same forms."""


class VeoLoraTuningSpecDict(TypedDict, total=False):
    """Tuning of an adapter of a Veo model by videos."""

    hyperParameters: "VeoHyperParameters | VeoHyperParametersDict | None"
    """Knobs of the tuning."""
    hyper_parameters: "VeoHyperParameters | VeoHyperParametersDict | None"
    """Knobs of the tuning."""
    trainingDatasetUri: "str | None"
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""
    training_dataset_uri: "str | None"
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""
    validationDatasetUri: "str | None"
    """Validation examples, in the same forms."""
    validation_dataset_uri: "str | None"
    """Validation examples, in the same forms."""
    videoOrientation: "VideoOrientation | None"
    """Orientation of the videos; landscape by default."""
    video_orientation: "VideoOrientation | None"
    """Orientation of the videos; landscape by default."""


class VeoHyperParametersDict(TypedDict, total=False):
    """Knobs of the tuning of a Veo model."""

    epochCount: "int | str | None"
    """Passes over the whole training dataset."""
    epoch_count: "int | str | None"
    """Passes over the whole training dataset."""
    learningRateMultiplier: "float | None"
    """Factor on the recommended learning rate."""
    learning_rate_multiplier: "float | None"
    """Factor on the recommended learning rate."""
    tuningTask: "VeoTuningTask | None"
    """Input from which the model learns to make videos."""
    tuning_task: "VeoTuningTask | None"
    """Input from which the model learns to make videos."""
    tuningSpeed: "TuningSpeed | None"
    """Speed of the job; Veo 3.0 only."""
    tuning_speed: "TuningSpeed | None"
    """Speed of the job; Veo 3.0 only."""
    adapterSize: "AdapterSize | None"
    """Size of the adapter."""
    adapter_size: "AdapterSize | None"
    """Size of the adapter."""
    veoDataMixtureRatio: "float | None"
    """Share of Google's own examples among all, from 0 to below 1."""
    veo_data_mixture_ratio: "float | None"
    """Share of Google's own examples among all, from 0 to below 1."""


class ReinforcementTuningSpecDict(TypedDict, total=False):
    """Tuning by rewards for the answers of the model."""

    trainingDatasetUri: "str | None"
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""
    training_dataset_uri: "str | None"
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""
    validationDatasetUri: "str | None"
    """Validation examples, in the same forms."""
    validation_dataset_uri: "str | None"
    """Validation examples, in the same forms."""
    singleRewardConfig: (
        "SingleReinforcementTuningRewardConfig | SingleReinforcementTuningRewardConfigDict | None"
    )
    """How answers are rewarded."""
    single_reward_config: (
        "SingleReinforcementTuningRewardConfig | SingleReinforcementTuningRewardConfigDict | None"
    )
    """How answers are rewarded."""
    compositeRewardConfig: "CompositeReinforcementTuningRewardConfig | CompositeReinforcementTuningRewardConfigDict | None"
    """How answers are rewarded, in several ways at once."""
    composite_reward_config: "CompositeReinforcementTuningRewardConfig | CompositeReinforcementTuningRewardConfigDict | None"
    """How answers are rewarded, in several ways at once."""
    hyperParameters: (
        "ReinforcementTuningHyperParameters | ReinforcementTuningHyperParametersDict | None"
    )
    """Knobs of the tuning."""
    hyper_parameters: (
        "ReinforcementTuningHyperParameters | ReinforcementTuningHyperParametersDict | None"
    )
    """Knobs of the tuning."""


class ReinforcementTuningHyperParametersDict(TypedDict, total=False):
    """Knobs of tuning by rewards."""

    epochCount: "int | str | None"
    """Passes over the whole training dataset."""
    epoch_count: "int | str | None"
    """Passes over the whole training dataset."""
    stepCount: "int | str | None"
    """Steps of the job, in place of passes."""
    step_count: "int | str | None"
    """Steps of the job, in place of passes."""
    learningRateMultiplier: "float | None"
    """Factor on the recommended learning rate."""
    learning_rate_multiplier: "float | None"
    """Factor on the recommended learning rate."""
    adapterSize: "AdapterSize | None"
    """Size of the adapter."""
    adapter_size: "AdapterSize | None"
    """Size of the adapter."""
    samplesPerPrompt: "int | None"
    """Number of answers per prompt."""
    samples_per_prompt: "int | None"
    """Number of answers per prompt."""
    batchSize: "int | None"
    """Prompts per step; the service decides by default."""
    batch_size: "int | None"
    """Prompts per step; the service decides by default."""
    evaluateInterval: "int | None"
    """Steps between evaluations; one per pass by default."""
    evaluate_interval: "int | None"
    """Steps between evaluations; one per pass by default."""
    checkpointInterval: "int | None"
    """Steps between checkpoints; one per pass by default."""
    checkpoint_interval: "int | None"
    """Steps between checkpoints; one per pass by default."""
    maxOutputTokens: "int | None"
    """Maximum number of tokens of an answer; 32768 by default."""
    max_output_tokens: "int | None"
    """Maximum number of tokens of an answer; 32768 by default."""
    thinkingLevel: "ReinforcementTuningThinkingLevel | None"
    """How much the model thinks."""
    thinking_level: "ReinforcementTuningThinkingLevel | None"
    """How much the model thinks."""
    thinkingBudget: "int | None"
    """Tokens for thinking, of Gemini 2.5 only; 0 for none, -1 for as many as the model wants."""
    thinking_budget: "int | None"
    """Tokens for thinking, of Gemini 2.5 only; 0 for none, -1 for as many as the model wants."""


class CompositeReinforcementTuningRewardConfigDict(TypedDict, total=False):
    """Rewards that are added up."""

    weightedRewardConfigs: "Sequence[CompositeReinforcementTuningRewardConfigWeightedRewardConfig | CompositeReinforcementTuningRewardConfigWeightedRewardConfigDict] | CompositeReinforcementTuningRewardConfigWeightedRewardConfig | CompositeReinforcementTuningRewardConfigWeightedRewardConfigDict | None"
    """The rewards, each with its weight."""
    weighted_reward_configs: "Sequence[CompositeReinforcementTuningRewardConfigWeightedRewardConfig | CompositeReinforcementTuningRewardConfigWeightedRewardConfigDict] | CompositeReinforcementTuningRewardConfigWeightedRewardConfig | CompositeReinforcementTuningRewardConfigWeightedRewardConfigDict | None"
    """The rewards, each with its weight."""


class CompositeReinforcementTuningRewardConfigWeightedRewardConfigDict(TypedDict, total=False):
    """A reward with its weight."""

    rewardConfig: (
        "SingleReinforcementTuningRewardConfig | SingleReinforcementTuningRewardConfigDict | None"
    )
    """The reward."""
    reward_config: (
        "SingleReinforcementTuningRewardConfig | SingleReinforcementTuningRewardConfigDict | None"
    )
    """The reward."""
    weight: "float | None"
    """Factor on the reward in the sum."""


class SingleReinforcementTuningRewardConfigDict(TypedDict, total=False):
    """How an answer is rewarded."""

    rewardName: "str | None"
    """Name of the reward, which no other has."""
    reward_name: "str | None"
    """Name of the reward, which no other has."""
    parseResponseConfig: (
        "ReinforcementTuningParseResponseConfig | ReinforcementTuningParseResponseConfigDict | None"
    )
    """Part of the answer that is scored; all of it by default."""
    parse_response_config: (
        "ReinforcementTuningParseResponseConfig | ReinforcementTuningParseResponseConfigDict | None"
    )
    """Part of the answer that is scored; all of it by default."""
    autoraterScorer: (
        "ReinforcementTuningAutoraterScorer | ReinforcementTuningAutoraterScorerDict | None"
    )
    """A model rewards it."""
    autorater_scorer: (
        "ReinforcementTuningAutoraterScorer | ReinforcementTuningAutoraterScorerDict | None"
    )
    """A model rewards it."""
    codeExecutionRewardScorer: "ReinforcementTuningCodeExecutionRewardScorer | ReinforcementTuningCodeExecutionRewardScorerDict | None"
    """Code rewards it."""
    code_execution_reward_scorer: "ReinforcementTuningCodeExecutionRewardScorer | ReinforcementTuningCodeExecutionRewardScorerDict | None"
    """Code rewards it."""
    stringMatchRewardScorer: "ReinforcementTuningStringMatchRewardScorer | ReinforcementTuningStringMatchRewardScorerDict | None"
    """It is compared with a text."""
    string_match_reward_scorer: "ReinforcementTuningStringMatchRewardScorer | ReinforcementTuningStringMatchRewardScorerDict | None"
    """It is compared with a text."""
    cloudRunRewardScorer: "ReinforcementTuningCloudRunRewardScorer | ReinforcementTuningCloudRunRewardScorerDict | None"
    """A service on Cloud Run rewards it."""
    cloud_run_reward_scorer: "ReinforcementTuningCloudRunRewardScorer | ReinforcementTuningCloudRunRewardScorerDict | None"
    """A service on Cloud Run rewards it."""


class ReinforcementTuningParseResponseConfigDict(TypedDict, total=False):
    """Part of an answer that is scored."""

    parseType: "ReinforcementTuningResponseParseType | None"
    """All of it, or what an expression finds."""
    parse_type: "ReinforcementTuningResponseParseType | None"
    """All of it, or what an expression finds."""
    regexExtractExpression: "str | None"
    """Regular expression whose first group is looked at."""
    regex_extract_expression: "str | None"
    """Regular expression whose first group is looked at."""


class ReinforcementTuningAutoraterScorerDict(TypedDict, total=False):
    """A reward that a model gives."""

    autoraterConfig: "AutoraterConfig | AutoraterConfigDict | None"
    """The model, and how it is asked."""
    autorater_config: "AutoraterConfig | AutoraterConfigDict | None"
    """The model, and how it is asked."""
    autoraterPrompt: "str | None"
    """Prompt for the model; {{prompt}}, {{response}}, {{system_instruction}} and {{references.name}} are filled in."""
    autorater_prompt: "str | None"
    """Prompt for the model; {{prompt}}, {{response}}, {{system_instruction}} and {{references.name}} are filled in."""
    autoraterResponseParseConfig: (
        "ReinforcementTuningParseResponseConfig | ReinforcementTuningParseResponseConfigDict | None"
    )
    """Part of its answer that is read."""
    autorater_response_parse_config: (
        "ReinforcementTuningParseResponseConfig | ReinforcementTuningParseResponseConfigDict | None"
    )
    """Part of its answer that is read."""
    parsedResponseConversionScorer: "ReinforcementTuningAutoraterScorerParsedResponseConversionScorer | ReinforcementTuningAutoraterScorerParsedResponseConversionScorerDict | None"
    """Its answer is the reward, a number from -1 to 1."""
    parsed_response_conversion_scorer: "ReinforcementTuningAutoraterScorerParsedResponseConversionScorer | ReinforcementTuningAutoraterScorerParsedResponseConversionScorerDict | None"
    """Its answer is the reward, a number from -1 to 1."""
    exactMatchScorer: "ReinforcementTuningAutoraterScorerExactMatchScorer | ReinforcementTuningAutoraterScorerExactMatchScorerDict | None"
    """Its answer is compared with a text."""
    exact_match_scorer: "ReinforcementTuningAutoraterScorerExactMatchScorer | ReinforcementTuningAutoraterScorerExactMatchScorerDict | None"
    """Its answer is compared with a text."""


class ReinforcementTuningAutoraterScorerParsedResponseConversionScorerDict(TypedDict, total=False):
    """Takes an answer as a number. It has no settings."""


class ReinforcementTuningAutoraterScorerExactMatchScorerDict(TypedDict, total=False):
    """Compares an answer with a text."""

    expression: "str | None"
    """Text that the answer has to be."""
    correctAnswerReward: "float | None"
    """Reward if it is."""
    correct_answer_reward: "float | None"
    """Reward if it is."""
    wrongAnswerReward: "float | None"
    """Reward if it is not."""
    wrong_answer_reward: "float | None"
    """Reward if it is not."""


class ReinforcementTuningCodeExecutionRewardScorerDict(TypedDict, total=False):
    """A reward that code gives."""

    pythonCodeSnippet: "str | None"
    """Python code with a function that returns the reward."""
    python_code_snippet: "str | None"
    """Python code with a function that returns the reward."""


class ReinforcementTuningCloudRunRewardScorerDict(TypedDict, total=False):
    """A reward that a service on Cloud Run gives."""

    cloudRunUri: "str | None"
    """Address of the service."""
    cloud_run_uri: "str | None"
    """Address of the service."""


class ReinforcementTuningStringMatchRewardScorerDict(TypedDict, total=False):
    """A reward for an answer with a certain text."""

    stringMatchExpression: "ReinforcementTuningStringMatchRewardScorerStringMatchExpression | ReinforcementTuningStringMatchRewardScorerStringMatchExpressionDict | None"
    """Text the answer is compared with."""
    string_match_expression: "ReinforcementTuningStringMatchRewardScorerStringMatchExpression | ReinforcementTuningStringMatchRewardScorerStringMatchExpressionDict | None"
    """Text the answer is compared with."""
    jsonMatchExpression: "ReinforcementTuningStringMatchRewardScorerJsonMatchExpression | ReinforcementTuningStringMatchRewardScorerJsonMatchExpressionDict | None"
    """Text a value of the answer, which is JSON, is compared with."""
    json_match_expression: "ReinforcementTuningStringMatchRewardScorerJsonMatchExpression | ReinforcementTuningStringMatchRewardScorerJsonMatchExpressionDict | None"
    """Text a value of the answer, which is JSON, is compared with."""
    correctAnswerReward: "float | None"
    """Reward if it fits."""
    correct_answer_reward: "float | None"
    """Reward if it fits."""
    wrongAnswerReward: "float | None"
    """Reward if it does not."""
    wrong_answer_reward: "float | None"
    """Reward if it does not."""


class ReinforcementTuningStringMatchRewardScorerStringMatchExpressionDict(TypedDict, total=False):
    """A text, and how to compare with it."""

    expression: "str | None"
    """The text; {{references.name}} is filled in."""
    matchOperation: "ReinforcementTuningMatchOperation | None"
    """How to compare."""
    match_operation: "ReinforcementTuningMatchOperation | None"
    """How to compare."""


class ReinforcementTuningStringMatchRewardScorerJsonMatchExpressionDict(TypedDict, total=False):
    """A value of a JSON object, and what to compare it with."""

    keyName: "str | None"
    """Name of the value; dots lead into objects."""
    key_name: "str | None"
    """Name of the value; dots lead into objects."""
    valueStringMatchExpression: "ReinforcementTuningStringMatchRewardScorerStringMatchExpression | ReinforcementTuningStringMatchRewardScorerStringMatchExpressionDict | None"
    """Text the value is compared with."""
    value_string_match_expression: "ReinforcementTuningStringMatchRewardScorerStringMatchExpression | ReinforcementTuningStringMatchRewardScorerStringMatchExpressionDict | None"
    """Text the value is compared with."""


__all__ = [
    "AutoraterConfigDict",
    "BleuSpecDict",
    "CancelTuningJobRequestDict",
    "CompositeReinforcementTuningRewardConfigDict",
    "CompositeReinforcementTuningRewardConfigWeightedRewardConfigDict",
    "ComputationBasedMetricSpecDict",
    "CustomCodeExecutionSpecDict",
    "CustomOutputFormatConfigDict",
    "DatasetCustomMetricDict",
    "DistillationHyperParametersDict",
    "DistillationSamplingSpecDict",
    "DistillationSpecDict",
    "EvaluationConfigDict",
    "EvaluationOutputConfigDict",
    "EvaluationParserConfigDict",
    "EvaluationParserConfigCustomCodeParserConfigDict",
    "ExactMatchSpecDict",
    "FullFineTuningSpecDict",
    "LLMBasedMetricSpecDict",
    "MetricDict",
    "MetricMetadataDict",
    "MetricMetadataScoreRangeDict",
    "PairwiseMetricSpecDict",
    "PartnerModelTuningSpecDict",
    "PointwiseMetricSpecDict",
    "PreTunedModelDict",
    "PredefinedMetricSpecDict",
    "PreferenceOptimizationHyperParametersDict",
    "PreferenceOptimizationSpecDict",
    "RebaseTunedModelRequestDict",
    "ReinforcementTuningAutoraterScorerDict",
    "ReinforcementTuningAutoraterScorerExactMatchScorerDict",
    "ReinforcementTuningAutoraterScorerParsedResponseConversionScorerDict",
    "ReinforcementTuningCloudRunRewardScorerDict",
    "ReinforcementTuningCodeExecutionRewardScorerDict",
    "ReinforcementTuningHyperParametersDict",
    "ReinforcementTuningParseResponseConfigDict",
    "ReinforcementTuningSpecDict",
    "ReinforcementTuningStringMatchRewardScorerDict",
    "ReinforcementTuningStringMatchRewardScorerJsonMatchExpressionDict",
    "ReinforcementTuningStringMatchRewardScorerStringMatchExpressionDict",
    "RougeSpecDict",
    "RubricGenerationSpecDict",
    "SingleReinforcementTuningRewardConfigDict",
    "SupervisedHyperParametersDict",
    "SupervisedTuningSpecDict",
    "TunedModelRefDict",
    "TuningJobDict",
    "VeoHyperParametersDict",
    "VeoLoraTuningSpecDict",
    "VeoTuningSpecDict",
]
