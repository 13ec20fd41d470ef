"""Finds words that belong to no language: names, brands, units, abbreviations, places.

Such a word is left as it is by translators into most languages that write Latin letters. A string
that is left alone as a whole may only be waiting for its translator, and is not counted.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import catalogues

LATIN = {name for name in catalogues.LANGUAGES if name not in catalogues.SCRIPTS}


class Tally:
    """How often each word of a source stands in its translation, too."""

    def __init__(self):
        self.kept = collections.Counter()
        self.met = collections.Counter()
        self.languages = collections.defaultdict(set)

    def note(self, name, source, text):
        if name not in LATIN or name == "en" or len(source) > 300:
            return
        before = set(catalogues.words(source).split())
        after = set(catalogues.words(text).split())
        if not before or before == after and len(before) > 2:
            return
        for word in before:
            self.met[word] += 1
            self.languages[word].add(name)
            self.kept[word] += word in after

    def neutral(self):
        return sorted(
            word for word, met in self.met.items()
            if met >= 12 and len(self.languages[word]) >= 9 and len(word) > 1
            and self.kept[word] >= 0.7 * met)


def chromium(path, tally):
    """Chromium's texts have numbers, the same in every language."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "-x", path, folder], check=True)
        files = {f.stem: f for f in sorted(pathlib.Path(folder).rglob("*.pak")) if "_" not in f.stem}
        if "en-GB" not in files:
            return
        english = catalogues.numbered(files["en-GB"].read_bytes())
        for stem, file in files.items():
            texts = catalogues.numbered(file.read_bytes())
            for number, source in english.items():
                if number in texts and catalogues.language(stem):
                    tally.note(catalogues.language(stem), source, texts[number])


def flat(value, prefix=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from flat(inner, f"{prefix}/{key}")
    elif isinstance(value, str):
        yield prefix, value


def keyed(path, tally):
    """JSON files whose keys are the same in every language."""
    pattern = re.compile(r"(.*/translations)/([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)(?:-[0-9a-f]{32})?\.json$")
    with zipfile.ZipFile(path) as archive:
        folders = collections.defaultdict(dict)
        for name in sorted(archive.namelist()):
            match = pattern.match(name)
            if match:
                folders[match.group(1)][match.group(2)] = name
        for names in folders.values():
            if "en" not in names:
                continue
            english = dict(flat(json.loads(archive.read(names["en"]))))
            for tag, name in names.items():
                if not catalogues.language(tag):
                    continue
                for key, text in flat(json.loads(archive.read(name))):
                    if key in english:
                        tally.note(catalogues.language(tag), english[key], text)


def main(inputs, output):
    tally = Tally()
    for path in sorted(pathlib.Path(inputs).iterdir()):
        if path.suffix == ".deb":
            chromium(str(path), tally)
        elif path.suffix == ".whl":
            keyed(path, tally)
            for name, source, text in catalogues.wheel(str(path)):
                if source:
                    tally.note(name, source, text)
    words = tally.neutral()
    pathlib.Path(output).write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} neutral words", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
