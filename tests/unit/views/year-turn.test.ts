/** The turn of the year (S-28, S-94) and its money: copies overwrite nothing, converted scores are capped (S-91), shares make the whole to the last 分 (S-92). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedProjects, copyTaskDrafts, newYearSteps } from '../../../shared/county/new-year';
import { tasksInForce } from '../../../shared/county/tasks';
import { createDraft } from '../../../shared/ledger/drafts';
import { emptyLedger } from '../../../shared/ledger/fold';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { payoutOf, splitAmount } from '../../../shared/views/payouts';
import { convertedScore } from '../../../shared/views/settlement-sheets';
import { enter, wan } from './small-ledger';

const U = recordId('u-a');
const GONE = recordId('u-gone');
let id = 0;
const fresh = () => recordId(`t-new-${(id += 1)}`);

function county() {
  const unit = (record: typeof U, values: object) => createDraft({ scope: 'county', entity: 'unit', record }, { name: record, ...values });
  const task = (record: string, values: object) =>
    createDraft(
      { scope: 'county', entity: 'target', record: recordId(record) },
      { year: 2026, indicator: '签约项目数', base: '11', ...values },
    );
  return enter(emptyLedger(), [
    unit(U, {}),
    unit(GONE, { to: isoDay('2026-12-31') }),
    task('t-1', { unit: U, stretch: '14', phases: [{ through: '2026-06', value: '5' }] }),
    task('t-2', { unit: GONE }),
    task('t-3', { unit: U, indicator: '当年到位资金', base: '1000.5' }),
  ]);
}

describe('last year’s tasks for the new year', () => {
  it('come for units that exist, by percent, counts in whole numbers, phases in the new year', () => {
    const ledger = county();
    enter(ledger, copyTaskDrafts(ledger, 2026, 2027, '110', fresh));
    const tasks = tasksInForce(ledger, 2027, isoDay('2027-12-31'));
    expect(tasks.map(({ unit, indicator, base, stretch, phases }) => [unit, indicator, base, stretch, phases])).toEqual([
      [U, '签约项目数', '13', '16', [{ through: '2027-06', value: '6' }]],
      [U, '当年到位资金', '1100.6', undefined, undefined],
    ]);
    expect(copyTaskDrafts(ledger, 2026, 2027, '110', fresh)).toEqual([]);
  });
  it('a task that was set already stays', () => {
    const ledger = county();
    enter(ledger, [
      createDraft(
        { scope: 'county', entity: 'target', record: recordId('t-own') },
        { unit: U, year: 2027, indicator: '签约项目数', base: '9' },
      ),
    ]);
    enter(ledger, copyTaskDrafts(ledger, 2026, 2027, '100', fresh));
    expect(tasksInForce(ledger, 2027, isoDay('2027-12-31')).find(({ indicator }) => indicator === '签约项目数')?.base).toBe('9');
  });
  it('the steps say what is missing', () => {
    const open = newYearSteps(county(), 2027).filter(({ done }) => !done);
    expect(open.map(({ id: step }) => step)).toEqual(['lock', 'calendar', 'groups', 'tasks', 'scheme']);
  });
});

describe('续建 (S-28)', () => {
  it('started before the year and not finished by then; what started in the year or has left is none', () => {
    const project = (record: string, values: object = {}) =>
      createDraft({ scope: U, entity: 'project', record: recordId(record) }, { projectName: record, state: '正常', ...values });
    const stage = (record: string, name: string, date: string) =>
      createDraft(
        { scope: U, entity: 'stageEvent', record: recordId(`s-${record}-${date}`) },
        { project: recordId(record), stage: name, on: { date, precision: 'day', raw: date, planned: false } },
      );
    const ledger = enter(emptyLedger(), [
      ...['p-on', 'p-done', 'p-new'].map((record) => project(record)),
      project('p-left', { state: '退出' }),
      stage('p-on', '开工', '2026-12-31'),
      stage('p-done', '开工', '2026-03-01'),
      stage('p-done', '竣工', '2026-11-01'),
      stage('p-new', '开工', '2027-01-01'),
      stage('p-left', '开工', '2026-03-01'),
    ]);
    expect(carriedProjects(ledger, 2027).map(({ id: own }) => own)).toEqual(['p-on']);
  });
});

describe('a converted score (S-91)', () => {
  it('is proportional, never above the new full mark, never below zero', () => {
    expect(convertedScore('92.5', '100', '8')).toBe('7.40');
    expect(convertedScore('113.88', '100', '8')).toBe('8.00');
    expect(convertedScore('-5', '100', '8')).toBe('0.00');
    expect(convertedScore('—', '100', '8')).toBeNull();
    expect(convertedScore('50', '0', '8')).toBeNull();
  });
});

describe('prize money (S-92)', () => {
  it('parts of 100 % make the whole to the last 分, each within one 分 of its share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_000 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 }),
        (minor, weights) => {
          const rest = 10_000 - weights.reduce((sum, own) => sum + own, 0);
          const percents = [...weights, rest].map((own) => (own / 100).toFixed(2));
          const parts = splitAmount(minor, percents);
          expect(parts.reduce((sum, own) => sum + own, 0)).toBe(minor);
          parts.forEach((part, place) => expect(Math.abs(part - (minor * Number(percents[place])) / 100)).toBeLessThanOrEqual(1));
        },
      ),
    );
  });
  it('says what stands in the way: shares, signatures, a share without a person', () => {
    const POOL = recordId('jb-1');
    const share = (record: string, percent: string, person?: string) =>
      createDraft(
        { scope: 'county', entity: 'payoutShare', record: recordId(record) },
        { pool: POOL, percent, ...(person === undefined ? {} : { person: recordId(person) }) },
      );
    const ledger = enter(emptyLedger(), [
      createDraft({ scope: 'county', entity: 'person', record: recordId('h-1') }, { name: '张三' }),
      createDraft({ scope: 'county', entity: 'payoutPool', record: POOL }, { name: '奖金', year: 2026, amount: wan(10), document: '1号' }),
      share('js-1', '60', 'h-1'),
      share('js-2', '39.9'),
    ]);
    const findings = payoutOf(ledger, POOL)?.findings ?? [];
    expect(findings.join()).toContain('合计99.9%');
    expect(findings).toContain('没有写财政部门会签人');
    expect(findings).toContain('有的份额没有写到人');
  });
});
