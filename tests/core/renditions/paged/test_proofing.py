"""What a proof says beside its pages."""

from octavo.core.issue.comparing import Changes, Gone
from octavo.core.renditions.paged.proofing import ProofWording, proof_tree

WORDING = ProofWording("Changes since Monday")


def test_a_proof_names_the_changed_lines_and_lists_what_was_taken_out():
    tide = Changes(
        "tide",
        "Tide",
        changed=frozenset({"standfirst", "blocks[2].inlines"}),
        gone=(Gone("blocks[2].inlines", "They stayed.\u202e"),),
    )
    clock = Changes("clock", "Clock", changed=frozenset({"headline"}), is_new=True)
    rope = Changes("rope", "Rope", changed=frozenset({"headline"}))

    assert proof_tree((tide, clock, rope), dropped=("Swans",), wording=WORDING) == {
        "title": "Changes since Monday",
        "nothing": "Nothing was changed.",
        "changed": {
            "tide": ["blocks[2].inlines", "standfirst"],
            "clock": ["headline"],
            "rope": ["headline"],
        },
        "articles": [
            {
                "slug": "tide",
                "headline": "Tide",
                "note": "",
                "gone": [{"path": "blocks[2].inlines", "text": "They stayed."}],
            },
            {"slug": "clock", "headline": "Clock", "note": "New in this issue.", "gone": []},
            {"slug": "", "headline": "Swans", "note": "No longer in this issue.", "gone": []},
        ],
    }
