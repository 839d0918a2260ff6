"""What a page weighs as it comes over the wire, by kind."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Request, Response

CODE = ("document", "stylesheet", "script")


@dataclass
class Weight:
    """Bytes of compressed bodies by kind, and what went wrong on the way."""

    bytes: dict[str, int] = field(default_factory=dict)
    preloaded_fonts: int = 0
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def code_kb(self) -> float:
        """HTML, CSS and JavaScript, in kB of 1,000 bytes."""
        return sum(self.bytes.get(kind, 0) for kind in CODE) / 1000

    @property
    def fonts_kb(self) -> float:
        """All faces that the page asked for, in kB of 1,000 bytes."""
        return self.bytes.get("font", 0) / 1000


PRELOADED = "[...document.querySelectorAll('link[rel=preload][as=font]')].map(link => link.href)"
TO_THE_END = """
async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
        scrollTo(0, y);
        await new Promise(done => setTimeout(done, 30));
    }
    await document.fonts.ready;
}
"""
KEPT_SCRIPTS = """
async () => {
    const kept = await navigator.serviceWorker?.getRegistrations() ?? [];
    const scripts = kept.map(one => one.active ?? one.waiting ?? one.installing);
    return scripts.filter(Boolean).map(worker => worker.scriptURL);
}
"""


def weigh(context: BrowserContext, address: str, path: str) -> Weight:
    """Open a page in a fresh window, read it to its end, and weigh all that came.

    The script of a service worker counts as the page's: the page has asked for it.
    """
    weight = Weight()
    answers: list[Response] = []
    page = context.new_page()
    page.on("response", lambda answer: answers.append(answer))
    page.on("console", lambda line: _note(weight, line.type, line.text))
    page.on("pageerror", lambda error: weight.complaints.append(str(error)))
    page.on("requestfailed", lambda request: weight.complaints.append(f"failed: {request.url}"))
    page.goto(address + path, wait_until="networkidle")
    page.evaluate(TO_THE_END)
    page.wait_for_load_state("networkidle")
    preloaded = set(page.evaluate(PRELOADED))
    for answer in answers:
        _count(weight, answer.request, answer, preloaded, address)
    for script in page.evaluate(KEPT_SCRIPTS):
        kept = context.request.get(script, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
        size = int(kept.headers.get("content-length", len(kept.body())))
        weight.bytes["script"] = weight.bytes.get("script", 0) + size
    return weight


def _note(weight: Weight, kind: str, text: str) -> None:
    if kind == "error":
        weight.complaints.append(text)


def _count(
    weight: Weight, request: Request, answer: Response, preloaded: set[str], address: str
) -> None:
    if request.url.startswith("data:"):
        return
    if not request.url.startswith(address + "/"):
        weight.foreign.append(request.url)
        return
    size = request.sizes()["responseBodySize"]
    kind = request.resource_type
    weight.bytes[kind] = weight.bytes.get(kind, 0) + size
    if request.url in preloaded:
        weight.preloaded_fonts += size
    if answer.status >= 400:
        weight.complaints.append(f"{answer.status}: {request.url}")
