# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Any, Literal

from gemini_sdk._wire import Int64, Model, Timestamp

from .common import (
    BigQuerySource,
    EncryptionSpec,
    GcsDestination,
    GcsSource,
    JobState,
    Status,
)
from .generate_content import Content
from .generate_content_requests import GenerationConfig, Tool


class BleuMetricValue(Model):
    """
    BLEU of one instance.

    Upstream: GoogleCloudAiplatformV1BleuMetricValue.
    """

    score: float | None = None
    """The BLEU score. Output only."""


class BleuSpec(Model):
    """
    BLEU: the share of the answer's n-grams that the reference has, 0 to 1.

    Upstream: GoogleCloudAiplatformV1BleuSpec.
    """

    use_effective_order: bool | None = None
    """Leave n-gram orders without a match out of the score."""


class CancelTuningJobRequest(Model):
    """
    Body of a call that cancels a tuning job; it is empty.

    Upstream: GoogleCloudAiplatformV1CancelTuningJobRequest.
    """


class CustomCodeExecutionResult(Model):
    """
    Result of a metric that custom Python code works out.

    Upstream: GoogleCloudAiplatformV1CustomCodeExecutionResult.
    """

    score: float | None = None
    """Value that the code returned. Output only."""


class CustomCodeExecutionSpec(Model):
    """
    A metric that custom Python code works out.

    Upstream: GoogleCloudAiplatformV1CustomCodeExecutionSpec.
    """

    evaluation_function: str | None = None
    """Source of a Python function evaluate(instance: dict[str, Any]) -> float. Instance holds the fields of the evaluated instance, or of a line of the JSONL file."""


class CustomOutputFormatConfig(Model):
    """
    The form of a judge's answer.

    Upstream: GoogleCloudAiplatformV1CustomOutputFormatConfig.
    """

    return_raw_output: bool | None = None
    """Give back the answer as the judge wrote it."""


class DatasetCustomMetric(Model):
    """
    A summary of a whole dataset that custom Python code works out.

    Upstream: GoogleCloudAiplatformV1DatasetCustomMetric.
    """

    aggregation_function: str | None = None
    """Source of a Python function aggregate(instances: list[dict[str, Any]]) -> dict[str, float]. Each instance holds a `request` and its `candidate_results`."""

    display_name: str | None = None
    """Prefix of the keys in the summary; dataset_custom_metric_1 and so on, by position, where unset."""


class DatasetDistributionDistributionBucket(Model):
    """
    One bar of a histogram.

    Upstream: GoogleCloudAiplatformV1DatasetDistributionDistributionBucket.
    """

    count: Int64 | None = None
    """Values that fall into it. Output only."""

    left: float | None = None
    """Lower bound. Output only."""

    right: float | None = None
    """Upper bound. Output only."""


class EvaluationDataset(Model):
    """
    Where the evaluated dataset lies; one source is set.

    Upstream: GoogleCloudAiplatformV1EvaluationDataset.
    """

    bigquery_source: BigQuerySource | None = None
    """A BigQuery table."""

    gcs_source: GcsSource | None = None
    """A Cloud Storage file; only one."""


class EvaluationOutputConfig(Model):
    """
    Where the results of an evaluation go.

    Upstream: GoogleCloudAiplatformV1OutputConfig.
    """

    gcs_destination: GcsDestination | None = None
    """A Cloud Storage folder."""


class EvaluationParserConfigCustomCodeParserConfig(Model):
    """
    Python code that reads a judge's answers.

    Upstream: GoogleCloudAiplatformV1EvaluationParserConfigCustomCodeParserConfig.
    """

    parsing_function: str | None = None
    """Source of a Python function parse(responses: list[str]) that returns one dictionary for a metric's result, or a list of dictionaries, a rubric each."""


class ExactMatchMetricValue(Model):
    """
    Exact match of one instance.

    Upstream: GoogleCloudAiplatformV1ExactMatchMetricValue.
    """

    score: float | None = None
    """1 if answer and reference are equal, else 0. Output only."""


class ExactMatchSpec(Model):
    """
    Exact match: 1 if answer and reference are equal, else 0. It has no options.

    Upstream: GoogleCloudAiplatformV1ExactMatchSpec.
    """


class GenericOperationMetadata(Model):
    """
    Metadata that every operation has.

    Upstream: GoogleCloudAiplatformV1GenericOperationMetadata.
    """

    create_time: Timestamp | None = None
    """Start of the operation. Output only."""

    partial_failures: list[Status] | None = None
    """Failures that did not end the operation, such as single files of a batch; a failure of the whole is the operation's error. Output only."""

    update_time: Timestamp | None = None
    """Last change; together with done, the end. Output only."""


class MetricMetadataScoreRange(Model):
    """
    The scores a metric can give.

    Upstream: GoogleCloudAiplatformV1MetricMetadataScoreRange.
    """

    description: str | None = None
    """Meaning of the score, and which end is better."""

    max: float | None = None
    """Highest score, inclusive."""

    min: float | None = None
    """Lowest score, inclusive."""

    step: float | None = None
    """Distance of neighbouring scores; unset for a continuous range."""


class OutputInfo(Model):
    """
    Where the results of an evaluation are.

    Upstream: GoogleCloudAiplatformV1OutputInfo.
    """

    gcs_output_directory: str | None = None
    """Cloud Storage folder that was made for them. Output only."""


class PairwiseMetricSpec(Model):
    """
    A judge that compares an answer with a baseline.

    Upstream: GoogleCloudAiplatformV1PairwiseMetricSpec.
    """

    baseline_response_field_name: str | None = None
    """Field of the instance that holds the baseline."""

    candidate_response_field_name: str | None = None
    """Field of the instance that holds the candidate."""

    custom_output_format_config: CustomOutputFormatConfig | None = None
    """Have the judge's answer in another form; choice and explanation are empty then."""

    metric_prompt_template: str | None = None
    """Template of the prompt the judge gets."""

    system_instruction: str | None = None
    """System instruction of the judge."""


class PointwiseMetricSpec(Model):
    """
    A judge that rates one answer.

    Upstream: GoogleCloudAiplatformV1PointwiseMetricSpec.
    """

    custom_output_format_config: CustomOutputFormatConfig | None = None
    """Have the judge's answer in another form; score and explanation are empty then."""

    metric_prompt_template: str | None = None
    """Template of the prompt the judge gets."""

    system_instruction: str | None = None
    """System instruction of the judge."""


