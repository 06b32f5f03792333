# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TypedDict

from .models import (
    AcceleratorType,
    EnvVar,
    Port,
    Probe,
    ProbeExecAction,
    ProbeGrpcAction,
    ProbeHttpGetAction,
    ProbeHttpHeader,
    ProbeTcpSocketAction,
    ReservationAffinity,
    ReservationAffinityType,
)


class EnvVarDict(TypedDict, total=False):
    """An environment variable of a container."""

    name: "str | None"
    """Name of the variable."""
    value: "str | None"
    """Value of the variable; it may name other variables as $(NAME)."""


class MachineSpecDict(TypedDict, total=False):
    """A kind of machine."""

    acceleratorCount: "int | None"
    """Number of accelerators in each machine."""
    accelerator_count: "int | None"
    """Number of accelerators in each machine."""
    acceleratorType: "AcceleratorType | None"
    """Kind of accelerator."""
    accelerator_type: "AcceleratorType | None"
    """Kind of accelerator."""
    gpuPartitionSize: "str | None"
    """Size of a part of a GPU, such as 1g.10gb, if each replica uses a part."""
    gpu_partition_size: "str | None"
    """Size of a part of a GPU, such as 1g.10gb, if each replica uses a part."""
    machineType: "str | None"
    """Type of machine, such as n1-standard-2."""
    machine_type: "str | None"
    """Type of machine, such as n1-standard-2."""
    reservationAffinity: "ReservationAffinity | ReservationAffinityDict | None"
    """Reservations that the machines use."""
    reservation_affinity: "ReservationAffinity | ReservationAffinityDict | None"
    """Reservations that the machines use."""
    tpuTopology: "str | None"
    """Topology of the TPUs, such as 2x2x1."""
    tpu_topology: "str | None"
    """Topology of the TPUs, such as 2x2x1."""


class ModelContainerSpecDict(TypedDict, total=False):
    """A container that serves predictions."""

    args: "Sequence[str] | str | None"
    """Arguments of the command."""
    command: "Sequence[str] | str | None"
    """Command that starts the container; the entry point of the image by default."""
    deploymentTimeout: "str | float | timedelta | None"
    """Longest time that a deployment may take."""
    deployment_timeout: "str | float | timedelta | None"
    """Longest time that a deployment may take."""
    env: "Sequence[EnvVar | EnvVarDict] | EnvVar | EnvVarDict | None"
    """Environment variables."""
    grpcPorts: "Sequence[Port | PortDict] | Port | PortDict | None"
    """Ports for gRPC."""
    grpc_ports: "Sequence[Port | PortDict] | Port | PortDict | None"
    """Ports for gRPC."""
    healthProbe: "Probe | ProbeDict | None"
    """Probe of the health of the container."""
    health_probe: "Probe | ProbeDict | None"
    """Probe of the health of the container."""
    healthRoute: "str | None"
    """Path of the health check."""
    health_route: "str | None"
    """Path of the health check."""
    imageUri: "str | None"
    """Address of the image in Artifact Registry or Container Registry."""
    image_uri: "str | None"
    """Address of the image in Artifact Registry or Container Registry."""
    invokeRoutePrefix: "str | None"
    """Prefix of the paths that can be invoked."""
    invoke_route_prefix: "str | None"
    """Prefix of the paths that can be invoked."""
    livenessProbe: "Probe | ProbeDict | None"
    """Probe that decides whether the container is restarted."""
    liveness_probe: "Probe | ProbeDict | None"
    """Probe that decides whether the container is restarted."""
    ports: "Sequence[Port | PortDict] | Port | PortDict | None"
    """Ports for HTTP; the first one gets predictions and health checks."""
    predictRoute: "str | None"
    """Path of predictions."""
    predict_route: "str | None"
    """Path of predictions."""
    sharedMemorySizeMb: "int | str | None"
    """Shared memory of the container in MB."""
    shared_memory_size_mb: "int | str | None"
    """Shared memory of the container in MB."""
    startupProbe: "Probe | ProbeDict | None"
    """Probe that decides whether the container has started."""
    startup_probe: "Probe | ProbeDict | None"
    """Probe that decides whether the container has started."""


class PortDict(TypedDict, total=False):
    """A port of a container."""

    containerPort: "int | None"
    """Number of the port, 1 to 65535."""
    container_port: "int | None"
    """Number of the port, 1 to 65535."""


