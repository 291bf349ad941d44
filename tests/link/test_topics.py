"""Topics of a decision: stated, inherited, or by its words."""

from __future__ import annotations

from generator.model.portal import Portal
from tests.load.records import portal

TOPICS = """\
topics:
  - id: olimpiady
    title: Олимпиады
    words: [олимпиада, олимпиадное движение]
  - id: nastavnichestvo
    title: Наставничество
    words: наставник
  - id: zima
    title: Подготовка к зиме
"""
TEXT = """\
## Решили
1. О наставниках и зиме:
1.1. Утвердить списки.
1.2. Провести школьные олимпиады.
2. Готовить школы к холодам.
Тема: zima
2.1. Проверить котельные.
3. Олимпийские игры смотреть.
"""


def found(text: str = TEXT, head: str = "") -> Portal:
    head = f"---\nbody: sovet\nkind: protocol\ndate: 2023-03-16\nfidelity: full\n{head}---\n"
    return portal(
        {
            "organizations/sovet.yml": "name: Образцовый совет\nclassification: council\n",
            "topics.yml": TOPICS,
            "protocols/sovet/2023-03-16.md": head + text,
        }
    )


def test_a_decision_has_the_topics_of_its_words_and_of_the_clauses_above() -> None:
    topics = {ref.clause: decision.topics for ref, decision in found().decisions.items()}

    assert topics == {
        "1": ("nastavnichestvo",),
        "1.1": ("nastavnichestvo",),
        "1.2": ("olimpiady", "nastavnichestvo"),
        "2": ("zima",),
        "2.1": ("zima",),
        "3": (),
    }


def test_a_topic_of_the_document_is_one_of_every_decision() -> None:
    made = found(head="topics: zima\n")

    assert all("zima" in decision.topics for decision in made.decisions.values())


def test_a_topic_knows_its_decisions_and_headings_are_none() -> None:
    made = found()

    assert list(made.topics) == ["olimpiady", "nastavnichestvo", "zima"]
    assert {topic: [ref.clause for ref in refs] for topic, refs in made.on_topic.items()} == {
        "olimpiady": ["1.2"],
        "nastavnichestvo": ["1.1", "1.2"],
        "zima": ["2", "2.1"],
    }
