"""What an output format is: a description, a file extension and a function that writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct

from jitui.report.model import Library

Content = TypeVar("Content")


class Format(Struct, Generic[Content], frozen=True):
    """One format of a chart, a table or citations.

    Attributes:
        description: What it is good for, as a list of formats says it.
        extension: How the name of a file in this format ends, without the dot.
        write: Makes the text, which ends with a newline; the same is the same, byte for byte.
    """

    description: str
    extension: str
    write: Callable[[Library, Content], str]
