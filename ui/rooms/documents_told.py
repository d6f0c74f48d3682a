"""What the window says of a document: how far it is, what hinders it, what issuing records."""

from cases.papers.kinds import NumberSource
from cases.papers.press import Level
from cases.records.documents import Document, DocumentState, Verdict
from ui.kit.i18n import _, ngettext
from ui.kit.marks import Glyph
from ui.kit.punctuation import listed
from ui.labels.documents import STEPS, VERDICTS, fault_words


def told(document: Document) -> list[tuple[Glyph, str]]:
    """Return the sentences below a document, each with its glyph."""
    if document.line.state is DocumentState.WITHDRAWN:
        return [(Glyph.STOPPED, document.line.withdrawn_reason)]
    check = document.check
    fields = _("必填字段 {filled} / {required}").format(
        filled=check.filled, required=check.required
    )
    said = [(Glyph.DONE if check.filled == check.required else Glyph.NO, fields)]
    blocks = [one for one in check.faults if one.level is Level.BLOCK]
    if check.faults:
        first = (blocks or list(check.faults))[0]
        said.append((Glyph.NO if blocks else Glyph.SOON, fault_words(first)))
    else:
        said.append((Glyph.DONE, _("检查无差错")))
    return [*said, _opinions(document)]


def hindrance(document: Document | None) -> str:
    """Return what the paper still lacks to be issued, in words; empty when nothing."""
    if document is None:
        return ""
    if document.check.missing:
        names = listed(dict.fromkeys(_(one.label) for one in document.check.missing))
        return _("还缺：{fields}").format(fields=names)
    blocks = [one for one in document.check.faults if one.level is Level.BLOCK]
    return fault_words(blocks[0]) if blocks else ""


def summary(document: Document) -> list[str]:
    """Return what issuing will record."""
    line, copies = document.line, len(document.copies)
    lines = [f"{line.title}　{line.case_number}"]
    if document.number_source is NumberSource.UNIT:
        lines.append(_("编号：取本单位登记簿的下一个号，不留空号"))
    elif document.typed_number:
        lines.append(_("编号：{number}").format(number=document.typed_number))
    names = listed(copy.recipient for copy in document.copies)
    words = ngettext("共{n}份：{names}", "共 {n} 份：{names}", copies)
    lines.append(words.format(n=copies, names=names))
    lines.append(_("签发后内容不能改动；有误时另行制作更正文书。"))
    if document.corrects:
        lines.append(_("同时作废被更正的 {number}").format(number=document.corrects))
    return lines


def _opinions(document: Document) -> tuple[Glyph, str]:
    current = [one for one in document.opinions if not one.stale]
    if current:
        text = " → ".join(
            f"{_(STEPS[one.step])} {one.officer} {_(VERDICTS[one.verdict])}" for one in current
        )
        agreed = all(one.verdict is Verdict.AGREED for one in current)
        return (Glyph.DONE if agreed else Glyph.RUNNING, text)
    if document.check.open_steps:
        names = listed(_(STEPS[step]) for step in document.check.open_steps)
        return (Glyph.WAITING, _("待{steps}").format(steps=names))
    return (Glyph.NONE, "")
