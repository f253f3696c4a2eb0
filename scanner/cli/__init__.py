"""From argv to an exit code: the only room that prints or exits."""
