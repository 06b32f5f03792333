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
from .models import MachineSpec, ModelContainerSpec, PredictSchemata


class BatchPredictionJobInstanceConfig(Model):
    """
    How lines of the input become instances.

    Upstream: GoogleCloudAiplatformV1BatchPredictionJobInstanceConfig.
    """

    excluded_fields: list[str] | None = None
    """Fields that are left out."""

    included_fields: list[str] | None = None
    """Fields that are used; all by default."""

    instance_type: str | None = None
    """Form of an instance: object or array."""

    key_field: str | None = None
    """Field whose value is the key of an instance; the answer gets it, too."""


class BatchPredictionJobOutputInfo(Model):
    """
    Where the answers of a job are.

    Upstream: GoogleCloudAiplatformV1BatchPredictionJobOutputInfo.
    """

    bigquery_output_dataset: str | None = None
    """Dataset in BigQuery, as bq://project.dataset. Output only."""

    bigquery_output_table: str | None = None
    """Table in the dataset. Output only."""

    gcs_output_directory: str | None = None
    """Folder in Cloud Storage. Output only."""

    vertex_multimodal_dataset_name: str | None = None
    """Multimodal dataset, as projects/*/locations/*/datasets/*. Output only."""


class BigQueryDestination(Model):
    """
    Where to write in BigQuery.

    Upstream: GoogleCloudAiplatformV1BigQueryDestination.
    """

    output_uri: str | None = None
    """Project, dataset or table, as bq://project.dataset.table; what is missing is created."""


class BlurBaselineConfig(Model):
    """
    A baseline that is a blurred input.

    Upstream: GoogleCloudAiplatformV1BlurBaselineConfig.
    """

    max_blur_sigma: float | None = None
    """Standard deviation of the strongest blur."""


class CancelBatchPredictionJobRequest(Model):
    """
    Body of a call that cancels a batch prediction job; it is empty.

    Upstream: GoogleCloudAiplatformV1CancelBatchPredictionJobRequest.
    """


class CompletionStats(Model):
    """
    Counts of the requests of a job.

    Upstream: GoogleCloudAiplatformV1CompletionStats.
    """

    failed_count: Int64 | None = None
    """Requests that failed. Output only."""

    incomplete_count: Int64 | None = None
    """Requests without an answer; -1 if unknown. Output only."""

    successful_count: Int64 | None = None
    """Requests with an answer. Output only."""

    successful_forecast_point_count: Int64 | None = None
    """Predicted points of a forecast. Output only."""


class ExplanationMetadataInputMetadataFeatureValueDomain(Model):
    """
    Range of the values of a feature.

    Upstream: GoogleCloudAiplatformV1ExplanationMetadataInputMetadataFeatureValueDomain.
    """

    max_value: float | None = None
    """Highest value."""

    min_value: float | None = None
    """Lowest value."""

    original_mean: float | None = None
    """Mean before standardization."""

    original_stddev: float | None = None
    """Standard deviation before standardization."""


class ExplanationMetadataOutputMetadata(Model):
    """
    An output of a model, for explanations.

    Upstream: GoogleCloudAiplatformV1ExplanationMetadataOutputMetadata.
    """

    display_name_mapping_key: str | None = None
    """Field of a prediction with the names of the outputs."""

    index_display_name_mapping: Any | None = None
    """Names of the outputs."""

    output_tensor_name: str | None = None
    """Tensor of the output."""


class FeatureNoiseSigmaNoiseSigmaForFeature(Model):
    """
    Noise of a feature.

    Upstream: GoogleCloudAiplatformV1FeatureNoiseSigmaNoiseSigmaForFeature.
    """

    name: str | None = None
    """The feature."""

    sigma: float | None = None
    """Standard deviation of its noise; 0.1 by default."""


class ManualBatchTuningParameters(Model):
    """
    Sizes of the batches that a model gets.

    Upstream: GoogleCloudAiplatformV1ManualBatchTuningParameters.
    """

    batch_size: int | None = None
    """Instances in one request to the model; 64 by default."""


