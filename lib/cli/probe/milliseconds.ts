/** A duration for people: `0.4 ms`, `142 ms`. */
export function milliseconds(ms: number): string {
  return `${ms < 9.95 ? ms.toFixed(1) : Math.round(ms)} ms`;
}
