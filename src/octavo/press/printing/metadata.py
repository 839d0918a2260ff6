"""What a print file says of itself: title, dates, the press it is for. No clock is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from octavo.press.printing.profile import PrintProfile

PDFX = "PDF/X-4"
_REGISTRY = "http://www.color.org"

# `xmpMM` and `pdfxid` are what ISO 15930-7 asks for; both are kept readable, without compression.
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:publisher><rdf:Bag><rdf:li>{publisher}</rdf:li></rdf:Bag></dc:publisher>
<pdf:Producer>Octavo</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmp:CreatorTool>Octavo</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>{day}T00:00:00Z</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What the file is called and when its issue is dated."""

    name: str
    number: int
    dated_on: date
    publisher: str = ""

    @property
    def title(self) -> str:
        return f"{_printable(self.name)} {self.number}"

    @property
    def slug(self) -> str:
        """What stands below each page, before its folio."""
        return f"{self.title}   {self.dated_on.isoformat()}  "


def describe(pdf: Pdf, said: Said, profile: PrintProfile, *, content: bytes) -> None:
    """Write all of it; `content` are the bytes that the file was finished from."""
    _write_info(pdf, said)
    _write_xmp(pdf, said, content)
    _write_intent(pdf, profile)


def _write_info(pdf: Pdf, said: Said) -> None:
    day = f"D:{said.dated_on:%Y%m%d}000000Z"
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(said.title),
            Creator=String("Octavo"),
            Producer=String("Octavo"),
            CreationDate=String(day),
            ModDate=String(day),
            Trapped=Name("/False"),
        )
    )


def _write_xmp(pdf: Pdf, said: Said, content: bytes) -> None:
    text = _XMP.format(
        title=escape(said.title),
        publisher=escape(_printable(said.publisher or said.name)),
        day=said.dated_on.isoformat(),
        document=uuid5(NAMESPACE_URL, said.title),
        instance=uuid5(NAMESPACE_URL, sha256(content).hexdigest()),
    )
    pdf.Root.Metadata = Stream(pdf, text.encode(), Type=Name.Metadata, Subtype=Name.XML)


def _write_intent(pdf: Pdf, profile: PrintProfile) -> None:
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(profile.condition),
        RegistryName=String(_REGISTRY),
        Info=String(profile.name or profile.condition),
        DestOutputProfile=Stream(pdf, profile.content, N=4),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())
