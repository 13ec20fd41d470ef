#ifndef EXITWAY_CCRYPTO_SHIM_H
#define EXITWAY_CCRYPTO_SHIM_H

#include <openssl/evp.h>

// EVP_sha256() is a function, but EVP_MD is an opaque type that Swift cannot name in a signature of
// its own without exporting OpenSSL; one call keeps the whole of libcrypto behind this line.
static inline int exitway_sha256(const void *bytes, size_t count, unsigned char digest[32]) {
  return EVP_Digest(bytes, count, digest, NULL, EVP_sha256(), NULL);
}

#endif
