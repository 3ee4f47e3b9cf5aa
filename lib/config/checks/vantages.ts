import { didYouMean } from '../../input/nearest-name';
import type { Problem } from '../../input/problem';
import { show } from '../../input/show';
import { partitionOf } from '../regions';
import { entriesOf, type MonitorDraft, type Placed, regionOf } from './monitor-draft';

function regionsOf({ vantages }: MonitorDraft): readonly Placed<string>[] {
  return entriesOf(vantages, 'vantages').flatMap(({ path, value }) => {
    const region = regionOf(value);
    return region === undefined ? [] : [{ path, value: region }];
  });
}

/** Credentials, ARNs and endpoints of one partition mean nothing in another. */
function otherPartitions(monitor: MonitorDraft): readonly Problem[] {
  const [first] = monitor.hubs ?? [];
  const home = first === undefined ? undefined : partitionOf(first);
  if (home === undefined) return [];
  return [...regionsOf(monitor), ...entriesOf(monitor.hubs, 'hubs')]
    .filter(({ value }) => partitionOf(value) !== home)
    .map(({ path, value }) => ({
      path,
      text: `is in another partition than the hub, got ${show(value)}; use regions of ${home}`,
    }));
}

function unknownVantages(monitor: MonitorDraft): readonly Problem[] {
  const regions = regionsOf(monitor).map(({ value }) => value);
  return entriesOf(monitor.services, 'services').flatMap(({ path, value }) =>
    entriesOf(value.vantages, ...path, 'vantages')
      .filter((vantage) => !regions.includes(vantage.value))
      .map((vantage) => ({
        path: vantage.path,
        text: `is not one of the vantages, got ${show(vantage.value)}; ${didYouMean(vantage.value, regions, 'write one of them')}`,
      })),
  );
}

function quorumAboveVantages({ quorum, vantages }: MonitorDraft): readonly Problem[] {
  return quorum === undefined || vantages === undefined || quorum <= vantages.length
    ? []
    : [
        {
          path: ['quorum'],
          text: `is more than the number of vantages, got ${quorum}; write at most ${vantages.length}`,
        },
      ];
}

/** Above so many services, tickets of each would be more than a person reads. */
const MOST_WITH_OWN_TICKETS = 50;

function tooManyTickets({ tickets = 'each', services }: MonitorDraft): readonly Problem[] {
  if (tickets !== 'each' || services === undefined || services.length <= MOST_WITH_OWN_TICKETS) return [];
  return [
    {
      path: ['tickets'],
      text: `is "each" with more than ${MOST_WITH_OWN_TICKETS} services, got ${services.length} services; write tickets: 'shared'`,
    },
  ];
}

/** What vantages, hubs and services must keep together. */
export function checkVantages(monitor: MonitorDraft): readonly Problem[] {
  return [
    ...otherPartitions(monitor),
    ...unknownVantages(monitor),
    ...quorumAboveVantages(monitor),
    ...tooManyTickets(monitor),
  ];
}
