/// What the formats for tools make of `Samples.all`, as read and found right; `\#` at a line's end
/// joins it with the next.
enum ToolGolden {
  /// Read back by Jenkins' schema as well.
  static let junit = #"""
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="exitway 0.1.0, rules 1" tests="10" failures="1" errors="0">
      <testsuite name="demo/good-exit/de-DE" tests="4" failures="0" errors="0" skipped="0" file=\#
    "scenarios/demo/good-exit.yaml">
        <properties>
          <property name="platform" value="Guter Ausgang"/>
          <property name="language" value="de"/>
          <property name="outcome" value="pass"/>
        </properties>
        <testcase classname="demo.good-exit.de-DE" name="clarity-sample"/>
        <testcase classname="demo.good-exit.de-DE" name="language-sample"/>
        <testcase classname="demo.good-exit.de-DE" name="reachability-sample"/>
        <testcase classname="demo.good-exit.de-DE" name="steps-sample"/>
      </testsuite>
      <testsuite name="demo/seven-steps/ko-KR" tests="5" failures="1" errors="0" skipped="2" fil\#
    e="scenarios/demo/seven-steps.yaml">
        <properties>
          <property name="platform" value="일곱 계단 상점"/>
          <property name="language" value="ko"/>
          <property name="outcome" value="fail"/>
        </properties>
        <testcase classname="demo.seven-steps.ko-KR" name="lang-declared-match"/>
        <testcase classname="demo.seven-steps.ko-KR" name="lang-page-locale">
          <failure message="12 % of the letters on the deletion page are Korean." type="critical\#
    ">fail: 12 % of the letters on the deletion page are Korean.
    asked: At least 90 % of the letters are in the reader&#39;s language.
    words: “Your account will be deleted for good.”
    page: https://${host}/close
    place: main &gt; p:nth-of-type(2)
    to do: Translate the deletion page.
    norm: indicator for Art. 12(1) (eu-gdpr, case; warn there)
    norm: indicator for Art. 38(4) (kr-pipa, case)</failure>
        </testcase>
        <testcase classname="demo.seven-steps.ko-KR" name="reach-link-depth"/>
        <testcase classname="demo.seven-steps.ko-KR" name="steps-absolute-budget">
          <skipped message="accepted until its date: Leaving takes 7 actions.">warn: accepted un\#
    til its date: Leaving takes 7 actions.
    asked: At most 5 actions.
    counted: 1. follow &quot;설정&quot; on https://${host}/account
      2. press &quot;더 보기&quot; on https://${host}/settings
      3. follow &quot;Close &quot;my&quot; account&quot; on https://${host}/settings
      4. finish &quot;Delete account&quot; on https://${host}/close
    to do: Join the two survey pages.
    norm: indicator for Art. 38(4) (kr-pipa, case; fail there)</skipped>
        </testcase>
        <testcase classname="demo.seven-steps.ko-KR" name="steps-vs-signup">
          <skipped message="no-baseline: There is nothing to compare with: signing up was not ob\#
    served.">cannot tell: no-baseline: There is nothing to compare with: signing up was not obse\#
    rved.
    seen: Joining was not observed.
    asked: Leaving takes no more actions than joining.</skipped>
        </testcase>
      </testsuite>
      <testsuite name="far-away/en-US" tests="1" failures="0" errors="0" skipped="1">
        <properties>
          <property name="platform" value="Far Away"/>
          <property name="language" value="en"/>
          <property name="outcome" value="cantTell"/>
        </properties>
        <testcase classname="far-away.en-US" name="steps-vs-signup">
          <skipped message="network: The site did not answer. The name was not resolved.">cannot \#
    tell: network: The site did not answer. The name was not resolved.
    seen: No page was read.
    asked: Leaving is no harder.</skipped>
        </testcase>
      </testsuite>
    </testsuites>

