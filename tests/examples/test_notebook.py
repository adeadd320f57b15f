"""examples/notebook.ipynb: runs from top to bottom, and lies in the repository without its outputs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[2] / "examples" / "notebook.ipynb"


def cells() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    return [cell for cell in found if cell["cell_type"] == "code"]


def test_it_holds_no_outputs() -> None:
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in cells())


@pytest.mark.filterwarnings("default")  # of the notebook's machinery, not of ours
def test_it_runs_and_shows_the_text_and_four_charts() -> None:
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    outputs = {cell["id"]: cell["outputs"] for cell in notebook.cells if cell["cell_type"] == "code"}
    assert "linear-gradient" in outputs["read"][0]["data"]["text/html"]
    for name in ("draw-timeline", "draw-map", "draw-network", "draw-pairs"):
        (drawn,) = [output["data"] for output in outputs[name] if output["output_type"] == "execute_result"]
        assert drawn["image/svg+xml"].startswith("<svg"), name
    assert "timeline.pdf" in outputs["save"][0]["data"]["text/plain"]
