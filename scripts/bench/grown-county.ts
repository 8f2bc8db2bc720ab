/**
 * The sample county grown to any number of projects, for `bench window`: made up, always the same, entered like the sample's own. Each project has what a
 * project of a real ledger has: steps, two months of money and a leader. Knows no window.
 */
import { createDraft } from '../../shared/ledger/drafts';
import type { Ledger } from '../../shared/ledger/fold';
import type { Draft } from '../../shared/ledger/operation';
import { listRecords } from '../../shared/ledger/read';
import { isoDay } from '../../shared/model/dates';
import { recordId } from '../../shared/model/ids';
import { yuan } from '../../shared/model/money';

/** 万元 in 分. */
const WAN = 1_000_000;
const STEPS = ['签约', '注册', '开工', '投产'] as const;
const ORIGINS = ['浙江杭州', '广东深圳', '江苏苏州', '上海', '福建泉州'] as const;
const THINGS = ['精密铸造', '汽车线束', '预制菜', '封装测试', '中药饮片', '冷链仓储', '光伏支架'] as const;

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];
const day = (at: number, month: number) => isoDay(`2026-${String(month).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`);

/** A name that stands once, for the search that finds one. */
export const RARE_NAME = '独一无二孤本';

/**
 * Drafts of one more project.
 * @param at its number, from 0
 */
export function grownProject(ledger: Ledger, at: number): Draft[] {
  const units = listRecords(ledger, 'unit').filter(({ kind }) => kind === 'town' || kind === 'street');
  const unit = pick(units, at);
  const leader = pick(listRecords(ledger, 'person'), at * 7);
  if (unit === undefined || leader === undefined) return [];
  const project = recordId(`p-grown${String(at).padStart(8, '0')}`);
  const place = <E extends Draft['entity']>(entity: E, n: number) =>
    ({ scope: unit.id, entity, record: recordId(`${entity.slice(0, 1).toLowerCase()}-grown${String(at).padStart(8, '0')}${n}`) }) as const;
  const steps = STEPS.slice(0, at % (STEPS.length + 1));
  return [
    createDraft(
      { scope: unit.id, entity: 'project', record: project },
      {
        projectName: at === 0 ? `${RARE_NAME}项目` : `年产${at}套${pick(THINGS, at) ?? ''}项目`,
        investor: `试验企业${at % 997}有限公司`,
        origin: pick(ORIGINS, at) ?? '上海',
        totalInvestment: yuan((1000 + (at % 50_000)) * WAN),
        agreedInvestment: yuan((800 + (at % 40_000)) * WAN),
        progress: '正在办理前期手续',
        ...(steps.length === 0 ? { stageStated: '线索' as const } : {}),
        state: '正常',
      },
    ),
    ...steps.map((stage, n) => createDraft(place('stageEvent', n), { project, stage, on: { date: day(at, 1 + 2 * n), precision: 'day' } })),
    ...[9, 10].map((month, n) =>
      createDraft(place('moneyEntry', n), {
        project,
        kind: '到位资金',
        span: '当月',
        month: `2026-${String(month).padStart(2, '0')}`,
        reported: yuan((1 + (at % 300)) * WAN),
      }),
    ),
    createDraft(place('assignment', 0), { project, role: '包保领导', person: leader.id, name: leader.name ?? '', from: day(at, 1) }),
  ];
}
