import type { FailureCode } from '../../../lib/contract/failure-codes';

/** Errors that are trouble of our own, in whatever phase they show: nothing is said of the target. */
export const OWN_TROUBLE: Readonly<Record<string, FailureCode>> = {
  EMFILE: 'probe.resources',
  ENFILE: 'probe.resources',
  ENOMEM: 'probe.resources',
  ENOBUFS: 'probe.resources',
  EADDRNOTAVAIL: 'probe.noroute',
  EAFNOSUPPORT: 'probe.noroute',
  ENOROUTE: 'probe.noroute',
  EGUARD: 'probe.noroute',
  ESECRET: 'probe.secret',
  EBUDGET: 'probe.budget',
};
