# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict

from .batch_prediction_jobs import (
    BatchDedicatedResources,
    BatchPredictionJobInputConfig,
    BatchPredictionJobInstanceConfig,
    BatchPredictionJobOutputConfig,
    BatchPredictionJobOutputInfo,
    BigQueryDestination,
    BlurBaselineConfig,
    CompletionStats,
    Examples,
    ExamplesDataFormat,
    ExamplesExampleGcsSource,
    ExplanationColorMap,
    ExplanationInputEncoding,
    ExplanationMetadata,
    ExplanationMetadataInputMetadata,
    ExplanationMetadataInputMetadataFeatureValueDomain,
    ExplanationMetadataInputMetadataVisualization,
    ExplanationMetadataOutputMetadata,
    ExplanationOverlayType,
    ExplanationParameters,
    ExplanationPolarity,
    ExplanationSpec,
    ExplanationVisualizationType,
    FeatureNoiseSigma,
    FeatureNoiseSigmaNoiseSigmaForFeature,
    IntegratedGradientsAttribution,
    ManualBatchTuningParameters,
    PresetModality,
    PresetQuery,
    Presets,
    ResourcesConsumed,
    SampledShapleyAttribution,
    SmoothGradConfig,
    UnmanagedContainerModel,
    VertexMultimodalDatasetDestination,
    VertexMultimodalDatasetSource,
    XraiAttribution,
)
from .common import BigQuerySource, EncryptionSpec, GcsDestination, GcsSource, JobState, Status
from .common_dicts import BigQuerySourceDict, EncryptionSpecDict, GcsDestinationDict, GcsSourceDict
from .models import MachineSpec, ModelContainerSpec, PredictSchemata
from .models_dicts import MachineSpecDict, ModelContainerSpecDict, PredictSchemataDict


class BatchDedicatedResourcesDict(TypedDict, total=False):
    """Machines of a job."""

    machineSpec: "MachineSpec | MachineSpecDict | None"
    """Kind of machine."""
    machine_spec: "MachineSpec | MachineSpecDict | None"
    """Kind of machine."""
    maxReplicaCount: "int | None"
    """Highest number of machines; 10 by default."""
    max_replica_count: "int | None"
    """Highest number of machines; 10 by default."""
    startingReplicaCount: "int | None"
    """Number of machines at the start; the service chooses by default."""
    starting_replica_count: "int | None"
    """Number of machines at the start; the service chooses by default."""


