import io
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import orjson
import pytest

from pipeline.tables.network import (
    EDGE,
    HELD,
    NODE,
    actor_network,
    gexf_bytes,
    graphml_bytes,
)
from pipeline.tables.questions import Question, condition_of, issue_list
from pipeline.tables.tidy import actor_key
from tests.tables.small import FIRST, database, records, stance


def network(path: Path, lines: list[dict[str, Any]], **asked: Any) -> "nx.DiGraph[str]":
    with database(path, lines) as connection:
        question = Question(**({"statuses": HELD} | asked))
        return actor_network(connection, condition_of(question, connection, issue_list()))


def two_sides() -> list[dict[str, Any]]:
    """The small records, with two more stances of Russia towards China."""
    lines = records()
    lines[0]["stances"] += [
        stance(FIRST, "دعمها", "RUS", target="CHN", polarity="oppose", confidence=0.25),
        stance(FIRST, "دعمها", "RUS", target="CHN", polarity="neutral", confidence=0.5),
    ]
    return lines


def test_an_arrow_counts_sides_and_has_its_days(tmp_path: Path) -> None:
    graph = network(tmp_path / "r.jsonl", two_sides())
    assert graph.edges["RUS", "CHN"] == {
        "support": 1, "oppose": 1, "neutral": 1, "weight": 3, "net": 0, "sign": "mixed",
        "articles": 1, "first": "2021-05-04", "last": "2021-05-04", "topics": "taiwan",
        "confidence": 0.5,
    }  # fmt: skip
    assert graph.nodes["RUS"] == {
        "label": "Russia", "name_ar": "روسيا", "type": "COUNTRY", "country": "RUS", "held": 4,
        "received": 0,
    }  # fmt: skip
    assert [(a, b, e["sign"]) for a, b, e in graph.edges(data=True)] == [
        ("RUS", "CHN", "mixed"),
        ("RUS", "un", "neutral"),
        ("CHN", "un", "support"),
        ("OFFICIAL:RUS:بافل اورلوف", "Q311440", "oppose"),
    ]
    assert "first" not in graph.edges["CHN", "un"]


def test_what_is_denied_makes_no_arrow_unless_asked(tmp_path: Path) -> None:
    lines = records()
    assert network(tmp_path / "r.jsonl", lines).edges["RUS", "CHN"]["weight"] == 1
    denied = network(tmp_path / "r.jsonl", lines, statuses=["denied"])
    assert list(denied.edges) == [("RUS", "CHN")]
    everything = network(tmp_path / "r.jsonl", lines, statuses=())
    assert everything.edges["RUS", "CHN"]["weight"] == 2


def test_descriptions_are_those_of_the_attributes(tmp_path: Path) -> None:
    graph = network(tmp_path / "r.jsonl", two_sides())
    assert set(graph.edges["RUS", "CHN"]) == EDGE.keys()
    assert set(graph.nodes["RUS"]) == NODE.keys()


@pytest.mark.parametrize(
    ("content", "read"),
    [
        pytest.param(graphml_bytes, nx.read_graphml, id="graphml"),
        pytest.param(gexf_bytes, nx.read_gexf, id="gexf"),
    ],
)
def test_files_give_the_same_network_again(tmp_path: Path, content: Any, read: Any) -> None:
    lines = two_sides()
    lines[3]["actors"][0]["name"] = "China\x0b <&> \ufffe🕊"
    graph = network(tmp_path / "r.jsonl", lines)
    assert content(graph) == content(graph)
    again = read(io.BytesIO(content(graph)))
    assert again.is_directed()
    assert list(again.nodes) == list(graph.nodes)
    assert again.nodes["un"]["label"] == "United Nations"
    for holder, target, values in graph.edges(data=True):
        assert {k: v for k, v in again.edges[holder, target].items() if k != "id"} == values


def test_characters_that_xml_lacks_are_left_out(tmp_path: Path) -> None:
    lines = records()[3:]
    lines[0]["actors"][0]["name"] = "Chi\x0bna <&> \uffff🕊"
    graph = network(tmp_path / "r.jsonl", lines)
    assert graph.nodes["CHN"]["label"] == "China <&> 🕊"
    assert nx.read_graphml(io.BytesIO(graphml_bytes(graph))).nodes["CHN"] == graph.nodes["CHN"]


def test_an_empty_network_can_be_written(tmp_path: Path) -> None:
    graph = network(tmp_path / "r.jsonl", records(), since="2030")
    assert (len(graph), b"<nodes" in gexf_bytes(graph)) == (0, True)
    assert b"<graph " in graphml_bytes(graph)


def test_hand_labels_give_the_arrows_of_their_file(tmp_path: Path, shared: Path) -> None:
    lines = [
        orjson.loads(line) for line in (shared / "gold" / "dev.jsonl").read_bytes().splitlines()
    ]
    wanted: Counter[tuple[str, str, str]] = Counter()
    for line in lines:
        keys = {actor["id"]: actor_key(actor, line["doc_id"]) for actor in line["actors"]}
        for s in line["stances"]:
            if s["target"] is not None and s["status"] in ("asserted", "alleged"):
                wanted[keys[s["holder"]], keys[s["target"]], s["polarity"]] += 1
    graph = network(tmp_path / "r.jsonl", lines)
    assert Counter(
        {
            (holder, target, polarity): edge[polarity]
            for holder, target, edge in graph.edges(data=True)
            for polarity in ("support", "oppose", "neutral")
            if edge[polarity]
        }
    ) == wanted  # fmt: skip
