import { attribute, reference, type Stack } from './references';

/** Whether a value is an object with members of its own: neither null nor a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value with its intrinsic functions replaced: Ref, Fn::GetAtt, Fn::Join and Fn::Sub.
 * @throws {Error} for another function, and for a reference that the template alone does not tell
 */
export function resolved(value: unknown, stack: Stack): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, stack));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value);
  const [[name, argument] = ['', undefined]] = entries;
  if (entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'))) return intrinsic(name, argument, stack);
  return Object.fromEntries(entries.map(([key, item]) => [key, resolved(item, stack)]));
}

function intrinsic(name: string, argument: unknown, stack: Stack): unknown {
  const resolve = (value: unknown): unknown => resolved(value, stack);
  const items: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  const [first, second] = items;
  if (name === 'Ref' && typeof first === 'string') return reference(first, stack, resolve);
  if (name === 'Fn::Sub' && typeof first === 'string') return substituted(first, isRecord(second) ? second : {}, stack);
  if (name === 'Fn::GetAtt' && items.every((item) => typeof item === 'string')) {
    const [id = '', ...path] = items.join('.').split('.');
    return attribute(id, path.join('.'), stack, resolve);
  }
  if (name === 'Fn::Join' && typeof first === 'string' && Array.isArray(second))
    return second.map((part) => textOf(resolve(part), name)).join(first);
  throw new Error(`${name} is not modelled in this form`);
}

function substituted(text: string, variables: Readonly<Record<string, unknown>>, stack: Stack): string {
  const resolve = (value: unknown): unknown => resolved(value, stack);
  return text.replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (Object.hasOwn(variables, name)) return textOf(resolve(variables[name]), 'Fn::Sub');
    const [id = '', ...path] = name.split('.');
    const value = path.length === 0 ? reference(id, stack, resolve) : attribute(id, path.join('.'), stack, resolve);
    return textOf(value, 'Fn::Sub');
  });
}

function textOf(value: unknown, where: string): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`${where} takes texts`);
}
