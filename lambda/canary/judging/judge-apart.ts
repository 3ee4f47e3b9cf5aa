import { isFailing } from '../../../lib/contract/failure-codes';
import type { AddressFamily } from '../../../lib/contract/fleet';
import { TYPE_OF } from '../probing/address-families';
import type { ApartEndpoint, EndpointPart, RequestedEndpoint } from '../probing/service-observation';
import { judgeName } from './judge-name';
import { type FoundCode, lowestFailing } from './verdict-of';

/** What is made of one part, or of all of them together. */
export interface ApartJudgement {
  readonly code: FoundCode;
  readonly detail?: string;
}

/** How a request is judged, wherever it went. */
type JudgeRequest = (seen: RequestedEndpoint) => ApartJudgement;

interface JudgedPart extends EndpointPart, ApartJudgement {}

const isUnknown = (code: FoundCode) => code.startsWith('probe.');
const hasFailed = ({ code }: ApartJudgement) => code !== 'up' && isFailing(code);

/** Judges one part of an endpoint: its request, or why there was none. */
export function judgePart(
  { family, seen }: EndpointPart,
  { name }: ApartEndpoint,
  judge: JudgeRequest,
): ApartJudgement {
  if (seen.kind === 'requested') return judge(seen);
  if (seen.kind === 'refused-address') return { code: 'dns.answer', detail: `${seen.address} is ${seen.reason}` };
  const replies = name?.replies.filter(({ type }) => type === TYPE_OF[family]) ?? [];
  const { code, detail = `no IPv${family} address` } =
    name === undefined || replies.length === 0 ? { code: 'dns.nodata' as const } : judgeName({ ...name, replies });
  return { code: code === 'up' ? 'dns.nodata' : code, detail };
}

/** So many must be good: fails where too many fail, and is up where enough are; what could not be judged is neither. */
function enough(codes: readonly FoundCode[], least: number): FoundCode {
  const failing = codes.filter((code) => code !== 'up' && isFailing(code));
  if (codes.length - failing.length < least) return lowestFailing(failing) ?? 'dns.answer';
  if (codes.filter((code) => code === 'up').length >= least) return 'up';
  return codes.find((code) => code.startsWith('blocked.')) ?? codes.find(isUnknown) ?? 'probe.budget';
}

/** The first of failing, blocked, up and unknown that any of them is. */
function first(codes: readonly FoundCode[]): FoundCode {
  return (
    lowestFailing(codes) ??
    codes.find((code) => code.startsWith('blocked.')) ??
    codes.find((code) => code === 'up') ??
    codes[0] ??
    'probe.budget'
  );
}

const codesOf = (parts: readonly ApartJudgement[]) => parts.map(({ code }) => code);

function codeOf({ endpoint: { askedAt = {} } }: ApartEndpoint, parts: readonly JudgedPart[]): FoundCode {
  const { families = [], isEach = false, leastHealthy } = askedAt;
  const ofFamily = (family: AddressFamily) => codesOf(parts.filter((part) => part.family === family));
  const byFamily = families.map((family) => enough(ofFamily(family), 1));
  if (!isEach) return first(byFamily);
  const judged = parts.filter(({ code }) => !isUnknown(code));
  return first([enough(codesOf(parts), leastHealthy ?? Math.max(1, judged.length)), ...byFamily]);
}

/** What was said of a part, without its address: where it is stands before it. */
function saidOf({ address, detail }: JudgedPart): readonly string[] {
  if (detail === undefined || address === undefined) return detail === undefined ? [] : [detail];
  return [detail.replace(`, from ${address}`, '').replace(`${address}: `, '')];
}

/** `tcp.refused at 192.0.2.1, 192.0.2.2 (connection refused)`, for each code. */
function spellParts(parts: readonly JudgedPart[]): string {
  const spelt = [...new Set(codesOf(parts))].map((code) => {
    const met = parts.filter((part) => part.code === code);
    const places = met.map(({ family, address = `IPv${family}` }) => address);
    const said = met.flatMap(saidOf)[0];
    return `${code} at ${places.join(', ')}${said === undefined ? '' : ` (${said})`}`;
  });
  return spelt.join('; ');
}

/** Where all that fail are of one family, and another one has something that does not. */
function onlyFamily(parts: readonly JudgedPart[]): string {
  const [family, ...more] = new Set(parts.filter(hasFailed).map((part) => part.family));
  const hasOther = parts.some((part) => part.family !== family && !hasFailed(part));
  return family !== undefined && more.length === 0 && hasOther ? `, IPv${family} only` : '';
}

function detailOf({ endpoint, unasked }: ApartEndpoint, parts: readonly JudgedPart[]): string | undefined {
  const { isEach = false, leastHealthy } = endpoint.askedAt ?? {};
  const [only, ...more] = parts;
  if (!isEach && more.length === 0) return only?.detail;
  const failed = parts.filter(hasFailed);
  const count = failed.length;
  const share = `${count} of ${parts.length} ${isEach ? 'addresses' : 'families'} ${count === 1 ? 'fails' : 'fail'}`;
  const needed = leastHealthy === undefined ? '' : `, ${leastHealthy} must be good`;
  const others = parts.filter((part) => part.code !== 'up' && !hasFailed(part));
  const tooFew = leastHealthy !== undefined && parts.length < leastHealthy;
  const said = [
    ...(count > 0 ? [`${share}${onlyFamily(parts)}${needed}: ${spellParts(failed)}`] : []),
    ...(tooFew && count === 0 ? [`${parts.length} addresses, and ${leastHealthy} must be good`] : []),
    ...(others.length > 0 ? [`not judged: ${spellParts(others)}`] : []),
    ...(unasked.length > 0 ? [`not asked, for lack of room: ${unasked.join(', ')}`] : []),
  ];
  if (said.length > 0) return said.join('; ');
  return parts.find(({ detail }) => detail !== undefined)?.detail;
}

/** Judges an endpoint whose addresses, or families, were asked apart: enough of the addresses, and each family, must be good. */
export function judgeApart(seen: ApartEndpoint, judge: JudgeRequest): ApartJudgement {
  const parts = seen.parts.map((part): JudgedPart => ({ ...part, ...judgePart(part, seen, judge) }));
  const [code, detail] = [codeOf(seen, parts), detailOf(seen, parts)];
  return { code, ...(detail !== undefined && { detail }) };
}
