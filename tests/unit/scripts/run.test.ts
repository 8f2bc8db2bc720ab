/** How `npm test` counts, when a part is built again, and what a bare clone still needs. */
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digest, withLock } from '../../../scripts/build-state.mjs';
import { missingPackages } from '../../../scripts/prepare.mjs';
import { chooseRuntime } from '../../../scripts/runtime-choice.mjs';
import { countE2e, countUnit } from '../../../scripts/test-counts.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'zeren-scripts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('counting', () => {
  test('a file that does not load is a failure although none of its tests ran', () => {
    const ran = { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'skipped' }] };
    const broken = { status: 'failed', assertionResults: [] };
    expect(countUnit({ testResults: [ran, broken] })).toEqual({ passed: 1, failed: 1 });
  });

  test('no report, a crash and a test that passed on its second try are failures', () => {
    expect(countUnit(null)).toEqual({ passed: 0, failed: 1 });
    expect(countE2e(null)).toEqual({ passed: 0, failed: 1 });
    expect(countE2e({ stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [{}] })).toEqual({ passed: 5, failed: 3 });
  });
});

describe('building again', () => {
  test('content decides, not the time of a file; a new name counts', async () => {
    const file = path.join(folder, 'a.ts');
    await writeFile(file, 'one');
    const first = await digest(folder, ['a.ts', 'absent']);
    await utimes(file, 1, 1);
    expect(await digest(folder, ['a.ts', 'absent'])).toBe(first);
    await writeFile(file, 'two');
    expect(await digest(folder, ['a.ts', 'absent'])).not.toBe(first);
    await mkdir(path.join(folder, 'absent'));
    await writeFile(path.join(folder, 'absent/b.ts'), '');
    await writeFile(file, 'one');
    expect(await digest(folder, ['a.ts', 'absent'])).not.toBe(first);
  });

  test('two builds never run at once, and the lock of a dead process is taken over', async () => {
    const lock = path.join(folder, 'lock');
    await writeFile(lock, '999999999');
    const order: string[] = [];
    const work = (name: string) => () => {
      order.push(`${name} starts`);
      return Promise.resolve().then(() => order.push(`${name} ends`));
    };
    await Promise.all([withLock(lock, work('first')), withLock(lock, work('second'))]);
    const [one, two, three, four] = order.map((step) => step.split(' '));
    expect([one?.[0], two?.[1], three?.[0], four?.[1]]).toEqual([two?.[0], 'ends', four?.[0], 'ends']);
  });
});

describe('a bare clone', () => {
  test('packages that are absent or of another version are named', async () => {
    await writeFile(
      path.join(folder, 'package.json'),
      JSON.stringify({ devDependencies: { a: '1.0.0', b: 'npm:@x/b@2.0.0', c: '3.0.0' } }),
    );
    for (const [name, version] of [
      ['a', '1.0.0'],
      ['b', '1.9.0'],
    ] as const) {
      await mkdir(path.join(folder, 'node_modules', name), { recursive: true });
      await writeFile(path.join(folder, 'node_modules', name, 'package.json'), JSON.stringify({ version }));
    }
    expect(missingPackages(folder)).toEqual(['b', 'c']);
  });

  test('real Electron is chosen when its binary is there, else the stand-in', async () => {
    expect(chooseRuntime(folder).kind).toBe('stand-in');
    await mkdir(path.join(folder, 'node_modules/electron/dist'), { recursive: true });
    await writeFile(path.join(folder, 'node_modules/electron/path.txt'), 'electron');
    await writeFile(path.join(folder, 'node_modules/electron/dist/electron'), '');
    expect(chooseRuntime(folder)).toMatchObject({ kind: 'electron', executable: path.join(folder, 'node_modules/electron/dist/electron') });
  });
});
