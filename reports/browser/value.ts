import {valueResult} from "../components/valueResult.ts";
import {formatFor} from "../format.ts";
import {inputs, valueOf, type Input, type Range} from "../value.ts";
import {valueWords} from "../words/value.ts";

/** The page of cost and value: what is typed is computed at once, by the same functions that made the page. */
const form = document.querySelector<HTMLFormElement>("form[data-value]");
if (form) {
  const format = formatFor(form.dataset.locale!, form.dataset.currency || null), said = valueWords(format);
  const field = (input: Input, part: keyof Range) => form.elements.namedItem(`${input}-${part}`) as HTMLInputElement;
  const numberOf = (input: Input, part: keyof Range) => { const x = field(input, part).valueAsNumber; return Number.isFinite(x) ? (input === "share" ? x / 100 : x) : 0; };
  const rangeOf = (input: Input): Range => ({value: numberOf(input, "value"), least: numberOf(input, "least"), most: numberOf(input, "most")});
  const compute = () => {
    const value = valueOf(Object.fromEntries(inputs.map((input) => [input, rangeOf(input)])) as Record<Input, Range>);
    document.querySelector("[data-result]")!.innerHTML = valueResult(format, value);
    document.querySelector("[data-answer]")!.textContent = said.answer(value);
    form.querySelector("[data-said]")!.textContent = said.updated;
  };
  for (const input of form.querySelectorAll("input")) input.disabled = false;
  for (const hint of document.querySelectorAll<HTMLElement>("[data-live]")) hint.hidden = false;
  // What is out of order is put in order: the least is never above the value, nor the most below it.
  form.addEventListener("change", (event) => {
    const [input, part] = (event.target as HTMLInputElement).name.split("-") as [Input, keyof Range];
    const value = field(input, "value").valueAsNumber;
    if (part === "value") {
      if (field(input, "least").valueAsNumber > value) field(input, "least").valueAsNumber = value;
      if (field(input, "most").valueAsNumber < value) field(input, "most").valueAsNumber = value;
    } else if (part === "least" ? field(input, "least").valueAsNumber > value : field(input, "most").valueAsNumber < value) field(input, "value").valueAsNumber = field(input, part).valueAsNumber;
    compute();
  });
  form.addEventListener("input", compute);
  form.addEventListener("submit", (event) => event.preventDefault());
}
