"""An excerpt as Markdown for the side panel."""

from __future__ import annotations

from chat.chips import Place, link
from chat.escape import escape, marked
from chat.excerpt import Excerpt, Marked, excerpt
from corpus.plan import Manifest
from index.register import Register


def opened(register: Register, where: Place, quote: str) -> tuple[str, str]:
    """Title and text of the panel for a place, `quote` marked in it. Raises ExcerptError."""
    found = excerpt(register, where.plan, where.lines, where.locator, quote)
    return title(found), markdown(found, _successor(found.manifest, register))


def _successor(manifest: Manifest, register: Register) -> str | None:
    """The name of the plan that replaced this one."""
    plans = {plan.id: plan for plan in register.plans()}
    after = plans.get(manifest.replaced_by or "")
    return short_name(after) if after else manifest.replaced_by


def title(found: Excerpt) -> str:
    """The panel's title: the plan, and where in it."""
    return " · ".join(part for part in (short_name(found.manifest), found.place) if part)


def short_name(manifest: Manifest) -> str:
    """ "Kế hoạch 26/KH-UBND", or the plan's short title where it has no number."""
    return f"Kế hoạch {manifest.number}" if manifest.number else (manifest.short or manifest.title)


def issued(manifest: Manifest) -> str:
    """The day of issue, or the month where the source has no readable day."""
    if manifest.day_known:
        return f"ngày {manifest.issued:%d/%m/%Y}"
    return f"tháng {manifest.issued:%m/%Y}"


def standing(manifest: Manifest, by: str | None) -> tuple[bool, str]:
    """Whether the plan is in force, and the sentence that says so. `by` names what
    replaced it."""
    if not (manifest.replaced_by or manifest.status == "replaced"):
        return True, "Còn hiệu lực"
    day = manifest.replaced_on
    since = f" từ ngày {day.day}/{day.month}/{day.year}" if day else ""
    return False, f"Đã được thay thế bởi {by or 'kế hoạch khác'}{since}"


def markdown(found: Excerpt, replaced_by: str | None) -> str:
    """Plan, standing, headings above, the lines with the quotation marked, the way on."""
    blocks = [
        _plan(found.manifest, replaced_by),
        f"##### {escape(found.path)}" if found.path else "",
        *(f"> {escape(line.text)}" for line in found.before),
        *(_cited(line) for line in found.cited),
        f"*…* ({found.left_out} dòng nữa)" if found.left_out else "",
        *(f"> {escape(line.text)}" for line in found.after),
        "---",
        _foot(found),
    ]
    return "\n\n".join(block for block in blocks if block)


def _plan(manifest: Manifest, by: str | None) -> str:
    in_force, words = standing(manifest, by)
    badge = f"✓ {escape(words)}" if in_force else f"**{escape('⚠ ' + words)}**"
    number = f"Số {manifest.number}, " if manifest.number else ""
    facts = f"{number}{issued(manifest)} · {manifest.issuer}"
    return f"{badge}\n\n###### {escape(facts)}\n\n#### {escape(manifest.title)}"


def _cited(line: Marked) -> str:
    before, quoted, after = line.parts
    pieces = (escape(before), marked(quoted), escape(after))
    # `escape` trims; a space that parted the pieces in the source is put back.
    opening = " " if quoted and before[-1:].isspace() else ""
    closing = " " if quoted and after[:1].isspace() else ""
    return f"{pieces[0]}{opening}{pieces[1]}{closing}{pieces[2]}"


def _foot(found: Excerpt) -> str:
    first, last = found.lines
    lines = f"dòng {first}" if first == last else f"dòng {first}–{last}"
    page = f"trang {found.page}, " if found.page else ""
    address = link(found.manifest.id, found.locator, found.lines)
    where = escape(f"Tệp {found.manifest.file}, {page}{lines}")
    return f"{where}\n\n[Mở toàn văn kế hoạch tại đây]({address})"
