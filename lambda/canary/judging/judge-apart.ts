import type { AddressFamily } from '../../../lib/contract/fleet';
import { FAMILIES, TYPE_OF } from '../probing/address-families';
import type { ApartEndpoint, EndpointPart, RequestedEndpoint } from '../probing/service-observation';
import { describeApart } from './describe-apart';
import { judgeName } from './judge-name';
import { type FoundCode, hasFailed, isBlocked, isUnknown, lowestFailing } from './verdict-of';

/** What is made of one part, or of all of them together. */
export interface ApartJudgement {
  readonly code: FoundCode;
  readonly detail?: string;
}

/** A part with what is made of it. */
export interface JudgedPart extends EndpointPart, ApartJudgement {}

/** How a request is judged, wherever it went. */
type JudgeRequest = (seen: RequestedEndpoint) => ApartJudgement;

/** What resolvers said of one family of a name; undefined where nobody asked. */
function lookupOf(family: AddressFamily, { name }: ApartEndpoint): ApartJudgement | undefined {
  const replies = name?.replies.filter(({ type }) => type === TYPE_OF[family]) ?? [];
  return name === undefined || replies.length === 0 ? undefined : judgeName({ ...name, replies });
}

/** Judges one part of an endpoint: its request, or why there was none. */
export function judgePart({ family, seen }: EndpointPart, whole: ApartEndpoint, judge: JudgeRequest): ApartJudgement {
  if (seen.kind === 'requested') return judge(seen);
  if (seen.kind === 'refused-address') return { code: 'dns.answer', detail: `${seen.address} is ${seen.reason}` };
  const { code = 'up', detail = `no IPv${family} address` } = lookupOf(family, whole) ?? {};
  return { code: code === 'up' ? 'dns.nodata' : code, detail };
}

/** So many must be good: fails where too many fail, and is up where enough are; what could not be judged is neither. */
function enough(codes: readonly FoundCode[], least: number): FoundCode {
  const failing = codes.filter(hasFailed);
  if (codes.length - failing.length < least) return lowestFailing(failing) ?? 'dns.answer';
  if (codes.filter((code) => code === 'up').length >= least) return 'up';
  return codes.find(isBlocked) ?? codes.find(isUnknown) ?? 'probe.budget';
}

/** The first of failing, blocked, up and unknown that any of them is. */
function first(codes: readonly FoundCode[]): FoundCode {
  const isUp = codes.includes('up') ? 'up' : undefined;
  return lowestFailing(codes) ?? codes.find(isBlocked) ?? isUp ?? codes[0] ?? 'probe.budget';
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

/** Why nobody knows whether there are addresses of a family: each was to be asked, and none of it was. */
function silenceOf(family: AddressFamily, seen: ApartEndpoint): readonly string[] {
  const { code = 'up', detail = code } = lookupOf(family, seen) ?? {};
  const isKnown = code === 'up' || code === 'dns.nodata' || seen.parts.some((part) => part.family === family);
  return isKnown || seen.endpoint.askedAt?.isEach !== true ? [] : [`IPv${family} addresses not known: ${detail}`];
}

/** Judges an endpoint whose addresses, or families, were asked apart: enough of the addresses, and each family, must be good. */
export function judgeApart(seen: ApartEndpoint, judge: JudgeRequest): ApartJudgement {
  const parts = seen.parts.map((part): JudgedPart => ({ ...part, ...judgePart(part, seen, judge) }));
  const silent = FAMILIES.flatMap((family) => silenceOf(family, seen));
  const detail = describeApart(seen, parts, silent);
  return { code: codeOf(seen, parts), ...(detail !== undefined && { detail }) };
}
