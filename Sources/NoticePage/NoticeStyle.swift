/// How the notice looks: on paper, on a telephone and on the screen of a hall.
enum NoticeStyle {
    static let text = """
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: #fff; color: #1a1a1a; line-height: 1.6;
          font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei",
            SimHei, sans-serif;
          font-size: 17px;
        }
        article { max-width: 62em; margin: 0 auto; padding: 2em 1.5em 3em; }
        article + article { border-top: 1px solid #bbb; }
        h1 { margin: 0 0 .8em; text-align: center; font-size: 1.6em; line-height: 1.35; color: #8c1414; }
        .introduction { margin: 0 0 1.2em; text-indent: 2em; text-align: justify; }
        table { width: 100%; border-collapse: collapse; }
        th, td { border: 1px solid #999; padding: .3em .6em; overflow-wrap: anywhere; }
        thead th { background: #8c1414; color: #fff; font-weight: 600; white-space: nowrap; }
        .level th, .level td { background: #f7e9d7; text-align: center; font-weight: 600; }
        td.number, td.name, td.group { text-align: center; }
        td.number, th.number { width: 4em; }
        td.total { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        th.total { width: 6em; }
        .staff td.name { white-space: nowrap; }
        .nothing { text-align: center; }
        .signature { margin: 2.5em 0 0; text-align: right; white-space: pre-wrap; }
        @media (min-width: 1600px) {
          body { font-size: 24px; }
          article { max-width: 70em; }
        }
        @media screen and (max-width: 640px) {
          body { font-size: 16px; }
          article { padding: 1.2em .8em 2em; }
          h1 { font-size: 1.3em; }
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          table, tbody { display: block; }
          tr { display: grid; grid-template-columns: 2.2em 1fr auto; gap: 0 .5em; align-items: baseline;
            padding: .45em .2em; border-bottom: 1px solid #ccc; }
          tr.level { display: block; padding: 0; border: 0; }
          .level th, .level td { display: block; }
          td { border: 0; padding: 0; }
          td.number { grid-column: 1; grid-row: 1; width: auto; color: #555; }
          td.name { grid-column: 2; grid-row: 1; text-align: left; font-weight: 600; }
          .staff td.name { white-space: normal; }
          td.total { grid-column: 3; grid-row: 1; font-weight: 600; }
          td.department, td.window, td.group { grid-column: 2 / 4; text-align: left; font-size: .9em; color: #333; }
          .signature { white-space: normal; }
        }
        @page {
          size: A4; margin: 17mm 15mm 19mm;
          @bottom-center { content: "第 " counter(page) " 页 共 " counter(pages) " 页"; font-size: 9pt; }
        }
        @media print {
          body { font-size: 11pt; line-height: 1.45; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          article { max-width: none; padding: 0 1px; }
          article + article { border-top: 0; break-before: page; }
          h1 { font-size: 17pt; }
          thead { display: table-header-group; }
          thead th { background: #eee; color: #000; }
          tr { break-inside: avoid; }
          .level, .level th { break-after: avoid; }
          th, td { padding: 1.2mm 2mm; }
          .signature { break-inside: avoid; break-before: avoid; margin-top: 10mm; }
        }
        """
}
