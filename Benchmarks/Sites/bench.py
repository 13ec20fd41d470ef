"""Runs programs over the same list of pages, one after the other in each round, and prints how their
cost compares with the C reference's in the same round.

usage: bench.py FOLDER ADDRESS PAGES ROUNDS EXITWAY PEERS
FOLDER holds the reference; PEERS is a Python with the packages of peers.txt, or "-".
"""

import os
import shutil
import statistics
import sys
import time

FOLDER, ADDRESS, EXITWAY, PEERS = sys.argv[1], sys.argv[2], sys.argv[5], sys.argv[6]
PAGES, ROUNDS = int(sys.argv[3]), int(sys.argv[4])
HERE = os.path.dirname(os.path.abspath(__file__))
AT_ONCE = "16"


def write_list(count):
    """A list of so many addresses; beyond the site's pages they come again under other names."""
    path = f"{FOLDER}/{count}.list"
    with open(path, "w", encoding="ascii") as file:
        for number in range(count):
            file.write(f"{ADDRESS}/{number % PAGES:05}.html?n={number // PAGES}\n")
    return path


def run(command, addresses):
    """CPU seconds, wall seconds, peak memory in MB and output of a program that reads a list."""
    output = f"{FOLDER}/output"
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, addresses, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
    began = time.monotonic()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - began
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def came(name, count):
    """Fails where a program did not read every page."""
    with open(f"{FOLDER}/output", encoding="utf-8") as file:
        if name == "exitway":
            pages = sum(line.startswith('{"controls":[{') for line in file)
        else:
            pages = int((file.readline().split() or ["0"])[0])
    if pages != count:
        sys.exit(f"{name}: only {pages} of {count} pages came")


def programs():
    yield "reference", [f"{FOLDER}/reference", AT_ONCE]
    yield "exitway", [EXITWAY, "survey", "--urls", "-", "--locale", "en", "--no-cache"]
    if PEERS != "-":
        yield "aiohttp + selectolax + CLD2", [PEERS, f"{HERE}/peer_aiohttp.py", AT_ONCE]
        yield "Scrapy, no language", [PEERS, f"{HERE}/peer_scrapy.py", AT_ONCE]
    wget = shutil.which("wget2")
    if wget:
        # It waits for ever where the list comes on standard input (1.99.1).
        yield "wget2, fetches only", [
            wget, "--quiet", f"--input-file={FOLDER}/{PAGES}.list", "--no-robots",
            f"--max-threads={AT_ONCE}", "--delete-after", f"--directory-prefix={FOLDER}/wget2"]


def compare():
    addresses = write_list(PAGES)
    rounds = {}
    for _ in range(ROUNDS):
        for name, command in programs():
            cost = run(command, addresses)
            if not name.startswith("wget2"):
                came(name, PAGES)
            rounds.setdefault(name, []).append(cost)
    print(f"{PAGES} pages, {ROUNDS} rounds, each as a part of the C reference's")
    base = rounds["reference"]
    for name, costs in rounds.items():
        cpu = sorted(own[0] / other[0] for own, other in zip(costs, base))
        pace = statistics.median(other[1] / own[1] for own, other in zip(costs, base))
        cores = statistics.median(own[0] / own[1] for own in costs)
        print(f"{name:28} CPU {statistics.median(cpu):5.2f} ({cpu[0]:.2f} to {cpu[-1]:.2f})  "
              f"pages a second {pace:5.2f}  cores {cores:4.2f}  "
              f"memory {max(own[2] for own in costs):4.0f} MB", flush=True)


def growth():
    """Peak memory over a short and a long list."""
    for name, command in list(programs())[:2]:
        short, long = (run(command, write_list(count))[2] for count in (500, 8000))
        print(f"{name:28} memory {short:.0f} MB for 500 pages, {long:.0f} MB for 8,000", flush=True)


compare()
growth()