class BatchPredictionJobDict(TypedDict, total=False):
    """A batch of requests to a model, which are read from Cloud Storage or BigQuery and whose answers are written there."""

    completionStats: "CompletionStats | None"
    """How many requests have an answer. Output only."""
    completion_stats: "CompletionStats | None"
    """How many requests have an answer. Output only."""
    createTime: "str | datetime | None"
    """When it was created. Output only."""
    create_time: "str | datetime | None"
    """When it was created. Output only."""
    dedicatedResources: "BatchDedicatedResources | BatchDedicatedResourcesDict | None"
    """Machines for models of the user; not for Gemini."""
    dedicated_resources: "BatchDedicatedResources | BatchDedicatedResourcesDict | None"
    """Machines for models of the user; not for Gemini."""
    disableContainerLogging: "bool | None"
    """Whether the container of a model writes no logs."""
    disable_container_logging: "bool | None"
    """Whether the container of a model writes no logs."""
    displayName: "str | None"
    """Name for people, at most 128 characters."""
    display_name: "str | None"
    """Name for people, at most 128 characters."""
    encryptionSpec: "EncryptionSpec | EncryptionSpecDict | None"
    """Key that protects the job and what it writes."""
    encryption_spec: "EncryptionSpec | EncryptionSpecDict | None"
    """Key that protects the job and what it writes."""
    endTime: "str | datetime | None"
    """When it ended. Output only."""
    end_time: "str | datetime | None"
    """When it ended. Output only."""
    error: "Status | None"
    """Why it failed or was cancelled. Output only."""
    explanationSpec: "ExplanationSpec | ExplanationSpecDict | None"
    """How predictions are explained; not for Gemini."""
    explanation_spec: "ExplanationSpec | ExplanationSpecDict | None"
    """How predictions are explained; not for Gemini."""
    generateExplanation: "bool | None"
    """Whether predictions are explained; not for Gemini."""
    generate_explanation: "bool | None"
    """Whether predictions are explained; not for Gemini."""
    inputConfig: "BatchPredictionJobInputConfig | BatchPredictionJobInputConfigDict | None"
    """The input."""
    input_config: "BatchPredictionJobInputConfig | BatchPredictionJobInputConfigDict | None"
    """The input."""
    instanceConfig: "BatchPredictionJobInstanceConfig | BatchPredictionJobInstanceConfigDict | None"
    """How lines of the input become instances; not for Gemini."""
    instance_config: (
        "BatchPredictionJobInstanceConfig | BatchPredictionJobInstanceConfigDict | None"
    )
    """How lines of the input become instances; not for Gemini."""
    labels: "Mapping[str, str] | None"
    """Labels of the job."""
    manualBatchTuningParameters: (
        "ManualBatchTuningParameters | ManualBatchTuningParametersDict | None"
    )
    """Sizes of the batches that a model of the user gets."""
    manual_batch_tuning_parameters: (
        "ManualBatchTuningParameters | ManualBatchTuningParametersDict | None"
    )
    """Sizes of the batches that a model of the user gets."""
    model: "str | None"
    """The model, as publishers/*/models/* or projects/*/locations/*/models/*."""
    modelParameters: "Any | None"
    """Parameters of all predictions; not for Gemini."""
    model_parameters: "Any | None"
    """Parameters of all predictions; not for Gemini."""
    modelVersionId: "str | None"
    """Version of the model. Output only."""
    model_version_id: "str | None"
    """Version of the model. Output only."""
    name: "str | None"
    """Name, as projects/*/locations/*/batchPredictionJobs/*. Output only."""
    outputConfig: "BatchPredictionJobOutputConfig | BatchPredictionJobOutputConfigDict | None"
    """Where to write."""
    output_config: "BatchPredictionJobOutputConfig | BatchPredictionJobOutputConfigDict | None"
    """Where to write."""
    outputInfo: "BatchPredictionJobOutputInfo | None"
    """Where the answers are. Output only."""
    output_info: "BatchPredictionJobOutputInfo | None"
    """Where the answers are. Output only."""
    partialFailures: "Sequence[Status] | Status | None"
    """Errors that cost some of the answers. Output only."""
    partial_failures: "Sequence[Status] | Status | None"
    """Errors that cost some of the answers. Output only."""
    resourcesConsumed: "ResourcesConsumed | None"
    """Resources that were used. Output only."""
    resources_consumed: "ResourcesConsumed | None"
    """Resources that were used. Output only."""
    satisfiesPzi: "bool | None"
    """Whether zone isolation is satisfied. Output only."""
    satisfies_pzi: "bool | None"
    """Whether zone isolation is satisfied. Output only."""
    satisfiesPzs: "bool | None"
    """Whether zone separation is satisfied. Output only."""
    satisfies_pzs: "bool | None"
    """Whether zone separation is satisfied. Output only."""
    serviceAccount: "str | None"
    """Account as which the container of a model runs."""
    service_account: "str | None"
    """Account as which the container of a model runs."""
    startTime: "str | datetime | None"
    """When it started to run. Output only."""
    start_time: "str | datetime | None"
    """When it started to run. Output only."""
    state: "JobState | None"
    """State of the job. Output only."""
    unmanagedContainerModel: "UnmanagedContainerModel | UnmanagedContainerModelDict | None"
    """Model that is not uploaded to Vertex AI, in place of model."""
    unmanaged_container_model: "UnmanagedContainerModel | UnmanagedContainerModelDict | None"
    """Model that is not uploaded to Vertex AI, in place of model."""
    updateTime: "str | datetime | None"
    """When it was last changed. Output only."""
    update_time: "str | datetime | None"
    """When it was last changed. Output only."""


