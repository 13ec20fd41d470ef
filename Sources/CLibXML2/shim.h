#ifndef EXITWAY_CLIBXML2_SHIM_H
#define EXITWAY_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, and its headers then pull in <unicode/ucnv.h>. Foundation has its
// own copy of those types, so one file that sees both stops the build ("'UErrorCode' has different
// definitions in different modules", swiftlang/swift-foundation-icu#93). Hide ICU from the importer.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/valid.h>

// Parses a page that is already clean UTF-8; *error is the last error's number, 0 for none.
//
// HUGE lifts the limits of 256 open elements and of 10 million bytes a text node, beyond which the
// rest of a page is dropped without a sign; htmlCtxtReadMemory leaves the bit alone, and no public
// HTML option sets it. With the encoding given, a meta element cannot change it half-way.
static inline htmlDocPtr exitway_parse_html(const char *bytes, int count, int *error) {
  htmlParserCtxtPtr context = htmlNewParserCtxt();
  if (context == NULL) return NULL;
  context->options |= XML_PARSE_HUGE;
  htmlDocPtr document = htmlCtxtReadMemory(
      context, bytes, count, NULL, "UTF-8",
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  *error = context->errNo;
  htmlFreeParserCtxt(context);
  return document;
}

// xmlFree is a mutable global function pointer, which Swift 6 refuses.
static inline void exitway_xml_free(void *pointer) { xmlFree(pointer); }

#endif
