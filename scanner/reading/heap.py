"""The process's heap, kept from growing with every photo."""

import ctypes
import functools
import sys

_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
_ARENAS = 2
_OWN_MAPPING = 8 << 20
"""Bytes from which a block of memory goes back to the system as soon as it is freed."""


@functools.cache
def bound_heap() -> None:
    """Have the C library give large blocks back, and keep few pools: without it, freed pictures stay in the process.

    Over 45 photos the peak falls from 1.35 to 0.96 GB; it would be 0.93 GB with own mappings from 4 MB on, which take a
    twentieth more time. Elsewhere than on Linux with glibc nothing is changed.
    """
    if not sys.platform.startswith("linux"):
        return
    adjust = getattr(ctypes.CDLL(None), "mallopt", None)
    if adjust is not None:
        adjust(_ARENA_MAX, _ARENAS)
        adjust(_MMAP_THRESHOLD, _OWN_MAPPING)
