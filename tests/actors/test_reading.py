from pathlib import Path

import pytest

from pipeline.actors.reading import check_actor_tables, read_actor_tables
from pipeline.actors.tables import tables_from_json, tables_to_json
from pipeline.errors import SeedError
from pipeline.seedfiles import Faults
from tests.actors.small import TABLES

GOOD = {
    "countries.csv": "id,name,names_ar,adjectives,source\nRUS,Russia,روسيا,روسي,x\n",
    "organisations.csv": "id,name,kind,names_ar,source\nun,UN,igo,الأمم المتحدة,x\n",
    "groups.csv": "id,name,names_ar,source\nwest,the West,الغرب,x\n",
    "offices.csv": "id,name,titles_ar,scope,source\npresident,President,الرئيس,country,x\n",
    "officials.csv": "id,name,names_ar,country,source\nQ1,Putin,بوتين|فلاديمير بوتين,RUS,x\n",
    "tenures.csv": "official,office,of,start,end,source\nQ1,president,RUS,2000,2008-05-07,x\n",
}


def write(folder: Path, **changes: str) -> Path:
    folder.mkdir(exist_ok=True)
    for file, content in {**GOOD, **{f"{k}.csv": v for k, v in changes.items()}}.items():
        (folder / file).write_text(content, "utf-8")
    return folder


def test_tables_are_read(tmp_path: Path) -> None:
    tables = read_actor_tables([write(tmp_path)])
    assert tables.countries["RUS"].adjectives == ("روسي",)
    assert tables.officials["Q1"].names_ar == ("بوتين", "فلاديمير بوتين")
    assert [(t.office, t.of, t.end) for t in tables.tenures] == [("president", "RUS", "2008-05-07")]


@pytest.mark.parametrize(
    ("file", "content", "fault"),
    [
        ("countries", "id,name,names_ar,source\nru,Russia,روسيا,x\n", "id 'ru' is not an ISO"),
        ("countries", "id,name,names_ar,source\nRUS,Russia,Russia,x\n", "has no Arabic letter"),
        (
            "organisations",
            "id,name,kind,names_ar,source\nun,UN,club,الأمم المتحدة,x\n",
            "'kind' is 'club'; allowed are agency,",
        ),
        (
            "organisations",
            "id,name,kind,country,names_ar,source\nd,D,party,XXX,د,x\n",
            "'country' is 'XXX', which countries.csv lacks",
        ),
        (
            "groups",
            "id,name,names_ar,source\na,A,أ,x\na,B,ب,x\n",
            "id 'a' stands twice in this file",
        ),
        ("groups", "id,name,names_ar,source\na b,A,أ,x\n", "id 'a b' may hold only letters"),
        (
            "offices",
            "id,name,titles_ar,scope,source\npresident,P,الرئيس,city,x\n",
            "'scope' is 'city'",
        ),
        ("officials", "id,name,names_ar,country,source\nQ1,P,بوتين,zz,x\n", "'country' is 'zz'"),
        (
            "tenures",
            "official,office,source\nQ2,president,x\n",
            "official 'Q2' is not in officials.csv",
        ),
        ("tenures", "official,office,source\nQ1,king,x\n", "office 'king' is not in offices.csv"),
        (
            "tenures",
            "official,office,of,start,source\nQ1,president,RUS,2000-13-01,x\n",
            "'start' is '2000-13-01'; write YYYY or YYYY-MM-DD",
        ),
        (
            "tenures",
            "official,office,of,start,end,source\nQ1,president,RUS,2008-02-01,2008-01-01,x\n",
            "ends 2008-01-01 before it starts 2008-02-01",
        ),
    ],
)
def test_wrong_rows_are_named(tmp_path: Path, file: str, content: str, fault: str) -> None:
    faults = Faults()
    check_actor_tables([write(tmp_path, **{file: content})], faults)
    line = 3 if "twice" in fault else 2
    own = [text for text in faults.lines if text.startswith(f"{tmp_path / file}.csv:{line}: ")]
    assert len(own) == 1
    assert fault in own[0]


def test_a_year_ends_after_a_day_in_it(tmp_path: Path) -> None:
    tenures = "official,office,of,start,end,source\nQ1,president,RUS,2008-05-07,2008,x\n"
    assert len(read_actor_tables([write(tmp_path, tenures=tenures)]).tenures) == 1


def test_own_folder_is_merged(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "countries.csv").write_text(
        "id,name,names_ar,source\nRUS,Russian Federation,روسيا الاتحادية,mine\n", "utf-8"
    )
    (own / "officials.csv").write_text(
        "id,name,names_ar,country,source\nme,Me,فلان الفلاني,RUS,mine\n", "utf-8"
    )
    tables = read_actor_tables([write(tmp_path / "base"), own])
    russia = tables.countries["RUS"]
    assert (russia.name, russia.names_ar) == ("Russian Federation", ("روسيا", "روسيا الاتحادية"))
    assert russia.adjectives == ("روسي",)
    assert list(tables.officials) == ["Q1", "me"]


@pytest.mark.parametrize("what", ["missing", "empty"])
def test_own_folder_without_tables_is_refused(tmp_path: Path, what: str) -> None:
    own = tmp_path / "own"
    if what == "empty":
        own.mkdir()
    with pytest.raises(SeedError, match=str(own)):
        read_actor_tables([write(tmp_path / "base"), own])


def test_first_folder_must_be_complete(tmp_path: Path) -> None:
    (write(tmp_path) / "groups.csv").unlink()
    with pytest.raises(SeedError, match=r"groups\.csv: cannot be read"):
        read_actor_tables([tmp_path])


def test_json_round_trip() -> None:
    assert tables_from_json(tables_to_json(TABLES)) == TABLES
