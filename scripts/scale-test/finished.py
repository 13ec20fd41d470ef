"""Prints the hosts of a part's finished cases, as the access log of site.sh names them.

Usage: finished.py PART
"""

import glob
import json
import sys

for path in glob.glob(sys.argv[1] + "/.exitway/runs/*/run.json"):
    with open(path, encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    for case in cases:
        if case["isFinished"]:
            name = case["caseID"]
            platform = name["scenario"].replace("platform-", "p")
            print(f"{name['locale']}.{platform}.localhost")
