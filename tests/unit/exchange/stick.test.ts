/** The stick: never overwritten, three generations kept, every failing call leaves a whole newest package (faults 15–19, 22, 24; goals 6, 7). */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSigned, sha256Hex } from '../../../electron/exchange/container';
import { listDrives, parseMounts } from '../../../electron/exchange/drives';
import type { Packed } from '../../../electron/exchange/pack';
import { coverOf } from '../../../electron/exchange/pack';
import { HISTORY_FOLDER, listPackages, readPackageFile, writeToStick } from '../../../electron/exchange/stick';
import { packageFileName } from '../../../shared/exchange/file-name';
import { encodePackage } from '../../../electron/exchange/container';
import { nodeFiles } from '../../../electron/journal/files';
import { FAULTS, failingFiles } from '../journal/failing-files';
import { good } from './office-fixture';
import { headerDraft, testCounty } from './package-fixture';

const county = testCounty();

async function packed(number: number, text = ''): Promise<Packed> {
  const bytes = await encodePackage(
    { ...headerDraft(county), number },
    [{ role: 'note', bytes: Buffer.from(`${number}${text}`) }],
    county.town,
  );
  const { header } = good(openSigned(bytes, county.key.publicKey));
  const fileName = packageFileName(header);
  return { fileName, bytes, sha256: sha256Hex(bytes), header, cover: coverOf(header, fileName, bytes.length), operations: 0 };
}

const sticks: string[] = [];

function stick(): string {
  const root = mkdtempSync(join(tmpdir(), 'zeren-stick-'));
  sticks.push(root);
  return root;
}

afterEach(() => {
  for (const root of sticks.splice(0)) rmSync(root, { recursive: true, force: true });
});

const name = (number: number): string => `青石县-柳河镇-上报-2026年10月-第${number}号.zeren`;

function contents(root: string): { root: string[]; history: string[] } {
  const all = readdirSync(root);
  const history = all.includes(HISTORY_FOLDER) ? readdirSync(join(root, HISTORY_FOLDER)) : [];
  return { root: all.filter((entry) => entry !== HISTORY_FOLDER), history: history.sort() };
}

describe('writing to a stick', () => {
  it('keeps the newest at the root and the two before it in 历史', async () => {
    const root = stick();
    for (let n = 8; n <= 12; n += 1)
      expect(await writeToStick(nodeFiles, root, await packed(n))).toMatchObject({ ok: true, value: { safeToRemove: true } });
    expect(contents(root)).toEqual({ root: [name(12)], history: [name(10), name(11)] });
  });

  it('tells how far it is, flushed piece by piece, and a stop leaves nothing behind and uses up no name (issue 6, stick handling)', async () => {
    const root = stick();
    const large = await packed(7, randomBytes(10 * 1024 * 1024).toString('base64'));
    const told: string[] = [];
    const asked = {
      going: () => told.length === 0,
      told: (phase: string, done: number, total: number) => told.push(`${phase} ${done}/${total}`),
    };
    expect(await writeToStick(nodeFiles, root, large, asked)).toMatchObject({ ok: false, code: 'E_CANCELLED' });
    expect(readdirSync(root)).toEqual([]);
    expect(told).toEqual(['正在写入U盘，请不要拔出（MB） 4/11']);
    expect(good(await writeToStick(nodeFiles, root, large, { told: asked.told })).file).toBe(name(7));
    expect(told.slice(1).map((line) => line.replace(/^.*（MB） /u, ''))).toEqual(['4/11', '8/11', '正在从U盘读回核对，请不要拔出 0/0']);
  });

  it('never overwrites: another package of the same name gets a name of its own (fault 24)', async () => {
    const root = stick();
    const [one, other] = [await packed(7), await packed(7, ' 另一份')];
    await writeToStick(nodeFiles, root, one);
    const second = good(await writeToStick(nodeFiles, root, other));
    expect(second.file).toMatch(/第7号-[0-9a-f]{8}\.zeren$/);
    expect(readFileSync(join(root, HISTORY_FOLDER, name(7)))).toEqual(Buffer.from(one.bytes));
    expect(good(await writeToStick(nodeFiles, root, other)).file).toBe(name(7));
  });

  it('two machines of one unit count alike: what one wrote is not removed because 历史 holds a package of that name from the other (fault 24)', async () => {
    const root = stick();
    const [one, other] = [await packed(7), await packed(7, ' 另一台')];
    mkdirSync(join(root, HISTORY_FOLDER));
    writeFileSync(join(root, HISTORY_FOLDER, name(7)), one.bytes);
    await writeToStick(nodeFiles, root, other);
    await writeToStick(nodeFiles, root, await packed(8));
    const kept = contents(root).history.map((entry) => readFileSync(join(root, HISTORY_FOLDER, entry)).toString('latin1'));
    expect(kept.sort()).toEqual([one, other].map(({ bytes }) => Buffer.from(bytes).toString('latin1')).sort());
    // The very same package twice is one file.
    writeFileSync(join(root, name(7)), one.bytes);
    await writeToStick(nodeFiles, root, await packed(9));
    expect(contents(root)).toEqual({ root: [name(9)], history: [name(7), name(8)] });
  });

  it('takes away what an earlier pull left unfinished of its own, nobody else’s (fault 15)', async () => {
    const root = stick();
    writeFileSync(join(root, `${name(3)}.part`), 'x');
    writeFileSync(join(root, '青石县-石桥镇-上报-2026年10月-第1号.zeren.part'), 'x');
    good(await writeToStick(nodeFiles, root, await packed(4)));
    expect(contents(root).root).toEqual(['青石县-石桥镇-上报-2026年10月-第1号.zeren.part', name(4)].sort());
  });

  it('leaves other people’s files and other offices’ packages alone', async () => {
    const root = stick();
    writeFileSync(join(root, '青石县-石桥镇-上报-2026年10月-第1号.zeren'), 'x');
    writeFileSync(join(root, 'autorun.inf'), 'x');
    for (let n = 1; n <= 5; n += 1) await writeToStick(nodeFiles, root, await packed(n));
    expect(contents(root).root).toEqual(['autorun.inf', name(5), '青石县-石桥镇-上报-2026年10月-第1号.zeren'].sort());
  });

  for (const fault of FAULTS) {
    for (const lasting of [false, true]) {
      it(`${fault} at call n for every n${lasting ? ' and ever after' : ''}: a whole newest package is there`, async () => {
        const packages = await Promise.all([1, 2, 3, 4].map((n) => packed(n)));
        const known = new Map(packages.map((one) => [one.sha256, one.header.number]));
        const newest = packages[3];
        if (newest === undefined) throw new Error('fixture');
        let clean = false;
        for (let n = 1; !clean; n += 1) {
          const root = stick();
          for (const one of packages.slice(0, 3)) good(await writeToStick(nodeFiles, root, one));
          const { files, calls } = failingFiles(n, fault, lasting);
          const result = await writeToStick(files, root, newest);
          const found = good(await listPackages(nodeFiles, root)).map(({ path }) => known.get(sha256Hex(readFileSync(path))));
          expect(found).not.toContain(undefined);
          expect(Math.max(...found.map(Number))).toBeGreaterThanOrEqual(result.ok ? 4 : 3);
          if (!result.ok) expect(result.code).toMatch(/^E_(NOSPACE|READONLY|STICK_GONE|READ_BACK|FILE_BUSY)$/);
          // On the next try with a good stick everything is as it should be.
          expect(good(await writeToStick(nodeFiles, root, newest)).safeToRemove).toBe(true);
          expect(contents(root)).toEqual({ root: [name(4)], history: [name(2), name(3)] });
          clean = calls() < n;
        }
      });
    }
  }

  it('names a full stick before it writes, a write-protected one and one that was pulled (faults 15, 17, 18)', async () => {
    const root = stick();
    const one = await packed(1);
    expect(await writeToStick({ ...nodeFiles, freeBytes: async () => 1_000 }, root, one)).toMatchObject({ code: 'E_NOSPACE' });
    expect(contents(root).root).toEqual([]);
    expect(await writeToStick(failingFiles(3, 'EACCES', true).files, root, one)).toMatchObject({ code: 'E_READONLY' });
    expect(await writeToStick(nodeFiles, join(root, 'gone'), one)).toMatchObject({ code: 'E_STICK_GONE' });
  });
});

