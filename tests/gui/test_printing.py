"""Papers on their way to a printer: real PDF, real QPrinter into a file, made-up failures."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import DomainError
from app.gui.frame.tabs import Tab
from app.gui.operations.printing import (
    NotePick,
    StatementPick,
    preview_notes,
    print_statements,
)
from app.gui.printing.choose_dialog import ChooseDialog
from app.gui.printing.job import PaperJob
from app.gui.printing.page_dots import PageDots
from app.gui.printing.port import Order, Size
from app.gui.printing.preview_dialog import PreviewDialog, preview_paper
from app.gui.printing.print_paper import print_paper
from app.gui.printing.qt_printers import QtPort, QtPrinters
from app.gui.printing.save import save_to
from app.gui.printing.sent_job import Sent
from app.gui.printing.sheets import SHEETS, fit
from app.gui.session import Session
from app.i18n import Language, Translator
from app.settings import Offset, PrinterSettings, Printing
from app.settings import Theme as Mode
from app.writers.page_pictures import Dots, PagePictures
from app.writers.pdf.note import PaperSize, note_pdf
from app.writers.pdf.statement import statement_pdf
from tests.documents import notes_of_the_look, papers_of_the_look
from tests.gui.sweeping import cut, nameless

WAIT = 20_000
Open = Callable[..., Session]


def two_pages(logo: bytes = b"") -> bytes:
    from app.documents.statement import statement_paper

    content = papers_of_the_look.two_pages_tw()
    return statement_pdf(statement_paper(content, Translator("zh_TW"), logo))


def half_sheet() -> bytes:
    from app.documents.note import note_paper

    paper = note_paper(notes_of_the_look.priced_note(), Translator("zh_TW"), 1)
    return note_pdf([paper], PaperSize.CONTINUOUS)


@dataclass
class FakePort:
    """Keeps what was drawn; fails where it is told to."""

    name: str = "HP"
    dpi: int = 72
    repeats: bool = True
    refusal: Exception | None = None
    gate: Event | None = None
    drawn: list[tuple[int, int, QImage]] = field(default_factory=list)
    sheets: int = 1
    ended: bool = False
    aborted: bool = False
    sent: Sent | None = None

    def draw(self, x: int, y: int, image: QImage) -> None:
        if self.gate is not None:
            self.gate.wait(10)
        self.drawn.append((x, y, image))

    def next_sheet(self, sheet_mm: Size) -> None:
        self.sheets += 1

    def end(self) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.ended = True

    def abort(self) -> None:
        self.aborted = True


@dataclass
class FakePrinters:
    port: FakePort = field(default_factory=FakePort)
    known: tuple[str, ...] = ("HP", "EPSON LQ-690")
    refusal: Exception | None = None
    orders: list[Order] = field(default_factory=list)
    broken: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        return self.known

    def usual(self) -> str:
        return self.known[0] if self.known else ""

    def trouble(self, name: str) -> bool:
        return name in self.broken

    def open(self, order: Order) -> FakePort:
        self.orders.append(order)
        if self.refusal is not None:
            raise self.refusal
        self.port.name = order.printer or self.usual()
        return self.port


@dataclass
class FilePrinters(FakePrinters):
    """A real QPrinter that writes PDF into a file."""

    path: Path = Path()

    def open(self, order: Order) -> QtPort:  # type: ignore[override]
        self.orders.append(order)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return QtPort(printer, order, "file")


@pytest.fixture
def session(open_session: Open, filled_place: Path) -> Session:
    made = open_session(filled_place)
    made.desk.printers = FakePrinters()
    return made


def _job(make: Callable[..., bytes] | None = None, kind: str = "statement") -> PaperJob:
    return PaperJob("ST20261031001", kind, make or (lambda _context: two_pages()))


def _printed(session: Session, job: PaperJob, qtbot: QtBot) -> None:
    running = print_paper(session.desk, session.window.page, job)
    qtbot.waitUntil(lambda: running.ended, timeout=WAIT)


def _dots(pdf: bytes, page: int, width: int) -> Image.Image:
    with PagePictures(pdf) as pages:
        found = pages.picture(page, width, Dots.GREY)
    return Image.frombytes("L", (found.width, found.height), found.data, "raw", "L", found.stride)


def test_what_a_real_printer_gets_is_the_page_itself_moved_by_the_offset(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "out.pdf"
    session.desk.printers = FilePrinters(path=file)
    session.remembered.change_printer(PrinterSettings("file", offsets={"file": Offset(12, 7)}))
    _printed(session, _job(), qtbot)
    with PagePictures(file.read_bytes()) as pages:
        assert len(pages) == 2
        assert pages.sizes_mm[0] == pytest.approx((210, 297), abs=0.5)
    for page in range(2):
        ours = _dots(two_pages(), page, 840)  # four dots a millimetre
        theirs = _dots(file.read_bytes(), page, 840)
        moved = Image.new("L", ours.size, 255)
        moved.paste(ours, (48, 28))
        assert _away(moved, theirs) < 4
        assert _away(ours, theirs) > 10


def _away(one: Image.Image, other: Image.Image) -> float:
    """Shades apart, seen from a little farther: letters may stand a dot beside."""
    size = (one.width // 8, one.height // 8)
    near = [image.resize(size, Image.Resampling.BOX) for image in (one, other)]
    return _mean(ImageChops.difference(*near))


def _mean(image: Image.Image) -> float:
    counts = image.histogram()
    return sum(value * count for value, count in enumerate(counts)) / sum(counts)


def test_the_continuous_sheet_keeps_its_size(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "note.pdf"
    session.desk.printers = FilePrinters(path=file)
    session.remembered.change_printer(
        PrinterSettings("file", documents={"note": Printing("file", "241x140")})
    )
    _printed(session, _job(lambda _context: half_sheet(), "note"), qtbot)
    with PagePictures(file.read_bytes()) as pages:
        assert pages.sizes_mm == (pytest.approx((241.3, 139.7), abs=0.5),)
    assert _away(_dots(half_sheet(), 0, 965), _dots(file.read_bytes(), 0, 965)) < 4


def test_a_page_larger_than_the_sheet_is_made_to_fit(session: Session, qtbot: QtBot) -> None:
    session.remembered.change_printer(
        PrinterSettings("HP", documents={"statement": Printing("HP", "b5")})
    )
    _printed(session, _job(), qtbot)
    printers = session.desk.printers
    assert isinstance(printers, FakePrinters)
    assert printers.orders[0].sheet_mm == (182, 257)
    width = printers.port.drawn[0][2].width()
    assert width == pytest.approx(182 / 25.4 * 72, abs=4)


@pytest.mark.parametrize("language", list(Language))
def test_the_smaller_sheet_says_how_much_smaller_its_page_is(language: Language) -> None:
    smaller = round(fit(SHEETS["a4"], SHEETS["b5"]) * 100)
    assert f"{smaller}%" in Translator(language)("printing.sheet.b5")


def test_letters_are_pure_black_and_every_page_goes(session: Session, qtbot: QtBot) -> None:
    _printed(session, _job(), qtbot)
    printers = session.desk.printers
    assert isinstance(printers, FakePrinters)
    assert printers.port.sheets == 2
    assert printers.port.ended
    assert {image.format() for _, _, image in printers.port.drawn} == {QImage.Format.Format_Mono}
    assert "HP" in session.window.toast.words
    assert session.remembered.settings.printer.of("statement").printer == "HP"


def test_a_picture_is_printed_in_shades_and_the_letters_leave_it_alone(
    session: Session, qtbot: QtBot
) -> None:
    file = BytesIO()
    Image.new("RGB", (400, 200), "#808080").save(file, "PNG")
    session.desk.printers = FakePrinters(FakePort(dpi=144))
    _printed(session, _job(lambda _context: two_pages(file.getvalue())), qtbot)
    drawn = session.desk.printers.port.drawn
    ((x, y, shades),) = [
        one for one in drawn if one[2].format() == QImage.Format.Format_Grayscale8
    ]
    mm = 144 / 25.4
    assert (x, y) == (pytest.approx(15 * mm, abs=2), pytest.approx(20.5 * mm, abs=2))
    assert shades.width() == pytest.approx(31 * mm, abs=4)
    assert shades.pixelColor(shades.width() // 2, shades.height() // 2).red() == 0x80
    letters = next(one for one in drawn if one[2].format() == QImage.Format.Format_Mono)[2]
    under = letters.pixelColor(x + shades.width() // 2, y + shades.height() // 2)
    assert under.red() == 255


def test_a_printer_that_no_system_knows_is_gone() -> None:
    with pytest.raises(DomainError) as refused:
        QtPrinters().open(Order("t", "No such printer 9", (210, 297)))
    assert refused.value.message_id == "printing.error.gone"


def test_a_printer_that_makes_no_copies_is_given_each(session: Session, qtbot: QtBot) -> None:
    session.desk.printers = FakePrinters(FakePort(repeats=False))
    session.remembered.change_printer(
        PrinterSettings("HP", documents={"statement": Printing("HP", "a4", 3)})
    )
    _printed(session, _job(), qtbot)
    assert session.desk.printers.port.sheets == 6


FAILURES = [
    (DomainError("printing.error.none"), "沒有印表機"),
    (DomainError("printing.error.gone", printer="HP"), "HP"),
    (OSError(errno.ENOSPC, "No space left on device"), "磁碟已滿"),
    (OSError(errno.EIO, "Input/output error"), "Input/output error"),
]


@pytest.mark.parametrize(("refusal", "said"), FAILURES, ids=["none", "gone", "full", "broken"])
def test_what_no_printer_takes_is_said_in_one_sentence_with_a_way_on(
    session: Session, qtbot: QtBot, refusal: Exception, said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.desk.printers = FakePrinters(refusal=refusal)
    _printed(session, _job(), qtbot)
    strip = session.window.page.strip
    assert strip.isVisible()
    assert said in strip.words
    assert "PDF" in strip.words
    none = "沒有印表機" in said
    ways = [strip._action.text(), strip._other.text()]
    assert ways == (["存成 PDF…", "選擇印表機…"] if none else ["選擇印表機…", "存成 PDF…"])
    asked: list[str] = []
    monkeypatch.setattr("app.gui.printing.save.save_paper", lambda *_: asked.append("file"))
    (strip._action if none else strip._other).click()
    assert asked == ["file"]
    (strip._other if none else strip._action).click()
    assert session.window.findChild(ChooseDialog) is not None


def test_a_printer_that_refuses_at_the_end_is_not_called_done(
    session: Session, qtbot: QtBot
) -> None:
    refusal = DomainError("printing.error.refused", printer="HP")
    session.desk.printers = FakePrinters(FakePort(refusal=refusal))
    _printed(session, _job(), qtbot)
    assert session.desk.printers.port.aborted
    assert "HP" in session.window.page.strip.words
    assert not session.window.toast.isVisible()


def test_a_paper_that_cannot_be_drawn_says_why_and_asks_for_no_printer(
    session: Session, qtbot: QtBot
) -> None:
    def broken(_context: object) -> bytes:
        raise DomainError("errors.delivery_unknown", number="DN1")

    _printed(session, _job(broken), qtbot)
    assert "DN1" in session.window.page.strip.words
    assert isinstance(session.desk.printers, FakePrinters)
    assert session.desk.printers.orders == []


def test_stopped_between_two_bands_nothing_is_handed_over(session: Session, qtbot: QtBot) -> None:
    gate = Event()
    session.desk.printers = FakePrinters(FakePort(gate=gate))
    running = print_paper(session.desk, session.window.page, _job())
    running.run.cancel()
    gate.set()
    qtbot.waitUntil(lambda: running.ended, timeout=WAIT)
    assert not session.desk.printers.port.ended
    assert "停止" in session.window.toast.words


def test_a_stop_is_heard_within_a_page(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page at 600 dots an inch takes about a second on a slow machine: too long to wait."""
    ready, bands = Event(), list[bool]()
    draw_on = PageDots.draw_on
    running = print_paper(
        session.desk, session.window.page, _job(lambda _context: (ready.wait(10), two_pages())[1])
    )

    def stopping(page: PageDots) -> bool:
        running.run.cancel()
        bands.append(draw_on(page))
        return True

    monkeypatch.setattr(PageDots, "draw_on", stopping)
    ready.set()
    qtbot.waitUntil(lambda: running.ended, timeout=WAIT)
    assert len(bands) == 1
    assert "停止" in session.window.toast.words


