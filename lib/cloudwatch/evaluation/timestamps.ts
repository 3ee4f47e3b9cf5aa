const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `2022-07-22T15:57:45.394+0000`, as in CloudWatch's messages. */
export function messageTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

/** `22/07/22 15:57:45`, as behind a datapoint in a reason. */
export function datapointTime(time: number): string {
  const [date = '', clock = ''] = new Date(time).toISOString().split('T');
  const [year = '', month, day] = date.split('-');
  return `${day}/${month}/${year.slice(2)} ${clock.slice(0, 8)}`;
}

/** `Friday 22 July, 2022 15:57:45 UTC`, as in the reason of a composite alarm. */
export function transitionTime(time: number): string {
  const date = new Date(time);
  const day = `${WEEKDAYS[date.getUTCDay()]} ${String(date.getUTCDate()).padStart(2, '0')} ${MONTHS[date.getUTCMonth()]}`;
  return `${day}, ${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} UTC`;
}
