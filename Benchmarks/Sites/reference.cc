// What a plain C program would do with a list of pages, in one thread: libcurl's multi interface,
// libxml2's tree, one walk for text and links, CLD2 on all of the text of a page.
// usage: reference CONNECTIONS <LIST; prints how many pages came, their links, and how many of them
// had a language.
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include <curl/curl.h>

#include "../Pages/reading.h"

struct Transfer {
  std::string body;
};

static size_t take(char *data, size_t, size_t count, void *transfer) {
  static_cast<Transfer *>(transfer)->body.append(data, count);
  return count;
}

// Gives a handle the next address of the list, if there is one.
static bool begin(CURLM *multi, CURL *easy, Transfer *transfer) {
  std::string address;
  if (!std::getline(std::cin, address)) return false;
  transfer->body.clear();
  curl_easy_setopt(easy, CURLOPT_URL, address.c_str());
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
  curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
  curl_multi_add_handle(multi, easy);
  return true;
}

int main(int, char **arguments) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  xmlInitParser();
  CURLM *multi = curl_multi_init();
  int running = 0, pages = 0, waiting;
  Reading all;
  for (int i = atoi(arguments[1]); i > 0; i--) begin(multi, curl_easy_init(), new Transfer);
  do {
    curl_multi_perform(multi, &running);
    while (CURLMsg *message = curl_multi_info_read(multi, &waiting)) {
      CURL *easy = message->easy_handle;
      bool whole = message->data.result == CURLE_OK;
      Transfer *transfer;
      curl_easy_getinfo(easy, CURLINFO_PRIVATE, &transfer);
      curl_multi_remove_handle(multi, easy);
      // The encoding is left to libxml2, which finds the page's own.
      if (whole) pages++, all.add(transfer->body, nullptr);
      if (begin(multi, easy, transfer)) running++;
    }
    if (running) curl_multi_poll(multi, nullptr, 0, 100, nullptr);
  } while (running);
  printf("%d %zu %zu\n", pages, all.links, all.known);
}
