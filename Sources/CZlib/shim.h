#ifndef EXITWAY_CZLIB_SHIM_H
#define EXITWAY_CZLIB_SHIM_H

#include <string.h>
#include <zlib.h>

// deflateInit2 and inflateInit2 are macros that add the header's version, which Swift cannot call.

// Window bits 15 + 16 write a gzip member; its header carries no time and no name, so equal bytes
// give equal members.
static inline int exitway_gzip_begin(z_stream *stream) {
  memset(stream, 0, sizeof *stream);
  return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

// Window bits: 15 + 32 for gzip or zlib by their headers, -15 for bare deflate data.
static inline int exitway_inflate_begin(z_stream *stream, int window_bits) {
  memset(stream, 0, sizeof *stream);
  return inflateInit2(stream, window_bits);
}

#endif
