#ifndef EXITWAY_CLIBXML2_SHIM_H
#define EXITWAY_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, and its headers then pull in <unicode/ucnv.h>. Foundation has its
// own copy of those types, so one file that sees both stops the build ("'UErrorCode' has different
// definitions in different modules", swiftlang/swift-foundation-icu#93). Hide ICU from the importer.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#endif
