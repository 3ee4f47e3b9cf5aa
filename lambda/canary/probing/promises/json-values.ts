import { query } from 'jsonpath-rfc9535';
import type { JsonValue } from '../../../../lib/contract/expectations';

/** What a path selects. @throws Error where the value is too deep to be walked */
export function jsonValues(document: JsonValue, path: string): readonly JsonValue[] {
  return query(document as Parameters<typeof query>[0], path) as readonly JsonValue[];
}
