"""What the newsroom's own editor does to copy and to a flatplan: nothing that nobody asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from octavo.core.manuscript.blocks import (
    Block,
    Box,
    Break,
    Cell,
    Embed,
    Figure,
    Footnote,
    InterviewTurn,
    List,
    ListItem,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
    Table,
    Verse,
)
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import (
    Emphasis,
    LanguageSpan,
    Link,
    NoteMark,
    SmallCapitals,
    Strong,
    Text,
)
from octavo.core.manuscript.schema import from_json, to_json

pytestmark = pytest.mark.journey

MARKS = Paragraph(
    (
        Text("Say "),
        LanguageSpan("fr", (Text("bonjour"),)),
        Text(" or "),
        LanguageSpan("gsw-CH", (Emphasis((Text("Grüezi"),)),)),
        Text(" to the "),
        SmallCapitals((Text("harbour board"),)),
        Text(" of "),
        Link("https://vell.example/?a=b&c=d", (LanguageSpan("de", (Text("Vell"),)), Text(" town"))),
        Text(" and "),
        Link("/about/", (Strong((Text("more"),)),)),
        NoteMark("1"),
        NoteMark("2"),
        Text(" end.\nA new line."),
    )
)
TABLE = Table(
    rows=(
        (Cell((Text("Year"),), is_header=True), Cell((Text("Tide"),), is_header=True)),
        (Cell((Text("1999"),), is_header=True), Cell((Emphasis((Text("high"),)),))),
    ),
    caption=(Text("Tides in "), Emphasis((Text("ells"),))),
    notes=(Text("Source: the Board"),),
)
QUOTATION = Quotation(((Text("A quotation."),), (Text("Its second half."),)), (Text("Ada Moll"),))
BLOCKS: tuple[Block, ...] = (
    MARKS,
    Subhead((Text("A head"),), 2),
    List((ListItem((Text("one"),)), ListItem((Text("deep"),), 2), ListItem((Text("two"),)))),
    List((ListItem((Text("first"),)),), ordered=True),
    QUOTATION,
    PullQuote((Text("Pull me"),)),
    List((ListItem((Text("four"),)), ListItem((Text("five"),))), ordered=True, start=4),
    TABLE,
    Verse((((Text("one line"),), (Text("two lines"),)), ((Text("three"),),)), (Text("Anon"),)),
    InterviewTurn("Ben Orr", (Text("Why?"),), is_question=True),
    InterviewTurn("", (Text("Because."),)),
    Figure("", "A quay", (Text("The "), Emphasis((Text("quay"),))), "Ben Orr", "CC0", "wide"),
    Break(),
    Footnote("1", (Text("A note."),)),
    Footnote("2", (Text("Another."),)),
    Embed("https://vell.example/film", "A film"),
    Box((Text("In a box"),), (Paragraph((Text("Set apart."),)), Break())),
)
ALL_MARKS = Manuscript(headline="All the marks", section="politics", blocks=BLOCKS)


def save(page: Page) -> None:
    """Save the draft and wait until the newsroom says so."""
    page.keyboard.press("Control+s")
    expect(page.get_by_text("has been updated").first).to_be_visible()


def open_from_list(page: Page, listing: str, title: str) -> None:
    page.goto(f"/newsroom/{listing}/")
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.get_by_role("button", name="Save draft")).to_be_visible()


def test_every_mark_of_a_manuscript_survives_the_editor(signed_in, magazine, tmp_path: Path):
    """Opened in a real browser, changed elsewhere and saved, the body is what it was."""
    copy = tmp_path / "marks.json"
    copy.write_text(json.dumps(to_json(ALL_MARKS)))
    imported = magazine.octavo("import", str(copy), "--as", "manuscript")
    assert imported.returncode == 0, imported.stderr
    editor = signed_in("editor")
    open_from_list(editor, "articles", "All the marks")

    editor.locator("[name=standfirst]").fill("Typed by a person.")
    quotation = editor.locator(".public-DraftEditor-content", has_text="A quotation.")
    quotation.locator("[data-block]").first.click()
    editor.keyboard.press("End")
    editor.keyboard.type(" More.")
    editor.wait_for_timeout(500)  # the editor hands over what was typed after a quarter second
    save(editor)

    folder = tmp_path / "exported"
    assert magazine.octavo("export", str(folder)).returncode == 0
    written = [json.loads(path.read_text()) for path in folder.rglob("*.json")]
    (found,) = (one for one in written if one.get("headline") == "All the marks")
    kept = from_json(found)
    assert kept.standfirst == "Typed by a person."
    typed = replace(QUOTATION, paragraphs=((Text("A quotation. More."),), QUOTATION.paragraphs[1]))
    assert kept.blocks == tuple(typed if block is QUOTATION else block for block in BLOCKS)


def bring_in(magazine, tmp_path: Path, *names: str) -> None:
    """Articles of these names, placed in no. 20 in this order."""
    magazine.octavo("issue", "plan", "--year", "2027", "--per-year", "12")
    for name in names:
        words = (Paragraph((Text(f"This is {name}."),)),)
        manuscript = Manuscript(headline=name, section="politics", blocks=words)
        copy = tmp_path / f"{name}.json"
        copy.write_text(json.dumps(to_json(manuscript)))
        imported = magazine.octavo("import", str(copy), "--as", "manuscript", "--issue", "20")
        assert imported.returncode == 0, imported.stderr


def expect_order(page: Page, *names: str) -> None:
    """Look at the articles of the flatplan as its form shows them."""
    titles = page.locator("[id^=inline_child_flatplan] [data-chooser-title]:visible")
    expect(titles).to_have_text(names)


def test_a_flatplan_is_rearranged_by_keyboard_and_by_drag(signed_in, magazine, tmp_path: Path):
    bring_in(magazine, tmp_path, "Alpha", "Beta", "Gamma")
    editor = signed_in("editor")
    open_from_list(editor, "issues", "Issue 20")
    expect_order(editor, "Alpha", "Beta", "Gamma")

    editor.locator("[data-inline-panel-child-move-down]:visible").first.focus()
    editor.keyboard.press("Enter")
    save(editor)
    open_from_list(editor, "issues", "Issue 20")
    expect_order(editor, "Beta", "Alpha", "Gamma")

    editor.wait_for_load_state("networkidle")  # its scripts have taken hold of the handles
    drag(editor, last_above_first="[data-inline-panel-child-drag]:visible")
    expect_order(editor, "Gamma", "Beta", "Alpha")
    save(editor)
    open_from_list(editor, "issues", "Issue 20")
    expect_order(editor, "Gamma", "Beta", "Alpha")


def drag(page: Page, *, last_above_first: str) -> None:
    """Take the last of these handles and let go of it above the first, as a hand would."""
    handles = page.locator(last_above_first)
    handles.nth(1).evaluate("handle => handle.scrollIntoView({block: 'center'})")
    last, first = (handle.bounding_box() or {} for handle in (handles.last, handles.first))
    page.mouse.move(last["x"] + 5, last["y"] + 5)
    page.mouse.down()
    page.mouse.move(last["x"] + 5, last["y"] - 40, steps=5)
    page.wait_for_timeout(200)  # a hand is not that quick, nor is a busy machine
    page.mouse.move(first["x"] + 5, first["y"] - 10, steps=20)
    page.wait_for_timeout(200)
    page.mouse.up()