class PreTunedModel(Model):
    """
    A tuned model that is tuned further.

    Upstream: GoogleCloudAiplatformV1PreTunedModel.
    """

    base_model: str | None = None
    """Model it was first tuned from. Output only."""

    checkpoint_id: str | None = None
    """Checkpoint to start from; the base model's default one if unset."""

    tuned_model_name: str | None = None
    """The model, as projects/*/locations/*/models/*, optionally with @version or @alias; its default version otherwise."""


class PredefinedMetricSpec(Model):
    """
    A metric the service has ready.

    Upstream: GoogleCloudAiplatformV1PredefinedMetricSpec.
    """

    metric_spec_name: str | None = None
    """Name of the metric, such as instruction_following_v1 or text_quality_v1."""

    metric_spec_parameters: dict[str, Any] | None = None
    """Parameters of the metric by name."""


class RawOutput(Model):
    """
    Answers as a judge wrote them.

    Upstream: GoogleCloudAiplatformV1RawOutput.
    """

    raw_output: list[str] | None = None
    """The answers. Output only."""


class RebaseTunedModelOperationMetadata(Model):
    """
    Metadata of the operation that rebases a tuned model.

    Upstream: google.cloud.aiplatform.v1.RebaseTunedModelOperationMetadata.
    """

    generic_metadata: GenericOperationMetadata | None = None
    """Metadata that every operation has."""


class RougeMetricValue(Model):
    """
    ROUGE of one instance.

    Upstream: GoogleCloudAiplatformV1RougeMetricValue.
    """

    score: float | None = None
    """The ROUGE score. Output only."""


class RougeSpec(Model):
    """
    ROUGE: the share of the reference's n-grams that the answer has, 0 to 1.

    Upstream: GoogleCloudAiplatformV1RougeSpec.
    """

    rouge_type: str | None = None
    """Kind of ROUGE: rouge1 to rouge9, rougeL or rougeLsum."""

    split_summaries: bool | None = None
    """Split summaries into sentences; for rougeLsum."""

    use_stemmer: bool | None = None
    """Compare stems of words."""


class SupervisedTuningDatasetDistributionDatasetBucket(Model):
    """
    One bar of a histogram.

    Upstream: GoogleCloudAiplatformV1SupervisedTuningDatasetDistributionDatasetBucket.
    """

    count: float | None = None
    """Values that fall into it. Output only."""

    left: float | None = None
    """Lower bound. Output only."""

    right: float | None = None
    """Upper bound. Output only."""


class TunedModelCheckpoint(Model):
    """
    A state of the model on the way.

    Upstream: GoogleCloudAiplatformV1TunedModelCheckpoint.
    """

    checkpoint_id: str | None = None
    """Id of the checkpoint."""

    endpoint: str | None = None
    """Endpoint that serves it, as projects/*/locations/*/endpoints/*."""

    epoch: Int64 | None = None
    """Epoch it was taken at."""

    step: Int64 | None = None
    """Step it was taken at."""


class TunedModelRef(Model):
    """
    The tuned model to rebase; one of the ways to name it is set.

    Upstream: GoogleCloudAiplatformV1TunedModelRef.
    """

    pipeline_job: str | None = None
    """The pipeline job that tuned it: from bison models to Gemini."""

    tuned_model: str | None = None
    """The model in the Model Registry."""

    tuning_job: str | None = None
    """The tuning job that made it: from gemini-1.0-pro-002 to 1.5 and later."""


class TuningJobTunedModel(Model):
    """
    The model a tuning job made, and where it is served.

    Upstream: GoogleCloudAiplatformV1TunedModel.
    """

    checkpoints: list[TunedModelCheckpoint] | None = None
    """Its checkpoints, if the job keeps intermediate ones. Output only."""

    endpoint: str | None = None
    """Endpoint to ask, as projects/*/locations/*/endpoints/*. Output only."""

    model: str | None = None
    """The model, as projects/*/locations/*/models/*@version. Tuned from a base model it is version 1; tuned further, the next version of its parent, unless a display name of its own makes it a new model. Output only."""


TuningJobState = (
    Literal[
        "TUNING_JOB_STATE_UNSPECIFIED",
        "TUNING_JOB_STATE_WAITING_FOR_QUOTA",
        "TUNING_JOB_STATE_PROCESSING_DATASET",
        "TUNING_JOB_STATE_WAITING_FOR_CAPACITY",
        "TUNING_JOB_STATE_TUNING",
        "TUNING_JOB_STATE_POST_PROCESSING",
    ]
    | str
)


TuningMode = (
    Literal["TUNING_MODE_UNSPECIFIED", "TUNING_MODE_FULL", "TUNING_MODE_PEFT_ADAPTER"] | str
)


class TuningJobMetadata(Model):
    """Progress of a tuning job."""

    completed_epoch_count: Int64 | None = None
    """Passes that are done. Output only."""

    completed_step_count: Int64 | None = None
    """Steps that are done. Output only."""


class PartnerModelTuningSpec(Model):
    """Tuning of an open model or one of a partner."""

    hyper_parameters: dict[str, Any] | None = None
    """Knobs of the tuning, by name; each model has its own."""

    training_dataset_uri: str | None = None
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""

    validation_dataset_uri: str | None = None
    """Validation examples, in the same forms."""


VeoTuningTask = (
    Literal["TUNING_TASK_UNSPECIFIED", "TUNING_TASK_I2V", "TUNING_TASK_T2V", "TUNING_TASK_R2V"]
    | str
)


TuningSpeed = Literal["TUNING_SPEED_UNSPECIFIED", "REGULAR", "FAST"] | str


VideoOrientation = Literal["VIDEO_ORIENTATION_UNSPECIFIED", "LANDSCAPE", "PORTRAIT"] | str


ReinforcementTuningThinkingLevel = (
    Literal["REINFORCEMENT_TUNING_THINKING_LEVEL_UNSPECIFIED", "MINIMAL", "LOW", "MEDIUM", "HIGH"]
    | str
)


ReinforcementTuningResponseParseType = (
    Literal["RESPONSE_PARSE_TYPE_UNSPECIFIED", "IDENTITY", "REGEX_EXTRACT"] | str
)


class ReinforcementTuningAutoraterScorerParsedResponseConversionScorer(Model):
    """Takes an answer as a number. It has no settings."""


class ReinforcementTuningAutoraterScorerExactMatchScorer(Model):
    """Compares an answer with a text."""

    expression: str | None = None
    """Text that the answer has to be."""

    correct_answer_reward: float | None = None
    """Reward if it is."""

    wrong_answer_reward: float | None = None
    """Reward if it is not."""


