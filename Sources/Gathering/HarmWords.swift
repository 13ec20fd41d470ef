/// Words of addresses and labels that say that following a link does something.
///
/// They are kept apart from the vocabulary, because harm must be recognised in every language and not
/// only in the reader's: a Korean page may well have an English log-out link. Words of addresses are
/// in Latin letters as sites spell them; a word in a script of its own stands as it is.
enum HarmWords {
  /// Words that alone mean leaving the session.
  static let leaving: Set<String> = [
    "logout", "logoff", "signout", "signoff", "abmelden", "ausloggen", "deconnexion",
    "deconnecter", "uitloggen", "afmelden", "wyloguj", "wylogowanie", "odhlasit", "odhlaseni",
    "kijelentkezes", "cikis", "loggaut", "loggut", "logud", "utloggning", "odjava", "delogare",
    "vyhod", "vyjti", "wyhod", "keluar", "dangxuat", "로그아웃", "ログアウト", "退出登录", "登出",
  ]
  /// Pairs that mean the same, `log out`, `cerrar sesion`.
  static let leavingPairs: [(first: Set<String>, second: Set<String>)] = [
    (["log", "sign", "logga", "logg"], ["out", "off", "ut", "ud"]),
    (
      ["cerrar", "fechar", "encerrar", "terminar", "tancar"],
      ["sesion", "sesión", "sessao", "sessió"]
    ),
    (["kirjaudu"], ["ulos"]), (["dang"], ["xuat"]),
  ]
  /// What labels say in front of a log-out, in lower case; a label is compared as a whole.
  static let leavingLabels: Set<String> = [
    "log out", "logout", "sign out", "log off", "sign off", "로그아웃", "ログアウト", "サインアウト",
    "退出", "退出登录", "登出", "注销登录", "abmelden", "ausloggen", "logout durchführen", "déconnexion",
    "se déconnecter", "me déconnecter", "cerrar sesión", "salir", "sair", "terminar sessão",
    "encerrar sessão", "esci", "disconnetti", "uitloggen", "afmelden", "logga ut", "logg ut",
    "log ud",
    "kirjaudu ulos", "wyloguj", "wyloguj się", "odhlásit", "odhlásit se", "odhlásiť sa",
    "kijelentkezés", "deconectare", "ieșire", "изход", "выйти", "выход", "вийти", "вихід", "odjava",
    "odjavi se", "odjavite se", "çıkış yap", "oturumu kapat", "çıkış", "αποσύνδεση", "έξοδος",
    "התנתקות", "התנתק", "تسجيل الخروج", "خروج", "लॉग आउट", "লগ আউট", "வெளியேறு", "ออกจากระบบ",
    "đăng xuất", "keluar", "log keluar", "mag-log out", "saioa itxi", "tanca la sessió",
    "pechar sesión", "atsijungti", "iziet", "logi välja",
  ]
  /// Words that alone mean that something is changed.
  static let changing: Set<String> = [
    "unsubscribe", "desabonner", "desuscribir", "purge", "buy", "purchase", "checkout",
    "pay", "impersonate", "revoke", "download", "export", "kaufen", "bezahlen", "acheter", "payer",
    "comprar", "pagar", "vote", "revert", "rollback", "subscribe", "watch", "unwatch", "star",
    "unstar", "favorite", "unfavorite", "unfollow", "unlike", "upvote", "downvote", "unlock",
    "hijack", "regenerate", "reindex", "toggle", "dismiss",
    "resend", "activate", "publish", "unpublish", "release", "accept", "reject", "approve",
  ]
  /// Names of pages that make a secret when they are first asked for.
  static let makers: Set<Substring> = ["api_key", "api-key", "apikey", "api_token", "atom_key"]
  /// What a query asks a page to do that takes a lock, or shows something to be changed.
  static let editing: Set<String> = ["edit", "restore", "recreate", "lock", "move", "rename"]
  /// What is done to an account.
  static let ending: Set<String> = [
    "delete", "destroy", "remove", "close", "withdraw", "withdrawal", "leave", "deactivate",
    "terminate",
    "cancel", "erase", "secession", "deletion", "loeschen", "löschen", "supprimer", "suppression",
    "eliminar", "borrar", "excluir", "apagar", "eliminare", "cancellare", "verwijderen", "usun",
    "smazat", "torles", "sil", "radera", "slet", "slett", "poista", "udalit", "vydalyty", "hapus",
    "taikai", "sakujo", "taltoe", "zhuxiao", "kuendigen", "resilier", "탈퇴", "삭제", "해지", "退会",
    "削除", "解約", "注销", "删除", "註銷", "刪除",
  ]
  /// Words that, beside one of those, make it the doing and not a page about it.
  static let acting: Set<String> = [
    "confirmed", "execute", "exec", "now", "yes", "submit", "perform", "proc", "ok",
    "complete", "completed", "done", "finish", "bestaetigt", "bestätigt", "jetzt",
    "confirme", "confirmado", "confermato", "evet", "jikkou", "kanryo",
    "queren", "완료", "실행", "処理", "完了", "完成",
  ]
  /// Names in a query whose value is good for one time only.
  static let oneTimeKeys: Set<String> = [
    "token", "csrf", "csrftoken", "authenticitytoken", "sectok", "nonce", "sig", "signature",
    "hmac", "otp", "onetime", "sesskey", "formkey", "xsrf", "confirmationtoken", "verifycode",
  ]
  /// Names in a query that say yes.
  static let confirmingKeys: Set<String> = [
    "confirm", "confirmed", "confirmation", "sure", "force", "yes", "iamsure", "bestaetigt",
    "bestaetigen", "bestaetigung", "confirmer", "confirmar", "confirmado", "conferma", "bevestig",
    "potvrdit", "onayla", "ok", "확인", "確認",
  ]
}
