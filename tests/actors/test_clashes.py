import pytest

from pipeline.actors.clashes import name_clashes
from pipeline.actors.tables import ActorTables, Country, Group, Organisation
from tests.actors.small import TABLES


def bodies(*countries: str) -> dict[str, Organisation]:
    return {
        f"b{n}": Organisation(f"b{n}", "B", "parliament", country, ("مجلس النواب",))
        for n, country in enumerate(countries)
    }


@pytest.mark.parametrize(
    ("tables", "clashes"),
    [
        pytest.param(ActorTables(), [], id="nothing"),
        pytest.param(
            ActorTables(organisations=bodies("EGY", "LBN")), [], id="bodies of two states"
        ),
        pytest.param(
            ActorTables(organisations=bodies("EGY", "EGY")),
            [("مجلس النواب", ["b0", "b1"])],
            id="two bodies of one state",
        ),
        pytest.param(
            ActorTables(
                countries={"CHN": Country("CHN", "China", ("الصين",))},
                groups={"g": Group("g", "G", ("ألصين",))},
            ),
            [("الصين", ["CHN", "g"])],
            id="a state and a group, folded",
        ),
        pytest.param(TABLES, [], id="the small tables"),
    ],
)
def test_clashes(tables: ActorTables, clashes: list[tuple[str, list[str]]]) -> None:
    assert list(name_clashes(tables)) == clashes
