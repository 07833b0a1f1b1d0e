"""A firm's logo as papers carry it: a PNG on white, no larger than any printer shows."""

from __future__ import annotations

from io import BytesIO

from app.domain.errors import DomainError

MOST_BYTES = 20 << 20
MOST_DOTS = 50_000_000
"""A picture may unpack to far more than its file."""
LARGEST = (1200, 700)


def as_logo(content: bytes) -> bytes:
    """DomainError ``settings.error.logo`` for what is no picture, or a gigantic one."""
    from PIL import Image, UnidentifiedImageError

    if len(content) > MOST_BYTES:
        raise DomainError("settings.error.logo")
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_DOTS:
                raise DomainError("settings.error.logo")
            whole = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError) as failure:
        raise DomainError("settings.error.logo") from failure
    white = Image.new("RGBA", whole.size, "white")
    flat = Image.alpha_composite(white, whole).convert("RGB")
    flat.thumbnail(LARGEST)
    file = BytesIO()
    flat.save(file, "PNG", optimize=True)
    return file.getvalue()
