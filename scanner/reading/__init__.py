"""From photos to a `Reading`: lines with boxes, barcodes, symbols, and what could not be read. Knows no cosmetics."""
