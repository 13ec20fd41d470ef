"""Opens pages that quote a hostile site: check-inert.py [--least N] --like PAGE… -- PAGE…

A page is a file (Markdown is rendered first, with raw HTML let through and bare addresses made into
links) or an address, for which it waits. Fails where a page ran a script of the site (which sets
`pwned`), asked for anything, said something on the console, has an element or attribute that no page
of a harmless site has, or leads to where the site says; and where it quotes less than N of it.

Needs what check-html-report.py needs, and markdown-it-py with linkify-it-py.
"""

import argparse
import importlib.util
import json
import pathlib
import sys
import tempfile
import time
import urllib.error
import urllib.request

import markdown_it

spec = importlib.util.spec_from_file_location(
    "report", pathlib.Path(__file__).with_name("check-html-report.py"))
report = importlib.util.module_from_spec(spec)
spec.loader.exec_module(report)

# A dialog would hold the page and us.
TRAP = "for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => pwned = 1;"
INVENTORY = """(() => {
  const made = new Set(), led = [];
  const leads = new Set(["href", "xlink:href", "src", "srcset", "srcdoc", "action", "formaction",
    "data", "poster", "background", "style", "content", "http-equiv", "ping", "target", "is"]);
  for (const one of document.querySelectorAll("*")) {
    made.add(one.localName);
    for (const {name, value} of one.attributes) {
      made.add(one.localName + " " + name);
      const own = value.startsWith("#") || (value.startsWith("/") && !value.startsWith("//"));
      // The page's own policy lets in the pictures that are part of the file.
      const isPolicy = one.matches("head > meta[http-equiv=Content-Security-Policy]");
      const leaves = isPolicy ? /pwned/ : /pwned|script:|data:/i;
      if (leads.has(name) && !own && leaves.test(value))
        led.push(one.localName + " " + name + "=" + value.slice(0, 80));
    }
  }
  const prose = document.body.cloneNode(true);
  for (const code of prose.querySelectorAll("code, pre")) code.remove();
  return JSON.stringify({made: [...made], led, ran: typeof pwned !== "undefined",
    quoted: document.body.textContent.split("pwned").length - 1,
    mentions: (prose.textContent.match(/(^|\\W)@\\w+/g) || []).slice(0, 3)});
})()"""


def address_of(page, folder):
    if page.startswith("http:"):
        end = time.monotonic() + 30
        while True:
            try:
                urllib.request.urlopen(page).close()
                return page
            except urllib.error.HTTPError as error:
                sys.exit(f"{page}: {error}")
            except OSError as error:
                if time.monotonic() > end:
                    sys.exit(f"{page}: {error}")
                time.sleep(0.05)
    path = pathlib.Path(page).resolve()
    if path.suffix != ".markdown":
        return path.as_uri()
    renderer = markdown_it.MarkdownIt("gfm-like", {"html": True})
    # GitHub knows addresses by their beginning (GFM, section 6.9), and this is none.
    renderer.linkify.add("//", None)
    body = renderer.render(path.read_text(encoding="utf-8"))
    file = folder / f"{len(list(folder.iterdir()))}.html"
    file.write_text(f"<!doctype html><meta charset=utf-8><body>{body}", encoding="utf-8")
    return file.as_uri()


def look(browser, page, folder):
    address = address_of(page, folder)
    browser.open(address)
    found = json.loads(browser.value(INVENTORY))
    found["complaints"] = report.complaints(browser, address)
    return found


def faults(found, known, page, least):
    yield from found["complaints"]
    yield from (f"leads away: {place}" for place in found["led"])
    yield from (f"makes <{what}>" for what in sorted(set(found["made"]) - known))
    if found["ran"]:
        yield "a script of the site ran"
    if found["quoted"] < least:
        yield f"quotes only {found['quoted']} texts"
    if page.endswith(".markdown"):
        yield from (f"mentions {name.strip()}" for name in found["mentions"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--least", type=int, default=1)
    parser.add_argument("--like", nargs="+", required=True)
    parser.add_argument("pages", nargs="+")
    options = parser.parse_args()
    browser = report.Browser()
    count = 0
    try:
        browser.call("Page.addScriptToEvaluateOnNewDocument", source=TRAP)
        with tempfile.TemporaryDirectory(prefix="exitway-inert-") as folder:
            folder = pathlib.Path(folder)
            known = set()
            for page in options.like:
                known |= set(look(browser, page, folder)["made"])
            for page in options.pages:
                found = look(browser, page, folder)
                print(f"{page.rsplit('/', 1)[-1]}: {found['quoted']} texts quoted")
                for fault in faults(found, known, page, options.least):
                    print(f"{page}: {fault}", file=sys.stderr)
                    count += 1
    finally:
        browser.close()
    sys.exit(1 if count else 0)


main()
