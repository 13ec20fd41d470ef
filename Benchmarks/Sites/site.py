"""Writes the site that make bench reads, and the list of its addresses: the same for every run.

usage: site.py FOLDER COUNT
Pages are those of Pages/pages.py. Some Korean, Japanese and western ones are in the encoding that
their language used before UTF-8, every other one is there compressed.
"""

import gzip
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Pages"))
import pages

OLD = {"ko": ("cp949", "euc-kr"), "ja": ("cp932", "shift_jis"), "de": ("cp1252", "windows-1252"),
       "fr": ("cp1252", "windows-1252"), "es": ("cp1252", "windows-1252")}


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    vocabularies = {language: pages.words(language) for language in pages.LANGUAGES}
    sizes = random.Random(0)
    for number in range(count):
        size = min(300_000, max(10_000, int(sizes.lognormvariate(11.0, 0.7))))
        language = pages.LANGUAGES[number % len(pages.LANGUAGES)]
        text = pages.Page(number, language, vocabularies[language]).write(size)
        data = text.encode()
        # One page in three of those languages.
        if language in OLD and number // len(pages.LANGUAGES) % 3 == 0:
            codec, label = OLD[language]
            data = text.replace('charset="utf-8"', f'charset="{label}"').encode(codec, "replace")
        (folder / f"{number:05}.html").write_bytes(data)
        if number % 2:
            packed = gzip.compress(data, compresslevel=6, mtime=0)
            (folder / f"{number:05}.html.gz").write_bytes(packed)


main()
