/**
 * The reading process's line to the program: Electron's parent port, or Node's own channel on the command line and in tests.
 */
export type ChildPort = {
  readonly post: (message: unknown) => void;
  readonly listen: (handle: (message: unknown) => void) => void;
};

type ParentPort = {
  postMessage(message: unknown): void;
  on(event: 'message', handle: (event: { data: unknown }) => void): void;
};

/** The line of this process; null when it was started by neither. */
export function childPort(): ChildPort | null {
  const parent = (process as { parentPort?: ParentPort | null }).parentPort;
  if (parent !== undefined && parent !== null)
    return {
      post: (message) => parent.postMessage(message),
      listen: (handle) => parent.on('message', ({ data }) => handle(data)),
    };
  const send = process.send?.bind(process);
  if (send === undefined) return null;
  process.on('disconnect', () => process.exit(0));
  return { post: (message) => void send(message), listen: (handle) => void process.on('message', handle) };
}
