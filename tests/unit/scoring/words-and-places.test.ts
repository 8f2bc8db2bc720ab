/**
 * What the second outsider fell into (issue 3 "Must hold": new documents with the format alone): words misspelt in the data fell out of every sum without a
 * sign, letters of a level that is not there, the best of six called one of the last five because the sixth had no figure yet, a hundred findings of one cause.
 */
import { describe, expect, it } from 'vitest';
import { checkFacts } from '../../../shared/scoring/check-facts';
import { dataNeeds } from '../../../shared/scoring/data-needs';
import { noteWords } from '../../../shared/scoring/check-words';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import { evaluateScheme, startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import { test as holds } from '../../../shared/scoring/evaluate-trees';
import { gatherFindings } from '../../../shared/scoring/gather-findings';
import type { Finding } from '../../../shared/scoring/memo';
import type { PredicateNode } from '../../../shared/scoring/scheme-trees';
import { calendar, county, monthly } from './county';
import { fund, item, june, only, schemeWith, scored } from './small-scheme';

const facts = county([...monthly('liuhe', [600]), ...monthly('qingshan', [100])]);
const kindOf = (kind: string) => ({ op: 'if', when: { op: 'text', path: 'lian', in: [kind] }, then: 1, else: 0 });
const withUnitField = (lian: string) => ({
  ...facts,
  units: facts.units.map((unit) => (unit.id === 'liuhe' ? { ...unit, fields: { lian } } : unit)),
});
const said = (parts: Record<string, unknown>, lian: string): string[] =>
  checkFacts(schemeWith(parts), withUnitField(lian)).map(({ code, at, text }) => `${code} ${at} ${text}`);

describe('words of the data', () => {
  const parts = { items: [item(only(kindOf('工业')))] };
  const words = [{ table: 'units', field: 'lian', values: ['工业', '农业'] }];

  it('nearly one a rule asks for are named with both spellings; others only noted, with the words the rules know', () => {
    expect(said(parts, '工业类')).toEqual([
      'near-word facts.units[0].fields.lian 没有规则用到“工业类”，规则里写的是“工业”；两处是不是应当一样；这样的记录有1条',
    ]);
    expect([said(parts, '工业'), said(parts, '旅游')]).toEqual([[], []]);
    const noted = (lian: string): string[] =>
      noteWords(schemeWith(parts), withUnitField(lian)).map(({ level, at, text }) => `${level} ${at} ${text}`);
    expect([noted('工业'), noted('工业类'), noted('旅游')]).toEqual([
      [],
      [],
      ['note facts.units.lian 没有规则用到“旅游”1条；规则里写的是：工业'],
    ]);
  });

  it('in a column nearly called as one a rule reads are named, only where that one is empty', () => {
    const of = (fields: Record<string, string>): string[] =>
      checkFacts(schemeWith(parts), { ...facts, units: facts.units.map((unit, i) => (i === 0 ? { ...unit, fields } : unit)) }).map(
        ({ code, at, text }) => `${code} ${at} ${text}`,
      );
    expect(of({ lians: '工业' })).toEqual([
      'near-column facts.units[0].fields.lians 没有规则用到“lians”这一栏，规则里取的是“lian”，这条记录没有填；是不是栏名写错了',
    ]);
    expect([of({ lian: '工业', lians: '农业' }), of({ address: '柳河街1号' })]).toEqual([[], []]);
  });

  it('outside a stated list are named with the list, near or not', () => {
    expect(said({ ...parts, words }, '旅游')).toEqual([
      'no-such-word facts.units[0].fields.lian “旅游”不在办法列出的写法里（工业、农业）；这样的记录有1条',
    ]);
    expect(said({ ...parts, words }, '农业')).toEqual([]);
  });

  it('a rule that asks for a word outside the list is an error of the scheme', () => {
    const found = checkScheme(schemeWith({ items: [item(only(kindOf('工业类')))], words }), { calendar });
    expect(found.filter(({ level }) => level === 'error').map(({ at, text }) => `${at} ${text}`)).toEqual([
      'words[0] 规则里写的“工业类”不在“lian”的写法里；有的是：工业、农业',
    ]);
  });
});

describe('places while somebody who takes part has no figure', () => {
  const value = { op: 'if', when: { op: 'subject', in: ['qingshan'] }, then: { op: 'field', path: 'nobodyKnows' }, else: fund };
  const rank = (missing: object) => ({
    id: 'r',
    title: '排名',
    subject: 'unit',
    within: 'all',
    by: { op: 'item', id: 'x', stage: 'final' },
    order: 'high-first',
    tieBreaks: [],
    ties: 'same-place-then-gap',
    tiers: [],
    otherwiseTier: 'none',
    ...missing,
  });
  const ask = (missing: object, op: '<=' | '>' | '=', from: 'top' | 'bottom', bound: number): boolean | null => {
    const scheme = schemeWith({ items: [item(only(value))], ranks: [rank(missing)] });
    const node: PredicateNode = { op, left: { op: 'place', rank: 'r', from }, right: bound };
    return holds(node, { ...startEvaluation(scheme, facts, june), subject: { kind: 'unit', id: 'liuhe' } });
  };
  const open = { missing: 'open' };
  const units = facts.units.length;

  it('“open”: only what stays true wherever the other comes is said; a bound in between is unknown', () => {
    const last = units - 1;
    expect([ask(open, '<=', 'top', 1), ask(open, '<=', 'top', 2), ask(open, '<=', 'bottom', last)]).toEqual([null, true, null]);
    expect([ask(open, '>', 'top', 2), ask(open, '=', 'top', 1), ask(open, '=', 'top', 9)]).toEqual([false, null, false]);
  });

  it('“leave-out”: the others are placed among themselves; older files say nothing and mean this', () => {
    expect([ask({ missing: 'leave-out' }, '<=', 'top', 1), ask({}, '<=', 'top', 1)]).toEqual([true, true]);
  });

  it('an open list prints no places and says for whom it waits', () => {
    const made = scored(schemeWith({ items: [item(only(value))], ranks: [rank(open)] }), facts);
    expect(made.ranks[0]?.rows.map(({ place }) => place)).toEqual(facts.units.map(() => null));
    expect(made.findings.filter(({ code }) => code === 'unplaced').map(({ level, text }) => `${level} ${text}`)).toEqual([
      'warning “排名”2026-06：青山镇没有数，其余的名次要等补齐才能定',
    ]);
  });
});

describe('letters', () => {
  const level = {
    code: 'a',
    title: '提醒',
    colour: 'blue',
    when: { op: 'always' },
    silent: false,
    organ: '督查室',
    basis: '二',
    effects: [],
  };
  const ladder = (pick: string) => ({
    id: 'l',
    title: '单',
    subject: 'unit',
    appliesTo: 'all',
    cadence: 'day',
    counters: [],
    levels: [{ ...level, forStudy: false }],
    pick,
    exhaustive: false,
    start: [{ when: { op: 'always' }, level: 'a' }],
    release: 'none',
    appeal: 'none',
  });

  it('of a level the ladder does not have are named, and so are locked rows of an item that is not there', () => {
    const card = { ladder: 'l', subject: 'liuhe', date: '2026-05-01', action: 'issued' as const };
    const cards = ['bleu', 'a'].map((code, i) => ({ ...card, id: `c${i}`, level: code }));
    const frozen = [{ id: 'z1', item: 'xx', subject: 'liuhe', period: '2026-05', value: 1 }];
    const found = checkFacts(schemeWith({ ladders: [ladder('highest')] }), { ...facts, cards, frozen });
    expect(found.map(({ at, text }) => `${at} ${text}`)).toEqual([
      'facts.cards[0].level 没有叫“bleu”的督办级别；有的是：a',
      'facts.frozen[0].item 没有编号为“xx”的考核项、排名或指标；这样的记录有1条',
    ]);
  });

  it('“start” where they do not climb step by step does nothing, and is said', () => {
    const codes = (pick: string): string[] => checkScheme(schemeWith({ ladders: [ladder(pick)] }), { calendar }).map(({ code }) => code);
    expect([codes('highest').includes('start-unused'), codes('one-step-up').includes('start-unused')]).toEqual([true, false]);
  });
});

it('findings of one cause are one line with the number and the first; other causes and other rules stay', () => {
  const say = (at: string, text: string, code = 'no-value'): Finding => ({ level: 'warning', code, at, text });
  const made = gatherFindings([
    say('a unit:1', '“甲”2026-01无法计分：5×（缺数）'),
    say('a unit:2', '“甲”2026-02无法计分：7.5×（缺数）'),
    say('a unit:2', '“甲”2026-03无法计分：尚无评分'),
    say('b unit:1', '“乙”2026-01无法计分：尚无评分'),
    say('facts.money[0].kind', '没有规则用到“计画”', 'near-word'),
    say('facts.money[9].kind', '没有规则用到“完工”', 'near-word'),
    say('a unit:3', '“甲”2026-01无法计分：6×（缺数）'),
  ]);
  expect(made.map(({ at, text }) => `${at} ${text}`)).toEqual([
    'a unit:1 “甲”2026-01无法计分：5×（缺数）；同样的还有2处：unit:2、unit:3',
    'a unit:2 “甲”2026-03无法计分：尚无评分',
    'b unit:1 “乙”2026-01无法计分：尚无评分',
    'facts.money[0].kind 没有规则用到“计画”',
    'facts.money[9].kind 没有规则用到“完工”',
  ]);
});

it('a county with every figure missing says each rule once', () => {
  const scheme = schemeWith({ items: [item(only({ op: 'field', path: 'nobodyKnows' }))] });
  const { findings } = evaluateScheme(scheme, facts, june);
  const lines = gatherFindings(findings).filter(({ code }) => code === 'no-value');
  expect([findings.filter(({ code }) => code === 'no-value').length, lines.length]).toEqual([facts.units.length, 1]);
});

it('what a data file must bring: columns with their words and units, and the ids its rows name', () => {
  const scheme = schemeWith({
    items: [
      item(only(kindOf('工业'))),
      item(
        {
          kind: 'J',
          raters: [{ class: '评委', weight: 1 }],
          combine: 'mean',
          scale: { min: 0, max: 9 },
          scaleTo: 'as-is',
          missing: 'unknown',
          reasonRequired: false,
        },
        'pj',
      ),
      { ...item(only({ op: 'field', path: 'invest', in: '万元' }), 'tz'), subject: 'project' },
    ],
    measures: [],
    targets: [],
    words: [{ table: 'units', field: 'lian', values: ['工业', '农业'] }],
  });
  expect(dataNeeds(scheme)).toEqual([
    { table: 'units', columns: [{ name: 'lian', words: ['工业', '农业'] }] },
    { table: 'projects', columns: [{ name: 'invest', unit: '万元' }] },
    { table: 'memberships', names: { column: 'group', ids: scheme.groups.map(({ id }) => id) } },
    { table: 'ratings', names: { column: 'item', ids: ['pj'] } },
  ]);
});
