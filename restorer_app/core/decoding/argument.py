"""How the packed program is told to be its own decoding process."""

DECODING = "--decoding-process"
"""The first word of its command line; the number of the connection follows."""
