/**
 * The kinds of paper and the facts each is filled from. Field labels are what a template's {…} names; the program fills them from
 * the ledger, a person may overtype them before the paper is numbered. Knows no wording and no layout.
 */
import type { FieldKind, FieldSpec, Values } from './field-spec';
import { needed, NOTICE, optional } from './field-spec';
import { OFFICE_FIELDS, OFFICE_LABELS } from './fields-office';

export type { FieldKind, FieldSpec, FieldValue, NamedTable, TableRow } from './field-spec';

const TARGET_COLUMNS = ['指标', '计量单位', '年度目标', '一季度', '二季度', '三季度', '四季度', '权重'] as const;
const OWN_COLUMNS = ['序号', '指标', '计量单位', '个人目标', '单位任务'] as const;
const PROGRESS_COLUMNS = ['单位', '任务', '完成', '完成率', '序时差', '位次', '上月位次', '升降'] as const;
const FACT_COLUMNS = ['指标', '计量单位', '任务', '完成', '完成率', '序时差', '位次'] as const;
const MEASURE_COLUMNS = ['处理措施', '发出日期', '文书文号'] as const;

export const LETTER_FIELDS = {
  'target-contract': {
    year: needed('text', '年度'),
    number: optional('text', '编号'),
    issuer: needed('text', '责任下达单位'),
    unit: needed('text', '责任单位'),
    unitHead: optional('text', '第一责任人'),
    purpose: needed('text', '签订目的'),
    basis: needed('text', '依据文件'),
    from: needed('day', '责任期起'),
    until: needed('day', '责任期止'),
    targets: needed('table', '目标任务', TARGET_COLUMNS),
    targetNotes: optional('lines', '任务说明'),
    issuerDuties: needed('lines', '下达单位职责'),
    unitDuties: needed('lines', '责任单位职责'),
    assessment: needed('lines', '考核办法'),
    rewards: needed('lines', '奖惩'),
    copiesText: needed('text', '份数说明'),
    issuerSignatory: needed('text', '下达单位代表'),
    unitSignatory: needed('text', '责任单位代表'),
  },
  'person-contract': {
    year: needed('text', '年度'),
    number: optional('text', '编号'),
    issuer: needed('text', '责任下达单位'),
    unit: needed('text', '责任单位'),
    person: needed('text', '责任人'),
    post: needed('text', '职务'),
    rank: optional('text', '责任层级'),
    basis: needed('text', '依据文件'),
    from: needed('day', '责任期起'),
    until: needed('day', '责任期止'),
    targets: needed('table', '目标任务', OWN_COLUMNS),
    personDuties: needed('lines', '责任人职责'),
    assessment: needed('lines', '考核办法'),
    copiesText: needed('text', '份数说明'),
    issuerSignatory: needed('text', '下达单位代表'),
  },
  'supervision-notice': {
    ...NOTICE,
    level: optional('text', '督办级别'),
    matter: needed('text', '督办事项'),
    source: needed('text', '事项来源'),
    background: optional('lines', '督办事由'),
    problem: needed('text', '存在问题'),
    request: needed('text', '办理要求'),
    leadUnit: needed('text', '主办单位'),
    person: needed('text', '责任人'),
    due: needed('day', '办结时限'),
    reply: needed('text', '反馈方式'),
    signer: optional('text', '签发人'),
  },
  'yellow-card': {
    ...NOTICE,
    period: needed('text', '考核期间'),
    facts: needed('table', '完成情况', FACT_COLUMNS),
    finding: needed('lines', '认定事实'),
    clause: needed('text', '依据条款'),
    decidedBy: needed('text', '决定机关'),
    request: needed('lines', '整改要求'),
    due: needed('day', '整改时限'),
    consequence: needed('text', '逾期后果'),
    statement: needed('text', '申辩途径'),
  },
  'talk-notice': {
    ...NOTICE,
    person: needed('text', '被约谈人'),
    post: needed('text', '职务'),
    cause: needed('lines', '约谈事由'),
    time: needed('text', '约谈时间'),
    place: needed('text', '约谈地点'),
    talkers: needed('text', '约谈人'),
    materials: needed('lines', '准备材料'),
  },
  'leave-post-proposal': {
    ...NOTICE,
    person: needed('text', '拟离岗人员'),
    post: needed('text', '职务'),
    period: needed('text', '考核期间'),
    facts: needed('table', '完成情况', FACT_COLUMNS),
    finding: needed('lines', '认定事实'),
    clause: needed('text', '依据条款'),
    from: needed('day', '拟离岗起始日'),
    until: needed('text', '拟离岗期限'),
    target: needed('text', '离岗期间任务'),
    rhythm: needed('text', '报告制度'),
    deputy: needed('text', '工作代管人'),
    reinstatement: needed('text', '复岗条件'),
  },
  'release-notice': {
    ...NOTICE,
    subject: needed('text', '解除对象'),
    measure: needed('text', '解除措施'),
    measures: needed('table', '原处理措施', MEASURE_COLUMNS),
    clause: needed('text', '依据条款'),
    ground: needed('lines', '解除理由'),
    decidedBy: needed('text', '决定机关'),
    request: needed('lines', '后续要求'),
  },
  'monthly-bulletin': {
    number: optional('text', '发文字号'),
    issue: optional('text', '期号'),
    agency: needed('text', '发文机关'),
    title: needed('text', '标题'),
    to: optional('text', '主送机关'),
    dated: needed('day', '成文日期'),
    summary: needed('lines', '综述'),
    tables: needed('tables', '指标通报表', PROGRESS_COLUMNS),
    closing: optional('lines', '下步工作'),
    remarks: optional('lines', '说明'),
    copies: optional('lines', '抄送'),
    issuer: optional('text', '印发机关'),
    issued: optional('day', '印发日期'),
  },
  'draft-sheet': {
    number: optional('text', '发文字号'),
    urgency: optional('text', '缓急'),
    secrecy: optional('text', '密级'),
    title: needed('text', '标题'),
    agency: needed('text', '发文机关'),
    unit: needed('text', '主送'),
    copies: optional('lines', '抄送'),
    basis: needed('text', '依据文件'),
    drafter: needed('text', '拟稿人'),
    phone: optional('text', '联系电话'),
    drafted: needed('day', '拟稿日期'),
    printRun: optional('text', '印数'),
    attachments: optional('lines', '附件'),
    approvals: optional('text', '签发意见'),
    cosigns: optional('text', '会签意见'),
    reviews: optional('text', '审核意见'),
  },
  ...OFFICE_FIELDS,
} as const satisfies Record<string, Record<string, FieldSpec>>;

