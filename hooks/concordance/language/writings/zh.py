"""Chinese."""

from ..writing import Writing

WRITING = Writing(
    by_sound=True,
    places={
        "paragraph": ("第{}段",),
        "page": ("第{}页", "{}页"),
        "note": ("注{}", "注释{}", "脚注{}", "尾注{}", "第{}条注释", "注释第{}条"),
        "section": ("第{}节", "第{}部分", "第{}章"),
    },
)
