"""Checks report.json files against their published schema: validate-reports.py FILE…

Needs the package jsonschema; prints the first three faults of each file, and ends with 1 if
there is one.
"""

import itertools
import json
import pathlib
import sys

import jsonschema

SCHEMA = pathlib.Path(__file__).parent.parent / "docs/schemas/report-2.schema.json"

schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
wrong = False
for path in sys.argv[1:]:
    report = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    for error in itertools.islice(validator.iter_errors(report), 3):
        print(f"{path}: {error.json_path}: {error.message[:200]}", file=sys.stderr)
        wrong = True
sys.exit(wrong)
