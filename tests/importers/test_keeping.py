"""Copy may wait for an editor overnight: nothing of what was read is lost in waiting."""

import json

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Text
from octavo.importers import keeping
from octavo.importers.copy import Guess, Imported, SetAside


def test_an_outcome_that_waited_is_the_outcome_that_was_read():
    read = Imported(
        path="a.txt",
        manuscript=Manuscript(headline="Dues", blocks=(Paragraph((Text("One."),)),)),
        set_aside=(SetAside("Share", "a sharing button", before=1),),
        guesses=(Guess("headline", "Dues", "DUES"),),
        warnings=("The date was not found.",),
    )

    waited = json.loads(json.dumps(keeping.to_json(read)))

    assert keeping.from_json(waited) == read