class BatchPredictionJobInputConfigDict(TypedDict, total=False):
    """The input of a job; one source is set."""

    bigquerySource: "BigQuerySource | BigQuerySourceDict | None"
    """A table in BigQuery."""
    bigquery_source: "BigQuerySource | BigQuerySourceDict | None"
    """A table in BigQuery."""
    gcsSource: "GcsSource | GcsSourceDict | None"
    """Files in Cloud Storage."""
    gcs_source: "GcsSource | GcsSourceDict | None"
    """Files in Cloud Storage."""
    instancesFormat: "str | None"
    """Format of the input: jsonl or bigquery for Gemini, and csv, file-list, tf-record, tf-record-gzip or vertex-multimodal-dataset."""
    instances_format: "str | None"
    """Format of the input: jsonl or bigquery for Gemini, and csv, file-list, tf-record, tf-record-gzip or vertex-multimodal-dataset."""
    vertexMultimodalDatasetSource: (
        "VertexMultimodalDatasetSource | VertexMultimodalDatasetSourceDict | None"
    )
    """A multimodal dataset."""
    vertex_multimodal_dataset_source: (
        "VertexMultimodalDatasetSource | VertexMultimodalDatasetSourceDict | None"
    )
    """A multimodal dataset."""


class BatchPredictionJobInstanceConfigDict(TypedDict, total=False):
    """How lines of the input become instances."""

    excludedFields: "Sequence[str] | str | None"
    """Fields that are left out."""
    excluded_fields: "Sequence[str] | str | None"
    """Fields that are left out."""
    includedFields: "Sequence[str] | str | None"
    """Fields that are used; all by default."""
    included_fields: "Sequence[str] | str | None"
    """Fields that are used; all by default."""
    instanceType: "str | None"
    """Form of an instance: object or array."""
    instance_type: "str | None"
    """Form of an instance: object or array."""
    keyField: "str | None"
    """Field whose value is the key of an instance; the answer gets it, too."""
    key_field: "str | None"
    """Field whose value is the key of an instance; the answer gets it, too."""


class BatchPredictionJobOutputConfigDict(TypedDict, total=False):
    """Where a job writes; one destination is set."""

    bigqueryDestination: "BigQueryDestination | BigQueryDestinationDict | None"
    """A table or dataset in BigQuery."""
    bigquery_destination: "BigQueryDestination | BigQueryDestinationDict | None"
    """A table or dataset in BigQuery."""
    gcsDestination: "GcsDestination | GcsDestinationDict | None"
    """A folder in Cloud Storage."""
    gcs_destination: "GcsDestination | GcsDestinationDict | None"
    """A folder in Cloud Storage."""
    predictionsFormat: "str | None"
    """Format of the output: jsonl or bigquery for Gemini, and csv or vertex-multimodal-dataset."""
    predictions_format: "str | None"
    """Format of the output: jsonl or bigquery for Gemini, and csv or vertex-multimodal-dataset."""
    vertexMultimodalDatasetDestination: (
        "VertexMultimodalDatasetDestination | VertexMultimodalDatasetDestinationDict | None"
    )
    """A multimodal dataset."""
    vertex_multimodal_dataset_destination: (
        "VertexMultimodalDatasetDestination | VertexMultimodalDatasetDestinationDict | None"
    )
    """A multimodal dataset."""


class BigQueryDestinationDict(TypedDict, total=False):
    """Where to write in BigQuery."""

    outputUri: "str | None"
    """Project, dataset or table, as bq://project.dataset.table; what is missing is created."""
    output_uri: "str | None"
    """Project, dataset or table, as bq://project.dataset.table; what is missing is created."""


