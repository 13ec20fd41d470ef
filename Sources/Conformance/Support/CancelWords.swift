/// Labels that say no more than "cancel".
///
/// Beside "OK" such a word says two things: that deleting stops, or that the account does. Italian
/// "cancella" is not among them, as it deletes.
enum CancelWords {
  private static let words: Set<String> = [
    "cancel", "abbrechen", "annuler", "annulla", "cancelar", "cancel·la", "cancel·lar",
    "annuleren", "avbryt", "annuller", "annullér", "fortryd", "peruuta", "tühista", "zrušit",
    "zrušiť", "storno", "anuluj", "anulează", "anulare", "mégse", "mégsem", "odustani", "otkaži",
    "prekliči", "atšaukti", "atcelt", "iptal", "vazgeç", "batal", "batalkan", "hủy", "huỷ",
    "hủy bỏ", "kanselahin", "utzi", "ακύρωση", "άκυρο", "отмена", "отменить", "скасувати",
    "відміна", "отказ", "откажи", "ביטול", "إلغاء", "لغو", "انصراف", "منسوخ کریں", "रद्द करें",
    "रद्द करा", "বাতিল", "বাতিল করুন", "ரத்து", "ரத்து செய்", "రద్దు", "రద్దు చేయి", "ยกเลิก",
    "취소", "취소하기", "キャンセル", "キャンセルする", "取消", "取消する",
  ]

  /// True where nothing else stands on the label.
  static func isAll(of label: String) -> Bool {
    let parts = label.lowercased().split { $0.isWhitespace || $0.isPunctuation && $0 != "·" }
    return words.contains(parts.joined(separator: " "))
  }
}
