/**
 * 每个大项目一名县领导负责、一个部门跟踪服务 (S-35): projects of at least the county's own amount that lack a leader in office or a service department. Nothing
 * is asked until the county has entered the amount. Pure.
 */
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import type { Money } from '../model/money';
import { stageOrder } from '../model/stages';
import { currentDuties } from './duty-view';
import { indexLedger } from './ledger-index';
import { stageShown } from './stage-view';

export type CoverageGap = { readonly project: RecordId; readonly amount: Money; readonly lacks: readonly ('包保领导' | '服务部门')[] };

/** The amount from which the rule holds, or null while the county has entered none. */
export function coverageAmount(ledger: Ledger): Money | null {
  return listRecords(ledger, 'county')[0]?.coverageAmount ?? null;
}

/** Signed projects of at least the amount (人民币) that lack one of the two; null while there is no rule. Given up and foreign-money projects are left out. */
export function coverageGaps(ledger: Ledger, day: IsoDay): CoverageGap[] | null {
  const line = coverageAmount(ledger);
  if (line === null) return null;
  const index = indexLedger(ledger);
  return listRecords(ledger, 'project').flatMap((project): CoverageGap[] => {
    const amount = project.totalInvestment;
    if (amount === undefined || amount.currency !== line.currency || amount.minor < line.minor || project.state === '退出') return [];
    const { stage } = stageShown(project, index.stages.get(project.id) ?? [], day);
    if (stage === null || stageOrder(stage) < stageOrder('签约')) return [];
    const lacks = (['包保领导', '服务部门'] as const).filter((role) => currentDuties(index, project.id, role, day).length === 0);
    return lacks.length === 0 ? [] : [{ project: project.id, amount, lacks }];
  });
}
