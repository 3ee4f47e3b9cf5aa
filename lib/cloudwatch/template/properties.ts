import { isRecord, resolved } from './intrinsics';
import type { Stack } from './references';
import type { TemplateProblems } from './template-problems';

/** Reads the properties of one object of a template, and notes each that is wrong or was never asked for. */
export class Properties {
  readonly values: Readonly<Record<string, unknown>>;
  readonly #asked = new Set<string>();

  constructor(
    readonly where: string,
    values: Readonly<Record<string, unknown>>,
    readonly stack: Stack,
    readonly problems: TemplateProblems,
  ) {
    this.values = Object.fromEntries(Object.entries(values).filter(([, value]) => !isNoValue(value)));
  }

  /** Notes a problem with one property. */
  refuse(key: string, what: string, advice: string): undefined {
    this.problems.add(`${this.where}.${key}`, what, this.values[key], advice);
    return undefined;
  }

  has(key: string): boolean {
    return this.values[key] !== undefined;
  }

  /** Marks properties as harmless: they change no state and no message. */
  ignore(...keys: readonly string[]): void {
    for (const key of keys) this.#asked.add(key);
  }

  text(key: string, longest: number): string | undefined {
    const value = this.#value(key);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return this.refuse(key, 'not a text', 'give a text');
    if (value.length > longest)
      return this.refuse(key, `${value.length} characters`, `CloudWatch takes at most ${longest}`);
    return value;
  }

  required<T>(key: string, value: T | undefined): T | undefined {
    if (value === undefined && !this.has(key)) this.refuse(key, 'missing', 'CloudWatch needs it');
    return value;
  }

  /** A number; CloudFormation takes texts of digits as well. */
  number(key: string): number | undefined {
    const value = this.#value(key);
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    return this.refuse(key, 'not a number', 'give a number');
  }

  integer(key: string, least: number, most: number): number | undefined {
    const number = this.number(key);
    if (number === undefined || (Number.isInteger(number) && number >= least && number <= most)) return number;
    const range = Number.isFinite(most) ? `from ${least} to ${most}` : `of ${least} or more`;
    return this.refuse(key, 'out of range', `give a whole number ${range}`);
  }

  boolean(key: string): boolean | undefined {
    const value = this.#value(key);
    if (value === undefined || typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
    return this.refuse(key, 'neither true nor false', 'give one of them');
  }

  oneOf<T extends string>(key: string, choices: readonly T[]): T | undefined {
    const value = this.#value(key);
    if (value === undefined) return undefined;
    const choice = choices.find((one) => one === value);
    return choice ?? this.refuse(key, 'not modelled', `give ${choices.join(' or ')}`);
  }

  texts(key: string, most: number): readonly string[] {
    const value = this.#value(key) ?? [];
    const isText = (item: unknown): item is string => typeof item === 'string';
    if (!Array.isArray(value) || !value.every(isText)) {
      this.refuse(key, 'not a list of texts', 'give a list of texts');
      return [];
    }
    if (value.length > most) this.refuse(key, `${value.length} items`, `CloudWatch takes at most ${most}`);
    return value;
  }

  /** The members of an object, to be read in the same way. */
  object(key: string): Properties | undefined {
    const value = this.#raw(key);
    if (value === undefined) return undefined;
    if (!isRecord(value)) return this.refuse(key, 'not an object', 'give an object');
    return new Properties(`${this.where}.${key}`, value, this.stack, this.problems);
  }

  /** The items of a list of objects, to be read in the same way. */
  objects(key: string, most: number): readonly Properties[] {
    const value = this.#raw(key) ?? [];
    if (!Array.isArray(value) || !value.every(isRecord)) {
      this.refuse(key, 'not a list of objects', 'give a list of objects');
      return [];
    }
    if (value.length > most) this.refuse(key, `${value.length} items`, `CloudWatch takes at most ${most}`);
    return value.map((item, index) => new Properties(`${this.where}.${key}.${index}`, item, this.stack, this.problems));
  }

  /** Notes every property that nobody asked for: it might change the result. */
  refuseOthers(): void {
    for (const key of Object.keys(this.values))
      if (!this.#asked.has(key)) this.refuse(key, 'not modelled', 'leave it out, or do not evaluate this alarm');
  }

  #raw(key: string): unknown {
    this.#asked.add(key);
    return this.values[key];
  }

  #value(key: string): unknown {
    const raw = this.#raw(key);
    try {
      return resolved(raw, this.stack);
    } catch (error) {
      return this.refuse(key, (error as Error).message, 'give a value that the template alone decides');
    }
  }
}

/** A property with this value is as good as left out. */
function isNoValue(value: unknown): boolean {
  return value === undefined || (isRecord(value) && value.Ref === 'AWS::NoValue');
}