class ResourcesConsumed(Model):
    """
    Resources that a job used.

    Upstream: GoogleCloudAiplatformV1ResourcesConsumed.
    """

    replica_hours: float | None = None
    """Hours of machines. Output only."""


class SampledShapleyAttribution(Model):
    """
    Explanation by sampled Shapley values.

    Upstream: GoogleCloudAiplatformV1SampledShapleyAttribution.
    """

    path_count: int | None = None
    """Permutations that are sampled, 1 to 50."""


class VertexMultimodalDatasetDestination(Model):
    """
    A multimodal dataset to write.

    Upstream: GoogleCloudAiplatformV1VertexMultimodalDatasetDestination.
    """

    bigquery_destination: BigQueryDestination | None = None
    """Table that holds the dataset; the service chooses by default."""

    display_name: str | None = None
    """Name of the dataset for people."""


class VertexMultimodalDatasetSource(Model):
    """
    A multimodal dataset to read.

    Upstream: GoogleCloudAiplatformV1VertexMultimodalDatasetSource.
    """

    dataset_name: str | None = None
    """Dataset, as projects/*/locations/*/datasets/*."""


ExamplesDataFormat = Literal["DATA_FORMAT_UNSPECIFIED", "JSONL"] | str


ExplanationColorMap = (
    Literal[
        "COLOR_MAP_UNSPECIFIED",
        "PINK_GREEN",
        "VIRIDIS",
        "RED",
        "GREEN",
        "RED_GREEN",
        "PINK_WHITE_GREEN",
    ]
    | str
)


ExplanationInputEncoding = (
    Literal[
        "ENCODING_UNSPECIFIED",
        "IDENTITY",
        "BAG_OF_FEATURES",
        "BAG_OF_FEATURES_SPARSE",
        "INDICATOR",
        "COMBINED_EMBEDDING",
        "CONCAT_EMBEDDING",
    ]
    | str
)


ExplanationOverlayType = (
    Literal["OVERLAY_TYPE_UNSPECIFIED", "NONE", "ORIGINAL", "GRAYSCALE", "MASK_BLACK"] | str
)


ExplanationPolarity = Literal["POLARITY_UNSPECIFIED", "POSITIVE", "NEGATIVE", "BOTH"] | str


ExplanationVisualizationType = Literal["TYPE_UNSPECIFIED", "PIXELS", "OUTLINES"] | str


PresetModality = Literal["MODALITY_UNSPECIFIED", "IMAGE", "TEXT", "TABULAR"] | str


PresetQuery = Literal["PRECISE", "FAST"] | str


class BatchPredictionJobInputConfig(Model):
    """
    The input of a job; one source is set.

    Upstream: GoogleCloudAiplatformV1BatchPredictionJobInputConfig.
    """

    bigquery_source: BigQuerySource | None = None
    """A table in BigQuery."""

    gcs_source: GcsSource | None = None
    """Files in Cloud Storage."""

    instances_format: str | None = None
    """Format of the input: jsonl or bigquery for Gemini, and csv, file-list, tf-record, tf-record-gzip or vertex-multimodal-dataset."""

    vertex_multimodal_dataset_source: VertexMultimodalDatasetSource | None = None
    """A multimodal dataset."""


class BatchPredictionJobOutputConfig(Model):
    """
    Where a job writes; one destination is set.

    Upstream: GoogleCloudAiplatformV1BatchPredictionJobOutputConfig.
    """

    bigquery_destination: BigQueryDestination | None = None
    """A table or dataset in BigQuery."""

    gcs_destination: GcsDestination | None = None
    """A folder in Cloud Storage."""

    predictions_format: str | None = None
    """Format of the output: jsonl or bigquery for Gemini, and csv or vertex-multimodal-dataset."""

    vertex_multimodal_dataset_destination: VertexMultimodalDatasetDestination | None = None
    """A multimodal dataset."""