class ReinforcementTuningCodeExecutionRewardScorer(Model):
    """A reward that code gives."""

    python_code_snippet: str | None = None
    """Python code with a function that returns the reward."""


class ReinforcementTuningCloudRunRewardScorer(Model):
    """A reward that a service on Cloud Run gives."""

    cloud_run_uri: str | None = None
    """Address of the service."""


ReinforcementTuningMatchOperation = (
    Literal["MATCH_OPERATION_UNSPECIFIED", "REGEX_CONTAINS", "PARTIAL_MATCH", "EXACT_MATCH"] | str
)


AdapterSize = (
    Literal[
        "ADAPTER_SIZE_UNSPECIFIED",
        "ADAPTER_SIZE_ONE",
        "ADAPTER_SIZE_TWO",
        "ADAPTER_SIZE_FOUR",
        "ADAPTER_SIZE_EIGHT",
        "ADAPTER_SIZE_SIXTEEN",
        "ADAPTER_SIZE_THIRTY_TWO",
    ]
    | str
)


AggregationMetric = (
    Literal[
        "AGGREGATION_METRIC_UNSPECIFIED",
        "AVERAGE",
        "MODE",
        "STANDARD_DEVIATION",
        "VARIANCE",
        "MINIMUM",
        "MAXIMUM",
        "MEDIAN",
        "PERCENTILE_P90",
        "PERCENTILE_P95",
        "PERCENTILE_P99",
    ]
    | str
)


ComputationBasedMetricType = (
    Literal["COMPUTATION_BASED_METRIC_TYPE_UNSPECIFIED", "EXACT_MATCH", "BLEU", "ROUGE"] | str
)


PairwiseChoice = Literal["PAIRWISE_CHOICE_UNSPECIFIED", "BASELINE", "CANDIDATE", "TIE"] | str


RubricContentType = (
    Literal[
        "RUBRIC_CONTENT_TYPE_UNSPECIFIED", "PROPERTY", "NL_QUESTION_ANSWER", "PYTHON_CODE_ASSERTION"
    ]
    | str
)


class ComputationBasedMetricSpec(Model):
    """
    A metric that is computed, without a judge.

    Upstream: GoogleCloudAiplatformV1ComputationBasedMetricSpec.
    """

    parameters: dict[str, Any] | None = None
    """Options of the metric by name, such as rouge_type."""

    type: ComputationBasedMetricType | None = None
    """Metric to compute."""


class CustomOutput(Model):
    """
    A judge's answer in a form of the user's own.

    Upstream: GoogleCloudAiplatformV1CustomOutput.
    """

    raw_outputs: RawOutput | None = None
    """The answer as the judge wrote it. Output only."""


class DatasetDistribution(Model):
    """
    How values are spread over a dataset for preference tuning.

    Upstream: GoogleCloudAiplatformV1DatasetDistribution.
    """

    buckets: list[DatasetDistributionDistributionBucket] | None = None
    """Histogram of the values. Output only."""

    max: float | None = None
    """Largest value. Output only."""

    mean: float | None = None
    """Arithmetic mean. Output only."""

    median: float | None = None
    """Middle value. Output only."""

    min: float | None = None
    """Smallest value. Output only."""

    p5: float | None = None
    """Value that 5% of all stay below. Output only."""

    p95: float | None = None
    """Value that 95% of all stay below. Output only."""

    sum: float | None = None
    """All values added up. Output only."""


class EvaluationParserConfig(Model):
    """
    How a judge's answer, or the judged one, is read.

    Upstream: GoogleCloudAiplatformV1EvaluationParserConfig.
    """

    custom_code_parser_config: EvaluationParserConfigCustomCodeParserConfig | None = None
    """Read it with custom Python code."""


class MetricMetadata(Model):
    """
    How a metric is shown.

    Upstream: GoogleCloudAiplatformV1MetricMetadata.
    """

    other_metadata: dict[str, Any] | None = None
    """Attributes of the user's own."""

    score_range: MetricMetadataScoreRange | None = None
    """Possible scores, for plots."""

    title: str | None = None
    """Name for people; that of the registered metric by default."""


class PairwiseMetricResult(Model):
    """
    Outcome of comparing two answers.

    Upstream: GoogleCloudAiplatformV1PairwiseMetricResult.
    """

    custom_output: CustomOutput | None = None
    """The judge's answer in a form of the user's own. Output only."""

    explanation: str | None = None
    """The judge's reasons; empty with a custom form. Output only."""

    pairwise_choice: PairwiseChoice | None = None
    """Who won; empty with a custom form. Output only."""


class PointwiseMetricResult(Model):
    """
    Rating of one answer.

    Upstream: GoogleCloudAiplatformV1PointwiseMetricResult.
    """

    custom_output: CustomOutput | None = None
    """The judge's answer in a form of the user's own. Output only."""

    explanation: str | None = None
    """The judge's reasons; empty with a custom form. Output only."""

    score: float | None = None
    """The rating; empty with a custom form. Output only."""


class PreferenceOptimizationHyperParameters(Model):
    """
    Knobs of preference tuning; leave them unset on a first try.

    Upstream: GoogleCloudAiplatformV1PreferenceOptimizationHyperParameters.
    """

    adapter_size: AdapterSize | None = None
    """Size of the adapter."""

    beta: float | None = None
    """Weight of the KL divergence, which keeps the tuned model near the base model."""

    epoch_count: Int64 | None = None
    """Passes over the whole training dataset."""

    learning_rate_multiplier: float | None = None
    """Factor on the recommended learning rate."""


class SupervisedHyperParameters(Model):
    """
    Knobs of supervised tuning; leave them unset on a first try.

    Upstream: GoogleCloudAiplatformV1SupervisedHyperParameters.
    """

    adapter_size: AdapterSize | None = None
    """Size of the adapter: larger ones learn harder tasks and need more examples and time."""

    epoch_count: Int64 | None = None
    """Passes over the whole training dataset; the recommended number by default."""

    learning_rate_multiplier: float | None = None
    """Factor on the recommended learning rate; 1 by default. Only for Google's own models."""

    batch_size: Int64 | None = None
    """Examples per step; open models only."""

    learning_rate: float | None = None
    """Learning rate, in place of a factor on the recommended one; open models only."""


