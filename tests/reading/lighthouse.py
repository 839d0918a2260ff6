"""Lighthouse on one page, as on a phone."""

from __future__ import annotations

from typing import Any

from tests import chromium
from tests.reading import node

WITHOUT_SPEED = ("accessibility", "best-practices", "seo")


TRIES = 3  # now and then it loses the trace of a page on a busy machine, and says so


def audit(address: str, categories: tuple[str, ...]) -> dict[str, Any]:
    """Lighthouse's whole report; it tells nobody, and its browser asks nobody else."""
    for _ in range(TRIES - 1):
        try:
            return _audit(address, categories)
        except node.NoAnswer:
            continue
    return _audit(address, categories)


def _audit(address: str, categories: tuple[str, ...]) -> dict[str, Any]:
    flags = " ".join(["--headless=new", *chromium.FLAGS])
    return node.run(
        "lighthouse/cli/index.js",
        address,
        f"--only-categories={','.join(categories)}",
        f"--chrome-flags={flags}",
        "--no-enable-error-reporting",
        "--quiet",
        "--output=json",
    )


def scores(report: dict[str, Any]) -> dict[str, float]:
    """The score of each category, of 100."""
    return {name: said["score"] * 100 for name, said in report["categories"].items()}


def faults(report: dict[str, Any]) -> list[str]:
    """The audits that cost points, each with what it complains of."""
    weighed = [
        part["id"]
        for category in report["categories"].values()
        for part in category["auditRefs"]
        if part["weight"]
    ]
    audits = [report["audits"][name] for name in weighed]
    return [
        f"{said['id']}: {said['title']} {_items(said)}"
        for said in audits
        if said["score"] is not None and said["score"] < 1
    ]


def _items(said: dict[str, Any]) -> list[str]:
    items = said.get("details", {}).get("items", [])
    return [
        str(item.get("node", {}).get("snippet") or item.get("description") or item)[:160]
        for item in items[:5]
    ]
