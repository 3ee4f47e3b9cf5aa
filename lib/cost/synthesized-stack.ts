/** A resource of a template, as far as its price goes by it. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** One stack as CloudFormation would get it. */
export interface SynthesizedStack {
  readonly name: string;
  readonly region: string;
  /** Path of the template, for messages. */
  readonly file: string;
  readonly template: { readonly Resources?: Readonly<Record<string, Resource>> };
  /** Size of the template. */
  readonly bytes: number;
}

/** The resources of some stacks, each with its logical id. */
export function resourcesOf(stacks: readonly SynthesizedStack[]): readonly (readonly [string, Resource])[] {
  return stacks.flatMap(({ template }) => Object.entries(template.Resources ?? {}));
}

/** Those of one type. */
export function resourcesOfType(stacks: readonly SynthesizedStack[], type: string): readonly Resource[] {
  return resourcesOf(stacks).flatMap(([, resource]) => (resource.Type === type ? [resource] : []));
}

/** A property of a resource, whatever it is. */
export function property({ Properties }: Resource, name: string): unknown {
  return Properties?.[name];
}
