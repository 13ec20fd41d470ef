"""A mail server for the tests: takes mail on loopback and writes each to a file.

Usage: smtp-sink.py FOLDER starttls|tls|plain

FOLDER holds server.pem and key.pem; the file `port` in it says where it listens once it does.
The local part of a recipient decides: `refused` is never taken, `later` is not taken now, and
`swallow` loses the connection once the whole message has come. Any other one needs the log-in,
whose attempts the file `logins` counts; `plain` offers it without TLS, as no server should.
"""

import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Sink:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    def authenticate(self, server, session, envelope, mechanism, data):
        with open(os.path.join(self.folder, "logins"), "a") as file:
            file.write("1")
        good = data.login == b"watch" and data.password == b"s3cret"
        return AuthResult(success=good, handled=False)

    async def handle_RCPT(self, server, session, envelope, address, options):
        kind = address.split("@")[0]
        if kind == "refused":
            return "550 5.1.1 no such mailbox"
        if kind == "later":
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        path = os.path.join(self.folder, f"mail-{self.count}")
        with open(path + ".new", "wb") as file:
            file.write("".join(f"RCPT {a}\n" for a in envelope.rcpt_tos).encode())
            file.write(envelope.content)
        os.rename(path + ".new", path)
        if any(a.startswith("swallow@") for a in envelope.rcpt_tos):
            server.transport.abort()
        return "250 taken"


async def main(folder, mode):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(f"{folder}/server.pem", f"{folder}/key.pem")
    sink = Sink(folder)
    starts_plain = mode == "starttls"

    def connection():
        return SMTP(
            sink, hostname="localhost", authenticator=sink.authenticate, auth_required=True,
            # aiosmtpd knows of TLS only where STARTTLS began it.
            auth_require_tls=starts_plain, require_starttls=starts_plain,
            tls_context=context if starts_plain else None)

    server = await asyncio.get_running_loop().create_server(
        connection, "127.0.0.1", 0, ssl=context if mode == "tls" else None)
    path = os.path.join(folder, "port")
    with open(path + ".new", "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(path + ".new", path)
    await server.serve_forever()


asyncio.run(main(sys.argv[1], sys.argv[2]))
