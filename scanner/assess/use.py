"""Whether a product is rinsed off or stays on the skin, as far as its pack says."""

from collections.abc import Sequence

from scanner.knowledge.base import Knowledge
from scanner.label.model import Printed
from scanner.label.passage import Passage
from scanner.label.wording import sentence_bounds, wordings
from scanner.reading.model import Reading

RINSE_OFF, LEAVE_ON, WARNING = "rinse-off", "leave-on", "warning"


def rinsed_off(readings: Sequence[Reading], knowledge: Knowledge) -> Printed | None:
    """Give the words that say that a product is rinsed off; None where nothing or the contrary is said.

    A pack that also has words of a product that stays on is taken to stay on, the case that weighs more. Rinsing in
    a sentence about eyes or irritation is a warning and says nothing of the product.
    """
    passage = Passage.of(readings)
    hits = wordings(knowledge, "use").find(passage.text)
    warnings = [hit for hit in hits if hit.phrase.meaning == WARNING]
    found: Printed | None = None
    for hit in hits:
        if hit.phrase.meaning == LEAVE_ON:
            return None
        if hit.phrase.meaning == RINSE_OFF and found is None:
            first, last = sentence_bounds(passage.text, hit.start, hit.end)
            if not any(first <= warning.start < last for warning in warnings):
                found = passage.printed(hit.start, hit.end)
    return found
