/** Capabilities S-108 … S-123（报送、通报与交换）: where each is done, which tests show it, what is missing. Data only. */
import type { Capability } from './capability';

export const REPORTING: readonly Capability[] = [
  { id: 'S-108', weight: 'M', says: '周报送、月通报、季调度 (每周两次动态；每周有汇总)', where: '', shownBy: [], missing: '尚未做' },
  {
    id: 'S-109',
    weight: 'M',
    says: '每月通报: 上级指标完成、全市指标完成、各地在谈、签约开工倒排进度',
    where: '目标考核 → 月通报（PDF、Word、表格）',
    shownBy: ['unit/printing/standard.test.ts'],
  },
  { id: 'S-110', weight: 'M', says: '季调度会/督办会', where: '', shownBy: [], missing: '尚未做' },
  {
    id: 'S-111',
    weight: 'M',
    says: '上报、待审核、汇总（U盘）',
    where: '数据交换：上报、下发、回执、退回修改、更正单，有人处理冲突',
    shownBy: [
      'unit/exchange/flows.test.ts',
      'unit/exchange/clash.test.ts',
      'unit/exchange/send-back.test.ts',
      'unit/exchange/corrections.test.ts',
    ],
  },
  {
    id: 'S-112',
    weight: 'M',
    says: '台账提供、巡察整改逐条销号',
    where: '',
    shownBy: [],
    missing: '文书扫描件随文书保存，没有项目佐证与档案',
  },
  {
    id: 'S-113',
    weight: 'M',
    says: '申报数与核定数',
    where: '目标考核 → 资金核定：核定数、核减理由、核定人',
    shownBy: ['unit/views/fund-sums.test.ts', 'unit/views/recognition-edits.test.ts'],
    missing: '当月核定签字表',
  },
  { id: 'S-114', weight: 'S', says: '每周两次通报各地各单位招商动态', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-115', weight: 'S', says: '外贸进出口、社零、限额以上企业', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-116', weight: 'M', says: '综述文字', where: '月通报：文字中的数与表一致', shownBy: ['e2e/story/month.ts'] },
  { id: 'S-117', weight: 'C', says: '双招双引: 招才引智', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-118', weight: 'S', says: '世界500强、央企、行业百强、隐形冠军', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-119', weight: 'S', says: '对党政班子考核，对人大政协班子检查', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-120', weight: 'S', says: '不得随意出台土政策', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-121', weight: 'S', says: '年底问卷测评、企业评议机关、公开承诺', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-122', weight: 'S', says: '涉及哪个部门，就由哪个部门“一把手”负责', where: '', shownBy: [], missing: '尚未做' },
  { id: 'S-123', weight: 'S', says: '30强企业走访服务和数据监测', where: '', shownBy: [], missing: '尚未做' },
];
