"""What an output format is: a description, a file extension and a function that writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct

Writer = TypeVar("Writer", bound=Callable[..., str | bytes])


class Format(Struct, Generic[Writer], frozen=True):
    """One format of a chart, a table, citations or a workbook.

    Attributes:
        description: What it is good for, as a list of formats says it.
        extension: How the name of a file in this format ends, without the dot.
        write: Makes the text or the bytes; the same content gives the same, byte for byte.
    """

    description: str
    extension: str
    write: Writer
