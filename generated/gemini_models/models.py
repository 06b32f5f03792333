# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Literal

from gemini_sdk._behaviour.models import (
    ModelDescriptionBehaviour,
    PublisherModelBehaviour,
)
from gemini_sdk._wire import Duration, Int64, Model


class AutomaticResources(Model):
    """
    Resources that Vertex AI mostly chooses.

    Upstream: GoogleCloudAiplatformV1AutomaticResources.
    """

    max_replica_count: int | None = None
    """Highest number of replicas; without it there is no limit."""

    min_replica_count: int | None = None
    """Lowest number of replicas, which are always on; 1 by default."""


class AutoscalingMetricSpec(Model):
    """
    A metric by which the number of replicas is changed.

    Upstream: GoogleCloudAiplatformV1AutoscalingMetricSpec.
    """

    metric_name: str | None = None
    """Name of the metric, such as aiplatform.googleapis.com/prediction/online/cpu/utilization."""

    target: int | None = None
    """Target in percent; 60 by default."""


class EnvVar(Model):
    """
    An environment variable of a container.

    Upstream: GoogleCloudAiplatformV1EnvVar.
    """

    name: str | None = None
    """Name of the variable."""

    value: str | None = None
    """Value of the variable; it may name other variables as $(NAME)."""


class LargeModelReference(Model):
    """
    A large model that another model was made from.

    Upstream: GoogleCloudAiplatformV1LargeModelReference.
    """

    name: str | None = None
    """Name of the model, such as text-bison@001."""


class ModelDescription(ModelDescriptionBehaviour):
    """
    A model of Google AI: its limits and what it can do.

    Upstream: google.ai.generativelanguage.v1beta.Model.
    """

    name: str | None = None
    """Name of the model, as models/*, for example models/gemini-3.8-flash."""

    base_model_id: str | None = None
    """Id of the model family, such as gemini-3.8-flash, without the version."""

    version: str | None = None
    """Version of the model, such as 001."""

    display_name: str | None = None
    """Name for people, such as Gemini 3.8 Flash."""

    description: str | None = None
    """Short description of the model."""

    input_token_limit: int | None = None
    """Maximum number of input tokens."""

    output_token_limit: int | None = None
    """Maximum number of output tokens."""

    supported_generation_methods: list[str] | None = None
    """Methods that the model supports, such as generateContent, embedContent and createCachedContent."""

    temperature: float | None = None
    """Default temperature of the model."""

    max_temperature: float | None = None
    """Highest temperature that the model accepts."""

    top_p: float | None = None
    """Default of topP."""

    top_k: int | None = None
    """Default of topK; unset if the model does not use it."""

    thinking: bool | None = None
    """Whether the model supports thinking."""


class Port(Model):
    """
    A port of a container.

    Upstream: GoogleCloudAiplatformV1Port.
    """

    container_port: int | None = None
    """Number of the port, 1 to 65535."""


class PredictSchemata(Model):
    """
    Schemas of what a model predicts from and gives, each an OpenAPI 3.0 Schema Object in a YAML file in Cloud Storage.

    Upstream: GoogleCloudAiplatformV1PredictSchemata.
    """

    instance_schema_uri: str | None = None
    """Schema of one instance."""

    parameters_schema_uri: str | None = None
    """Schema of the parameters of a prediction."""

    prediction_schema_uri: str | None = None
    """Schema of one prediction."""


class ProbeExecAction(Model):
    """
    A command that checks a container.

    Upstream: GoogleCloudAiplatformV1ProbeExecAction.
    """

    command: list[str] | None = None
    """Command and arguments; exit status 0 means success."""


class ProbeGrpcAction(Model):
    """
    A health service that checks a container.

    Upstream: GoogleCloudAiplatformV1ProbeGrpcAction.
    """

    port: int | None = None
    """Port of the service."""

    service: str | None = None
    """Name of the service in the request."""


class ProbeHttpHeader(Model):
    """
    A header of an HTTP request.

    Upstream: GoogleCloudAiplatformV1ProbeHttpHeader.
    """

    name: str | None = None
    """Name of the header."""

    value: str | None = None
    """Value of the header."""


