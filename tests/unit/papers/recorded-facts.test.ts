/** Papers filled from what the registers hold: 预审意见书 (S-21), 交接清单 (S-42), 项目流转确认单 (S-10); and the opinions on 发文稿纸 (issue 5 point 3). */
import { describe, expect, test } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { emptyLedger } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import type { OfficeKind } from '../../../shared/letters/fields-office';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { officeFields } from '../../../shared/papers/office-fields';
import { recordedSources } from '../../../shared/papers/recorded-facts';
import { stepsByLetter } from '../../../shared/papers/register';
import { sheetOpinions } from '../../../shared/papers/sheet-opinions';
import { enter, wan } from '../views/small-ledger';

const TODAY = isoDay('2026-10-31');
const [LIUHE, PARK, FAGAI, HUANBAO] = [recordId('u-liuhe'), recordId('u-park'), recordId('u-fagai'), recordId('u-huanbao')];
const [PROJECT, MEETING, OLD, NEW] = [recordId('p-1'), recordId('rm-1'), recordId('h-1'), recordId('h-2')];
const there = (record: string) => ({ scope: COUNTY_SCOPE, record: recordId(record) }) as const;
const here = (record: string) => ({ scope: LIUHE, record: recordId(record) }) as const;

function start(): Ledger {
  return enter(emptyLedger(), [
    createDraft({ ...there('c-1'), entity: 'county' }, { name: '青石县', issuer: '青石县招商办' }),
    createDraft({ ...there(LIUHE), entity: 'unit' }, { name: '柳河镇', fullName: '柳河镇人民政府' }),
    createDraft({ ...there(PARK), entity: 'unit' }, { name: '经开区' }),
    createDraft({ ...there(FAGAI), entity: 'unit' }, { name: '县发改局' }),
    createDraft({ ...there(HUANBAO), entity: 'unit' }, { name: '县生态环境分局' }),
    createDraft(
      { ...here(PROJECT), entity: 'project' },
      { projectName: '高端装备制造项目', investor: '江南重工有限公司', content: '用地80亩。', totalInvestment: wan(32000) },
    ),
    createDraft(
      { ...there(MEETING), entity: 'reviewMeeting' },
      { name: '第3次预审会', on: isoDay('2026-10-20'), departments: [FAGAI, HUANBAO] },
    ),
    createDraft(
      { ...here('ri-1'), entity: 'reviewItem' },
      { meeting: MEETING, project: PROJECT, outcome: '需进一步研判', conditions: '补充环评' },
    ),
    createDraft(
      { ...here('ro-1'), entity: 'reviewOpinion' },
      { meeting: MEETING, project: PROJECT, department: FAGAI, opinion: '有条件同意', text: '能耗须落实' },
    ),
    createDraft({ ...there(OLD), entity: 'person' }, { name: '张建国' }),
    createDraft({ ...there(NEW), entity: 'person' }, { name: '李红' }),
    createDraft({ ...there('o-1'), entity: 'post' }, { person: OLD, unit: LIUHE, title: '镇长', to: isoDay('2026-10-15') }),
    createDraft({ ...there('d-1'), entity: 'supervision' }, { matter: '落实林地手续', unit: LIUHE, due: isoDay('2026-11-03') }),
    createDraft(
      { ...there('ho-1'), entity: 'handover' },
      {
        person: OLD,
        successor: NEW,
        lastDay: isoDay('2026-10-15'),
        projects: [PROJECT],
        matters: [recordId('d-1')],
        witness: '陈树声',
        ground: '青组干〔2026〕9号',
      },
    ),
    createDraft(
      { ...here('lz-1'), entity: 'transfer' },
      { project: PROJECT, toUnit: PARK, reason: '镇内无工业用地', share: '40', answer: '同意承接', answeredBy: '周强', answeredOn: TODAY },
    ),
  ]);
}

function filled(kind: OfficeKind) {
  const ledger = start();
  const [source, ...others] = recordedSources(ledger, kind, LIUHE);
  if (source === undefined || others.length > 0) throw new Error('one record expected');
  const fields = officeFields({ ledger, view: null, today: TODAY }, kind, LIUHE, source.id);
  if (!fields.ok) throw new Error(fields.code);
  return fields.value;
}

