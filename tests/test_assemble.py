import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language

import pipeline
from pipeline import paths
from pipeline.assemble import COMPONENTS, load
from pipeline.errors import ConfigError
from pipeline.paths import find_config

TEXTS = ["أكد وزير الخارجية الروسي دعم موسكو للصين.", "", "رفضت باريس ذلك.\nوقال لافروف: «لا»."]


def test_every_component_module_is_listed() -> None:
    folder = Path(pipeline.__file__).parent / "components"
    assert sorted(COMPONENTS) == sorted(p.stem for p in folder.glob("*.py") if p.stem != "__init__")


def test_find_config() -> None:
    shipped = paths.CONFIGS / "rules.cfg"
    assert find_config("rules") == shipped
    assert find_config(shipped) == shipped
    assert find_config(str(shipped)) == shipped


@pytest.mark.parametrize("name", ["nowhere", "nowhere.cfg", "", "."])
def test_an_unknown_config_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(ConfigError, match=r"no config .*rules"):
        load(name)


def test_a_config_with_an_unknown_component_is_refused(tmp_path: Path) -> None:
    config = tmp_path / "mine.cfg"
    text = (paths.CONFIGS / "rules.cfg").read_text(encoding="utf-8")
    config.write_text(text.replace('factory = "mawaqif_gazetteer"', 'factory = "mawaqif_nothing"'))
    with pytest.raises(ConfigError, match="mawaqif_nothing"):
        load(config)


@pytest.mark.parametrize("content", ["not a config", "[nlp]\npipeline = 3\n", "[nlp"])
def test_a_broken_config_is_refused(tmp_path: Path, content: str) -> None:
    config = tmp_path / "broken.cfg"
    config.write_text(content)
    with pytest.raises(ConfigError, match=r"broken\.cfg"):
        load(config)


def test_settings_of_a_training_are_no_pipeline() -> None:
    with pytest.raises(
        ConfigError, match=r"train_news\.cfg: .* no section \[nlp\] .*rules"
    ) as told:
        load(paths.CONFIGS / "train_news.cfg")
    assert len(str(told.value).splitlines()) == 1


def test_components_run_in_an_order_that_gives_each_what_it_requires(rules: Language) -> None:
    problems = rules.analyze_pipes()["problems"]
    assert {name: missing for name, missing in problems.items() if missing} == {}


def test_loading_leaves_nothing_to_the_next_pipeline(rules: Language) -> None:
    other = load("rules")
    other.tokenizer.add_names(["كلمةغريبة"])
    assert [t.text for t in rules("وكلمةغريبة")] == ["وكلمةغريبة"]
    assert [t.text for t in other("وكلمةغريبة")] == ["و", "كلمةغريبة"]


def test_a_saved_pipeline_gives_the_same(rules: Language, tmp_path: Path) -> None:
    rules.to_disk(tmp_path / "saved")
    loaded = load(tmp_path / "saved")
    for before, after in zip(rules.pipe(TEXTS), loaded.pipe(TEXTS), strict=True):
        assert before.to_bytes() == after.to_bytes()


def test_annotate_yields_a_record_a_text() -> None:
    records = list(pipeline.annotate(TEXTS, config="rules"))
    assert [(r["doc_id"], r["text"]) for r in records] == list(
        zip(["0", "1", "2"], TEXTS, strict=True)
    )


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, pipeline; print(*sorted({'spacy', 'torch', 'numpy'} & set(sys.modules)))"
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(pipeline.__file__).parents[1],
    )
    assert result.stdout.strip() == ""


_LOAD_AND_TELL = """
import sys
import pipeline
pipeline.load()
print(*(m for m in ("torch", "torch._dynamo", "camel_tools", "transformers") if m in sys.modules))
"""


def test_the_default_loads_nothing_slow_that_it_does_not_use() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _LOAD_AND_TELL], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["torch"]
