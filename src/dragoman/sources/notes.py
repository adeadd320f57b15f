"""What a source tells beside its documents.

Invariant: the hash belongs to the document that was given last; counts only grow.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Notes:
    """Give one to `documents` or `documents_at`, and read it as the documents come.

    `sha256`: of the bytes (a file, a line, a page) that the last document was made of, as 64 hex digits.
    `passed_over`: what was left aside without being an error, and how often ("not HTML", "redirect", ...).
    """

    sha256: str | None = None
    passed_over: Counter[str] = field(default_factory=Counter)

    def of(self, raw: bytes) -> None:
        """Note the hash of the bytes that the next document is made of."""
        self.sha256 = hashlib.sha256(raw).hexdigest()
