const exitCodes = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;
const signals = Object.keys(exitCodes) as (keyof typeof exitCodes)[];

/** What is to be cleaned, the job that began last at the end. */
const cleans: (() => void)[] = [];

/**
 * Until the returned function is called, a signal that ends the process first runs `clean`. The job itself is not unwound: what stands
 * is whole at any moment, so that only its temporary files are to be removed. Jobs within jobs clean from the innermost.
 */
export function onInterrupt(clean: () => void): () => void {
  // Not once: npm passes a Ctrl-C on to us a second time, which must not kill us while we clean.
  if (cleans.length === 0) for (const signal of signals) process.on(signal, end);
  cleans.push(clean);
  return () => {
    cleans.splice(cleans.indexOf(clean), 1);
    if (cleans.length === 0) for (const signal of signals) process.off(signal, end);
  };
}

function end(signal: NodeJS.Signals): void {
  for (const clean of [...cleans].reverse()) clean();
  process.stderr.write("\nStopped; the last good warehouse and its sites are whole.\n");
  process.exit(exitCodes[signal as keyof typeof exitCodes]);
}