def test_a_long_job_shows_how_far_it_is_and_its_button_stops_it(
    session: Session, qtbot: QtBot
) -> None:
    gate = Event()
    session.desk.printers = FakePrinters(FakePort(gate=gate))
    makes = tuple(_job().makes * 3)
    running = print_paper(
        session.desk, session.window.page, PaperJob("ST1", "statement", makes[0], makes[1:])
    )
    progress = session.window.page.progress  # type: ignore[attr-defined]
    qtbot.waitUntil(progress.isVisible, timeout=WAIT)
    assert "ST1" in progress.title.text()
    progress.stop.click()
    gate.set()
    qtbot.waitUntil(lambda: running.ended, timeout=WAIT)
    assert not progress.isVisible()
    assert not session.desk.printers.port.ended


def test_a_job_outlives_the_page_that_asked_for_it(session: Session, qtbot: QtBot) -> None:
    gate = Event()
    session.desk.printers = FakePrinters(FakePort(gate=gate))
    session.commands.open_settings("printers")
    running = print_paper(session.desk, session.window.page, _job())
    session.window.show_tab(session.window.tab)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gate.set()
    qtbot.waitUntil(lambda: running.ended, timeout=WAIT)
    assert session.desk.printers.port.ended
    assert session.jobs.running == []
    assert "HP" in session.window.toast.words