class ProbeTcpSocketAction(Model):
    """
    A connection that checks a container.

    Upstream: GoogleCloudAiplatformV1ProbeTcpSocketAction.
    """

    host: str | None = None
    """Host to connect to; the container if unset."""

    port: int | None = None
    """Port to connect to."""


class PublisherModelCallToActionDeployDeployMetadata(Model):
    """
    Facts about a deployment.

    Upstream: GoogleCloudAiplatformV1PublisherModelCallToActionDeployDeployMetadata.
    """

    labels: dict[str, str] | None = None
    """Labels of the deployment."""

    sample_request: str | None = None
    """Example of a request to the deployed model."""


class PublisherModelCallToActionDeployGke(Model):
    """
    How a model is deployed to Google Kubernetes Engine.

    Upstream: GoogleCloudAiplatformV1PublisherModelCallToActionDeployGke.
    """

    gke_yaml_configs: list[str] | None = None
    """Configurations, each in YAML."""


class PublisherModelDocumentation(Model):
    """
    A page of documentation.

    Upstream: GoogleCloudAiplatformV1PublisherModelDocumentation.
    """

    content: str | None = None
    """Content of the page in Markdown."""

    title: str | None = None
    """Title of the page, such as OVERVIEW."""


class PublisherModelResourceReference(Model):
    """
    A resource that is named or linked.

    Upstream: GoogleCloudAiplatformV1PublisherModelResourceReference.
    """

    description: str | None = None
    """Description of the resource. Deprecated."""

    resource_name: str | None = None
    """Name of a Google Cloud resource."""

    uri: str | None = None
    """Address of the resource."""

    use_case: str | None = None
    """Use case of the resource. Deprecated."""


AcceleratorType = (
    Literal[
        "ACCELERATOR_TYPE_UNSPECIFIED",
        "NVIDIA_TESLA_K80",
        "NVIDIA_TESLA_P100",
        "NVIDIA_TESLA_V100",
        "NVIDIA_TESLA_P4",
        "NVIDIA_TESLA_T4",
        "NVIDIA_TESLA_A100",
        "NVIDIA_A100_80GB",
        "NVIDIA_L4",
        "NVIDIA_H100_80GB",
        "NVIDIA_H100_MEGA_80GB",
        "NVIDIA_H200_141GB",
        "NVIDIA_B200",
        "NVIDIA_GB200",
        "NVIDIA_RTX_PRO_6000",
        "TPU_V2",
        "TPU_V3",
        "TPU_V4_POD",
        "TPU_V5_LITEPOD",
    ]
    | str
)


LaunchStage = (
    Literal["LAUNCH_STAGE_UNSPECIFIED", "EXPERIMENTAL", "PRIVATE_PREVIEW", "PUBLIC_PREVIEW", "GA"]
    | str
)


OpenSourceCategory = (
    Literal[
        "OPEN_SOURCE_CATEGORY_UNSPECIFIED",
        "PROPRIETARY",
        "GOOGLE_OWNED_OSS_WITH_GOOGLE_CHECKPOINT",
        "THIRD_PARTY_OWNED_OSS_WITH_GOOGLE_CHECKPOINT",
        "GOOGLE_OWNED_OSS",
        "THIRD_PARTY_OWNED_OSS",
    ]
    | str
)


ReservationAffinityType = (
    Literal["TYPE_UNSPECIFIED", "NO_RESERVATION", "ANY_RESERVATION", "SPECIFIC_RESERVATION"] | str
)


VersionState = (
    Literal["VERSION_STATE_UNSPECIFIED", "VERSION_STATE_STABLE", "VERSION_STATE_UNSTABLE"] | str
)


class ListModelsResponse(Model):
    """
    A page of models.

    Upstream: google.ai.generativelanguage.v1beta.ListModelsResponse.
    """

    models: list[ModelDescription] | None = None
    """The models."""

    next_page_token: str | None = None
    """Token of the next page; unset on the last."""


