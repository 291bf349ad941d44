"""The portal read with an editor's eyes: rules that look and speak, and change nothing.

One rule is one file in ``rules/`` and one page of help. A fault of a record that has no sure reading is
said by ``load``; a rule sees only records that could be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.check.content import Content, Published
from generator.check.rules.a11y_heading import check_a11y_heading
from generator.check.rules.a11y_image import check_a11y_image
from generator.check.rules.a11y_table import check_a11y_table
from generator.check.rules.address_mismatch import check_address_mismatch
from generator.check.rules.ambiguous_organization import check_ambiguous_organization
from generator.check.rules.attachment_type import check_attachment_type, check_attachment_unnamed
from generator.check.rules.broken_link import check_broken_link
from generator.check.rules.clause_without_number import check_clause_without_number
from generator.check.rules.deadline_before_meeting import check_deadline_before_meeting
from generator.check.rules.deadline_not_understood import check_deadline_not_understood
from generator.check.rules.decided_nowhere import check_decided_nowhere
from generator.check.rules.duplicate_label import check_duplicate_label
from generator.check.rules.empty_document import check_empty_document
from generator.check.rules.empty_heading import check_empty_heading
from generator.check.rules.empty_number import check_empty_number
from generator.check.rules.heading_typo import check_heading_typo
from generator.check.rules.heading_without_space import check_heading_without_space
from generator.check.rules.item_without_decision import check_item_without_decision
from generator.check.rules.label_gap import check_label_gap
from generator.check.rules.missing_attachment import check_missing_attachment
from generator.check.rules.move_target import check_move_target
from generator.check.rules.name import check_name
from generator.check.rules.number_sign import check_number_sign
from generator.check.rules.organization_circle import check_organization_circle
from generator.check.rules.personal_data import check_personal_data
from generator.check.rules.raw_html import check_raw_html
from generator.check.rules.relation_order import check_relation_order
from generator.check.rules.relation_target import check_relation_target
from generator.check.rules.report_date import check_report_date
from generator.check.rules.report_target import check_report_target
from generator.check.rules.slug_collision import check_slug_collision
from generator.check.rules.still_published import check_still_published
from generator.check.rules.sunday_date import check_sunday_date
from generator.check.rules.third_party import check_third_party
from generator.check.rules.unknown_body import check_unknown_body
from generator.check.rules.unknown_organization import check_unknown_organization
from generator.check.rules.unknown_reference import check_unknown_reference
from generator.check.rules.unknown_speaker import check_unknown_speaker
from generator.check.rules.unknown_topic import check_unknown_topic
from generator.check.rules.unused_exemption import check_unused_exemption
from generator.check.rules.url_scheme import check_url_scheme
from generator.check.rules.withdrawn_person import check_withdrawn_nowhere, check_withdrawn_person
from generator.check.sheet import lay_out
from generator.check.whole import Head, Whole, heads
from generator.diagnostics import Diagnostic
from generator.load import Loaded
from generator.model.portal import Portal

__all__ = [
    "RULES",
    "WHOLE_RULES",
    "Head",
    "Published",
    "Rule",
    "Whole",
    "WholeRule",
    "check",
    "check_records",
    "check_whole",
    "heads",
]

Rule = Callable[[Content], Iterator[Diagnostic]]
WholeRule = Callable[[Whole], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    check_empty_document,
    check_empty_heading,
    check_heading_without_space,
    check_heading_typo,
    check_empty_number,
    check_number_sign,
    check_decided_nowhere,
    check_sunday_date,
    check_address_mismatch,
    check_unknown_body,
    check_unknown_reference,
    check_unknown_organization,
    check_ambiguous_organization,
    check_unknown_speaker,
    check_item_without_decision,
    check_duplicate_label,
    check_label_gap,
    check_clause_without_number,
    check_deadline_before_meeting,
    check_deadline_not_understood,
    check_relation_target,
    check_relation_order,
    check_unknown_topic,
    check_report_target,
    check_report_date,
    check_broken_link,
    check_url_scheme,
    check_missing_attachment,
    check_attachment_type,
    check_personal_data,
    check_unused_exemption,
    check_withdrawn_person,
    check_raw_html,
    check_third_party,
    check_a11y_heading,
    check_a11y_image,
    check_a11y_table,
)


WHOLE_RULES: tuple[WholeRule, ...] = (
    check_slug_collision,
    check_name,
    check_organization_circle,
    check_attachment_unnamed,
    check_withdrawn_nowhere,
    check_still_published,
    check_move_target,
)
"""What one record cannot tell alone."""


def check(portal: Portal, loaded: Loaded, published: Published) -> Iterator[Diagnostic]:
    """Yield what every rule has to say, rule by rule.

    ``loaded`` is what the portal was linked from: where two records have one address, the portal knows the
    first only.
    """
    yield from check_records(portal, loaded, published)
    yield from check_whole(Whole(portal, tuple(heads(loaded)), published, loaded.withdrawn))


def check_records(portal: Portal, loaded: Loaded, published: Published) -> Iterator[Diagnostic]:
    """Yield what is to be said of some records of a portal: the same whether they come together or singly.

    Nothing walks through the portal's meetings or decisions; a rule asks for those that a record names, and
    goes through keys where it has found something wrong and looks for what was meant.
    """
    content = Content(
        portal,
        tuple(map(lay_out, loaded.documents)),
        loaded.organizations,
        published,
        loaded.reports,
        loaded.pages,
        loaded.withdrawn,
    )
    for rule in RULES:
        yield from rule(content)


def check_whole(whole: Whole) -> Iterator[Diagnostic]:
    """Yield what is wrong between records, and between them and the other files."""
    for rule in WHOLE_RULES:
        yield from rule(whole)
