/** The word of `words` nearest to `given` (edit distance, ignoring case), or undefined where none is near. */
export function nearest(given: string, words: Iterable<string>): string | undefined {
  const from = plain(given);
  let best: string | undefined;
  let least = Math.max(2, Math.floor(from.length * 0.4)) + 1;
  for (const word of words) {
    const distance = editDistance(from, plain(word));
    if (distance < least) [best, least] = [word, distance];
  }
  return best;
}

/** "; the nearest is X", or nothing. */
export function suggestion(given: string, words: Iterable<string>): string {
  const word = nearest(given, words);
  return word === undefined ? "" : `; the nearest is ${word}`;
}

const plain = (word: string) => word.trim().toLowerCase().replaceAll(/[\s_-]+/g, "_");

function editDistance(a: string, b: string): number {
  let previous = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row.push(Math.min(row[j - 1]! + 1, previous[j]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    previous = row;
  }
  return previous[b.length]!;
}
