/**
 * Entities of review and of what a project needs: pre-screening meetings with one opinion per department, admission, veto checks, carriers (土地 厂房 楼宇),
 * factor gaps, review after landing (回头看). What departments and the county decide is written by the county into the project's scope, so it travels back.
 */
import type { EntitySpec } from './entity-spec';

export const OPINIONS = ['同意', '有条件同意', '需进一步研判', '不同意'] as const;
export const REVIEW_OUTCOMES = ['通过', '需进一步研判', '不通过'] as const;
export const CHECK_KINDS = ['生态环境', '产业政策', '节能', '安全生产', '“五小”核查', '用地规划', '林地', '其他'] as const;
export const FACTOR_KINDS = ['土地', '林地', '能耗', '用工', '资金', '水电气', '其他'] as const;

const project = { label: '项目', kind: 'ref', of: 'project', decisive: true } as const;

export const REVIEW_ENTITIES = {
  reviewMeeting: {
    label: '评审会议',
    home: 'county',
    writer: 'county',
    title: 'name',
    idPrefix: 'rm',
    fields: {
      name: { label: '会议名称', kind: 'text' },
      kind: { label: '类别', kind: 'choice', choices: ['预审会', '准入评审会'] },
      on: { label: '日期', kind: 'day', decisive: true },
      host: { label: '主持人', kind: 'text', of: 'person' },
      departments: { label: '应出意见部门', kind: 'refs', of: 'unit' },
      place: { label: '地点', kind: 'text' },
    },
  },
  reviewItem: {
    label: '上会项目',
    home: 'unit',
    writer: 'county',
    idPrefix: 'ri',
    fields: {
      meeting: { label: '会议', kind: 'ref', of: 'reviewMeeting' },
      project,
      outcome: { label: '结论', kind: 'choice', choices: REVIEW_OUTCOMES, decisive: true },
      conditions: { label: '条件或理由', kind: 'longText' },
    },
  },
  reviewOpinion: {
    label: '部门意见',
    home: 'unit',
    writer: 'county',
    idPrefix: 'ro',
    fields: {
      meeting: { label: '会议', kind: 'ref', of: 'reviewMeeting' },
      project,
      department: { label: '部门', kind: 'ref', of: 'unit' },
      opinion: { label: '意见', kind: 'choice', choices: OPINIONS, decisive: true },
      text: { label: '具体意见', kind: 'longText' },
      on: { label: '日期', kind: 'day' },
    },
  },
  admission: {
    label: '准入评分',
    home: 'unit',
    writer: 'county',
    idPrefix: 'am',
    fields: {
      project,
      criterion: { label: '评审指标', kind: 'text' },
      standard: { label: '准入标准', kind: 'text' },
      actual: { label: '项目情况', kind: 'text' },
      met: { label: '是否达标', kind: 'flag', decisive: true },
      full: { label: '满分', kind: 'decimal', decisive: true },
      score: { label: '得分', kind: 'decimal', decisive: true },
      on: { label: '评审日期', kind: 'day' },
      by: { label: '评审人或部门', kind: 'text', of: 'unit' },
    },
  },
  vetoCheck: {
    label: '否决项核查',
    home: 'unit',
    writer: 'county',
    idPrefix: 'vc',
    fields: {
      project,
      kind: { label: '核查事项', kind: 'choice', choices: CHECK_KINDS },
      result: { label: '结果', kind: 'choice', choices: ['通过', '不通过', '待核'], decisive: true },
      department: { label: '出具部门', kind: 'ref', of: 'unit' },
      on: { label: '日期', kind: 'day', decisive: true },
      document: { label: '文件', kind: 'text' },
      note: { label: '说明', kind: 'longText' },
    },
  },
  carrier: {
    label: '载体',
    home: 'unit',
    writer: 'both',
    title: 'name',
    idPrefix: 'cr',
    fields: {
      name: { label: '载体名称', kind: 'text' },
      kind: { label: '类别', kind: 'choice', choices: ['存量土地', '标准厂房', '闲置厂房', '楼宇', '其他'] },
      place: { label: '位置', kind: 'text' },
      landMu: { label: '土地面积', kind: 'decimal' },
      floor: { label: '建筑面积', kind: 'decimal' },
      owner: { label: '权属人', kind: 'text' },
      price: { label: '价格', kind: 'text' },
      usableFrom: { label: '可用时间', kind: 'date' },
      status: { label: '状态', kind: 'choice', choices: ['可用', '洽谈中', '已占用', '不可用'], decisive: true },
      project: { label: '入驻项目', kind: 'ref', of: 'project' },
      checkedOn: { label: '核实日期', kind: 'day' },
      conditions: { label: '配套条件', kind: 'longText' },
    },
  },
  factorGap: {
    label: '要素需求',
    home: 'unit',
    writer: 'both',
    idPrefix: 'fg',
    fields: {
      project,
      kind: { label: '要素', kind: 'choice', choices: FACTOR_KINDS },
      need: { label: '需求', kind: 'decimal', decisive: true },
      met: { label: '已落实', kind: 'decimal', decisive: true },
      measureUnit: { label: '计量单位', kind: 'text' },
      due: { label: '需到位时间', kind: 'date' },
      department: { label: '责任部门', kind: 'ref', of: 'unit' },
      solvedOn: { label: '解决日期', kind: 'day' },
      note: { label: '情况', kind: 'longText' },
    },
  },
  lookback: {
    label: '回头看',
    home: 'unit',
    writer: 'both',
    idPrefix: 'lb',
    fields: {
      project,
      year: { label: '年度', kind: 'integer', decisive: true },
      landMu: { label: '实际用地', kind: 'decimal', decisive: true },
      agreedInvestment: { label: '约定亩均投资', kind: 'decimal', decisive: true },
      agreedOutput: { label: '约定亩均产值', kind: 'decimal' },
      agreedTax: { label: '约定亩均税收', kind: 'decimal' },
      investment: { label: '实际投资', kind: 'money', decisive: true },
      output: { label: '实际产值', kind: 'money' },
      tax: { label: '实际税收', kind: 'money' },
      verdict: { label: '结论', kind: 'choice', choices: ['履约', '部分履约', '未履约'], writer: 'county', decisive: true },
      counter: { label: '处置措施', kind: 'longText', writer: 'county' },
      on: { label: '核查日期', kind: 'day' },
    },
  },
} as const satisfies Record<string, EntitySpec>;
