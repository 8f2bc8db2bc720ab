/** Who may say what (issue 6; design/interfaces.md, scopes): one case per rule. */
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../shared/exchange/rights';
import { createDraft, setDraft, strikeDraft, voidImportDraft, voidOperationsDraft } from '../../../shared/ledger/drafts';
import { completeDrafts } from '../../../shared/ledger/complete';
import { emptyLedger, fold } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft, Operation } from '../../../shared/ledger/operation';
import { openOperation } from '../../../shared/ledger/seal';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import type { DeviceId, Scope } from '../../../shared/model/ids';
import { device } from './package-fixture';

const TOWN = recordId('u-1');
const RIVAL = recordId('u-2');
const OFFICES = new Map<DeviceId, Scope>([
  [device('d-county'), COUNTY_SCOPE],
  [device('d-town'), TOWN],
  [device('d-rival'), RIVAL],
]);

function by(who: 'd-county' | 'd-town' | 'd-rival', drafts: readonly Draft[], ledger: Ledger = emptyLedger()): Operation[] {
  const own = device(who);
  const sealed = completeDrafts(drafts, {
    device: own,
    person: '甲',
    at: '',
    lamport: ledger.lamport,
    head: (scope) => ledger.versions.get(scope)?.get(own) ?? null,
    salt: () => '0'.repeat(16),
  });
  return sealed.flatMap(({ op, values }) => openOperation(op, values) ?? []);
}

const project = { scope: TOWN, entity: 'project', record: recordId('p-1') } as const;
const numbered = { scope: TOWN, entity: 'project', record: recordId('p-2') } as const;
const importId = recordId('i-1');
const countyOwn = by('d-county', [
  createDraft({ scope: COUNTY_SCOPE, entity: 'unit', record: TOWN }, { name: '甲镇' }),
  createDraft({ scope: COUNTY_SCOPE, entity: 'supervision', record: recordId('d-1') }, { matter: '督办', unit: TOWN }),
  createDraft({ ...numbered, source: { importId } }, { projectName: '县里代录', number: '2026001' }),
  createDraft({ scope: TOWN, entity: 'stageEvent', record: recordId('s-1') }, { stage: '开工' }),
  createDraft({ scope: RIVAL, entity: 'project', record: recordId('p-9') }, { projectName: '对手项目' }),
]);
const ledger = fold(countyOwn);

function judge(draft: Draft, who: 'd-county' | 'd-town' | 'd-rival' = 'd-town', receiver: Scope = COUNTY_SCOPE): string | null {
  const operations = by(who, [draft], ledger);
  const [operation] = operations;
  if (operation === undefined) throw new Error('fixture');
  const sender = who === 'd-county' ? COUNTY_SCOPE : TOWN;
  return refusalOf(operation, {
    sender,
    receiver,
    ledger,
    beside: new Map(operations.map((op) => [op.id, op])),
    officeOf: (own) => OFFICES.get(own) ?? null,
  });
}

const supervision = { scope: COUNTY_SCOPE, entity: 'supervision', record: recordId('d-1') } as const;

describe('a unit may', () => {
  it('enter projects, also with the number its old ledger bears', () => {
    expect(judge(createDraft(project, { projectName: '星光电子', number: '2025007' }))).toBeNull();
  });
  it('change its own fields of a record the county entered for it', () => {
    expect(judge(setDraft(ledger, numbered, { progress: '主体封顶' }))).toBeNull();
  });
  it('answer a supervision item of its own, and confirm a date', () => {
    expect(judge(setDraft(ledger, supervision, { feedback: '已办' }))).toBeNull();
    expect(
      judge(createDraft({ scope: COUNTY_SCOPE, entity: 'clockCheck', record: recordId('q-1') }, { day: isoDay('2026-10-08') })),
    ).toBeNull();
  });
  it('enter what a newer program knows, in its own scope only', () => {
    const newer: Draft = { ...createDraft(project, {}), entity: 'hologram' };
    expect(judge(newer)).toBeNull();
    expect(judge({ ...newer, scope: COUNTY_SCOPE })).toBe('县级数据中有本版本读不懂的内容');
  });
});

describe('a unit may not', () => {
  it('change a number (S-11), a recognised amount or a target', () => {
    expect(judge(setDraft(ledger, numbered, { number: '1' }))).toBe('“项目·项目编号”由县招商办填写');
    expect(judge({ ...setDraft(ledger, numbered, { number: '1' }), kind: 'create' })).toBe('“项目·项目编号”由县招商办填写');
    expect(judge(createDraft({ scope: TOWN, entity: 'recognition', record: recordId('k-1') }, { ground: '自行核定' }))).toBe(
      '“核定记录”由县招商办录入',
    );
    expect(judge(createDraft({ scope: COUNTY_SCOPE, entity: 'target', record: recordId('t-1') }, { base: '1' }))).toBe(
      '“目标任务”由县招商办录入',
    );
  });
  it('move the deadline of its supervision item, or answer another unit’s', () => {
    expect(judge(setDraft(ledger, supervision, { due: isoDay('2027-01-01') }))).toBe('“督办事项·办结时限”由县招商办填写');
  });
  it('write into another unit’s scope or records', () => {
    expect(judge(createDraft({ ...project, scope: RIVAL }, { projectName: '越界' }))).toBe('不属于该单位的范围');
    expect(judge({ ...setDraft(ledger, project, { progress: 'x' }), record: recordId('p-9') })).toBe('记录属于其他单位');
  });
  it('send what another office entered', () => {
    expect(judge(createDraft(project, { projectName: '冒名' }), 'd-rival')).toBe('不是该单位录入的');
  });
  it('withdraw or strike out what the county entered, or destroy anything', () => {
    expect(judge(voidImportDraft(TOWN, importId, '撤回'))).toBe('撤回了其他单位录入的内容');
    const target = countyOwn.at(2)?.id;
    expect(judge(voidOperationsDraft(TOWN, numbered.record, target === undefined ? [] : [target], '撤回'))).toBe(
      '撤回了其他单位录入的内容',
    );
    expect(judge(strikeDraft({ scope: TOWN, entity: 'stageEvent', record: recordId('s-1'), reason: '不对' }))).toBe(
      '作废了其他单位录入的内容',
    );
    expect(judge({ ...createDraft(project, {}), kind: 'erase' })).toBe('销毁须由县招商办办理');
    const erase = { ...createDraft(project, {}), kind: 'erase' as const, over: { progress: target === undefined ? [] : [target] } };
    expect(judge(erase)).toBe('销毁须由县招商办办理');
  });
  it('put a thing where it does not live', () => {
    expect(judge(createDraft({ ...project, scope: COUNTY_SCOPE }, { projectName: 'x' }))).toBe('“项目”放错了范围');
  });
});

describe('a unit receives', () => {
  it('nothing of another unit, even from the county', () => {
    const draft = createDraft({ ...project, scope: RIVAL }, { projectName: '对手线索' });
    expect(judge(draft, 'd-county', TOWN)).toBe('属于其他单位，不应发到本单位');
    expect(judge(createDraft(project, { projectName: '县里补录' }), 'd-county', TOWN)).toBeNull();
  });
});
