import { once } from '../once';

/** A value that takes long to make: made when what loads now is loaded, or as soon as somebody asks for it. */
export function later<T>(make: () => T): () => T {
  const get = once(make);
  setImmediate(get);
  return get;
}
