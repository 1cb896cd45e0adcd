"""Getting the framework, the data folder and the database ready for a command that needs them."""

import argparse
import contextlib
import hashlib
import os
import secrets
from pathlib import Path

import heard
from heard.cli.failing import CommandFailed


def add_data_dir(parser: argparse.ArgumentParser) -> None:
    """Add ``--data-dir``: the one folder that everything is written under."""
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="FOLDER",
        help="where everything is kept (default: HEARD_DATA_DIR, else .heard)",
    )


def start_framework(args: argparse.Namespace) -> Path:
    """Point the settings at the data folder, start Django, and bring the database up to date.

    Returns the data folder. Safe to call again on a folder in use. Raises
    CommandFailed when the folder, the settings or the database cannot be used.
    """
    from heard.conf.environment import BadSetting

    try:
        return _start(args)
    except BadSetting as error:
        raise CommandFailed(str(error)) from None
    except OSError as error:
        said = error.strerror or type(error).__name__
        where = error.filename or "the data folder"
        raise CommandFailed(f"“{where}” cannot be used: {said}.") from None
    except Exception as error:
        # Known only once Django is there; the message may hold a password.
        from django.db import Error

        if not isinstance(error, Error):
            raise
        raise CommandFailed(
            "the database cannot be used: it does not answer, it does not know us, or it is "
            "damaged. Look at HEARD_DATABASE_URL and the data folder."
        ) from None


def _start(args: argparse.Namespace) -> Path:
    if args.data_dir is not None:
        os.environ["HEARD_DATA_DIR"] = str(args.data_dir.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.conf.settings")
    # Servers started by this process inherit it.
    os.environ["HEARD_COLLECTED"] = "1"
    from heard.conf import environment

    # Whatever this process and its servers write is for their own account alone.
    os.umask(0o077)
    folder = environment.data_dir()
    _ready(folder)
    from heard.conf.sqlite import use_bundled_sqlite

    use_bundled_sqlite()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    return folder


def collect_static(folder: Path) -> None:
    """Put the style sheets and scripts of this version where the server reads them, once."""
    from django.core.management import call_command

    stamp = folder / "static" / "collected"
    wanted = _fingerprint()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(wanted, encoding="ascii")


def _fingerprint() -> str:
    """A hash of every static file's name, size and time: cheap, and different when one changes."""
    found = hashlib.sha256()
    for path in sorted((Path(heard.__file__).parent / "design_system" / "static").rglob("*")):
        about = path.stat()
        found.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\n".encode())
    return found.hexdigest()


def _ready(folder: Path) -> None:
    keys = folder / "keys"
    keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    _close_to_others(folder)
    kept = keys / "secret_key"
    try:
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))


def _close_to_others(folder: Path) -> None:
    """Take the folder and its database away from other accounts of the machine.

    Both may be older than this rule, or made by hand. A folder that is not ours
    to change (a mounted volume) is left as whoever made it decided.
    """
    for path in (folder, *folder.glob("heard.sqlite3*")):
        with contextlib.suppress(PermissionError):
            path.chmod(path.stat().st_mode & 0o700)
