"""Fetches the packages that inputs.tsv names, and refuses one whose bytes are others.

A line names where a package comes from (pypi, debian), its name, version, SHA-256 and licence.
Debian replaces chromium-l10n with each security update: the old version is then at
https://snapshot.debian.org, and a new one may be pinned here after the model was measured anew.
"""

import hashlib
import pathlib
import subprocess
import sys


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fetch(kind, name, version, folder):
    if kind == "pypi":
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                   "--only-binary", ":all:", f"{name}=={version}"]
    else:
        command = ["apt-get", "--quiet", "download", f"{name}={version}"]
    subprocess.run(command, cwd=folder, check=True, stderr=subprocess.DEVNULL)


def main(inputs, output):
    folder = pathlib.Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    known = {digest(path) for path in folder.iterdir()}
    wanted = set()
    for line in pathlib.Path(inputs).read_text().splitlines():
        kind, name, version, sha, _ = line.split("\t")
        wanted.add(sha)
        if sha in known:
            continue
        before = set(folder.iterdir())
        fetch(kind, name, version, folder)
        for path in set(folder.iterdir()) - before:
            if digest(path) != sha:
                sys.exit(f"{name} {version}: the bytes are not those of {inputs}")
    for path in folder.iterdir():
        if digest(path) not in wanted:
            path.unlink()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
