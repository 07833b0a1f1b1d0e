"""A firm's workbook into the book (firm-workbook §1–§3)."""

from app.services.importing.report import BadCell, ImportReport
from app.services.importing.run import (
    ImportWorkbook,
    Prepared,
    check_import,
    import_workbook,
    prepare_import,
)

__all__ = [
    "BadCell", "ImportReport", "ImportWorkbook", "Prepared", "check_import", "import_workbook",
    "prepare_import",
]
