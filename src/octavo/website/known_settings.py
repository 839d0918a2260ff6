"""The settings that an installation may make in its environment, each with its meaning.

`SETTINGS` is the one list: what is read, what `docs/reference/settings.md` explains and what
`octavo doctor` looks at are all taken from it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, what kind of value it takes, its default and what it is for."""

    name: str
    kind: str
    default: str
    meaning: str


SETTINGS = (
    Setting("OCTAVO_DATA", "folder", "data", "Where database, pictures and keys are kept."),
    Setting("HOST", "text", "127.0.0.1", "The address of this machine that the web server binds."),
    Setting("PORT", "port", "8000", "The port that the web server listens on."),
    Setting(
        "OCTAVO_ADDRESS",
        "address",
        "",
        "The magazine's public address, such as https://magazine.example;"
        " empty means this machine alone.",
    ),
    Setting(
        "DATABASE_URL",
        "text",
        "",
        "The database, such as postgresql://octavo:secret@db.example/octavo;"
        " empty means SQLite in the data folder.",
    ),
    Setting(
        "OCTAVO_SECRET_KEY",
        "text",
        "",
        "Signs sessions and links; empty means one made on first use and kept in the data folder.",
    ),
    Setting("OCTAVO_DEBUG", "yes or no", "no", "Shows tracebacks to the browser; for developers."),
    Setting(
        "OCTAVO_TRUSTED_PROXIES",
        "networks",
        "",
        "Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed,"
        " such as 127.0.0.1, 10.0.0.0/8.",
    ),
    Setting(
        "OCTAVO_PURGE",
        "text",
        "",
        "Which cache in front is told what to forget: fastly, cloudflare, varnish,"
        " or json for a program of your own; empty: none.",
    ),
    Setting(
        "OCTAVO_PURGE_URL",
        "web address",
        "",
        "Where it is told, such as https://api.fastly.com/service/ID.",
    ),
    Setting("OCTAVO_PURGE_TOKEN", "text", "", "What shows it that we may."),
    Setting("OCTAVO_LANGUAGE", "language", "en-gb", "The publication's language, as a BCP 47 tag."),
    Setting(
        "OCTAVO_ZONE", "time zone", "Europe/London", "The publication's zone: its days begin here."
    ),
    Setting("OCTAVO_CURRENCY", "currency", "EUR", "The currency that prices are in, as ISO 4217."),
    Setting(
        "OCTAVO_DATE_FORM",
        "text",
        "",
        "How dates are written, in Django's letters: j F Y is 15 November 2026;"
        " empty means as the language does.",
    ),
    Setting(
        "OCTAVO_PRINT_PROFILE",
        "file",
        "",
        "The ICC profile of the print house's press; empty means coated paper by FOGRA39,"
        " at most 300 % ink.",
    ),
    Setting(
        "OCTAVO_NARRATES",
        "yes or no",
        "yes",
        "Whether articles are read aloud here by themselves, as soon as they are approved. With no,"
        " octavo narrate does it: for a machine that has other work to do.",
    ),
    Setting(
        "OCTAVO_NARRATION_COMMAND",
        "command",
        "",
        "A program that reads aloud, with its arguments; its voices are offered beside our own."
        " What it is asked, and has to answer: docs/reference/narration-engines.md.",
    ),
    Setting(
        "OCTAVO_DOOR_WORKERS",
        "whole number",
        "2",
        "How many processes send finished pages; one for each core is enough.",
    ),
    Setting(
        "OCTAVO_WEB_WORKERS",
        "whole number",
        "2",
        "How many processes answer what is no finished page.",
    ),
    Setting("OCTAVO_JOB_WORKERS", "whole number", "1", "How many processes do background work."),
    Setting(
        "EMAIL_URL",
        "text",
        "console:",
        "Where mail goes: console:, file:FOLDER, smtp://user:password@host:587 (with STARTTLS),"
        " smtps://user:password@host:465, or a mail service, such as"
        " anymail:postmark?server_token=SECRET.",
    ),
    Setting("EMAIL_FROM", "text", "desk@localhost", "The sender of the magazine's mail."),
    Setting(
        "OCTAVO_CARDS",
        "text",
        "",
        "Who charges cards: stripe, or rehearsal, which charges nothing and is for this machine"
        " alone; empty: nobody, and all pay by invoice.",
    ),
    Setting("OCTAVO_STRIPE_KEY", "text", "", "Stripe's secret key, or a restricted one."),
    Setting(
        "OCTAVO_STRIPE_PUBLIC_KEY", "text", "", "Stripe's publishable key, for the card field."
    ),
    Setting(
        "OCTAVO_STRIPE_WEBHOOKS",
        "text",
        "",
        "The signing secret of Stripe's webhooks; while one is replaced, both with a space"
        " between.",
    ),
    Setting(
        "OCTAVO_STRIPE_ADDRESS",
        "address",
        "",
        "A server that answers in Stripe's place, for tests; empty means Stripe itself.",
    ),
    Setting(
        "OCTAVO_STAFF_SECOND_FACTOR",
        "yes or no",
        "",
        "Whether staff must show a second factor before the newsroom opens to them;"
        " empty means yes on a public address and no on this machine alone.",
    ),
)
