"""The search of everything: customers, papers, items."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import false, select

from app.db.models import Statement
from app.db.unit_of_work import Read
from app.queries.lookups.name_index import Found
from app.queries.palette.customers import customer_hits, customers
from app.queries.palette.hit import (
    Answer,
    Ask,
    Facts,
    Group,
    Hit,
    ProductFacts,
    SearchKind,
)
from app.queries.palette.lately import Used, of_kind, used_lately
from app.queries.palette.paper_facts import paper_hits
from app.queries.palette.papers import papers, papers_of
from app.queries.palette.products import product_hits, products

CUSTOMERS, PAPERS, PRODUCTS, ALONE, RECENTS = 3, 4, 3, 40, 9


def find_everything(read: Read, ask: Ask) -> Answer:
    """A few of each group, or many of one; nothing typed: what was used lately."""
    text = ask.text.strip()
    used = used_lately(read, ask.actor)
    if not text:
        return _lately(read, ask, used)
    answer = Answer()
    if ask.only in (None, Group.CUSTOMERS):
        limit = ALONE if ask.only else CUSTOMERS
        found = customers(read, text, ask.today, of_kind(used, SearchKind.CUSTOMER), limit)
        answer = replace(answer, customers=found)
    if ask.only in (None, Group.PAPERS):
        answer = _with_papers(read, ask, text, used, answer)
    if ask.only in (None, Group.PRODUCTS):
        limit = ALONE if ask.only else PRODUCTS
        found = products(read, text, of_kind(used, SearchKind.PRODUCT), limit)
        answer = replace(answer, products=found)
    return replace(answer, statement=_statement(read, answer.best))


def _with_papers(read: Read, ask: Ask, text: str, used: list[Used], answer: Answer) -> Answer:
    """Those of the best customer, and those found by what stands on themselves."""
    limit = ALONE if ask.only else PAPERS
    parties = answer.customers
    if ask.only is Group.PAPERS:
        parties = customers(
            read, text, ask.today, of_kind(used, SearchKind.CUSTOMER), CUSTOMERS
        )
    owners = {hit.id for hit in parties}
    found = tuple(
        hit for hit in papers(read, text, ask.today, used, limit)
        if hit.matched or owner_of(hit.facts) not in owners  # else found by the customer's name
    )
    if not parties:
        return replace(answer, papers=found)
    return replace(
        answer, papers=found, papers_of=parties[0].title,
        customer_papers=papers_of(read, parties[0].id, limit if not found else limit - 1),
    )


def owner_of(facts: Facts) -> int | None:
    """The customer's id, where it is a customer's."""
    return getattr(facts, "customer_id", None)


def _lately(read: Read, ask: Ask, used: list[Used]) -> Answer:
    kinds = {
        Group.CUSTOMERS: {SearchKind.CUSTOMER}, Group.PRODUCTS: {SearchKind.PRODUCT},
        Group.PAPERS: set(SearchKind) - {SearchKind.CUSTOMER, SearchKind.PRODUCT},
    }
    wanted = [one for one in used if ask.only is None or one[0] in kinds[ask.only]][:RECENTS]
    by_place: dict[Used, Hit] = {}
    for hits in (
        customer_hits(read, _plain(wanted, SearchKind.CUSTOMER), ask.today),
        product_hits(read, _plain(wanted, SearchKind.PRODUCT)),
        paper_hits(read, [one for one in wanted if one[0] in kinds[Group.PAPERS]]),
    ):
        by_place.update({(hit.kind, hit.id): hit for hit in hits})
    found = tuple(by_place[one] for one in wanted if one in by_place)
    return Answer(papers=found, recent=True)


def _plain(wanted: list[Used], kind: SearchKind) -> list[Found]:
    return [Found(one, "", by_sound=False) for one in of_kind(wanted, kind)]


def _statement(read: Read, best: Hit | None) -> Hit | None:
    """The last statement of the customer that the best hit is, or belongs to."""
    if best is None or isinstance(best.facts, ProductFacts):
        return None
    owner = best.id if best.kind is SearchKind.CUSTOMER else owner_of(best.facts)
    last = read.session.scalar(
        select(Statement.id)
        .where(Statement.customer_id == owner, Statement.superseded == false())
        .order_by(Statement.month.desc(), Statement.id.desc()).limit(1)
    )
    return None if last is None else paper_hits(read, [(SearchKind.STATEMENT, last)])[0]
