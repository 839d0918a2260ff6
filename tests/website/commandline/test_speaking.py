"""`octavo spoken` prints what a voice would say."""

import pytest
from click.testing import CliRunner

from octavo.website.commandline import main


@pytest.mark.parametrize(
    ("arguments", "spoken"),
    [
        (["Henry VIII paid $2.50"], "Henry the eighth paid two dollars fifty\n"),
        (
            ["It cost $2.50", "--language", "en-US"],
            "It cost two dollars and fifty cents\n",
        ),
        (["3 %", "--language", "de"], "drei Prozent\n"),
        (["…"], "\n"),
    ],
)
def test_a_sentence_is_printed_as_it_is_read_aloud(arguments, spoken):
    done = CliRunner().invoke(main, ["spoken", *arguments])

    assert (done.exit_code, done.stdout) == (0, spoken)


def test_a_sentence_has_to_be_given():
    assert CliRunner().invoke(main, ["spoken"]).exit_code == 2
