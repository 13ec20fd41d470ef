"""Checks the platforms and compares each snapshot with what is known.

usage: compare.py EXITWAY, where platforms.py has written scenarios and truth.json
Ends with 1 where a platform is not as it is known to be.
"""

import json
import os
import pathlib
import sys
import time


def check(program):
    """CPU seconds, wall seconds, peak memory in MB."""
    command = [program, "check", "scenarios", "--pause", "0", "--no-cache", "--quiet",
               "--output", "out"]
    silent = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)]
    began = time.monotonic()
    pid = os.posix_spawn(program, command, os.environ, file_actions=silent)
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - began
    # 1 and 3 are findings, which made-up sites may have.
    if os.waitstatus_to_exitcode(status) not in (0, 1, 3):
        sys.exit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def found(name):
    """The last page of the way out, and its actions."""
    reports = list(pathlib.Path("out").glob(f"snapshots/{name}/*/report.json"))
    if len(reports) != 1:
        return {"page": f"{len(reports)} snapshots", "actions": 0}
    delete = json.loads(reports[0].read_text())["delete"]
    last = delete["walk"][-1] if delete["walk"] else {"page": None, "action": "nothing"}
    page = last["page"].replace("http://${host}", "") if last["action"] == "finish" else None
    return {"page": page, "actions": delete["counts"]["actions"]}


def main():
    truth = json.loads(pathlib.Path("truth.json").read_text())
    cpu, wall, memory = check(sys.argv[1])
    right = 0
    for name, known in truth.items():
        wanted = {key: known[key] for key in ("page", "actions")}
        if (seen := found(name)) == wanted:
            right += 1
        else:
            print(f"{name}: {seen} in place of {wanted}")
    pages = sum(known["pages"] for known in truth.values())
    print(f"{right} of {len(truth)} platforms right: the deletion page and the shortest way to it")
    print(f"{pages} pages, {len(truth) / wall:.1f} platforms a second, "
          f"CPU {100 * cpu / wall:.0f} % of the time, memory {memory:.0f} MB")
    sys.exit(right < len(truth))


main()
