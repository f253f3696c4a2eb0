"""The error of the knowledge room."""


class DatabaseError(Exception):
    """A table of the database that is missing, damaged or out of step with the others.

    `problem` says in one line what is wrong, `advice` what to do about it.
    """

    def __init__(self, problem: str, advice: str) -> None:
        super().__init__(f"{problem} {advice}")
        self.problem = problem
        self.advice = advice
