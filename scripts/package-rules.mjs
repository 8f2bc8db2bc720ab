/** What may be shipped, as pure functions over names and texts. Each returns sentences about what is wrong; none is good. */

/** Every file of the archive must be one of these. */
const ALLOWED = [
  /^package\.json$/,
  /^dist\/electron\/(main|reader-process)\.js$/,
  /^dist\/electron\/preload\.cjs$/,
  /^dist\/cli\/zeren\.js$/,
  /^dist\/renderer\/index\.html$/,
  /^dist\/renderer\/assets\/[\w.-]+\.(js|mjs|css|woff2|svg|png|wasm)$/,
  /^dist\/assets\/[\w./-]+\.(json|woff2|ttf|otf|txt|md|png|ico|zeren|jsonl)$/,
];
const REQUIRED = ['package.json', 'dist/electron/main.js', 'dist/electron/preload.cjs', 'dist/renderer/index.html'];

/** Bytes; the fonts alone take 16 MB. */
export const MAX_ARCHIVE = 80_000_000;

/** @param {string[]} names */
export function fileFindings(names) {
  return [
    ...names.filter((name) => !ALLOWED.some((pattern) => pattern.test(name))).map((name) => `not on the allow-list: ${name}`),
    ...REQUIRED.filter((name) => !names.includes(name)).map((name) => `missing: ${name}`),
  ];
}

/** @param {number} size */
export function archiveFinding(size) {
  return size > MAX_ARCHIVE ? [`the archive has ${size} bytes, more than ${MAX_ARCHIVE}`] : [];
}

/**
 * @param {Record<string, unknown>} manifest package.json inside the archive
 * @param {Record<string, unknown>} expected package.json of the repository
 */
export function manifestFindings(manifest, expected) {
  return [
    ...['name', 'productName', 'version', 'main', 'type']
      .filter((key) => manifest[key] !== expected[key])
      .map((key) => `package.json: ${key} differs`),
    ...['devDependencies', 'dependencies', 'scripts']
      .filter((key) => Object.keys(manifest[key] ?? {}).length > 0)
      .map((key) => `package.json: ${key} should not be shipped`),
  ];
}

/** @param {{ name: string, text: string }} page */
export function pageFindings({ name, text }) {
  return [
    ...(/(src|href)\s*=\s*["']?(https?:)?\/\//i.test(text) ? [`${name} refers to another host`] : []),
    ...(/<(script|style)\b(?![^>]*\bnonce=)/i.test(text) ? [`${name} has a script or style without a nonce`] : []),
  ];
}
