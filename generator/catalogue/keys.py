"""What is looked up in a portal, as text, and addresses in an order that tables can keep."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from generator.model.document import DocumentId, Ref
from generator.pages.repeats import Question

Key = tuple[str, str]
"""The name of a mapping and a key of it as text; ``ALL`` where keys have come or gone."""


def text_of(key: object) -> str:
    """Return a key of one of the portal's mappings as text: «yar-iro», «2026-05», «protocols/yar-ks»."""
    if type(key) is tuple:
        return "/".join(map(str, key))
    return str(key)


def number_of(name: str, key: object) -> int:
    """Return a number of 64 bits for a key of a mapping.

    Two keys may have one number: what has looked up the one is then made again for the other as well.
    """
    digest = blake2b(f"{name} {text_of(key)}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def name_of(id: DocumentId) -> str:
    """Return a document's address as text that sorts as the address does."""
    return " ".join(id)  # a space comes before every sign of a slug, a slash does not


def id_of(name: str) -> DocumentId:
    """Return the address of ``name_of``."""
    return DocumentId(*name.split(" "))


def text_of_question(question: Question) -> str:
    """Return a decision with its kin as text."""
    return " ".join((str(question.ref), *sorted(question.kin)))


def question_of(text: str) -> Question:
    """Return the decision and the kin of ``text_of_question``."""
    ref, *kin = text.split(" ")
    return Question(ref_of(ref), frozenset(kin))


def ref_of(text: str) -> Ref:
    """Return the address of a decision, as ``str`` has written it."""
    document, _, clause = text.rpartition("/")
    return Ref(document_of(document), clause)


@lru_cache(maxsize=8192)  # the decisions of a document share it
def document_of(text: str) -> DocumentId:
    """Return the address of a document, as ``str`` has written it."""
    return DocumentId(*text.split("/"))
