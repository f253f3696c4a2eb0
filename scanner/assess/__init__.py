"""From a `Label` to findings and what was checked. Knows nothing of output."""