    """#

  /// The case without a file has no place.
  static let github = #"""
    ::error file=scenarios/demo/seven-steps.yaml,line=7,title=demo/seven-steps/ko-KR%3A lang-pag\#
    e-locale::12 %25 of the letters on the deletion page are Korean.%0Aasked: At least 90 %25 of \#
    the letters are in the reader's language.%0Awords: “Your account will be deleted for good.”%\#
    0Apage: https://${host}/close%0Aplace: main > p:nth-of-type(2)%0Ato do: Translate the deleti\#
    on page.%0Anorm: indicator for Art. 12(1) (eu-gdpr, case; warn there)%0Anorm: indicator for \#
    Art. 38(4) (kr-pipa, case)
    ::notice title=far-away/en-US%3A nothing could be told::network: The site did not answer. Th\#
    e name was not resolved.
    ::notice file=scenarios/demo/seven-steps.yaml,line=7,title=demo/seven-steps/ko-KR%3A steps-a\#
    bsolute-budget::Leaving takes 7 actions.%0Aknown: accepted until its date%0Aasked: At most 5 \#
    actions.%0Acounted: 1. follow "설정" on https://${host}/account%0A2. press "더 보기" on https://$\#
    {host}/settings%0A3. follow "Close "my" account" on https://${host}/settings%0A4. finish "De\#
    lete account" on https://${host}/close%0Ato do: Join the two survey pages.%0Anorm: indicator \#
    for Art. 38(4) (kr-pipa, case; fail there)
    ::notice file=scenarios/demo/seven-steps.yaml,line=7,title=demo/seven-steps/ko-KR%3A steps-v\#
    s-signup::Joining was not observed.%0Areason: no-baseline: There is nothing to compare with: \#
    signing up was not observed.%0Aasked: Leaving takes no more actions than joining.
    exitway: 3 cases: 1 fail, 1 cannot tell, 1 pass

    """#

  /// With line feeds in place of CR LF.
  static let csv = #"""
    "scenario","locale","platform","rule","dimension","severity","outcome","reason","observed","\#
    expected","advice","page","place","quote","evidence","norms"
    "demo/good-exit","de-DE","Guter Ausgang","clarity-sample","clarity","major","pass","","In or\#
    der.","Order.","","","","","",""
    "demo/good-exit","de-DE","Guter Ausgang","language-sample","language","major","pass","","In \#
    order.","Order.","","","","","",""
    "demo/good-exit","de-DE","Guter Ausgang","reachability-sample","reachability","major","pass"\#
    ,"","In order.","Order.","","","","","",""
    "demo/good-exit","de-DE","Guter Ausgang","steps-sample","steps","major","pass","","In order.\#
    ","Order.","","","","","",""
    "demo/seven-steps","ko-KR","일곱 계단 상점","clarity-entry-label","clarity","major","notApplicable\#
    ","","No entry.","A plain label.","","","","","",""
    "demo/seven-steps","ko-KR","일곱 계단 상점","lang-declared-match","language","minor","pass","","la\#
    ng is ko.","lang is that of the text.","","","","","",""
    "demo/seven-steps","ko-KR","일곱 계단 상점","lang-page-locale","language","critical","fail","","12 \#
    % of the letters on the deletion page are Korean.","At least 90 % of the letters are in the \#
    reader's language.","Translate the deletion page.","https://${host}/close","main > p:nth-of-\#
    type(2)","Your account will be deleted for good.","0123456789abcdef0123456789abcdef012345678\#
    9abcdef0123456789abcdef",""
    "demo/seven-steps","ko-KR","일곱 계단 상점","reach-link-depth","reachability","major","pass","","D\#
    epth 2.","At most depth 3.","","","","","",""
    "demo/seven-steps","ko-KR","일곱 계단 상점","steps-absolute-budget","steps","major","warn","","Lea\#
    ving takes 7 actions.","At most 5 actions.","Join the two survey pages.","","","","",""
    "demo/seven-steps","ko-KR","일곱 계단 상점","steps-vs-signup","steps","critical","cantTell","no-ba\#
    seline","Joining was not observed.","Leaving takes no more actions than joining.","","","","\#
    ","",""
    "far-away","en-US","Far Away","steps-vs-signup","steps","critical","cantTell","network","No \#
    page was read.","Leaving is no harder.","","","","","",""

    """#
}
