"""Dragoman reads news reporting: who did what to whom, when, where, who says so, what is unsaid, and why.

    import dragoman
    report = dragoman.read("dispatch.txt", published="2016-06-22")

What is named in `__all__` is loaded when it is first used, so that importing the package costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.desk import Desk
    from dragoman.errors import DragomanError
    from dragoman.reader import Reader, read
    from dragoman.report import Document, Report

__version__ = "0.1.0"
__all__ = ["Desk", "Document", "DragomanError", "Reader", "Report", "read"]

_HOMES = {
    "Desk": "desk",
    "Document": "report",
    "DragomanError": "errors",
    "Reader": "reader",
    "Report": "report",
    "read": "reader",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    return getattr(importlib.import_module(f"dragoman.{_HOMES[name]}"), name)
