/**
 * Supervision items and a few letters of the sample county's register, with what happened to each: one fully served and answered, one whose
 * receipt is late, one printed but not signed, one cancelled.
 */
import type { LetterStep } from '../model/entities-paper';
import { isoDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import { recordId } from '../model/ids';
import type { RecordId } from '../model/ids';

export type SupervisionPlan = {
  readonly id: RecordId;
  readonly matter: string;
  readonly source: string;
  readonly unit: RecordId;
  readonly raisedOn: IsoDay;
  readonly due: IsoDay;
  readonly dueRule: string;
  readonly feedback?: { readonly on: IsoDay; readonly text: string };
  readonly closedOn?: IsoDay;
};

export type LetterPlan = {
  readonly id: RecordId;
  readonly title: string;
  readonly unit: RecordId;
  readonly serial: number;
  readonly dated: IsoDay;
  readonly replyDue: IsoDay;
  readonly supervision: number;
  readonly steps: readonly {
    readonly step: LetterStep;
    readonly on: IsoDay;
    readonly by: string;
    readonly copies?: number;
    readonly note?: string;
    readonly filedAt?: string;
  }[];
};

/** 机关代字 of the sample county's investment office. */
export const SAMPLE_SERIES = '青招办督';

type Row = readonly [
  matter: string,
  source: string,
  unit: string,
  raised: string,
  due: string,
  rule: string,
  feedback?: readonly [string, string],
  closed?: string,
];

const ROWS: readonly Row[] = [
  [
    '协调解决标准厂房变压器增容问题',
    '8月20日项目调度会',
    'liuhe',
    '2026-08-21',
    '2026-09-11',
    '15个工作日内',
    ['2026-09-08', '已与供电公司签订增容协议，9月7日完成送电'],
    '2026-09-10',
  ],
  [
    '打通工业集中区进场道路',
    '县长现场办公会',
    'dongling',
    '2026-09-02',
    '2026-10-15',
    '10月15日前',
    ['2026-10-12', '路基已完成，剩余300米水稳层未铺'],
  ],
  ['补报三季度到位资金佐证材料', '三季度核定', 'qingxi', '2026-10-12', '2026-10-23', '7个工作日内'],
  ['落实林地使用手续', '项目例会', 'meiling', '2026-09-22', '2026-11-03', '20个工作日内', ['2026-10-20', '材料已报市林业部门']],
  ['新开工项目未达序时进度整改', '9月份月通报', 'shuanghuai', '2026-10-10', '2026-11-05', '11月5日前'],
  ['完成2户征迁扫尾', '县领导批示', 'bailu', '2026-07-15', '2026-08-31', '8月底前', ['2026-08-28', '2户均已签约腾空'], '2026-08-31'],
  ['办结项目环评批复', '项目调度会', 'gongxin', '2026-10-19', '2026-11-02', '10个工作日内'],
  ['梳理未足额到位资金的签约项目', '9月份月通报', 'toucu', '2026-10-14', '2026-10-30', '10月底前', ['2026-10-28', '已报送清单，共6个项目']],
  ['空白单位招商工作计划', '三季度调度会', 'sifa', '2026-10-13', '2026-10-27', '10个工作日内'],
  [
    '落实企业用工招聘专场',
    '企业来信',
    'renshe',
    '2026-09-10',
    '2026-09-30',
    '9月底前',
    ['2026-09-26', '9月25日举办专场，达成意向132人'],
    '2026-09-29',
  ],
  ['协调自然资源部门供地', '项目例会', 'ziran', '2026-10-20', '2026-11-10', '15个工作日内'],
  ['开发区标准厂房二期交付', '县长现场办公会', 'jingkai', '2026-08-05', '2026-12-15', '12月15日前'],
];

export function supervisionPlans(): SupervisionPlan[] {
  return ROWS.map(([matter, source, unit, raised, due, dueRule, feedback, closed], index) => ({
    id: recordId(`d-sample-${String(index + 1).padStart(2, '0')}`),
    matter,
    source,
    unit: recordId(`u-${unit}`),
    raisedOn: isoDay(raised),
    due: isoDay(due),
    dueRule,
    ...(feedback === undefined ? {} : { feedback: { on: isoDay(feedback[0]), text: feedback[1] } }),
    ...(closed === undefined ? {} : { closedOn: isoDay(closed) }),
  }));
}

const CLERK = '秦晓雁';

/** Letters about supervision items; `supervision` is the item's place in the list above, from 0. */
export function letterPlans(): LetterPlan[] {
  const letter = (
    serial: number,
    unit: string,
    supervision: number,
    dated: string,
    replyDue: string,
    steps: LetterPlan['steps'],
  ): LetterPlan => ({
    id: recordId(`l-sample-${serial}`),
    title: '督办通知单',
    unit: recordId(`u-${unit}`),
    serial,
    dated: isoDay(dated),
    replyDue: isoDay(replyDue),
    supervision,
    steps,
  });
  const day = isoDay;
  return [
    letter(1, 'bailu', 5, '2026-07-15', '2026-08-31', [
      { step: '拟稿', on: day('2026-07-14'), by: CLERK },
      { step: '签批', on: day('2026-07-15'), by: '县招商引资工作领导小组组长' },
      { step: '打印', on: day('2026-07-15'), by: CLERK, copies: 2 },
      { step: '用印', on: day('2026-07-15'), by: CLERK, copies: 2 },
      { step: '送达', on: day('2026-07-16'), by: CLERK, copies: 1 },
      { step: '回执', on: day('2026-07-17'), by: CLERK, filedAt: '2026年督办卷第1盒' },
    ]),
    letter(2, 'liuhe', 0, '2026-08-21', '2026-09-11', [
      { step: '拟稿', on: day('2026-08-20'), by: CLERK },
      { step: '签批', on: day('2026-08-21'), by: '县招商引资工作领导小组组长' },
      { step: '打印', on: day('2026-08-21'), by: CLERK, copies: 2 },
      { step: '送达', on: day('2026-08-21'), by: CLERK, copies: 1 },
      { step: '回执', on: day('2026-08-24'), by: CLERK, filedAt: '2026年督办卷第1盒' },
    ]),
    letter(4, 'dongling', 1, '2026-09-02', '2026-10-15', [
      { step: '拟稿', on: day('2026-09-01'), by: CLERK },
      { step: '签批', on: day('2026-09-02'), by: '县招商引资工作领导小组组长' },
      { step: '打印', on: day('2026-09-02'), by: CLERK, copies: 2 },
      { step: '送达', on: day('2026-09-03'), by: CLERK, copies: 1 },
    ]),
    letter(5, 'qingxi', 2, '2026-10-12', '2026-10-23', [
      { step: '拟稿', on: day('2026-10-12'), by: CLERK },
      { step: '打印', on: day('2026-10-12'), by: CLERK, copies: 2, note: '待签批' },
    ]),
    letter(6, 'shuanghuai', 4, '2026-10-10', '2026-11-05', [
      { step: '拟稿', on: day('2026-10-10'), by: CLERK },
      { step: '作废', on: day('2026-10-11'), by: CLERK, note: '责任单位名称有误，重新拟稿' },
    ]),
  ];
}

export type DecisionPlan = {
  readonly id: RecordId;
  readonly unit: RecordId;
  readonly ladder: string;
  readonly level: string;
  /** Last day of the month the figures were of. */ readonly asOf: IsoDay;
  readonly on: IsoDay;
  readonly rule: string;
  readonly basis: string;
};

/** A card given in spring to a unit that has caught up since and that nobody has released: the program proposes 予以解除, a person decides. */
export const DECISION_PLANS: readonly DecisionPlan[] = [
  {
    id: recordId('r-sample-1'),
    unit: recordId('u-toucu'),
    ladder: 'monthly',
    level: 'yellow-card',
    asOf: isoDay('2026-04-30'),
    on: isoDay('2026-05-12'),
    rule: '连续落后月数（2）≥2',
    basis: '第十二条第二款',
  },
];

/** Number 3 was used by a paper made outside the program. */
export const NUMBER_USED_ELSEWHERE = { series: SAMPLE_SERIES, year: 2026, serial: 3, day: isoDay('2026-08-27') } as const;
