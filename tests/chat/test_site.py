"""The files that Chainlit reads: complete, Vietnamese, nothing from outside."""

import json
import re
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from chat.frontend import FrontendError, front
from chat.starters import load
from corpus.reference.tables import ReferenceDataError

ROOT = Path(__file__).resolve().parents[2]
SPEC = find_spec("chainlit")
PACKAGE = Path(SPEC.origin).parent if SPEC and SPEC.origin else None
needs_chainlit = pytest.mark.skipif(PACKAGE is None, reason="Chainlit is not installed")


def _leaves(tree: object, path: str = "") -> dict[str, str]:
    if isinstance(tree, dict):
        return {
            k: v for name, sub in tree.items() for k, v in _leaves(sub, f"{path}/{name}").items()
        }
    return {path: str(tree)}


@needs_chainlit
def test_every_word_of_the_interface_is_translated() -> None:
    assert PACKAGE
    shipped = _leaves(json.loads((PACKAGE / "translations/en-US.json").read_text("utf-8")))
    path = ROOT / ".chainlit/translations/vi.json"
    ours = _leaves(json.loads(path.read_text("utf-8")))
    assert ours.keys() == shipped.keys()
    assert not [key for key, text in ours.items() if text == shipped[key]]
    for key, text in shipped.items():
        assert re.findall(r"{{\w+}}", ours[key]) == re.findall(r"{{\w+}}", text)


def test_the_configuration_leaves_nothing_open() -> None:
    config = tomllib.loads((ROOT / ".chainlit/config.toml").read_text("utf-8"))
    features = config["features"]
    assert config["UI"]["language"] == "vi" and config["project"]["allow_origins"] == []
    for name in ("unsafe_allow_html", "latex", "edit_message", "user_message_markdown"):
        assert features[name] is False
    for name in ("spontaneous_file_upload", "audio", "mcp"):
        assert features[name]["enabled"] is False


@needs_chainlit
def test_the_page_loads_nothing_from_elsewhere() -> None:
    assert PACKAGE
    index = (PACKAGE / "frontend/dist/index.html").read_text("utf-8")
    page = front(index, "Tên <x>", "Mô tả")
    assert '<html lang="vi">' in page and "Tên &lt;x&gt;" in page
    assert "http" not in page and "<script>" not in page


def test_a_page_of_another_kind_is_refused() -> None:
    with pytest.raises(FrontendError):
        front('<html lang="en"><head><script src="https://x"></script></head></html>', "a", "b")


def test_our_own_files_name_no_other_machine() -> None:
    for path in (ROOT / "public").iterdir():
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://|@import|url\(", text), path.name


def test_the_starters_are_read_in_order() -> None:
    assert load()[0].message == "Sở Nội vụ phải làm gì trước tháng 6?"


@pytest.mark.parametrize(
    "text", ["[[starter]]\nlabel='x'", "x=", "[[starter]]\nlabel=1\nmessage='a'"]
)
def test_a_wrong_starter_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "starters.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ReferenceDataError, match=r"starters\.toml"):
        load(path)
