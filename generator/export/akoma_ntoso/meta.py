"""The head of a document in Akoma Ntoso: what it is, how it bears on others, whom it names."""

from __future__ import annotations

from generator.export.akoma_ntoso.elements import Element, add, decision_iri, point, work
from generator.model.portal import Meeting, Portal
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.vocabulary import RelationKind

SOURCE = "#glasno"
"""Who read the document: the program."""

LANGUAGE = "rus"


def write_meta(parent: Element, meeting: Meeting, portal: Portal, settings: Settings) -> None:
    """Add the head of a document."""
    meta = add(parent, "meta")
    identification = add(meta, "identification", source=SOURCE)
    document = meeting.document
    uri = work(document)
    expression = f"{uri}/{LANGUAGE}@{document.date}"
    levels = (
        ("FRBRWork", f"{uri}/!main", uri),
        ("FRBRExpression", f"{expression}/!main", expression),
        ("FRBRManifestation", f"{expression}/!main.xml", f"{expression}.xml"),
    )
    for name, this, whole in levels:
        level = add(identification, name)
        add(level, "FRBRthis", value=this)
        add(level, "FRBRuri", value=whole)
        if name == "FRBRWork" and settings.site_url:
            page = settings.site_url + addresses.document(document.id)
            add(level, "FRBRalias", value=page, name="page")
        add(level, "FRBRdate", date=document.date.isoformat(), name="meeting")
        add(level, "FRBRauthor", href=_organization(document.body))
        if name == "FRBRWork":
            add(level, "FRBRcountry", value="ru")
            if number := words.printed_number(document):
                add(level, "FRBRnumber", value=number)
            add(level, "FRBRname", value=words.document_title(document))
        elif name == "FRBRExpression":
            add(level, "FRBRlanguage", language=LANGUAGE)
        else:
            add(level, "FRBRformat", value="application/akn+xml")
    _analysis(meta, meeting, portal, settings)
    _references(meta, meeting, portal)


def _analysis(meta: Element, meeting: Meeting, portal: Portal, settings: Settings) -> None:
    """Tell repeals as modifications; what else a clause does to an earlier one, as references."""
    relations = [(decision, kind, ref) for decision in meeting.decisions for kind, ref in decision.relations]
    if not relations:
        return
    analysis = add(meta, "analysis", source=SOURCE)
    repeals = [(decision, ref) for decision, kind, ref in relations if kind is RelationKind.REPEALS]
    if repeals:
        modifications = add(analysis, "activeModifications")
        for number, (decision, ref) in enumerate(repeals, 1):
            id = f"mod_{number}"
            modification = add(modifications, "textualMod", type="repeal", eId=id)
            add(modification, "source", href=f"#{point(decision.clause.id)}", eId=f"{id}__source")
            destination = decision_iri(ref, portal, settings)
            add(modification, "destination", href=destination, eId=f"{id}__destination")
    others = [relation for relation in relations if relation[1] is not RelationKind.REPEALS]
    if others:
        references = add(analysis, "otherReferences", source=SOURCE)
        for decision, kind, ref in others:
            add(
                references,
                "implicitReference",
                for_=point(decision.clause.id),
                href=decision_iri(ref, portal, settings),
                refersTo=f"#{kind.value}",
                showAs=kind.label,
            )


def _references(meta: Element, meeting: Meeting, portal: Portal) -> None:
    """Name every organization that the document speaks of, and the ways in which clauses bear on others."""
    references = add(meta, "references", source=SOURCE)
    add(
        references, "TLCOrganization", eId="glasno", href="/akn/ontology/organization/glasno", showAs="Glasno"
    )
    named = {str(meeting.document.body): None}
    for decision in meeting.decisions:
        for mention in (*decision.addressees, *decision.responsible):
            if mention.organization:
                named[mention.organization] = None
    for attendee in meeting.attendees:
        if attendee.organization and attendee.organization.organization:
            named[attendee.organization.organization] = None
    for id in named:
        add(
            references,
            "TLCOrganization",
            eId=_organization(id)[1:],
            href=f"/akn/ontology/organization/ru/{id}",
            showAs=portal.title_of(id),
        )
    for kind in dict.fromkeys(kind for decision in meeting.decisions for kind, _ in decision.relations):
        add(
            references,
            "TLCConcept",
            eId=kind.value,
            href=f"/akn/ontology/concept/{kind.value}",
            showAs=kind.label,
        )


def _organization(id: str) -> str:
    return f"#org_{id}"
