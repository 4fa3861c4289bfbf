"""The chat that officials open: what a person sees. Answers come from the assistant.

Run it with `kehoach chat`. Nothing here understands a question or finds an answer.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from functools import wraps
from pathlib import Path
from typing import Any, Literal

import chainlit as cl
from chainlit.config import config
from chainlit.context import init_ws_context
from chainlit.server import app, build_dir, sio
from chainlit.session import WebsocketSession

from assistant.answer import Answer
from assistant.exports.files import ExportError, PlanGone
from assistant.llm.model import stoppable
from assistant.today import today
from chat import chips, downloads, followups, intake, panel, reply, starters, wire
from chat.audit import Audit
from chat.desk import the_desk
from chat.elements import open_panel
from chat.excerpt import ExcerptError
from chat.frontend import front
from chat.gate import Gate
from chat.history import say_not_kept
from chat.living import Living
from chat.login import names
from chat.members import members
from chat.routes import routes
from chat.settings_panel import settings_panel
from chat.sockets import Sockets
from chat.visit import Choice, SettingError, Visit, agencies, provinces, read_choice
from index.register import Register, RegisterError

Handler = Callable[..., Awaitable[Any]]

_DESK = the_desk()
_AUDIT = Audit(_DESK.home.logs)
_STARTERS = starters.load()
_MEMBERS = members(_DESK.home, _AUDIT)
_ASKING = intake.Paces()
_NO_INDEX = (
    "Hệ thống chưa có chỉ mục hoặc chỉ mục bị hỏng nên chưa trả lời được. Xin báo quản trị viên."
)
_FAILED = (
    "Hệ thống gặp lỗi nên chưa làm được việc này. Xin thử lại; nếu vẫn lỗi, "
    "xin báo quản trị viên mã lỗi {code}."
)
_EXPIRED = "Câu trả lời này không còn trong phiên làm việc. Xin hỏi lại để dùng nút này."
_FORGOTTEN = (
    "Đã kết nối lại, nhưng phiên trước đã kết thúc: các câu hỏi bên trên và thiết lập đã chọn"
    " không còn được nhớ. Xin nêu lại đầy đủ ở câu hỏi sau; các nút dưới câu trả lời cũ không"
    " dùng được nữa."
)
_STOPPED = "Đã dừng."


async def start() -> None:
    """A new conversation: settings as they were chosen, or none."""
    visit()
    try:
        register = await cl.make_async(_DESK.register)()
    except RegisterError as fault:
        _AUDIT.failed("start", fault)
        await say(_NO_INDEX)
        return
    await settings_panel(register, Choice()).send()
    if cl.context.session.thread_id_to_resume:  # the page shows more than is known here
        await cl.Message(_FORGOTTEN, type="system_message").send()


async def offer(_user: object = None, _language: object = None) -> list[cl.Starter]:
    return [cl.Starter(label=one.label, message=one.message) for one in _STARTERS]


def visit() -> Visit:
    """What this conversation keeps between its events."""
    found = cl.user_session.get("visit")
    if not isinstance(found, Visit):
        found = Visit()
        cl.user_session.set("visit", found)
    return found


async def say(text: str) -> None:
    await cl.Message(content=text).send()


async def notify(text: str, kind: Literal["success", "warning", "error"] = "warning") -> None:
    """A line that passes, beside the conversation."""
    await cl.context.emitter.send_toast(text, kind)


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
    settings = here.choice.settings(today())
    try:
        assistant = await cl.make_async(_DESK.assistant)()
        history = () if alone else here.history
        with stoppable():  # who stops the answer stops a language model that is asked for it
            answer = await cl.make_async(assistant.ask)(text, history, settings)
    except RegisterError as fault:
        _AUDIT.failed("ask", fault)
        await say(_NO_INDEX)
        return
    kind = followups.file_asked(answer)
    if not (kind and any(answer.question.text == earlier.text for earlier in history)):
        await show(answer, assistant.register, here)
    _AUDIT.answered(_who(), cl.user_session.get("id") or "", text, answer)
    if kind:
        await give(answer, kind, assistant.register)


def _who() -> str | None:
    user = cl.user_session.get("user")
    return user.identifier if user else None


async def show(answer: Answer, register: Register, here: Visit) -> None:
    """Send the answer; remember it for what is asked next."""
    message = reply.message(answer, register, here.choice)
    here.remember(message.id, answer)
    await message.send()
    await keep(message.id, answer, here.choice)


async def keep(step: str, answer: Answer, choice: Choice) -> None:
    """The answer's record in the history, where users log in; the answer itself stands."""
    if _MEMBERS:
        await _try_to_keep(_MEMBERS.keep(step, answer, choice))


