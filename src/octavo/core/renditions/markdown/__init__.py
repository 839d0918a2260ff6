"""An article as one Markdown file from which the same article can be read back.

CommonMark with YAML front matter (values written as JSON), bracketed spans
(`[words]{.small-caps}`, `[words]{lang=fr}`), footnotes where they were written, and a fenced div
for every block that CommonMark does not know: `::: quotation`, `::: pull-quote`, `::: verse`,
`::: question`, `::: answer`, `::: figure`, `::: table`, `::: embed`, `:::: box`. All of it is laid
down in docs/reference/markdown-dialect.md; the importer reads the same page.
"""

from octavo.core.manuscript.document import Manuscript
from octavo.core.renditions.markdown.blocks import body
from octavo.core.renditions.markdown.front_matter import front_matter

__all__ = ["to_markdown"]


def to_markdown(manuscript: Manuscript) -> str:
    """The whole file, ending with a line feed."""
    return "\n\n".join((front_matter(manuscript), *body(manuscript.blocks))) + "\n"
