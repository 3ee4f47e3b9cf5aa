import type { Status } from './status';

const iso = (time: number) => new Date(time).toISOString();

/** How a deployment is doing, as one line of JSON (docs/operations.md); members may be added, never renamed. */
export function statusJson({ at, fleet, incidents, matrix, hubs }: Status): string {
  return JSON.stringify({
    name: fleet.name,
    at: iso(at),
    incidents: incidents.map(({ key, severity, layer, since, services, vantages, joined }) => ({
      key,
      severity,
      layer,
      since: iso(since),
      services,
      vantages,
      joined,
    })),
    vantages: matrix.views.map((view) => ({
      vantage: view.vantage,
      state: view.kind === 'read' ? (view.record.blind ? 'blind' : 'sees') : view.kind,
      minute: view.kind === 'read' ? view.record.minute : undefined,
      reason: view.kind === 'unread' ? view.reason : undefined,
    })),
    services: matrix.groups
      .flatMap(({ rows }) => rows)
      .map(({ service, cells }) => ({
        service: service.name,
        cells: Object.fromEntries(
          matrix.views.map(({ vantage }, column) => [
            vantage,
            { state: cells[column]?.state, code: cells[column]?.code, detail: cells[column]?.detail },
          ]),
        ),
      })),
    hubs: hubs.map(({ region, wrong, muted, unread }) => ({
      region,
      alarms: wrong?.map(({ path, kind, since, isSuppressed }) => ({
        path,
        kind,
        since: since === undefined ? undefined : iso(since),
        suppressed: isSuppressed,
      })),
      muted: muted?.map(({ key, until, by, rule }) => ({
        key,
        until: until === undefined ? undefined : iso(until),
        by,
        rule,
      })),
      unread,
    })),
  });
}
