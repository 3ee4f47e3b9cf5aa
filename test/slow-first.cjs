const { default: Sequencer } = require('@jest/test-sequencer');

/** Suites that take longest: begun last, each would keep one core busy while the other has nothing left to do. */
const SLOW = ['drill/built-in', 'drill/rehearsal', 'properties/', 'notifier/handler', 'incidents/overlaps', 'moves/'];

/** A clean checkout knows no durations of earlier runs. */
module.exports = class SlowFirst extends Sequencer {
  sort(tests) {
    const isSlow = ({ path }) => SLOW.some((each) => path.includes(`/test/${each}`));
    return [...super.sort(tests)].sort((a, b) => Number(isSlow(b)) - Number(isSlow(a)));
  }
};