class PredictSchemataDict(TypedDict, total=False):
    """Schemas of what a model predicts from and gives, each an OpenAPI 3.0 Schema Object in a YAML file in Cloud Storage."""

    instanceSchemaUri: "str | None"
    """Schema of one instance."""
    instance_schema_uri: "str | None"
    """Schema of one instance."""
    parametersSchemaUri: "str | None"
    """Schema of the parameters of a prediction."""
    parameters_schema_uri: "str | None"
    """Schema of the parameters of a prediction."""
    predictionSchemaUri: "str | None"
    """Schema of one prediction."""
    prediction_schema_uri: "str | None"
    """Schema of one prediction."""


class ProbeDict(TypedDict, total=False):
    """A check of a container, which is repeated."""

    exec: "ProbeExecAction | ProbeExecActionDict | None"
    """Command to run."""
    failureThreshold: "int | None"
    """Failures in a row after which the check has failed; 3 by default."""
    failure_threshold: "int | None"
    """Failures in a row after which the check has failed; 3 by default."""
    grpc: "ProbeGrpcAction | ProbeGrpcActionDict | None"
    """Health service to call."""
    httpGet: "ProbeHttpGetAction | ProbeHttpGetActionDict | None"
    """HTTP request to send."""
    http_get: "ProbeHttpGetAction | ProbeHttpGetActionDict | None"
    """HTTP request to send."""
    initialDelaySeconds: "int | None"
    """Seconds before the first check."""
    initial_delay_seconds: "int | None"
    """Seconds before the first check."""
    periodSeconds: "int | None"
    """Seconds between checks; 10 by default."""
    period_seconds: "int | None"
    """Seconds between checks; 10 by default."""
    successThreshold: "int | None"
    """Successes in a row after which the check has succeeded; 1 by default."""
    success_threshold: "int | None"
    """Successes in a row after which the check has succeeded; 1 by default."""
    tcpSocket: "ProbeTcpSocketAction | ProbeTcpSocketActionDict | None"
    """Port to connect to."""
    tcp_socket: "ProbeTcpSocketAction | ProbeTcpSocketActionDict | None"
    """Port to connect to."""
    timeoutSeconds: "int | None"
    """Seconds after which a check has failed; 1 by default."""
    timeout_seconds: "int | None"
    """Seconds after which a check has failed; 1 by default."""


class ProbeExecActionDict(TypedDict, total=False):
    """A command that checks a container."""

    command: "Sequence[str] | str | None"
    """Command and arguments; exit status 0 means success."""


class ProbeGrpcActionDict(TypedDict, total=False):
    """A health service that checks a container."""

    port: "int | None"
    """Port of the service."""
    service: "str | None"
    """Name of the service in the request."""


class ProbeHttpGetActionDict(TypedDict, total=False):
    """An HTTP request that checks a container."""

    host: "str | None"
    """Host to connect to; the container if unset."""
    httpHeaders: "Sequence[ProbeHttpHeader | ProbeHttpHeaderDict] | ProbeHttpHeader | ProbeHttpHeaderDict | None"
    """Headers of the request."""
    http_headers: "Sequence[ProbeHttpHeader | ProbeHttpHeaderDict] | ProbeHttpHeader | ProbeHttpHeaderDict | None"
    """Headers of the request."""
    path: "str | None"
    """Path of the request."""
    port: "int | None"
    """Port to connect to."""
    scheme: "str | None"
    """HTTP or HTTPS; HTTP if unset."""


class ProbeHttpHeaderDict(TypedDict, total=False):
    """A header of an HTTP request."""

    name: "str | None"
    """Name of the header."""
    value: "str | None"
    """Value of the header."""


class ProbeTcpSocketActionDict(TypedDict, total=False):
    """A connection that checks a container."""

    host: "str | None"
    """Host to connect to; the container if unset."""
    port: "int | None"
    """Port to connect to."""


class ReservationAffinityDict(TypedDict, total=False):
    """Reservations that machines use."""

    key: "str | None"
    """Label of the reservation; compute.googleapis.com/reservation-name for one by name."""
    reservationAffinityType: "ReservationAffinityType | None"
    """How reservations are chosen."""
    reservation_affinity_type: "ReservationAffinityType | None"
    """How reservations are chosen."""
    values: "Sequence[str] | str | None"
    """Values of the label, such as names of reservations."""


__all__ = [
    "EnvVarDict",
    "MachineSpecDict",
    "ModelContainerSpecDict",
    "PortDict",
    "PredictSchemataDict",
    "ProbeDict",
    "ProbeExecActionDict",
    "ProbeGrpcActionDict",
    "ProbeHttpGetActionDict",
    "ProbeHttpHeaderDict",
    "ProbeTcpSocketActionDict",
    "ReservationAffinityDict",
]
