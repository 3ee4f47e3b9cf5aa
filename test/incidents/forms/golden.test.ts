import { describe, expect, it } from '@jest/globals';
import { rawAlarms } from '../../../lambda/fallback/raw-alarm';
import type { Publication } from '../../../lambda/incidents/forms/publication';
import { publicationOf } from '../../../lambda/incidents/forms/publication-of';
import type { Fleet } from '../../../lib/contract/fleet';
import { INCIDENT_KINDS } from '../../../lib/contract/incident-kinds';
import { FORMS, type Form } from '../../../lib/contract/message';
import { chatSchema } from './chat-schema';
import { golden } from './golden';
import { alarmSchema, pagerDuty } from './pager-rules';
import { linksIn, unreadable } from './rules';
import { FLEET, messagesOf, oneOfEachKind, type ToldMessage } from './told-incidents';

const SENDER = { partition: 'aws', account: '111122223333', primary: 'us-west-2' };

/** SNS takes 256 kB, attributes included, and subjects of up to a hundred ASCII characters. */
const SNS = { message: 256 * 1024, subject: /^[!-~][ -~]{0,98}$/ };

const publish = (form: Form, { message }: ToldMessage) => publicationOf(form, message, SENDER);

/** What people see of a publication, each text on its own. */
function readTexts(form: Form, { subject, message }: Publication): readonly string[] {
  const content = JSON.parse(message);
  if (form === 'people') return [subject, content.email, content.sms];
  if (form === 'pager') return [subject, content.NewStateReason, content.AlarmDescription];
  const { title, description, nextSteps = [] } = content.content;
  return [subject, title, description, ...nextSteps, content.metadata.summary];
}

/** A publication as a golden file shows it. */
function shown(form: Form, told: ToldMessage): string {
  const publication = publish(form, told);
  if (publication === undefined) return `--- ${told.what}: nothing is sent\n`;
  const { subject, message, attributes } = publication;
  const content = JSON.parse(message);
  const body =
    form === 'people'
      ? `${content.email}\n\nSMS: ${content.sms}\n\nJSON: ${JSON.stringify({ ...JSON.parse(content.https), text: '(as above)' }, null, 2)}`
      : JSON.stringify(content, null, 2);
  return `--- ${told.what}\nSubject: ${subject}\nAttributes: ${JSON.stringify(attributes)}\n\n${body}\n`;
}

/** Fails with every rule that a message breaks. */
function expectReadable(form: Form, told: ToldMessage): void {
  const publication = publish(form, told);
  if (publication === undefined) return;
  expect(readTexts(form, publication).flatMap(unreadable)).toEqual([]);
  expect(publication.subject).toMatch(SNS.subject);
  expect(Buffer.byteLength(JSON.stringify(publication))).toBeLessThan(SNS.message);
  expect(told.message.title.length).toBeLessThanOrEqual(100);
  expect(told.message.title.split('\n')).toHaveLength(1);
}