class ExamplesExampleGcsSource(Model):
    """
    Examples in Cloud Storage.

    Upstream: GoogleCloudAiplatformV1ExamplesExampleGcsSource.
    """

    data_format: ExamplesDataFormat | None = None
    """Format of the files."""

    gcs_source: GcsSource | None = None
    """The files."""


class ExplanationMetadataInputMetadataVisualization(Model):
    """
    How the explanation of an image is drawn.

    Upstream: GoogleCloudAiplatformV1ExplanationMetadataInputMetadataVisualization.
    """

    clip_percent_lowerbound: float | None = None
    """Attributions below this percentile are not drawn; 62 by default."""

    clip_percent_upperbound: float | None = None
    """Attributions above this percentile are drawn as its own; 99.9 by default."""

    color_map: ExplanationColorMap | None = None
    """Colors."""

    overlay_type: ExplanationOverlayType | None = None
    """Background of the attributions."""

    polarity: ExplanationPolarity | None = None
    """Which attributions are drawn."""

    type: ExplanationVisualizationType | None = None
    """Form of the drawing."""


class FeatureNoiseSigma(Model):
    """
    Noise of features.

    Upstream: GoogleCloudAiplatformV1FeatureNoiseSigma.
    """

    noise_sigma: list[FeatureNoiseSigmaNoiseSigmaForFeature] | None = None
    """The features."""


class Presets(Model):
    """
    Preset of a search for similar examples.

    Upstream: GoogleCloudAiplatformV1Presets.
    """

    modality: PresetModality | None = None
    """Kind of the examples."""

    query: PresetQuery | None = None
    """Priority of the search, precision or speed."""


class SmoothGradConfig(Model):
    """
    Noise that is averaged out of gradients.

    Upstream: GoogleCloudAiplatformV1SmoothGradConfig.
    """

    feature_noise_sigma: FeatureNoiseSigma | None = None
    """Noise of each feature."""

    noise_sigma: float | None = None
    """Standard deviation of the noise of all features."""

    noisy_sample_count: int | None = None
    """Samples that are averaged, at most 50; 3 by default."""


class XraiAttribution(Model):
    """
    Explanation of regions of images by XRAI.

    Upstream: GoogleCloudAiplatformV1XraiAttribution.
    """

    blur_baseline_config: BlurBaselineConfig | None = None
    """Baseline that is a blurred input."""

    smooth_grad_config: SmoothGradConfig | None = None
    """Noise that is averaged out."""

    step_count: int | None = None
    """Steps of the approximation, 1 to 100."""


class Examples(Model):
    """
    Explanations by similar examples.

    Upstream: GoogleCloudAiplatformV1Examples.
    """

    example_gcs_source: ExamplesExampleGcsSource | None = None
    """Examples in Cloud Storage."""

    nearest_neighbor_search_config: Any | None = None
    """Full configuration of the search."""

    neighbor_count: int | None = None
    """Number of neighbors; 10 by default."""

    presets: Presets | None = None
    """Preset of the search."""


class ExplanationMetadataInputMetadata(Model):
    """
    An input of a model, for explanations.

    Upstream: GoogleCloudAiplatformV1ExplanationMetadataInputMetadata.
    """

    dense_shape_tensor_name: str | None = None
    """Tensor with the shape of a sparse input."""

    encoded_baselines: list[Any] | None = None
    """Baselines in the encoded form."""

    encoded_tensor_name: str | None = None
    """Tensor of the encoded input."""

    encoding: ExplanationInputEncoding | None = None
    """How the input is encoded."""

    feature_value_domain: ExplanationMetadataInputMetadataFeatureValueDomain | None = None
    """Range of the values."""

    group_name: str | None = None
    """Group of inputs that get one attribution."""

    index_feature_mapping: list[str] | None = None
    """Names of the features, by their index in the tensor."""

    indices_tensor_name: str | None = None
    """Tensor with the indices of a sparse input."""

    input_baselines: list[Any] | None = None
    """Baselines of the input."""

    input_tensor_name: str | None = None
    """Tensor of the input."""

    modality: str | None = None
    """What the input is: numeric, image, text or categorical."""

    visualization: ExplanationMetadataInputMetadataVisualization | None = None
    """How the explanation of an image is drawn."""


