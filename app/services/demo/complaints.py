"""Complaints of two years; today's are there for Today: late, fresh, and answered but open."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from app.services.demo.trade import DAY, Shipped, Story

MATTERS = {
    "zh_TW": ("尺寸不符，裝不進自動線", "印刷偏色，與簽樣不同", "數量短少一箱",
              "封口開膠", "外箱受潮變形"),
    "zh_CN": ("尺寸不符，无法上自动线", "印刷偏色，与签样不同", "数量短缺一箱",
              "封口开胶", "外箱受潮变形"),
    "en": ("Wrong size, does not fit the line", "Print shade differs from the sample",
           "One carton short", "Seal opens", "Cartons arrived damp"),
}
ANSWERS = {
    "zh_TW": "換貨並加強首件檢查", "zh_CN": "换货并加强首件检查",
    "en": "Replaced; first-piece check added",
}
KINDS = ("quality", "quality", "shortage", "quality", "damage")


def complain(story: Story) -> None:
    """One delivery in fifty, and three that are open now."""
    recent = story.shipped[-3:]
    for shipped in story.shipped[:-40]:
        if story.chance.random() < 0.02:
            _closed(story, shipped)
    hours = (26, 2, 49)
    for shipped, age in zip(recent, hours, strict=False):
        now = datetime.combine(story.on, time(10, 40))
        received = now - timedelta(hours=age)
        answered = received + timedelta(hours=4) if age == hours[2] else None
        _row(story, shipped, received, answered, None)


def _closed(story: Story, shipped: Shipped) -> None:
    day = shipped.day + DAY * story.chance.randint(1, 8)
    received = datetime.combine(day, time(story.chance.randint(9, 16), 20))
    if day + DAY * 20 < story.on:
        _row(story, shipped, received, received + timedelta(hours=story.chance.randint(1, 20)),
             received + timedelta(days=12))


def _row(
    story: Story, shipped: Shipped, received: datetime, replied: datetime | None,
    closed: datetime | None,
) -> None:
    language = shipped.buyer.language
    matter = story.chance.randrange(len(KINDS))
    story.add(
        "complaints", number=story.numbers.next("CP", received.date()), received_at=received,
        customer=shipped.buyer.code, channel="phone", kind=KINDS[matter],
        severity="major" if story.chance.random() < 0.15 else "normal", order=shipped.order,
        order_line=shipped.first_line,
        delivery=shipped.number, quantity=max(1, shipped.quantity // 25),
        description=f"{shipped.first_item.name[language]} {MATTERS[language][matter]}",
        replied_at=replied, resolution=ANSWERS[language] if closed else "", closed_at=closed,
    )
