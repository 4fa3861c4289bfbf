"""The chat that officials open: what a person sees. Answers come from the assistant.

Run it with `kehoach chat`. Nothing here understands a question or finds an answer.
"""

from __future__ import annotations

import tempfile
from collections.abc import Awaitable, Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import chainlit as cl
from chainlit.config import config
from chainlit.context import init_ws_context
from chainlit.input_widget import Select, TextInput
from chainlit.server import app, build_dir, sio
from chainlit.session import WebsocketSession

from assistant.answer import Answer
from assistant.exports.files import ExportError
from chat import chips, downloads, figures, followups, intake, panel, starters, wire
from chat.audit import Audit
from chat.desk import the_desk
from chat.elements import chart_element, open_panel, table_element
from chat.escape import escape
from chat.excerpt import ExcerptError, excerpt
from chat.frontend import front
from chat.gate import Gate
from chat.members import members
from chat.routes import routes
from chat.table import table
from chat.timeline import timeline
from chat.timeline import title as chart_title
from chat.visit import ALL, Choice, SettingError, Visit, agencies, provinces, read_choice
from corpus.plan import Manifest
from index.register import Register, RegisterError

Handler = Callable[..., Awaitable[Any]]

_DESK = the_desk()
_AUDIT = Audit(_DESK.home.logs)
_STARTERS = starters.load()
_MEMBERS = members(_DESK.home.history, _AUDIT)
_NO_INDEX = (
    "Hệ thống chưa có chỉ mục hoặc chỉ mục bị hỏng nên chưa trả lời được. Xin báo quản trị viên."
)
_FAILED = (
    "Hệ thống gặp lỗi nên chưa làm được việc này. Xin thử lại; nếu vẫn lỗi, "
    "xin báo quản trị viên mã lỗi {code}."
)
_EXPIRED = "Câu trả lời này không còn trong phiên làm việc. Xin hỏi lại để dùng nút này."
_NOT_KEPT = "Chưa lưu được câu trả lời này vào lịch sử."
_STOPPED = "Đã dừng."


async def start() -> None:
    """A new conversation: settings as they were chosen, or none."""
    cl.user_session.set("visit", Visit())
    try:
        register = await cl.make_async(_DESK.register)()
    except RegisterError as fault:
        _AUDIT.failed("start", fault)
        await say(_NO_INDEX)
        return
    await show_settings(register, Choice())


async def offer(_user: object = None, _language: object = None) -> list[cl.Starter]:
    return [cl.Starter(label=one.label, message=one.message) for one in _STARTERS]


def visit() -> Visit:
    found = cl.user_session.get("visit")
    if not isinstance(found, Visit):
        found = Visit()
        cl.user_session.set("visit", found)
    return found


async def say(text: str) -> None:
    await cl.Message(content=text).send()


async def hear(message: cl.Message) -> None:
    """A question typed or picked."""
    await respond(message.content)


async def respond(text: str, *, alone: bool = False) -> None:
    """Ask the assistant off the event loop; show its answer, or one line on what failed.

    `alone`: the question needs nothing of what was asked before.
    """
    if refusal := intake.fault(text):
        await say(refusal)
        return
    here = visit()
    settings = here.choice.settings(date.today())
    try:
        assistant = await cl.make_async(_DESK.assistant)()
        history = () if alone else here.history
        answer = await cl.make_async(assistant.ask)(text, history, settings)
    except RegisterError as fault:
        _AUDIT.failed("ask", fault)
        await say(_NO_INDEX)
        return
    await show(answer, assistant.register, here)
    _AUDIT.answered(_who(), cl.user_session.get("id") or "", text, answer)


def _who() -> str | None:
    user = cl.user_session.get("user")
    return user.identifier if user else None