class ProbeHttpGetAction(Model):
    """
    An HTTP request that checks a container.

    Upstream: GoogleCloudAiplatformV1ProbeHttpGetAction.
    """

    host: str | None = None
    """Host to connect to; the container if unset."""

    http_headers: list[ProbeHttpHeader] | None = None
    """Headers of the request."""

    path: str | None = None
    """Path of the request."""

    port: int | None = None
    """Port to connect to."""

    scheme: str | None = None
    """HTTP or HTTPS; HTTP if unset."""


class PublisherModelCallToActionRegionalResourceReferences(Model):
    """
    Resources of an action, one for each region.

    Upstream: GoogleCloudAiplatformV1PublisherModelCallToActionRegionalResourceReferences.
    """

    colab_notebook_disabled: bool | None = None
    """Whether the notebook cannot be opened in Colab Enterprise."""

    references: dict[str, PublisherModelResourceReference] | None = None
    """Resources by region."""

    resource_description: str | None = None
    """Description of the resource."""

    resource_title: str | None = None
    """Title of the resource."""

    resource_use_case: str | None = None
    """Use case of the resource."""

    supports_workbench: bool | None = None
    """Whether the notebook can be opened in a Workbench instance."""

    title: str | None = None
    """Title of the action."""


class PublisherModelCallToActionViewRestApi(Model):
    """
    Documentation of the REST API of a model.

    Upstream: GoogleCloudAiplatformV1PublisherModelCallToActionViewRestApi.
    """

    documentations: list[PublisherModelDocumentation] | None = None
    """The pages."""

    title: str | None = None
    """Title of the action."""


class ReservationAffinity(Model):
    """
    Reservations that machines use.

    Upstream: GoogleCloudAiplatformV1ReservationAffinity.
    """

    key: str | None = None
    """Label of the reservation; compute.googleapis.com/reservation-name for one by name."""

    reservation_affinity_type: ReservationAffinityType | None = None
    """How reservations are chosen."""

    values: list[str] | None = None
    """Values of the label, such as names of reservations."""


class MachineSpec(Model):
    """
    A kind of machine.

    Upstream: GoogleCloudAiplatformV1MachineSpec.
    """

    accelerator_count: int | None = None
    """Number of accelerators in each machine."""

    accelerator_type: AcceleratorType | None = None
    """Kind of accelerator."""

    gpu_partition_size: str | None = None
    """Size of a part of a GPU, such as 1g.10gb, if each replica uses a part."""

    machine_type: str | None = None
    """Type of machine, such as n1-standard-2."""

    reservation_affinity: ReservationAffinity | None = None
    """Reservations that the machines use."""

    tpu_topology: str | None = None
    """Topology of the TPUs, such as 2x2x1."""


class Probe(Model):
    """
    A check of a container, which is repeated.

    Upstream: GoogleCloudAiplatformV1Probe.
    """

    exec: ProbeExecAction | None = None
    """Command to run."""

    failure_threshold: int | None = None
    """Failures in a row after which the check has failed; 3 by default."""

    grpc: ProbeGrpcAction | None = None
    """Health service to call."""

    http_get: ProbeHttpGetAction | None = None
    """HTTP request to send."""

    initial_delay_seconds: int | None = None
    """Seconds before the first check."""

    period_seconds: int | None = None
    """Seconds between checks; 10 by default."""

    success_threshold: int | None = None
    """Successes in a row after which the check has succeeded; 1 by default."""

    tcp_socket: ProbeTcpSocketAction | None = None
    """Port to connect to."""

    timeout_seconds: int | None = None
    """Seconds after which a check has failed; 1 by default."""


class PublisherModelCallToActionOpenFineTuningPipelines(Model):
    """
    Pipelines that tune a model.

    Upstream: GoogleCloudAiplatformV1PublisherModelCallToActionOpenFineTuningPipelines.
    """

    fine_tuning_pipelines: list[PublisherModelCallToActionRegionalResourceReferences] | None = None
    """The pipelines."""


class PublisherModelCallToActionOpenNotebooks(Model):
    """
    Notebooks of a model.

    Upstream: GoogleCloudAiplatformV1PublisherModelCallToActionOpenNotebooks.
    """

    notebooks: list[PublisherModelCallToActionRegionalResourceReferences] | None = None
    """The notebooks."""


