/**
 * The form of a payout (W 奖惩兑现) line by line: every key of the format, in the words of documents.
 */
import {
  CONDITION,
  GROUPS,
  LITERAL,
  MAYBE_ROUNDING,
  NOTE,
  NUMBER,
  SUBJECT,
  TEXT,
  TITLE,
  choice,
  firstOf,
  flag,
  isRecord,
  limit,
  line,
  maybe,
  oneOf,
  otherwise,
  part,
  ref,
  rows,
  word,
} from './form-fields';
import type { Field, Line } from './form-fields';

const MONEY_UNITS = choice(
  ...(['元', '万元', '亿元', '美元', '万美元', '亿美元', '港元', '万港元', '欧元', '万欧元', '日元', '万日元'] as const).map(
    (unit) => [unit, unit] as const,
  ),
);
/** A part of the amount of its own, a percent of it, or what the others leave. */
const STAGE: Field = oneOf(
  word('rest', '其余'),
  { key: 'amount', label: '定额', fits: isRecord, fresh: () => ({ amount: 10 }), field: part(line('amount', '金额', NUMBER)) },
  otherwise('百分之几', () => 50, LITERAL),
);
const SHARES: Field = rows(
  part(
    line('who', '谁', TEXT),
    line(
      'percent',
      '百分之几',
      oneOf(
        word('rest', '其余'),
        otherwise('为', () => 50, LITERAL),
      ),
    ),
  ),
  '加一人',
  () => ({ who: '主要负责人', percent: 'rest' }),
);

export const PAYOUT_LINES: readonly Line[] = [
  TITLE,
  line('payee', '给谁', SUBJECT),
  GROUPS,
  line('when', '什么条件', CONDITION),
  line('amount', '金额怎么算', { is: 'rule' }),
  line('unit', '金额单位', MONEY_UNITS),
  line('cap', '封顶', limit(10)),
  line('rounding', '取舍', MAYBE_ROUNDING),
  line(
    'budget',
    '总额',
    oneOf(
      word('none', '不限'),
      otherwise(
        '限额',
        () => ({ amount: 100, short: 'all-reduced-alike' }),
        part(
          line('amount', '总额', NUMBER),
          line('short', '不够时', choice(['all-reduced-alike', '同比例调减'], ['report-only', '只提示'])),
        ),
      ),
    ),
  ),
  line(
    'stages',
    '分期',
    rows(part(line('title', '哪一期', TEXT), line('percent', '付多少', STAGE), line('when', '什么条件', CONDITION)), '加一期', () => ({
      title: '开工',
      percent: 50,
      when: { op: 'reached', stage: '开工', which: 'actual' },
    })),
    '百分数合计100；有定额的，要有一期是其余',
  ),
  line(
    'shares',
    '分给谁',
    oneOf(
      {
        key: 'split',
        label: '按分成规则分给各方',
        fits: isRecord,
        fresh: (scheme) => ({ split: firstOf(scheme, 'splits') }),
        field: part(line('split', '哪个分成规则', ref('splits'))),
      },
      otherwise('按固定比例', () => [], SHARES),
    ),
  ),
  maybe('hold', '暂缓的情形', CONDITION, () => ({ op: 'never' })),
  maybe('clawback', '追回的情形', CONDITION, () => ({ op: 'never' })),
  line('oneTime', '同一对象', flag('只兑现一次', '可以每年兑现')),
  line(
    'deposit',
    '保证金',
    oneOf(
      word('none', '没有'),
      otherwise(
        '有（此类条款不得采用）',
        () => ({ amount: 0, deductions: 0, returnedWhen: { op: 'always' } }),
        part(line('amount', '金额', NUMBER), line('deductions', '扣减', NUMBER), line('returnedWhen', '退还条件', CONDITION)),
      ),
    ),
  ),
  NOTE,
];
