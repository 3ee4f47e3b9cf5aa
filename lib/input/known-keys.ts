import type { z } from 'zod';

/** Keys that a schema knows at a path, for the nearest name of an unknown one. */
export type KnownKeys = (path: readonly PropertyKey[]) => readonly string[];

interface Definition {
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly valueType?: z.core.$ZodType;
}

function below(schema: z.core.$ZodType, key: PropertyKey): readonly z.core.$ZodType[] {
  const { shape, element, innerType, in: input, options, valueType } = schema._zod.def as Definition;
  if (shape !== undefined) return [shape[String(key)]].filter((found) => found !== undefined);
  if (element !== undefined) return [element];
  if (valueType !== undefined) return [valueType];
  return [innerType, input, ...(options ?? [])]
    .filter((found) => found !== undefined)
    .flatMap((found) => below(found, key));
}

function keys(schema: z.core.$ZodType): readonly string[] {
  const { shape, innerType, in: input, options } = schema._zod.def as Definition;
  if (shape !== undefined) return Object.keys(shape);
  return [innerType, input, ...(options ?? [])].filter((found) => found !== undefined).flatMap(keys);
}

/** Looks a schema's keys up by path, through arrays, defaults, transforms and unions. */
export function knownKeysOf(schema: z.core.$ZodType): KnownKeys {
  return (path) =>
    path.reduce<readonly z.core.$ZodType[]>((at, key) => at.flatMap((s) => below(s, key)), [schema]).flatMap(keys);
}
