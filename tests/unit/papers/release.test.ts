/** 解除通知书 (S-74, S-75, S-77): which measures end, on which day and number each was issued, on which figures; drafted, never issued by itself (law 7). */
import { describe, expect, it } from 'vitest';
import { proposalKey } from '../../../shared/escalation/proposal-key';
import { proposeEscalations } from '../../../shared/escalation/propose';
import type { Proposal } from '../../../shared/escalation/propose';
import { createDraft } from '../../../shared/ledger/drafts';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { periodText } from '../../../shared/month/words';
import { proposalDraft } from '../../../shared/papers/notice-fields';
import { ladderCards } from '../../../shared/views/card-facts';
import { calendar, county, monthly, qingshi } from '../scoring/county';
import { enter, ledgerWith } from '../views/small-ledger';

const TOWN = recordId('liuhe');
const GOOD = [1000, 1000, 1000, 1000];

/** 柳河镇 was one month behind, then two, and caught up in April; both cards were issued, the second with a numbered letter. */
const cards = [
  { id: 'r-1', ladder: 'monthly', level: 'duban', subject: 'liuhe', date: '2026-03-03', action: 'issued' as const },
  { id: 'r-2', ladder: 'monthly', level: 'yellow-card', subject: 'liuhe', date: '2026-04-03', action: 'issued' as const },
];
const facts = county([...monthly('liuhe', [0, 0, 0, 4000]), ...monthly('qingshan', GOOD), ...monthly('caizheng', GOOD)], { cards });

function released(): Proposal {
  const made = proposeEscalations(qingshi, facts, { asOf: '2026-04-30', calendar }).proposals.find(({ kind }) => kind === 'release');
  if (made === undefined) throw new Error('no release proposed');
  return made;
}

const ledger = enter(ledgerWith({ projectName: '光伏支架生产线' }), [
  createDraft({ scope: 'county', entity: 'unit', record: TOWN }, { name: '柳河镇', fullName: '柳河镇人民政府' }),
  createDraft(
    { scope: 'county', entity: 'letter', record: recordId('l-1') },
    { template: 'yellow-card', number: '青招组督〔2026〕7号', series: '青招组督', year: 2026, serial: 7 },
  ),
  createDraft({ scope: 'county', entity: 'measureDecision', record: recordId('r-2') }, { unit: TOWN, letter: recordId('l-1') }),
]);

describe('解除通知书', () => {
  const draft = proposalDraft({ ledger, view: null, today: isoDay('2026-05-06') }, released(), TOWN, isoDay('2026-05-06'));
  it('is drafted for a release, whatever letter the level went out with', () => expect(draft?.kind).toBe('release-notice'));

  it('names every measure that ends with its day and number; one that is in no register is said to be so', () => {
    expect(draft?.fields).toMatchObject({
      unit: '柳河镇人民政府',
      agency: '县招商引资工作领导小组',
      subject: '柳河镇',
      measure: '督办单、黄牌督办',
      clause: '第十二条第二款',
      measures: [
        { cells: { 处理措施: '督办单', 发出日期: '2026年3月3日', 文书文号: '未登记文号' } },
        { cells: { 处理措施: '黄牌督办', 发出日期: '2026年4月3日', 文书文号: '青招组督〔2026〕7号' } },
      ],
    });
  });

  it('says the figures of the rule, also the counter that stands at 0', () => {
    const { ground } = (draft?.fields ?? {}) as { ground?: readonly string[] };
    expect(ground?.join('')).toMatch(/^截至2026年4月，柳河镇.*连续落后月数为0。$/u);
  });

  it('ends nothing while it is only 送签, and its receipt answers no card', () => {
    const proposal = proposalKey(released());
    const sent = enter(ledger, [
      createDraft(
        { scope: 'county', entity: 'measureDecision', record: recordId('r-3') },
        { proposal, unit: TOWN, level: 'yellow-card', outcome: '送签', on: isoDay('2026-05-06'), letter: recordId('l-2') },
      ),
      createDraft(
        { scope: 'county', entity: 'letterStep', record: recordId('e-1') },
        { letter: recordId('l-2'), step: '回执', on: isoDay('2026-05-09') },
      ),
    ]);
    expect(ladderCards(sent, qingshi)).toEqual([]);
  });
});

it.each([
  ['2026-10', '2026年10月'],
  ['2026-Q3', '2026年三季度'],
  ['2026-H1', '2026年上半年'],
  ['2026', '2026年'],
  ['2026-01-01/2026-09-30', '截至2026年9月30日'],
])('a ladder of any rhythm names its period in words: %s (S-75)', (period, words) => expect(periodText(period)).toBe(words));
