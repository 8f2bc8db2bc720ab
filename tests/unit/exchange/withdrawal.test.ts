/** 停用, 到期 and 通行口令: what such packages do on arrival, and what is logged of a refusal (S-111; faults 11 and 13; issue 6). */
import { describe, expect, it } from 'vitest';
import { existsSync, readFileSync } from 'node:fs';
import { refusalOfDevice } from '../../../shared/exchange/machines';
import { officeRows, reinstateDraft, validityDraft, withdrawDraft } from '../../../shared/exchange/offices';
import { tokenSchema } from '../../../shared/contract/files';
import { isoDay } from '../../../shared/model/dates';
import { keptPath, readRefused } from '../../../electron/exchange/log';
import type { Office } from '../../../electron/exchange/office';
import { recordRefused, trades } from '../../../electron/exchange/trades';
import { unpack } from '../../../electron/exchange/unpack';
import { countyOffice, enter, good, LIUHE, project, send, SHIQIAO, take, testPorts, townOffice } from './office-fixture';

const TODAY = isoDay('2026-10-08');
const TOKEN = tokenSchema.parse('0'.repeat(32));
const PASSPHRASE = '柳河十月上报';

function deviceOf(county: Office, unitName: string) {
  const row = officeRows(county.workspace.ledger, TODAY).find((one) => one.unitName === unitName);
  if (row === undefined) throw new Error(`no device of ${unitName}`);
  return row.office.id;
}

async function refused(office: Office, bytes: Uint8Array): Promise<string> {
  const plan = await unpack(office, bytes);
  if (plan.ok) throw new Error('was taken');
  good(await recordRefused(office, '柳河镇.zeren', bytes, plan, '王芳'));
  return plan.code;
}

describe('停用', () => {
  it('keeps later packages apart with the code; after 恢复使用 the very same file is taken', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    const report = await send(town, { kind: '上报' });
    await enter(county, [good(withdrawDraft(county.workspace.ledger, deviceOf(county, '柳河镇'), '电脑遗失'))]);
    const before = county.workspace.ledger.operations.size;

    expect(await refused(county, report.bytes)).toBe('E_REVOKED');
    expect(await refused(county, report.bytes)).toBe('E_REVOKED');
    expect(county.workspace.ledger.operations.size).toBe(before);
    const log = good(await readRefused(testPorts.files, county.workspace.folder));
    expect(log).toMatchObject([{ code: 'E_REVOKED', kept: true, from: { name: '柳河镇', kind: '上报', number: 1 } }]);
    const file = keptPath(county.workspace.folder, report.sha256);
    expect(existsSync(file)).toBe(true);
    const [line] = good(await trades(county, () => TOKEN)).filter(({ direction }) => direction === '拒收');
    expect(line).toMatchObject({ officeName: '柳河镇', kept: TOKEN });
    expect(line?.note).toContain('电脑遗失');

    await enter(county, [good(reinstateDraft(county.workspace.ledger, deviceOf(county, '柳河镇'), '电脑已找回'))]);
    await take(county, { bytes: readFileSync(file) });
    expect(county.workspace.ledger.records.get('project')?.size).toBe(1);
  });

  it('reaches the other units with the next 下发, and needs a reason', async () => {
    const county = await countyOffice();
    const other = await townOffice(county, SHIQIAO);
    await townOffice(county, LIUHE);
    expect(withdrawDraft(county.workspace.ledger, deviceOf(county, '柳河镇'), ' ')).toMatchObject({ code: 'E_DRAFT' });
    await enter(county, [good(withdrawDraft(county.workspace.ledger, deviceOf(county, '柳河镇'), '撤并'))]);
    await take(other, await send(county, { kind: '下发', to: SHIQIAO }));
    expect(officeRows(other.workspace.ledger, TODAY).find(({ unitName }) => unitName === '柳河镇')?.state).toBe('已停用');
  });

  it('reaches the unit itself with a 下发: its own window knows why it is refused, and that it is not after 恢复使用 (issue 6)', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    const { device } = town.workspace.file;
    await enter(county, [good(withdrawDraft(county.workspace.ledger, deviceOf(county, '柳河镇'), '电脑送修'))]);
    expect(refusalOfDevice(town.workspace.ledger, device, TODAY)).toBeNull();
    await take(town, await send(county, { kind: '下发', to: LIUHE }));
    expect(refusalOfDevice(town.workspace.ledger, device, TODAY)).toEqual({ state: '已停用', words: '电脑送修' });
    await enter(county, [good(reinstateDraft(county.workspace.ledger, deviceOf(county, '柳河镇'), '已修好'))]);
    await take(town, await send(county, { kind: '下发', to: LIUHE }));
    expect(refusalOfDevice(town.workspace.ledger, device, TODAY)).toBeNull();
  });

  it('a device is good through its last day, and may be given more', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    const report = await send(town, { kind: '上报' });
    const device = deviceOf(county, '柳河镇');
    await enter(county, [validityDraft(county.workspace.ledger, device, isoDay('2026-10-07'))]);
    expect(await unpack(county, report.bytes)).toMatchObject({ ok: false, code: 'E_REVOKED', detail: '柳河镇：有效期至2026年10月7日' });
    await enter(county, [validityDraft(county.workspace.ledger, device, TODAY)]);
    expect((await unpack(county, report.bytes)).ok).toBe(true);
    await enter(county, [validityDraft(county.workspace.ledger, device, null)]);
    expect(officeRows(county.workspace.ledger, TODAY).every(({ state }) => state === '在用')).toBe(true);
  });
});

