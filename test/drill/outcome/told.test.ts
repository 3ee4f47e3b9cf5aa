import { describe, expect, it } from '@jest/globals';
import { type Told, toldBy } from '../../../lib/drill/outcome/told';
import { closed, judged, page, ticket } from './messages';

const CDN = 'cause/cdn/a';
const DNS = 'cause/dns/a';

describe('what people were told', () => {
  const delivered = (...told: readonly Told[]) => told.map(({ atMs, message }) => ({ atMs, message }));
  const kindsOf = (...told: readonly Told[]) => toldBy(delivered(...told)).map(({ kind }) => kind);

  it('a message that opens what is open already is an update, whichever hub sends it', () => {
    const second = page(CDN, 661, { hub: 'eu-north-1' });
    expect(kindsOf(page(CDN, 660), page(DNS, 660), second)).toEqual(['opened', 'opened', 'updated']);
    expect(judged({ pages: [[CDN]], updates: 0 }, toldBy(delivered(page(CDN, 660), second))).failures).toEqual([
      '1 messages updated, more than 0',
    ]);
  });

  it('a ticket counts once while it is open', () => {
    expect(kindsOf(ticket('slow/a', 660), ticket('slow/a', 670))).toEqual(['opened', 'updated']);
  });

  it('after its closing it opens anew', () => {
    expect(kindsOf(page(CDN, 660), closed(CDN, 700), page(CDN, 800))).toEqual(['opened', 'closed', 'opened']);
  });
});
