/** The rules of ARCHITECTURE.md that a tool can check: who may import whom, size and names of files, no barrels, no skipped tests. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenRule } from './architecture/import-rules';
import { importsOf, ROOT, sourceFiles } from './architecture/source-tree';

const files = sourceFiles();
const MAX_LINES = 400;

describe('imports', () => {
  test('every import keeps the table of rules', () => {
    const broken = files.flatMap((file) =>
      file.imports.flatMap((used) => {
        const rule = brokenRule(file.path, used);
        return rule === null ? [] : [`${file.path}:${used.line} imports '${used.specifier}': ${rule}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  test('the check itself refuses what the table forbids', () => {
    const plain = { typeOnly: false, line: 1 };
    const refused: [string, string][] = [
      ['shared/ledger/fold.ts', 'node:fs'],
      ['shared/ledger/fold.ts', '../../electron/main'],
      ['electron/main.ts', '../renderer/App'],
      ['electron/journal/store.ts', 'xlsx'],
      ['electron/preload.ts', 'node:fs'],
      ['renderer/App.tsx', 'electron'],
      ['renderer/features/a/A.tsx', '../b/B'],
      ['renderer/features/a/A.tsx', 'dexie'],
      ['renderer/ui/Tag.tsx', '../data/store'],
      ['renderer/ui/Tag.tsx', 'ag-grid-react'],
      ['scripts/demo.mjs', '../renderer/App'],
      ['scripts/demo.mjs', 'fs'],
    ];
    expect(refused.filter(([file, specifier]) => brokenRule(file, { ...plain, specifier }) === null)).toEqual([]);
    expect(brokenRule('renderer/features/a/A.tsx', { ...plain, specifier: './parts/B' })).toBeNull();
    expect(brokenRule('renderer/grid/rows.ts', { specifier: '../../shared/model/money', typeOnly: true, line: 1 })).toBeNull();
  });

  test('imports are found in all their forms, not in comments', () => {
    const text =
      "import a from 'a';\nimport {\n  b,\n} from 'b';\nimport type { C } from 'c';\nexport { d } from 'd';\nimport 'e';\nawait import" +
      "('f');\n// import g from 'g'\n/* import 'h' */";
    expect(importsOf(text).map(({ specifier, typeOnly, line }) => [specifier, typeOnly, line])).toEqual([
      ['a', false, 1],
      ['b', false, 2],
      ['c', true, 5],
      ['d', false, 6],
      ['e', false, 7],
      ['f', false, 8],
    ]);
  });

  test('every package a source file imports is pinned in package.json', () => {
    const { devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const unknown = files.flatMap((file) =>
      file.imports
        .filter(({ specifier }) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
        .map(({ specifier }) =>
          specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/'),
        )
        .filter((name) => !(name in devDependencies))
        .map((name) => `${file.path}: ${name}`),
    );
    expect(unknown).toEqual([]);
    expect(Object.entries(devDependencies).filter(([, version]) => !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe('files', () => {
  test(`none has more than ${MAX_LINES} lines`, () => {
    expect(files.filter(({ lines }) => lines > MAX_LINES).map(({ path: name, lines }) => `${name}: ${lines} lines`)).toEqual([]);
  });

  test('none is a barrel', () => {
    expect(files.filter(({ path: name }) => /(^|\/)index\.[cm]?[jt]sx?$/.test(name)).map(({ path: name }) => name)).toEqual([]);
  });

  test('names are kebab-case.ts, components PascalCase.tsx', () => {
    const good = /^([a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?\.([cm]?[jt]s)|[A-Z][A-Za-z0-9]*(\.test)?\.tsx|main\.tsx|[a-z0-9-]+\.test\.tsx)$/;
    expect(files.map(({ path: name }) => name).filter((name) => !good.test(path.posix.basename(name)))).toEqual([]);
  });

  test('each source module starts with a comment that says what it is for', () => {
    const bare = files.filter(
      ({ path: name, text }) => /^(electron|renderer|shared|scripts)\//.test(name) && !/^(#!.*\n)?\s*(\/\*\*|\/\/)/.test(text),
    );
    expect(bare.map(({ path: name }) => name)).toEqual([]);
  });

  test('no test is skipped, singled out or left for later, and no check is switched off', () => {
    const words = new RegExp(
      String.raw`\b(test|it|describe)\.(skip|only|todo|fixme)\b|@ts-(ignore|nocheck|expect-error)|(eslint|oxlint)-disable`,
    );
    const self = 'tests/architecture.test.ts';
    expect(files.filter(({ path: name, text }) => name !== self && words.test(text)).map(({ path: name }) => name)).toEqual([]);
  });

  test.runIf(existsSync(path.join(ROOT, 'ARCHITECTURE.md')))('ARCHITECTURE.md names every folder', () => {
    const text = readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    const folders = ['electron', 'renderer', 'shared'].flatMap((top) =>
      readdirSync(path.join(ROOT, top), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name),
    );
    expect(folders.filter((folder) => !text.includes(`${folder}/`))).toEqual([]);
  });
});
