"""Ports: is one free, which one is free, and the line that says that one is taken."""

import errno
import socket

from kith.config.trouble import Trouble


def is_free(bind: str, port: int) -> bool:
    """True when a program could listen there now."""
    try:
        _try(bind, port)
    except OSError:
        return False
    return True


def any_free(bind: str = "127.0.0.1") -> int:
    """A port the system has free now."""
    return _try(bind, 0)


def require_free(bind: str, port: int) -> None:
    """Trouble that names the port and how to choose another, unless it is free."""
    try:
        _try(bind, port)
    except OSError as fault:
        other = "Choose another with PORT, for example: make demo PORT=8123 (or kith serve --port 8123)"
        if fault.errno == errno.EADDRINUSE:
            raise Trouble(f"Port {port} on {bind} is in use", "another program listens there", other) from fault
        if fault.errno in (errno.EACCES, errno.EPERM):
            raise Trouble(f"Port {port} on {bind} is not allowed", "ports below 1024 need root", other) from fault
        do = "Choose another address with --bind, for example 127.0.0.1"
        raise Trouble(f"Cannot listen on {bind}", fault.strerror or str(fault), do) from fault


def _try(bind: str, port: int) -> int:
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as ear:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ear.bind((bind, port))
        return int(ear.getsockname()[1])
