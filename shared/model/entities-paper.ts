/**
 * Entities of supervision (督办) and paper: proposals that a person decided, letters in the register and what happened to each.
 * Proposals themselves are derived; only the person's decision is a fact (law 7 of design/domain.md).
 */
import type { EntitySpec } from './entity-spec';

/** What the register records of a letter; signing is the leader's act on paper, the clerk records it (退回 and 暂缓 are the leader's other answers). */
export const LETTER_STEPS = [
  '拟稿',
  '送签',
  '审核',
  '会签',
  '签批',
  '退回',
  '暂缓',
  '编号',
  '定稿',
  '打印',
  '用印',
  '签订',
  '送达',
  '回执',
  '作废',
  '撤回',
] as const;
export type LetterStep = (typeof LETTER_STEPS)[number];

export const PAPER_ENTITIES = {
  measureDecision: {
    label: '处置记录',
    home: 'addressed',
    writer: 'county',
    entry: true,
    idPrefix: 'r',
    fields: {
      proposal: { label: '建议', kind: 'text' },
      unit: { label: '单位', kind: 'ref', decisive: true },
      level: { label: '层级', kind: 'text', decisive: true },
      period: { label: '期间', kind: 'month' },
      outcome: { label: '处理结果', kind: 'choice', choices: ['送签', '已签发', '暂缓', '撤销', '解除'], decisive: true },
      on: { label: '日期', kind: 'day' },
      decidedBy: { label: '决定人', kind: 'text' },
      ground: { label: '理由', kind: 'longText' },
      letter: { label: '文书', kind: 'ref' },
      evidence: { label: '依据数据', kind: 'json' },
    },
  },
  supervision: {
    label: '督办事项',
    home: 'addressed',
    writer: 'both',
    title: 'matter',
    idPrefix: 'd',
    fields: {
      matter: { label: '督办事项', kind: 'longText' },
      source: { label: '来源', kind: 'text' },
      unit: { label: '责任单位', kind: 'ref', writer: 'county', decisive: true },
      person: { label: '责任人', kind: 'text' },
      project: { label: '项目', kind: 'ref' },
      raisedOn: { label: '交办日期', kind: 'day', writer: 'county' },
      due: { label: '办结时限', kind: 'day', writer: 'county', decisive: true },
      dueRule: { label: '时限说明', kind: 'text', writer: 'county' },
      feedback: { label: '办理情况', kind: 'longText', writer: 'unit' },
      closedOn: { label: '办结日期', kind: 'day', writer: 'county', decisive: true },
      closedBy: { label: '销号人', kind: 'text', writer: 'county' },
      letter: { label: '文书', kind: 'ref', writer: 'county' },
    },
  },
  letter: {
    label: '文书',
    home: 'addressed',
    writer: 'county',
    title: 'title',
    idPrefix: 'l',
    fields: {
      template: { label: '文种', kind: 'text' },
      title: { label: '标题', kind: 'text' },
      unit: { label: '受文单位', kind: 'ref' },
      /** Who signs a 个人目标责任书 (S-40). */
      person: { label: '签订人', kind: 'ref' },
      series: { label: '机关代字', kind: 'text' },
      year: { label: '年份', kind: 'integer' },
      serial: { label: '顺序号', kind: 'integer' },
      number: { label: '文号', kind: 'text', decisive: true },
      dated: { label: '成文日期', kind: 'day', decisive: true },
      fields: { label: '内容', kind: 'json' },
      contentHash: { label: '内容校验值', kind: 'text' },
      copies: { label: '份数', kind: 'integer' },
      replyDue: { label: '回执时限', kind: 'day' },
      edition: { label: '版次', kind: 'integer' },
      replaces: { label: '替换文书', kind: 'ref' },
      wording: { label: '文书用语', kind: 'ref' },
      /** The program's own template as it was when the number was given: a later program prints the same page. */
      words: { label: '编号时用语', kind: 'json' },
    },
  },
  letterStep: {
    label: '文书办理',
    home: 'addressed',
    writer: 'county',
    entry: true,
    idPrefix: 'e',
    fields: {
      letter: { label: '文书', kind: 'ref' },
      step: { label: '环节', kind: 'choice', choices: LETTER_STEPS },
      on: { label: '日期', kind: 'day' },
      by: { label: '办理人', kind: 'text' },
      copies: { label: '份数', kind: 'integer' },
      scan: { label: '扫描件', kind: 'text' },
      filedAt: { label: '存放处', kind: 'text' },
      note: { label: '说明', kind: 'longText' },
    },
  },
  /** A county's own wording of a paper. Never changed: a new wording is a new record, so that issued letters keep the words they were issued with. */
  letterWording: {
    label: '文书用语',
    home: 'county',
    writer: 'county',
    entry: true,
    idPrefix: 'lw',
    fields: {
      template: { label: '文种', kind: 'text' },
      /** A whole template (shared/letters/template.ts); left out when the county goes back to the program's words. */
      wording: { label: '用语', kind: 'json' },
    },
  },
  numberUsed: {
    label: '文号占用',
    home: 'county',
    writer: 'county',
    entry: true,
    idPrefix: 'n',
    fields: {
      series: { label: '机关代字', kind: 'text' },
      year: { label: '年份', kind: 'integer' },
      serial: { label: '顺序号', kind: 'integer' },
      why: { label: '说明', kind: 'choice', choices: ['本号由其他文件使用', '作废'] },
      note: { label: '备注', kind: 'text' },
    },
  },
  /** Which computer gives the numbers of a series; moved by a new entry, so that it stays visible who held it when (shared/papers/seats.ts). */
  seriesSeat: {
    label: '编号席位',
    home: 'county',
    writer: 'county',
    entry: true,
    idPrefix: 'xw',
    fields: {
      series: { label: '机关代字', kind: 'text', decisive: true },
      device: { label: '编号设备', kind: 'text', decisive: true },
      from: { label: '起', kind: 'day', decisive: true },
      by: { label: '决定人', kind: 'text' },
      reason: { label: '理由', kind: 'longText' },
    },
  },
} as const satisfies Record<string, EntitySpec>;
