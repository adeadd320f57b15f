"""Does the quality hold? Every benchmark's figures beside their floors; exit code 1 where one is below.

python -m benchmarks.floors
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from training import evaluate

from benchmarks import calibration, coreference, events, gaps, newswire, places, posts, reasons, said, times

FLOORS = Path(__file__).parent / "floors.toml"


def main() -> None:
    """Print figure, floor and verdict; exit 1 where a figure is below its floor or is missing."""
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    failed = 0
    rooms = {
        "encoder": evaluate,
        "events": events,
        "newswire": newswire,
        "calibration": calibration,
        "times": times,
        "places": places,
        "said": said,
        "gaps": gaps,
        "reasons": reasons,
        "posts": posts,
        "coreference": coreference,
    }
    for name, room in rooms.items():
        figures: dict[str, float] = room.figures()
        for figure, floor in floors.get(name, {}).items():
            value = figures.get(figure)
            holds = value is not None and value >= floor
            failed += not holds
            print(f"{'ok  ' if holds else 'FAIL'} {name:12}{figure:32} {value} (floor {floor})", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
