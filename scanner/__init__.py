"""Read the labels of products that touch skin just after microneedling, and say what is a concern."""

__version__ = "0.1.0"
