"""Who supports and opposes whom: a directed, signed, weighted, dated network for Gephi and others."""

import io
import re
from typing import Any, Final, TypeAlias

from pipeline.records import Status
from pipeline.tables.database import Connection, ask
from pipeline.tables.questions import Condition

Graph: TypeAlias = Any
"""A ``networkx.DiGraph``; the package is slow to import."""


HELD: Final[tuple[Status, ...]] = ("asserted", "alleged")
"""Statuses that make an edge if nothing else is asked: not what is denied or only called for."""

EDGE: Final = {
    "support": "number of stances that support",
    "oppose": "number of stances that oppose",
    "neutral": "number of neutral stances",
    "weight": "number of all three, for the width of the arrow",
    "net": "support minus oppose",
    "sign": "support, oppose, or mixed and neutral where net is 0",
    "articles": "number of articles",
    "first": "first day, ISO 8601; absent where no article has a date",
    "last": "last day",
    "topics": "ids of the topics, most frequent first, joined by |",
    "confidence": "mean confidence; absent for hand labels",
}
"""What an edge from holder to target says."""

NODE: Final = {
    "label": "name, English where it is known",
    "name_ar": "Arabic name",
    "type": "type of the actor",
    "country": "state it is or acts for",
    "held": "stances of the network that it holds",
    "received": "stances of the network that are about it",
}
"""What a node says; its id is the ``actor_key``."""

_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold."""


def actor_network(connection: Connection, condition: Condition) -> Graph:
    """Return the network of the stances that have a target and fit the condition.

    Nodes stand in the order in which the articles bring them. Attributes: `NODE`, `EDGE`;
    what is unknown is absent.
    """
    import networkx as nx

    graph: Graph = nx.DiGraph()
    where = f"{condition.sql} AND holder_key IS NOT NULL AND target_key IS NOT NULL"
    nodes = ask(connection, _NODES.format(where=where), condition.values * 2)
    for row in nodes.rows():
        graph.add_node(_xml(row[0]), **_present(nodes.columns[1:], row[1:]))
    edges = ask(connection, _EDGES.format(where=where), condition.values)
    for row in edges.rows():
        values = _present(edges.columns[2:], row[2:])
        graph.add_edge(_xml(row[0]), _xml(row[1]), **values, sign=_sign(values))
    return graph


def graphml_bytes(graph: Graph) -> bytes:
    """Return the network as GraphML (http://graphml.graphdrawing.org)."""
    import networkx as nx

    out = io.BytesIO()
    nx.write_graphml_xml(graph, out)
    return out.getvalue()


def gexf_bytes(graph: Graph) -> bytes:
    """Return the network as GEXF 1.2 (https://gexf.net); the same network gives the same bytes."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(version="1.2draft")
    for meta in writer.xml.iter("meta"):
        del meta.attrib["lastmodifieddate"]
    writer.add_graph(graph)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _sign(edge: dict[str, Any]) -> str:
    if edge["net"]:
        return "support" if edge["net"] > 0 else "oppose"
    return "mixed" if edge["support"] else "neutral"


def _present(names: list[str], values: tuple[Any, ...]) -> dict[str, Any]:
    pairs = zip(names, values, strict=True)
    return {
        name: _xml(value) if isinstance(value, str) else value
        for name, value in pairs
        if value is not None
    }


def _xml(text: str) -> str:
    return _NO_XML.sub("", text)


_NODES: Final = """
WITH ends AS (
  SELECT holder_key AS key, holder_name AS name, holder_name_ar AS name_ar, holder_type AS type,
    holder_country AS country, 1 AS held, 0 AS received, 2 * rowid AS place
  FROM stances WHERE {where}
  UNION ALL
  SELECT target_key, target_name, target_name_ar, target_type, target_country, 0, 1, 2 * rowid + 1
  FROM stances WHERE {where}
)
SELECT key, arg_min(name, place) AS label, arg_min(name_ar, place) AS name_ar,
  arg_min(type, place) AS type, arg_min(country, place) AS country,
  CAST(sum(held) AS INT) AS held, CAST(sum(received) AS INT) AS received
FROM ends GROUP BY key ORDER BY min(place)"""

_EDGES: Final = """
WITH chosen AS (SELECT *, rowid AS place FROM stances WHERE {where}),
topics AS (
  SELECT holder_key, target_key, string_agg(topic, '|' ORDER BY n DESC, topic) AS topics
  FROM (SELECT holder_key, target_key, topic, count(*) AS n FROM chosen
        WHERE topic IS NOT NULL GROUP BY ALL)
  GROUP BY ALL
)
SELECT holder_key, target_key,
  count(*) FILTER (polarity = 'support') AS support,
  count(*) FILTER (polarity = 'oppose') AS oppose,
  count(*) FILTER (polarity = 'neutral') AS neutral,
  count(*) AS weight,
  count(*) FILTER (polarity = 'support') - count(*) FILTER (polarity = 'oppose') AS net,
  count(DISTINCT doc_id) AS articles,
  strftime(min(date), '%Y-%m-%d') AS first,
  strftime(max(date), '%Y-%m-%d') AS last,
  any_value(topics) AS topics,
  round(avg(confidence), 4) AS confidence
FROM chosen LEFT JOIN topics USING (holder_key, target_key)
GROUP BY holder_key, target_key ORDER BY min(place)"""