export type LetterKind = keyof typeof LETTER_FIELDS;

/** Chinese names of the kinds, as menus and the register show them. */
export const LETTER_LABELS: Readonly<Record<LetterKind, string>> = {
  'target-contract': '目标责任书',
  'person-contract': '个人目标责任书',
  'supervision-notice': '督办通知单',
  'yellow-card': '黄牌督办通知书',
  'talk-notice': '约谈通知书',
  'leave-post-proposal': '离岗招商提请研究函',
  'release-notice': '解除通知书',
  'monthly-bulletin': '月通报',
  'draft-sheet': '发文稿纸',
  ...OFFICE_LABELS,
};

type Spec<K extends LetterKind> = (typeof LETTER_FIELDS)[K];
type Required<S> = {
  readonly [N in keyof S as S[N] extends FieldSpec<FieldKind, true> ? N : never]: S[N] extends FieldSpec<infer F, boolean>
    ? Values[F]
    : never;
};
type Optional<S> = {
  readonly [N in keyof S as S[N] extends FieldSpec<FieldKind, true> ? never : N]?: S[N] extends FieldSpec<infer F, boolean>
    ? Values[F] | undefined
    : never;
};

/** The facts of one kind of paper, typed: what the ledger side hands over. */
export type LetterFields<K extends LetterKind> = Required<Spec<K>> & Optional<Spec<K>>;

/** Field specifications of a kind by their Chinese label. */
export function fieldsByLabel(kind: LetterKind): ReadonlyMap<string, { readonly name: string; readonly spec: FieldSpec }> {
  const specs: Readonly<Record<string, FieldSpec>> = LETTER_FIELDS[kind];
  return new Map(Object.entries(specs).map(([name, spec]) => [spec.label, { name, spec }]));
}

/** Facts no wording may leave out: who issues it to whom, on what basis, when, under which number (GB/T 9704-2012 clause 7.2 and 7.3, law 7). */
export const COMMITTED_FIELDS: ReadonlySet<string> = new Set([
  '发文字号',
  '发文机关',
  '受文单位',
  '依据文件',
  '成文日期',
  '标题',
  '年度',
  '责任下达单位',
  '责任单位',
  '责任期起',
  '责任期止',
  '制表单位',
  '制表日期',
  '承诺对象',
  '承诺单位',
  '承诺人',
  '移交人',
  '接交人',
  '监交人',
  '确认单位',
]);
