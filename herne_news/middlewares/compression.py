"""An answer that is packed in another way than we asked for, and that nobody can unpack, is a failure of the site."""

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest, ResponseDataLossError
from scrapy.http import Response


class CarefulCompressionMiddleware(HttpCompressionMiddleware):
    """Scrapy's unpacking, whose libraries have errors of their own, one for each way of packing."""

    def process_response(
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002 - Scrapy's signature
    ) -> Request | Response:
        """Unpack an answer; raises ResponseDataLossError where that fails, IgnoreRequest where it is too large."""
        try:
            return super().process_response(request, response)
        except IgnoreRequest:
            raise
        except Exception as error:
            packed = (response.headers.get("Content-Encoding") or b"").decode("latin-1")
            raise ResponseDataLossError(
                f"{response.url}: expected {packed} that can be unpacked, found: {error}"
            ) from error
