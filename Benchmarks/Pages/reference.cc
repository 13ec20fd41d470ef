// The plain C program that our reading of pages is measured against. Prints the CPU seconds of the
// rounds, without reading the files, then the links and the pages that had a language.
// usage: reference ROUNDS FILE...
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "reading.h"

int main(int count, char **arguments) {
  int rounds = atoi(arguments[1]);
  std::vector<std::string> pages;
  for (int i = 2; i < count; i++) {
    std::ifstream file(arguments[i], std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  xmlInitParser();
  Reading all;
  clock_t start = clock();
  for (int round = 0; round < rounds; round++) {
    for (const std::string &page : pages) all.add(page, "UTF-8");
  }
  double seconds = double(clock() - start) / CLOCKS_PER_SEC;
  printf("%.6f %zu %zu\n", seconds, all.links / rounds, all.known / rounds);
}
