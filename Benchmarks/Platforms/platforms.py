"""Small platforms, the same every time: 8 to 30 pages in one of four languages, with one page on which
an account is deleted, what looks like it and is not, and often a second, longer way.

usage: platforms.py FOLDER COUNT PORT
Writes FOLDER/scenarios and FOLDER/truth.json: by platform the deletion page, and how many actions the
shortest way takes from the account's page, the final press included.
"""

import collections
import json
import pathlib
import random
import sys

# Menu, then what is told; the words are those that sites use.
WORDS = {
    "en": {
        "home": "Home", "account": "My account", "settings": "Account settings",
        "privacy": "Privacy and data", "security": "Login and security", "profile": "Profile",
        "leave": "Delete account", "press": "Delete account", "proceed": "Continue",
        "orders": "Orders", "addresses": "Address book", "payments": "Payment methods",
        "newsletter": "Unsubscribe from the newsletter", "list": "Delete wish list",
        "terms": "Terms of use", "imprint": "About us", "offers": "Offers",
        "gone": "Your account and all your data will be deleted for good.",
        "text": "Here you see what you have ordered, where it is on its way and when it will arrive."},
    "de": {
        "home": "Startseite", "account": "Mein Konto", "settings": "Kontoeinstellungen",
        "privacy": "Datenschutz und Daten", "security": "Anmeldung und Sicherheit",
        "profile": "Profil", "leave": "Konto löschen", "press": "Konto löschen",
        "proceed": "Weiter", "orders": "Bestellungen", "addresses": "Adressbuch",
        "payments": "Zahlungsarten", "newsletter": "Newsletter abbestellen",
        "list": "Merkzettel löschen", "terms": "Nutzungsbedingungen", "imprint": "Über uns",
        "offers": "Angebote",
        "gone": "Ihr Konto und alle Ihre Daten werden endgültig gelöscht.",
        "text": "Hier sehen Sie, was Sie bestellt haben, wo es gerade ist und wann es ankommt."},
    "fr": {
        "home": "Accueil", "account": "Mon compte", "settings": "Paramètres du compte",
        "privacy": "Confidentialité et données", "security": "Connexion et sécurité",
        "profile": "Profil", "leave": "Supprimer le compte", "press": "Supprimer le compte",
        "proceed": "Continuer", "orders": "Commandes", "addresses": "Carnet d’adresses",
        "payments": "Moyens de paiement", "newsletter": "Se désabonner de la newsletter",
        "list": "Supprimer la liste d’envies", "terms": "Conditions d’utilisation",
        "imprint": "À propos de nous", "offers": "Promotions",
        "gone": "Votre compte et toutes vos données seront supprimés définitivement.",
        "text": "Vous voyez ici ce que vous avez commandé, où cela se trouve et quand cela arrive."},
    "ko": {
        "home": "홈", "account": "내 계정", "settings": "계정 설정", "privacy": "개인정보 및 데이터",
        "security": "로그인 및 보안", "profile": "프로필", "leave": "회원 탈퇴",
        "press": "회원 탈퇴", "proceed": "계속", "orders": "주문 내역", "addresses": "주소록",
        "payments": "결제 수단", "newsletter": "뉴스레터 수신 거부", "list": "위시리스트 삭제",
        "terms": "이용약관", "imprint": "회사 소개", "offers": "할인 상품",
        "gone": "계정과 모든 데이터가 영구적으로 삭제됩니다.",
        "text": "주문하신 상품과 배송 상황, 도착 예정일을 여기에서 확인하실 수 있습니다."},
}
LANGUAGES = list(WORDS)
SLOW_SECONDS = 0.05


class Platform:
    def __init__(self, number):
        self.number, self.name = number, f"p{number:03}"
        self.language = LANGUAGES[number % len(LANGUAGES)]
        self.is_slow = number % 3 == 0
        self.words = WORDS[self.language]
        self.chance = random.Random(number)
        # Which pages each page's text links to; menu and footer come on top of every page.
        self.links = collections.defaultdict(list)
        self.build()

    def build(self):
        chance = self.chance
        through = ["settings", "privacy", "security"][: chance.randrange(4)]
        way = ["account", *through, "leave"]
        for here, to in zip(way, way[1:]):
            self.links[here].append(to)
        # A second way to the same page, one page longer.
        if chance.random() < 0.5:
            before = way[-2]
            self.links[before].append("profile")
            self.links["profile"].append("leave")
        self.asks_twice = chance.random() < 0.3
        if self.asks_twice:
            self.links["leave"].append("confirm")
        self.links["account"] += ["orders", "addresses", "payments", "newsletter"]
        self.links["orders"].append("list")
        pages = {"home", "terms", "imprint", *self.links}
        pages.update(to for links in self.links.values() for to in links)
        self.offers = max(0, chance.randrange(8, 31) - len(pages))
        pages.update(f"offers-{offer}" for offer in range(self.offers))
        self.pages = {self.path(page): page for page in pages}
        for page in self.links:
            chance.shuffle(self.links[page])

    @staticmethod
    def path(page):
        return "/" if page == "home" else f"/{page}"

    def label(self, page):
        if page.startswith("offers-"):
            return f"{self.words['offers']} {int(page.split('-')[1]) + 1}"
        return self.words.get(page, self.words["proceed"])

    def truth(self):
        """The page with the final control, and the actions to it: follow each link, then press."""
        last = "confirm" if self.asks_twice else "leave"
        steps, queue = {"account": 0}, collections.deque(["account"])
        while queue:
            here = queue.popleft()
            for to in self.links.get(here, []):
                if to not in steps:
                    steps[to] = steps[here] + 1
                    queue.append(to)
        return {"page": self.path(last), "actions": steps[last] + 1, "pages": len(self.pages)}

    def anchor(self, page):
        return f'<a href="{self.path(page)}">{self.label(page)}</a>'

    def write(self, page):
        words = self.words
        menu = ["home", "account", *(f"offers-{n}" for n in range(min(6, self.offers)))]
        text = "".join(f"<p>{words['text']}</p>" for _ in range(1 + self.number % 5))
        links = "".join(f"<li>{self.anchor(to)}</li>" for to in self.links.get(page, []))
        form = ""
        if page in ("leave", "confirm"):
            text = f"<p>{words['gone']}</p>"
        if self.path(page) == self.truth()["page"]:
            form = f"<form method=post><button>{words['press']}</button></form>"
        more = ""
        if page == "home":
            more = "".join(f"<p>{self.anchor(f'offers-{n}')}</p>" for n in range(self.offers))
        return f"""<!doctype html><html lang="{self.language}"><head><meta charset="utf-8">
<title>{self.label(page)}</title></head><body>
<header><nav><ul>{"".join(f"<li>{self.anchor(to)}</li>" for to in menu)}</ul></nav></header>
<main><h1>{self.label(page)}</h1>{text}<ul>{links}</ul>{more}{form}</main>
<footer>{self.anchor("terms")} {self.anchor("imprint")}</footer></body></html>"""

    def scenario(self, port):
        return f"""platform: Platform {self.number}
locales: {{{self.language}: {{host: "{self.name}.localhost:{port}"}}}}
start: {{home: "http://${{host}}/", account: "http://${{host}}/account"}}
"""


def main():
    folder, count, port = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    (folder / "scenarios").mkdir(parents=True)
    truth = {}
    for number in range(count):
        platform = Platform(number)
        (folder / "scenarios" / f"{platform.name}.yaml").write_text(platform.scenario(port))
        truth[platform.name] = platform.truth()
    (folder / "truth.json").write_text(json.dumps(truth, indent=1))


if __name__ == "__main__":
    main()
