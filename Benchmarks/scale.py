"""Runs exitway on the scenarios that scale.sh has made, and prints what a case costs.

Usage: scale.py EXITWAY, in the folder with small/, large/, polite/ and demo/.
"""

import os
import subprocess
import sys
import time

PROGRAM = sys.argv[1]


def run(*arguments, allowed=(0, 1, 3)):
    """CPU seconds, wall seconds and peak memory in MB of one call of exitway."""
    began = time.monotonic()
    null = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, null, 1)]
    pid = os.posix_spawn(PROGRAM, [PROGRAM, *arguments, "--quiet"], os.environ, file_actions=actions)
    os.close(null)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in allowed:
        sys.exit(f"exitway {' '.join(arguments)}: exit code {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - began, usage.ru_maxrss / 1024


def disk(folder):
    """Files, bytes in them, and bytes that they take on disk."""
    files = size = blocks = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            about = os.lstat(os.path.join(parent, name))
            files, size, blocks = files + 1, size + about.st_size, blocks + about.st_blocks * 512
    return files, size, blocks


def counts(report):
    """Cases and requests of a JSON report. Read in another process: the peak memory that is told of
    a program is never below that of the process which started it."""
    code = ("import json, sys; report = json.load(open(sys.argv[1], encoding='utf-8')); "
            "print(len(report['cases']), sum(host['requests'] for host in report['manners']))")
    said = subprocess.run([sys.executable, "-c", code, report], check=True, capture_output=True)
    return map(int, said.stdout.split())


def check(name, scenarios, output, *more):
    """One run of check, printed as a line; its CPU seconds a case and number of cases."""
    cpu, wall, peak = run(
        "check", scenarios, "--output", output, "--report", f"json={output}.json", *more)
    count, requests = counts(f"{output}.json")
    print(f"{name:34} {count:5} cases  {1000 * cpu / count:7.1f} CPU ms  {wall:6.1f} s in all  "
          f"{peak:5.0f} MB peak  {requests / count:5.1f} requests", flush=True)
    return cpu / count, count


def kept(name, folder, count):
    files, size, blocks = disk(folder)
    print(f"{name:34} {files / count:5.1f} files  {size / count / 1000:7.1f} kB  "
          f"{blocks / count / 1000:6.1f} kB on disk", flush=True)


def git(folder, *arguments):
    return subprocess.run(
        ["git", "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "user.name=b",
         "-c", "user.email=b@localhost", *arguments],
        cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout


def commit(folder, count):
    """Puts the snapshots of a run into a repository of their own."""
    git(folder, "init", "--quiet")
    git(folder, "add", "snapshots")
    git(folder, "commit", "--quiet", "--message=first")
    git(folder, "gc", "--quiet")
    kept("  its snapshot in git", f"{folder}/.git/objects", count)


print("A case of each run")
first, count = check("small site, first run", "small", "small-out")
kept("  its snapshot", "small-out/snapshots", count)
kept("  its run record", "small-out/.exitway/runs", count)
commit("small-out", count)
again, _ = check("the same again, nothing changed", "small", "small-out")
changed = git("small-out", "status", "--porcelain", "--", "snapshots").splitlines()
print(f"  snapshots that changed: {len(changed)}")
large, _ = check("small site, four times the cases", "large", "large-out")
demo, demos = check("demo platforms", "demo", "demo-out")
kept("  its snapshot", "demo-out/snapshots", demos)
kept("  its run record", "demo-out/.exitway/runs", demos)
commit("demo-out", demos)
check("one case with its pauses", "polite", "polite-out")

print("Afterwards")
for part in range(1, 5):
    run("check", "small", "--output", f"part-{part}", "--shard", f"{part}/4")
joining = run("merge", *(f"part-{part}" for part in range(1, 5)), "--output", "all")
print(f"{'merge of four parts':34} {1000 * joining[0] / count:7.1f} CPU ms a case  "
      f"{joining[2]:5.0f} MB peak")
proving = run("verify", "last", "--output", "all", allowed=(0,))
print(f"{'verify of the joined run':34} {1000 * proving[0] / count:7.1f} CPU ms a case  "
      f"{proving[2]:5.0f} MB peak")

print("Ratios of CPU a case")
print(f"{'four times the cases / once':34} {large / first:7.2f}")
print(f"{'again / first':34} {again / first:7.2f}")
print(f"{'demo platforms / small site':34} {demo / first:7.2f}")
print(f"{'merge / check':34} {joining[0] / count / first:7.2f}")