class SupervisedTuningDatasetDistribution(Model):
    """
    How values are spread over a dataset for supervised tuning.

    Upstream: GoogleCloudAiplatformV1SupervisedTuningDatasetDistribution.
    """

    billable_sum: Int64 | None = None
    """All charged values added up. Output only."""

    buckets: list[SupervisedTuningDatasetDistributionDatasetBucket] | None = None
    """Histogram of the values. Output only."""

    max: float | None = None
    """Largest value. Output only."""

    mean: float | None = None
    """Arithmetic mean. Output only."""

    median: float | None = None
    """Middle value. Output only."""

    min: float | None = None
    """Smallest value. Output only."""

    p5: float | None = None
    """Value that 5% of all stay below. Output only."""

    p95: float | None = None
    """Value that 95% of all stay below. Output only."""

    sum: Int64 | None = None
    """All values added up. Output only."""


class FullFineTuningSpec(Model):
    """Tuning of all weights by examples."""

    hyper_parameters: SupervisedHyperParameters | None = None
    """Knobs of the tuning."""

    training_dataset_uri: str | None = None
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""

    validation_dataset_uri: str | None = None
    """Validation examples, in the same forms."""


class VeoHyperParameters(Model):
    """Knobs of the tuning of a Veo model."""

    epoch_count: Int64 | None = None
    """Passes over the whole training dataset."""

    learning_rate_multiplier: float | None = None
    """Factor on the recommended learning rate."""

    tuning_task: VeoTuningTask | None = None
    """Input from which the model learns to make videos."""

    tuning_speed: TuningSpeed | None = None
    """Speed of the job; Veo 3.0 only."""

    adapter_size: AdapterSize | None = None
    """Size of the adapter."""

    veo_data_mixture_ratio: float | None = None
    """Share of Google's own examples among all, from 0 to below 1."""


class ReinforcementTuningHyperParameters(Model):
    """Knobs of tuning by rewards."""

    epoch_count: Int64 | None = None
    """Passes over the whole training dataset."""

    step_count: Int64 | None = None
    """Steps of the job, in place of passes."""

    learning_rate_multiplier: float | None = None
    """Factor on the recommended learning rate."""

    adapter_size: AdapterSize | None = None
    """Size of the adapter."""

    samples_per_prompt: int | None = None
    """Number of answers per prompt."""

    batch_size: int | None = None
    """Prompts per step; the service decides by default."""

    evaluate_interval: int | None = None
    """Steps between evaluations; one per pass by default."""

    checkpoint_interval: int | None = None
    """Steps between checkpoints; one per pass by default."""

    max_output_tokens: int | None = None
    """Maximum number of tokens of an answer; 32768 by default."""

    thinking_level: ReinforcementTuningThinkingLevel | None = None
    """How much the model thinks."""

    thinking_budget: int | None = None
    """Tokens for thinking, of Gemini 2.5 only; 0 for none, -1 for as many as the model wants."""


class ReinforcementTuningParseResponseConfig(Model):
    """Part of an answer that is scored."""

    parse_type: ReinforcementTuningResponseParseType | None = None
    """All of it, or what an expression finds."""

    regex_extract_expression: str | None = None
    """Regular expression whose first group is looked at."""


class ReinforcementTuningStringMatchRewardScorerStringMatchExpression(Model):
    """A text, and how to compare with it."""

    expression: str | None = None
    """The text; {{references.name}} is filled in."""

    match_operation: ReinforcementTuningMatchOperation | None = None
    """How to compare."""


class ReinforcementTuningStringMatchRewardScorerJsonMatchExpression(Model):
    """A value of a JSON object, and what to compare it with."""

    key_name: str | None = None
    """Name of the value; dots lead into objects."""

    value_string_match_expression: (
        ReinforcementTuningStringMatchRewardScorerStringMatchExpression | None
    ) = None
    """Text the value is compared with."""


class AggregationResult(Model):
    """
    One metric, summed up over a dataset; one of the results is set.

    Upstream: GoogleCloudAiplatformV1AggregationResult.
    """

    aggregation_metric: AggregationMetric | None = None
    """How the scores were summed up."""

    bleu_metric_value: BleuMetricValue | None = None
    """Summed-up BLEU."""

    custom_code_execution_result: CustomCodeExecutionResult | None = None
    """Summed-up scores of custom Python code."""

    exact_match_metric_value: ExactMatchMetricValue | None = None
    """Summed-up exact matches."""

    pairwise_metric_result: PairwiseMetricResult | None = None
    """Summed-up comparisons of two answers."""

    pointwise_metric_result: PointwiseMetricResult | None = None
    """Summed-up ratings of single answers."""

    rouge_metric_value: RougeMetricValue | None = None
    """Summed-up ROUGE."""


class VeoTuningSpec(Model):
    """Tuning of a Veo model by videos."""

    hyper_parameters: VeoHyperParameters | None = None
    """Knobs of the tuning."""

    training_dataset_uri: str | None = None
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""

    validation_dataset_uri: str | None = None
    """Validation examples, in the same forms."""


class VeoLoraTuningSpec(Model):
    """Tuning of an adapter of a Veo model by videos."""

    hyper_parameters: VeoHyperParameters | None = None
    """Knobs of the tuning."""

    training_dataset_uri: str | None = None
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""

    validation_dataset_uri: str | None = None
    """Validation examples, in the same forms."""

    video_orientation: VideoOrientation | None = None
    """Orientation of the videos; landscape by default."""


class ReinforcementTuningStringMatchRewardScorer(Model):
    """A reward for an answer with a certain text."""

    string_match_expression: (
        ReinforcementTuningStringMatchRewardScorerStringMatchExpression | None
    ) = None
    """Text the answer is compared with."""

    json_match_expression: ReinforcementTuningStringMatchRewardScorerJsonMatchExpression | None = (
        None
    )
    """Text a value of the answer, which is JSON, is compared with."""

    correct_answer_reward: float | None = None
    """Reward if it fits."""

    wrong_answer_reward: float | None = None
    """Reward if it does not."""


class AggregationOutput(Model):
    """
    Summary statistics of a whole evaluation dataset.

    Upstream: GoogleCloudAiplatformV1AggregationOutput.
    """

    aggregation_results: list[AggregationResult] | None = None
    """Results, one a metric."""

    dataset: EvaluationDataset | None = None
    """Dataset that was evaluated."""


class EvaluateDatasetResponse(Model):
    """
    Result of the evaluation of a dataset.

    Upstream: GoogleCloudAiplatformV1EvaluateDatasetResponse.
    """

    aggregation_output: AggregationOutput | None = None
    """Summary statistics. Output only."""

    output_info: OutputInfo | None = None
    """Where the results were written. Output only."""


