import { property, type Resource, resourcesOf, type SynthesizedStack } from './synthesized-stack';

/** A function that is invoked each minute. */
export interface MinuteFunction {
  readonly name: string;
  readonly memoryGb: number;
  /** It is invoked a second time by a queue, in which its run waits for its second of the minute. */
  readonly hasQueue: boolean;
}

/** Logical ids that a value refers to, however deep: `{ "Fn::GetAtt": [id, ...] }` and `{ "Ref": id }`. */
function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref' && typeof inner === 'string') return [inner];
    if (key === 'Fn::GetAtt' && Array.isArray(inner)) return [String(inner[0])];
    return referencesIn(inner);
  });
}

function targetsOf(resources: readonly Resource[], type: string, name: string): ReadonlySet<string> {
  const found = resources.filter(({ Type }) => Type === type);
  return new Set(found.flatMap((resource) => referencesIn(property(resource, name))));
}

function inStack(stack: SynthesizedStack): readonly MinuteFunction[] {
  const entries = resourcesOf([stack]);
  const resources = entries.map(([, resource]) => resource);
  const scheduled = targetsOf(resources, 'AWS::Scheduler::Schedule', 'Target');
  const queued = targetsOf(resources, 'AWS::Lambda::EventSourceMapping', 'FunctionName');
  return entries
    .filter(([id, { Type }]) => Type === 'AWS::Lambda::Function' && scheduled.has(id))
    .map(([id, resource]) => ({
      name: String(property(resource, 'FunctionName')),
      memoryGb: Number(property(resource, 'MemorySize')) / 1_024,
      hasQueue: queued.has(id),
    }));
}

/** The functions that schedules of some stacks invoke each minute: what Lambda's bill consists of. */
export function eachMinuteFunctions(stacks: readonly SynthesizedStack[]): readonly MinuteFunction[] {
  return stacks.flatMap(inStack);
}
