"""Imports run one way, and nothing heavy loads before it is needed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.home import Home

ROOT = Path(__file__).parents[1]

# What each package may import of the others.
MAY = {
    "prompts": set[str](),
    "corpus": set[str](),
    "index": {"corpus"},
    "assistant": {"corpus", "index", "prompts"},
    "chat": {"corpus", "index", "assistant"},
    "eval": {"corpus", "index", "assistant"},
    "app": {"corpus", "index", "assistant", "chat"},
}
# `kehoach chat` is a command of the assistant that opens what stands above it.
# The evaluation reads what users of the chat rated.
EXCEPT = {("assistant/commands/building.py", "chat"), ("eval/feedback.py", "chat")}

# The one place that knows a library; a folder where its types are the currency.
KNOWS = {
    # LlamaIndex's own store is handed an index.
    "faiss": ["index/vectors.py", "eval/retrieval/stock.py"],
    "sentence_transformers": ["index/sentence_models.py"],
    "torch": ["index/encoders/"],
    "safetensors": ["index/encoder.py", "index/encoders/"],
    "tokenizers": ["index/encoder.py", "index/encoders/"],
    "numpy": ["index/", "eval/"],
    "llama_index": ["index/llama.py", "eval/retrieval/stock.py"],
    "tiktoken": ["index/passages.py"],
    "pypdfium2": ["corpus/readers/pdfium.py"],
    "docx": ["assistant/exports/word.py"],
    "httpx": ["assistant/llm/endpoint.py"],
    "openpyxl": ["assistant/exports/xlsx.py"],
    "icalendar": ["assistant/exports/ics.py"],
    "plotly": ["chat/timeline.py"],
    "chainlit": ["app.py", "chat/"],
    "starlette": ["chat/"],
    "pydantic": ["chat/"],
    "argon2": ["chat/passwords.py"],
    "sqlalchemy": ["chat/database.py", "chat/store/"],
    "uvicorn": ["chat/serve.py"],
}
HEAVY = {"torch", "llama_index", "chainlit", "faiss", "sentence_transformers", "numpy", "httpx"}


def imports() -> Iterator[tuple[str, str]]:
    """(file, first name of what it imports), lazy imports as well."""
    folders = (path for name in MAY for path in (ROOT / name).rglob("*.py"))
    for path in (ROOT / "app.py", *folders):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in _named(node):
                yield path.relative_to(ROOT).as_posix(), name.partition(".")[0]


def _named(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []


def _package(file: str) -> str:
    return file.partition("/")[0].removesuffix(".py")


def test_packages_import_only_those_below_them() -> None:
    wrong = {
        (file, name)
        for file, name in imports()
        if name in MAY and name not in MAY[_package(file)] | {_package(file)}
    }
    assert wrong - EXCEPT == set()


def test_a_library_is_known_in_one_place() -> None:
    wrong = {
        (file, name)
        for file, name in imports()
        if name not in MAY and name not in sys.stdlib_module_names
        if not any(file.startswith(place) for place in KNOWS.get(name, []))
    }
    assert wrong == set()


def test_the_corpus_needs_one_library_and_only_for_pdf() -> None:
    used = {name for file, name in imports() if file.startswith("corpus/")}
    assert used - set(sys.stdlib_module_names) - {"corpus"} == {"pypdfium2"}


def loaded(code: str, home: Path) -> set[str]:
    """Heavy libraries that a fresh interpreter holds after running `code`."""
    report = "import sys; print('\\n' + ' '.join(m for m in sys.modules if '.' not in m))"
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], cwd=ROOT, check=True, text=True,
        capture_output=True, env=os.environ | {"KEHOACH_HOME": str(home)},
    )  # fmt: skip
    return HEAVY & set(ran.stdout.splitlines()[-1].split())


def test_importing_the_command_line_loads_nothing_heavy(tmp_path: Path) -> None:
    assert loaded("import assistant.cli", tmp_path) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "--as-of", "2025-05-20", "Sở Nội vụ phải làm gì trước tháng 6?"],
        ["cite", "26/KH-UBND PL2.19"],
        ["records", "--json", "--kind", "task"],
        ["status"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_question_to_the_register_loads_nothing_heavy(
    arguments: list[str], shipped_home: Home
) -> None:
    code = f"from assistant.cli import main; assert main({arguments!r}) == 0"
    assert loaded(code, shipped_home.root) == set()
