/**
 * Entities of the daily work of attracting investment (招商活动): visits, trips, receptions, fairs, and the leads (线索) they bring. They lie in the scope of
 * the unit that did the work, so that what a unit writes travels to the county and rivals' leads never travel.
 */
import type { EntitySpec } from './entity-spec';

export const ACTIVITY_KINDS = ['外出招商', '来访接待', '现场走访', '推介活动'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Whether a trip settled what it went for (S-67). */
export const SETTLED = ['已敲定', '部分敲定', '未敲定'] as const;

export const LEAD_SOURCES = [
  '领导带回',
  '外出招商',
  '来访接待',
  '以商招商',
  '商会协会',
  '驻外机构',
  '委托招商',
  '展会活动',
  '上级推送',
  '企业自荐',
  '其他',
] as const;

export const ACTIVITY_ENTITIES = {
  activity: {
    label: '招商活动',
    home: 'unit',
    writer: 'unit',
    entry: true,
    idPrefix: 'v',
    fields: {
      kind: { label: '类别', kind: 'choice', choices: ACTIVITY_KINDS },
      on: { label: '日期', kind: 'day', decisive: true },
      days: { label: '天数', kind: 'integer' },
      title: { label: '活动名称', kind: 'text' },
      leader: { label: '带队领导', kind: 'text', of: 'person' },
      members: { label: '随行人员', kind: 'text', of: 'person' },
      place: { label: '地点', kind: 'text' },
      company: { label: '企业', kind: 'text' },
      origin: { label: '来源地', kind: 'text' },
      objective: { label: '拟敲定事项', kind: 'longText' },
      content: { label: '内容', kind: 'longText' },
      settled: { label: '敲定情况', kind: 'choice', choices: SETTLED },
      outcome: { label: '结果', kind: 'longText' },
      followUp: { label: '后续跟进', kind: 'longText' },
      headcount: { label: '人次', kind: 'integer' },
      firms: { label: '走访企业', kind: 'integer' },
      booklets: { label: '发放手册', kind: 'integer' },
      talks: { label: '重点洽谈', kind: 'integer' },
      chats: { label: '建群', kind: 'integer' },
      project: { label: '关联项目', kind: 'ref', of: 'project' },
      lead: { label: '关联线索', kind: 'ref', of: 'lead' },
    },
  },
  lead: {
    label: '招商线索',
    home: 'unit',
    writer: 'unit',
    title: 'name',
    idPrefix: 'ld',
    fields: {
      name: { label: '线索名称', kind: 'text' },
      receivedOn: { label: '登记日期', kind: 'day', decisive: true },
      source: { label: '线索来源', kind: 'choice', choices: LEAD_SOURCES },
      giver: { label: '提供人', kind: 'text', of: 'person' },
      investor: { label: '投资方', kind: 'text' },
      contact: { label: '联系人及电话', kind: 'text' },
      origin: { label: '来源地', kind: 'text' },
      industry: { label: '行业类别', kind: 'text' },
      content: { label: '投资意向', kind: 'longText' },
      investment: { label: '拟投资额', kind: 'money' },
      firstContactOn: { label: '首次对接', kind: 'day', decisive: true },
      lastContactOn: { label: '最近跟进', kind: 'day' },
      follow: { label: '跟进情况', kind: 'longText' },
      nextOn: { label: '下次跟进', kind: 'day' },
      owner: { label: '跟进人', kind: 'text', of: 'person' },
      verdict: { label: '研判结论', kind: 'choice', choices: ['有效', '无效', '待研判'], decisive: true },
      reason: { label: '无效原因', kind: 'text' },
      judgedOn: { label: '研判日期', kind: 'day' },
      project: { label: '转为项目', kind: 'ref', of: 'project', decisive: true },
    },
  },
} as const satisfies Record<string, EntitySpec>;
