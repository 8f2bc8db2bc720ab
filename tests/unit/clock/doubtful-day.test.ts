/** While the date is in doubt no entry carries it as a fact (goal 15 of design/reliability.md); everything else is taken. */
import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../../../electron/workspace/workspace';
import { doubtfulDayFault } from '../../../shared/clock/doubtful-day';
import { createDraft } from '../../../shared/ledger/drafts';
import type { Draft } from '../../../shared/ledger/operation';
import type { EntityName } from '../../../shared/model/entities';
import type { Json } from '../../../shared/model/field-kinds';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { good } from '../journal/fixtures';
import { NOON, newWorkspaceFolder, portsWith, withWorkspace } from '../workspace/fixtures';

const DOUBTED = isoDay('2099-01-01');
const entry = (entity: EntityName, fields: Record<string, Json>): Draft =>
  createDraft({ scope: COUNTY_SCOPE, entity, record: recordId('x-1') }, fields);
const faultOf = (entity: EntityName, fields: Record<string, Json>) => doubtfulDayFault([entry(entity, fields)], DOUBTED);

describe('entries while the date is in doubt', () => {
  it.each([
    ['督办事项交办日期', 'supervision', { matter: '甲', raisedOn: DOUBTED, due: '2099-01-15' }, '交办日期'],
    ['销号', 'supervision', { closedOn: DOUBTED, closedBy: '王芳' }, '办结日期'],
    ['责任起', 'assignment', { role: '责任人', from: DOUBTED }, '起'],
    ['责任止，前一日', 'assignment', { to: '2098-12-31' }, '止'],
    ['放假日', 'calendar', { year: 2099, holidays: ['2099-02-01', DOUBTED] }, '放假日'],
    ['完成时限', 'project', { deadline: { date: DOUBTED, precision: 'day' } }, '完成时限'],
    ['当月', 'project', { deadline: { date: '2099-01', precision: 'month' } }, '完成时限'],
  ] satisfies [string, EntityName, Record<string, Json>, string][])('%s: refused, the field named', (_, entity, fields, label) => {
    expect(faultOf(entity, fields)).toMatchObject({ code: 'E_DAY_IN_DOUBT', detail: expect.stringContaining(label) });
  });

  it.each([
    ['text with the same characters', 'supervision', { matter: DOUBTED }],
    ['a day that is known', 'supervision', { matter: '甲', raisedOn: '2026-03-12', due: '2026-03-20' }],
    ['nothing dated', 'project', { projectName: '甲' }],
    ['the word which day it is', 'clockCheck', { day: '2026-03-17', system: DOUBTED }],
  ] as const)('%s: taken', (_, entity, fields) => {
    expect(faultOf(entity, fields)).toBeNull();
  });
});

it('a limit counted from a doubted day never reaches the journal; once a person has said the day it is counted from that (S-74)', async () => {
  let system = NOON;
  const ports = portsWith({ systemMs: () => system });
  const folder = await newWorkspaceFolder();
  await withWorkspace(await openWorkspace(folder, ports), async ({ clock }) => clock.today());
  system = Date.parse(`${DOUBTED}T09:00:00+08:00`);
  await withWorkspace(await openWorkspace(folder, ports), async ({ clock, commitDrafts, hash }) => {
    const raised = () => [entry('supervision', { matter: '甲', raisedOn: clock.today(), due: '2099-01-15' })];
    const before = await hash();
    expect(await commitDrafts(raised(), '王芳')).toMatchObject({ code: 'E_DAY_IN_DOUBT' });
    expect(await hash()).toEqual(before);
    expect(await commitDrafts([entry('project', { projectName: '甲' })], '王芳')).toMatchObject({ ok: true });
    good(await clock.confirm(isoDay('2026-03-17')));
    expect(await commitDrafts(raised(), '王芳')).toMatchObject({ ok: true });
  });
});
