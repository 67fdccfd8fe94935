import type {Browser, Page} from "playwright-core";

/** What came of driving a page through every control that a reader can reach. */
export interface Driven {
  /** How many of each kind were driven: `select`, `input`, `summary`, `a`, `form`, and so on. */
  readonly controls: Readonly<Record<string, number>>;
  /** What the page's content security policy refused since it was opened, directive and culprit. */
  readonly refused: readonly string[];
  /** How wide the page was with all its tables open. */
  readonly width: number;
}

/** The ear of a page, which hears what its policy refuses from before its first element on. */
interface Hearing {
  refused: string[];
}

/** A page that hears what its policy refuses. */
export async function hearing(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const heard: Hearing = Object.assign(window, {refused: [] as string[]});
    document.addEventListener("securitypolicyviolation", (event) => heard.refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
  });
  return page;
}

/**
 * Changes every control that can be seen and changes it back, opens and closes everything that opens, follows every link within the page and
 * clicks those that lead away without leaving. A choice that is followed by no redrawing is an error.
 */
export async function drive(page: Page): Promise<Driven> {
  return await page.evaluate(async () => {
    const controls: Record<string, number> = {}, {refused} = window as unknown as Hearing;
    const pause = (milliseconds: number) => new Promise<void>((done) => { setTimeout(done, milliseconds); });
    const reached = <E extends Element>(selector: string) => {
      const found = [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility() && !(one as HTMLInputElement).disabled);
      for (const {localName} of found) controls[localName] = (controls[localName] ?? 0) + 1;
      return found as unknown as E[];
    };
    const click = (one: Element) => one.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
    const status = document.querySelector("[data-said]");
    const redrawn = () => new Promise<void>((done, failed) => {
      const late = setTimeout(() => failed(new Error("A choice was not followed by a redrawing")), 10_000);
      const observer = new MutationObserver(() => {
        clearTimeout(late);
        observer.disconnect();
        done();
      });
      observer.observe(status!, {childList: true, characterData: true, subtree: true});
    });
    const set = async (control: HTMLInputElement | HTMLSelectElement, value: string) => {
      const drawn = status && control.closest("[data-controls], [data-value]") ? redrawn() : pause(0);
      control.value = value;
      for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, {bubbles: true}));
      await drawn;
    };

    for (const summary of reached("details[open] > summary")) for (const _ of "ab") click(summary);
    const summaries = reached("details:not([open]) > summary");
    summaries.forEach(click);
    await pause(0);
    const width = document.documentElement.scrollWidth;
    for (const select of reached<HTMLSelectElement>("select")) {
      const before = select.value, other = [...select.options].find(({value}) => value !== before);
      if (other) for (const value of [other.value, before]) await set(select, value);
    }
    for (const input of reached<HTMLInputElement>("input, textarea")) {
      const before = input.value;
      if (input.type === "checkbox" || input.type === "radio") for (const one of [input, ...document.querySelectorAll<HTMLInputElement>("input:checked")].filter(({name}) => name === input.name)) click(one);
      else for (const value of [input.type === "number" || input.type === "range" ? String(Number(before) + 1) : `${before} a`, before]) await set(input, value);
    }
    for (const button of reached("button, [role=tab], [role=button]")) for (const _ of "ab") click(button);
    for (const form of reached<HTMLFormElement>("form")) form.requestSubmit();

    const here = location.href, stay = (event: Event) => {
      const link = (event.target as Element).closest("a")!;
      if (!link.getAttribute("href")?.startsWith("#")) event.preventDefault();
    };
    const links = reached("a[href]");
    addEventListener("click", stay, {capture: true});
    links.forEach(click);
    removeEventListener("click", stay, {capture: true});
    history.replaceState(null, "", here);
    summaries.filter((summary) => summary.parentElement!.matches("[open]")).forEach(click);
    // What was refused is told in a task of its own.
    await pause(20);
    return {controls, refused, width};
  });
}
