"""The WSGI application that the server runs."""

import os

from heard.conf.sqlite import use_bundled_sqlite

use_bundled_sqlite()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heard.conf.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402 - must follow the SQLite swap

application = get_wsgi_application()
