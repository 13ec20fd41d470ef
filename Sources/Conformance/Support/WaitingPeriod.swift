/// A length of time that a text names, in days.
///
/// Only the units below count. Years do not: a period of years in such a text is how long records
/// are kept, not how long leaving takes.
enum WaitingPeriod {
  /// Units of languages that write words apart, whole and in lower case.
  private static let words: [Int: Set<String>] = [
    1: [
      "day", "days", "tag", "tage", "tagen", "dag", "dagen", "dagar", "jour", "jours", "día",
      "días", "dia", "dias", "giorno", "giorni", "dni", "dnia", "dzień", "gün", "день", "дня",
      "дней", "дні", "днів", "يوم", "يوما", "يومًا", "أيام", "ايام", "दिन", "दिनों", "ngày", "hari",
    ],
    7: [
      "week", "weeks", "woche", "wochen", "weken", "vecka", "veckor", "semaine", "semaines",
      "semana", "semanas", "settimana", "settimane", "tydzień", "tygodnie", "tygodni", "hafta",
      "неделя", "недели", "недель", "тиждень", "тижні", "тижнів", "أسبوع", "أسابيع", "सप्ताह",
      "tuần", "minggu",
    ],
    30: [
      "month", "months", "monat", "monate", "monaten", "maand", "maanden", "månad", "månader",
      "mois", "mes", "meses", "mese", "mesi", "mês", "miesiąc", "miesiące", "miesięcy", "ay",
      "месяц", "месяца", "месяцев", "місяць", "місяці", "місяців", "شهر", "أشهر", "महीने", "महीनों",
      "tháng", "bulan",
    ],
  ]

  /// Units of languages that write no spaces or add endings (ko, ja, zh, th): how the word that
  /// stands directly after the number begins; longer ones first.
  private static let beginnings: [(text: String, days: Int)] = [
    ("개월", 30), ("か月", 30), ("ヶ月", 30), ("カ月", 30), ("ヵ月", 30), ("个月", 30), ("個月", 30),
    ("週間", 7), ("星期", 7), ("สัปดาห์", 7), ("เดือน", 30), ("วัน", 1), ("달", 30), ("주", 7),
    ("일", 1), ("周", 7), ("週", 7), ("日", 1), ("天", 1),
  ]

  /// Words that may stand between number and unit: "30 calendar days", "30 (thirty) days".
  private static let wordsBetween = 2

  /// Every length of time the text names, in days, in order.
  static func lengths(in text: String) -> [Int] {
    let tokens = self.tokens(of: text.lowercased())
    var lengths: [Int] = []
    for index in tokens.indices {
      guard case .number(let amount) = tokens[index], amount > 0,
        !isCalendarDay(index, in: tokens)
      else { continue }
      if let days = days(after: index, in: tokens) { lengths.append(amount * days) }
    }
    return lengths
  }

  private enum Token: Equatable {
    case number(Int)
    case word(String)
    case stop
  }

  /// Numbers, words and sentence ends; everything else only parts them.
  private static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var word = ""
    var number: Int?
    func close() {
      if let value = number { tokens.append(.number(value)) }
      if !word.isEmpty { tokens.append(.word(word)) }
      (word, number) = ("", nil)
    }
    for character in text {
      if let digit = character.wholeNumberValue, (0...9).contains(digit) {
        if !word.isEmpty { close() }
        number = min((number ?? 0) * 10 + digit, 100_000)
      } else if character.isLetter {
        if number != nil { close() }
        word.append(character)
      } else {
        close()
        if ".!?。！？;".contains(character) { tokens.append(.stop) }
      }
    }
    close()
    return tokens
  }

  private static func days(after index: Int, in tokens: [Token]) -> Int? {
    let next = tokens[(index + 1)...].prefix(wordsBetween + 1).prefix(while: isWord)
    for case .word(let word) in next.prefix(1) {
      if let unit = beginnings.first(where: { word.hasPrefix($0.text) }) { return unit.days }
    }
    for case .word(let word) in next {
      for length in [1, 7, 30] where words[length]?.contains(word) == true { return length }
    }
    return nil
  }

  private static func isWord(_ token: Token) -> Bool {
    if case .word = token { true } else { false }
  }

  /// True for the day of a date as Korean, Japanese and Chinese write it: `7월 24일`, `7月24日`.
  private static func isCalendarDay(_ index: Int, in tokens: [Token]) -> Bool {
    guard index > 0, case .word(let before) = tokens[index - 1] else { return false }
    return before == "월" || before == "月"
  }
}
