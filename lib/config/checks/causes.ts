import { didYouMean } from '../../input/nearest-name';
import { type Problem, showPath } from '../../input/problem';
import { show } from '../../input/show';
import { causeMembers, ownerCause } from '../cause-members';
import { entriesOf, type MonitorDraft, type Placed } from './monitor-draft';

/** Names of causes as they stand there: of owners, and of the map. */
function spellings({ services, causes }: MonitorDraft): readonly Placed<string>[] {
  return [
    ...entriesOf(services, 'services').flatMap(({ path, value: { owner } }) =>
      owner === undefined ? [] : [{ path: [...path, 'owner'], value: ownerCause(owner) }],
    ),
    ...Object.keys(causes ?? {}).map((cause) => ({ path: ['causes', cause], value: cause })),
  ];
}

/** Two spellings would be two causes of fewer members each, and neither might ever speak. */
function spelledTwoWays(monitor: MonitorDraft): readonly Problem[] {
  const all = spellings(monitor);
  const firsts = new Map<string, Placed<string>>();
  return all.flatMap((each): readonly Problem[] => {
    const lower = each.value.toLowerCase();
    const first = firsts.get(lower) ?? each;
    firsts.set(lower, first);
    if (first.value === each.value) return [];
    const name = (text: string) => show(each.path[0] === 'services' ? text.replace(/^owner\//, '') : text);
    const text = `differs in case only from ${name(first.value)} of ${showPath(first.path)}, got ${name(each.value)}; spell both alike`;
    return [{ path: each.path, text }];
  });
}

function unknownMembers({ services, causes }: MonitorDraft): readonly Problem[] {
  const names = (services ?? []).flatMap((service) => service?.name ?? []);
  return Object.entries(causes ?? {}).flatMap(([cause, members]) =>
    entriesOf(members, 'causes', cause)
      .filter(({ value }) => !names.includes(value))
      .map(({ path, value }) => ({
        path,
        text: `is not a service, got ${show(value)}; ${didYouMean(value, names, 'write the name of one')}`,
      })),
  );
}

/** A cause is what several services share: counted over what the map and the owners say together. */
function tooFewMembers({ services, causes }: MonitorDraft): readonly Problem[] {
  const sound = (services ?? []).flatMap((service) => service ?? []);
  const written = Object.entries(causes ?? {}).flatMap(([cause, members]) =>
    members === undefined || members.includes(undefined)
      ? []
      : [[cause, members.filter((each) => each !== undefined)] as const],
  );
  const members = causeMembers(sound, Object.fromEntries(written));
  return written
    .filter(([cause]) => (members[cause]?.length ?? 0) < 2)
    .map(([cause]) => ({
      path: ['causes', cause],
      text: `has fewer than two members, got ${show(members[cause])}; a cause is what several services share: add one, or leave it out`,
    }));
}

/** What causes must keep together. */
export function checkCauses(monitor: MonitorDraft): readonly Problem[] {
  return [...spelledTwoWays(monitor), ...unknownMembers(monitor), ...tooFewMembers(monitor)];
}
