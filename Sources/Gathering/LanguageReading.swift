import Languages
import Evidence
import Pages
import Transfer

extension LanguageLedger {
  /// Reads an answer and the page in it.
  init(of response: TransferResponse, _ model: PageModel) {
    let asked = response.sentHeaders.first { $0.name.lowercased() == "accept-language" }?.value
    let varies = (response.header("Vary") ?? "").lowercased().split(separator: ",").contains {
      $0.filter { !$0.isWhitespace } == "accept-language"
    }
    self.init(
      asked: asked, contentLanguage: response.header("Content-Language"), variesByLanguage: varies,
      meta: model.metaLanguage, htmlLanguage: model.declaredLanguage,
      alternates: model.alternates.map(\.language),
      address: AddressLocale.language(of: response.address.description)?.tag,
      detected: model.detectedLanguage?.tag)
  }
}
