"""PP-OCR's two networks, the finder of text and the recogniser of lines, as they run on this machine."""

from scanner.reading.networks.base import Networks, OnnxNetworks
from scanner.reading.networks.openvino_run import OpenVinoNetworks

__all__ = ["Networks", "OnnxNetworks", "OpenVinoNetworks"]
