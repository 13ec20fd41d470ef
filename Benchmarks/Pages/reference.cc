// What a plain C program would do with a page: libxml2's tree, one walk for text and links, CLD2 on
// all of the text. Prints the CPU seconds of the rounds, without reading the files.
// usage: reference ROUNDS FILE...
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <cld2/public/compact_lang_det.h>
#include <libxml/HTMLparser.h>

struct Found {
  std::string text;
  size_t links = 0;
};

static void walk(xmlNodePtr root, Found &found) {
  xmlNodePtr node = root;
  while (node) {
    bool descend = true;
    if (node->type == XML_TEXT_NODE && node->content) {
      found.text += reinterpret_cast<const char *>(node->content);
      found.text += ' ';
    } else if (node->type == XML_ELEMENT_NODE) {
      const char *name = reinterpret_cast<const char *>(node->name);
      if (!strcmp(name, "script") || !strcmp(name, "style")) {
        descend = false;
      } else if (!strcmp(name, "a")) {
        xmlChar *target = xmlGetProp(node, BAD_CAST "href");
        if (target) found.links++, xmlFree(target);
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

int main(int count, char **arguments) {
  int rounds = atoi(arguments[1]);
  std::vector<std::string> pages;
  for (int i = 2; i < count; i++) {
    std::ifstream file(arguments[i], std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  xmlInitParser();
  size_t links = 0, known = 0;
  clock_t start = clock();
  for (int round = 0; round < rounds; round++) {
    for (const std::string &page : pages) {
      htmlDocPtr document = htmlReadMemory(
          page.data(), page.size(), nullptr, "UTF-8",
          HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
      Found found;
      if (document) {
        walk(xmlDocGetRootElement(document), found);
        xmlFreeDoc(document);
      }
      links += found.links;
      bool reliable = false;
      CLD2::Language language =
          CLD2::DetectLanguage(found.text.data(), found.text.size(), true, &reliable);
      known += reliable && language != CLD2::UNKNOWN_LANGUAGE;
    }
  }
  double seconds = double(clock() - start) / CLOCKS_PER_SEC;
  printf("%.6f %zu %zu\n", seconds, links / rounds, known / rounds);
}
