"""How gunicorn serves the explorer (``make serve``, or ``gunicorn`` in this folder).

What differs from place to place comes from the environment: HOST, PORT, WEB_CONCURRENCY
(workers) and THREADS. Everything else is the same everywhere.
"""

import ctypes
import gc
import os
import platform
from pathlib import Path

wsgi_app = "app:server"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8050')}"

# The dataset is read once, before the workers are forked: they share its memory, start at
# once, and a dataset with faults stops the start instead of a worker. The price: a HUP renews
# the workers but not the program; see docs/serving.md.
preload_app = True
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Answers take a few milliseconds; threads are there so that slow lines hold nobody up.
worker_class = "gthread"
threads = int(os.environ.get("THREADS", "4"))

# With an arena for each thread, glibc never gives back what answers of many sizes leave behind:
# a worker grew by 17 MB in 12,000 requests. With one (M_ARENA_MAX, -8 in malloc.h) it does not
# grow, and as Python runs one thread at a time, none waits for it.
if platform.libc_ver()[0] == "glibc":
    ctypes.CDLL(None).mallopt(-8, 1)

# A worker that is silent for so long is replaced, and one that is to end may finish first.
timeout = 30
graceful_timeout = 20
# Longer than a reader rests between two clicks on one connection, and than a proxy's ping.
keepalive = 30
# Nothing leaks (make bench ARGS=load watches it), so workers are not renewed for its sake.
max_requests = 0

# The longest address: components/http/request_limits.py refuses what is too long before this does.
limit_request_line = 8190
limit_request_fields = 64

# One line a request: who, when, what, status, bytes, milliseconds, from which page.
accesslog = "-"
errorlog = "-"
access_log_format = '%(h)s %(t)s "%(r)s" %(s)s %(B)s %(M)sms "%(f)s"'

# Workers tell that they live by touching a file. In memory it never waits for a disk, and the
# root of a container may be read-only.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
control_socket_disable = True  # nothing here is steered through it


def when_ready(_server: object) -> None:
    """Before the workers are forked: keep the garbage collector off what they share."""
    gc.collect()
    gc.freeze()
