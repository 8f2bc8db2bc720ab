/**
 * What goes between units in the sample county: projects offered to another unit (流转, S-10), who has credit for a project (引进贡献, S-09), and what single
 * departments were given on top of the 办法 (附加任务, S-51). One offer waits for the county's decision, one was refused; no project changes its unit here.
 */
import { createDraft } from '../ledger/drafts';
import type { Draft } from '../ledger/operation';
import { isoDay } from '../model/dates';
import { recordId } from '../model/ids';
import { idFor } from './county-entries';
import { COUNTY_CLERK } from './people';
import type { ProjectPlan } from './projects';

const unit = (key: string) => recordId(`u-${key}`);

const OFFERS = [
  {
    from: 'bailu',
    to: 'jingkai',
    reason: '项目需蒸汽和集中供热，本镇没有条件，拟到开发区落户',
    said: { answer: '同意承接', answeredBy: '开发区招商服务中心', answeredOn: isoDay('2026-10-22'), answerNote: '有供热管网和待建地块' },
    decided: {},
  },
  {
    from: 'shangwu',
    to: 'liuhe',
    reason: '企业有意租用柳河镇标准厂房',
    said: {
      answer: '不同意承接',
      answeredBy: '柳河镇政府',
      answeredOn: isoDay('2026-10-12'),
      answerNote: '标准厂房已与其他企业签约，没有空置',
    },
    decided: {
      outcome: '不同意流转',
      decidedBy: '县招商引资工作领导小组办公室',
      decidedOn: isoDay('2026-10-14'),
      decisionNote: '另找载体',
    },
  },
] as const;

/** The first project a unit is still talking about. */
function talkedBy(plans: readonly ProjectPlan[], key: string): ProjectPlan | undefined {
  return plans.find(
    ({ unit: own, timeline }) =>
      own.key === key && timeline.stop === null && timeline.signed === null && timeline.events.some(({ stage }) => stage === '在谈'),
  );
}

function offerDrafts(plans: readonly ProjectPlan[]): Draft[] {
  return OFFERS.flatMap(({ from, to, reason, said, decided }) => {
    const plan = talkedBy(plans, from);
    if (plan === undefined) return [];
    const place = { scope: plan.unit.id, entity: 'transfer', record: idFor('lz', plan.id) } as const;
    const offer = { project: plan.id, toUnit: unit(to), reason, share: '30', raisedBy: COUNTY_CLERK, raisedOn: isoDay('2026-10-09') };
    return [createDraft(place, { ...offer, ...said, ...decided })];
  });
}

/** Two units that brought a project together: who spoke first, and who carried it through. */
const SHARED = [
  ['liuhe', 'shangwu', '30'],
  ['jingkai', 'toucu', '20'],
] as const;

function creditDrafts(plans: readonly ProjectPlan[]): Draft[] {
  return SHARED.flatMap(([key, first, percent]) => {
    const plan = plans.find(({ unit: own, timeline }) => own.key === key && timeline.stop === null && timeline.signed !== null);
    if (plan === undefined || plan.timeline.signed === null) return [];
    const from = plan.timeline.signed;
    const common = { project: plan.id, from, ground: '首谈记录、双方联合确认单', decidedBy: '县招商引资工作领导小组办公室' };
    const part = (of: string, role: string, share: string): Draft =>
      createDraft(
        { scope: plan.unit.id, entity: 'credit', record: idFor('gx', `${plan.id}/${of}`) },
        { ...common, unit: unit(of), role, percent: share },
      );
    return [part(first, '首谈', percent), part(key, '主导', String(100 - Number(percent)))];
  });
}

const EXTRA = '引进5亿元以上项目（个）';

function extraTaskDrafts(): Draft[] {
  const given = (['fagai', 'gongxin', 'shangwu', 'toucu'] as const).map((key) =>
    createDraft(
      { scope: 'county', entity: 'target', record: idFor('t', `${key}/${EXTRA}/2026`) },
      { unit: unit(key), indicator: EXTRA, year: 2026, base: '1', document: '青招组〔2026〕7号' },
    ),
  );
  const done = createDraft(
    { scope: 'county', entity: 'directFigure', record: idFor('fg', 'direct/extra/gongxin') },
    { unit: unit('gongxin'), month: '2026-08', indicator: EXTRA, value: '1', supplier: '县招商办', document: '青招组〔2026〕7号' },
  );
  return [...given, done];
}

/** Entered by the county office with the last month. */
export function betweenUnitsDrafts(plans: readonly ProjectPlan[]): Draft[] {
  return [...offerDrafts(plans), ...creditDrafts(plans), ...extraTaskDrafts()];
}
