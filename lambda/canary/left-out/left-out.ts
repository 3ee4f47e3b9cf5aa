/** What a library does that was left out of a bundle, because its configuration has no use for it. @throws Error always */
export function leftOut(library: string): never {
  throw new Error(`canary: ${library} is not in this bundle; deploy the vantage again`);
}
