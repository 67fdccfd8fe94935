/**
 * How Framework builds the generated pages. Nothing is taken from the network: no global style sheets, no theme, no search index.
 * reports/framework/worker.ts adds each site's own folder, title, header and footer.
 */
export default {
  root: ".build/pages",
  output: ".build/dist",
  style: "style.css",
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  preserveExtension: true
};
