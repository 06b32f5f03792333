"""How far a tuning is, whatever it was started with."""

from dataclasses import replace
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk.emulator.tuning.progress import Outcome, Phase, Run

TIMES = st.floats(0, 1e10)
OUTCOMES: list[Outcome] = ["success", "partial", "failure", "unreadable"]
ORDER = [Phase.QUEUED, Phase.PENDING, Phase.RUNNING, Phase.CANCELLING]


@st.composite
def runs(draw: st.DrawFn) -> Run:
    created = draw(st.floats(0, 2e9))
    seconds = draw(st.one_of(st.just(0.0), st.floats(1e-3, 1e6)))
    return Run(
        created=created,
        seconds=seconds,
        examples=draw(st.integers(0, 2000)),
        epochs=draw(st.integers(1, 50)),
        batch=draw(st.integers(1, 64)),
        outcome=draw(st.sampled_from(OUTCOMES)),
        cancelled=draw(st.one_of(st.none(), st.floats(0, 2).map(lambda s: created + s * seconds))),
    )


@given(runs(), st.lists(st.floats(-0.5, 2.5), min_size=2, max_size=20))
def test_it_only_goes_forward(run: Run, shares: list[float]) -> None:
    times = [run.created + share * run.seconds for share in sorted(shares)]
    steps = [run.completed_steps(now) for now in times]
    assert steps == sorted(steps)
    assert all(0 <= count <= run.total_steps for count in steps)
    phases = [run.phase(now) for now in times]
    places = [ORDER.index(phase) if phase in ORDER else len(ORDER) for phase in phases]
    assert places == sorted(places)
    final = [phase for phase in phases if phase.final]
    assert len(set(final)) <= 1


@given(runs())
def test_it_ends(run: Run) -> None:
    late = run.created + 3 * run.seconds + 1
    assert run.phase(late).final
    assert run.phase(run.ended).final
    assert run.created <= run.ended <= run.created + (1 + 1e-6) * run.seconds + 1e-3
    assert (run.phase(late) is Phase.CANCELLED) <= (run.cancelled is not None)
    if run.phase(late) in (Phase.SUCCEEDED, Phase.PARTIALLY_SUCCEEDED) and run.examples:
        assert run.completed_steps(run.ended) == run.total_steps
        assert run.completed_percent(run.ended) == 100


@given(runs())
def test_steps_and_epochs_are_those_of_the_formula(run: Run) -> None:
    assert run.total_steps == ceil(run.examples * run.epochs / run.batch)
    if run.total_steps:
        epochs = [run.epoch_of(step) for step in range(1, run.total_steps + 1)]
        assert epochs == sorted(epochs)
        assert epochs[-1] == run.epochs
        assert epochs[0] >= 1


@given(runs().filter(lambda run: run.seconds > 0), st.floats(0, 0.99))
def test_cancelling_ends_it_or_comes_too_late(run: Run, share: float) -> None:
    asked = run.created + share * run.seconds
    run = replace(run, cancelled=asked)
    if run.phase(run.ended) is Phase.CANCELLED:
        assert run.completed_steps(run.ended) == run.completed_steps(asked)
        assert run.ended > asked
    else:
        assert run.ended == replace(run, cancelled=None).ended


def test_a_step_counts_when_its_time_has_come() -> None:
    run = Run(created=1000, seconds=10, examples=15, epochs=5, batch=2)
    for step in range(1, run.total_steps + 1):
        assert run.completed_steps(run.time_of(step) + 1e-6) == step
        assert run.completed_steps(run.time_of(step) - 1e-6) == step - 1
    assert run.time_of(run.total_steps) == run.ended
