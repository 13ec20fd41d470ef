/// Outputs as they were read and found right; `\#` at a line's end joins it with the next.
enum Golden {
  /// What the text reporter writes for `Samples.all`.
  static let text = #"""
    exitway 0.1.0, rules 1

    3 cases: 1 fail, 1 cannot tell, 1 pass

    case                    outcome        language    steps       reachability  clarity
    demo/good-exit/de-DE    ✓ pass         ✓ 100 100%  ✓ 100 100%  ✓ 100 100%    ✓ 100 100%
    demo/seven-steps/ko-KR  ✗ fail         ✗ 40 100%   ! 25 67%    ✓ 100 100%    - -
    far-away/en-US          ? cannot tell  - - 0%      ? - 0%      - - 0%        - - 0%

    Each dimension: outcome, score of 100, share of the rules' weight that could be told.
    ✓ pass   ! warn   ✗ fail   ? cannot tell   - not applicable

    demo/seven-steps/ko-KR (일곱 계단 상점, reader's language ko)
      Leaving: 2 + 2 = 4 actions (nav + flow), 3 pages
          1. follow "설정" on https://${host}/account
          2. press "더 보기" on https://${host}/settings
          3. follow "Close "my" account" on https://${host}/settings
          4. finish "Delete account" on https://${host}/close
      Joining: 0 + 0 = 0 actions (nav + flow), 0 pages; ended before the final control: \#
    needs-declared-step: The next step sends a form that the scenario does not declare safe. \#
    The form posts an e-mail address.
          1. submit "가입" on https://${host}/join

      ✗ fail  lang-page-locale  language, critical
          seen      12 % of the letters on the deletion page are Korean.
          asked     At least 90 % of the letters are in the reader's language.
          words     “Your account will be deleted for good.”
          page      https://${host}/close
          place     main > p:nth-of-type(2)
          to do     Translate the deletion page.
          norm      indicator for Art. 12(1) (eu-gdpr, case; warn there)
          norm      indicator for Art. 38(4) (kr-pipa, case)

      ! warn  steps-absolute-budget  steps, major
          known     accepted until its date
          seen      Leaving takes 7 actions.
          asked     At most 5 actions.
          counted   1. follow "설정" on https://${host}/account
                    2. press "더 보기" on https://${host}/settings
                    3. follow "Close "my" account" on https://${host}/settings
                    4. finish "Delete account" on https://${host}/close
          to do     Join the two survey pages.
          norm      indicator for Art. 38(4) (kr-pipa, case; fail there)

      ? cannot tell  steps-vs-signup  steps, critical
          reason    no-baseline: There is nothing to compare with: signing up was not observed.
          seen      Joining was not observed.
          asked     Leaving takes no more actions than joining.

    far-away/en-US (Far Away, reader's language en)
      Nothing could be told: network: The site did not answer. The name was not resolved.

    An action is one follow, press or submit. nav: from the start to the first control for the \#
    purpose; flow: from there to the final control, which is counted and never pressed. The \#
    first identity check is free on both sides.

    """#

  /// What the Markdown reporter writes for `Samples.all`.
  static let markdown = #"""
    ### exitway, 3 cases: 1 fail, 1 cannot tell, 1 pass

    | case | outcome | language | steps | reachability | clarity |
    |---|---|---|---|---|---|
    | `demo/good-exit/de-DE` | ✓ pass | ✓ 100 (100%) | ✓ 100 (100%) | ✓ 100 (100%) | ✓ 100 \#
    (100%) |
    | `demo/seven-steps/ko-KR` | ✗ fail | ✗ 40 (100%) | ! 25 (67%) | ✓ 100 (100%) | - - |
    | `far-away/en-US` | ? cannot tell | - - (0%) | ? - (0%) | - - (0%) | - - (0%) |

    <details><summary>demo/seven-steps/ko-KR: 3 open findings</summary>

    Leaving: 2 + 2 = 4 actions (nav + flow), 3 pages

    - 1\. follow "설정" on https&#58;//\${host}/account
    - 2\. press "더 보기" on https&#58;//\${host}/settings
    - 3\. follow "Close "my" account" on https&#58;//\${host}/settings
    - 4\. finish "Delete account" on https&#58;//\${host}/close

    Joining: 0 + 0 = 0 actions (nav + flow), 0 pages; ended before the final control: \#
    needs-declared-step: The next step sends a form that the scenario does not declare safe. \#
    The form posts an e-mail address.

    - 1\. submit "가입" on https&#58;//\${host}/join

    - **✗ fail** `lang-page-locale` (language, critical)
      - seen: 12 % of the letters on the deletion page are Korean.
      - asked: At least 90 % of the letters are in the reader's language.
      - words: `Your account will be deleted for good.`
      - page: `https://${host}/close`
      - place: `main > p:nth-of-type(2)`
      - to do: Translate the deletion page.
      - norm: indicator for Art. 12(1) (eu-gdpr, case; warn there)
      - norm: indicator for Art. 38(4) (kr-pipa, case)
    - **! warn** `steps-absolute-budget` (steps, major)
      - known: accepted until its date
      - seen: Leaving takes 7 actions.
      - asked: At most 5 actions.
      - counted: 1\. follow "설정" on https&#58;//\${host}/account
      - counted: 2\. press "더 보기" on https&#58;//\${host}/settings
      - counted: 3\. follow "Close "my" account" on https&#58;//\${host}/settings
      - counted: 4\. finish "Delete account" on https&#58;//\${host}/close
      - to do: Join the two survey pages.
      - norm: indicator for Art. 38(4) (kr-pipa, case; fail there)
    - **? cannot tell** `steps-vs-signup` (steps, critical)
      - reason: no-baseline: There is nothing to compare with: signing up was not observed.
      - seen: Joining was not observed.
      - asked: Leaving takes no more actions than joining.

    </details>

    <details><summary>far-away/en-US: nothing could be told</summary>

    Nothing could be told: network: The site did not answer. The name was not resolved.

    </details>

    Each dimension: outcome, score of 100, share of the rules' weight that could be told.
    ✓ pass, ! warn, ✗ fail, ? cannot tell, - not applicable.
    An action is one follow, press or submit. nav: from the start to the first control for the \#
    purpose; flow: from there to the final control, which is counted and never pressed. The \#
    first identity check is free on both sides.
    A finding is an indicator, not a legal judgement.
    exitway 0.1.0, rules 1

    """#

  /// A page of the reader's language, its menu left out.
  static let accountPage = #"""
    page: p1
    address: "https://${host}/account"
    status: 200
    kind: ordinary
    declared-language: ko
    title:
      text: "내 계정"
      language: ko
    main:
      - heading: "내 계정"
        language: ko
    controls:
      - link: "설정"
        language: ko
        purpose: settings
        target: "https://${host}/close"
        region: navigation
    left-out:
      navigation-blocks: 1
      navigation-controls: 1

    """#

  /// A foreign page with a form and a token.
  static let closePage = #"""
    page: p2
    address: "https://${host}/close?step=1"
    answered-by: "https://${host}/close"
    redirects:
      - status: 302
        address: "https://${host}/close"
    status: 200
    kind: ordinary
    alternates:
      - en
      - ko
    title:
      text: "Close account"
      language: en
      judged: foreign
    main:
      - paragraph: "Your account will be deleted for good. Request ⟨token⟩"
        language: en
        judged: foreign
        says: irreversible
    controls:
      - submit: "Delete account"
        language: en
        judged: foreign
        purpose: delete
        form: 1
    forms:
      - method: post
        target: "https://${host}/close"
        hidden-fields: 2
        fields:
          - password: "비밀번호: \"지금\""
            name: pw
            required: true

    """#

  /// The walk of `Samples.evidence`.
  static let journey = #"""
    # demo/seven-steps/ko-KR

    - platform: 일곱 계단 상점
    - reader's language: ko
    - session: signed in
    - outcome: ✗ fail
    - entry account: `https://${host}/account`, see `steps/01-account.yaml`

    ## Leaving

    Counted from: account

    **Page** 내 계정 (ko), `https://${host}/account`, see `steps/01-account.yaml`

    1. follow “설정” (ko; link in navigation)
       - nav, counted

    **Page** Close account (en, foreign), `https://${host}/close?step=1`, see \#
    `steps/02-close.yaml`

    2. identify “비밀번호”
       - flow, not counted: the first identity check is free
    3. finish “Delete account” (en, foreign; submit)
       - flow, counted

    - final control: “Delete account” (en, foreign, purpose delete), found and counted, not \#
    pressed
    - ways offered: web

    An action is one follow, press or submit. nav: from the start to the first control for the \#
    purpose; flow: from there to the final control, which is counted and never pressed. The \#
    first identity check is free on both sides.

    - actions to the entry (nav): 2
    - actions from there (flow): 2
    - actions in all: 4
    - all that is pressed, ticked, chosen or typed: 0
    - pages: 3
    - required fields: 0
    - options shown: 0
    - confirmations asked again: 0
    - identity checks: 0
    - changes of channel: 0
    - waits: 0

    Pages looked at: 9; every page up to depth 2 was looked at.
    Looked at or left out on the way:

    - “로그아웃” to `https://${host}/logout`: changes state

    ## Joining, for comparison

    Not observed. needs-declared-step: The next step sends a form that the scenario does not \#
    declare safe. Joining needs a form.

    ## For a visitor without an account

    - no page that tells how was found
    - the visitor is sent to log in

    Pages looked at: 0; no whole level was looked at.

    ## Findings

    - ✗ fail, `lang-page-locale`: 12 % of the letters on the deletion page are Korean.
    - ! warn, `steps-absolute-budget`: Leaving takes 7 actions.
    - ? cannot tell, `steps-vs-signup`: Joining was not observed. no-baseline: There is nothing \#
    to compare with: signing up was not observed.

    """#
}