describe.each(oneOfEachKind(FLEET).map((definition) => [definition.kind, definition] as const))('%s', (kind, of) => {
  it.each(FORMS)('in the form for %s is as it was read', async (form) => {
    const all = await messagesOf(of, FLEET);
    const text = all.map((told) => shown(form, told)).join('\n');
    expect(text).toBe(golden(`${form}/${kind}.txt`, text));
    for (const told of all) expectReadable(form, told);
  });

  it('its first screen says what, where, since when, how sure, what is not affected, what to look at first', async () => {
    const [opened] = await messagesOf(of, FLEET);
    const [screen = ''] = opened?.message.text.split(/\n\nSeen at/) ?? [];
    expect(screen).toMatch(/since \d\d:\d\d UTC/);
    for (const part of [/^How sure: /m, /^Not affected: /m, /Look first /]) expect(screen).toMatch(part);
    expect(screen.split('\n').length).toBeLessThan(16);
  });

  it('its links open: runbook, dashboard, what was seen in these minutes, the alarm', async () => {
    for (const { what, message } of await messagesOf(of, FLEET)) {
      if (what === 'gone') continue;
      const links = linksIn(message.text).map((link) => new URL(link));
      expect(links.map(({ href }) => href)).toEqual(message.body?.links.map(({ url }) => new URL(url).href));
      expect(links[0]?.href).toBe(`https://wiki.example.com/common-cause#${INCIDENT_KINDS[kind].runbook}`);
      expect(links[1]?.hash).toBe('#dashboards/dashboard/common-cause-us-west-2-overview');
      const query = decodeURIComponent((links[2]?.hash ?? '').replaceAll('$25', '%').replaceAll('*', '%'));
      expect(query).toContain("start~'2021-10-04T14:59:00.000Z");
      expect(query).toMatch(/end~'2021-10-04T15:(03|08):\d\d/);
      expect(query).toContain("source~(~'/common-cause/canary)");
      expect(decodeURIComponent(links.at(-1)?.hash ?? '')).toMatch(/^#alarmsV2:alarm\/common-cause\//);
    }
  });

  it('to a pager it is one incident, opened, and resolved at its end', async () => {
    const sent = (await messagesOf(of, FLEET)).flatMap((told) => publish('pager', told) ?? []);
    const done = sent.map(({ subject, message }) => pagerDuty(subject, message));
    expect(done.map(({ action }) => action).at(0)).toBe('trigger');
    expect(done.map(({ action }) => action).at(-1)).toBe('resolve');
    expect(new Set(done.map(({ incident }) => incident)).size).toBe(1);
    for (const { message } of sent) expect(alarmSchema.safeParse(JSON.parse(message)).error).toBeUndefined();
  });

  it('to a chat it is one thread of custom notifications', async () => {
    const all = await messagesOf(of, FLEET);
    const sent = all.map((told) => JSON.parse(publish('chat', told)?.message ?? '{}'));
    for (const each of sent) expect(chatSchema.safeParse(each).error).toBeUndefined();
    expect(new Set(sent.map(({ metadata }) => metadata.threadId))).toEqual(new Set([`common-cause/${of.key}`]));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(all.length);
  });
});

it('every kind of incident and ticket has golden files', () => {
  expect(oneOfEachKind(FLEET).map(({ kind }) => kind)).toEqual(Object.keys(INCIDENT_KINDS));
});

describe('a raw alarm', () => {
  const alarm = {
    AlarmName: 'common-cause/incident/cause/owner/meta',
    AlarmDescription: 'meta fails. Runbook: https://wiki.example.com/common-cause#cause\nkey: cause/owner/meta',
    AWSAccountId: '111122223333',
    NewStateValue: 'ALARM',
    NewStateReason:
      'arn:aws:cloudwatch:us-west-2:111122223333:alarm:common-cause/cause/owner/meta transitioned to ALARM',
    StateChangeTime: '2021-10-04T15:01:13.000+0000',
    Region: 'US West (Oregon)',
    OldStateValue: 'OK',
  };
  const event = { requestPayload: { Records: [{ Sns: { Message: JSON.stringify(alarm) } }] } };

  it.each(FORMS)('in the form for %s is what CloudWatch wrote, with a subject that pagers read', (form) => {
    const [raw] = rawAlarms(event, FLEET);
    const { text = '', subject, severity, key } = raw ?? {};
    const rawText = `Subject: ${subject}\nAttributes: ${JSON.stringify({ kind: 'raw', severity, key })}\n\n${text}\n`;
    expect(rawText).toBe(golden(`${form}/raw.txt`, rawText));
    expect(JSON.parse(text)).toEqual(alarm);
    expect(subject).toBe(`ALARM: ${alarm.AlarmName}`);
  });

  it('of a ticket wakes nobody, and one that cannot be read wakes somebody', () => {
    const ticket = { ...alarm, AlarmDescription: 'key: partial/facebook' };
    const [raw] = rawAlarms({ Records: [{ Sns: { Message: JSON.stringify(ticket) } }] }, FLEET);
    expect(raw?.severity).toBe('ticket');
    expect(rawAlarms({ Records: [{ Sns: { Message: '{"AlarmName":"cut' } }] }, FLEET)[0]?.severity).toBe('page');
  });
});

/** Fleets at the edges: few of everything, and names as long and as many as they may be. */
const MANY = 120;
const LONG = (n: number) => `${n}-${'long'.repeat(15)}`;
const EDGES: Readonly<Record<string, Fleet>> = {
  'of two services and two vantages': {
    ...FLEET,
    services: FLEET.services.slice(0, 2),
    vantages: FLEET.vantages.slice(0, 2),
    causes: { 'owner/meta': ['facebook', 'instagram'] },
  },
  'of many services with titles of a hundred characters': {
    ...FLEET,
    services: Array.from({ length: MANY }, (_, n) => ({
      name: LONG(n),
      title: `${n} ${'漢'.repeat(95)}`,
      dns: [],
      http: [{ url: `https://s${n}.example/` }],
      objectiveMs: 1,
    })),
    vantages: ['us-east-1', 'eu-west-1', 'ap-southeast-1', 'ap-northeast-1', 'eu-central-1', 'sa-east-1'],
    quorum: 4,
    causes: { [`owner/${'o'.repeat(64)}`]: Array.from({ length: MANY }, (_, n) => LONG(n)) },
  },
};

describe.each(Object.entries(EDGES))('a fleet %s', (_, fleet) => {
  it('has readable messages in every form', async () => {
    for (const definition of oneOfEachKind(fleet)) {
      for (const told of await messagesOf(definition, fleet)) {
        for (const form of FORMS) expectReadable(form, told);
      }
    }
  });
});
