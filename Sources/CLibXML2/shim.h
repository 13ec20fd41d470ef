#ifndef EXITWAY_CLIBXML2_SHIM_H
#define EXITWAY_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, and its headers then pull in <unicode/ucnv.h>. Foundation has its
// own copy of those types, so one file that sees both stops the build ("'UErrorCode' has different
// definitions in different modules", swiftlang/swift-foundation-icu#93). Hide ICU from the importer.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/valid.h>
#include <string.h>

// The version of the library that is loaded, such as 20914; a mutable global to Swift.
static inline const char *exitway_libxml2_version(void) { return xmlParserVersion; }

// Parses a page that is already clean UTF-8 and reports its elements and text, without a tree: that
// takes half of the time. `open` receives the parser with which `exitway_stop_parser` ends the work.
// Returns the number of the last error, 0 for none, -1 where no parser could be had.
//
// HUGE lifts the limits of 256 open elements and of 10 million bytes a text node, beyond which the
// rest of a page is dropped without a sign; htmlCtxtReadMemory leaves the bit alone, and no public
// HTML option sets it. With the encoding given, a meta element cannot change it half-way.
static inline int exitway_read_html(
    const char *bytes, int count, void *reader, void (*open)(void *, void *),
    startElementSAXFunc start, endElementSAXFunc end, charactersSAXFunc text) {
  htmlParserCtxtPtr context = htmlNewParserCtxt();
  if (context == NULL) return -1;
  context->options |= XML_PARSE_HUGE;
  memset(context->sax, 0, sizeof(*context->sax));
  context->sax->startElement = start;
  context->sax->endElement = end;
  context->sax->characters = text;
  context->sax->ignorableWhitespace = text;
  context->userData = reader;
  open(reader, context);
  htmlDocPtr document = htmlCtxtReadMemory(
      context, bytes, count, NULL, "UTF-8",
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  if (document != NULL) xmlFreeDoc(document);
  int error = context->errNo;
  htmlFreeParserCtxt(context);
  return error;
}

static inline void exitway_stop_parser(void *parser) { xmlStopParser((xmlParserCtxtPtr)parser); }

#endif
