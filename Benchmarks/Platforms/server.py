"""Serves all platforms on one port of loopback, by their hosts' names; a third answers late.

usage: server.py PORT COUNT
"""

import asyncio
import sys

import platforms


def answers(count):
    """What each host has at each path, and how late."""
    found = {}
    for number in range(count):
        platform = platforms.Platform(number)
        late = platforms.SLOW_SECONDS if platform.is_slow else 0
        pages = {path: platform.write(page).encode() for path, page in platform.pages.items()}
        found[platform.name] = (late, pages)
    return found


class Connection(asyncio.Protocol):
    sites = {}

    def connection_made(self, transport):
        self.transport, self.received = transport, b""

    def data_received(self, data):
        self.received += data
        # Only GET comes, which has no body.
        while b"\r\n\r\n" in self.received:
            head, self.received = self.received.split(b"\r\n\r\n", 1)
            self.answer(head.decode("latin-1"))

    def answer(self, head):
        path = head.split(" ", 2)[1]
        host = next(line[5:].strip() for line in head.split("\r\n") if line.lower().startswith("host:"))
        late, pages = self.sites.get(host.split(".")[0], (0, {}))
        body = pages.get(path)
        status = "200 OK" if body is not None else "404 Not Found"
        body = body or b""
        answer = (f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
                  f"Content-Length: {len(body)}\r\n\r\n").encode() + body
        if late:
            asyncio.get_running_loop().call_later(late, self.transport.write, answer)
        else:
            self.transport.write(answer)


async def main():
    Connection.sites = answers(int(sys.argv[2]))
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "127.0.0.1", int(sys.argv[1]), backlog=4096)
    await server.serve_forever()


asyncio.run(main())
