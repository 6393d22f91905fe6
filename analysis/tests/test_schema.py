"""The JSON Schema takes every deck of the repository and refuses what the command refuses."""

import copy
import json
import subprocess

import jsonschema
import pytest
import yaml

from conftest import ROOT

BAD = [
    ("wire", "halfLenght", "12 l0"),
    ("wire", "temperature", "4.2"),
    ("wire", "temperature", "4.2 nm"),
    ("simulation", "seed", -1),
    ("scatterer", "transmission", {"shape": "constant", "value": 0.4, "width": "1 meV"}),
    ("scatterer", "transmission", {"shape": "gauss"}),
    ("drive", "voltage", "1 mV"),
    ("wire", "screening", {"length": "1 nm", "permittivity": 12}),
    ("wire", "relaxation", {"law": "powerLaw", "length": "1 um"}),
]


@pytest.fixture(scope="module")
def validator(command):
    text = subprocess.run([command, "schema"], capture_output=True, text=True, check=True).stdout
    schema = json.loads(text)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def decks():
    return [path for path in (ROOT / "runs").rglob("*.yaml") if path.name != "claims.yaml"]


@pytest.mark.parametrize("path", decks(), ids=lambda path: path.stem)
def test_decks_are_valid(path, validator):
    validator.validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("section, key, value", BAD)
def test_what_is_refused(section, key, value, validator, command, tmp_path):
    deck = yaml.safe_load((ROOT / "runs/quantum-point-contact.yaml").read_text(encoding="utf-8"))
    assert validator.is_valid(deck)
    deck = copy.deepcopy(deck)
    deck[section][key] = value
    assert not validator.is_valid(deck)
    path = tmp_path / "bad.yaml"
    path.write_text(yaml.safe_dump(deck))
    assert subprocess.run([command, "check", path], capture_output=True, check=False).returncode == 2
