const exitCodes = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;

/**
 * Until the returned function is called, a signal that ends the process first runs `clean`. The job itself is not unwound: what stands
 * is whole at any moment, so that only its temporary files are to be removed.
 */
export function onInterrupt(clean: () => void): () => void {
  const signals = Object.keys(exitCodes) as (keyof typeof exitCodes)[];
  const end = (signal: NodeJS.Signals) => {
    clean();
    process.stderr.write("\nStopped; the last good warehouse and its sites are whole.\n");
    process.exit(exitCodes[signal as keyof typeof exitCodes]);
  };
  // Not once: npm passes a Ctrl-C on to us a second time, which must not kill us while we clean.
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