class BlurBaselineConfigDict(TypedDict, total=False):
    """A baseline that is a blurred input."""

    maxBlurSigma: "float | None"
    """Standard deviation of the strongest blur."""
    max_blur_sigma: "float | None"
    """Standard deviation of the strongest blur."""


class CancelBatchPredictionJobRequestDict(TypedDict, total=False):
    """Body of a call that cancels a batch prediction job; it is empty."""


class ExamplesDict(TypedDict, total=False):
    """Explanations by similar examples."""

    exampleGcsSource: "ExamplesExampleGcsSource | ExamplesExampleGcsSourceDict | None"
    """Examples in Cloud Storage."""
    example_gcs_source: "ExamplesExampleGcsSource | ExamplesExampleGcsSourceDict | None"
    """Examples in Cloud Storage."""
    nearestNeighborSearchConfig: "Any | None"
    """Full configuration of the search."""
    nearest_neighbor_search_config: "Any | None"
    """Full configuration of the search."""
    neighborCount: "int | None"
    """Number of neighbors; 10 by default."""
    neighbor_count: "int | None"
    """Number of neighbors; 10 by default."""
    presets: "Presets | PresetsDict | None"
    """Preset of the search."""


class ExamplesExampleGcsSourceDict(TypedDict, total=False):
    """Examples in Cloud Storage."""

    dataFormat: "ExamplesDataFormat | None"
    """Format of the files."""
    data_format: "ExamplesDataFormat | None"
    """Format of the files."""
    gcsSource: "GcsSource | GcsSourceDict | None"
    """The files."""
    gcs_source: "GcsSource | GcsSourceDict | None"
    """The files."""


class ExplanationMetadataDict(TypedDict, total=False):
    """Inputs and outputs of a model, for explanations."""

    featureAttributionsSchemaUri: "str | None"
    """Schema of the attributions of features, in Cloud Storage."""
    feature_attributions_schema_uri: "str | None"
    """Schema of the attributions of features, in Cloud Storage."""
    inputs: "Mapping[str, ExplanationMetadataInputMetadata | ExplanationMetadataInputMetadataDict] | None"
    """Inputs by name."""
    latentSpaceSource: "str | None"
    """Name of the source of the embeddings, for explanations by examples."""
    latent_space_source: "str | None"
    """Name of the source of the embeddings, for explanations by examples."""
    outputs: "Mapping[str, ExplanationMetadataOutputMetadata | ExplanationMetadataOutputMetadataDict] | None"
    """Outputs by name."""


class ExplanationMetadataInputMetadataDict(TypedDict, total=False):
    """An input of a model, for explanations."""

    denseShapeTensorName: "str | None"
    """Tensor with the shape of a sparse input."""
    dense_shape_tensor_name: "str | None"
    """Tensor with the shape of a sparse input."""
    encodedBaselines: "Sequence[Any] | Any | None"
    """Baselines in the encoded form."""
    encoded_baselines: "Sequence[Any] | Any | None"
    """Baselines in the encoded form."""
    encodedTensorName: "str | None"
    """Tensor of the encoded input."""
    encoded_tensor_name: "str | None"
    """Tensor of the encoded input."""
    encoding: "ExplanationInputEncoding | None"
    """How the input is encoded."""
    featureValueDomain: "ExplanationMetadataInputMetadataFeatureValueDomain | ExplanationMetadataInputMetadataFeatureValueDomainDict | None"
    """Range of the values."""
    feature_value_domain: "ExplanationMetadataInputMetadataFeatureValueDomain | ExplanationMetadataInputMetadataFeatureValueDomainDict | None"
    """Range of the values."""
    groupName: "str | None"
    """Group of inputs that get one attribution."""
    group_name: "str | None"
    """Group of inputs that get one attribution."""
    indexFeatureMapping: "Sequence[str] | str | None"
    """Names of the features, by their index in the tensor."""
    index_feature_mapping: "Sequence[str] | str | None"
    """Names of the features, by their index in the tensor."""
    indicesTensorName: "str | None"
    """Tensor with the indices of a sparse input."""
    indices_tensor_name: "str | None"
    """Tensor with the indices of a sparse input."""
    inputBaselines: "Sequence[Any] | Any | None"
    """Baselines of the input."""
    input_baselines: "Sequence[Any] | Any | None"
    """Baselines of the input."""
    inputTensorName: "str | None"
    """Tensor of the input."""
    input_tensor_name: "str | None"
    """Tensor of the input."""
    modality: "str | None"
    """What the input is: numeric, image, text or categorical."""
    visualization: "ExplanationMetadataInputMetadataVisualization | ExplanationMetadataInputMetadataVisualizationDict | None"
    """How the explanation of an image is drawn."""


