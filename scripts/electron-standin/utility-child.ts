/** Runs first in a utility process of the stand-in: gives it `process.parentPort` and takes Node's own channel away. */
import { EventEmitter } from 'node:events';

const send = process.send?.bind(process);
const port = Object.assign(new EventEmitter(), {
  postMessage(message: unknown): void {
    send?.(message);
  },
  start(): void {},
});
const early: unknown[] = [];
process.on('message', (data) => {
  if (port.listenerCount('message') === 0) early.push(data);
  else port.emit('message', { data, ports: [] });
});
port.on('newListener', (event) => {
  if (event !== 'message') return;
  process.nextTick(() => {
    for (const data of early.splice(0)) port.emit('message', { data, ports: [] });
  });
});
process.on('disconnect', () => process.exit(0)); // the main process is gone

Object.defineProperties(process, {
  parentPort: { value: port, enumerable: true },
  type: { value: 'utility', enumerable: true },
  send: { value: undefined },
});
