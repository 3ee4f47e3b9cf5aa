/** Kinds of what services share. At equal score the earlier kind is blamed (design.md, Attribution). */
export const CAUSE_KINDS = ['ca', 'tld', 'dns', 'host', 'cdn', 'network', 'owner'] as const;

/** What a cause is: a certificate authority, a top-level domain, a DNS operator, ... */
export type CauseKind = (typeof CAUSE_KINDS)[number];

/** The name of a cause: `owner/meta`, `cdn/fastly`. Names that differ in case only are refused where they are read. */
export const CAUSE_PATTERN = new RegExp(`^(${CAUSE_KINDS.join('|')})/[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`);

/** How messages explain what a cause's name looks like. */
export const CAUSE_SHAPE = `<kind>/<name> with a kind of ${CAUSE_KINDS.join(', ')}`;

/** Kind of a cause that matches `CAUSE_PATTERN`; undefined for anything else. */
export function causeKindOf(cause: string): CauseKind | undefined {
  return CAUSE_KINDS.find((kind) => cause.startsWith(`${kind}/`));
}

/** Cause to the names of its members. */
export type Causes = Readonly<Record<string, readonly string[]>>;