class ExplanationMetadataInputMetadataFeatureValueDomainDict(TypedDict, total=False):
    """Range of the values of a feature."""

    maxValue: "float | None"
    """Highest value."""
    max_value: "float | None"
    """Highest value."""
    minValue: "float | None"
    """Lowest value."""
    min_value: "float | None"
    """Lowest value."""
    originalMean: "float | None"
    """Mean before standardization."""
    original_mean: "float | None"
    """Mean before standardization."""
    originalStddev: "float | None"
    """Standard deviation before standardization."""
    original_stddev: "float | None"
    """Standard deviation before standardization."""


class ExplanationMetadataInputMetadataVisualizationDict(TypedDict, total=False):
    """How the explanation of an image is drawn."""

    clipPercentLowerbound: "float | None"
    """Attributions below this percentile are not drawn; 62 by default."""
    clip_percent_lowerbound: "float | None"
    """Attributions below this percentile are not drawn; 62 by default."""
    clipPercentUpperbound: "float | None"
    """Attributions above this percentile are drawn as its own; 99.9 by default."""
    clip_percent_upperbound: "float | None"
    """Attributions above this percentile are drawn as its own; 99.9 by default."""
    colorMap: "ExplanationColorMap | None"
    """Colors."""
    color_map: "ExplanationColorMap | None"
    """Colors."""
    overlayType: "ExplanationOverlayType | None"
    """Background of the attributions."""
    overlay_type: "ExplanationOverlayType | None"
    """Background of the attributions."""
    polarity: "ExplanationPolarity | None"
    """Which attributions are drawn."""
    type: "ExplanationVisualizationType | None"
    """Form of the drawing."""


class ExplanationMetadataOutputMetadataDict(TypedDict, total=False):
    """An output of a model, for explanations."""

    displayNameMappingKey: "str | None"
    """Field of a prediction with the names of the outputs."""
    display_name_mapping_key: "str | None"
    """Field of a prediction with the names of the outputs."""
    indexDisplayNameMapping: "Any | None"
    """Names of the outputs."""
    index_display_name_mapping: "Any | None"
    """Names of the outputs."""
    outputTensorName: "str | None"
    """Tensor of the output."""
    output_tensor_name: "str | None"
    """Tensor of the output."""


class ExplanationParametersDict(TypedDict, total=False):
    """Method of an explanation."""

    examples: "Examples | ExamplesDict | None"
    """Explain by similar examples."""
    integratedGradientsAttribution: (
        "IntegratedGradientsAttribution | IntegratedGradientsAttributionDict | None"
    )
    """Explain by integrated gradients."""
    integrated_gradients_attribution: (
        "IntegratedGradientsAttribution | IntegratedGradientsAttributionDict | None"
    )
    """Explain by integrated gradients."""
    outputIndices: "Sequence[Any] | Any | None"
    """Outputs that are explained; the highest topK by default."""
    output_indices: "Sequence[Any] | Any | None"
    """Outputs that are explained; the highest topK by default."""
    sampledShapleyAttribution: "SampledShapleyAttribution | SampledShapleyAttributionDict | None"
    """Explain by sampled Shapley values."""
    sampled_shapley_attribution: "SampledShapleyAttribution | SampledShapleyAttributionDict | None"
    """Explain by sampled Shapley values."""
    topK: "int | None"
    """Number of outputs that are explained; -1 means all."""
    top_k: "int | None"
    """Number of outputs that are explained; -1 means all."""
    xraiAttribution: "XraiAttribution | XraiAttributionDict | None"
    """Explain regions of images by XRAI."""
    xrai_attribution: "XraiAttribution | XraiAttributionDict | None"
    """Explain regions of images by XRAI."""


