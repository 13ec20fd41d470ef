#ifndef EXITWAY_CCURL_SHIM_H
#define EXITWAY_CCURL_SHIM_H

#include <curl/curl.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <string.h>
#include <malloc.h>

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

static inline CURLcode exitway_set_debug(CURL *easy, curl_debug_callback value) {
  return curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, value);
}

// What a connection's TLS came to; each text is cut to its room and ends in a NUL.
struct exitway_tls {
  char version[16];
  char cipher[64];
  char subject[256];
  char issuer[256];
};

// Reads it while a transfer has its connection (CURLINFO_TLS_SSL_PTR allows no other time); 0 for a
// connection without TLS, or where libcurl uses another library than OpenSSL.
static inline int exitway_get_tls(CURL *easy, struct exitway_tls *tls) {
  struct curl_tlssessioninfo *info = NULL;
  if (curl_easy_getinfo(easy, CURLINFO_TLS_SSL_PTR, &info) != CURLE_OK || info == NULL) return 0;
  if (info->backend != CURLSSLBACKEND_OPENSSL || info->internals == NULL) return 0;
  SSL *ssl = (SSL *)info->internals;
  memset(tls, 0, sizeof *tls);
  strncpy(tls->version, SSL_get_version(ssl), sizeof tls->version - 1);
  const char *cipher = SSL_get_cipher_name(ssl);
  if (cipher != NULL) strncpy(tls->cipher, cipher, sizeof tls->cipher - 1);
  X509 *certificate = SSL_get1_peer_certificate(ssl);
  if (certificate == NULL) return 1;
  X509_NAME_oneline(X509_get_subject_name(certificate), tls->subject, sizeof tls->subject);
  X509_NAME_oneline(X509_get_issuer_name(certificate), tls->issuer, sizeof tls->issuer);
  X509_free(certificate);
  return 1;
}

// A Swift tuple of characters has no string initialiser; these hand out the texts' starts.
static inline const char *exitway_tls_version(const struct exitway_tls *tls) { return tls->version; }
static inline const char *exitway_tls_cipher(const struct exitway_tls *tls) { return tls->cipher; }
static inline const char *exitway_tls_subject(const struct exitway_tls *tls) { return tls->subject; }
static inline const char *exitway_tls_issuer(const struct exitway_tls *tls) { return tls->issuer; }

// COPYPOSTFIELDS takes the size set before it, so the body may hold NULs and need not outlive this.
static inline CURLcode exitway_set_body(CURL *easy, const void *bytes, curl_off_t count) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, count);
  if (code != CURLE_OK) return code;
  return curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

static inline CURLcode exitway_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode exitway_get_list(CURL *easy, CURLINFO info, struct curl_slist **value) {
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

// The file of certificates that libcurl was built to check servers against; NULL where there is none.
// The version to ask for is a macro with a cast of an enum, which Swift does not see.
static inline const char *exitway_certificate_file(void) {
  return curl_version_info(CURLVERSION_NOW)->cainfo;
}

// Keeps freed memory for the next transfer. Otherwise glibc gives a page's buffers back to the kernel
// after each transfer and takes them again for the next, at a page fault every 4 kB.
static inline void exitway_keep_freed_memory(void) {
#ifdef M_TRIM_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
#endif
}

// CURLMsg holds a union, of which only the result is read, and only for CURLMSG_DONE.
static inline CURLcode exitway_message_result(const CURLMsg *message) {
  return message->data.result;
}

#endif
