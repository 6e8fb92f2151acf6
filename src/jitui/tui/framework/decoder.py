"""A decoder of keyboard input that accepts any bytes."""

from __future__ import annotations

import codecs
import sys


class TolerantDecoder(codecs.getincrementaldecoder("utf-8")):  # type: ignore[misc]
    """Decodes UTF-8 with a replacement sign for wrong bytes, and notices the end.

    Textual's decoder ends the thread that reads the keys at a byte that is not UTF-8, and with
    it the app. Noticed by ``test_a_byte_that_is_not_text_does_not_end_the_app`` and
    ``test_textual_still_decodes_keys_strictly``.
    """

    def __init__(self, errors: str = "replace") -> None:
        super().__init__(errors="replace")

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return the text of some bytes.

        Raises:
            EOFError: The terminal was closed.
        """
        if not data and not final:
            # A terminal is ready to be read and gives nothing only when it was closed; Textual
            # would ask again and again, as fast as the processor lets it.
            raise EOFError("the terminal was closed")
        return str(super().decode(data, final))


def accept_any_bytes() -> None:
    """Have Textual's terminal driver read keys with :class:`TolerantDecoder`."""
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        linux_driver.getincrementaldecoder = lambda _: TolerantDecoder  # type: ignore[attr-defined]