async def _try_to_keep(work: Awaitable[None]) -> None:
    """What was done stands; that it could not be kept is logged and said."""
    try:
        await work
    except Exception as fault:
        _AUDIT.failed("keep", fault)
        await say_not_kept()


async def resume(thread: dict[str, Any]) -> None:
    """An old conversation goes on: its settings, its context, the buttons of its answers."""
    assert _MEMBERS, "only users who log in have a history"
    here = await _MEMBERS.visit(thread["id"])
    cl.user_session.set("visit", here)
    register = await cl.make_async(_DESK.register)()
    await settings_panel(register, here.choice).send()
    for step, answer in here.answers.items():
        for button in followups.buttons(answer):
            await reply.action(button, step).send(for_id=step)


async def _pressed(action: cl.Action) -> tuple[Answer, str] | None:
    """The answer that a button stands under, and the button's value; None, and said, for
    one that comes too soon or that was not offered."""
    if not _ASKING.allow(wire.speaker(cl.context.session)):
        await notify(intake.Pace.TOO_FAST)
        return None
    answer = visit().answers.get(str(action.payload.get("step")))
    value = str(action.payload.get("value"))
    if answer is None or not followups.offered(answer, action.name, value):
        await say(_EXPIRED)
        return None
    return answer, value


async def ask_next(action: cl.Action) -> None:
    """A button that asks: shown as the user's own question, then answered."""
    if found := await _pressed(action):
        await cl.Message(content=found[1], type="user_message", author="User").send()
        await respond(found[1], alone=True)


async def hand_over(action: cl.Action) -> None:
    """A button that makes a file."""
    if not (found := await _pressed(action)):
        return
    await give(*found, await cl.make_async(_DESK.register)())


async def give(answer: Answer, kind: str, register: Register) -> None:
    """A file of the answer, to be taken."""
    try:
        content = await cl.make_async(downloads.content)(answer, register, kind)
    except PlanGone as fault:
        await say(str(fault))
        return
    except ExportError as fault:
        _AUDIT.failed(f"export {kind}", fault)
        await say("Không tạo được tệp từ câu trả lời này.")
        return
    name = downloads.file_name(answer, kind, today())
    file = cl.File(name=name, content=content, mime=downloads.MIMES[kind])
    await cl.Message(content="Tệp đã sẵn sàng để tải về.", elements=[file]).send()


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
        register = await cl.make_async(_DESK.register)()
        quote = citation.quote if citation else ""
        title, text = await cl.make_async(panel.opened)(register, where, quote)
    except ExcerptError as fault:
        await notify(str(fault), "error")
    except RegisterError as fault:
        _AUDIT.failed("citation", fault)
        await notify(_NO_INDEX, "error")
    else:
        await open_panel(title, text)


async def change_settings(values: dict[str, object]) -> None:
    """New settings: obeyed from the next question on, and said."""
    here = visit()
    try:
        register = await cl.make_async(_DESK.register)()
        here.choice = read_choice(values, provinces(register), agencies(register))
    except SettingError as fault:
        await notify(str(fault), "error")
        await settings_panel(register, here.choice).send()
        return
    except RegisterError as fault:
        _AUDIT.failed("settings", fault)
        await notify(_NO_INDEX, "error")
        return
    if _MEMBERS:
        await _try_to_keep(_MEMBERS.keep_choice(here.choice))
    words = here.choice.text or "tất cả các tỉnh, mọi cơ quan, tính đến hôm nay"
    await notify(f"Đã áp dụng thiết lập: {words}", "success")


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


_PAGE = front(
    Path(build_dir, "index.html").read_text(encoding="utf-8"), config.ui.name, config.ui.description
)


wire.guard(sio, Sockets(_MEMBERS), _ASKING, stop)
app.router.routes[:0] = routes(_DESK.register, _PAGE)
app.add_middleware(Living, find=WebsocketSession.get_by_id)
if _MEMBERS:
    app.router.routes[:0] = _MEMBERS.routes()
    _MEMBERS.attach(app)
    cl.on_chat_resume(edge(resume))
# Added last, so it stands outermost.
app.add_middleware(
    Gate,
    failed=_AUDIT.failed,
    users=_MEMBERS is not None,
    hosts=names(config.run.host, os.environ),
)

cl.on_chat_start(edge(start))
cl.set_starters(offer)
cl.on_message(edge(hear))
cl.on_window_message(edge(open_citation))
cl.on_settings_update(edge(change_settings))
cl.action_callback("hoi")(edge(ask_next))
cl.action_callback("tai")(edge(hand_over))
