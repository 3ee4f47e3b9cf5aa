import type { CompositeAlarm } from './alarm';

/** Ids of the alarms whose state a composite's state and actions depend on. */
export function dependenciesOf({ children, suppressor }: CompositeAlarm): readonly string[] {
  return suppressor === undefined ? children : [...children, suppressor.id];
}

/**
 * The composites in such an order that each comes after what it depends on; otherwise as they stood.
 * @param onCycle is told the way around, e.g. `a > b > a`
 */
export function dependencyOrder(
  composites: readonly CompositeAlarm[],
  onCycle: (composite: CompositeAlarm, path: readonly string[]) => void,
): readonly CompositeAlarm[] {
  const byId = new Map(composites.map((composite) => [composite.id, composite]));
  const ordered = new Set<CompositeAlarm>();
  const path: string[] = [];
  const visit = (composite: CompositeAlarm): void => {
    if (ordered.has(composite)) return;
    const begin = path.indexOf(composite.id);
    if (begin >= 0) {
      onCycle(composite, [...path.slice(begin), composite.id]);
      return;
    }
    path.push(composite.id);
    for (const id of dependenciesOf(composite)) {
      const dependency = byId.get(id);
      if (dependency !== undefined) visit(dependency);
    }
    path.pop();
    ordered.add(composite);
  };
  composites.forEach(visit);
  return [...ordered];
}
