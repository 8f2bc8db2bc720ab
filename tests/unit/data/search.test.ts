/** One search over everything with a name; every hit leads somewhere (issue 8, point 9). */
import { describe, expect, it } from 'vitest';
import { findRecords } from '../../../renderer/data/search';
import { createDraft } from '../../../shared/ledger/drafts';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { readViews, viewsToJson, withView } from '../../../shared/views/saved-views';
import { plainView } from '../../../renderer/grid/grid-types';
import { ledgerWith, PROJECT, record, UNIT } from '../views/small-ledger';

const ledger = ledgerWith(
  { projectName: '精密铸造项目', investor: '宁波某公司', number: '青招2026-001' },
  record('activity', { kind: '来访接待', company: '海螺新材', on: isoDay('2026-03-01') }, 'v-1'),
  createDraft({ scope: 'county', entity: 'person', record: recordId('h-1') }, { name: '钱文东' }),
  createDraft({ scope: 'county', entity: 'supervision', record: recordId('d-1') }, { matter: '用地报批', project: PROJECT }),
  createDraft({ scope: 'county', entity: 'letter', record: recordId('l-1') }, { title: '督办通知单', number: '青招督〔2026〕1号' }),
);

describe('search', () => {
  it.each([
    ['jmzz', '项目', 'project', PROJECT],
    ['青招2026-001', '项目', 'project', PROJECT],
    ['lhz', '单位', 'unit', UNIT],
    ['qwd', '人员', 'person', 'h-1'],
    ['用地', '督办', 'project', PROJECT],
    ['海螺', '活动', 'unit', UNIT],
  ])('%s finds a %s and leads to its page', (words, kind, page, id) => {
    expect(findRecords(ledger, words)[0]).toMatchObject({ kind, page: { kind: page, record: id } });
  });

  it('a letter is found by its number and opens in the register', () => {
    expect(findRecords(ledger, '督〔2026〕1号')[0]).toMatchObject({ kind: '文书', id: 'l-1', page: null });
  });
});

describe('saved views', () => {
  const view = { ...structuredClone(plainView('万元')), hidden: ['remarks'], filters: { stage: { ticked: ['在谈'] } } } as const;
  const named = { name: '在谈周看', view: structuredClone(view) as never };

  it('come back as they were kept', () => {
    const kept = { 王芳: withView([], named) };
    expect(readViews(structuredClone(viewsToJson(kept)))).toEqual(kept);
  });

  it('a torn setting gives no view instead of a broken table', () => {
    expect(readViews({ 王芳: [{ name: '坏的', view: { sort: 3 } }] })).toEqual({});
  });

  it('saving under the same name replaces', () => {
    expect(withView(withView([], named), named)).toHaveLength(1);
  });
});
