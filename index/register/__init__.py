"""The register: every plan, record, line and agency role in one SQLite file.

Written once (writer.py), then only read (reader.py). Questions over agencies, days and topics
are answered here completely; nothing is ranked away. What each table holds is in schema.py.
"""

from index.register.file import RegisterError
from index.register.reader import Register
from index.register.rows import SectionRow, Standing, Wording, heading

__all__ = ["Register", "RegisterError", "SectionRow", "Standing", "Wording", "heading"]
