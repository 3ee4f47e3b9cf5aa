import type { ExchangePhase } from '../../lambda/canary/probing/http-exchange';

/** What was under way in each phase of an exchange, as people say it. */
export const DOING: Readonly<Record<ExchangePhase, string>> = {
  connect: 'while connecting',
  tls: 'in the TLS handshake',
  firstByte: 'while waiting for the first byte',
  transfer: 'while reading the body',
};
