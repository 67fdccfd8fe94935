import type {Progress} from "../../pipelines/progress.ts";

/**
 * Does a job and tells of it on stderr: one line a finished step with its seconds; in a terminal the running line is rewritten as it
 * goes on. The sentences that the job returns are its result, on stdout. A step that fails leaves no line: the fault's sentence is all.
 */
export async function told(job: (progress: Progress) => Promise<readonly string[]>, out: NodeJS.WriteStream = process.stderr): Promise<void> {
  const {progress, end, drop} = lines(out);
  try {
    const sentences = await job(progress);
    end();
    for (const sentence of sentences) console.log(sentence);
  } catch (error) {
    drop();
    throw error;
  }
}

function lines(out: NodeJS.WriteStream): {progress: Progress; end(): void; drop(): void} {
  let step: {title: string; began: number} | undefined;
  const width = () => Math.max(20, (out.columns ?? 80) - 1);
  const show = (text: string) => out.isTTY && out.write(`\r\u001b[2K${text.slice(0, width())}`);
  const drop = () => {
    if (step && out.isTTY) out.write("\r\u001b[2K");
    step = undefined;
  };
  const end = () => {
    const ended = step;
    drop();
    if (ended) out.write(`${ended.title} (${((performance.now() - ended.began) / 1000).toFixed(1)} s)\n`);
  };
  const progress: Progress = {
    step(title) {
      end();
      step = {title, began: performance.now()};
      show(`${title} …`);
    },
    detail(text) {
      if (step) show(`${step.title}: ${text}`);
    }
  };
  return {progress, end, drop};
}
