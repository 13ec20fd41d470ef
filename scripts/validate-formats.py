"""Reads reports back as the programs they are for would: validate-formats.py FILE…

By the file's ending: .sarif and .junit by their schemas, .csv and .json by Python's own readers.
Needs what scripts/setup-tests.sh installs; prints what is wrong, and ends with 1 if anything is.
"""

import csv
import itertools
import json
import pathlib
import sys
import xml.etree.ElementTree

import jsonschema
import xmlschema

SCHEMAS = pathlib.Path(sys.prefix) / "schemas"

sarif = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
jsonschema.Draft4Validator.check_schema(sarif)
sarif_validator = jsonschema.Draft4Validator(sarif, format_checker=jsonschema.FormatChecker())
junit_schema = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))


def sarif_faults(path):
    log = json.loads(path.read_text(encoding="utf-8"))
    for error in itertools.islice(sarif_validator.iter_errors(log), 3):
        yield f"{error.json_path}: {error.message[:200]}"
    for run in log["runs"]:
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        for result in run["results"]:
            if rules[result["ruleIndex"]] != result["ruleId"]:
                yield f"{result['ruleId']} points to another rule"
            if result["kind"] != "fail" and result["level"] != "none":
                yield "only a fail has a level (section 3.27.10)"
        states = {"baselineState" in result for result in run["results"]}
        if len(states) > 1:
            yield "some results have a baselineState and others none (section 3.27.24)"


def junit_faults(path):
    for error in itertools.islice(junit_schema.iter_errors(str(path)), 3):
        yield f"{error.path}: {error.reason}"
    root = xml.etree.ElementTree.parse(path).getroot()
    cases = list(root.iter("testcase"))
    names = [(case.get("classname"), case.get("name")) for case in cases]
    if len(set(names)) != len(names):
        yield "two tests have the same name"
    for name in ("tests", "failures"):
        if int(root.get(name)) != sum(int(suite.get(name)) for suite in root):
            yield f"{name} do not add up over the suites"
    for suite in root:
        told = {"tests": "testcase", "failures": "testcase/failure", "skipped": "testcase/skipped"}
        for name, elements in told.items():
            if int(suite.get(name)) != len(suite.findall(elements)):
                yield f"{suite.get('name')}: {name} do not add up"
        for failure in suite.iterfind("testcase/*[@message]"):
            if failure.get("message") not in failure.text:
                yield "a message does not stand in the body"


def csv_faults(path):
    data = path.read_bytes()
    if data.replace(b"\r\n", b"").count(b"\n") or data.replace(b"\r\n", b"").count(b"\r"):
        yield "a line break stands in a row"
    rows = list(csv.reader(data.decode("utf-8").splitlines(), strict=True))
    for row in rows:
        if len(row) != len(rows[0]):
            yield f"a row has {len(row)} fields in place of {len(rows[0])}"
        for field in row:
            if field.strip().startswith(tuple("=+-@＝＋－＠")):
                yield f"a formula: {field[:40]}"


def json_faults(path):
    json.loads(path.read_bytes().decode("utf-8"))
    return []


FAULTS = {
    ".sarif": sarif_faults, ".junit": junit_faults, ".csv": csv_faults, ".json": json_faults,
}

wrong = False
for path in map(pathlib.Path, sys.argv[1:]):
    for fault in FAULTS[path.suffix](path):
        print(f"{path}: {fault}", file=sys.stderr)
        wrong = True
sys.exit(wrong)
