"""What the window's menu does, whichever page is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app import __version__
from app.gui.drafts.taking_back import Taken, put_again_in, taking_back_around
from app.gui.operations.opening_files import open_path
from app.gui.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from app.gui.frame.menu import WindowMenu
    from app.gui.session import Session
    from app.i18n import Language
    from app.settings import Theme as Mode


class Commands:
    """Made once a session, furnished with a menu anew in each language."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._window = session.window
        self.menu: WindowMenu | None = None

    def furnish(self) -> None:
        if self.menu is not None:
            self.menu.dispose()
        self.menu = menu = self._make_menu()
        self._window.open_menu = menu.open
        self._window.open_settings = self.open_settings
        self._window.find_everything = self.find_everything

    def _make_menu(self) -> WindowMenu:
        from app.gui.frame.menu import MenuActions, WindowMenu

        session = self._session
        settings = session.remembered.settings.window
        return WindowMenu(
            self._window, session.theme, session.desk.words,
            MenuActions(
                import_workbook=self.import_workbook,
                export_workbook=self.export_workbook,
                backup=self.back_up,
                restore=self.restore,
                check_book=self.check_book,
                print_page=lambda: self._window.page.print_papers(),
                preview_page=lambda: self._window.page.preview_paper(),
                open_folder=lambda: self.open_folder(session.place),
                close=self._close_window,
                undo=self.undo,
                redo=self.redo,
                unfinished=lambda: session.unfinished.open_list(),
                find=self._window.begin_search,
                find_everything=self.find_everything,
                tab=self._window.show_tab,
                next_part=self._window.next_part,
                page=lambda: self._window.page,
                settings=lambda: self._window.open_settings(),
                reload=lambda: self._window.page.reload(),
                theme=self.choose_theme,
                language=self.choose_language,
                scale=self.choose_scale,
                keys=self.show_keys,
                about=self._about,
            ),
            settings.theme, settings.scale_percent,
        )

    def open_settings(self, section: str = "") -> None:
        from app.gui.settings.panel import SettingsActions
        from app.gui.settings.settings_page import SettingsPage

        window = self._window
        act = SettingsActions(
            self.choose_theme, self._language_from_settings, self._scale_from_settings,
            self.back_up, self.restore, self.check_book,
        )
        page = SettingsPage(self._session.desk, window.tab, act, section)
        page.left.connect(lambda: window.show_tab(window.tab))
        window.show_over(page)

    def _language_from_settings(self, language: Language) -> None:
        """Everything is made anew, and the settings stand there again."""
        self.choose_language(language)
        self.open_settings("look")

    def _scale_from_settings(self, percent: int) -> None:
        self.choose_scale(percent)
        self.open_settings("look")

    def find_everything(self) -> None:
        from app.gui.frame.page_commands import entry_words
        from app.gui.palette.palette import Palette
        from app.gui.palette.row import Command

        assert self.menu is not None
        Palette.open_over(self._session.desk, self._window, [
            Command(*entry_words(entry), entry.trigger)
            for entry in self.menu.commands(page=True)
        ])

    def show_keys(self) -> None:
        from app.gui.frame.keys_dialog import KeysDialog

        assert self.menu is not None
        KeysDialog(self._session.desk, self._window, self.menu.commands(page=False)).open()

    def choose_theme(self, mode: Mode) -> None:
        self._session.remembered.change(theme=mode)
        self._session.remembered.save()
        self._session.theme.change(mode=mode)

    def choose_language(self, language: Language) -> None:
        if self._is_busy():
            return
        self._session.remembered.change_language(language.value)
        self._session.remembered.save()
        self._session.theme.change(language=language)
        self.rebuild()

    def choose_scale(self, percent: int) -> None:
        if self._is_busy():
            return
        self._session.remembered.change(scale_percent=percent)
        self._session.remembered.save()
        self._session.theme.change(scale=percent / 100)
        self.rebuild()

    def _is_busy(self) -> bool:
        """Everything is made anew, so nothing may be waiting for its word."""
        session = self._session
        busy = session.tasks.busy or session.jobs.long is not None
        if busy:
            self._window.notify(session.desk.words("gui.busy"), refused=True)
        return busy

    def rebuild(self) -> None:
        session = self._session
        session.desk = replace(session.desk, words=Words(session.theme.language))
        self.furnish()
        self._window.rebuild(session.desk)
        if session.desk.day is not None:
            session.desk.day.late_counted.emit(session.desk.day.late)
        if session.badges is not None:
            session.badges.look()
        session.unfinished.furnish()
        session.read_firm()

    def open_folder(self, folder: Path) -> None:
        open_path(self._session.desk, folder)

    def undo(self) -> None:
        from app.gui.operations.undo import undo

        desk = self._session.desk
        editor = taking_back_around(QApplication.focusWidget())
        taken = editor.take_back() if editor is not None else Taken.NOT_HERE
        if taken is Taken.NOTHING_LEFT:
            desk.notify(desk.words("gui.nothing_typed"), refused=True)
        elif taken is Taken.NOT_HERE and not desk.drafts.bring_back():
            undo(desk)

    def redo(self) -> None:
        """What was typed and taken back; an action of the book is done again by hand."""
        desk = self._session.desk
        if not put_again_in(QApplication.focusWidget()):
            desk.notify(desk.words("gui.nothing_to_redo"), refused=True)

    def import_workbook(self) -> None:
        from app.gui.importing.import_dialog import ImportDialog

        ImportDialog.open_over(self._session)

    def export_workbook(self) -> None:
        from app.gui.operations.workbook import export_workbook

        export_workbook(self._session.desk, self._window)

    def back_up(self) -> None:
        from app.gui.operations.backups import back_up

        back_up(self._session.desk, self._window)

    def restore(self) -> None:
        from app.gui.operations.backups import restore_backup

        if not self._is_busy():
            restore_backup(self._session)

    def check_book(self) -> None:
        from app.gui.operations.checking import check_book

        check_book(self._session)

    def _about(self) -> None:
        from app.gui.parts.notice_dialog import NoticeDialog

        words = self._session.desk.words
        NoticeDialog(
            self._session.theme, words, words("gui.title"),
            words("gui.about.words", version=__version__), self._window,
        ).open()

    def _close_window(self) -> None:
        self._window.close()
