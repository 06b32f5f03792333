"""An outside witness: google-generativeai, which tuned models on Google AI, gets along with the emulator.

It needs an older google-ai-generativelanguage than the specs are compared with, so it is installed in an environment
of its own: the extra `generativeai`.
"""

from typing import Any

import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions

genai: Any = pytest.importorskip(
    "google.generativeai", reason="needs the extra generativeai, in its own environment"
)

pytestmark = pytest.mark.filterwarnings("ignore")  # it warns of its own deprecation, and more
EXAMPLES = [{"text_input": str(n), "output": str(n + 1)} for n in range(1, 5)]


def test_a_model_is_tuned_asked_changed_and_deleted() -> None:
    with Emulator(EmulatorOptions(tuning_seconds=0)) as emulator:
        genai.configure(
            api_key="k", transport="rest", client_options={"api_endpoint": emulator.url}
        )
        operation = genai.create_tuned_model(
            source_model="models/gemini-1.5-flash-001-tuning",
            training_data=EXAMPLES,
            id="plus-one",
            epoch_count=2,
            batch_size=2,
            learning_rate=0.001,
        )
        assert operation.metadata.total_steps == 4
        model = operation.result(timeout=60)
        assert (model.name, model.state.name) == ("tunedModels/plus-one", "ACTIVE")
        snapshots = model.tuning_task.snapshots
        assert [snapshot["step"] for snapshot in snapshots] == [1, 2, 3, 4]
        assert model.tuning_task.hyperparameters.epoch_count == 2
        assert [each.name for each in genai.list_tuned_models()] == [model.name]
        assert genai.GenerativeModel(model.name).generate_content("1").text == "2"
        changed = genai.update_tuned_model(model.name, {"description": "Adds one."})
        assert changed.description == "Adds one."
        assert genai.get_tuned_model(model.name).description == "Adds one."
        genai.delete_tuned_model(model.name)
        assert list(genai.list_tuned_models()) == []