class EvaluateDatasetRun(Model):
    """
    An evaluation that ran as part of a tuning job.

    Upstream: GoogleCloudAiplatformV1EvaluateDatasetRun.
    """

    checkpoint_id: str | None = None
    """Checkpoint that was evaluated; unset for the final model. Output only."""

    error: Status | None = None
    """Why the run failed. Output only."""

    evaluate_dataset_response: EvaluateDatasetResponse | None = None
    """The results. Output only."""

    evaluation_run: str | None = None
    """The run, as projects/*/locations/*/evaluationRuns/*. Output only."""

    operation_name: str | None = None
    """The run's operation; see evaluationRun instead. Output only. Deprecated."""


class AutoraterConfig(Model):
    """
    The model that judges answers, and how it is asked.

    Upstream: GoogleCloudAiplatformV1AutoraterConfig.
    """

    autorater_model: str | None = None
    """Judge to use: projects/*/locations/*/publishers/*/models/*, or the endpoint of a tuned one, projects/*/locations/*/endpoints/*."""

    flip_enabled: bool | None = None
    """Pairwise only: swap candidate and baseline in half of the samples, against the judge's bias for a position. On by default; needs the names of both response fields."""

    generation_config: GenerationConfig | None = None
    """How the judge generates."""

    sampling_count: int | None = None
    """Times each instance is judged, 1 to 32; 4 by default."""


class GeminiPreferenceExampleCompletion(Model):
    """
    An answer and how much it is preferred.

    Upstream: GoogleCloudAiplatformV1GeminiPreferenceExampleCompletion.
    """

    completion: Content | None = None
    """The answer, a single turn."""

    score: float | None = None
    """The preference; higher is better."""


class RubricGenerationSpec(Model):
    """
    How rubrics are generated.

    Upstream: GoogleCloudAiplatformV1RubricGenerationSpec.
    """

    model_config_: AutoraterConfig | None = None
    """Model that writes them; flipping does not apply."""

    prompt_template: str | None = None
    """Template of the prompt it gets."""

    rubric_content_type: RubricContentType | None = None
    """Form of the rubrics."""

    rubric_type_ontology: list[str] | None = None
    """Types that rubrics may have; naming any asks for a type on each rubric."""


class SupervisedTuningDataStats(Model):
    """
    Statistics of a dataset for supervised tuning.

    Upstream: GoogleCloudAiplatformV1SupervisedTuningDataStats.
    """

    dropped_example_reasons: list[str] | None = None
    """Why each of truncatedExampleIndices was dropped, in the same order. Output only."""

    total_billable_character_count: Int64 | None = None
    """Characters that are charged; see totalBillableTokenCount instead. Output only. Deprecated."""

    total_billable_token_count: Int64 | None = None
    """Tokens that are charged. Output only."""

    total_truncated_example_count: Int64 | None = None
    """Examples that were dropped, such as those with too many tokens or an unreadable image. Output only."""

    total_tuning_character_count: Int64 | None = None
    """Characters in the dataset. Output only."""

    truncated_example_indices: list[Int64] | None = None
    """Positions of some of the dropped examples, from 1. Output only."""

    tuning_dataset_example_count: Int64 | None = None
    """Examples in the dataset. Output only."""

    tuning_step_count: Int64 | None = None
    """Steps the job takes. Output only."""

    user_dataset_examples: list[Content] | None = None
    """Some messages of the dataset. Output only."""

    user_input_token_distribution: SupervisedTuningDatasetDistribution | None = None
    """Spread of the prompts' tokens. Output only."""

    user_message_per_example_distribution: SupervisedTuningDatasetDistribution | None = None
    """Spread of the messages in an example. Output only."""

    user_output_token_distribution: SupervisedTuningDatasetDistribution | None = None
    """Spread of the answers' tokens. Output only."""


class DistillationHyperParameters(Model):
    """Knobs of a distillation."""

    adapter_size: AdapterSize | None = None
    """Size of the adapter."""

    epoch_count: Int64 | None = None
    """Passes over the whole training dataset."""

    learning_rate_multiplier: float | None = None
    """Factor on the recommended learning rate."""

    learning_rate: float | None = None
    """Learning rate, in place of a factor; open models only."""

    batch_size: Int64 | None = None
    """Examples per step; open models only."""

    generation_config: GenerationConfig | None = None
    """How the teacher answers: temperature, topP, topK, candidateCount and thinkingConfig."""

    sft_loss_weight_multiplier: float | None = None
    """Factor on the weight of the training examples' own answers in the loss."""


class ReinforcementTuningExample(Model):
    """An example of tuning by rewards."""

    contents: list[Content] | None = None
    """Prompt, of one or several turns."""

    system_instruction: Content | None = None
    """System instruction."""

    tools: list[Tool] | None = None
    """Tools the model may use."""

    references: dict[str, str] | None = None
    """References for the comparison of answers, by name."""


class ReinforcementTuningAutoraterScorer(Model):
    """A reward that a model gives."""

    autorater_config: AutoraterConfig | None = None
    """The model, and how it is asked."""

    autorater_prompt: str | None = None
    """Prompt for the model; {{prompt}}, {{response}}, {{system_instruction}} and {{references.name}} are filled in."""

    autorater_response_parse_config: ReinforcementTuningParseResponseConfig | None = None
    """Part of its answer that is read."""

    parsed_response_conversion_scorer: (
        ReinforcementTuningAutoraterScorerParsedResponseConversionScorer | None
    ) = None
    """Its answer is the reward, a number from -1 to 1."""

    exact_match_scorer: ReinforcementTuningAutoraterScorerExactMatchScorer | None = None
    """Its answer is compared with a text."""


class GeminiPreferenceExample(Model):
    """
    A prompt with answers of different worth, for preference tuning.

    Upstream: GoogleCloudAiplatformV1GeminiPreferenceExample.
    """

    completions: list[GeminiPreferenceExampleCompletion] | None = None
    """Answers to the prompt, each with its score."""

    contents: list[Content] | None = None
    """The prompt, in one or several turns."""


class LLMBasedMetricSpec(Model):
    """
    A metric that a model judges; at most one source of rubrics is set.

    Upstream: GoogleCloudAiplatformV1LLMBasedMetricSpec.
    """

    additional_config: dict[str, Any] | None = None
    """Further options by name."""

    judge_autorater_config: AutoraterConfig | None = None
    """The judge."""

    metric_prompt_template: str | None = None
    """Template of the prompt the judge gets."""

    predefined_rubric_generation_spec: PredefinedMetricSpec | None = None
    """Generate rubrics as a predefined metric does."""

    result_parser_config: EvaluationParserConfig | None = None
    """How the judge's answer is read."""

    rubric_generation_spec: RubricGenerationSpec | None = None
    """Settings for the generation of rubrics."""

    rubric_group_key: str | None = None
    """Use the rubrics that the instance carries under this key of its rubric_groups."""

    system_instruction: str | None = None
    """System instruction of the judge."""


