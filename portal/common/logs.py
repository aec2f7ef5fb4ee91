"""Log lines carry the number of the request that made them."""

import logging

from portal.common.middleware import request_number


class RequestNumberFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_number = request_number.get()
        return True
