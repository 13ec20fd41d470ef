"""Writes the same made-up pages every time: menus, links, scripts, text in many languages.

usage: pages.py FOLDER COUNT
Sizes lie between 10 and 300 KB, the median is about 60 KB; words are those of the vocabulary files.
"""

import pathlib
import random
import re
import sys

WORDS = pathlib.Path(__file__).resolve().parents[2] / "Sources/Languages/Vocabulary"
LANGUAGES = ["ko", "en", "de", "fr", "ja", "ru", "es", "zh-Hans", "tr", "ar", "pl", "vi"]
RUNS = {"ja", "zh-Hans"}


def words(language):
    text = (WORDS / f"{language}.yaml").read_text(encoding="utf-8")
    line = re.search(r"^words: \[(.*)\]$", text, re.M)
    found = [word.strip(" \"'") for word in line.group(1).split(",")] if line else []
    more = re.findall(r"[^\W\d_]{3,}", text)
    return found + [word for word in more if not word.isascii() or language in ("en", "vi")][:400]


class Page:
    def __init__(self, number, language, vocabulary):
        self.random = random.Random(number)
        self.language = language
        self.vocabulary = vocabulary
        self.parts = []

    def text(self, least, most):
        chosen = self.random.choices(self.vocabulary, k=self.random.randint(least, most))
        return ("" if self.language in RUNS else " ").join(chosen)

    def script(self, size):
        body = "".join(
            f'var a{n}=function(b){{return b<{n}?"<p>x</p>":b+{n}}};' for n in range(size // 42))
        self.parts.append(f"<script>{body}</script>\n")

    def links(self, count, css):
        self.parts.append(f'<ul class="{css}">')
        for number in range(count):
            self.parts.append(
                f'<li class="item item-{number}"><a href="/{css}/{number}?from={css}&amp;n={number}"'
                f' class="link"><span>{self.text(1, 3)}</span></a></li>\n')
        self.parts.append("</ul>")

    def write(self, size):
        self.parts.append(
            f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8">'
            f"<title>{self.text(2, 5)}</title>"
            "<style>.hidden{display:none}.menu li{float:left}.box{margin:1em}</style>")
        self.script(size // 3)
        self.parts.append('</head><body><header id="top"><nav>')
        links = self.random.randint(50, 200)
        self.links(links // 2, "menu")
        self.parts.append(f"</nav></header><main><h1>{self.text(2, 5)}</h1>")
        self.script(size // 8)
        number = 0
        while sum(map(len, self.parts)) < size * 5 // 6:
            self.parts.append(
                f'<div class="box box-{self.random.randint(1, 9)} col-12 col-md-6" data-id="{number}"'
                f' data-track="view:{number}:box" style="order: {number}"><div class="box-inner">'
                f'<h2 class="box-title">{self.text(2, 6)}</h2><p class="box-text">{self.text(8, 30)} '
                f'<a class="box-link" href="/more/{number}?from=box">{self.text(1, 3)}</a> '
                f'{self.text(2, 8)}</p></div><!-- box {number} --><picture><source type="image/webp"'
                f' srcset="/images/{number}-400.webp 400w, /images/{number}-800.webp 800w"><img'
                f' loading="lazy" width="400" height="300" src="/images/{number}.jpg"'
                f' alt="{self.text(1, 4)}"></picture></div>\n')
            number += 1
        self.parts.append(
            '<form method="post" action="/leave"><label>'
            f'{self.text(2, 4)} <input type="password" name="p"></label><button>{self.text(1, 2)}'
            "</button></form></main><footer>")
        self.links(links - links // 2, "footer")
        self.parts.append("</footer></body></html>\n")
        return "".join(self.parts)


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    vocabularies = {language: words(language) for language in LANGUAGES}
    sizes = random.Random(0)
    for number in range(count):
        size = min(300_000, max(10_000, int(sizes.lognormvariate(11.0, 0.7))))
        language = LANGUAGES[number % len(LANGUAGES)]
        text = Page(number, language, vocabularies[language]).write(size)
        # Few characters of a size make many bytes in some scripts.
        (folder / f"{number:05}-{language}.html").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
