"""Where mail goes that goes to nobody: readable on a terminal, or a file for each letter."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.mail.backends import console, filebased
from django.core.mail.message import EmailMessage


class OnTerminal(console.EmailBackend):
    """Writes each letter as it reads; its HTML would hide it."""

    def write_message(self, message: EmailMessage) -> None:
        """To whom, about what, and the text."""
        to = ", ".join(message.recipients())
        self.stream.write(f"To: {to}\nSubject: {message.subject}\n\n{message.body}\n{'-' * 72}\n")


class InFiles(filebased.EmailBackend):
    """Writes each letter whole into a file of its own, which any mail program opens."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """One file each, there when it is whole; their names are in order of time."""
        for message in email_messages:
            path = Path(self.file_path) / f"{time.time_ns()}-{os.getpid()}.eml"
            part = path.with_suffix(".part")
            part.write_bytes(message.message().as_bytes())
            part.replace(path)
        return len(email_messages)

    def open(self) -> Any:
        """There is nothing to open beforehand."""
        return None
