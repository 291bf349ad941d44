"""No-break spaces for the portal's own sentences; a document's text is never touched."""

from __future__ import annotations

import re

from generator.text.dates import MONTHS
from generator.text.repeated import repeated
from generator.text.spelling import NBSP

_GENITIVES = "|".join(genitive for _, genitive in MONTHS)
_CAPITAL = "[А-ЯЁA-Z]"
_BOUND = re.compile(
    "|".join(
        (
            r"(?<=[№§]) (?=[0-9])",
            rf"(?<=[0-9]) (?=(?:{_GENITIVES})\b)",
            r"(?<=[0-9]{4}) (?=(?:г\.|гг\.|год(?:а|у|ом|ы|ов)?\b))",
            r"(?<=\b[пчг]\.) (?=[0-9А-ЯЁ«])",
            r"(?<=\b(?:пп|ст|гл|ул|им|см|пр)\.) (?=[0-9А-ЯЁ«])",
            rf"(?<=\b{_CAPITAL}\.) (?={_CAPITAL}(?:\.|[а-яёa-z-]))",
            rf"(?<=[а-яё]) (?={_CAPITAL}\. ?{_CAPITAL}\.)",
            r"(?<=\b[вксиоауВКСИОАУ]) (?=\S)",
            r"(?<=\b(?:на|от|по|из|до|во|ко|со|об|за|На|От|По|Из|До|Во|Ко|Со|Об|За)) (?=\S)",
        )
    )
)


@repeated
def bind(text: str) -> str:
    """Return the text with no-break spaces where a line must not end; no other character changes.

    Bound are «№ 2», «16 марта», «2023 года», «п. 1», «г. Ярославль», initials with their surname, and short
    prepositions and conjunctions with the next word.
    """
    return _BOUND.sub(NBSP, text)