def test_closing_while_something_is_printed_is_asked_for_twice(
    session: Session, qtbot: QtBot
) -> None:
    gate = Event()
    session.desk.printers = FakePrinters(FakePort(gate=gate))
    running = print_paper(session.desk, session.window.page, _job())
    assert not session.window.close()
    assert "列印" in session.window.toast.words
    assert not running.run.ticket.cancelled
    assert session.window.close()
    gate.set()
    session.jobs.stop_all()
    assert not session.desk.printers.port.ended
    qtbot.waitUntil(lambda: running.ended, timeout=WAIT)
    assert session.jobs.running == []


def test_the_first_choice_of_printer_is_remembered_with_paper_and_copies(
    session: Session, qtbot: QtBot
) -> None:
    dialog = ChooseDialog(session.desk, session.window.page, _job(kind="note"))
    dialog.open()
    qtbot.waitUntil(dialog.go.isEnabled, timeout=WAIT)
    dialog.printer.set_text("EPSON")
    dialog.paper.set_text("A5")
    dialog.copies.set_text("２")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(session.window.toast.words), timeout=WAIT)
    assert session.remembered.settings.printer.of("note") == Printing("EPSON LQ-690", "a5", 2)
    assert session.remembered._file.load().settings.printer.of("note").copies == 2