class IntegratedGradientsAttribution(Model):
    """
    Explanation by integrated gradients.

    Upstream: GoogleCloudAiplatformV1IntegratedGradientsAttribution.
    """

    blur_baseline_config: BlurBaselineConfig | None = None
    """Baseline that is a blurred input."""

    smooth_grad_config: SmoothGradConfig | None = None
    """Noise that is averaged out."""

    step_count: int | None = None
    """Steps of the approximation, 1 to 100."""


class BatchDedicatedResources(Model):
    """
    Machines of a job.

    Upstream: GoogleCloudAiplatformV1BatchDedicatedResources.
    """

    machine_spec: MachineSpec | None = None
    """Kind of machine."""

    max_replica_count: int | None = None
    """Highest number of machines; 10 by default."""

    starting_replica_count: int | None = None
    """Number of machines at the start; the service chooses by default."""


class ExplanationMetadata(Model):
    """
    Inputs and outputs of a model, for explanations.

    Upstream: GoogleCloudAiplatformV1ExplanationMetadata.
    """

    feature_attributions_schema_uri: str | None = None
    """Schema of the attributions of features, in Cloud Storage."""

    inputs: dict[str, ExplanationMetadataInputMetadata] | None = None
    """Inputs by name."""

    latent_space_source: str | None = None
    """Name of the source of the embeddings, for explanations by examples."""

    outputs: dict[str, ExplanationMetadataOutputMetadata] | None = None
    """Outputs by name."""


class ExplanationParameters(Model):
    """
    Method of an explanation.

    Upstream: GoogleCloudAiplatformV1ExplanationParameters.
    """

    examples: Examples | None = None
    """Explain by similar examples."""

    integrated_gradients_attribution: IntegratedGradientsAttribution | None = None
    """Explain by integrated gradients."""

    output_indices: list[Any] | None = None
    """Outputs that are explained; the highest topK by default."""

    sampled_shapley_attribution: SampledShapleyAttribution | None = None
    """Explain by sampled Shapley values."""

    top_k: int | None = None
    """Number of outputs that are explained; -1 means all."""

    xrai_attribution: XraiAttribution | None = None
    """Explain regions of images by XRAI."""


class ExplanationSpec(Model):
    """
    How predictions are explained.

    Upstream: GoogleCloudAiplatformV1ExplanationSpec.
    """

    metadata: ExplanationMetadata | None = None
    """Inputs and outputs of the model."""

    parameters: ExplanationParameters | None = None
    """Method of the explanation."""


class UnmanagedContainerModel(Model):
    """
    A model that is not uploaded to Vertex AI.

    Upstream: GoogleCloudAiplatformV1UnmanagedContainerModel.
    """

    artifact_uri: str | None = None
    """Folder in Cloud Storage with the files of the model."""

    container_spec: ModelContainerSpec | None = None
    """Container that serves it."""

    predict_schemata: PredictSchemata | None = None
    """Schemas of the instances, parameters and predictions."""


