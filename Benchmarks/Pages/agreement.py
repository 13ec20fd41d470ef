"""Compares what exitway sees of pages with the HTML Standard's expected trees and with a browser.

usage: agreement.py PROGRAM WORKFOLDER [CHROMIUM]
The cases are those of html5lib-tests (tree construction), which html5lib's source package carries,
and the made-up pages of pages.py. Text is compared without white space, links as a set.
"""

import collections
import html
import json
import pathlib
import random
import re
import subprocess
import sys
import tarfile

UNSEEN = {"script", "style", "title", "template", "noscript", "iframe", "noembed", "noframes",
          "textarea", "select", "option", "svg svg", "math math", "object", "audio", "video",
          "canvas", "datalist", "head", "frameset", "embed"}
CLASSES = [
    ("scripts, frames, plaintext", r"(?i)<script|<plaintext|<frameset|<frame|<noframes|<noscript"),
    ("svg and math", r"(?i)<svg|<math"),
    ("tables", r"(?i)<table|<t[drh]|<tbody|<caption|<col"),
    ("select", r"(?i)<select|<option"),
    ("character references", r"&"),
    ("templates", r"(?i)<template"),
    ("NUL", "\0"),
]


def cases(archive):
    """Id, markup and expected tree of every case without a context element and without scripts."""
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getnames()):
            if "/tree-construction/" not in member or not member.endswith(".dat"):
                continue
            text = tar.extractfile(member).read().decode("utf-8")
            for number, part in enumerate(re.split(r"(?m)^#data\n", text)[1:]):
                if "#document-fragment" in part or "#script-on" in part:
                    continue
                source, _, rest = part.partition("\n#errors")
                tree = rest.partition("#document\n")[2].rstrip("\n")
                yield f"{pathlib.Path(member).stem}-{number}", source, tree


def expected(tree):
    """Visible text and links of an expected tree."""
    text, links, path, value = [], set(), [], None
    for line in tree.split("\n"):
        match = re.match(r'^\| ( *)(.*)$', line)
        if not match:
            if value is not None:
                value += "\n" + line
                if line.endswith('"'):
                    text.append(value[:-1])
                    value = None
            continue
        depth, item = len(match.group(1)) // 2, match.group(2)
        del path[depth:]
        hidden = any(name in UNSEEN for name in path)
        if item.startswith('"'):
            if not hidden:
                if item.endswith('"') and len(item) > 1:
                    text.append(item[1:-1])
                else:
                    value = item[1:]
        elif item.startswith("<") and not item.startswith("<!"):
            path.append(item[1:-1])
        elif (found := re.match(r'href="(.*)"$', item)) and path and path[-1] in ("a", "area"):
            if not any(name in UNSEEN for name in path[:-1]):
                links.add(found.group(1))
    return "".join(text), links


def in_browser(chromium, work, items):
    """Text and links as the browser shows them, each page in a frame of its own."""
    script = """
      <script>
      const cases = JSON.parse(document.getElementById('cases').textContent), out = [];
      function next() {
        const item = cases.shift();
        if (!item) {
          const pre = document.createElement('pre');
          pre.id = 'out';
          pre.textContent = JSON.stringify(out);
          document.body.replaceChildren(pre);
          return;
        }
        const frame = document.createElement('iframe');
        frame.sandbox = 'allow-same-origin';
        frame.onload = () => {
          const page = frame.contentDocument, root = page.body || page.documentElement;
          out.push({id: item.id, text: root ? root.innerText || '' : '',
            links: [...page.querySelectorAll('a[href],area[href]')].map(a => a.getAttribute('href'))});
          frame.remove();
          next();
        };
        frame.srcdoc = item.html;
        document.body.append(frame);
      }
      next();
      </script>"""
    found = {}
    for start in range(0, len(items), 200):
        chunk = [{"id": i, "html": h} for i, h in items[start:start + 200]]
        data = json.dumps(chunk).replace("<", "\\u003c")
        page = work / "frames.html"
        page.write_text(
            f'<!doctype html><meta charset="utf-8"><body><script type="application/json" id="cases">'
            f"{data}</script>{script}", encoding="utf-8")
        dump = subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000",
             "--dump-dom", page.as_uri()], capture_output=True, text=True, timeout=300).stdout
        match = re.search(r'<pre id="out">(.*?)</pre>', dump, re.S)
        if not match:
            sys.exit("the browser gave no answer")
        for item in json.loads(html.unescape(match.group(1))):
            found[item["id"]] = (item["text"], set(item["links"]))
    return found


def squeezed(text):
    return re.sub(r"[\s\u200b\ufeff]+", "", text).replace("\0", "")


def report(name, items, ours, theirs):
    text = links = both = 0
    differing = collections.Counter()
    for number, source in items:
        same_text = squeezed(ours[number][0]) == squeezed(theirs[number][0])
        same_links = ours[number][1] == {link.strip() for link in theirs[number][1]}
        text += same_text
        links += same_links
        both += same_text and same_links
        if not (same_text and same_links):
            differing[next((c for c, p in CLASSES if re.search(p, source)), "others")] += 1
    print(f"{name}: {len(items)} pages; text {text / len(items):.1%}, links {links / len(items):.1%}, "
          f"both {both / len(items):.1%}")
    if differing:
        print("  differing: " + ", ".join(f"{n} {c}" for c, n in differing.most_common()))


def main():
    program, work = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    chromium = sys.argv[3] if len(sys.argv) > 3 else None
    work.mkdir(parents=True, exist_ok=True)
    archive = next(work.glob("html5lib-*.tar.gz"))
    known = list(cases(archive))
    items = [(number, source) for number, source, _ in known]
    pages = [(file.stem, file.read_text(encoding="utf-8"))
             for file in sorted((work / "www").glob("*.html"))]
    lines = "".join(json.dumps({"id": i, "html": h}) + "\n" for i, h in items + pages)
    shown = subprocess.run(
        [program, "show"], input=lines, capture_output=True, text=True, check=True).stdout
    ours = {}
    for line in shown.splitlines():
        item = json.loads(line)
        ours[item["id"]] = (item["text"], {link.strip() for link in item["links"]})
    report("html5lib-tests, expected trees", items, ours,
           {number: expected(tree) for number, _, tree in known})
    if chromium:
        report("html5lib-tests, in the browser", items, ours, in_browser(chromium, work, items))
        report("made-up pages, in the browser", pages, ours, in_browser(chromium, work, pages))


main()
