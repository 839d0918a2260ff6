"""Which sub-commands `octavo` has, and what each is for in one line."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """The module of `octavo.website.commandline` that holds a command, and the command's line."""

    module: str
    summary: str


CATALOGUE = {
    "serve": Entry("serve", "Run the magazine: door, web, worker and scheduler, until Ctrl-C."),
    "demo": Entry("demo", "Fill an empty newsroom with the demo magazine."),
    "import": Entry("importing", "Bring copy in: text, mail, HTML, Markdown, Word."),
    "export": Entry("exporting", "Write every article into a folder, as JSON and Markdown."),
    "issue": Entry("issue", "Plan, list, show, close and publish issues."),
    "build": Entry(
        "building", "Make the editions of an issue: print, screen PDF, EPUB, audiobook."
    ),
    "narrate": Entry("narrating", "Have articles read aloud: all of an issue, or one."),
    "press": Entry("pressing", "Look after the finished pages that the door sends."),
    "edge": Entry("edging", "Put nginx at the edge: print its configuration."),
    "proof": Entry("proofing", "Make a proof for editors: line numbers, and bars at changes."),
    "spoken": Entry("speaking", "Print the words in which a sentence is read aloud."),
    "access": Entry("access", "Say why somebody may read something; grant, withdraw, renew keys."),
    "billing": Entry("billing", "Do what is due today; statements, payouts, numbers."),
    "search": Entry("searching", "Make the index that readers search again."),
    "post": Entry("posting", "Say how the mail stands; send a test; try again what was given up."),
    "desk": Entry("desk", "Make the index again by which the subscriber desk finds people."),
    "account": Entry("account", "Help somebody who cannot sign in, or sign them out."),
    "backup": Entry("backup", "Write the whole magazine into one archive, while it runs."),
    "restore": Entry("restore", "Bring a magazine back from an archive."),
    "doctor": Entry("doctor", "Say what is wrong with this installation, and how to mend it."),
    "manage": Entry("manage", "Run one of Django's own commands, such as createsuperuser."),
}