class BatchPredictionJob(Model):
    """
    A batch of requests to a model, which are read from Cloud Storage or BigQuery and whose answers are written there.

    Upstream: GoogleCloudAiplatformV1BatchPredictionJob.
    """

    completion_stats: CompletionStats | None = None
    """How many requests have an answer. Output only."""

    create_time: Timestamp | None = None
    """When it was created. Output only."""

    dedicated_resources: BatchDedicatedResources | None = None
    """Machines for models of the user; not for Gemini."""

    disable_container_logging: bool | None = None
    """Whether the container of a model writes no logs."""

    display_name: str | None = None
    """Name for people, at most 128 characters."""

    encryption_spec: EncryptionSpec | None = None
    """Key that protects the job and what it writes."""

    end_time: Timestamp | None = None
    """When it ended. Output only."""

    error: Status | None = None
    """Why it failed or was cancelled. Output only."""

    explanation_spec: ExplanationSpec | None = None
    """How predictions are explained; not for Gemini."""

    generate_explanation: bool | None = None
    """Whether predictions are explained; not for Gemini."""

    input_config: BatchPredictionJobInputConfig | None = None
    """The input."""

    instance_config: BatchPredictionJobInstanceConfig | None = None
    """How lines of the input become instances; not for Gemini."""

    labels: dict[str, str] | None = None
    """Labels of the job."""

    manual_batch_tuning_parameters: ManualBatchTuningParameters | None = None
    """Sizes of the batches that a model of the user gets."""

    model: str | None = None
    """The model, as publishers/*/models/* or projects/*/locations/*/models/*."""

    model_parameters: Any | None = None
    """Parameters of all predictions; not for Gemini."""

    model_version_id: str | None = None
    """Version of the model. Output only."""

    name: str | None = None
    """Name, as projects/*/locations/*/batchPredictionJobs/*. Output only."""

    output_config: BatchPredictionJobOutputConfig | None = None
    """Where to write."""

    output_info: BatchPredictionJobOutputInfo | None = None
    """Where the answers are. Output only."""

    partial_failures: list[Status] | None = None
    """Errors that cost some of the answers. Output only."""

    resources_consumed: ResourcesConsumed | None = None
    """Resources that were used. Output only."""

    satisfies_pzi: bool | None = None
    """Whether zone isolation is satisfied. Output only."""

    satisfies_pzs: bool | None = None
    """Whether zone separation is satisfied. Output only."""

    service_account: str | None = None
    """Account as which the container of a model runs."""

    start_time: Timestamp | None = None
    """When it started to run. Output only."""

    state: JobState | None = None
    """State of the job. Output only."""

    unmanaged_container_model: UnmanagedContainerModel | None = None
    """Model that is not uploaded to Vertex AI, in place of model."""

    update_time: Timestamp | None = None
    """When it was last changed. Output only."""


class ListBatchPredictionJobsResponse(Model):
    """
    A page of batch prediction jobs.

    Upstream: GoogleCloudAiplatformV1ListBatchPredictionJobsResponse.
    """

    batch_prediction_jobs: list[BatchPredictionJob] | None = None
    """The jobs."""

    next_page_token: str | None = None
    """Token of the next page; unset on the last."""


__all__ = [
    "BatchDedicatedResources",
    "BatchPredictionJob",
    "BatchPredictionJobInputConfig",
    "BatchPredictionJobInstanceConfig",
    "BatchPredictionJobOutputConfig",
    "BatchPredictionJobOutputInfo",
    "BigQueryDestination",
    "BlurBaselineConfig",
    "CancelBatchPredictionJobRequest",
    "CompletionStats",
    "Examples",
    "ExamplesDataFormat",
    "ExamplesExampleGcsSource",
    "ExplanationColorMap",
    "ExplanationInputEncoding",
    "ExplanationMetadata",
    "ExplanationMetadataInputMetadata",
    "ExplanationMetadataInputMetadataFeatureValueDomain",
    "ExplanationMetadataInputMetadataVisualization",
    "ExplanationMetadataOutputMetadata",
    "ExplanationOverlayType",
    "ExplanationParameters",
    "ExplanationPolarity",
    "ExplanationSpec",
    "ExplanationVisualizationType",
    "FeatureNoiseSigma",
    "FeatureNoiseSigmaNoiseSigmaForFeature",
    "IntegratedGradientsAttribution",
    "ListBatchPredictionJobsResponse",
    "ManualBatchTuningParameters",
    "PresetModality",
    "PresetQuery",
    "Presets",
    "ResourcesConsumed",
    "SampledShapleyAttribution",
    "SmoothGradConfig",
    "UnmanagedContainerModel",
    "VertexMultimodalDatasetDestination",
    "VertexMultimodalDatasetSource",
    "XraiAttribution",
]
