"""Where extracts are kept: one Parquet file for each set of results, under the data folder."""

from pathlib import Path
from uuid import UUID

from django.conf import settings


def path_of(results_id: UUID) -> Path:
    """The file of one set of results; its folder is made when it is missing."""
    folder = Path(settings.DATA_DIR) / "extracts"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / f"{results_id}.parquet"
