// Trains the language model: a linear classifier over hashed character n-grams, one set of classes a
// script. Deterministic: one thread, one seed, inputs in order. docs/language-model.md has the recipe.
//
// Usage: train TEXTS OUTPUT, where TEXTS holds one file a language (catalogues.py writes them).
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <algorithm>
#include <vector>

struct Group {
  const char *script;
  std::vector<std::string> classes;
  uint32_t buckets;
};

// Scripts with one language need no weights and are not here.
static const std::vector<Group> groups = {
    {"latin",
     {"ca", "cs", "da", "de", "en", "es", "et", "eu", "fi", "fil", "fr", "gl", "hr", "hu", "id",
      "it", "lt", "lv", "ms", "nb", "nl", "pl", "pt-BR", "pt-PT", "ro", "sk", "sl", "sv", "tr", "vi"},
     48000},
    {"cyrillic", {"bg", "ru", "sr", "uk"}, 32000},
    {"arabic", {"ar", "fa", "ur"}, 32000},
    {"devanagari", {"hi", "mr"}, 32000},
    {"han", {"ja", "zh-Hans", "zh-Hant"}, 80000},
};

static uint64_t state = 88172645463325252ull;
static uint64_t draw() {  // xorshift64
  state ^= state << 13, state ^= state >> 7, state ^= state << 17;
  return state;
}
static double uniform() { return (draw() >> 11) * (1.0 / 9007199254740992.0); }

// Character boundaries of UTF-8 text.
static std::vector<size_t> boundaries(const std::string &text) {
  std::vector<size_t> places;
  for (size_t i = 0; i < text.size(); i++)
    if (((unsigned char)text[i] & 0xC0) != 0x80) places.push_back(i);
  places.push_back(text.size());
  return places;
}

static uint32_t hash(const char *bytes, size_t count, uint32_t seed) {  // FNV-1a
  uint32_t value = 2166136261u ^ seed;
  for (size_t i = 0; i < count; i++) value = (value ^ (unsigned char)bytes[i]) * 16777619u;
  return value ^ (value >> 15);
}

// Buckets of a string's features: character 1- to 5-grams of each word between < and >, and the
// whole of longer words.
static void features(const std::string &text, uint32_t buckets, std::vector<uint32_t> &found) {
  found.clear();
  size_t start = 0;
  while (start < text.size()) {
    size_t end = text.find(' ', start);
    if (end == std::string::npos) end = text.size();
    if (end > start) {
      const std::string word = "<" + text.substr(start, end - start) + ">";
      const auto places = boundaries(word);
      const size_t length = places.size() - 1;
      for (size_t i = 0; i < length; i++)
        for (size_t n = 1; n <= 5 && i + n <= length; n++) {
          if (n == 1 && (i == 0 || i == length - 1)) continue;
          found.push_back(hash(word.data() + places[i], places[i + n] - places[i], 0) % buckets);
        }
      if (length > 5) found.push_back(hash(word.data(), word.size(), 0x9E3779B9u) % buckets);
    }
    start = end + 1;
  }
}

static std::vector<std::string> lines(const std::string &path) {
  std::ifstream file(path);
  std::vector<std::string> result;
  for (std::string line; std::getline(file, line);)
    if (!line.empty()) result.push_back(line);
  return result;
}

static size_t count_words(const std::string &text) {
  return 1 + std::count(text.begin(), text.end(), ' ');
}

// A run of one to three words of a string; of Chinese and Japanese, two to six characters.
static std::string piece(const std::string &text, bool han) {
  if (han) {
    const auto places = boundaries(text);
    const size_t length = places.size() - 1;
    if (length <= 2) return text;
    const size_t take = std::min(length, size_t(2 + draw() % 5));
    const size_t from = draw() % (length - take + 1);
    std::string cut = text.substr(places[from], places[from + take] - places[from]);
    while (!cut.empty() && cut.front() == ' ') cut.erase(0, 1);
    while (!cut.empty() && cut.back() == ' ') cut.pop_back();
    return cut;
  }
  std::vector<std::pair<size_t, size_t>> words;
  for (size_t i = 0; i < text.size();) {
    size_t end = text.find(' ', i);
    if (end == std::string::npos) end = text.size();
    words.push_back({i, end});
    i = end + 1;
  }
  const size_t take = std::min(words.size(), size_t(1 + draw() % 3));
  const size_t from = draw() % (words.size() - take + 1);
  return text.substr(words[from].first, words[from + take - 1].second - words[from].first);
}