async def show(answer: Answer, register: Register, here: Visit) -> None:
    """The answer with its chips, its table and chart where it has them, its buttons."""
    text = chips.with_chips(answer.markdown, answer.citations)
    if here.choice.text:
        text += f"\n\n*Thiết lập đang áp dụng\\: {escape(here.choice.text)}*"
    elements = []
    if rows := table(answer, register):
        elements.append(table_element(rows))
    if figure := timeline(answer, register):
        elements.append(chart_element(chart_title(answer), figure))
    if figure := figures.figures(answer, register):
        elements.append(chart_element(figures.title(answer), figure))
    message = cl.Message(content=text, elements=elements)
    message.actions = [_action(button, message.id) for button in followups.buttons(answer)]
    here.remember(message.id, answer)
    await message.send()
    await keep(message.id, answer, here.choice)


async def keep(step: str, answer: Answer, choice: Choice) -> None:
    """The answer's record in the history, where users log in; the answer itself stands."""
    if _MEMBERS:
        try:
            await _MEMBERS.keep(step, answer, choice)
        except Exception as fault:
            _AUDIT.failed("keep", fault)
            await cl.context.emitter.send_toast(_NOT_KEPT, "warning")


async def resume(thread: dict[str, Any]) -> None:
    """An old conversation goes on: its settings, its context, the buttons of its answers."""
    assert _MEMBERS, "only users who log in have a history"
    here = await _MEMBERS.visit(thread["id"])
    cl.user_session.set("visit", here)
    register = await cl.make_async(_DESK.register)()
    await show_settings(register, here.choice)
    for step, answer in here.answers.items():
        for button in followups.buttons(answer):
            await _action(button, step).send(for_id=step)


def _action(button: followups.Button, step: str) -> cl.Action:
    return cl.Action(
        name=button.name,
        label=button.label,
        tooltip=button.tooltip,
        icon=button.icon,
        payload={"value": button.value, "step": step},
    )


def _button(action: cl.Action, here: Visit) -> tuple[Answer, str] | None:
    """The answer that a button stands under, and its value; only one that was offered."""
    answer = here.answers.get(str(action.payload.get("step")))
    value = str(action.payload.get("value"))
    offered = followups.buttons(answer) if answer else ()
    known = any((one.name, one.value) == (action.name, value) for one in offered)
    return (answer, value) if answer and known else None


async def ask_next(action: cl.Action) -> None:
    """A button that asks: shown as the user's own question, then answered."""
    found = _button(action, visit())
    if not found:
        await say(_EXPIRED)
    elif not _pace().allows():
        await cl.context.emitter.send_toast(intake.Pace.TOO_FAST, "warning")
    else:
        await cl.Message(content=found[1], type="user_message", author="User").send()
        await respond(found[1], alone=True)


def _pace() -> intake.Pace:
    pace = cl.user_session.get("pace")
    if not isinstance(pace, intake.Pace):
        pace = intake.Pace()
        cl.user_session.set("pace", pace)
    return pace


async def hand_over(action: cl.Action) -> None:
    """A button that makes a file."""
    found = _button(action, visit())
    if not found:
        await say(_EXPIRED)
        return
    if not _pace().allows():
        await cl.context.emitter.send_toast(intake.Pace.TOO_FAST, "warning")
        return
    answer, kind = found
    try:
        register = await cl.make_async(_DESK.register)()
        content = await cl.make_async(_file)(answer, register, kind)
    except ExportError as fault:
        _AUDIT.failed(f"export {kind}", fault)
        await say("Không tạo được tệp từ câu trả lời này.")
        return
    name = downloads.file_name(answer, kind, date.today())
    file = cl.File(name=name, content=content, mime=downloads.MIMES[kind])
    await cl.Message(content="Tệp đã sẵn sàng để tải về.", elements=[file]).send()


