import Evidence

extension RuleExample {
  /// A way out whose words are in no vocabulary: a rule that looks for words cannot tell there.
  static let unknownWords = RuleExample(
    "Pages of which the vocabulary recognises nothing", .cantTell, .vocabulary,
    ExampleCase(
      reader: "ka", ExamplePage("account", .press("Account", "delete", in: "en")),
      ExamplePage("leave", .text("ანგარიშის წაშლა"), .press("დიახ"))))
}
