import type {Progress} from "./progress.ts";

export interface Timed {
  readonly name: string;
  readonly seconds: number;
}

/** A progress that measures each step and passes it on. `stop` ends the running one and gives them all. */
export function stopwatch(inner: Progress): Progress & {stop(): readonly Timed[]} {
  const times: Timed[] = [];
  let running: {name: string; began: number} | undefined;
  const stop = () => {
    if (running) times.push({name: running.name, seconds: (performance.now() - running.began) / 1000});
    running = undefined;
    return times;
  };
  return {
    stop,
    step(name) {
      stop();
      running = {name, began: performance.now()};
      inner.step(name);
    },
    detail: (text) => inner.detail(text)
  };
}
