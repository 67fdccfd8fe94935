import {expect, test} from "vitest";
import {putBack, setAside, settled} from "../../reports/framework/aside.ts";

test("charts and tables that link nowhere are set aside and come back in their places, in HTML's short form", () => {
  const page = "<div><svg><text>a &#38; b</text></svg><p>word</p><table><tr><td>&#36;&#123;1&#125;</td></tr></table></div>";
  const {html, parts} = setAside(page);
  expect(html).toBe('<div><i data-aside="0"></i><p>word</p><i data-aside="1"></i></div>');
  expect(putBack(html, parts)).toBe("<div><svg><text>a &amp; b</text></svg><p>word</p><table><tr><td>${1}</td></tr></table></div>");
});

test("what links, and what holds another of its kind, Framework gets to see", () => {
  for (const page of ['<table><tr><td><a href="./moves.html">moves</a></td></tr></table>', "<svg><svg></svg></svg>"]) expect(setAside(page)).toEqual({html: page, parts: []});
});

test("text that looks like a tag stays text", () => {
  expect(settled("&#60;b&#62; &#34;x&#34; &#38;#60; &#42;")).toBe("&lt;b&gt; &quot;x&quot; &amp;#60; *");
});
