"""The verbs of decisions: what orders, what recommends, and to whom a clause speaks."""

from __future__ import annotations

import re

from generator.text.repeated import repeated

_ADDRESSING = re.compile(
    r"(?:рекомендовать|поручить|предложить|просить|обязать|предписать|указать|считать необходимым для|"
    r"рекомендовано|рекомендуем|рекомендует|поручает|поручаем|предлагаем)\s+",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"[а-яё]+(?:ть|ти|чь|ться|тись|чься)\b", re.IGNORECASE)
_LATER_INFINITIVE = re.compile(r"(?<![\w«\"-])[а-яё]{2,}(?:ть|ти|чь|ться|тись|чься)(?![\w-])")
_NOT_A_NAME = re.compile(
    r"(?:по|в|во|на|о|об|с|со|для|при|до|из|от|за|к|ко|без|через|согласно|руководствуясь|учитывая|принимая|"
    r"заслушав|обсудив|рассмотрев|информаци\w+|итог\w*|следующ\w+|результат\w*)\b",
    re.IGNORECASE,
)
_NOTED = re.compile(r"(?:принять|принята|приняли)\b.{0,120}?\bк сведению", re.IGNORECASE)


def addressing(text: str) -> int:
    """Return where the addressee begins after «Рекомендовать», «Поручить»; 0 where no such verb leads."""
    match = _ADDRESSING.match(text)
    return match.end() if match else 0


@repeated
def is_order(text: str) -> bool:
    """Whether the text begins with what is to be done: «Внести изменения в:», «Не допускать …»."""
    first = text.lstrip(" -–—•·").removeprefix("не ").removeprefix("Не ")
    return _INFINITIVE.match(first) is not None and not _ADDRESSING.match(first)


def first_infinitive(text: str) -> int:
    """Return where the first infinitive of a text begins; -1 where there is none."""
    match = _LATER_INFINITIVE.search(text)
    return match.start() if match else -1


def is_noted(text: str) -> bool:
    """Whether the text takes note of something: «Информацию принять к сведению»."""
    return _NOTED.search(text) is not None


def may_name_addressee(text: str) -> bool:
    """Whether a head such as «ГАУ ДПО ЯО ИРО:» can be a name; «По результатам мониторинга:» cannot."""
    return bool(text.strip()) and not is_order(text) and _NOT_A_NAME.match(text.strip()) is None
