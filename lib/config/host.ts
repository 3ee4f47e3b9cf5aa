import { domainToASCII } from 'node:url';

/** A full name: two labels at least, the last of which is not a number (RFC 1123, section 2.1); "_" as in service names. */
const FULL_NAME = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Names that mean the machine that asks, wherever it is (RFC 6761, section 6.3). */
const OWN_MACHINE = /(^|\.)localhost$/;

/**
 * Brings a DNS name into the one spelling in which it is asked for, compared and sent: lower case, without the final
 * dot, international ones in their ASCII form (RFC 5891). Undefined where it is not a full name that anybody can ask for.
 */
export function normalName(name: string): string | undefined {
  const ascii = domainToASCII(name.trim() === name ? name : '').replace(/\.$/, '');
  return FULL_NAME.test(ascii) && !OWN_MACHINE.test(ascii) ? ascii : undefined;
}