class ExplanationSpecDict(TypedDict, total=False):
    """How predictions are explained."""

    metadata: "ExplanationMetadata | ExplanationMetadataDict | None"
    """Inputs and outputs of the model."""
    parameters: "ExplanationParameters | ExplanationParametersDict | None"
    """Method of the explanation."""


class FeatureNoiseSigmaDict(TypedDict, total=False):
    """Noise of features."""

    noiseSigma: "Sequence[FeatureNoiseSigmaNoiseSigmaForFeature | FeatureNoiseSigmaNoiseSigmaForFeatureDict] | FeatureNoiseSigmaNoiseSigmaForFeature | FeatureNoiseSigmaNoiseSigmaForFeatureDict | None"
    """The features."""
    noise_sigma: "Sequence[FeatureNoiseSigmaNoiseSigmaForFeature | FeatureNoiseSigmaNoiseSigmaForFeatureDict] | FeatureNoiseSigmaNoiseSigmaForFeature | FeatureNoiseSigmaNoiseSigmaForFeatureDict | None"
    """The features."""


class FeatureNoiseSigmaNoiseSigmaForFeatureDict(TypedDict, total=False):
    """Noise of a feature."""

    name: "str | None"
    """The feature."""
    sigma: "float | None"
    """Standard deviation of its noise; 0.1 by default."""


class IntegratedGradientsAttributionDict(TypedDict, total=False):
    """Explanation by integrated gradients."""

    blurBaselineConfig: "BlurBaselineConfig | BlurBaselineConfigDict | None"
    """Baseline that is a blurred input."""
    blur_baseline_config: "BlurBaselineConfig | BlurBaselineConfigDict | None"
    """Baseline that is a blurred input."""
    smoothGradConfig: "SmoothGradConfig | SmoothGradConfigDict | None"
    """Noise that is averaged out."""
    smooth_grad_config: "SmoothGradConfig | SmoothGradConfigDict | None"
    """Noise that is averaged out."""
    stepCount: "int | None"
    """Steps of the approximation, 1 to 100."""
    step_count: "int | None"
    """Steps of the approximation, 1 to 100."""


class ManualBatchTuningParametersDict(TypedDict, total=False):
    """Sizes of the batches that a model gets."""

    batchSize: "int | None"
    """Instances in one request to the model; 64 by default."""
    batch_size: "int | None"
    """Instances in one request to the model; 64 by default."""


class PresetsDict(TypedDict, total=False):
    """Preset of a search for similar examples."""

    modality: "PresetModality | None"
    """Kind of the examples."""
    query: "PresetQuery | None"
    """Priority of the search, precision or speed."""


class SampledShapleyAttributionDict(TypedDict, total=False):
    """Explanation by sampled Shapley values."""

    pathCount: "int | None"
    """Permutations that are sampled, 1 to 50."""
    path_count: "int | None"
    """Permutations that are sampled, 1 to 50."""


class SmoothGradConfigDict(TypedDict, total=False):
    """Noise that is averaged out of gradients."""

    featureNoiseSigma: "FeatureNoiseSigma | FeatureNoiseSigmaDict | None"
    """Noise of each feature."""
    feature_noise_sigma: "FeatureNoiseSigma | FeatureNoiseSigmaDict | None"
    """Noise of each feature."""
    noiseSigma: "float | None"
    """Standard deviation of the noise of all features."""
    noise_sigma: "float | None"
    """Standard deviation of the noise of all features."""
    noisySampleCount: "int | None"
    """Samples that are averaged, at most 50; 3 by default."""
    noisy_sample_count: "int | None"
    """Samples that are averaged, at most 50; 3 by default."""


