"""Label Studio's labelling config for mentions, cues, issues and roles, right to left."""

from typing import Final

from pipeline.formats.labelstudio import LABELS as LABEL_CONTROL
from pipeline.formats.labelstudio import TEXT
from pipeline.formats.markup import ACTOR_ROLES, CUES, ISSUE, MARK_LABELS, ROLES
from pipeline.records import LABELS, STATUSES

_COLOURS: Final = {
    "OFFICIAL": "#1f77b4",
    "PERSON": "#7fb2d9",
    "ROLE": "#9467bd",
    "COUNTRY": "#8c564b",
    "ORGANISATION": "#17a2b8",
    "GROUP": "#e0a030",
    "SUPPORT": "#2ca02c",
    "OPPOSE": "#d62728",
    "NEUTRAL": "#7f7f7f",
    "ISSUE": "#bcbd22",
}


def labelling_config() -> str:
    """Return the XML to paste under Settings, Labeling Interface, Code.

    Tags: https://labelstud.io/tags/ (View, Relations, Labels, Text, Choices, TextArea).
    Label Studio has no switch for right to left; the style around the text does it.
    """
    lines = ["<View>", "  <Relations>"]
    lines += [f'    <Relation value="{role}"/>' for role in ROLES]
    lines += ["  </Relations>", f'  <Labels name="{LABEL_CONTROL}" toName="{TEXT}">']
    lines += [f'    <Label value="{name}" background="{_COLOURS[name]}"/>' for name in MARK_LABELS]
    lines += ["  </Labels>", '  <View style="direction: rtl; text-align: right">']
    lines += [f'    <Text name="{TEXT}" value="${TEXT}" granularity="symbol"/>', "  </View>"]
    cues = ",".join(CUES)
    lines += [
        f'  <View visibleWhen="region-selected" whenTagName="{LABEL_CONTROL}" whenLabelValue="{cues}">',
        '    <Header value="Status of the stance"/>',
        f'    <Choices name="status" toName="{TEXT}" perRegion="true" choice="single-radio">',
        *(f'      <Choice value="{status}"/>' for status in STATUSES),
        "    </Choices>",
        *_areas({role: f"{role}: id of an actor without a mention" for role in ACTOR_ROLES}),
        "  </View>",
        *_selected(",".join(LABELS), {"actor": "Actor of the mention, e.g. EGY"}),
        *_selected(ISSUE, {"topic": "Topic of the issue"}),
        "</View>",
    ]
    return "\n".join(lines)


def _selected(labels: str, areas: dict[str, str]) -> list[str]:
    return [
        f'  <View visibleWhen="region-selected" whenTagName="{LABEL_CONTROL}" whenLabelValue="{labels}">',
        *_areas(areas),
        "  </View>",
    ]


def _areas(areas: dict[str, str]) -> list[str]:
    return [
        f'    <TextArea name="{name}" toName="{TEXT}" perRegion="true" editable="true" '
        f'maxSubmissions="1" rows="1" placeholder="{hint}"/>'
        for name, hint in areas.items()
    ]