def test_without_a_printer_the_choice_offers_a_file(session: Session, qtbot: QtBot) -> None:
    session.desk.printers = FakePrinters(known=())
    dialog = ChooseDialog(session.desk, session.window.page, _job())
    dialog.open()
    qtbot.waitUntil(lambda: "沒有印表機" in dialog.note.text(), timeout=WAIT)
    assert not dialog.go.isEnabled()
    dialog.close()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_preview_shows_white_pages_and_turns_them(
    open_session: Open, filled_place: Path, qtbot: QtBot, mode: Mode
) -> None:
    session = open_session(filled_place, mode=mode)
    dialog = preview_paper(session.desk, session.window.page, _job())
    qtbot.waitUntil(lambda: 0 in dialog.view.images, timeout=WAIT)
    assert "1" in dialog.where.text()
    assert "2" in dialog.where.text()
    assert 0 in dialog.view.images
    dialog.view.images.clear()  # before a page is drawn it is paper already
    image = dialog.view.grab().toImage()
    assert image.pixelColor(image.width() // 2, 40).name() == "#ffffff"
    dialog.view.go_to(0)
    qtbot.keyClick(dialog.view, Qt.Key.Key_PageDown)
    assert dialog.view.page == 1
    qtbot.waitUntil(lambda: 1 in dialog.view.images, timeout=WAIT)
    qtbot.keyClick(dialog.view, Qt.Key.Key_PageUp)
    assert dialog.view.page == 0
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_preview_saves_a_copy_and_prints(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(
        "app.gui.printing.save.open_path", lambda _desk, path: opened.append(path)
    )
    monkeypatch.setattr(
        PreviewDialog, "choose_file", staticmethod(lambda *_: tmp_path / "copy.pdf")
    )
    dialog = preview_paper(session.desk, session.window.page, _job())
    qtbot.waitUntil(dialog.save.isEnabled, timeout=WAIT)
    dialog.save_copy()
    qtbot.waitUntil(lambda: opened == [tmp_path], timeout=WAIT)
    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF")
    dialog.print_it()
    assert isinstance(session.desk.printers, FakePrinters)
    qtbot.waitUntil(lambda: session.desk.printers.port.ended, timeout=WAIT)


def test_statements_and_notes_of_the_book_reach_the_printer(
    session: Session, qtbot: QtBot
) -> None:
    from app.domain.months import Month

    picks = [StatementPick(one, "TWD", Month(2026, 10), f"C{one}") for one in (1, 2)]
    running = print_statements(session.desk, session.window.page, picks)
    qtbot.waitUntil(lambda: running.ended, timeout=WAIT)
    assert isinstance(session.desk.printers, FakePrinters)
    assert session.desk.printers.port.sheets == 2
    dialog = preview_notes(session.desk, session.window.page, [NotePick(1, "DN1")])
    qtbot.waitUntil(lambda: 0 in dialog.view.images, timeout=WAIT)
    dialog.close()


def _several(session: Session, count: int) -> tuple[PaperJob, list[int]]:
    """Papers of two pages each, and which of them have been made."""
    made: list[int] = []

    def maker(place: int) -> Callable[..., bytes]:
        def make(_context: object) -> bytes:
            made.append(place)
            return two_pages()

        return make

    makes = [maker(place) for place in range(count)]
    names = tuple(f"ST{place}" for place in range(count))
    job = PaperJob("ST0 及其他", "statement", makes[0], tuple(makes[1:]), names)
    return job, made


def test_the_preview_pages_through_all_papers_and_makes_each_when_it_is_come_to(
    session: Session, qtbot: QtBot
) -> None:
    job, made = _several(session, 4)
    dialog = preview_paper(session.desk, session.window.page, job)
    assert not dialog.back.isEnabled()

    def stands(paper: int, page: int) -> None:
        said = f"第 {paper} 份，共 4 份 ・ 第 {page} 頁，共 2 頁"
        qtbot.waitUntil(lambda: dialog.where.text() == said, timeout=WAIT)
        assert dialog.name.text() == f"ST{paper - 1}"
        qtbot.waitUntil(lambda: page - 1 in dialog.view.images, timeout=WAIT)

    def press(key: Qt.Key) -> None:
        qtbot.keyClick(dialog.view, key)  # type: ignore[no-untyped-call]

    stands(1, 1)
    assert made == [0]
    for paper, page in ((1, 2), (2, 1), (2, 2), (3, 1), (3, 2), (4, 1), (4, 2)):
        press(Qt.Key.Key_PageDown)
        stands(paper, page)
    press(Qt.Key.Key_PageDown)  # there is no fifth
    stands(4, 2)
    assert made == [0, 1, 2, 3]
    assert set(dialog._papers._made) == {2, 3}
    assert not dialog.on.isEnabled()
    press(Qt.Key.Key_PageUp)
    stands(4, 1)
    press(Qt.Key.Key_PageUp)
    stands(3, 2)
    dialog.back.click()
    stands(2, 2)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_PageUp)
    stands(1, 2)
    assert made[:4] == [0, 1, 2, 3]
    assert set(made[4:]) <= {0, 1}  # far ones are not kept, near ones are
    dialog.close()


def test_a_paper_that_cannot_be_made_is_said_and_the_others_are_shown(
    session: Session, qtbot: QtBot
) -> None:
    job, _ = _several(session, 2)

    def broken(_context: object) -> bytes:
        raise DomainError("errors.delivery_unknown", number="DN1")

    job = PaperJob(job.title, "statement", job.make, (broken, *job.more), ("A", "B", "C"))
    dialog = preview_paper(session.desk, session.window.page, job)
    qtbot.waitUntil(lambda: 0 in dialog.view.images, timeout=WAIT)
    dialog.on.click()
    qtbot.waitUntil(lambda: "DN1" in dialog.where.text(), timeout=WAIT)
    assert dialog.view.images == {}
    dialog.on.click()
    qtbot.waitUntil(lambda: 0 in dialog.view.images, timeout=WAIT)
    dialog.close()


def test_several_papers_are_saved_one_after_the_other_and_stopped_between_two(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    job, _ = _several(session, 3)
    save_to(session.desk, job, tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: "3 個檔案" in session.window.toast.words, timeout=WAIT)
    assert sorted(one.name for one in tmp_path.glob("*.pdf")) == [
        "a (2).pdf", "a (3).pdf", "a.pdf"
    ]

    def stopping(_context: object) -> bytes:
        assert session.jobs.long is not None
        session.jobs.long.cancel()
        return two_pages()

    save_to(session.desk, PaperJob("b", "statement", stopping, job.more), tmp_path / "b.pdf")
    qtbot.waitUntil(lambda: "已停止；1 個檔案" in session.window.toast.words, timeout=WAIT)
    assert [one.name for one in tmp_path.glob("b*.pdf")] == ["b.pdf"]
    assert not list(tmp_path.glob(".gendan-*"))


def test_from_the_preview_all_papers_are_printed(session: Session, qtbot: QtBot) -> None:
    job, _ = _several(session, 3)
    dialog = preview_paper(session.desk, session.window.page, job)
    qtbot.waitUntil(dialog.go.isEnabled, timeout=WAIT)
    dialog.print_it()
    assert isinstance(session.desk.printers, FakePrinters)
    qtbot.waitUntil(lambda: session.desk.printers.port.ended, timeout=WAIT)
    assert session.desk.printers.port.sheets == 6


@pytest.mark.parametrize("tab", [Tab.STATEMENTS, Tab.DELIVERIES])
def test_marked_rows_are_previewed_together(
    open_session: Open, filled_place: Path, qtbot: QtBot, tab: Tab
) -> None:
    window = open_session(filled_place, tab=tab).window
    page, model = window.page, window.page.view.model()  # type: ignore[attr-defined]
    if tab is Tab.DELIVERIES:
        with qtbot.waitSignal(model.replaced, timeout=WAIT):
            page.header.mark("all")  # type: ignore[attr-defined]
            page.ask()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: model.rowCount() > 1, timeout=WAIT)
    page.view.selectAll()  # type: ignore[attr-defined]
    page.preview_paper()
    dialog = window.findChild(PreviewDialog)
    assert dialog is not None
    assert len(dialog._papers) == len(page.view.chosen_rows()) > 1  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: 0 in dialog.view.images, timeout=WAIT)
    dialog.on.click()
    qtbot.waitUntil(lambda: "第 2 份" in dialog.where.text(), timeout=WAIT)
    dialog.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", list(Language))
def test_both_dialogs_stand_whole_and_named(
    open_session: Open, filled_place: Path, qtbot: QtBot, language: Language, scale: float
) -> None:
    session = open_session(filled_place, language, scale=scale)
    session.desk.printers = FakePrinters(known=("HP LaserJet Pro M404 (office)", "LQ"))
    choose = ChooseDialog(session.desk, session.window.page, _job())
    choose.open()
    qtbot.waitUntil(choose.go.isEnabled, timeout=WAIT)
    preview = preview_paper(session.desk, session.window.page, _several(session, 3)[0])
    qtbot.waitUntil(lambda: 0 in preview.view.images, timeout=WAIT)
    for dialog in (choose, preview):
        QApplication.processEvents()
        dialog.grab()
        assert cut(dialog) == []
        assert nameless(dialog) == []
        assert dialog.width() <= 1366
        dialog.close()
