import type { BillLine } from './bill';

const number = (value: number, least: number, most: number) =>
  value.toLocaleString('en-US', { minimumFractionDigits: least, maximumFractionDigits: most });

/** An amount of money for people: `43.10`. */
export function dollars(usd: number): string {
  return number(usd, 2, 2);
}

/** How many of something: `34 series`, `131,400 requests`. */
export function countOf({ count, unit }: BillLine): string {
  const plural = count === 1 || unit === 'series' || unit === 'GB' ? unit : `${unit}s`;
  return `${number(count, 0, count < 10 ? 2 : 0)} ${plural}`;
}

const SCALES = [
  [1, ''],
  [1_000, ' per 1,000'],
  [1_000_000, ' per million'],
] as const;

/** A price for people, of as many as make it more than a cent: `0.30`, `0.01 per 1,000`. */
export function priceOf({ priceUsd }: BillLine): string {
  const isReadable = ([scale]: (typeof SCALES)[number]) =>
    Math.round(priceUsd * scale * 100) / 100 >= 0.01 && (priceUsd * scale * 100) % 1 < 1e-6;
  const [scale, words] = SCALES.find(isReadable) ?? SCALES[2];
  return `${number(priceUsd * scale, 2, 4)}${words}`;
}
