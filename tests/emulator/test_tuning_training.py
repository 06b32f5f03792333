"""The training of the emulator: what it measures is there in the data."""

from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk.emulator.tuning.progress import Run
from gemini_sdk.emulator.tuning.training import Example, trained
from gemini_sdk.emulator.tuning.tuned_reply import nearest

EXAMPLES = st.lists(
    st.builds(Example, st.text(max_size=20), st.text(max_size=20)), min_size=1, max_size=12
)


@given(EXAMPLES, st.integers(1, 4), st.integers(1, 9))
def test_a_step_for_each_of_the_run_s(examples: list[Example], epochs: int, batch: int) -> None:
    steps = trained(examples, epochs=epochs, batch=batch, held_out=examples)
    run = Run(created=0, seconds=1, examples=len(examples), epochs=epochs, batch=batch)
    assert len(steps) == run.total_steps
    measures = [m for step in steps for m in (step.train, step.validation) if m]
    assert all(m.loss >= 0 and 0 <= m.correct <= 1 and m.predictions > 0 for m in measures)
    assert steps[-1].validation
    assert steps == trained(examples, epochs=epochs, batch=batch, held_out=examples)


def test_what_repeats_is_learned_and_noise_is_not() -> None:
    same = [Example("say", "the same words again")] * 8
    losses = [step.train.loss for step in trained(same, epochs=4, batch=4)]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < 0.1
    varied = [Example("say", chr(97 + n) * 5 + chr(110 - n)) for n in range(8)]
    assert trained(varied, epochs=1, batch=4)[-1].train.loss > losses[1]


def test_validation_data_is_not_learned() -> None:
    examples = [Example("a", "first"), Example("b", "second")]
    held_out = [Example("c", "entirely different")]
    with_it = trained(examples, epochs=3, batch=1, held_out=held_out)
    without = trained(examples, epochs=3, batch=1)
    assert [s.train for s in with_it] == [s.train for s in without]
    validation = [s.validation.loss for s in with_it if s.validation]
    assert len(validation) == 3
    assert validation[-1] > with_it[-1].train.loss


def test_what_is_known_begins_with_a_smaller_loss() -> None:
    examples = [Example(str(n), f"number {n}") for n in range(20)]
    fresh = trained(examples, epochs=1, batch=4)
    known = trained(examples, epochs=1, batch=4, known=examples)
    assert known[0].train.loss < fresh[0].train.loss


def test_much_data_takes_no_longer() -> None:
    examples = [Example(f"question {n}", f"answer {n} " * 10) for n in range(5000)]
    steps = trained(examples, epochs=2, batch=16)
    assert len(steps) == 625
    assert sum(step.train.predictions for step in steps) <= 60_000


@given(EXAMPLES, st.data())
def test_an_example_s_own_input_gets_its_output(
    examples: list[Example], data: st.DataObject
) -> None:
    asked = data.draw(st.sampled_from(examples))
    inputs = [e.input.strip().casefold() for e in examples]
    first = examples[inputs.index(asked.input.strip().casefold())]
    assert nearest(f" {asked.input} ", examples) == first


@given(EXAMPLES, st.text(max_size=30))
def test_every_answer_is_an_example_s(examples: list[Example], prompt: str) -> None:
    assert nearest(prompt, examples) in [*examples]


def test_nothing_to_say() -> None:
    assert nearest("anything", []) is None
