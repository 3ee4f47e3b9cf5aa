// One environment of Lambda: loads the bundle whose folder it is given, and runs a minute each time it is asked.
const [folder] = process.argv.slice(2);
const { now } = Date;
let shift = 0;
Date.now = () => now() + shift;

let record;
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (line, ...rest) => {
  if (line.startsWith('{"type":"run"')) record = JSON.parse(line);
  return write(line, ...rest);
};

const { handler } = require(folder);

process.on('message', async (minute) => {
  // at second 41: it neither waits nor goes into the queue
  shift = minute + 41_000 - now();
  const began = performance.now();
  const before = process.cpuUsage();
  await handler({ scheduledTime: new Date(minute).toISOString() });
  const { user, system } = process.cpuUsage(before);
  const wall = performance.now() - began;
  const megabytes = process.resourceUsage().maxRSS / 1_000;
  // what lives is told only where --expose-gc lets us ask
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const held = { resident: rss / 1_000_000, heap: heapUsed / 1_000_000 };
  process.send({ wall, cpu: (user + system) / 1_000, megabytes, held, record });
});
process.on('disconnect', () => process.exit());
process.send('ready');
