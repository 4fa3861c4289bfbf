"""The chat in a real browser, on a real server over a real index, on loopback alone."""

from __future__ import annotations

import json
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.commands.building import keep_tables
from chat import passwords
from corpus.manifest import PLANS
from index.build import build
from index.home import Home
from tests.chat.served import serving

pytestmark = pytest.mark.browser
sync_api = pytest.importorskip("playwright.sync_api")

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
CHIP = '.message-content a[href^="/ke-hoach/"]'
QUESTION = "Sở Nội vụ phải làm gì trước tháng 6?"
# Radix warns of titles that Chainlit itself leaves out; that is no fault of the page's.
KNOWN = ("DialogTitle", "DialogContent")


# Stands in place of line 77, clause II.2.e, of plan 26 on this server.
EVIL = (
    "e) Xây <img src=http://evil.example/1.png> ![a](http://evil.example/2.png)"
    " [bấm](javascript:alert(1)) www.evil.example a@evil.example https://evil.example/x $x^2$"
    " Căn cứ:Luật ~5~ 5*3*2 __đậm__ `mã` :::note <script>alert(1)</script> &lt;b&gt;"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The shipped plans, one of them with hostile text in a clause."""
    plans, found = tmp_path_factory.mktemp("plans"), Home(tmp_path_factory.mktemp("home"))
    shutil.copytree(PLANS, plans, dirs_exist_ok=True)
    path = plans / "000_5e8ed121d685de27.txt"
    lines = path.read_text("utf-8").split("\n")
    lines[76] = EVIL
    path.write_text("\n".join(lines), "utf-8")
    build(found, (plans,))
    keep_tables(found)
    return found


@pytest.fixture(scope="module")
def url(home) -> Iterator[str]:
    """The address of a running chat."""
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed")
    with serving(home.root) as address:
        yield f"{address}/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()


class Visitor:
    """A person at the chat. Requests to other machines and page errors are noted."""

    def __init__(self, browser: Any, url: str, **context: Any) -> None:
        self.strayed: list[str] = []
        self.faults: list[str] = []
        self.context = browser.new_context(locale="vi-VN", **context)
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.page.on("request", lambda r: self._note(r.url, url))
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("console", self._console)
        self.page.goto(url)
        self.page.wait_for_selector("#chat-settings-open-modal")

    def _note(self, address: str, url: str) -> None:
        home = (url, url.replace("http", "ws", 1), "data:", "blob:")
        if not address.startswith(home):
            self.strayed.append(address)

    def _console(self, message: Any) -> None:
        if message.type == "error" and not any(word in message.text for word in KNOWN):
            self.faults.append(message.text)

    def ask(self, text: str) -> Any:
        """Ask, wait for the answer, and return it."""
        answers = self.page.locator(".ai-message")
        before = answers.count()
        self.page.locator("#chat-input").fill(text)
        self.page.locator("#chat-input").press("Enter")
        answers.nth(before).wait_for()
        return answers.nth(before)


@pytest.fixture
def visitor(browser, url, request) -> Iterator[Visitor]:
    """At 1280×800 unless the test says otherwise; afterwards nothing must have strayed."""
    size = {"viewport": {"width": 1280, "height": 800}}
    found = Visitor(browser, url, **getattr(request, "param", size))
    yield found
    found.context.close()
    assert found.strayed == [] and found.faults == []


PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DARK = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"}


@pytest.mark.parametrize("visitor", [{"viewport": {"width": 1280, "height": 800}}, PHONE],
                         indirect=True, ids=["desk", "phone"])  # fmt: skip
def test_a_citation_opens_at_its_highlighted_words(visitor: Visitor) -> None:
    """Ask; the panel stays shut until a chip is clicked, then shows plan, place and quote."""
    answer = visitor.ask(QUESTION)
    assert visitor.page.locator("#side-view-content").count() == 0
    chip = answer.locator(CHIP).first
    assert chip.inner_text() == "[1]"
    chip.click()
    quote = visitor.page.locator("#side-view-content span.italic").first
    quote.wait_for()
    assert "Phát động phong trào thi đua" in quote.inner_text()
    assert quote.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 241, 168)"
    assert "Phụ lục II, nhiệm vụ 7" in visitor.page.locator("#side-view-title").inner_text()
    panel = visitor.page.locator("#side-view-content").inner_text()
    assert "Đã được thay thế bởi Kế hoạch 86/KH-UBND" in panel


def test_the_keyboard_opens_a_citation_too(visitor: Visitor) -> None:
    """Enter on a focused chip opens the panel and moves the focus there."""
    visitor.ask(QUESTION).locator(CHIP).first.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.locator("#side-view-content:focus").wait_for()


def test_long_lists_follow_ups_and_files(visitor: Visitor) -> None:
    """A table and a chart under a long list; a button asks on, another makes a file."""
    visitor.ask("Sở Khoa học và Công nghệ phải làm gì trong năm 2025?")
    page = visitor.page
    page.locator(".dataframe tbody tr").nth(5).wait_for()
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.get_by_role("img", name="Thời hạn của").wait_for()
    assert page.get_by_text("Trước", exact=True).count() == 1
    with page.expect_download() as download:
        page.get_by_role("button", name="Xuất Excel").click()
        page.locator(".message-content a[download]").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("button", name="Còn phối hợp?").click()
    page.get_by_text("Sở Khoa học và Công nghệ phối hợp những nhiệm vụ nào").first.wait_for()


def test_settings_are_obeyed_and_shown(visitor: Visitor) -> None:
    """With Đồng Tháp chosen, no other province's plan is cited; the answer says so. The button
    that opens them shows only an icon, and is found by the name that is read out."""
    page = visitor.page
    page.get_by_role("button", name="Thiết lập tỉnh, cơ quan").click()
    page.locator("#province").click()
    page.get_by_role("option", name="Đồng Tháp").click()
    page.get_by_role("button", name="Đồng ý").click()
    page.get_by_text("Đã áp dụng thiết lập").wait_for()
    answer = visitor.ask("Sở Khoa học và Công nghệ phải làm gì?")
    links = answer.locator(CHIP).evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links and all(link.startswith("/ke-hoach/dongthap-") for link in links)
    assert "Thiết lập đang áp dụng: tỉnh Đồng Tháp" in answer.inner_text()


HOSTILE = "<img src=x onerror=alert(1)> ![a](http://evil.example/x.png) $x^2$ :::note **đậm**"


@pytest.mark.parametrize("visitor", [DARK], indirect=True, ids=["dark"])
def test_hostile_text_is_shown_as_text(visitor: Visitor) -> None:
    """What is typed stands there letter by letter; no image, no link, no bold, in the dark."""
    visitor.page.locator("#theme-toggle").click()
    visitor.page.get_by_text("Giao diện tối").click()
    visitor.page.get_by_text("Giao diện tối").wait_for(state="hidden")
    answer = visitor.ask(HOSTILE)
    message = visitor.page.locator('[data-step-type="user_message"]').last
    assert HOSTILE in message.inner_text()
    assert visitor.page.locator("html.dark").count() == 1
    assert message.locator(".message-content").locator("img, a, .font-bold").count() == 0
    assert (
        answer.locator(".message-content").locator("img, a:not([href^='/ke-hoach/'])").count() == 0
    )


def test_hostile_plan_text_is_shown_as_text(visitor: Visitor, url: str) -> None:
    """In the answer, in the side panel and in the plan browser: no image, no foreign link."""
    page = visitor.page
    answer = visitor.ask("mục II.2.e Kế hoạch 26/KH-UBND")
    answer.locator(CHIP).first.click()
    page.locator("#side-view-content span.italic").first.wait_for()
    shown = page.locator("#side-view-content").inner_text().replace("\u2060", "")
    assert EVIL in shown
    for place in (".message-content", "#side-view-content"):
        assert page.locator(f"{place} img, {place} script").count() == 0
        links = page.locator(f"{place} a").evaluate_all("a => a.map(one => one.href)")
        assert all(link.startswith(f"{url}ke-hoach/") for link in links)
    page.goto(f"{url}ke-hoach/thaibinh-26-2025")
    assert EVIL in page.locator("#d77").inner_text()
    assert page.locator("article img, article script").count() == 0


def test_a_message_that_is_too_long_is_refused_in_one_line(visitor: Visitor) -> None:
    answer = visitor.ask("việc " * 5000)
    assert "dài quá 2.000 ký tự" in answer.inner_text()


def test_a_pasted_document_is_refused_in_one_line_too(visitor: Visitor) -> None:
    """More than a connection carries; the next question is answered as ever."""
    page = visitor.page
    page.locator("#chat-input").focus()
    page.evaluate(
        """() => {
            const held = new DataTransfer();
            held.setData("text/plain", "việc ".repeat(300000));
            const pasted = { clipboardData: held, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", pasted));
        }"""
    )
    page.locator("#chat-input").press("Enter")
    page.locator(".ai-message").get_by_text("dài quá 2.000 ký tự").wait_for()
    assert "thay thế" in visitor.ask("Kế hoạch 26/KH-UBND còn hiệu lực không?").inner_text()


def test_a_pasted_address_opens_the_clause(visitor: Visitor, url: str) -> None:
    """The plan's page marks all lines of the clause that the address names."""
    visitor.page.goto(f"{url}ke-hoach/thaibinh-26-2025#II.2.e")
    marked = visitor.page.locator(".chon")
    marked.first.wait_for()
    assert marked.evaluate_all("all => all.map(e => e.dataset.n)") == ["77", "79"]
    assert marked.first.evaluate("e => e.getBoundingClientRect().top") < 400


def test_a_forged_session_id_is_refused(url: str, home) -> None:
    """Over the wire itself: an id that names another folder gets no session."""
    base = f"{url}ws/socket.io/?EIO=4&transport=polling"
    sid = json.loads(_fetch(base)[1:])["sid"]
    auth = json.dumps({"sessionId": "../../bay", "clientType": "webapp"})
    _fetch(f"{base}&sid={sid}", f"40{auth}".encode())
    assert _fetch(f"{base}&sid={sid}").startswith("44")
    assert not list(home.root.rglob("bay"))


def _fetch(address: str, body: bytes | None = None) -> str:
    with urllib.request.urlopen(address, body, timeout=10) as response:
        return str(response.read().decode())


PASSWORD = "mật khẩu đủ dài"


def test_a_wrong_password_then_the_right_one_then_an_old_conversation(
    browser, home, tmp_path, url
) -> None:
    """Log in, ask, come back later: the conversation goes on where it was."""
    users = tmp_path / "users.toml"
    passwords.add(users, "lan", PASSWORD)
    with serving(home.root, KEHOACH_AUTH=f"password:{users}") as address:
        page = browser.new_context(locale="vi-VN").new_page()
        page.goto(address)
        for password in ("sai", PASSWORD):
            page.locator("#email").fill("lan")
            page.locator("#password").fill(password)
            page.get_by_role("button", name="Đăng nhập").click()
            if password == "sai":
                page.get_by_text("Tên đăng nhập hoặc mật khẩu không đúng").first.wait_for()
        page.wait_for_selector("#chat-settings-open-modal")  # not before the chat is connected
        page.locator("#chat-input").fill(QUESTION)
        page.locator("#chat-input").press("Enter")
        page.locator(f".ai-message {CHIP}").first.wait_for()
        page.wait_for_url("**/thread/*")
        page.reload()
        page.locator(f".ai-message {CHIP}").first.wait_for()
        page.get_by_role("button", name="Xuất Excel").first.wait_for()
        page.context.close()
