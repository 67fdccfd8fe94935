/**
 * How Framework builds the generated pages. Nothing is taken from the network: no global style sheets, no theme, no search index.
 * reports/framework/worker.ts adds each site's own folder and title; header and footer are set afterwards (reports/framework/finish.ts).
 */
export default {
  root: ".build/pages",
  output: ".build/dist",
  style: "style.css",
  head: null,
  header: null,
  footer: null,
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  preserveExtension: true
};