class UnmanagedContainerModelDict(TypedDict, total=False):
    """A model that is not uploaded to Vertex AI."""

    artifactUri: "str | None"
    """Folder in Cloud Storage with the files of the model."""
    artifact_uri: "str | None"
    """Folder in Cloud Storage with the files of the model."""
    containerSpec: "ModelContainerSpec | ModelContainerSpecDict | None"
    """Container that serves it."""
    container_spec: "ModelContainerSpec | ModelContainerSpecDict | None"
    """Container that serves it."""
    predictSchemata: "PredictSchemata | PredictSchemataDict | None"
    """Schemas of the instances, parameters and predictions."""
    predict_schemata: "PredictSchemata | PredictSchemataDict | None"
    """Schemas of the instances, parameters and predictions."""


class VertexMultimodalDatasetDestinationDict(TypedDict, total=False):
    """A multimodal dataset to write."""

    bigqueryDestination: "BigQueryDestination | BigQueryDestinationDict | None"
    """Table that holds the dataset; the service chooses by default."""
    bigquery_destination: "BigQueryDestination | BigQueryDestinationDict | None"
    """Table that holds the dataset; the service chooses by default."""
    displayName: "str | None"
    """Name of the dataset for people."""
    display_name: "str | None"
    """Name of the dataset for people."""


class VertexMultimodalDatasetSourceDict(TypedDict, total=False):
    """A multimodal dataset to read."""

    datasetName: "str | None"
    """Dataset, as projects/*/locations/*/datasets/*."""
    dataset_name: "str | None"
    """Dataset, as projects/*/locations/*/datasets/*."""


class XraiAttributionDict(TypedDict, total=False):
    """Explanation of regions of images by XRAI."""

    blurBaselineConfig: "BlurBaselineConfig | BlurBaselineConfigDict | None"
    """Baseline that is a blurred input."""
    blur_baseline_config: "BlurBaselineConfig | BlurBaselineConfigDict | None"
    """Baseline that is a blurred input."""
    smoothGradConfig: "SmoothGradConfig | SmoothGradConfigDict | None"
    """Noise that is averaged out."""
    smooth_grad_config: "SmoothGradConfig | SmoothGradConfigDict | None"
    """Noise that is averaged out."""
    stepCount: "int | None"
    """Steps of the approximation, 1 to 100."""
    step_count: "int | None"
    """Steps of the approximation, 1 to 100."""


__all__ = [
    "BatchDedicatedResourcesDict",
    "BatchPredictionJobDict",
    "BatchPredictionJobInputConfigDict",
    "BatchPredictionJobInstanceConfigDict",
    "BatchPredictionJobOutputConfigDict",
    "BigQueryDestinationDict",
    "BlurBaselineConfigDict",
    "CancelBatchPredictionJobRequestDict",
    "ExamplesDict",
    "ExamplesExampleGcsSourceDict",
    "ExplanationMetadataDict",
    "ExplanationMetadataInputMetadataDict",
    "ExplanationMetadataInputMetadataFeatureValueDomainDict",
    "ExplanationMetadataInputMetadataVisualizationDict",
    "ExplanationMetadataOutputMetadataDict",
    "ExplanationParametersDict",
    "ExplanationSpecDict",
    "FeatureNoiseSigmaDict",
    "FeatureNoiseSigmaNoiseSigmaForFeatureDict",
    "IntegratedGradientsAttributionDict",
    "ManualBatchTuningParametersDict",
    "PresetsDict",
    "SampledShapleyAttributionDict",
    "SmoothGradConfigDict",
    "UnmanagedContainerModelDict",
    "VertexMultimodalDatasetDestinationDict",
    "VertexMultimodalDatasetSourceDict",
    "XraiAttributionDict",
]
