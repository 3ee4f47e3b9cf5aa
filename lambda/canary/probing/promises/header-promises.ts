import type { HeaderRules } from '../../../../lib/contract/expectations';
import type { HttpHead } from '../http-exchange';
import { showSeen } from './show-seen';
import { brokenTextRules } from './text-promises';

/** Which rules the headers of an answer break. A header that is there without a value is there. */
export function brokenHeaderRules(
  { headers, repeated = {} }: HttpHead,
  rules: readonly HeaderRules[],
): readonly string[] {
  return rules.flatMap(({ name, presence = 'required', ...text }) => {
    const single = headers[name];
    const values = repeated[name] ?? (single === undefined ? [] : [single]);
    if (values.length === 0) return presence === 'required' ? [`no header ${name}, expected one`] : [];
    const seen = `header ${name}: ${values.map(showSeen).join(', ')}`;
    if (presence === 'forbidden') return [`${seen}, expected none`];
    return brokenTextRules(values, text).map((broken) => `${seen}, ${broken}`);
  });
}
