"""`octavo spoken`: what a voice says for a sentence."""

from __future__ import annotations

import click


@click.command()
@click.argument("text")
@click.option(
    "--language",
    default="en-GB",
    show_default=True,
    metavar="TAG",
    help="The language of the text as a BCP 47 tag, such as en-US or de.",
)
def command(text: str, *, language: str) -> None:
    """Print the words in which a sentence is read aloud.

    Numbers, money, dates, short forms and signs are said as a good reader says them.

    \b
    octavo spoken "Henry VIII paid $1.4bn on 12 March"
    octavo spoken "It cost $2.50" --language en-US
    """
    from octavo.core.renditions.narration.spoken.speaking import speak

    click.echo(speak(text, language=language).text)
