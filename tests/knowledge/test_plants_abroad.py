"""Plant names in other languages: near names of other plants first, then what each form must be."""

import pytest

from scanner.knowledge.base import Knowledge
from scanner.knowledge.load import load


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.mark.parametrize(
    ("printed", "never"),
    [
        ("Rosenholzöl", "ROSA DAMASCENA FLOWER OIL"),
        ("Zitronengrasöl", "CITRUS LIMON PEEL OIL"),
        ("Zitronenmelissenöl", "CITRUS LIMON PEEL OIL"),
        ("huile de citronnelle", "CITRUS LIMON PEEL OIL"),
        ("camomille romaine", "CHAMOMILLA RECUTITA FLOWER OIL"),
        ("huile essentielle de camomille romaine", "CHAMOMILLA RECUTITA FLOWER OIL"),
        ("Muskatellersalbeiöl", "SALVIA OFFICINALIS OIL"),
        ("olio di semi d'uva", "OLEA EUROPAEA FRUIT OIL"),
        ("Mineralöl", "ARGANIA SPINOSA KERNEL OIL"),
        ("aceite de naranja amarga", "CITRUS AURANTIUM DULCIS PEEL OIL"),
        ("eau de source", "ROSA DAMASCENA FLOWER WATER"),
        ("Kokosnuss", "COCOS NUCIFERA OIL"),
        ("extracto de manzana", "CHAMOMILLA RECUTITA FLOWER EXTRACT"),
        ("huile de rose musquée", "ROSA DAMASCENA FLOWER OIL"),
    ],
)
def test_a_near_name_is_not_another_plants(printed: str, never: str, knowledge: Knowledge) -> None:
    assert never not in {hit.name for hit in knowledge.names.exact(printed)}


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Rosenöl", "ROSA DAMASCENA FLOWER OIL"),
        ("Ringelblumenextrakt", "CALENDULA OFFICINALIS FLOWER EXTRACT"),
        ("ätherisches Zitronenöl", "CITRUS LIMON PEEL OIL"),
        ("Rosenwasser", "ROSA DAMASCENA FLOWER WATER"),
        ("huile d'argan", "ARGANIA SPINOSA KERNEL OIL"),
        ("huile essentielle d'arbre à thé", "MELALEUCA ALTERNIFOLIA LEAF OIL"),
        ("extracto de manzanilla", "CHAMOMILLA RECUTITA FLOWER EXTRACT"),
        ("olio essenziale di menta piperita", "MENTHA PIPERITA OIL"),
        ("óleo essencial de alecrim", "ROSMARINUS OFFICINALIS LEAF OIL"),
        ("lavendelolie", "LAVANDULA ANGUSTIFOLIA OIL"),
    ],
)
def test_a_form_of_a_plant_is_its_inci_name(printed: str, name: str, knowledge: Knowledge) -> None:
    assert [(hit.name, hit.sure) for hit in knowledge.names.exact(printed)] == [(name, True)]


def test_a_form_without_a_usual_part_is_not_sure(knowledge: Knowledge) -> None:
    hits = knowledge.names.exact("Orangenwasser")
    assert len(hits) > 1
    assert not any(hit.sure for hit in hits)
