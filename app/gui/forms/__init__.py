"""The editor of one record, in place of the list: a grid of fields, by keyboard alone.

How a tab uses it. A form is told once, as a value::

    CONTACT = Form(
        kind="contact",                      # of the draft; a child's names its parent: "contact:5"
        title="customers.contact.new",       # the title of a new one
        sections=(Section("", (
            FieldSpec("name", label="fields.contacts.name", required=True, span=2),
            FieldSpec("authorised_signatory", FieldKind.YES_NO, "fields.authorised_signatory"),
        )),),
        save=save_contact,                   # (context, Given) -> Outcome, on the writer's thread
        read=read_contact,                   # (context, id) -> Shown, on the reader's thread
    )

and is opened by ``open_form(desk, page, CONTACT, contact_id, self._show)``: it reads the record
(None: a new one, ``preset`` its first values) and the draft left of it, and hands over a
``FormPage`` to be shown (``PanePage.open_over``) and then begun (``form.begin()``). Its signals:
``left`` (the draft stays), ``saved(value)`` (the outcome's value; the draft has ended).

``save`` performs the verb by ``given.perform(context, verb, service, command)``, which ends the
draft in the same action; ``given.values`` has every field, ``given.edited`` only those that differ
from what was shown, ``given.base_id`` and ``given.base_version`` what they differ from. A
DomainError with a ``field`` (FieldRefused, errors.value_taken) is said beside that field; an
EditConflict is shown field by field, with ``read`` asked again for the newest; anything else
stands in the strip. Every cell is kept as a draft when it is left, whatever is wrong with it.

Kinds of field and their values: TEXT, LONG_TEXT str (never None, "" when empty); DATE date;
TIME time; MONTH Month; AMOUNT, QUANTITY, PRICE Decimal; PERCENT the fraction (5 is 0.05);
INTEGER int; CHOICE the choice's value; YES_NO bool; LOOKUP a Picked(id, code, name). All but
texts and yes/no are None while empty.

``form.changed`` comes after each change, ``form.value(name)`` reads, ``form.field(name)`` is the
field itself, with ``warn(words)`` for what does not block and ``say_note(words)``;
``form.add_below(widget)`` puts something under the grid.
"""
