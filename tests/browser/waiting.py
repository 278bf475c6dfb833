"""Wait for what a script tells, on pages that forbid evaluating text.

Playwright's own `wait_for_function` asks from inside the page, by `eval`, which our content
security policy refuses. Asked from outside, the policy stays in force in every test.
"""

import time
from typing import Any

from playwright.sync_api import Error, JSHandle, Page
from playwright.sync_api import TimeoutError as Late

PAUSE = 15.0  #: ms between two looks


def wait_for_function(
    page: Page, expression: str, *, arg: Any = None, timeout: float = 30_000
) -> JSHandle:
    """Wait until a script's value (a promise's too) is true, and return it.

    Raises playwright's TimeoutError after `timeout` ms.
    """
    deadline = time.monotonic() + timeout / 1000
    while True:
        try:
            found = page.evaluate_handle(expression, arg)
            if found.evaluate("value => Boolean(value)"):
                return found
        except Error as error:
            # The page was left while it was asked; the next one may tell.
            if "context was destroyed" not in error.message:
                raise
        if time.monotonic() > deadline:
            raise Late(f"Timeout {timeout:.0f}ms exceeded, waiting for: {expression}")
        page.wait_for_timeout(PAUSE)
