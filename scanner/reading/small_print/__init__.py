"""Print that is a few pixels high: redrawn, so that a line reader tells its letters better."""

from scanner.reading.small_print.reader import SmallPrintReader

__all__ = ["SmallPrintReader"]
