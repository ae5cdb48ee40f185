"""What a file says of the photograph beside its samples, in the one form that all formats share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Metadata:
    """Blocks of metadata, byte for byte as the file has them; empty where it has none.

    ``exif`` begins with a TIFF header ("II*\\0" or "MM\\0*") and holds IFD 0 with its text tags (Make,
    Artist, ImageDescription, …) and the Exif, GPS and interoperability directories. ``xmp`` is the packet.
    ``iptc`` are IIM records, the content of TIFF tag 33723; ``photoshop`` are image resources ("8BIM…", TIFF
    tag 34377). ``texts`` are (keyword, text) pairs: PNG's text chunks, the comments of JPEG and GIF.
    ``chunks`` are small chunks that only PNG has (gAMA, cHRM, sBIT, …), by name, with their content.
    """

    exif: bytes = b""
    xmp: bytes = b""
    iptc: bytes = b""
    photoshop: bytes = b""
    texts: tuple[tuple[str, str], ...] = ()
    chunks: tuple[tuple[str, bytes], ...] = ()

    @property
    def blocks(self) -> tuple[str, ...]:
        """The names of the blocks that are there: "EXIF", "XMP", "IPTC", "Photoshop", "texts"."""
        every = (
            ("EXIF", self.exif),
            ("XMP", self.xmp),
            ("IPTC", self.iptc),
            ("Photoshop", self.photoshop),
            ("texts", self.texts),
        )
        return tuple(name for name, block in every if block)


@dataclass(frozen=True)
class Stored:
    """How a file stores its samples: to be told, and kept where that can be; it changes no meaning.

    ``compression`` is its usual name ("none", "LZW", "Deflate", "Zstd", "PackBits", "JPEG", "CCITT G4", …),
    ``bits`` those of one sample in the file, ``byte_order`` "little", "big" or "". ``icc_lab``: a* and b* of
    a Lab TIFF count from the middle of the range, as ICC profiles have it, and are not signed.
    """

    compression: str = ""
    bits: int = 8
    byte_order: str = ""
    tiled: bool = False
    planar: bool = False
    big: bool = False
    palette: bool = False
    icc_lab: bool = False
