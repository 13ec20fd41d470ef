"""A driver of the same browser: opens one page after another and takes its DOM.

"bare" does nothing else; "pictures" also takes what is evidence of each page at the least: a picture
of the window, one of the whole page, and what assistive technology is told.

Usage: driver.py bare|pictures BROWSER ADDRESS...
"""
import json
import os
import subprocess
import sys
import tempfile


class Browser:
    def __init__(self, path, profile):
        to_browser, from_browser = os.pipe(), os.pipe()

        def attach():
            # The ends may stand where the browser expects others.
            ends = os.dup(to_browser[0]), os.dup(from_browser[1])
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self.process = subprocess.Popen(
            [path, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             "--user-data-dir=" + profile, "about:blank"],
            preexec_fn=attach, pass_fds=(3, 4), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.input = os.fdopen(to_browser[1], "wb", 0)
        self.output = os.fdopen(from_browser[0], "rb")
        self.last = 0
        self.rest = b""

    def message(self):
        while b"\0" not in self.rest:
            self.rest += os.read(self.output.fileno(), 1 << 20)
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

    def command(self, method, session=None, **parameters):
        self.last += 1
        message = {"id": self.last, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.input.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.last:
                return answer["result"]

    def wait(self, method):
        while self.message().get("method") != method:
            pass


def look(browser, session):
    """Takes the pictures as exitway does, and the accessibility tree."""
    content = browser.command("Page.getLayoutMetrics", session)["cssContentSize"]
    for width, height, is_whole in ((1280, 800, False), (content["width"], content["height"], True)):
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        browser.command("Page.captureScreenshot", session, format="png", optimizeForSpeed=True,
                        clip=clip, captureBeyondViewport=is_whole)
    browser.command("Accessibility.getFullAXTree", session)


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
    browser = Browser(sys.argv[2], profile)
    target = browser.command(
        "Target.createTarget", url="about:blank", width=1280, height=800)["targetId"]
    session = browser.command("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    browser.command("Page.enable", session)
    length = 0
    for address in sys.argv[3:]:
        browser.command("Page.navigate", session, url=address)
        browser.wait("Page.loadEventFired")
        found = browser.command(
            "Runtime.evaluate", session, expression="document.documentElement.outerHTML",
            returnByValue=True)
        length += len(found["result"]["value"])
        if sys.argv[1] == "pictures":
            look(browser, session)
    print(length)
    browser.command("Browser.close")
    browser.process.wait()
