/// The style sheet of the HTML report; its digest stands in the Content-Security-Policy.
enum HTMLStyle {
  static let sheet: StaticString = """

    :root { color-scheme: light dark; --ink: #1b1b1f; --quiet: #55565e; --paper: #fff;
      --panel: #f5f5f7; --line: #c9cad1; --pass: #17653a; --warn: #7a5200; --fail: #a8151a;
      --cantTell: #5b3a9a; --link: #0b57a4; --native: #4a7ab5; --edge: #767784; }
    @media (prefers-color-scheme: dark) { :root { --ink: #ececf1; --quiet: #b1b2bd;
      --paper: #16161a; --panel: #212127; --line: #4a4b55; --pass: #7fd6a2; --warn: #f0c060;
      --fail: #ff9a94; --cantTell: #c9b2ff; --link: #8fc4ff; --native: #6f9fd8; --edge: #8d8e9b; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 68rem; padding: 1.25rem; background: var(--paper);
      color: var(--ink); font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans CJK KR", sans-serif; }
    :lang(ko) { word-break: keep-all; overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
    h2 { font-size: 1.3rem; line-height: 1.3; margin: 0; overflow-wrap: anywhere; }
    h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
    h4 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
    p { margin: .35rem 0; }
    a { color: var(--link); }
    code { font: .875em ui-monospace, monospace; overflow-wrap: anywhere; }
    .quiet { color: var(--quiet); font-size: .9rem; }
    li.free { list-style: none; }
    .lead { font-size: 1.15rem; font-weight: 650; }
    .about { padding-inline-start: 1.1rem; margin: .5rem 0; max-width: 46rem; }
    .about li { margin: .2rem 0; }
    .filter { display: flex; flex-wrap: wrap; gap: .5rem .9rem; align-items: end; margin: 1rem 0;
      padding: .6rem .8rem; background: var(--panel); border-radius: 4px; }
    .filter label span { display: block; font-size: .85rem; color: var(--quiet); }
    .filter select, .filter button { font: inherit; color: var(--ink); background: var(--paper);
      border: 1px solid var(--edge); border-radius: 4px; padding: .25rem .4rem; max-width: 16rem; }
    .filter p { flex-basis: 100%; margin: 0; }
    [hidden] { display: none !important; }
    .alien { color: var(--fail); font-weight: 650; white-space: nowrap; }
    .short { padding-inline-start: 1.1rem; } .short li { margin: .25rem 0; }
    summary { cursor: pointer; padding: .15rem 0; } details { margin: .35rem 0; }
    .pages { padding-inline-start: 1.6rem; } .pages > li { margin: .75rem 0; } .pages p { margin: .15rem 0; }
    svg.bar { display: block; box-sizing: content-box; max-width: calc(100% - 2px); height: auto;
      border: 1px solid var(--edge); border-radius: 2px; }
    .bar .rest { fill: var(--paper); } .bar .native { fill: var(--native); }
    .bar .foreign { fill: var(--paper); } .bar .hatch { stroke: var(--fail); stroke-width: 3; }
    .shots { display: flex; flex-wrap: wrap; gap: 1rem 1.5rem; align-items: flex-start; }
    figure { margin: .5rem 0; flex: 0 1 31rem; min-width: 0; overflow-wrap: anywhere; }
    figure img { display: block; max-width: 100%; height: auto; border: 1px solid var(--edge); }
    figcaption p { margin: .15rem 0; }
    .passages { padding-inline-start: 0; list-style: none; } .passages li { margin: .5rem 0; }
    .wide { overflow-x: auto; } .wide:focus-visible { outline: 2px solid var(--link); }
    .wide td, .wide th { font-size: .9rem; }
    .outcome { font-weight: 650; white-space: nowrap; }
    .outcome.pass { color: var(--pass); } .outcome.warn { color: var(--warn); }
    .outcome.fail { color: var(--fail); } .outcome.cantTell { color: var(--cantTell); }
    .outcome.notApplicable { color: var(--quiet); font-weight: 400; }
    table { border-collapse: collapse; width: 100%; }
    caption { text-align: start; padding: .25rem 0; }
    th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem; text-align: start;
      vertical-align: top; }
    thead th { font-size: .85rem; }
    .matrix tbody th[scope=rowgroup] { background: var(--panel); padding-top: .5rem; }
    .matrix tbody th[scope=row] .outcome { display: block; font-size: .9rem; }
    .matrix .points { font-variant-numeric: tabular-nums; }
    .matrix .coverage, .matrix .range { display: block; color: var(--quiet); font-size: .8rem; }
    .numbers { max-width: 36rem; margin-top: 1rem; }
    .numbers td, .numbers thead th { text-align: end; font-variant-numeric: tabular-nums; }
    .plain th[scope=row] { font-weight: 400; }
    .matrix th .coverage { font-weight: 400; }
    section.case { content-visibility: auto; contain-intrinsic-size: auto 90rem; margin-top: 2.5rem;
      padding-top: 1.25rem; border-top: 3px solid var(--line); }
    .walks { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; }
    .walk { flex: 1 1 20rem; min-width: 0; }
    .walk ol { padding-inline-start: 1.75rem; margin: .5rem 0; overflow-wrap: anywhere; }
    svg.picture { max-width: 100%; height: auto; display: block; margin: .5rem 0; }
    .picture rect { fill: var(--panel); stroke: var(--line); }
    .picture rect.end { stroke: var(--ink); stroke-width: 2; }
    .picture rect.broken { stroke: var(--cantTell); stroke-dasharray: 5 4; fill: none; }
    .picture .arrow { fill: none; stroke: var(--quiet); }
    .picture text { fill: var(--ink); font-size: 13px; }
    .picture .action { fill: var(--quiet); }
    svg.trend { display: block; max-width: 100%; height: auto; margin: .25rem 0; }
    .trend path { fill: none; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
    .trend .pass { fill: var(--pass); } .trend .warn { stroke: var(--warn); }
    .trend .fail { stroke: var(--fail); stroke-width: 2.5; }
    .trend .cantTell { stroke: var(--cantTell); }
    .trend .notApplicable, .trend .steps { stroke: var(--quiet); }
    ul.trends { list-style: none; margin: 1rem 0; padding: 0; border-top: 1px solid var(--line); }
    .trends li { display: grid; gap: .1rem 1.25rem; align-items: center; padding: .5rem 0;
      grid-template-columns: minmax(0, 15rem) minmax(0, 23rem) minmax(0, 1fr);
      border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
    .trends .outcome { display: block; }
    .runs th[scope=row] { width: 50%; } .runs th[scope=row] .outcome { display: block; }
    .runs td { font-size: .9rem; font-variant-numeric: tabular-nums; }
    time span, .plain.runs .outcome { white-space: nowrap; }
    .legend { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; padding: 0; list-style: none; }
    .legend li { display: flex; gap: .35rem; align-items: center; }
    article { background: var(--panel); border-inline-start: 4px solid var(--line);
      border-radius: 4px; margin: .75rem 0; padding: .75rem 1rem; }
    article.fail { border-color: var(--fail); } article.warn { border-color: var(--warn); }
    article.cantTell { border-color: var(--cantTell); border-inline-start-style: dashed; }
    dl { display: grid; grid-template-columns: minmax(4.5rem, max-content) minmax(0, 1fr);
      gap: .2rem .9rem; margin: .5rem 0 0; }
    dt { color: var(--quiet); font-size: .9rem; } dd { margin: 0; overflow-wrap: anywhere; }
    dd ol, dd ul { margin: 0; padding-inline-start: 0; list-style: none; }
    blockquote { margin: 0; padding-inline-start: .75rem; border-inline-start: 2px solid var(--line);
      unicode-bidi: isolate; overflow-wrap: anywhere; }
    .skip { position: absolute; inset-inline-start: -99rem; }
    .skip:focus { position: static; }
    @media (max-width: 40rem) { body { padding: .75rem; } th, td { padding: .3rem .2rem; }
      .matrix { table-layout: fixed; } .matrix thead th { font-size: .66rem; }
      .matrix td { font-size: .9rem; } .matrix .coverage, .matrix .range { font-size: .72rem; }
      .plain .outcome, .matrix .outcome { white-space: normal; }
      .plain th, .plain td { hyphens: auto; overflow-wrap: anywhere; font-size: .8rem; }
      .plain thead th { font-size: .66rem; }
      .trends li { grid-template-columns: minmax(0, 1fr); }
      dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dt { margin-top: .35rem; } }
    @page { size: A4; margin: 18mm 15mm; @top-left { content: "exitway"; font-size: 8pt; }
      @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
    @media print { body { max-width: none; padding: 0; font-size: 10pt; }
      article, .trends li { break-inside: avoid; } .pages > li, tr, svg, figure { break-inside: avoid; }
      h2, h3, h4 { break-after: avoid; } section.case { break-before: page;
      content-visibility: visible; } details::details-content { content-visibility: visible;
      display: block; } .wide { overflow: visible; } a { color: inherit; text-decoration: none; }
      .skip, .filter { display: none; } }

    """
}
