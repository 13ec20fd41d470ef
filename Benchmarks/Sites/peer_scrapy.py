"""Links and text of each page with Scrapy; no language.

usage: peer_scrapy.py CONNECTIONS <LIST
"""

import sys

import scrapy
from scrapy.crawler import CrawlerProcess

found = {"pages": 0, "links": 0}


class Pages(scrapy.Spider):
    name = "pages"
    start_urls = sys.stdin.read().split()

    def parse(self, response):
        found["links"] += len(response.css("a::attr(href)").getall())
        "".join(response.xpath("//body//text()[not(ancestor::script)]").getall())
        found["pages"] += 1


process = CrawlerProcess({
    "CONCURRENT_REQUESTS": int(sys.argv[1]), "CONCURRENT_REQUESTS_PER_DOMAIN": int(sys.argv[1]),
    "DOWNLOAD_DELAY": 0, "LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False,
    "ROBOTSTXT_OBEY": False,
})
process.crawl(Pages)
process.start()
print(*found.values())
