import { describe, expect, it } from '@jest/globals';
import type { AlarmState } from '../../../lib/cloudwatch/alarm/alarm';
import { childrenOf, holds } from '../../../lib/cloudwatch/alarm/alarm-rule';
import { parseAlarmRule } from '../../../lib/cloudwatch/template/parse-alarm-rule';

/** a and b are in ALARM, c is OK, d in INSUFFICIENT_DATA. */
const STATES: Readonly<Record<string, AlarmState>> = { a: 'ALARM', b: 'ALARM', c: 'OK', d: 'INSUFFICIENT_DATA' };

describe('a rule', () => {
  it.each([
    ['ALARM(a)', true],
    ['ALARM("a") AND ALARM (c)', false],
    ['OK(c) AND INSUFFICIENT_DATA(d)', true],
    ['ALARM(d) OR OK(d)', false],
    ['NOT ALARM(c)', true],
    ['NOT (ALARM(a) AND NOT (ALARM(c)))', false],
    ['NOT NOT ALARM(a)', true],
    ['TRUE AND NOT FALSE', true],
    ['False', false],
    ['ALARM(a) OR ALARM(b) AND ALARM(c)', true],
    ['(ALARM(a) OR ALARM(b)) AND ALARM(c)', false],
    ['NOT ALARM(a) OR ALARM(b)', true],
    ['AT_LEAST(2, ALARM, (a, b, c, d))', true],
    ['AT_LEAST(3, ALARM, ("a", "b", "c", "d"))', false],
    ['AT_LEAST(50%, ALARM, (a, b, c, d))', true],
    ['AT_LEAST(51%, ALARM, (a, b, c, d))', false],
    ['AT_LEAST(66%, ALARM, (a, b, c))', true],
    ['AT_LEAST(67%, ALARM, (a, b, c))', false],
    ['AT_LEAST(2, NOT ALARM, (a, b, c, d))', true],
    ['AT_LEAST(4, NOT OK, (a, b, c, d))', false],
    ['AT_LEAST(1, NOT INSUFFICIENT_DATA, (d))', false],
    ['AT_LEAST(2, ALARM, (a, b)) AND NOT ALARM(c)', true],
  ])('%s is %s', (text, expected) => {
    expect(holds(parseAlarmRule(text), (alarm) => STATES[alarm])).toBe(expected);
  });

  it('names alarms by name or ARN, with or without quotation marks', () => {
    const arn = 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:x/y';
    const rule = parseAlarmRule(`ALARM(${arn}) OR OK("with (a), \\"b\\"") OR ALARM("AND") OR ALARM(${arn})`);
    expect(childrenOf(rule)).toEqual([arn, 'with (a), "b"', 'AND']);
  });
});

describe('rejects', () => {
  it.each([
    ['', 'ALARM or OK or INSUFFICIENT_DATA or AT_LEAST or NOT or TRUE or FALSE or "(" is missing at the end'],
    [' TRUE', 'white space stands at an end of it'],
    ['ALARM(a) ALARM(b)', 'AND or OR is missing before "ALARM" at character 10'],
    ['ALARM(a', '")" is missing at the end'],
    ['ALARM a', '"(" is missing before "a" at character 7'],
    ['ALARM()', 'the name of an alarm is missing before ")" at character 7'],
    ['ALARM("a)', '" at character 7 is not understood'],
    [
      'alarm(a)',
      'ALARM or OK or INSUFFICIENT_DATA or AT_LEAST or NOT or TRUE or FALSE or "(" is missing before "alarm" at character 1',
    ],
    ['AT_LEAST(a, ALARM, (b))', 'a number or a percentage is missing before "a" at character 10'],
    ['AT_LEAST(3, ALARM, (a, b))', 'AT_LEAST(3, ...) is not from 1 to 2'],
    ['AT_LEAST(0%, ALARM, (a))', 'AT_LEAST(0%, ...) is not from 1 to 100%'],
    ['AT_LEAST(1, ALARM, (ALARM(a)))', '")" is missing before "(" at character 26'],
    ['AT_LEAST(1, TRUE, (a))', 'ALARM or OK or INSUFFICIENT_DATA is missing before "TRUE" at character 13'],
    [Array.from({ length: 501 }, () => 'TRUE').join(' OR '), '501 elements are more than 500'],
    [`ALARM(${'a'.repeat(10_240)})`, '10247 characters are more than 10240'],
  ])('%s', (text, message) => {
    expect(() => parseAlarmRule(text)).toThrow(new Error(message));
  });
});
