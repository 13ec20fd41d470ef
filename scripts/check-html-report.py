"""Opens HTML reports in headless Chromium and looks at them: check-html-report.py OPTIONS FILE…

For each file, at the width of a phone and of a desk, light and dark: no console message, no
request beyond the file, no violation that axe-core finds, nothing wider than the screen, filters
that work, everything there without scripts, everything open on paper. With --shots it keeps
pictures and the printed page for people to look at; with --large it opens one more file, of which
only size and time are looked at. Prints what it measured; ends with 1 if there is a fault.

Needs chromium-headless-shell or chromium, and the packages websocket-client and axe-core-python.
"""

import argparse
import base64
import itertools
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import axe_core_python
import websocket

AXE = (pathlib.Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = {"phone": 390, "desk": 1280}
FILTERING = """(() => {
  const box = document.getElementById("filter");
  if (!box) return document.querySelectorAll("section.case").length < 2 ? "" : "no filters";
  if (box.hidden) return "filters are hidden";
  const shown = (what) => [...document.querySelectorAll(what)].filter((one) =>
    one.checkVisibility({contentVisibilityAuto: false})).length;
  const all = shown("section.case");
  for (const field of box.querySelectorAll("select")) {
    const option = field.options[field.options.length - 1];
    field.value = option.value;
    field.dispatchEvent(new Event("change", {bubbles: true}));
    const wanted = Number(/\\((\\d+)\\)$/.exec(option.textContent)[1]);
    if (shown("section.case") !== wanted) return field.dataset.filter + ": sections";
    if (shown("tr[data-case]") !== wanted) return field.dataset.filter + ": rows";
    if (!document.getElementById("filter:status").textContent.includes(wanted))
      return field.dataset.filter + ": the result is not told";
    if (!location.hash.includes(field.dataset.filter)) return "the address does not tell";
    document.getElementById("filter:reset").click();
    if (shown("section.case") !== all) return "show all does not show all";
  }
  return "";
})()"""
# What lies beyond the screen is not laid out until it is needed; here all of it is looked at.
LAID_OUT = """(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("section.case { content-visibility: visible !important; }");
  document.adoptedStyleSheets = [sheet];
})()"""
FOLDED = """[...document.querySelectorAll("details > :not(summary)")].filter((part) =>
  !part.checkVisibility()).length"""


class Browser:
    """One headless Chromium with a folder of its own, spoken to over its debugging socket."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="exitway-browser-")
        program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
        if not program:
            sys.exit("there is no chromium-headless-shell and no chromium")
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        self.process = subprocess.Popen(
            [program, "--headless", "--remote-debugging-port=0", "--remote-allow-origins=*",
             "--hide-scrollbars", "--disable-gpu", f"--user-data-dir={self.folder}", *sandbox,
             "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.numbers = itertools.count(1)
        self.events = []
        self.socket = websocket.create_connection(self._address(), timeout=120)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call(
            "Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)

    session = None

    def _address(self):
        place = pathlib.Path(self.folder) / "DevToolsActivePort"
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            lines = place.read_text().split("\n") if place.exists() else []
            if len(lines) == 2:
                return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
            time.sleep(0.05)
        raise SystemExit("the browser did not start")

    def call(self, method, **parameters):
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == number:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def navigate(self, address):
        """Goes to a page and waits for its own load event, not for that of the page before."""
        loader = self.call("Page.navigate", url=address)["loaderId"]
        while not any(
                event.get("method") == "Page.lifecycleEvent"
                and event["params"]["loaderId"] == loader and event["params"]["name"] == "load"
                for event in self.events):
            self.events.append(json.loads(self.socket.recv()))

    def open(self, address):
        """Opens a page anew; the seconds until it was loaded and laid out."""
        self.navigate("about:blank")
        self.events.clear()
        start = time.monotonic()
        self.navigate(address)
        self.value("document.body.getBoundingClientRect().height")
        return time.monotonic() - start

    def value(self, code, wait=False):
        result = self.call(
            "Runtime.evaluate", expression=code, awaitPromise=wait, returnByValue=True)
        if "exceptionDetails" in result:
            raise SystemExit(f"{code[:60]}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def look(self, width, dark, media=""):
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1,
            mobile=width < 600)
        self.call(
            "Emulation.setEmulatedMedia", media=media,
            features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def close(self):
        self.socket.close()
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def complaints(browser, address):
    """What the page said on the console, and what it asked for besides itself."""
    found = []
    for event in browser.events:
        method, parameters = event.get("method"), event.get("params", {})
        if method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
            found.append(f"console: {json.dumps(parameters)[:300]}")
        if method == "Network.requestWillBeSent":
            url = parameters["request"]["url"]
            # Pictures are part of the file.
            if url.split("#")[0] not in (address, "about:blank") and url[:5] != "data:":
                found.append(f"request: {url}")
    return found


def violations(browser):
    browser.value(AXE)
    result = json.loads(browser.value(
        "axe.run({resultTypes: ['violations']}).then((all) => JSON.stringify(all.violations.map("
        "(one) => [one.id, one.help, one.nodes.slice(0, 3).map((node) => node.html)])))", True))
    return [f"axe: {rule}: {text}: {' '.join(nodes)[:400]}" for rule, text, nodes in result]


def keep(browser, shots, name, place):
    """A picture of the first screen, or of what is at a place."""
    if not shots:
        return
    browser.value(place)
    picture = browser.call("Page.captureScreenshot", format="png")["data"]
    (shots / f"{name}.png").write_bytes(base64.b64decode(picture))


def look_at(browser, file, shots, has_axe):
    address, faults = file.as_uri(), []
    for (width_name, width), dark in itertools.product(WIDTHS.items(), (False, True)):
        name = f"{width_name}-{'dark' if dark else 'light'}"
        browser.look(width, dark)
        browser.open(address)
        found = []
        browser.value(LAID_OUT)
        if has_axe:
            found += violations(browser)
        # Not innerWidth: a phone zooms out until a page that is too wide fits.
        excess = browser.value("document.documentElement.scrollWidth") - width
        if excess > 0:
            found.append(f"{excess} px wider than the screen")
        keep(browser, shots, f"{file.stem}-{name}-top", "scrollTo(0, 0)")
        for index in range(3):
            keep(
                browser, shots, f"{file.stem}-{name}-case{index + 1}",
                "scrollTo(0, 0); (document.querySelector('section.case[data-outcome=fail]')"
                f" || document.body).scrollIntoView(); scrollBy(0, {index * 850})")
        wrong = browser.value(FILTERING)
        if wrong:
            found.append(f"filter: {wrong}")
        found += complaints(browser, address)
        faults += [f"{name}: {fault}" for fault in found]
    return faults + without_scripts(browser, address) + on_paper(browser, file, shots)


def without_scripts(browser, address):
    browser.look(WIDTHS["desk"], False)
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(address)
    hidden = browser.value(
        "[...document.querySelectorAll('section.case, tr[data-case]')].filter((one) => "
        "!one.checkVisibility()).length")
    filters = browser.value(
        "document.getElementById('filter')?.checkVisibility() ? 'filters without effect' : ''")
    browser.look(WIDTHS["desk"], False, "print")
    folded = browser.value(FOLDED)
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    faults = [f"{hidden} cases hidden"] if hidden else []
    faults += [filters] if filters else []
    faults += [f"{folded} parts folded on paper"] if folded else []
    return [f"without scripts: {fault}" for fault in faults]


def on_paper(browser, file, shots):
    browser.look(WIDTHS["desk"], False)
    browser.open(file.as_uri())
    page = base64.b64decode(
        browser.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
    if shots:
        (shots / f"{file.stem}.pdf").write_bytes(page)
    print(f"{file.name}: {len(page) // 1024} KiB on paper")
    return [] if page.startswith(b"%PDF") else ["no printed page"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shots", type=pathlib.Path)
    parser.add_argument("--large", type=pathlib.Path)
    parser.add_argument("--reference", type=pathlib.Path)
    parser.add_argument("--no-axe", action="store_true", help="leave out what takes longest")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    if options.shots:
        options.shots.mkdir(parents=True, exist_ok=True)
    browser = Browser()
    faults = []
    try:
        for file in options.files:
            found = look_at(browser, file.resolve(), options.shots, not options.no_axe)
            faults += [f"{file.name}: {fault}" for fault in found]
        browser.look(WIDTHS["desk"], False)
        for large in filter(None, (options.reference, options.large)):
            seconds = sorted(browser.open(large.resolve().as_uri()) for _ in range(3))
            size = large.stat().st_size
            print(f"{large.name}: {size / 1e6:.1f} MB, open after {seconds[1]:.2f} s (median of 3)")
            if size > 10_000_000:
                faults.append(f"{large.name}: more than 10 MB")
            if seconds[1] > 10:
                faults.append(f"{large.name}: opened after {seconds[1]:.1f} s")
    finally:
        browser.close()
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
