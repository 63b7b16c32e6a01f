# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""A PostgreSQL of its own, in a folder that is removed, reached by a socket in that folder."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

INSTALLED = "/usr/lib/postgresql"


def program(name):
    """Debian keeps the server's programs of each version in a folder of their own."""
    newest = sorted(Path(INSTALLED).glob(f"*/bin/{name}"), reverse=True)
    return shutil.which(name) or (str(newest[0]) if newest else None)


def version():
    """Such as "15.18", or nothing where there is none."""
    if not program("initdb") or not program("postgres"):
        return None
    return subprocess.run([program("postgres"), "--version"], capture_output=True,
                          text=True).stdout.split()[2]


def _user():
    """It does not run as root: then as the user that its package made, or as nobody."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise RuntimeError("root, and there is no user to run PostgreSQL as")


@contextlib.contextmanager
def running():
    """Yields what the environment of its clients says. Its settings are those it comes with."""
    user = _user()
    as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        subprocess.run([program("initdb"), "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8",
                        "--no-locale"], check=True, capture_output=True, cwd=folder, **as_user)
        server = subprocess.Popen(
            [program("postgres"), "-D", data, "-k", folder, "-c", "listen_addresses="],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=folder, **as_user)
        try:
            for line in server.stderr:
                if "ready to accept connections" in line:
                    break
            else:
                raise RuntimeError("PostgreSQL did not start")
            # Its log is read no further, and must not fill the pipe.
            drain = subprocess.Popen(["cat"], stdin=server.stderr, stdout=subprocess.DEVNULL)
            yield {"PGHOST": folder, "PGUSER": "bench"}
        finally:
            server.terminate()
            server.wait()
            drain.wait()
