"""The mapped classes, one noun a file."""

from app.db.models.attachment import Attachment, PutOff, Recent
from app.db.models.base import Base, Record
from app.db.models.customer import CallNote, Contact, Customer, CustomerTerms
from app.db.models.delivery import Delivery, DeliveryLine
from app.db.models.firm import Firm, Holiday
from app.db.models.journal import (
    Counter,
    Draft,
    DraftCell,
    JournalBlock,
    JournalEntry,
    JournalSubject,
    SearchDocument,
)
from app.db.models.money import Credit, Receipt
from app.db.models.order import Order, OrderLine
from app.db.models.paper import Complaint, Discrepancy, ReturnedPaper, Statement
from app.db.models.product import CustomerPrice, Product
from app.db.models.saved_filter import SavedFilter

__all__ = [
    "Attachment", "Base", "CallNote", "Complaint", "Contact", "Counter", "Credit", "Customer",
    "CustomerPrice", "CustomerTerms", "Delivery", "DeliveryLine", "Discrepancy", "Draft",
    "DraftCell", "Firm", "Holiday", "JournalBlock", "JournalEntry", "JournalSubject", "Order",
    "OrderLine", "Product", "PutOff", "Receipt", "Recent", "Record", "ReturnedPaper",
    "SavedFilter", "SearchDocument", "Statement",
]

for _model in Record.__subclasses__():
    # An id is never given again, so the journal of a record is never another's.
    Base.metadata.tables[_model.__tablename__].dialect_options["sqlite"]["autoincrement"] = True
