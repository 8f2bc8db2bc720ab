/**
 * Which members of Electron the product uses: reads the sources of `electron/` and lists `module.member` for every name that is
 * imported from 'electron'. The list is what the stand-in must provide. Text only: there is no compiler interface to ask.
 */

/**
 * @param {string} text a source file
 * @returns {string[]} names imported from 'electron' as values
 */
export function valuesImported(text) {
  return [...text.matchAll(/import\s+\{([^}]*)\}\s+from\s+'electron'/g)].flatMap((found) =>
    (found[1] ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type ')),
  );
}

/**
 * @param {string[]} texts source files of the product
 * @returns {string[]} sorted, without repetition: `app.quit`, `BrowserWindow.getAllWindows`, and the bare name of each module
 */
export function electronMembers(texts) {
  /** @type {Set<string>} */
  const members = new Set();
  for (const text of texts) {
    for (const name of valuesImported(text)) {
      members.add(name);
      for (const found of text.matchAll(new RegExp(String.raw`(?<![\w.'"])${name}\.(\w+)`, 'g'))) members.add(`${name}.${found[1]}`);
    }
  }
  return [...members].toSorted();
}

/** How the sources call instances, and the class whose members those are. */
const INSTANCES = [
  ['BrowserWindow', /(?<![\w.])(?:window|[a-z]\w*Window)\.(\w+)/g],
  ['webContents', /\b(?:webContents|contents)\.(\w+)/g],
  ['session', /\bdefaultSession\.(\w+)/g],
];

/**
 * Members used on instances, found by how variables are named in this project (`window`, `contents`, `webContents`, `defaultSession`).
 * @param {string[]} texts source files that import from 'electron'
 * @returns {string[]} `BrowserWindow#close`, `webContents#send`, …
 */
export function instanceMembers(texts) {
  /** @type {Set<string>} */
  const members = new Set();
  for (const text of texts.filter((source) => /from 'electron'/.test(source))) {
    for (const [name, pattern] of INSTANCES) {
      for (const found of text.matchAll(/** @type {RegExp} */ (pattern))) members.add(`${name}#${found[1]}`);
    }
  }
  return [...members].toSorted();
}
