/** The clock of functions in the emulator: ahead of the machine's by what CLOCK_FILE says, in milliseconds. */
const { openSync, readSync } = require('node:fs');

const RealDate = Date;
const file = openSync(process.env.CLOCK_FILE, 'r');
const bytes = Buffer.alloc(8);

function now() {
  readSync(file, bytes, 0, 8, 0);
  return Math.floor(RealDate.now() + bytes.readDoubleLE());
}

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }

  static now() {
    return now();
  }
};
