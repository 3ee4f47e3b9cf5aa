import type { ApartEndpoint } from '../probing/service-observation';
import type { JudgedPart } from './judge-apart';
import { hasFailed, isBlocked, isUnknown } from './verdict-of';

const isBad = ({ code }: JudgedPart) => hasFailed(code);

/** What was said of a part, without its address: where it is stands before it. */
function saidOf({ address, detail }: JudgedPart): readonly string[] {
  if (detail === undefined || address === undefined) return detail === undefined ? [] : [detail];
  const places = [`, from ${address}`, ` from ${address}`, `${address}: `];
  return [places.reduce((said, place) => said.replace(place, ''), detail)];
}

/** `tcp.refused at 192.0.2.1, 192.0.2.2 (connection refused)`, for each code, behind what it is. */
function spell(what: string, parts: readonly JudgedPart[]): readonly string[] {
  const spelt = [...new Set(parts.map(({ code }) => code))].map((code) => {
    const met = parts.filter((part) => part.code === code);
    const places = met.map(({ family, address = `IPv${family}` }) => address);
    const [said] = met.flatMap(saidOf);
    return `${code} at ${places.join(', ')}${said === undefined ? '' : ` (${said})`}`;
  });
  return spelt.length > 0 ? [`${what}: ${spelt.join('; ')}`] : [];
}

/** Where all that fail are of one family, and another one has something that does not. */
function onlyFamily(parts: readonly JudgedPart[]): string {
  const [family, ...more] = new Set(parts.filter(isBad).map((part) => part.family));
  const hasOther = parts.some((part) => part.family !== family && !isBad(part));
  return family !== undefined && more.length === 0 && hasOther ? `, IPv${family} only` : '';
}

/**
 * What people need to know of addresses, or families, that were asked apart: how many fail, of which family, and where.
 * @param silent what is not known of addresses that nobody could ask for
 */
export function describeApart(
  { endpoint: { askedAt = {} }, unasked }: ApartEndpoint,
  parts: readonly JudgedPart[],
  silent: readonly string[],
): string | undefined {
  const { isEach = false, leastHealthy } = askedAt;
  const [only, ...more] = parts;
  if (!isEach && more.length === 0) return only?.detail;
  const failed = parts.filter(isBad);
  const share = `${failed.length} of ${parts.length} ${isEach ? 'addresses' : 'families'}`;
  const needed = leastHealthy === undefined ? '' : `, ${leastHealthy} must be good`;
  const isTooFew = failed.length === 0 && leastHealthy !== undefined && parts.length < leastHealthy;
  const said = [
    ...spell(`${share} ${failed.length === 1 ? 'fails' : 'fail'}${onlyFamily(parts)}${needed}`, failed),
    ...(isTooFew ? [`${parts.length} addresses, and ${leastHealthy} must be good`] : []),
    ...spell(
      'refused',
      parts.filter(({ code }) => isBlocked(code)),
    ),
    ...spell(
      'not judged',
      parts.filter(({ code }) => isUnknown(code)),
    ),
    ...silent,
    ...(unasked.length > 0 ? [`not asked, for lack of room: ${unasked.join(', ')}`] : []),
  ];
  return said.length > 0 ? said.join('; ') : parts.find(({ detail }) => detail !== undefined)?.detail;
}
