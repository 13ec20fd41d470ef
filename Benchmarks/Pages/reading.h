// Reads a page as a plain C program would: libxml2's tree, one walk for text and links, CLD2 on all
// of the text.
#include <cstring>
#include <string>

#include <cld2/public/compact_lang_det.h>
#include <libxml/HTMLparser.h>

struct Reading {
  size_t links = 0;
  // Pages with a language.
  size_t known = 0;

  // Reads one page and adds what it has.
  void add(const std::string &page, const char *encoding) {
    htmlDocPtr document = htmlReadMemory(
        page.data(), page.size(), nullptr, encoding,
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    std::string text;
    if (document) {
      walk(xmlDocGetRootElement(document), text);
      xmlFreeDoc(document);
    }
    bool reliable = false;
    CLD2::Language language = CLD2::DetectLanguage(text.data(), text.size(), true, &reliable);
    known += reliable && language != CLD2::UNKNOWN_LANGUAGE;
  }

 private:
  void walk(xmlNodePtr root, std::string &text) {
    xmlNodePtr node = root;
    while (node) {
      bool descend = true;
      if (node->type == XML_TEXT_NODE && node->content) {
        text += reinterpret_cast<const char *>(node->content);
        text += ' ';
      } else if (node->type == XML_ELEMENT_NODE) {
        const char *name = reinterpret_cast<const char *>(node->name);
        if (!strcmp(name, "script") || !strcmp(name, "style")) {
          descend = false;
        } else if (!strcmp(name, "a")) {
          xmlChar *target = xmlGetProp(node, BAD_CAST "href");
          if (target) links++, xmlFree(target);
        }
      }
      if (descend && node->children) {
        node = node->children;
        continue;
      }
      while (node && !node->next) node = node == root ? nullptr : node->parent;
      if (node) node = node->next;
    }
  }
};
