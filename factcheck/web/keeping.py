"""Pages that keep the workspace: review queue, adding, doctor, audit log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from factcheck.review.judgements import Judgements
from factcheck.store import browsing
from factcheck.web.asked import cursor, number_of, row_of
from factcheck.web.asking import names
from factcheck.web.desk import Desk

Record = dict[str, Any]
QUEUE = 10


def review(desk: Desk, query: Mapping[str, str]) -> Record:
    """The pairs of disputed questions that nobody judged yet, conflicts between independent origins first."""
    found = desk.disputes.found
    limit = number_of(query, "limit", QUEUE)
    with desk.reading() as workspace:
        judgements = Judgements(workspace.store.judgements())
        decided = list(workspace.store.judgements())
        pairs, total, seen = [], 0, 0
        for record in found.records if found is not None else ():
            by_place = {(f["doc"], f["start"]): f for f in record["figures"]}
            for pair in record["pairs"]:
                a, b = (by_place[pair[side]["doc"], pair[side]["start"]] for side in ("a", "b"))
                if pair["relation"] != "conflicts" or pair["same_origin"]:
                    continue
                seen += 1
                if judgements.between(a["id"], b["id"]) or judgements.between(a["claim"]["id"], b["claim"]["id"]):
                    continue
                total += 1
                pairs.append(
                    {
                        "question": record["question"],
                        "a": a,
                        "b": b,
                        "explanation": pair["explanation"],
                        "relation": pair["relation"],
                    }
                )
    joined = [one for one in names(desk, "speakers") if one["joined"] == "machine" and one["state"] == "suggested"]
    return {
        "speakers": joined[:limit],
        "speakers_open": len(joined),
        "pairs": pairs[:limit],
        "open": total,
        "seen": seen,
        "judgements": len(decided),
        "ready": found is not None,
        "limit": limit,
    }


def adding(desk: Desk) -> Record:
    """What was added lately."""
    return {"jobs": [job.record() | {"documents": []} for job in desk.jobs.latest()]}


def doctor(desk: Desk) -> Record:
    """How everything stands."""
    with desk.reading() as workspace:
        counts = browsing.counts(workspace.store.database)
    findings, at = desk.findings()
    ledger = "in desk.db beside the workspace" if desk.ledger.kept else "in memory only: the folder cannot be written"
    return {
        "findings": [finding.record() | {"mark": finding.mark} for finding in findings],
        "looked_at": at,
        "counts": counts,
        "conflicts_fresh": desk.disputes.found is not None and desk.disputes.found.stamp == desk.stamp(),
        "conflicts_error": desk.disputes.error,
        "ledger": ledger,
        "local": desk.terms.local,
        "users": len(desk.ledger.users()),
    }


def log(desk: Desk, query: Mapping[str, str]) -> Record:
    """Who changed what, the newest first."""
    limit = number_of(query, "limit", 50)
    entries = desk.ledger.log(row_of(query.get("after")), limit)
    further = entries[-1].id if len(entries) == limit else None
    return {"entries": [asdict(entry) for entry in entries], "next": cursor(further)}
