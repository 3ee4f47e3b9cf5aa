import { text } from '../../input/parts';
import { readUrl } from '../web-url';

/** A URL that probes can ask for. */
export const urlSchema = text(
  'is not a URL',
  'write one with its scheme, such as "https://example.com/robots.txt"',
).superRefine((value, context) => {
  const url = readUrl(value);
  if (url.kind === 'refused') context.addIssue({ code: 'custom', message: url.why, input: url.shown });
});
