#ifndef EXITWAY_CCURL_SHIM_H
#define EXITWAY_CCURL_SHIM_H

#include <curl/curl.h>

// curl_easy_setopt, curl_easy_getinfo and their kin are variadic, which Swift cannot call; and a
// variadic argument of the wrong width is read wrongly. So one wrapper for each argument kind.

static inline CURLcode exitway_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

// Sizes are 64 bits wide on every platform.
static inline CURLcode exitway_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

// libcurl copies strings, POSTFIELDS excepted (see exitway_set_body).
static inline CURLcode exitway_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

// Lists, shares and callback contexts; libcurl keeps the pointer.
static inline CURLcode exitway_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

typedef size_t (*exitway_data_callback)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode exitway_set_callback(
    CURL *easy, CURLoption option, exitway_data_callback value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode exitway_set_open_socket(CURL *easy, curl_opensocket_callback value) {
  return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline CURLcode exitway_set_before_request(CURL *easy, curl_prereq_callback value) {
  return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, value);
}

// COPYPOSTFIELDS takes the size set before it, so the body may hold NULs and need not outlive this.
static inline CURLcode exitway_set_body(CURL *easy, const void *bytes, curl_off_t count) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, count);
  if (code != CURLE_OK) return code;
  return curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

static inline CURLcode exitway_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode exitway_get_offset(CURL *easy, CURLINFO info, curl_off_t *value) {
  return curl_easy_getinfo(easy, info, value);
}

// The string belongs to the handle.
static inline CURLcode exitway_get_string(CURL *easy, CURLINFO info, const char **value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode exitway_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

static inline CURLSHcode exitway_share(CURLSH *share, curl_lock_data data) {
  return curl_share_setopt(share, CURLSHOPT_SHARE, data);
}

// CURLMsg holds a union, of which only the result is read, and only for CURLMSG_DONE.
static inline CURLcode exitway_message_result(const CURLMsg *message) {
  return message->data.result;
}

#endif