class Metric(Model):
    """
    A metric of an evaluation; one kind of metric is set.

    Upstream: GoogleCloudAiplatformV1Metric.
    """

    aggregation_metrics: list[AggregationMetric] | None = None
    """How scores are summed up over the dataset."""

    bleu_spec: BleuSpec | None = None
    """BLEU."""

    computation_based_metric_spec: ComputationBasedMetricSpec | None = None
    """A computed metric."""

    custom_code_execution_spec: CustomCodeExecutionSpec | None = None
    """Custom Python code."""

    exact_match_spec: ExactMatchSpec | None = None
    """Exact match."""

    llm_based_metric_spec: LLMBasedMetricSpec | None = None
    """A judge with rubrics."""

    metadata: MetricMetadata | None = None
    """How the metric is shown."""

    pairwise_metric_spec: PairwiseMetricSpec | None = None
    """A judge that compares two answers."""

    pointwise_metric_spec: PointwiseMetricSpec | None = None
    """A judge that rates one answer."""

    predefined_metric_spec: PredefinedMetricSpec | None = None
    """A metric the service has ready."""

    rouge_spec: RougeSpec | None = None
    """ROUGE."""


class PreferenceOptimizationDataStats(Model):
    """
    Statistics of a dataset for preference tuning.

    Upstream: GoogleCloudAiplatformV1PreferenceOptimizationDataStats.
    """

    dropped_example_indices: list[Int64] | None = None
    """Positions of some of the dropped examples, from 1. Output only."""

    dropped_example_reasons: list[str] | None = None
    """Why each of droppedExampleIndices was dropped, in the same order. Output only."""

    score_variance_per_example_distribution: DatasetDistribution | None = None
    """Spread of the scores' variance within an example. Output only."""

    scores_distribution: DatasetDistribution | None = None
    """Spread of the scores. Output only."""

    total_billable_token_count: Int64 | None = None
    """Tokens that are charged. Output only."""

    tuning_dataset_example_count: Int64 | None = None
    """Examples in the dataset. Output only."""

    tuning_step_count: Int64 | None = None
    """Steps the job takes. Output only."""

    user_dataset_examples: list[GeminiPreferenceExample] | None = None
    """Some examples of the dataset. Output only."""

    user_input_token_distribution: DatasetDistribution | None = None
    """Spread of the prompts' tokens. Output only."""

    user_output_token_distribution: DatasetDistribution | None = None
    """Spread of the answers' tokens. Output only."""


class DistillationSamplingSpec(Model):
    """Sampling of the answers of a larger model, the teacher."""

    base_teacher_model: str | None = None
    """Teacher, one of the base models."""

    tuned_teacher_model_source: str | None = None
    """Teacher that was tuned, as projects/*/locations/*/models/*."""

    prompt_dataset_uri: str | None = None
    """Prompts for the teacher, the Cloud Storage URI of a JSONL file."""

    validation_dataset_uri: str | None = None
    """Validation examples, the Cloud Storage URI of a JSONL file."""

    hyperparameters: DistillationHyperParameters | None = None
    """Knobs of the tuning."""


class ReinforcementTuningUserDatasetExamples(Model):
    """Some of the examples of tuning by rewards."""

    user_dataset_examples: list[ReinforcementTuningExample] | None = None
    """The examples, shortened."""


class SingleReinforcementTuningRewardConfig(Model):
    """How an answer is rewarded."""

    reward_name: str | None = None
    """Name of the reward, which no other has."""

    parse_response_config: ReinforcementTuningParseResponseConfig | None = None
    """Part of the answer that is scored; all of it by default."""

    autorater_scorer: ReinforcementTuningAutoraterScorer | None = None
    """A model rewards it."""

    code_execution_reward_scorer: ReinforcementTuningCodeExecutionRewardScorer | None = None
    """Code rewards it."""

    string_match_reward_scorer: ReinforcementTuningStringMatchRewardScorer | None = None
    """It is compared with a text."""

    cloud_run_reward_scorer: ReinforcementTuningCloudRunRewardScorer | None = None
    """A service on Cloud Run rewards it."""


class EvaluationConfig(Model):
    """
    How a tuning job evaluates what it tunes.

    Upstream: GoogleCloudAiplatformV1EvaluationConfig.
    """

    autorater_config: AutoraterConfig | None = None
    """The model that judges."""

    dataset_custom_metrics: list[DatasetCustomMetric] | None = None
    """Custom summaries of the whole dataset."""

    inference_generation_config: GenerationConfig | None = None
    """How the tuned model generates the answers to judge; the model's defaults if unset."""

    metrics: list[Metric] | None = None
    """Metrics to compute."""

    output_config: EvaluationOutputConfig | None = None
    """Where results go."""


class PreferenceOptimizationSpec(Model):
    """
    Tuning by preferred and less preferred answers.

    Upstream: GoogleCloudAiplatformV1PreferenceOptimizationSpec.
    """

    export_last_checkpoint_only: bool | None = None
    """Keep only the last checkpoint; the intermediate ones are kept too by default."""

    hyper_parameters: PreferenceOptimizationHyperParameters | None = None
    """Knobs of the tuning."""

    training_dataset_uri: str | None = None
    """Cloud Storage URI (gs://) of a JSONL file with the training examples."""

    validation_dataset_uri: str | None = None
    """Cloud Storage URI (gs://) of a JSONL file with the validation examples."""

    evaluation_config: EvaluationConfig | None = None
    """How to evaluate the tuned model."""


