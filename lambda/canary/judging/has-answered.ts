import type { HttpExchange } from '../probing/http-exchange';
import { requestsOf, type ServiceObservation } from '../probing/service-observation';

function provesSight(exchange: HttpExchange): boolean {
  return exchange.tls !== undefined || exchange.head !== undefined;
}

/** Whether any URL of a service gave an HTTP answer, of whatever status, or a certificate: then the vantage sees. */
export function hasAnswered({ endpoints }: ServiceObservation): boolean {
  return endpoints.flatMap(requestsOf).some(({ hops }) => hops.some(({ exchange }) => provesSight(exchange)));
}