class DedicatedResources(Model):
    """
    Machines that serve one model.

    Upstream: GoogleCloudAiplatformV1DedicatedResources.
    """

    autoscaling_metric_specs: list[AutoscalingMetricSpec] | None = None
    """Metrics by which the number of replicas is changed."""

    machine_spec: MachineSpec | None = None
    """Kind of machine."""

    max_replica_count: int | None = None
    """Highest number of replicas; minReplicaCount by default."""

    min_replica_count: int | None = None
    """Lowest number of replicas, which are always on; 1 or more."""

    required_replica_count: int | None = None
    """Replicas that have to be ready before the deployment counts as successful; minReplicaCount where unset."""

    spot: bool | None = None
    """Whether spot machines are used."""


class ModelContainerSpec(Model):
    """
    A container that serves predictions.

    Upstream: GoogleCloudAiplatformV1ModelContainerSpec.
    """

    args: list[str] | None = None
    """Arguments of the command."""

    command: list[str] | None = None
    """Command that starts the container; the entry point of the image by default."""

    deployment_timeout: Duration | None = None
    """Longest time that a deployment may take."""

    env: list[EnvVar] | None = None
    """Environment variables."""

    grpc_ports: list[Port] | None = None
    """Ports for gRPC."""

    health_probe: Probe | None = None
    """Probe of the health of the container."""

    health_route: str | None = None
    """Path of the health check."""

    image_uri: str | None = None
    """Address of the image in Artifact Registry or Container Registry."""

    invoke_route_prefix: str | None = None
    """Prefix of the paths that can be invoked."""

    liveness_probe: Probe | None = None
    """Probe that decides whether the container is restarted."""

    ports: list[Port] | None = None
    """Ports for HTTP; the first one gets predictions and health checks."""

    predict_route: str | None = None
    """Path of predictions."""

    shared_memory_size_mb: Int64 | None = None
    """Shared memory of the container in MB."""

    startup_probe: Probe | None = None
    """Probe that decides whether the container has started."""


class PublisherModelCallToActionDeploy(Model):
    """
    How a model is deployed to an endpoint.

    Upstream: GoogleCloudAiplatformV1PublisherModelCallToActionDeploy.
    """

    artifact_uri: str | None = None
    """Folder in Cloud Storage with the files of the model."""

    automatic_resources: AutomaticResources | None = None
    """Resources that Vertex AI chooses."""

    container_spec: ModelContainerSpec | None = None
    """Container that serves the model."""

    dedicated_resources: DedicatedResources | None = None
    """Machines that serve this model only."""

    deploy_metadata: PublisherModelCallToActionDeployDeployMetadata | None = None
    """Facts about the deployment."""

    deploy_task_name: str | None = None
    """Name of the task that deploys the model, for display."""

    large_model_reference: LargeModelReference | None = None
    """Large model that the deployment is made of."""

    model_display_name: str | None = None
    """Name of the deployed model for people."""

    public_artifact_uri: str | None = None
    """Public file with the files of the model, which are copied to a bucket of the user."""

    shared_resources: str | None = None
    """Pool of machines, as projects/*/locations/*/deploymentResourcePools/*."""

    title: str | None = None
    """Title of the action."""


class PublisherModelCallToActionDeployVertex(Model):
    """
    Ways to deploy a model to an endpoint.

    Upstream: GoogleCloudAiplatformV1PublisherModelCallToActionDeployVertex.
    """

    multi_deploy_vertex: list[PublisherModelCallToActionDeploy] | None = None
    """The ways, one of which is chosen."""


