"""From photos and folders to assessed products, in parallel, one bad file stopping nothing."""
