"""The tables of the first schema."""

from __future__ import annotations

from app.db.migrations.columns import create_record, create_table


def firm() -> None:
    create_record(
        "firm",
        text=(
            "name name_en tax_id phone fax email address bank_account currency region "
            "tax_rounding statement_template note_template"
        ),
        scaled="tax_rate",
        whole="statement_day confirm_day",
    )
    create_record("holiday", day="date", text="region name", flag="working")


def customers() -> None:
    create_record(
        "customer",
        unique="code",
        text=(
            "code name short_name tax_id region phone fax email address delivery_address "
            "settlement tax currency document_language salesperson clerk remark invoicing "
            "term_base term_unit term_shift"
        ),
        scaled="tax_rate credit_limit opening_balance",
        flag="credit_hold hide_prices",
        day="opening_date",
        whole="closing_day term_count term_fixed_day",
        optional="tax_rate credit_limit opening_date term_fixed_day",
    )
    create_record(
        "customer_terms",
        whole="customer_id from_month closing_day term_count term_fixed_day",
        text="invoicing term_base term_unit term_shift",
        optional="closing_day invoicing term_base term_count term_unit term_fixed_day term_shift",
        refs={"customer_id": "customer"},
    )
    create_record(
        "contact",
        whole="customer_id",
        text="name role title phone fax email",
        flag="authorised_signatory",
        refs={"customer_id": "customer"},
    )


def products() -> None:
    create_record(
        "product",
        unique="code",
        text="code name remark material size colour process unit",
        scaled="price cost moq surcharge_percent tolerance_percent",
        optional="price cost moq surcharge_percent tolerance_percent",
    )
    create_record(
        "customer_price",
        whole="customer_id product_id",
        scaled="price",
        text="customer_item_no",
        day="valid_from",
        optional="valid_from",
        refs={"customer_id": "customer", "product_id": "product"},
    )


def orders() -> None:
    create_record(
        "orders",
        unique="number",
        text="number kind repeat_of customer_po priority currency salesperson clerk remark state",
        whole="customer_id line_count",
        day="date required_date promised_date next_promise",
        flag="cancelled",
        scaled="net tax gross",
        optional="required_date promised_date next_promise",
        refs={"customer_id": "customer"},
    )
    create_record(
        "order_line",
        whole="order_id line product_id",
        text="name material size colour process unit",
        scaled=(
            "quantity unit_price discount_percent tolerance_percent cancelled_quantity delivered"
        ),
        day="required_date promised_date",
        optional="product_id required_date promised_date tolerance_percent",
        refs={"order_id": "orders", "product_id": "product"},
    )


def deliveries() -> None:
    create_record(
        "delivery",
        unique="number",
        text="number ship_to carrier tracking_no invoice_no currency tax",
        day="date arrived_on",
        whole="customer_id statement_month",
        flag="third_party voided",
        scaled="freight tax_rate base net tax_amount gross",
        optional="arrived_on statement_month",
        refs={"customer_id": "customer"},
    )
    create_record(
        "delivery_line",
        whole="delivery_id line order_line_id",
        scaled="quantity received_quantity unit_price discount_percent amount",
        text="remark",
        optional="received_quantity",
        refs={"delivery_id": "delivery", "order_line_id": "order_line"},
    )


def money() -> None:
    create_record(
        "credit",
        unique="number",
        text="number kind complaint reason currency tax",
        day="date",
        whole="customer_id delivery_id order_line_id order_id statement_month",
        scaled="quantity tax_rate base net tax_amount gross",
        flag="replace",
        optional="delivery_id order_line_id order_id quantity statement_month",
        refs={
            "customer_id": "customer",
            "delivery_id": "delivery",
            "order_line_id": "order_line",
            "order_id": "orders",
        },
    )
    create_record(
        "receipt",
        unique="number",
        text="number currency method cheque_no applies_to",
        day="date cheque_date bounced_on",
        whole="customer_id statement_month bounce_month",
        scaled="amount bank_fee discount",
        flag="keep",
        optional="cheque_date bounced_on statement_month bounce_month",
        refs={"customer_id": "customer"},
    )


def papers() -> None:
    create_record(
        "statement",
        unique="number",
        text="number currency supersedes content_file pdf_file channel",
        whole="customer_id month revision",
        flag="superseded",
        day="period_from period_to due_date issued_on sent_on",
        scaled=(
            "opening sales credits tax received bounced closing not_due late_1_30 late_31_60 "
            "late_61_90 late_over_90 unapplied cheques_not_due"
        ),
        optional=(
            "period_from period_to due_date issued_on not_due late_1_30 late_31_60 late_61_90 "
            "late_over_90 unapplied cheques_not_due sent_on"
        ),
        refs={"customer_id": "customer"},
    )
    create_record(
        "returned_paper",
        text="document channel signer fax_no_shown remark",
        day="received_on",
        flag="sealed",
    )


def complaints() -> None:
    create_record(
        "complaint",
        unique="number",
        text="number channel kind severity description resolution",
        moment="received_at replied_at closed_at",
        whole="customer_id order_id order_line_id delivery_id",
        scaled="quantity",
        optional="order_id order_line_id delivery_id quantity replied_at closed_at",
        refs={
            "customer_id": "customer",
            "order_id": "orders",
            "order_line_id": "order_line",
            "delivery_id": "delivery",
        },
    )


def journal() -> None:
    create_table(
        "journal",
        key="seq",
        unique="key",
        whole="seq undoes",
        moment="at",
        text="actor verb key batch prev_hash hash",
        long_text="answer summary",
        optional="batch undoes answer",
    )
    create_table(
        "journal_block",
        key="seq block",
        whole="seq block first_id last_id",
        text="entity op codec",
        flag="bulk",
        content="content",
    )
    create_table(
        "journal_subject",
        key="entity record_id seq",
        text="entity",
        whole="record_id seq",
        sqlite_with_rowid=False,
    )


def beside() -> None:
    create_table(
        "counter",
        key="prefix day",
        text="prefix",
        day="day",
        whole="last",
        sqlite_with_rowid=False,
    )
    create_table(
        "draft",
        key="id",
        whole="id base_id base_version",
        text="kind actor",
        moment="changed_at",
        optional="base_id",
        sqlite_autoincrement=True,
    )
    create_table(
        "draft_cell",
        key="draft_id row field",
        whole="draft_id row",
        text="field",
        long_text="typed",
        refs={"draft_id": "draft"},
        sqlite_with_rowid=False,
    )
    create_table(
        "search_document",
        key="id",
        whole="id record_id",
        text="kind",
        sqlite_autoincrement=True,
    )
