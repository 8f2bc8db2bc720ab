/** The loopback server behind `http://<host>.<scheme>.localhost`: the app's own protocol handler, and large messages. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { answer } from './ipc';
import { runtime } from './runtime';
import { pulls, webContents } from './web-contents';
import { pack, unpack, type Packed } from './wire';

// Node loads its fetch classes lazily, and two first uses at once can collide; one use now, before any page asks.
void new Headers();

async function body(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function write(response: ServerResponse, packed: Packed): Promise<void> {
  for (const part of packed.parts) {
    if (!response.write(part)) await new Promise((resolve) => response.once('drain', resolve));
  }
  response.end();
}

/** Large arguments come by POST, large answers are fetched by the key that went over the debugger pipe. */
async function message(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback');
  if (pathname === '/__standin/pull') {
    const key = searchParams.get('key') ?? '';
    const waiting = pulls.get(key);
    pulls.delete(key);
    if (waiting) return write(response, waiting);
  }
  const contents = webContents.fromId(Number(searchParams.get('contents')));
  if (pathname === '/__standin/invoke' && contents) {
    const args = unpack(Uint8Array.from(await body(request)).buffer) as unknown[];
    return write(response, pack(await answer(searchParams.get('channel') ?? '', contents.event(), args)));
  }
  response.writeHead(404).end();
}

/** `'self'` stays true by itself; addresses of app schemes in the policy are those the page sees. */
function translatePolicy(policy: string): string {
  return policy.replace(/\b([a-z-]+):\/\/([a-z0-9.-]+)/g, (whole, scheme: string, host: string) =>
    runtime.schemes.has(scheme) ? `http://${host}.${scheme}.localhost` : whole,
  );
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, host = '', scheme = ''] = /^([^/]*)\.([a-z-]+)\.localhost$/.exec((request.headers.host ?? '').split(':')[0] ?? '') ?? [];
  const handler = runtime.schemes.get(scheme) ?? null;
  if (handler === null) return void response.writeHead(404).end();
  const target = request.url ?? '/';
  if (target.startsWith('/__standin/')) return message(request, response);
  if (target === '/favicon.ico') return void response.writeHead(204).end(); // asked by Chromium's window frame, never by Electron
  const method = request.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && name !== 'host' && name !== 'connection') headers.set(name, value);
  }
  const sent = method === 'GET' || method === 'HEAD' ? null : new Uint8Array(await body(request));
  const answered = await handler(new Request(`${scheme}://${host}${target}`, { method, headers, body: sent }));
  const out = Object.fromEntries(answered.headers);
  const policy = out['content-security-policy'];
  if (policy !== undefined) out['content-security-policy'] = translatePolicy(policy);
  response.writeHead(answered.status, out);
  if (answered.body) Readable.fromWeb(answered.body as NodeReadableStream).pipe(response);
  else response.end();
}

/** Starts the server on a free loopback port and returns the port. */
export async function startServer(): Promise<number> {
  const server: Server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      console.error('protocol handler failed:', error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no loopback port');
  return address.port;
}
