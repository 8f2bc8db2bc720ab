/** Facts for test letters: one modest set per kind, and a long text that fills pages. Place names are of the sample county 青石县. */
import type { LetterFields } from '../../../shared/letters/fields';
import { isoDay } from '../../../shared/model/dates';

/** Running text of about `characters` characters, without digits or Latin, in paragraphs. */
export function longText(characters: number): readonly string[] {
  const sentence =
    '今年以来，全县上下坚持把招商引资作为经济工作的生命线，聚焦主导产业，完善责任体系，压实包保责任，严格落实领导带队外出招商制度，在谈项目、签约项目和在建项目总体推进有序，但部分单位仍存在线索储备不足、签约项目开工滞后、到位资金与序时进度差距较大等问题，必须引起高度重视并切实加以整改。';
  const paragraphs: string[] = [];
  for (let made = 0; made < characters; made += sentence.length * 2) paragraphs.push(sentence + sentence);
  return paragraphs;
}

/** Fields all notices share. */
export const notice = {
  number: '青招组督〔2026〕3号',
  agency: '青石县招商引资工作领导小组',
  unit: '柳河镇人民政府',
  basis: '《青石县招商引资目标管理考核办法》（青发〔2026〕5号）',
  dated: isoDay('2026-11-05'),
  contact: '王䶮',
  phone: '0000-0000000',
};

export const contract: LetterFields<'target-contract'> = {
  year: '2026',
  number: '青招责〔2026〕12号',
  issuer: '青石县人民政府',
  unit: '柳河镇人民政府',
  purpose: '全面完成年度招商引资目标任务，促进县域经济高质量发展',
  basis: '《青石县招商引资目标管理考核办法》（青发〔2026〕5号）',
  from: isoDay('2026-01-01'),
  until: isoDay('2026-12-31'),
  targets: [
    {
      cells: { 指标: '新签约亿元以上项目', 计量单位: '个', 年度目标: '4', 一季度: '1', 二季度: '2', 三季度: '3', 四季度: '4', 权重: '30' },
    },
    {
      cells: {
        指标: '实际到位资金',
        计量单位: '万元',
        年度目标: '60000',
        一季度: '12000',
        二季度: '30000',
        三季度: '46000',
        四季度: '60000',
        权重: '40',
      },
    },
    { cells: { 指标: '新开工项目', 计量单位: '个', 年度目标: '3', 一季度: '0', 二季度: '1', 三季度: '2', 四季度: '3', 权重: '20' } },
    { cells: { 指标: '外出招商', 计量单位: '批次', 年度目标: '24', 一季度: '6', 二季度: '12', 三季度: '18', 四季度: '24', 权重: '10' } },
  ],
  issuerDuties: ['协调解决责任单位在项目洽谈、用地、审批等方面的困难和问题。', '按月通报各责任单位目标任务完成情况。'],
  unitDuties: [
    '主要负责同志为招商引资第一责任人，分管负责同志为直接责任人，建立领导包保责任制，明确专人负责项目信息收集、洽谈对接、跟踪服务和台账管理，一抓到底。',
    '每月按时报送招商引资台账，如实填报项目进展、到位资金和存在问题，对数据的真实性、准确性、完整性负责，不得虚报、瞒报、迟报。',
  ],
  assessment: [
    '由县招商引资工作领导小组办公室会同县统计部门按月调度、按季考核，年终进行全面考核，考核结果以县招商引资工作领导小组核定的数据为准，并按照有关规定予以通报。',
    '项目的签约、开工、投产以现场核查和有关部门出具的证明材料为准，到位资金以银行进账凭证、设备购置发票和施工进度款支付凭证为准，同一项目不得重复计算，跨区域流转项目按照县招商引资工作领导小组的确认意见计入。',
  ],
  rewards: [
    '对完成全年目标任务的，按照有关办法给予表扬；对未按序时进度完成的，依照上述办法予以督办。',
    '有虚报瞒报行为的，取消当年评先评优资格，责令限期改正，所报数据不予认定，相应扣减考核得分，在全县范围内通报，并由有关机关按照管理权限和有关规定作出处理，涉嫌违纪违法的移送有关机关。',
  ],
  copiesText: '本责任书一式三份，双方各执一份，报县招商引资工作领导小组办公室备案一份，自签字之日起生效。',
  issuerSignatory: '代表',
  unitSignatory: '主要负责人',
};

export const supervision: LetterFields<'supervision-notice'> = {
  ...notice,
  matter: '新能源汽车零部件产业园项目（编号2026-018）签约后逾期未开工。',
  source: '2026年第三季度全县招商引资工作调度会议纪要',
  problem:
    '该项目计划2026年6月30日前开工，截至10月31日仍未取得施工许可，逾期123天；到位资金任务60000万元，实际到位31200万元，完成率52.0%，落后序时进度31.3个百分点。',
  request: '逐项列出未开工原因，明确责任人和完成时限；一事一报，确需延期的，应在期限届满前书面申请。',
  leadUnit: '柳河镇人民政府',
  person: '李㛃',
  due: isoDay('2026-11-20'),
  reply: '书面反馈办理情况',
};
