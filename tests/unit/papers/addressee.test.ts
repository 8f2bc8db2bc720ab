/** To whom a ladder's paper goes when the ladder speaks of projects, matters or persons (三色督办 over projects), and how the card is read back. */
import { describe, expect, it } from 'vitest';
import { proposalKey, subjectOfKey } from '../../../shared/escalation/proposal-key';
import type { Proposal } from '../../../shared/escalation/propose';
import { createDraft } from '../../../shared/ledger/drafts';
import type { Writes } from '../../../shared/ledger/drafts';
import type { EntityName } from '../../../shared/model/entities';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { addresseeOf } from '../../../shared/papers/addressee';
import { proposalDraft, proposalReason } from '../../../shared/papers/notice-fields';
import { ladderCards } from '../../../shared/views/card-facts';
import { qingshi } from '../scoring/county';
import { enter, ledgerWith, PROJECT, record, UNIT } from '../views/small-ledger';

const today = isoDay('2026-10-31');
const BUREAU = recordId('u-bureau');
const county = <E extends EntityName>(entity: E, id: string, values: Writes<E>) =>
  createDraft({ scope: 'county', entity, record: recordId(id) }, values);
const ledgerOf = () =>
  ledgerWith(
    { projectName: '光伏支架生产线' },
    county('unit', BUREAU, { name: '工信局', fullName: '青石县工业和信息化局', order: 2 }),
    county('person', 'h-wang', { name: '王海' }),
    county('post', 't-wang', { person: recordId('h-wang'), unit: BUREAU, title: '局长', head: true, from: isoDay('2026-01-01') }),
    county('supervision', 's-1', { matter: '供地', unit: BUREAU }),
    county('supervision', 's-2', { matter: '能评', project: PROJECT }),
  );
const about = (kind: Proposal['subject']['kind'], id: string) => addresseeOf(ledgerOf(), { kind, id }, today);

const proposal: Proposal = {
  kind: 'issue',
  ladder: 'lights',
  level: 'red',
  title: '红灯',
  colour: 'red',
  subject: { kind: 'project', id: PROJECT },
  name: '光伏支架生产线',
  period: '2026-10',
  through: today,
  asOf: today,
  rule: '逾期天数 ≥ 30',
  figures: [{ measure: 'late', name: '逾期天数', value: null, unit: '天', counts: '推算', evidence: [] }],
  counters: [],
  history: [],
  ends: [],
  evidence: [],
  organ: '县招商引资工作领导小组',
  basis: '第九条',
  document: '青招〔2026〕1号',
  template: 'supervision-notice',
  answerBy: null,
  effects: [],
  calls: [],
  forStudy: false,
};

describe('the unit a paper goes to', () => {
  it('is the unit itself, the unit that reports a project, or the unit of a matter, a post, a person', () => {
    expect(about('unit', UNIT)).toBe(UNIT);
    expect(about('project', PROJECT)).toBe(UNIT);
    expect(about('matter', 's-1')).toBe(BUREAU);
    expect(about('matter', 's-2')).toBe(UNIT);
    expect(about('post', 't-wang')).toBe(BUREAU);
    expect(about('person', 'h-wang')).toBe(BUREAU);
  });

  it('is the one 责任单位 of the project where it has one', () => {
    const ledger = enter(ledgerOf(), [
      record('assignment', { project: PROJECT, role: '责任单位', unit: BUREAU, from: isoDay('2026-03-01') }),
    ]);
    expect(addresseeOf(ledger, { kind: 'project', id: PROJECT }, today)).toBe(BUREAU);
  });

  it('is nobody when the ledger names none', () => {
    expect(about('person', 'h-nobody')).toBeNull();
    expect(about('project', 'p-nobody')).toBeNull();
  });
});

describe('a paper of a ladder over projects', () => {
  it('is addressed to the unit and speaks of the project', () => {
    const ledger = ledgerOf();
    const inputs = { ledger, view: null, today };
    const draft = proposalDraft(inputs, proposal, BUREAU, today);
    expect(draft?.fields).toMatchObject({ unit: '青石县工业和信息化局', person: '王海', matter: '光伏支架生产线推进情况' });
    expect(proposalReason(inputs, proposal)).toBe('光伏支架生产线：逾期天数未填。');
  });

  it('calls in whom the level names, each with the post; nobody in place of who is not registered; the head where it names nobody', () => {
    const talk = (calls: Proposal['calls']) => {
      const own = { ...proposal, template: 'talk-notice', calls };
      return proposalDraft({ ledger: ledgerOf(), view: null, today }, own, BUREAU, today)?.fields;
    };
    const deputy = { as: '分管负责人', people: [{ name: '李二', post: '副局长' }] };
    const owner = { as: '项目负责人', people: [{ name: '陈总', post: '' }] };
    expect(talk([deputy, owner])).toMatchObject({ person: '李二、陈总', post: '副局长、项目负责人' });
    expect(talk([{ as: '主要负责人', people: [] }])).toMatchObject({ person: '', post: '' });
    expect(talk([])).toMatchObject({ person: '王海', post: '局长' });
  });

  it('is read back as a card of the project, not of the unit', () => {
    const key = proposalKey(proposal);
    expect(subjectOfKey(key)).toBe(PROJECT);
    expect(subjectOfKey('手工')).toBeNull();
    const [first] = qingshi.ladders;
    if (first === undefined) throw new Error('the sample scheme has a ladder');
    const level = first.levels[0]?.code ?? '';
    const decision = county('measureDecision', 'r-1', {
      proposal: proposalKey({ ...proposal, ladder: first.id, level }),
      unit: BUREAU,
      level,
      outcome: '已签发',
      on: today,
    });
    expect(ladderCards(enter(ledgerOf(), [decision]), qingshi)).toMatchObject([
      { ladder: first.id, level, subject: PROJECT, action: 'issued' },
    ]);
  });
});
