import type { DrillPage } from '../page-data';
import { minuteAt } from './clock';
import { byId } from './element';
import type { Place } from './place';

/** What the controls of time move. */
export interface Course {
  readonly drill: () => DrillPage;
  readonly place: () => Place;
  readonly go: (change: Partial<Place>) => void;
  readonly onPlay: (isPlaying: boolean) => void;
}

/** Minutes in which something is told, or an alarm or its action changes. */
function changesIn({ messages, alarms }: DrillPage): readonly number[] {
  const times = [
    ...messages.map(({ atMs }) => atMs),
    ...alarms.flatMap(({ spans, actions }) => [
      ...spans.slice(1).map(({ fromMs }) => fromMs),
      ...actions.map(({ atMs }) => atMs),
    ]),
  ];
  return [...new Set(times.map(minuteAt))].sort((a, b) => a - b);
}

/** Wires slider, steps and playing; who takes hold of the time stops the playing. */
export function wireControls({ drill, place, go, onPlay }: Course): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const play = byId('play');
  const show = (isPlaying: boolean) => {
    play.textContent = isPlaying ? '❚❚ Pause' : '▶ Play';
    onPlay(isPlaying);
  };
  const pause = () => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    show(false);
  };
  const start = () => {
    const perSecond = Number(byId<HTMLSelectElement>('speed').value);
    if (place().minute >= drill().minutes - 1) go({ minute: 0 });
    timer = setInterval(() => {
      if (place().minute >= drill().minutes - 1) pause();
      else go({ minute: place().minute + 1 });
    }, 1000 / perSecond);
    show(true);
  };
  const to = (minute: number | undefined) => {
    pause();
    if (minute !== undefined) go({ minute: Math.min(drill().minutes - 1, Math.max(0, minute)) });
  };
  play.addEventListener('click', () => (timer === undefined ? start() : pause()));
  byId('speed').addEventListener('change', () => {
    if (timer === undefined) return;
    pause();
    start();
  });
  byId('back').addEventListener('click', () => to(place().minute - 1));
  byId('forth').addEventListener('click', () => to(place().minute + 1));
  byId('next').addEventListener('click', () => to(changesIn(drill()).find((minute) => minute > place().minute)));
  byId('previous').addEventListener('click', () =>
    to(changesIn(drill()).findLast((minute) => minute < place().minute)),
  );
  byId('minute').addEventListener('input', ({ target }) => to(Number((target as HTMLInputElement).value)));
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault();
    byId('minute').focus();
  });
}