struct Example {
  std::string text;
  int label;
};

static std::vector<Example> examples(const Group &group, const std::string &folder) {
  const size_t wanted = 24000;
  std::vector<Example> result;
  const bool han = strcmp(group.script, "han") == 0;
  for (size_t label = 0; label < group.classes.size(); label++) {
    const auto all = lines(folder + "/" + group.classes[label] + ".txt");
    if (all.empty()) continue;
    const size_t share = group.classes[label] == "en" ? wanted * 3 : han ? wanted * 2 : wanted;
    std::vector<size_t> order(all.size());
    for (size_t i = 0; i < order.size(); i++) order[i] = i;
    for (size_t drawn = 0; drawn < share; drawn++) {
      if (drawn % all.size() == 0)
        for (size_t i = order.size(); i > 1; i--) std::swap(order[i - 1], order[draw() % i]);
      const std::string &text = all[order[drawn % all.size()]];
      result.push_back({text, int(label)});
      const bool isShort = han ? boundaries(text).size() <= 7 : count_words(text) <= 2;
      // What people press is short, so short strings count twice, and pieces of long ones as well.
      if (isShort) result.push_back({text, int(label)});
      if (!isShort && uniform() < 0.3) {
        const std::string cut = piece(text, han);
        if (!cut.empty()) result.push_back({cut, int(label)});
      }
    }
  }
  for (size_t i = result.size(); i > 1; i--) std::swap(result[i - 1], result[draw() % i]);
  return result;
}

// Weights of every class for each bucket, by two rounds of AdaGrad over the examples.
static std::vector<float> train(const Group &group, const std::vector<Example> &data) {
  const size_t classes = group.classes.size();
  std::vector<float> weights(classes * group.buckets, 0), squares(weights.size(), 1e-8f);
  std::vector<uint32_t> found;
  std::vector<float> scores(classes);
  const float rate = 0.3f;
  for (int epoch = 0; epoch < 2; epoch++)
    for (const Example &example : data) {
      features(example.text, group.buckets, found);
      if (found.empty()) continue;
      const float scale = 1 / std::sqrt(float(found.size()));
      std::fill(scores.begin(), scores.end(), 0);
      for (uint32_t bucket : found)
        for (size_t c = 0; c < classes; c++) scores[c] += weights[bucket * classes + c];
      float most = -1e30f, sum = 0;
      for (auto &score : scores) most = std::max(most, score *= scale);
      for (auto &score : scores) sum += score = std::exp(score - most);
      for (size_t c = 0; c < classes; c++) {
        const float slope = (scores[c] / sum - (int(c) == example.label)) * scale;
        if (std::fabs(slope) < 1e-5f) continue;
        for (uint32_t bucket : found) {
          const size_t at = bucket * classes + c;
          squares[at] += slope * slope;
          weights[at] -= rate * slope / std::sqrt(squares[at]);
        }
      }
    }
  return weights;
}

// What one step of a weight's byte stands for: all but the largest 0.05 % of the weights fit.
static float scale_of(const std::vector<float> &weights) {
  std::vector<float> sizes;
  for (float weight : weights) sizes.push_back(std::fabs(weight));
  const size_t at = size_t(sizes.size() * 0.9995);
  std::nth_element(sizes.begin(), sizes.begin() + at, sizes.end());
  return sizes[at] / 127;
}

template <typename T>
static void put(std::ofstream &file, T value) {
  file.write((const char *)&value, sizeof value);
}

// A name of at most 15 bytes, filled up with zeros.
static void put_name(std::ofstream &file, const char *text) {
  char name[16] = {0};
  strncpy(name, text, 15);
  file.write(name, 16);
}

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  std::ofstream file(argv[2], std::ios::binary);
  file.write("EXLM", 4);
  put(file, uint32_t(1));
  put(file, uint32_t(groups.size()));
  for (const Group &group : groups) {
    const auto data = examples(group, argv[1]);
    const auto weights = train(group, data);
    const float scale = scale_of(weights);
    put_name(file, group.script);
    put(file, uint32_t(group.classes.size()));
    put(file, group.buckets);
    put(file, scale);
    for (const auto &language : group.classes) put_name(file, language.c_str());
    for (float weight : weights)
      put(file, int8_t(std::max(-127.f, std::min(127.f, std::round(weight / scale)))));
    fprintf(stderr, "%s: %zu examples, scale %g\n", group.script, data.size(), scale);
  }
  return file ? 0 : 1;
}