describe('what is seen on a stick', () => {
  it('is only our own extension, at the root and in 历史 (fault 22)', async () => {
    const root = stick();
    mkdirSync(join(root, HISTORY_FOLDER));
    for (const entry of ['a.zeren', 'autorun.inf', '责任台账.exe', '台账.zeren.exe', '.b.zeren', 'c.zeren.part'])
      writeFileSync(join(root, entry), 'x');
    writeFileSync(join(root, HISTORY_FOLDER, 'd.zeren'), 'x');
    expect(good(await listPackages(nodeFiles, root)).map((file) => [file.name, file.old])).toEqual([
      ['a.zeren', false],
      ['d.zeren', true],
    ]);
    expect(await readPackageFile(nodeFiles, join(root, 'missing.zeren'))).toMatchObject({ code: 'E_STICK_GONE' });
  });

  it('drives: removable mounts on Linux, letters beside the system’s on Windows', async () => {
    const mounts =
      '/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /media/li/我的\\040U盘 vfat ro,nosuid 0 0\n/dev/sdc1 /data exfat rw 0 0\n/dev/sdd1 /srv ext4 rw 0 0\n';
    expect(parseMounts(mounts)[1]).toEqual({ device: '/dev/sdb1', root: '/media/li/我的 U盘', readOnly: true });
    const files = { ...nodeFiles, freeBytes: async () => 5 };
    const texts: Record<string, string> = {
      '/proc/self/mounts': mounts,
      '/sys/block/sdc/removable': '1\n',
      '/sys/block/sdd/removable': '0\n',
    };
    const linux = {
      platform: 'linux',
      readText: async (path: string) => texts[path] ?? null,
      canList: async () => false,
      systemLetter: 'C',
    } as const;
    expect(await listDrives(linux, files)).toEqual([
      { root: '/media/li/我的 U盘', name: '我的 U盘', readOnly: true, freeBytes: 5 },
      { root: '/data', name: 'data', readOnly: false, freeBytes: 5 },
    ]);
    const windows = {
      ...linux,
      platform: 'win32',
      systemLetter: 'D',
      canList: async (path: string) => path === 'D:\\' || path === 'F:\\',
    } as const;
    expect(await listDrives(windows, files)).toEqual([{ root: 'F:\\', name: '磁盘 F:', readOnly: false, freeBytes: 5 }]);
  });
});

describe('file names', () => {
  it('are harmless on every file system (fault 21)', () => {
    const base = headerDraft(county);
    const odd = { ...base, from: { ...base.from, name: '..\\柳河/镇:\u202E*?. ' } };
    expect(packageFileName(odd)).toBe(name(7));
    expect(packageFileName({ ...base, from: { ...base.from, name: '...' } })).toContain('-未名-');
  });
});
