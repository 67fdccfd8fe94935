/** First load: shows the controls, keeps their state in the address, and fetches the charts only when something is chosen. */
const form = document.querySelector<HTMLFormElement>("[data-controls]");
const offline = document.querySelector<HTMLElement>("[data-offline]");
const script = document.currentScript as HTMLScriptElement | null;

if (form && location.protocol === "file:") offline?.removeAttribute("hidden");
else if (form) {
  form.removeAttribute("hidden");
  const selects = [...form.querySelectorAll("select")];
  const initial = selects.map((select) => select.value);
  const parameters = new URLSearchParams(location.search);
  for (const select of selects) {
    const wanted = parameters.get(select.name);
    if (wanted !== null && [...select.options].some((option) => option.value === wanted)) select.value = wanted;
  }
  const apply = async () => {
    const {redraw} = (await import(new URL(script!.dataset.redraw!, document.baseURI).href)) as typeof import("./redraw.ts");
    await redraw(Object.fromEntries(selects.map((select) => [select.name, select.value])));
  };
  form.addEventListener("change", () => {
    const state = new URLSearchParams();
    selects.forEach((select, index) => select.value !== initial[index] && state.set(select.name, select.value));
    history.replaceState(null, "", `${location.pathname}${state.size > 0 ? `?${state}` : ""}${location.hash}`);
    void apply();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  if (selects.some((select, index) => select.value !== initial[index])) void apply();
}
