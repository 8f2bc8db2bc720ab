/** A utility process: answers one message, waits to be killed, or runs out of memory. */
process.parentPort.on('message', ({ data }) => {
  if (data === 'eat memory') {
    const held = [];
    for (;;) held.push(Array.from({ length: 1_000_000 }, () => held.length));
  }
  process.parentPort.postMessage({ got: data, argument: process.argv.at(-1), type: process.type, at: new Date(5) });
  if (data !== 'wait') setTimeout(() => process.exit(3), 50);
});
