"""How the report looks: the reader's own fonts, light or dark as the system is, black on white on paper."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --ground: #fff; --soft: #5a5a5a; --line: #c9c9c9;
  --band: #f0f0f0; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e6; --ground: #1a1a1a; --soft: #a8a8a8; --line: #4a4a4a; --band: #2a2a2a; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; overflow-wrap: anywhere; }
p, ul { max-width: 46rem; overflow-wrap: anywhere; }
small, figcaption { color: var(--soft); font-size: .85rem; }
.alarm { font-weight: bold; border-left: .4rem solid #d55e00; padding-left: .6rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .7rem; text-align: right; border-bottom: 1px solid var(--line); }
th:first-child { text-align: left; font-weight: normal; }
thead th, thead th:first-child { font-weight: bold; border-bottom: 2px solid var(--ink); }
th[scope=rowgroup] { background: var(--band); font-weight: bold; }
.best { font-weight: bold; }
.overview th, .overview td { padding: .2rem .5rem; white-space: nowrap; }
.crops { display: flex; flex-wrap: wrap; gap: .6rem; }
figure { margin: 0; }
img { display: block; }
@media print {
  :root { color-scheme: light; --ink: #000; --ground: #fff; --soft: #333; --line: #999; --band: #eee; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding: .1rem .35rem; }
  .overview th, .overview td { padding: .1rem .2rem; white-space: normal; }
  svg { max-width: 100%; height: auto; }
  .plot, .case, tbody, figure { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
"""
