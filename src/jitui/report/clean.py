"""Removes control characters from text of any origin."""

from __future__ import annotations

import re

# C0 but newline and tab, DEL, C1, directional overrides and isolates, interlinear marks,
# invisible operators, lone surrogates: a terminal may act on each, no reader needs one.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
_NEWLINES = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")


def clean(text: str) -> str:
    r"""Return ``text`` normalised (NFC), with control characters gone.

    Line endings become ``\n`` and a tab becomes a space.
    """
    if text.isascii() and text.isprintable():
        return text
    import unicodedata  # here, since hardly any text needs it

    text = _NEWLINES.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def clean_line(text: str) -> str:
    """Return ``text`` cleaned and on one line, with runs of white space folded."""
    return " ".join(clean(text).split())


def without_accents(text: str) -> str:
    """Return ``text`` with each letter as its plain form: ``é`` gives ``e``."""
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
