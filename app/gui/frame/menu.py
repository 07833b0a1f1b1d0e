"""The menu behind the mark: File, Edit, View, Tools, Help; each also by Alt and its letter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from app.gui.frame.page_commands import entry_words, page_commands
from app.gui.frame.tabs import Tab
from app.gui.parts.key_menu import KeyMenu
from app.gui.theme.icons import Icon
from app.i18n import Language
from app.settings import Theme as Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from app.gui.frame.page import Page
    from app.gui.theme.theme import Theme
    from app.gui.words import Words


@dataclass(frozen=True, slots=True)
class MenuActions:
    """What the entries do; the window knows how."""

    import_workbook: Callable[[], None]
    export_workbook: Callable[[], None]
    backup: Callable[[], None]
    restore: Callable[[], None]
    check_book: Callable[[], None]
    print_page: Callable[[], None]
    preview_page: Callable[[], None]
    open_folder: Callable[[], None]
    close: Callable[[], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    unfinished: Callable[[], None]
    find: Callable[[], None]
    find_everything: Callable[[], None]
    tab: Callable[[Tab], None]
    next_part: Callable[[], None]
    page: Callable[[], Page]
    settings: Callable[[], None]
    reload: Callable[[], None]
    theme: Callable[[Mode], None]
    language: Callable[[Language], None]
    scale: Callable[[int], None]
    keys: Callable[[], None]
    about: Callable[[], None]


SCALES = (100, 125, 150, 175, 200)
_LETTERS = {"file": "F", "edit": "E", "view": "V", "page": "P", "tools": "T", "help": "H"}
LANGUAGE_NAMES = {
    Language.ZH_TW: "gui.language.zh_tw",
    Language.ZH_CN: "gui.language.zh_cn",
    Language.EN: "gui.language.en",
}


def _ignoring(act: Callable[[], None], _checked: bool = False) -> None:
    act()


class WindowMenu:
    """Built once a language; popped up from the mark or by Alt+letter."""

    def __init__(
        self, window: QWidget, theme: Theme, words: Words, act: MenuActions, mode: Mode, scale: int
    ) -> None:
        self._theme = theme
        self._window = window
        self._words = words
        self.root = KeyMenu(window)
        self.root.setTitle(words("gui.menu.title"))
        self.menus = {
            "file": self._file(act),
            "edit": self._edit(act),
            "view": self._view(act, mode, scale),
            "page": self._page(act),
            "tools": self._tools(act),
            "help": self._help(act),
        }
        self._shortcuts: list[QShortcut] = []
        for name, menu in self.menus.items():
            self.root.addMenu(menu)
            shortcut = QShortcut(QKeySequence(f"Alt+{_LETTERS[name]}"), window)
            shortcut.activated.connect(partial(self._popup, menu))
            self._shortcuts.append(shortcut)
        shortcut = QShortcut(QKeySequence("F10"), window)
        shortcut.activated.connect(self.open)
        self._shortcuts.append(shortcut)

    def open(self) -> None:
        self.root.popup(self._corner())

    def dispose(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self.root.deleteLater()

    def _popup(self, menu: QMenu) -> None:
        menu.popup(self._corner())

    def _corner(self) -> QPoint:
        return self._window.mapToGlobal(QPoint(12, 48))

    def _menu(self, name: str) -> QMenu:
        menu = KeyMenu(self.root)
        menu.setTitle(self._words(f"gui.menu.{name}", key=_LETTERS[name]))
        return menu

    def _add(
        self, menu: QMenu, name: str, act: Callable[[], None], key: str = "",
        icon: Icon | None = None,
    ) -> QAction:
        entry = menu.addAction(self._words(f"gui.menu.{name}"))
        if icon is not None:
            entry.setIcon(self._theme.icon(icon))
        entry.triggered.connect(partial(_ignoring, act))
        if key:
            entry.setShortcut(QKeySequence(key))
            self._window.addAction(entry)
        return entry

    def _file(self, act: MenuActions) -> QMenu:
        menu = self._menu("file")
        self._add(menu, "import", act.import_workbook, "Ctrl+Shift+O", Icon.IMPORT)
        self._add(menu, "export", act.export_workbook, icon=Icon.EXPORT)
        menu.addSeparator()
        # Their keys belong to the lists and panes that know what is to be printed.
        self._shown(menu, self._words("gui.menu.print"), act.print_page, "Ctrl+P", Icon.PRINTER)
        self._shown(menu, self._words("gui.menu.preview"), act.preview_page, "Ctrl+Shift+P")
        menu.addSeparator()
        self._add(menu, "backup", act.backup, icon=Icon.BACKUP)
        self._add(menu, "restore", act.restore)
        self._add(menu, "open_folder", act.open_folder, icon=Icon.FOLDER)
        menu.addSeparator()
        self._add(menu, "close", act.close, "Ctrl+Q", Icon.CLOSE)
        return menu

    def _edit(self, act: MenuActions) -> QMenu:
        menu = self._menu("edit")
        self._add(menu, "undo", act.undo, "Ctrl+Z")
        redo = self._add(menu, "redo", act.redo, "Ctrl+Y")
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self._shown(menu, self._words("drafts.menu"), act.unfinished, "F3")
        self._add(menu, "find", act.find, "Ctrl+F", Icon.SEARCH)
        self._add(menu, "find_everything", act.find_everything, "Ctrl+K", Icon.SEARCH)
        return menu

    def _view(self, act: MenuActions, mode: Mode, scale: int) -> QMenu:
        menu = self._menu("view")
        for tab in Tab:
            self._shown(menu, self._words(tab.title_id), partial(act.tab, tab), tab.key, tab.icon)
        menu.addSeparator()
        self._shown(menu, self._words("gui.menu.next_part"), act.next_part, "F6")
        self._add(menu, "reload", act.reload, "F5")
        menu.addSeparator()
        self._choices(menu, [
            (self._words(f"gui.theme.{one.value}"), one is mode, partial(act.theme, one))
            for one in Mode
        ])
        menu.addSeparator()
        self._choices(menu, [
            (self._words(LANGUAGE_NAMES[one]), one is self._words.language,
             partial(act.language, one))
            for one in Language
        ])
        menu.addSeparator()
        self._choices(menu, [
            (self._words("gui.scale", percent=one), one == scale, partial(act.scale, one))
            for one in SCALES
        ])
        return menu

    def _choices(self, menu: QMenu, entries: list[tuple[str, bool, Callable[[], None]]]) -> None:
        group = QActionGroup(menu)
        for words, chosen, act in entries:
            entry = menu.addAction(words)
            entry.setCheckable(True)
            entry.setChecked(chosen)
            group.addAction(entry)
            entry.triggered.connect(partial(_ignoring, act))

    def _page(self, act: MenuActions) -> QMenu:
        """What the page that is shown offers, gathered when the menu opens."""
        menu = self._menu("page")

        def fill() -> None:
            menu.clear()
            groups = page_commands(act.page())
            for place, group in enumerate(groups):
                if place:
                    menu.addSeparator()
                for one in group:
                    self._shown(menu, one.words, one.act, one.key)

        menu.aboutToShow.connect(fill)
        return menu

    def commands(self, *, page: bool) -> list[QAction]:
        """Every entry that does something; the shown page's own first, where they are wanted."""
        self.menus["page"].aboutToShow.emit()
        order = ("page",) * page + ("view", "edit", "file", "tools", "help")
        entries = [entry for name in order for entry in self.menus[name].actions()]
        said = {entry_words(entry): entry for entry in reversed(entries)}
        return [
            entry for entry in entries
            if entry.text() and entry.isEnabled() and said[entry_words(entry)] is entry
        ]

    def _shown(
        self, menu: QMenu, words: str, act: Callable[[], None], key: str,
        icon: Icon | None = None,
    ) -> None:
        """An entry whose key lives elsewhere: it is shown here only."""
        entry = menu.addAction(words if not key else f"{words}\t{key}")
        if icon is not None:
            entry.setIcon(self._theme.icon(icon))
        entry.triggered.connect(partial(_ignoring, act))

    def _tools(self, act: MenuActions) -> QMenu:
        menu = self._menu("tools")
        self._shown(menu, self._words("gui.tab.settings"), act.settings, "Ctrl+,", Icon.SETTINGS)
        self._shown(
            menu, self._words("gui.menu.import"), act.import_workbook, "Ctrl+Shift+O", Icon.IMPORT
        )
        self._add(menu, "check_book", act.check_book, icon=Icon.CHECK)
        return menu

    def _help(self, act: MenuActions) -> QMenu:
        menu = self._menu("help")
        self._add(menu, "keys", act.keys, "F1")
        self._add(menu, "about", act.about)
        return menu