class PublisherModelCallToAction(Model):
    """
    Actions that a model of a publisher supports.

    Upstream: GoogleCloudAiplatformV1PublisherModelCallToAction.
    """

    create_application: PublisherModelCallToActionRegionalResourceReferences | None = None
    """Create an application with the model."""

    deploy: PublisherModelCallToActionDeploy | None = None
    """Deploy the model to an endpoint."""

    deploy_gke: PublisherModelCallToActionDeployGke | None = None
    """Deploy the model to Google Kubernetes Engine."""

    multi_deploy_vertex: PublisherModelCallToActionDeployVertex | None = None
    """Deploy the model to endpoints in one of several ways."""

    open_evaluation_pipeline: PublisherModelCallToActionRegionalResourceReferences | None = None
    """Open the pipeline that evaluates the model."""

    open_fine_tuning_pipeline: PublisherModelCallToActionRegionalResourceReferences | None = None
    """Open the pipeline that tunes the model."""

    open_fine_tuning_pipelines: PublisherModelCallToActionOpenFineTuningPipelines | None = None
    """Open one of the pipelines that tune the model."""

    open_generation_ai_studio: PublisherModelCallToActionRegionalResourceReferences | None = None
    """Open the model in the studio."""

    open_genie: PublisherModelCallToActionRegionalResourceReferences | None = None
    """Open the model in Genie."""

    open_notebook: PublisherModelCallToActionRegionalResourceReferences | None = None
    """Open a notebook of the model."""

    open_notebooks: PublisherModelCallToActionOpenNotebooks | None = None
    """Open one of the notebooks of the model."""

    open_prompt_tuning_pipeline: PublisherModelCallToActionRegionalResourceReferences | None = None
    """Open the pipeline that tunes prompts for the model."""

    request_access: PublisherModelCallToActionRegionalResourceReferences | None = None
    """Ask for access to the model."""

    view_rest_api: PublisherModelCallToActionViewRestApi | None = None
    """Read about the REST API of the model."""


class PublisherModel(PublisherModelBehaviour):
    """
    A model that a publisher, such as google, offers on Vertex AI.

    Upstream: GoogleCloudAiplatformV1PublisherModel.
    """

    frameworks: list[str] | None = None
    """Frameworks for which the model is published."""

    launch_stage: LaunchStage | None = None
    """Launch stage of the model."""

    name: str | None = None
    """Name of the model, as publishers/*/models/*. Output only."""

    open_source_category: OpenSourceCategory | None = None
    """Owner and openness of the code and the weights of the model."""

    predict_schemata: PredictSchemata | None = None
    """Schemas of the instances, parameters and predictions."""

    publisher_model_template: str | None = None
    """Template of the request parameter that names the model. Output only."""

    supported_actions: PublisherModelCallToAction | None = None
    """What can be done with the model in the console and by the API."""

    version_id: str | None = None
    """Version of the model. It is immutable. Output only."""

    version_state: VersionState | None = None
    """Whether the version is stable."""


class ListPublisherModelsResponse(Model):
    """A page of models of a publisher, from v1beta1."""

    publisher_models: list[PublisherModel] | None = None
    """The models."""

    next_page_token: str | None = None
    """Token of the next page; unset on the last."""


__all__ = [
    "AcceleratorType",
    "AutomaticResources",
    "AutoscalingMetricSpec",
    "DedicatedResources",
    "EnvVar",
    "LargeModelReference",
    "LaunchStage",
    "ListModelsResponse",
    "ListPublisherModelsResponse",
    "MachineSpec",
    "ModelContainerSpec",
    "ModelDescription",
    "OpenSourceCategory",
    "Port",
    "PredictSchemata",
    "Probe",
    "ProbeExecAction",
    "ProbeGrpcAction",
    "ProbeHttpGetAction",
    "ProbeHttpHeader",
    "ProbeTcpSocketAction",
    "PublisherModel",
    "PublisherModelCallToAction",
    "PublisherModelCallToActionDeploy",
    "PublisherModelCallToActionDeployDeployMetadata",
    "PublisherModelCallToActionDeployGke",
    "PublisherModelCallToActionDeployVertex",
    "PublisherModelCallToActionOpenFineTuningPipelines",
    "PublisherModelCallToActionOpenNotebooks",
    "PublisherModelCallToActionRegionalResourceReferences",
    "PublisherModelCallToActionViewRestApi",
    "PublisherModelDocumentation",
    "PublisherModelResourceReference",
    "ReservationAffinity",
    "ReservationAffinityType",
    "VersionState",
]
