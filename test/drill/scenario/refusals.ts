import { readScenario } from '../../../lib/drill/scenario/read-scenario';
import { InputError } from '../../../lib/input/problem';

/** A fleet that fits on a line. */
export const FLEET = 'fleet: { services: 4, vantages: 3, hubs: 1, causes: { dns/x: [svc0..svc3] } }';

/** What is refused of a scenario file. */
export function problemsOf(text: string): readonly string[] {
  try {
    readScenario('s.yaml', text, () => {
      throw new Error('the scenario has a fleet of its own');
    });
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

/** What is refused of a fleet, without its place. */
export function ofFleet(fleet: string): readonly string[] {
  return problemsOf(`title: t\nfleet: { ${fleet} }`).map((problem) => problem.replace('s.yaml:2: ', ''));
}

/** What is refused of an event, without its place. */
export function ofEvent(event: string): readonly string[] {
  return problemsOf(`title: t\n${FLEET}\nevents: [{ ${event} }]`).map((problem) =>
    problem.replace('s.yaml:3: events[0]', ''),
  );
}

/** What is refused of an expectation of forty minutes with one outage, without its place. */
export function ofExpectation(expect: string): readonly string[] {
  const events = 'events: [{ at: 10m, for: 15m, services: all, result: http.status }]';
  const problems = problemsOf(`title: t\n${FLEET}\nlength: 40m\n${events}\nexpect: { ${expect} }`);
  return problems.map((problem) => problem.replace('s.yaml:5: expect', ''));
}