describe('from the registers to the paper', () => {
  test('预审意见书 lists each department’s opinion and names the one that has not spoken; its outcome replaces the usual words (S-21)', () => {
    expect(filled('pre-screening-opinion')).toMatchObject({
      project: '高端装备制造项目',
      company: '江南重工有限公司',
      reviewed: '2026-10-20',
      reviewers: '县发改局、县生态环境分局',
      opinions: ['县发改局：有条件同意。能耗须落实。', '县生态环境分局：尚未出具意见。'],
      conclusion: '预审结论为：需进一步研判。',
      conditions: ['补充环评。'],
    });
  });

  test('项目争议裁定书 says what was ruled, by whom and on what each side showed; an open dispute has no paper (S-13)', () => {
    const ruled = {
      matter: '柳河镇与经开区重复申报高端装备制造项目',
      evidence: '柳河镇：3月2日来访登记\n经开区：投资意向书',
      kept: PROJECT,
    };
    const open = enter(start(), [createDraft({ ...here('zy-1'), entity: 'dispute' }, { matter: '尚未裁定' })]);
    expect(recordedSources(open, 'dispute-ruling', PARK)).toEqual([]);
    const ledger = enter(open, [
      createDraft(
        { ...here('zy-2'), entity: 'dispute' },
        { ...ruled, ruling: '柳河镇首谈在先', ruledBy: '陈树声', ruledOn: TODAY, document: '青招组纪〔2026〕3号' },
      ),
      createDraft({ ...here('cr-1'), entity: 'credit' }, { project: PROJECT, unit: LIUHE, role: '主导', percent: '70' }),
    ]);
    const [source] = recordedSources(ledger, 'dispute-ruling', PARK);
    const fields = source === undefined ? null : officeFields({ ledger, view: null, today: TODAY }, 'dispute-ruling', PARK, source.id);
    expect(fields).toMatchObject({
      value: {
        unit: '经开区',
        matter: '柳河镇与经开区重复申报高端装备制造项目',
        sides: ['柳河镇：3月2日来访登记。', '经开区：投资意向书。'],
        ruling: ['柳河镇首谈在先。'],
        kept: '柳河镇人民政府申报的高端装备制造项目',
        ruledBy: '陈树声',
        basis: '青招组纪〔2026〕3号',
        shares: ['柳河镇人民政府（主导）70%。'],
      },
    });
  });

  test('交接清单 holds what was handed over, to whom and before whom (S-42)', () => {
    const fields = filled('handover-list');
    expect(fields).toMatchObject({ from: '张建国', to: '李红', witness: '陈树声', reason: '青组干〔2026〕9号', asOf: '2026-10-15' });
    expect(fields['items']).toMatchObject([{ cells: { 项目: '高端装备制造项目' } }]);
    expect(fields['pending']).toContain('督办事项：落实林地手续（办结时限2026年11月3日）。');
  });

  test('项目流转确认单 states both units, the share of each and the answer (S-10)', () => {
    expect(filled('transfer-confirmation')).toMatchObject({
      project: '高端装备制造项目',
      investment: '32000万元',
      from: '柳河镇人民政府',
      to: '经开区',
      reason: '镇内无工业用地',
      share: '首谈单位40%，承接单位60%',
      background: ['2026年10月31日，承接单位（周强）同意承接。'],
    });
  });

  test('项目流转确认单 of a transfer the county agreed to without a word ends in a full stop; a refused transfer has no paper (S-10)', () => {
    const decided = (outcome: '同意流转' | '不同意流转') =>
      enter(start(), [
        createDraft(
          { ...here('lz-2'), entity: 'transfer' },
          { project: PROJECT, toUnit: PARK, outcome, decidedBy: '副县长 李明', decidedOn: TODAY, decisionNote: '' },
        ),
      ]);
    const [agreed] = recordedSources(decided('同意流转'), 'transfer-confirmation', LIUHE);
    const fields = officeFields(
      { ledger: decided('同意流转'), view: null, today: TODAY },
      'transfer-confirmation',
      LIUHE,
      agreed?.id ?? LIUHE,
    );
    expect(fields).toMatchObject({ value: { background: ['2026年10月31日，县里（副县长 李明）同意流转。'] } });
    expect(recordedSources(decided('不同意流转'), 'transfer-confirmation', LIUHE).map(({ id }) => id)).toEqual(['lz-1']);
  });

  test('a unit is offered only its own records, and a record of another kind is refused', () => {
    const ledger = start();
    expect(recordedSources(ledger, 'transfer-confirmation', PARK)).toEqual([]);
    expect(officeFields({ ledger, view: null, today: TODAY }, 'handover-list', LIUHE, recordId('lz-1'))).toMatchObject({
      ok: false,
      code: 'E_PAPER_DATA',
    });
  });
});

test('发文稿纸 lists what was recorded of 审核, 会签 and 签批 with person and day', () => {
  const step = (id: string, values: { step: '审核' | '会签' | '退回' | '签批'; by: string; note?: string }) =>
    createDraft({ ...there(id), entity: 'letterStep' }, { letter: recordId('l-1'), on: TODAY, ...values });
  const ledger = enter(emptyLedger(), [
    step('e-1', { step: '审核', by: '王秀兰', note: '数据已核' }),
    step('e-2', { step: '会签', by: '县财政局刘敏' }),
    step('e-3', { step: '退回', by: '组长', note: '再核资金' }),
    step('e-4', { step: '签批', by: '组长' }),
  ]);
  expect(sheetOpinions(stepsByLetter(ledger).get(recordId('l-1')) ?? [])).toEqual({
    reviews: '王秀兰：已审核，数据已核（2026年10月31日）',
    cosigns: '县财政局刘敏：已会签（2026年10月31日）',
    approvals: '组长：退回修改，再核资金（2026年10月31日）；组长：同意签发（2026年10月31日）',
  });
});
