"""The mapped classes, one noun a file."""

from app.db.models.base import Base, Record
from app.db.models.customer import Contact, Customer, CustomerTerms
from app.db.models.delivery import Delivery, DeliveryLine
from app.db.models.firm import Firm, Holiday
from app.db.models.money import Credit, Receipt
from app.db.models.order import Order, OrderLine
from app.db.models.paper import Complaint, ReturnedPaper, Statement
from app.db.models.product import CustomerPrice, Product

__all__ = [
    "Base", "Complaint", "Contact", "Credit", "Customer", "CustomerPrice", "CustomerTerms",
    "Delivery", "DeliveryLine", "Firm", "Holiday", "Order", "OrderLine", "Product", "Receipt",
    "Record", "ReturnedPaper", "Statement",
]