class SupervisedTuningSpec(Model):
    """
    Tuning by examples of prompts and their answers.

    Upstream: GoogleCloudAiplatformV1SupervisedTuningSpec.
    """

    evaluation_config: EvaluationConfig | None = None
    """How to evaluate the tuned model."""

    export_last_checkpoint_only: bool | None = None
    """Keep only the last checkpoint; the intermediate ones are kept too by default."""

    hyper_parameters: SupervisedHyperParameters | None = None
    """Knobs of the tuning."""

    training_dataset_uri: str | None = None
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset, projects/*/locations/*/datasets/*. 100 to 500 examples are a good start."""

    validation_dataset_uri: str | None = None
    """Validation examples, in the same forms; without them the job has no evaluation metrics."""

    tuning_mode: TuningMode | None = None
    """Whether an adapter or all weights are tuned; open models only."""


class DistillationSpec(Model):
    """Tuning by the answers of a larger model, the teacher."""

    base_teacher_model: str | None = None
    """Teacher, one of the base models."""

    tuned_teacher_model_source: str | None = None
    """Teacher that was tuned, as projects/*/locations/*/models/*."""

    prompt_dataset_uri: str | None = None
    """Prompts for the teacher, the Cloud Storage URI of a JSONL file."""

    hyper_parameters: DistillationHyperParameters | None = None
    """Knobs of the tuning."""

    validation_dataset_uri: str | None = None
    """Validation examples, the Cloud Storage URI of a JSONL file."""

    tuning_mode: TuningMode | None = None
    """Whether an adapter or all weights are tuned; open models only."""

    student_model: str | None = None
    """Model that is tuned. Superseded by baseModel of the job. Deprecated."""

    training_dataset_uri: str | None = None
    """Training examples. Superseded by promptDatasetUri. Deprecated."""

    pipeline_root_directory: str | None = None
    """Cloud Storage folder for what the pipeline writes. No longer used. Deprecated."""

    export_last_checkpoint_only: bool | None = None
    """Keep only the last checkpoint; the intermediate ones are kept too by default."""

    evaluation_config: EvaluationConfig | None = None
    """How to evaluate the tuned model."""


class DatasetStats(Model):
    """Statistics of a dataset."""

    tuning_dataset_example_count: Int64 | None = None
    """Examples. Output only."""

    tuning_step_count: Int64 | None = None
    """Steps of the job. Output only."""

    total_tuning_character_count: Int64 | None = None
    """Characters. Output only."""

    total_billable_character_count: Int64 | None = None
    """Characters that are billed. Output only."""

    total_billable_token_count: Int64 | None = None
    """Tokens that are billed. Output only."""

    dropped_example_indices: list[Int64] | None = None
    """Some of the examples that were left out, counted from 1. Output only."""

    dropped_example_reasons: list[str] | None = None
    """Why each of these was left out. Output only."""

    user_dataset_examples: list[Content] | None = None
    """Some of the prompts. Output only."""

    user_input_token_distribution: DatasetDistribution | None = None
    """Tokens of prompts. Output only."""

    user_output_token_distribution: DatasetDistribution | None = None
    """Tokens of answers. Output only."""

    user_message_per_example_distribution: DatasetDistribution | None = None
    """Messages an example. Output only."""

    contents_per_example_distribution: DatasetDistribution | None = None
    """Contents an example. Output only."""

    reinforcement_tuning_user_dataset_examples: ReinforcementTuningUserDatasetExamples | None = None
    """Some of the examples, where rewards tune. Output only."""


class CompositeReinforcementTuningRewardConfigWeightedRewardConfig(Model):
    """A reward with its weight."""

    reward_config: SingleReinforcementTuningRewardConfig | None = None
    """The reward."""

    weight: float | None = None
    """Factor on the reward in the sum."""


class DistillationDataStats(Model):
    """Statistics of the data of a distillation."""

    training_dataset_stats: DatasetStats | None = None
    """Statistics of the training data. Output only."""


class CompositeReinforcementTuningRewardConfig(Model):
    """Rewards that are added up."""

    weighted_reward_configs: (
        list[CompositeReinforcementTuningRewardConfigWeightedRewardConfig] | None
    ) = None
    """The rewards, each with its weight."""


class TuningDataStats(Model):
    """
    Statistics of the training data, by the kind of tuning.

    Upstream: GoogleCloudAiplatformV1TuningDataStats.
    """

    preference_optimization_data_stats: PreferenceOptimizationDataStats | None = None
    """Found by preference tuning. Output only."""

    supervised_tuning_data_stats: SupervisedTuningDataStats | None = None
    """Found by supervised tuning."""

    distillation_data_stats: DistillationDataStats | None = None
    """Statistics for a distillation. Output only."""

    reinforcement_tuning_data_stats: DatasetStats | None = None
    """Statistics for tuning by rewards. Output only."""


class ReinforcementTuningSpec(Model):
    """Tuning by rewards for the answers of the model."""

    training_dataset_uri: str | None = None
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset."""

    validation_dataset_uri: str | None = None
    """Validation examples, in the same forms."""

    single_reward_config: SingleReinforcementTuningRewardConfig | None = None
    """How answers are rewarded."""

    composite_reward_config: CompositeReinforcementTuningRewardConfig | None = None
    """How answers are rewarded, in several ways at once."""

    hyper_parameters: ReinforcementTuningHyperParameters | None = None
    """Knobs of the tuning."""


class TuningJob(Model):
    """
    The tuning of a model by a dataset, from its settings to the model that came out.

    Upstream: GoogleCloudAiplatformV1TuningJob.
    """

    base_model: str | None = None
    """Model to tune, such as gemini-3.5-flash."""

    create_time: Timestamp | None = None
    """When the job was created. Output only."""

    description: str | None = None
    """Purpose of the job."""

    encryption_spec: EncryptionSpec | None = None
    """Key that protects everything the job creates."""

    end_time: Timestamp | None = None
    """When the job succeeded, failed, expired or was cancelled. Output only."""

    error: Status | None = None
    """The error, if the job failed or was cancelled. Output only."""

    evaluate_dataset_runs: list[EvaluateDatasetRun] | None = None
    """Evaluations the job ran. Output only."""

    experiment: str | None = None
    """Vertex AI experiment with the job's metrics: /train_total_loss, /train_fraction_of_correct_next_step_preds and /train_num_predictions, and the same of /eval_ with a validation dataset. Output only."""

    gcs_metrics_uri: str | None = None
    """Cloud Storage URI of the job's metrics. Output only."""

    labels: dict[str, str] | None = None
    """Labels of the job and of the model and endpoint it makes: lowercase letters, digits, underscores and dashes, at most 64 characters each."""

    name: str | None = None
    """Name of the job, as projects/*/locations/*/tuningJobs/*. Output only."""

    pre_tuned_model: PreTunedModel | None = None
    """Tuned model to tune further."""

    preference_optimization_spec: PreferenceOptimizationSpec | None = None
    """Tune by preferences."""

    service_account: str | None = None
    """Service account the job runs as, which the caller must be allowed to act as; the project's secure fine-tuning service agent by default."""

    start_time: Timestamp | None = None
    """When the job first ran. Output only."""

    state: JobState | None = None
    """Progress of the job. Output only."""

    supervised_tuning_spec: SupervisedTuningSpec | None = None
    """Tune by examples."""

    tuned_model: TuningJobTunedModel | None = None
    """The model that came out. Output only."""

    tuned_model_display_name: str | None = None
    """Name of the tuned model for people, at most 128 characters. Where unset it is random or, tuning further, the parent's; a new one then makes a new model instead of a new version."""

    tuning_data_stats: TuningDataStats | None = None
    """Statistics of the training data. Output only."""

    update_time: Timestamp | None = None
    """When the job last changed. Output only."""

    custom_base_model: str | None = None
    """Cloud Storage folder with the weights of an own model, of the kind that baseModel names; open models only."""

    output_uri: str | None = None
    """Cloud Storage folder for what the job makes; open models only, which need it."""

    evaluation_config: EvaluationConfig | None = None
    """How to evaluate the tuned model."""

    distillation_spec: DistillationSpec | None = None
    """Tune by the answers of a larger model."""

    distillation_sampling_spec: DistillationSamplingSpec | None = None
    """Sample the answers of a larger model."""

    reinforcement_tuning_spec: ReinforcementTuningSpec | None = None
    """Tune by rewards."""

    partner_model_tuning_spec: PartnerModelTuningSpec | None = None
    """Tune an open model or one of a partner."""

    full_fine_tuning_spec: FullFineTuningSpec | None = None
    """Tune all weights by examples."""

    veo_tuning_spec: VeoTuningSpec | None = None
    """Tune a Veo model by videos."""

    veo_lora_tuning_spec: VeoLoraTuningSpec | None = None
    """Tune a Veo model by videos, with an adapter."""

    pipeline_job: str | None = None
    """Pipeline of the job, as projects/*/locations/*/pipelineJobs/*. Output only. Deprecated."""

    tuning_job_state: TuningJobState | None = None
    """Current phase of the running job. Output only."""

    tuning_job_metadata: TuningJobMetadata | None = None
    """Progress of the job. Output only."""


class ListTuningJobsResponse(Model):
    """
    A page of tuning jobs.

    Upstream: GoogleCloudAiplatformV1ListTuningJobsResponse.
    """

    next_page_token: str | None = None
    """Token of the next page; unset on the last."""

    tuning_jobs: list[TuningJob] | None = None
    """The jobs."""


class RebaseTunedModelRequest(Model):
    """
    Body of a call that tunes a newer base model as an old one was tuned.

    Upstream: GoogleCloudAiplatformV1RebaseTunedModelRequest.
    """

    artifact_destination: GcsDestination | None = None
    """Where to write the artifacts."""

    deploy_to_same_endpoint: bool | None = None
    """Put the new model in the place of the old one, which is undeployed, instead of behind a new endpoint."""

    tuned_model_ref: TunedModelRef | None = None
    """The tuned model to rebase."""

    tuning_job: TuningJob | None = None
    """Settings that differ from the settings of the old job."""


__all__ = [
    "AdapterSize",
    "AggregationMetric",
    "AggregationOutput",
    "AggregationResult",
    "AutoraterConfig",
    "BleuMetricValue",
    "BleuSpec",
    "CancelTuningJobRequest",
    "CompositeReinforcementTuningRewardConfig",
    "CompositeReinforcementTuningRewardConfigWeightedRewardConfig",
    "ComputationBasedMetricSpec",
    "ComputationBasedMetricType",
    "CustomCodeExecutionResult",
    "CustomCodeExecutionSpec",
    "CustomOutput",
    "CustomOutputFormatConfig",
    "DatasetCustomMetric",
    "DatasetDistribution",
    "DatasetDistributionDistributionBucket",
    "DatasetStats",
    "DistillationDataStats",
    "DistillationHyperParameters",
    "DistillationSamplingSpec",
    "DistillationSpec",
    "EvaluateDatasetResponse",
    "EvaluateDatasetRun",
    "EvaluationConfig",
    "EvaluationDataset",
    "EvaluationOutputConfig",
    "EvaluationParserConfig",
    "EvaluationParserConfigCustomCodeParserConfig",
    "ExactMatchMetricValue",
    "ExactMatchSpec",
    "FullFineTuningSpec",
    "GeminiPreferenceExample",
    "GeminiPreferenceExampleCompletion",
    "GenericOperationMetadata",
    "LLMBasedMetricSpec",
    "ListTuningJobsResponse",
    "Metric",
    "MetricMetadata",
    "MetricMetadataScoreRange",
    "OutputInfo",
    "PairwiseChoice",
    "PairwiseMetricResult",
    "PairwiseMetricSpec",
    "PartnerModelTuningSpec",
    "PointwiseMetricResult",
    "PointwiseMetricSpec",
    "PreTunedModel",
    "PredefinedMetricSpec",
    "PreferenceOptimizationDataStats",
    "PreferenceOptimizationHyperParameters",
    "PreferenceOptimizationSpec",
    "RawOutput",
    "RebaseTunedModelOperationMetadata",
    "RebaseTunedModelRequest",
    "ReinforcementTuningAutoraterScorer",
    "ReinforcementTuningAutoraterScorerExactMatchScorer",
    "ReinforcementTuningAutoraterScorerParsedResponseConversionScorer",
    "ReinforcementTuningCloudRunRewardScorer",
    "ReinforcementTuningCodeExecutionRewardScorer",
    "ReinforcementTuningExample",
    "ReinforcementTuningHyperParameters",
    "ReinforcementTuningMatchOperation",
    "ReinforcementTuningParseResponseConfig",
    "ReinforcementTuningResponseParseType",
    "ReinforcementTuningSpec",
    "ReinforcementTuningStringMatchRewardScorer",
    "ReinforcementTuningStringMatchRewardScorerJsonMatchExpression",
    "ReinforcementTuningStringMatchRewardScorerStringMatchExpression",
    "ReinforcementTuningThinkingLevel",
    "ReinforcementTuningUserDatasetExamples",
    "RougeMetricValue",
    "RougeSpec",
    "RubricContentType",
    "RubricGenerationSpec",
    "SingleReinforcementTuningRewardConfig",
    "SupervisedHyperParameters",
    "SupervisedTuningDataStats",
    "SupervisedTuningDatasetDistribution",
    "SupervisedTuningDatasetDistributionDatasetBucket",
    "SupervisedTuningSpec",
    "TunedModelCheckpoint",
    "TunedModelRef",
    "TuningDataStats",
    "TuningJob",
    "TuningJobMetadata",
    "TuningJobState",
    "TuningJobTunedModel",
    "TuningMode",
    "TuningSpeed",
    "VeoHyperParameters",
    "VeoLoraTuningSpec",
    "VeoTuningSpec",
    "VeoTuningTask",
    "VideoOrientation",
]
