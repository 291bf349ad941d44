"""Texts as an adversary or an unlucky secretary would write them."""

from __future__ import annotations

import json

from hypothesis import strategies as st

WORDS = (
    "Решили", "## Решили", "## Присутствовали", "## Повестка", "## Слушали", "Слушали:", "РЕШИЛИ:",
    "## Приложения",
    "## Подписи", "## 1. Решили", "## По 1 вопросу", "#", "###### ", "Срок:", "Срок: до 31 марта 2023 года",
    "Срок: в течение года", "Срок – апрель", "Срок: до 99.99.9999", "Срок: через 99999999999999999999 дней",
    "Срок: до 31.12.9999", "ежегодно до 29 февраля", "Отв.:", "Отв.: Примерова А. И.", "Кому: sovet",
    "Кому: ;;", "Тема: x",
    "Во исполнение: protocols/sovet/2023-03-16-2/1", "Отменяет:", "1.", "1.1.", "1.1.1.1.1", "1)", "а)",
    "IV.", "0.", "007.",
    "99999999999999999999.", "١.", "２．", "1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1", "-", "- ", "•", "{б/н}",
    "\\1. Принять", "Принять",
    "Председатель:", "Секретарь: Примерова Анна Ивановна, директор", "Учебный П. И.", "Управление: 5 чел.",
    "[план](plan.pdf)", "[x](javascript:1)", "[](", "](", "[[", "<script>", "&lt;", "%%glasno:title%%",
    "{{7*7}}", "«", "»", '"', "'",
    "(далее – ЦОК)", "(далее –", "ЦОК", "руководителям школ", "Рекомендовать МОУО:", "+7 910 123-45-67",
    "а@б.рф",
    "\u0301" * 20, "\u202e", "\u200b", "\ufeff", "\u00ad",   "\t", "\r", "\r\n",
    "😀", "שלום", "ﷺ", "İ",
    "ß", "Иванoв", "№", "----", "---", "...", "|", "---|---", "~~~", "```", "`", "*", "_", ":", ": ", "::",
    "/", "\\", "%2e%2e/",
)  # fmt: skip

REFUSED = ("\x00", "\u2028", "\u0085", "\x1b", "\ud800")
"""Signs with one of which no file is read, so that they are added seldom."""

free = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=REFUSED), max_size=8)
line = st.lists(st.one_of(st.sampled_from(WORDS), free, st.integers(0, 10**25).map(str)), max_size=6).map(
    " ".join
)
text = st.lists(line, max_size=25).map("\n".join)
any_text = st.one_of(text, text, text, st.tuples(text, st.sampled_from(REFUSED), text).map("".join))

HEAD = "---\nbody: sovet\nkind: protocol\ndate: 2023-03-16\nnumber: '2'\nfidelity: full\n"
KEYS = ("body", "kind", "date", "number", "time", "place", "form", "title", "subject", "source", "region",
"topics",
        "fidelity", "allow", "sections", "<<", "? a", "'", "date ", "x")  # fmt: skip
VALUES = ("sovet", "protocol", "2023-03-16", "2023-00-10", "0001-01-01", "9999-12-31", "2023-02-30",
"full", "[]", "{}", "[", "{a",
          "&a x", "*a", "!!python/object/apply:os.system [id]", "|", ">", "|9", "'", '"', '"\\x00"',
          '"\\u2028"', "~", "null", "yes",
          "1e999", "0x1f", "12:30", "- a", "? b", "%YAML 1.2", "...", "---",
          "[{rule: personal-data, text: x, reason: y}]",
          "[{kind: decided, clauses: [{text: а, clauses: [{text: б}]}]}]", "[{kind: nonsense}]")  # fmt: skip
pair = st.tuples(st.sampled_from(KEYS), st.one_of(st.sampled_from(VALUES), line)).map(": ".join)
markdown = st.one_of(
    any_text.map(lambda body: f"{HEAD}---\n{body}"),
    st.lists(pair, max_size=8).flatmap(
        lambda head: text.map(lambda body: "\n".join(("---", *head, "---", body)))
    ),
    text,
)

scalar = st.one_of(line, text, st.sampled_from(VALUES))
node: st.SearchStrategy[object] = st.recursive(
    scalar,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=8,
)
section = st.fixed_dictionaries(
    {"kind": st.sampled_from(("text", "attendance", "agenda", "heard", "spoke", "decided", "attachments",
    "signatures"))},
    optional={
        "heading": line, "item": line, "lines": st.lists(text, max_size=4),
        "people": st.lists(line, max_size=4),
        "items": st.lists(line, max_size=4), "attachments": st.lists(line, max_size=3),
        "preamble": st.lists(line, max_size=2),
        "clauses": st.recursive(
            st.lists(st.fixed_dictionaries({"text": text}, optional={"label": line, "deadline": line,
            "responsible": line}),
                     max_size=3),
            lambda inner: st.lists(st.fixed_dictionaries({"text": line,
            "clauses": inner}, optional={"label": line}), max_size=3),
            max_leaves=6,
        ),
    },
)  # fmt: skip
record = st.fixed_dictionaries(
    {
        "body": st.just("sovet"), "kind": st.sampled_from(("protocol", "extract", "decision-act")),
        "date": st.sampled_from(("2023-03-16", "0001-01-01", "9999-12-31")), "fidelity": st.just("full"),
        "sections": st.lists(section, max_size=5),
    },
    optional={"number": line, "title": line, "place": line, "subject": text, "time": line, "region": line},
)  # fmt: skip
yaml = st.one_of(
    record.map(lambda value: json.dumps(value, ensure_ascii=False)),
    node.map(lambda value: json.dumps(value, ensure_ascii=False)),
    st.lists(pair, max_size=12).map("\n".join),
    text,
)
