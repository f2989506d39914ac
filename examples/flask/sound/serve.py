"""Serves the API on the loopback address. For more than trying it out: gunicorn --bind 127.0.0.1:8000 "orders_api:create_app()"."""

import argparse
import sys

from werkzeug.serving import WSGIRequestHandler, make_server

from orders_api import create_app
from orders_api.config import ConfigurationError


class Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps connections open

    def version_string(self) -> str:
        return "orders"  # not which release of what answers

    def log_request(self, *_: object) -> None:
        pass  # orders_api.logs tells of requests, by route


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--port", type=int, default=5000)
    try:
        app = create_app()
    except ConfigurationError as error:
        sys.exit(f"{error}")
    server = make_server("127.0.0.1", arguments.parse_args().port, app, threaded=True, request_handler=Quiet)
    print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
