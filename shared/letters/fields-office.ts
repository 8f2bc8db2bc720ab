/**
 * Facts of the papers beside the ladder's notices: 督办函, 离岗招商通知书, 通报, 任务分解表, 承诺书, 交接清单, 奖金分配表, 项目流转确认单,
 * 预审意见书, 项目争议裁定书, 回头看整改通知. What the ledger knows is filled in; the rest a person is asked for. Knows no wording.
 */
import type { FieldSpec } from './field-spec';
import { needed, NOTICE, optional } from './field-spec';

const BREAKDOWN_COLUMNS = ['单位', '指标', '计量单位', '年度任务', '一季度', '二季度', '三季度', '四季度'] as const;
const HANDOVER_COLUMNS = ['序号', '项目', '阶段', '企业联系人', '待办事项'] as const;
const BONUS_COLUMNS = ['序号', '单位或个人', '奖励事由', '核定金额', '奖励金额', '依据条款'] as const;

/** 通报 of either kind: what happened, what is decided, what is asked of all. */
const CIRCULAR = {
  number: needed('text', '发文字号'),
  agency: needed('text', '发文机关'),
  title: needed('text', '标题'),
  to: needed('text', '主送机关'),
  basis: needed('text', '依据文件'),
  subject: needed('text', '通报对象'),
  facts: needed('lines', '主要事实'),
  decision: needed('text', '决定事项'),
  requests: needed('lines', '工作要求'),
  dated: needed('day', '成文日期'),
  attachments: optional('lines', '附件'),
  copies: optional('lines', '抄送'),
  issuer: optional('text', '印发机关'),
  issued: optional('day', '印发日期'),
} as const;

export const OFFICE_FIELDS = {
  'supervision-letter': {
    ...NOTICE,
    level: optional('text', '督办级别'),
    matter: needed('text', '督办事项'),
    source: needed('text', '事项来源'),
    problem: needed('lines', '存在问题'),
    request: needed('lines', '办理要求'),
    due: needed('day', '办结时限'),
    reply: needed('text', '反馈方式'),
  },
  'leave-post-notice': {
    ...NOTICE,
    person: needed('text', '离岗人员'),
    post: needed('text', '职务'),
    decision: needed('text', '决定依据'),
    from: needed('day', '离岗起始日'),
    until: needed('text', '离岗期限'),
    target: needed('text', '离岗期间任务'),
    rhythm: needed('text', '报告制度'),
    deputy: needed('text', '工作代管人'),
    reinstatement: needed('text', '复岗条件'),
  },
  commendation: CIRCULAR,
  criticism: CIRCULAR,
  'task-breakdown': {
    number: optional('text', '编号'),
    year: needed('text', '年度'),
    agency: needed('text', '制表单位'),
    basis: needed('text', '依据文件'),
    targets: needed('table', '任务分解', BREAKDOWN_COLUMNS),
    notes: needed('lines', '说明'),
    dated: needed('day', '制表日期'),
  },
  pledge: {
    number: optional('text', '编号'),
    year: needed('text', '年度'),
    to: needed('text', '承诺对象'),
    unit: needed('text', '承诺单位'),
    signatory: needed('text', '承诺人'),
    basis: needed('text', '依据文件'),
    targets: needed('lines', '承诺目标'),
    promises: needed('lines', '承诺事项'),
    dated: optional('day', '承诺日期'),
  },
  'handover-list': {
    number: optional('text', '编号'),
    unit: needed('text', '所在单位'),
    from: needed('text', '移交人'),
    to: needed('text', '接交人'),
    witness: needed('text', '监交人'),
    reason: needed('text', '移交原因'),
    asOf: needed('day', '截止日期'),
    items: needed('table', '移交项目', HANDOVER_COLUMNS),
    materials: needed('lines', '移交资料'),
    pending: needed('lines', '未结事项'),
    copiesText: needed('text', '份数说明'),
  },
  'bonus-allocation': {
    number: optional('text', '编号'),
    year: needed('text', '年度'),
    agency: needed('text', '制表单位'),
    basis: needed('text', '依据文件'),
    total: needed('text', '奖金总额'),
    awards: needed('table', '奖金分配', BONUS_COLUMNS),
    notes: needed('lines', '说明'),
    dated: needed('day', '制表日期'),
  },
  'transfer-confirmation': {
    number: optional('text', '编号'),
    project: needed('text', '项目名称'),
    company: needed('text', '投资主体'),
    investment: needed('text', '计划投资'),
    from: needed('text', '首谈单位'),
    to: needed('text', '承接单位'),
    judge: needed('text', '确认单位'),
    basis: needed('text', '依据文件'),
    reason: needed('text', '流转原因'),
    share: needed('text', '指标分享'),
    duties: needed('lines', '双方约定'),
    background: optional('lines', '有关情况'),
  },
  'pre-screening-opinion': {
    ...NOTICE,
    project: needed('text', '项目名称'),
    company: needed('text', '投资主体'),
    content: needed('lines', '建设内容'),
    reviewed: needed('day', '预审日期'),
    reviewers: needed('text', '参加单位'),
    opinions: needed('lines', '预审意见'),
    conclusion: needed('text', '预审结论'),
    conditions: needed('lines', '后续要求'),
  },
  'dispute-ruling': {
    ...NOTICE,
    matter: needed('text', '争议事项'),
    sides: needed('lines', '各方理由'),
    ruling: needed('lines', '裁定'),
    kept: needed('text', '认定项目'),
    ruledBy: needed('text', '裁定人'),
    ruledOn: needed('day', '裁定日期'),
    shares: optional('lines', '分成'),
    request: needed('lines', '执行要求'),
  },
  'rectification-notice': {
    ...NOTICE,
    period: needed('text', '检查时间'),
    scope: needed('text', '检查范围'),
    found: needed('lines', '发现问题'),
    request: needed('lines', '整改要求'),
    due: needed('day', '整改时限'),
    reply: needed('text', '反馈方式'),
  },
} as const satisfies Record<string, Record<string, FieldSpec>>;

export type OfficeKind = keyof typeof OFFICE_FIELDS;

/** Chinese names of these kinds. */
export const OFFICE_LABELS: Readonly<Record<OfficeKind, string>> = {
  'supervision-letter': '督办函',
  'leave-post-notice': '离岗招商通知书',
  commendation: '表扬通报',
  criticism: '批评通报',
  'task-breakdown': '任务分解表',
  pledge: '承诺书',
  'handover-list': '交接清单',
  'bonus-allocation': '奖金分配表',
  'transfer-confirmation': '项目流转确认单',
  'pre-screening-opinion': '预审意见书',
  'dispute-ruling': '项目争议裁定书',
  'rectification-notice': '回头看整改通知',
};
