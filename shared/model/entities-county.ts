/**
 * Entities of the county scope: what all offices share — the county itself, units, people, posts, groups (赛区), targets, schemes, calendars, words.
 */
import type { EntitySpec } from './entity-spec';

/** The four sections of every table (S-63), in print order. */
export const SECTIONS = ['经开区', '园区', '镇(街道)', '县直'] as const;
export type Section = (typeof SECTIONS)[number];

/** 'line': 条管单位, directly managed with a lighter duty (S-48); 'office': 驻外招商办事处 (S-45). */
export const UNIT_KINDS = ['town', 'street', 'zone', 'park', 'dept', 'line', 'office'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];
export const UNIT_KIND_WORDS: Readonly<Record<UnitKind, string>> = {
  town: '镇（乡）',
  street: '街道',
  zone: '开发区',
  park: '园区',
  dept: '县直部门',
  line: '条管单位',
  office: '驻外办事处',
};

/** What a post answers for inside its unit, from the first to the last (S-38, S-39). */
export const POST_RANKS = ['主要负责人', '分管负责人', '班子成员', '中层干部', '工作人员'] as const;
export const TEAMS = ['党委', '人大', '政府', '政协'] as const;

export const COUNTY_ENTITIES = {
  county: {
    label: '县',
    home: 'county',
    writer: 'county',
    title: 'name',
    idPrefix: 'c',
    fields: {
      name: { label: '县名', kind: 'text' },
      office: { label: '办公室名称', kind: 'text' },
      issuer: { label: '发文机关', kind: 'text' },
      issuerCode: { label: '机关代字', kind: 'text' },
      contact: { label: '联系人', kind: 'text' },
      phone: { label: '联系电话', kind: 'text' },
      /** 红黑榜 are made only where the county names the document that asks for them. */
      listsBasis: { label: '红黑榜依据文件', kind: 'text' },
      practice: { label: '演练数据', kind: 'flag' },
      fixedToday: { label: '演练日期', kind: 'day' },
      /** Document that allows prize money; without it 奖金分配 is off (S-92). */
      payoutBasis: { label: '奖金依据文件', kind: 'text' },
    },
  },
  unit: {
    label: '单位',
    home: 'county',
    writer: 'county',
    title: 'name',
    idPrefix: 'u',
    fields: {
      name: { label: '单位名称', kind: 'text' },
      fullName: { label: '规范全称', kind: 'text' },
      kind: { label: '单位类别', kind: 'choice', choices: UNIT_KINDS },
      section: { label: '板块', kind: 'choice', choices: SECTIONS },
      aliases: { label: '别名', kind: 'texts' },
      order: { label: '排序', kind: 'integer' },
      code: { label: '单位代码', kind: 'text' },
      from: { label: '起', kind: 'day' },
      to: { label: '止', kind: 'day' },
    },
  },
  person: {
    label: '人员',
    home: 'county',
    writer: 'county',
    title: 'name',
    idPrefix: 'h',
    fields: {
      name: { label: '姓名', kind: 'text' },
      phone: { label: '电话', kind: 'text' },
      county: { label: '县级领导', kind: 'flag' },
    },
  },
  post: {
    label: '任职',
    home: 'county',
    writer: 'county',
    idPrefix: 'o',
    fields: {
      person: { label: '人员', kind: 'ref', decisive: true },
      unit: { label: '单位', kind: 'ref', decisive: true },
      title: { label: '职务', kind: 'text' },
      team: { label: '班子', kind: 'choice', choices: TEAMS },
      head: { label: '主要负责人', kind: 'flag', decisive: true },
      rank: { label: '责任层级', kind: 'choice', choices: POST_RANKS },
      from: { label: '起', kind: 'day', decisive: true },
      to: { label: '止', kind: 'day', decisive: true },
    },
  },
  group: {
    label: '赛区',
    home: 'county',
    writer: 'county',
    title: 'name',
    idPrefix: 'g',
    fields: {
      name: { label: '赛区名称', kind: 'text' },
      year: { label: '年度', kind: 'integer', decisive: true },
      key: { label: '办法中的组别代号', kind: 'text' },
      units: { label: '成员单位', kind: 'refs', decisive: true },
      order: { label: '排序', kind: 'integer' },
    },
  },
  target: {
    label: '目标任务',
    home: 'county',
    writer: 'county',
    idPrefix: 't',
    fields: {
      unit: { label: '单位', kind: 'ref' },
      indicator: { label: '指标', kind: 'text' },
      year: { label: '年度', kind: 'integer' },
      base: { label: '目标（确保）', kind: 'decimal', decisive: true },
      stretch: { label: '目标（争取）', kind: 'decimal' },
      phases: { label: '分阶段累计', kind: 'phases', decisive: true },
      document: { label: '下达文号', kind: 'text' },
      /** A revision (调整任务) is a record of its own, in force from this day; absent: the task as first set. */
      from: { label: '调整自', kind: 'day' },
      ground: { label: '调整理由', kind: 'longText' },
    },
  },
  scheme: {
    label: '考核办法',
    home: 'county',
    writer: 'county',
    title: 'title',
    idPrefix: 'f',
    fields: {
      title: { label: '名称', kind: 'text' },
      year: { label: '年度', kind: 'integer' },
      documentNumber: { label: '发文号', kind: 'text', decisive: true },
      effectiveFrom: { label: '施行日期', kind: 'day' },
      body: { label: '办法内容', kind: 'json', decisive: true },
    },
  },
  calendar: {
    label: '节假日表',
    home: 'county',
    writer: 'county',
    idPrefix: 'y',
    fields: {
      year: { label: '年度', kind: 'integer', decisive: true },
      holidays: { label: '放假日', kind: 'days', decisive: true },
      workdays: { label: '调休上班日', kind: 'days', decisive: true },
      source: { label: '依据文件', kind: 'text' },
    },
  },
  words: {
    label: '用语表',
    home: 'county',
    writer: 'county',
    idPrefix: 'w',
    fields: { map: { label: '用语', kind: 'textMap' } },
  },
  directFigure: {
    label: '直报指标',
    home: 'county',
    writer: 'county',
    entry: true,
    idPrefix: 'x',
    fields: {
      unit: { label: '单位', kind: 'ref', of: 'unit' },
      indicator: { label: '指标', kind: 'text' },
      month: { label: '月份', kind: 'month', decisive: true },
      value: { label: '数值', kind: 'decimal', decisive: true },
      supplier: { label: '提供部门', kind: 'text' },
      document: { label: '文件', kind: 'text' },
    },
  },
  freeze: {
    label: '核定锁定',
    home: 'county',
    writer: 'county',
    entry: true,
    idPrefix: 'z',
    fields: {
      period: { label: '期间', kind: 'month' },
      scheme: { label: '考核办法', kind: 'ref' },
      known: { label: '数据版本', kind: 'json' },
      result: { label: '结果', kind: 'json' },
      hash: { label: '结果校验值', kind: 'text' },
      span: { label: '期间类别', kind: 'choice', choices: ['月', '季', '半年', '年'] },
      decidedBy: { label: '核定人', kind: 'text' },
      on: { label: '核定日期', kind: 'day' },
      ground: { label: '核定说明', kind: 'longText' },
      findings: { label: '核定时未消除的勾稽问题', kind: 'texts' },
    },
  },
  clockCheck: {
    label: '日期核实',
    home: 'county',
    writer: 'both',
    entry: true,
    idPrefix: 'q',
    fields: {
      day: { label: '核实日期', kind: 'day' },
      system: { label: '当时系统日期', kind: 'day' },
    },
  },
  office: {
    label: '办公点',
    home: 'county',
    writer: 'county',
    title: 'name',
    idPrefix: 'b',
    fields: {
      name: { label: '名称', kind: 'text' },
      unit: { label: '单位', kind: 'ref' },
      device: { label: '设备', kind: 'text', decisive: true },
      publicKey: { label: '签名验证码', kind: 'text', decisive: true },
      from: { label: '起', kind: 'day' },
      to: { label: '止', kind: 'day' },
      withdrawn: { label: '停用原因', kind: 'text', decisive: true },
    },
  },
} as const satisfies Record<string, EntitySpec>;
