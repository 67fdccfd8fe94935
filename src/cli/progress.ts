import type {Progress} from "../../pipelines/run.ts";

export interface TerminalProgress extends Progress {
  /** Ends the running step and says a last sentence. */
  done(sentence?: string): void;
}

/** One line a step with its seconds on stderr; in a terminal the running line is rewritten as it goes on. */
export function terminalProgress(out: NodeJS.WriteStream = process.stderr): TerminalProgress {
  let title: string | undefined;
  let began = 0;
  const width = () => Math.max(20, (out.columns ?? 80) - 1);
  const show = (text: string) => out.isTTY && out.write(`\r\u001b[2K${text.slice(0, width())}`);
  const end = () => {
    if (title === undefined) return;
    if (out.isTTY) out.write("\r\u001b[2K");
    out.write(`${title} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
    title = undefined;
  };
  return {
    step(next) {
      end();
      title = next;
      began = performance.now();
      show(`${next} …`);
    },
    detail(text) {
      if (title !== undefined) show(`${title}: ${text}`);
    },
    done(sentence) {
      end();
      if (sentence) out.write(`${sentence}\n`);
    }
  };
}
