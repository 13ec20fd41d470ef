"""Finds words that are English and hardly anything else.

Texts that hold nothing but such words are English even where the character model is not sure: one
word has few characters. Words that many other languages write the same way are left out; most of
them are names or borrowed.
"""

import collections
import pathlib
import sys

import catalogues

LATIN = [name for name in catalogues.LANGUAGES if name not in catalogues.SCRIPTS and name != "en"]
LEAST = 2  # occurrences in English strings
SHARED = 0.2  # of the frequency in English, from which on another language has the word as well
MOST_SHARING = 4  # other languages that may have it


def frequencies(path):
    count = collections.Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        count.update(set(line.split()))
    total = sum(count.values()) or 1
    return count, total


def main(texts, neutral, output):
    folder = pathlib.Path(texts)
    english, total = frequencies(folder / "en.txt")
    neutral = set(pathlib.Path(neutral).read_text(encoding="utf-8").split())
    sharing = collections.Counter()
    for name in LATIN:
        other, whole = frequencies(folder / f"{name}.txt")
        for word, count in english.items():
            if other[word] / whole >= SHARED * count / total:
                sharing[word] += 1
    words = sorted(
        word for word, count in english.items()
        if count >= LEAST and len(word) > 1 and word.isascii() and word.isalpha()
        and word not in neutral and sharing[word] <= MOST_SHARING)
    pathlib.Path(output).write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} English words", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
