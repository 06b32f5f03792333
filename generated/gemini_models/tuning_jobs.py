# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Any, Literal

from gemini_sdk._wire import Int64, Model, Timestamp

from .common import Status
from .generate_content import Content
from .generate_content_requests import GenerationConfig


class BigQuerySource(Model):
    """
    A BigQuery table to read.

    Upstream: GoogleCloudAiplatformV1BigQuerySource.
    """

    input_uri: str | None = None
    """Table, as bq://project.dataset.table; at most 2000 characters."""


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
    """What the code returned. Output only."""


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


class EncryptionSpec(Model):
    """
    A customer-managed key that protects what is created.

    Upstream: GoogleCloudAiplatformV1EncryptionSpec.
    """

    kms_key_name: str | None = None
    """Cloud KMS key in the same region, as projects/*/locations/*/keyRings/*/cryptoKeys/*."""


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
    """1 where answer and reference are equal, else 0. Output only."""


class ExactMatchSpec(Model):
    """
    Exact match: 1 where answer and reference are equal, else 0. It has no options.

    Upstream: GoogleCloudAiplatformV1ExactMatchSpec.
    """


class GcsDestination(Model):
    """
    A Cloud Storage folder to write into.

    Upstream: GoogleCloudAiplatformV1GcsDestination.
    """

    output_uri_prefix: str | None = None
    """Folder, as gs://bucket/folder; created where missing, and a slash is appended."""


class GcsSource(Model):
    """
    Cloud Storage files to read.

    Upstream: GoogleCloudAiplatformV1GcsSource.
    """

    uris: list[str] | None = None
    """Files, as gs:// URIs; wildcards are allowed."""


class GenericOperationMetadata(Model):
    """
    What the metadata of every operation has.

    Upstream: GoogleCloudAiplatformV1GenericOperationMetadata.
    """

    create_time: Timestamp | None = None
    """Start of the operation. Output only."""

    partial_failures: list[Status] | None = None
    """What failed without ending the operation, such as single files of a batch; a failure of the whole is the operation's error. Output only."""

    update_time: Timestamp | None = None
    """Last change; together with done, the end. Output only."""


class MetricMetadataScoreRange(Model):
    """
    The scores a metric can give.

    Upstream: GoogleCloudAiplatformV1MetricMetadataScoreRange.
    """

    description: str | None = None
    """What the score means, and which end is better."""

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
    """Checkpoint to start from; the default one where unset."""

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
    """What every operation has."""


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
    """Its checkpoints, where the job keeps intermediate ones. Output only."""

    endpoint: str | None = None
    """Endpoint to ask, as projects/*/locations/*/endpoints/*. Output only."""

    model: str | None = None
    """The model, as projects/*/locations/*/models/*@version. Tuned from a base model it is version 1; tuned further, the next version of its parent, unless a display name of its own makes it a new model. Output only."""


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