describe('a date in doubt (goal 15)', () => {
  /** The same office under a clock that nobody believes. */
  const doubtful = (office: Office, day: string): Office => {
    const clock = { ...office.workspace.clock, today: () => isoDay(day), trust: () => 'back' as const };
    return { ...office, workspace: { ...office.workspace, clock } };
  };

  it('judges no last day, neither as over nor as to come; 停用 is no matter of dates, and a card without a last day is taken', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    const report = await send(town, { kind: '上报' });
    const device = deviceOf(county, '柳河镇');
    const codes = async (): Promise<(string | undefined)[]> => {
      const plans = [];
      for (const day of ['2010-01-01', '2026-10-08', '2099-01-01']) plans.push(await unpack(doubtful(county, day), report.bytes));
      return plans.map((plan) => (plan.ok ? 'taken' : plan.code));
    };
    expect(await codes()).toEqual(['taken', 'taken', 'taken']);
    await enter(county, [validityDraft(county.workspace.ledger, device, isoDay('2026-10-07'))]);
    expect(await codes()).toEqual(['E_CLOCK_DOUBT', 'E_CLOCK_DOUBT', 'E_CLOCK_DOUBT']);
    expect(await unpack(county, report.bytes), 'once the day is known').toMatchObject({ code: 'E_REVOKED' });
    await enter(county, [good(withdrawDraft(county.workspace.ledger, device, '电脑遗失'))]);
    expect(await codes()).toEqual(['E_REVOKED', 'E_REVOKED', 'E_REVOKED']);
  });
});

describe('通行口令', () => {
  it('is asked for; a wrong one is told apart from damage and is no refusal', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    const report = await send(town, { kind: '上报', passphrase: PASSPHRASE });
    expect(report.cover.locked).toBe(true);
    expect(Buffer.from(report.bytes).includes('星光电子')).toBe(false);

    expect(await refused(county, report.bytes)).toBe('E_NEEDS_PASSPHRASE');
    expect(await unpack(county, report.bytes, '别的口令呀')).toMatchObject({ ok: false, code: 'E_PASSPHRASE' });
    const damaged = Uint8Array.from(report.bytes);
    damaged[damaged.length - 100] = (damaged[damaged.length - 100] ?? 0) ^ 1;
    expect(await refused(county, damaged)).toBe('E_SIGNATURE');
    expect(good(await readRefused(testPorts.files, county.workspace.folder)).map(({ code }) => code)).toEqual(['E_SIGNATURE']);
    expect(good(await unpack(county, report.bytes, PASSPHRASE)).summary.counts['新增']).toBe(1);
  });
});
