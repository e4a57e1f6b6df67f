"""Where things are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HOOKS = ROOT / "hooks"
LOCALES = HOOKS / "concordance" / "locales"
