"""Why? The reasons that a report gives for its events, and the questions that it asks.

In: a Reading with its parse, actors, times, statements and events. Out: `reading.reasons`, the strongest answer first: stated
cause, purpose, context, tension, trigger, precedent; each with the event that it explains and the question that it answers.

Invariant: a reason quotes words of the document; it explains an event of the reading or none; the cue words are in why/cues.toml.
"""

from dragoman.why.find import candidates, find

__all__ = ["candidates", "find"]
