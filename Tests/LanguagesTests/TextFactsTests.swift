import Testing

@testable import Languages

/// What is kept of a text is right for whoever asks.
struct TextFactsTests {
  @Test func `A text is read anew in the words of another vocabulary`() throws {
    let korean = try #require(Language(tag: "ko"))
    let plain = try Vocabulary.load(for: [.english])
    let wider = try Vocabulary.load(for: [.english, korean])
    let facts = TextFacts("회원 탈퇴", judge: LanguageJudge(expected: .english, vocabulary: plain))
    for _ in 1...2 {
      #expect(facts.reading(in: plain).reading.purpose == nil)
      #expect(facts.reading(in: wider).reading.purpose?.purpose == .delete)
    }
  }

  @Test func `Names belong to no language, however many there are`() throws {
    let vocabulary = try Vocabulary.load(for: [.english])
    let german = try #require(Language(tag: "de"))
    let judge = LanguageJudge(
      expected: german, vocabulary: vocabulary, model: try LanguageModel.load())
    #expect(judge.judge("Account").found == .english)
    let names = ["Account"] + (0..<100_000).map { "platform\($0)" }
    #expect(judge.taking(names: names).judge("Account").letters == 0)
    #expect(judge.judge("Account").found == .english)
  }
}