def _file(answer: Answer, register: Register, kind: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        path = Path(folder, f"tep.{kind}")
        downloads.write(answer, register, kind, path)
        return path.read_bytes()


async def open_citation(data: object) -> None:
    """A chip was clicked: its place opens in the side panel."""
    asked = data.get("kehoach") if isinstance(data, dict) else None
    if not isinstance(asked, dict):
        return
    where = chips.place(str(asked.get("href", ""))[:500])
    if where is None:
        return
    citation = visit().citation(str(asked.get("step", ""))[:64], where)
    try:
        title, text = await cl.make_async(_panel)(where, citation.quote if citation else "")
    except (ExcerptError, RegisterError) as fault:
        line = str(fault) if isinstance(fault, ExcerptError) else _NO_INDEX
        await cl.context.emitter.send_toast(line, "error")
        return
    await open_panel(title, text)


def _panel(where: chips.Place, quote: str) -> tuple[str, str]:
    register = _DESK.register()
    found = excerpt(register, where.plan, where.lines, where.locator, quote)
    return panel.title(found), panel.markdown(found, _successor(found.manifest, register))


def _successor(manifest: Manifest, register: Register) -> str | None:
    """The name of the plan that replaced this one."""
    plans = {plan.id: plan for plan in register.plans()}
    after = plans.get(manifest.replaced_by or "")
    return panel.short_name(after) if after else manifest.replaced_by


async def show_settings(register: Register, choice: Choice) -> None:
    """The settings panel, with what is chosen."""
    day = choice.as_of.strftime("%d/%m/%Y") if choice.as_of else ""
    await cl.ChatSettings([
        Select(
            id="province", label="Tỉnh mặc định", initial_value=choice.province or ALL,
            items={"Tất cả các tỉnh": ALL} | {name: name for name in provinces(register)},
        ),
        Select(
            id="agency", label="Cơ quan của anh/chị", initial_value=choice.agency or ALL,
            items={"Không chọn": ALL} | {name: name for name in agencies(register)},
        ),
        TextInput(
            id="as_of", label="Ngày dùng để tính thời hạn", initial=day,
            placeholder="ngày/tháng/năm; để trống là hôm nay",
        ),
    ]).send()  # fmt: skip


async def change_settings(values: dict[str, object]) -> None:
    """New settings: obeyed from the next question on, and said."""
    here = visit()
    try:
        register = await cl.make_async(_DESK.register)()
        here.choice = read_choice(values, provinces(register), agencies(register))
    except SettingError as fault:
        await cl.context.emitter.send_toast(str(fault), "error")
        await show_settings(register, here.choice)
        return
    except RegisterError as fault:
        _AUDIT.failed("settings", fault)
        await cl.context.emitter.send_toast(_NO_INDEX, "error")
        return
    if _MEMBERS:
        await _MEMBERS.keep_choice(here.choice)
    words = here.choice.text or "tất cả các tỉnh, mọi cơ quan, tính đến hôm nay"
    await cl.context.emitter.send_toast(f"Đã áp dụng thiết lập: {words}", "success")


async def stop(sid: str) -> None:
    """The user stops an answer that is under way."""
    session = WebsocketSession.require(sid)
    init_ws_context(session)
    if session.current_task:
        session.current_task.cancel()
    await say(_STOPPED)


def edge(handler: Handler) -> Handler:
    """The handler, with whatever goes wrong in it logged and said in one line: never a
    trace, never a silence, never passed off as an answer."""

    @wraps(handler)
    async def guarded(*args: Any, **named: Any) -> Any:
        try:
            return await handler(*args, **named)
        except Exception as fault:
            await say(_FAILED.format(code=_AUDIT.failed(handler.__name__, fault)))

    return guarded


def _front() -> str:
    return _PAGE


_PAGE = front(
    Path(build_dir, "index.html").read_text(encoding="utf-8"), config.ui.name, config.ui.description
)


def _session(sid: str) -> WebsocketSession | None:
    """The session of a socket, while its user may speak."""
    session = WebsocketSession.get(sid)
    return None if _MEMBERS and not _MEMBERS.known(session) else session


wire.guard(sio, _session, stop)
app.router.routes[:0] = routes(_DESK.register, _front)
if _MEMBERS:
    app.router.routes[:0] = _MEMBERS.routes()
    _MEMBERS.attach(app)
    cl.on_chat_resume(edge(resume))
# Added last, so it stands outermost.
app.add_middleware(Gate, users=_MEMBERS is not None)

cl.on_chat_start(edge(start))
cl.set_starters(offer)
cl.on_message(edge(hear))
cl.on_window_message(edge(open_citation))
cl.on_settings_update(edge(change_settings))
cl.action_callback("hoi")(edge(ask_next))
cl.action_callback("tai")(edge(hand_over))
