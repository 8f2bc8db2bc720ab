/**
 * Serves the built page from `app://bundle/` and sets its content-security policy with a fresh nonce for every load.
 * Knows the folder of the page and nothing of what the page shows.
 */
import { protocol } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const APP_ORIGIN = 'app://bundle';
/** Where the letter fonts lie, and the pages that are being printed. */
export const FONT_PATH = '/fonts/';
export const PRINT_PATH = '/print/';
/** Pages in memory while they are printed, by name. */
export type PrintPages = Map<string, string | Uint8Array>;

/** What is served: the page of the program, the fonts of letters, pages in print. */
export type Served = { readonly page: string; readonly fonts: string; readonly prints: PrintPages };

const PRINT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'";
const PLACEHOLDER = '__CSP_NONCE__';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** The policy of every page: nothing from outside, scripts and styles only of our own files or with this load's nonce. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The file inside `folder` that an address of our origin means, or null when the address leaves the folder or the origin.
 */
export function fileFor(folder: string, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== APP_ORIGIN) return null;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const file = path.join(folder, name === '/' ? 'index.html' : name);
  return file.startsWith(folder + path.sep) ? file : null;
}

function printPage(prints: PrintPages, name: string): Response {
  const page = prints.get(name);
  if (page === undefined) return new Response('', { status: 404 });
  if (typeof page !== 'string')
    return new Response(new Uint8Array(page), { headers: { 'content-type': 'application/pdf', 'cache-control': 'no-store' } });
  return new Response(page, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PRINT_POLICY, 'cache-control': 'no-store' },
  });
}

async function respond(served: Served, address: string): Promise<Response> {
  const pathname = address.startsWith(`${APP_ORIGIN}/`) && URL.canParse(address) ? new URL(address).pathname : '';
  if (pathname.startsWith(PRINT_PATH)) return printPage(served.prints, pathname.slice(PRINT_PATH.length));
  const inFonts = pathname.startsWith(FONT_PATH);
  const folder = inFonts ? served.fonts : served.page;
  const file = fileFor(folder, inFonts ? address.replace(FONT_PATH, '/') : address);
  const bytes = file === null ? null : await readFile(file).catch(() => null);
  if (file === null || bytes === null) return new Response('', { status: 404 });
  const headers = { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'x-content-type-options': 'nosniff' };
  if (path.extname(file) !== '.html') return new Response(new Uint8Array(bytes), { headers });
  const nonce = randomBytes(18).toString('base64');
  const html = bytes.toString('utf8').replaceAll(PLACEHOLDER, nonce);
  return new Response(html, {
    headers: { ...headers, 'cache-control': 'no-store', 'content-security-policy': contentSecurityPolicy(nonce) },
  });
}

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Answers `app://bundle/…`; call once the app is ready. */
export function servePage(served: Served): void {
  protocol.handle('app', (request) => respond(served, request.url));
}
