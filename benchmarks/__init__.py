"""Quality and speed, each a command that prints its table: `python -m benchmarks.events`, `... .speed`, `... .floors`."""
