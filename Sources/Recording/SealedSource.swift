package import Transfer

/// An exchange source behind a vault: private values go down and never come up.
package struct SealedSource: ExchangeSource {
  private let inner: any ExchangeSource
  private let vault: Vault

  package init(_ inner: any ExchangeSource, vault: Vault) {
    self.inner = inner
    self.vault = vault
  }

  package func send(
    _ request: TransferRequest
  ) async throws(TransferError) -> TransferResponse {
    do throws(TransferError) {
      let response = try await inner.send(vault.open(request))
      return vault.seal(response, to: request)
    } catch {
      // libcurl's words name no address, but the error's own field is the one that was asked.
      throw TransferError(error.code, address: request.address.description, detail: error.detail)
    }
  }
}
