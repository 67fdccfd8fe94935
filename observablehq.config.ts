/**
 * How Framework builds the generated pages (reports/framework/build.ts writes them and names their folder). Nothing is taken from the
 * network: no global style sheets, no theme, no search index.
 */
const root = process.env.BADGEWAYS_PAGES ?? ".build/pages";

export default {
  root,
  output: process.env.BADGEWAYS_OUTPUT ?? ".build/dist",
  title: process.env.BADGEWAYS_TITLE ?? "Badgeways",
  header: process.env.BADGEWAYS_HEADER ?? "",
  footer: process.env.BADGEWAYS_FOOTER ?? "",
  style: "style.css",
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  preserveExtension: true
};
