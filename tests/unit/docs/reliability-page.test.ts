/**
 * `docs/reliability.md` holds a row for each of the twenty goals of design/reliability.md section 4: a command that exists, a result with its date, and
 * what this machine does not show. Whether the result is true only the command can say.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const GOALS = 20;
const page = readFileSync(path.join(ROOT, 'docs/reliability.md'), 'utf8');
const rows = [...page.matchAll(/^\| (\d+) \|(.+)\|$/gm)].map(([, number, rest = '']) => ({
  number: Number(number),
  cells: rest.split(' | ').map((cell) => cell.trim()),
}));
const scripts = Object.keys((JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts);
const units = readdirSync(path.join(ROOT, 'tests/unit'), { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
const specs = readdirSync(path.join(ROOT, 'tests/e2e'));

/** Every file, script and test a command cell names, with whether it is there. */
function named(command: string): (readonly [string, boolean])[] {
  const files = [...command.matchAll(/(?:scripts|tests)\/[\w./-]+\.(?:mjs|ts)/g)].map(
    ([file]) => [file, existsSync(path.join(ROOT, file))] as const,
  );
  const runs = [...command.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => [name, scripts.includes(name)] as const);
  const plays = [...command.matchAll(/playwright test ([\w -]+)`/g)].flatMap(([, names = '']) =>
    names.split(' ').map((name) => [name, specs.some((spec) => spec.startsWith(name))] as const),
  );
  const tests = [...command.matchAll(/`([a-z]+\/[a-z0-9-]+)(?:\.test\.ts)?`/g)].map(
    ([, name = '']) => [name, units.includes(`${name}.test.ts`) || units.includes(name)] as const,
  );
  return [...files, ...runs, ...plays, ...tests];
}

it('every goal has its row, once and in order', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: GOALS }, (_, at) => at + 1));
});

describe.each(rows)('goal $number', ({ cells }) => {
  const [goal, command = '', result = '', notShown = '', ...more] = cells;
  it('says goal, command, result with its date, and what is not shown', () => {
    expect(more).toEqual([]);
    expect(goal).not.toBe('');
    expect(result).toMatch(/20\d\d-\d\d-\d\d/);
    expect(notShown).not.toBe('');
  });

  it('its command names what exists', () => {
    const things = named(command);
    expect(things.length).toBeGreaterThan(0);
    expect(things.filter(([, there]) => !there)).toEqual([]);
  });
});
