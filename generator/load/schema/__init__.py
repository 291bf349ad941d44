"""The shape of every file that editors write: keys, which of them are required, and what they hold.

Descriptions are in Russian: editors see them in the reference and as hints of their text editor.
"""

from __future__ import annotations

from generator.load.schema import document, registers

PARTS = (*document.PARTS, *registers.PARTS)
"""The shapes below the head of any record."""
