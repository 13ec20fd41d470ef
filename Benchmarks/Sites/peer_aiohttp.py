"""A page's text, links and language with aiohttp, selectolax and CLD2: what a careful Python program
of one process does.

usage: peer_aiohttp.py CONNECTIONS <LIST
"""

import asyncio
import sys

import aiohttp
import pycld2
from selectolax.lexbor import LexborHTMLParser


async def work(session, addresses, found):
    for address in addresses:
        async with session.get(address) as response:
            body = await response.read()
        tree = LexborHTMLParser(body)
        found["links"] += sum(1 for _ in tree.css("a[href]"))
        for node in tree.css("script, style"):
            node.decompose()
        text = tree.body.text(separator=" ") if tree.body else ""
        try:
            found["known"] += pycld2.detect(text.encode())[0]
        except pycld2.error:
            pass
        found["pages"] += 1


async def main():
    found = {"pages": 0, "links": 0, "known": 0}
    addresses = iter(sys.stdin.read().split())
    count = int(sys.argv[1])
    connector = aiohttp.TCPConnector(limit=count)
    async with aiohttp.ClientSession(connector=connector) as session:
        await asyncio.gather(*(work(session, addresses, found) for _ in range(count)))
    print(*found.values())


asyncio.run(main())