JobState = (
    Literal[
        "JOB_STATE_UNSPECIFIED",
        "JOB_STATE_QUEUED",
        "JOB_STATE_PENDING",
        "JOB_STATE_RUNNING",
        "JOB_STATE_SUCCEEDED",
        "JOB_STATE_FAILED",
        "JOB_STATE_CANCELLING",
        "JOB_STATE_CANCELLED",
        "JOB_STATE_PAUSED",
        "JOB_STATE_EXPIRED",
        "JOB_STATE_UPDATING",
        "JOB_STATE_PARTIALLY_SUCCEEDED",
    ]
    | str
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
    """Name for people; that of the registered metric where unset."""


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


class PreferenceOptimizationSpec(Model):
    """
    Tuning by preferred and less preferred answers.

    Upstream: GoogleCloudAiplatformV1PreferenceOptimizationSpec.
    """

    export_last_checkpoint_only: bool | None = None
    """Keep only the last checkpoint; the intermediate ones are kept too where unset."""

    hyper_parameters: PreferenceOptimizationHyperParameters | None = None
    """Knobs of the tuning."""

    training_dataset_uri: str | None = None
    """Cloud Storage URI (gs://) of a JSONL file with the training examples."""

    validation_dataset_uri: str | None = None
    """Cloud Storage URI (gs://) of a JSONL file with the validation examples."""


class SupervisedHyperParameters(Model):
    """
    Knobs of supervised tuning; leave them unset on a first try.

    Upstream: GoogleCloudAiplatformV1SupervisedHyperParameters.
    """

    adapter_size: AdapterSize | None = None
    """Size of the adapter: larger ones learn harder tasks and need more examples and time."""

    epoch_count: Int64 | None = None
    """Passes over the whole training dataset; the recommended number where unset."""

    learning_rate_multiplier: float | None = None
    """Factor on the recommended learning rate; 1 where unset. Only for Google's own models."""


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


class AggregationOutput(Model):
    """
    Summary statistics of a whole evaluation dataset.

    Upstream: GoogleCloudAiplatformV1AggregationOutput.
    """

    aggregation_results: list[AggregationResult] | None = None
    """Results, one a metric."""

    dataset: EvaluationDataset | None = None
    """What was evaluated."""


class AutoraterConfig(Model):
    """
    The model that judges answers, and how it is asked.

    Upstream: GoogleCloudAiplatformV1AutoraterConfig.
    """

    autorater_model: str | None = None
    """Judge to use: projects/*/locations/*/publishers/*/models/*, or the endpoint of a tuned one, projects/*/locations/*/endpoints/*."""

    flip_enabled: bool | None = None
    """Pairwise only: swap candidate and baseline in half of the samples, against the judge's bias for a position. On where unset; needs the names of both response fields."""

    generation_config: GenerationConfig | None = None
    """How the judge generates."""

    sampling_count: int | None = None
    """Times each instance is judged, 1 to 32; 4 where unset."""


class EvaluateDatasetResponse(Model):
    """
    What evaluating a dataset gave.

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
    What the service found in a dataset for supervised tuning.

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
    """Generate rubrics as told here."""

    rubric_group_key: str | None = None
    """Use the rubrics that the instance carries under this key of its rubric_groups."""

    system_instruction: str | None = None
    """System instruction of the judge."""


class Metric(Model):
    """
    What an evaluation measures; one kind of metric is set.

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
    What the service found in a dataset for preference tuning.

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


class TuningDataStats(Model):
    """
    What the service found in the training data; by the kind of tuning.

    Upstream: GoogleCloudAiplatformV1TuningDataStats.
    """

    preference_optimization_data_stats: PreferenceOptimizationDataStats | None = None
    """Found by preference tuning. Output only."""

    supervised_tuning_data_stats: SupervisedTuningDataStats | None = None
    """Found by supervised tuning."""


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
    """How the tuned model generates the answers to judge; its defaults where unset."""

    metrics: list[Metric] | None = None
    """What to measure."""

    output_config: EvaluationOutputConfig | None = None
    """Where results go."""


class SupervisedTuningSpec(Model):
    """
    Tuning by examples of prompts and their answers.

    Upstream: GoogleCloudAiplatformV1SupervisedTuningSpec.
    """

    evaluation_config: EvaluationConfig | None = None
    """How to evaluate the tuned model."""

    export_last_checkpoint_only: bool | None = None
    """Keep only the last checkpoint; the intermediate ones are kept too where unset."""

    hyper_parameters: SupervisedHyperParameters | None = None
    """Knobs of the tuning."""

    training_dataset_uri: str | None = None
    """Training examples: the Cloud Storage URI (gs://) of a JSONL file, or a multimodal dataset, projects/*/locations/*/datasets/*. 100 to 500 examples are a good start."""

    validation_dataset_uri: str | None = None
    """Validation examples, in the same forms; without them the job has no evaluation metrics."""


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
    """What the job is for."""

    encryption_spec: EncryptionSpec | None = None
    """Key that protects everything the job creates."""

    end_time: Timestamp | None = None
    """When the job succeeded, failed, expired or was cancelled. Output only."""

    error: Status | None = None
    """What went wrong, where the job failed or was cancelled. Output only."""

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
    """Service account the job runs as, which the caller must be allowed to act as; the project's secure fine-tuning service agent where unset."""

    start_time: Timestamp | None = None
    """When the job first ran. Output only."""

    state: JobState | None = None
    """How far the job is. Output only."""

    supervised_tuning_spec: SupervisedTuningSpec | None = None
    """Tune by examples."""

    tuned_model: TuningJobTunedModel | None = None
    """The model that came out. Output only."""

    tuned_model_display_name: str | None = None
    """Name of the tuned model for people, at most 128 characters. Where unset it is random or, tuning further, the parent's; a new one then makes a new model instead of a new version."""

    tuning_data_stats: TuningDataStats | None = None
    """What the service found in the training data. Output only."""

    update_time: Timestamp | None = None
    """When the job last changed. Output only."""


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
    """Settings that differ from those of the old job."""


__all__ = [
    "AdapterSize",
    "AggregationMetric",
    "AggregationOutput",
    "AggregationResult",
    "AutoraterConfig",
    "BigQuerySource",
    "BleuMetricValue",
    "BleuSpec",
    "CancelTuningJobRequest",
    "ComputationBasedMetricSpec",
    "ComputationBasedMetricType",
    "CustomCodeExecutionResult",
    "CustomCodeExecutionSpec",
    "CustomOutput",
    "CustomOutputFormatConfig",
    "DatasetCustomMetric",
    "DatasetDistribution",
    "DatasetDistributionDistributionBucket",
    "EncryptionSpec",
    "EvaluateDatasetResponse",
    "EvaluateDatasetRun",
    "EvaluationConfig",
    "EvaluationDataset",
    "EvaluationOutputConfig",
    "EvaluationParserConfig",
    "EvaluationParserConfigCustomCodeParserConfig",
    "ExactMatchMetricValue",
    "ExactMatchSpec",
    "GcsDestination",
    "GcsSource",
    "GeminiPreferenceExample",
    "GeminiPreferenceExampleCompletion",
    "GenericOperationMetadata",
    "JobState",
    "LLMBasedMetricSpec",
    "ListTuningJobsResponse",
    "Metric",
    "MetricMetadata",
    "MetricMetadataScoreRange",
    "OutputInfo",
    "PairwiseChoice",
    "PairwiseMetricResult",
    "PairwiseMetricSpec",
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
    "RougeMetricValue",
    "RougeSpec",
    "RubricContentType",
    "RubricGenerationSpec",
    "SupervisedHyperParameters",
    "SupervisedTuningDataStats",
    "SupervisedTuningDatasetDistribution",
    "SupervisedTuningDatasetDistributionDatasetBucket",
    "SupervisedTuningSpec",
    "TunedModelCheckpoint",
    "TunedModelRef",
    "TuningDataStats",
    "TuningJob",
    "TuningJobTunedModel",
]
