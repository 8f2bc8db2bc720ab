/** Every register, in the order of its tab, and which of them an office uses. Adding one is adding an object to one of these lists. */
import type { Scope } from '../model/ids';
import { ACTIVITY_REGISTERS } from './activities';
import { LAST_PLACES } from './appraisal';
import { BAND_REGISTERS } from './bands';
import { CARRIER_REGISTERS } from './carriers';
import { CEREMONY_REGISTERS } from './ceremonies';
import { CLASS_REGISTERS } from './classes';
import type { RegisterContext } from './context';
import { FUND_REGISTERS } from './funds';
import { HANDLING_REGISTERS } from './handling';
import { ISSUED_MEASURES } from './issued-measures';
import { INTRODUCER_REWARDS } from './introducer-rewards';
import { INVESTMENT_MAP } from './investment-map';
import { INVESTOR_REGISTERS, PLAN_REGISTERS } from './investors';
import { LEAD_REGISTERS } from './leads';
import { NODE_REGISTERS } from './nodes';
import { ORGANISATION_REGISTERS, RECORD_REGISTERS, SETTING_REGISTERS } from './organisation';
import { PERSON_RESULTS } from './person-results';
import { PROBLEM_REGISTERS } from './problems';
import { PROGRESS_REGISTERS } from './progress';
import type { Register, RegisterPlace } from './register';
import { REMINDERS } from './reminders';
import { REVIEW_REGISTERS } from './reviews';
import { REWARD_REGISTERS } from './rewards';
import { SERVICE_REGISTERS } from './services';
import { TASK_REGISTERS } from './task-figures';

export const REGISTERS: readonly Register[] = [
  ...ACTIVITY_REGISTERS,
  ...PLAN_REGISTERS,
  ...LEAD_REGISTERS,
  ...INVESTOR_REGISTERS,
  ...NODE_REGISTERS,
  ...PROGRESS_REGISTERS,
  ...FUND_REGISTERS,
  ...BAND_REGISTERS,
  ...CEREMONY_REGISTERS,
  ...REVIEW_REGISTERS,
  ...CARRIER_REGISTERS,
  ISSUED_MEASURES,
  ...PROBLEM_REGISTERS,
  REMINDERS,
  ...SERVICE_REGISTERS,
  ...RECORD_REGISTERS,
  LAST_PLACES,
  ...ORGANISATION_REGISTERS,
  INVESTMENT_MAP,
  ...SETTING_REGISTERS,
  ...TASK_REGISTERS,
  ...CLASS_REGISTERS,
  ...HANDLING_REGISTERS,
  ...REWARD_REGISTERS,
  INTRODUCER_REWARDS,
  PERSON_RESULTS,
];

/** The register of an id, or null. */
export function findRegister(id: string): Register | null {
  return REGISTERS.find((own) => own.id === id) ?? null;
}

/** Tabs of registers on a screen, in order. */
export function registerTabs(screen: RegisterPlace['screen']): readonly RegisterPlace['tab'][] {
  return [...new Set(REGISTERS.filter(({ place }) => place.screen === screen).map(({ place }) => place.tab))];
}

/**
 * Registers that are switched off for an office: by the county for all, or by the office for itself. Entries stay; only the list is not shown.
 * @param scope the office's own: a unit, or `county`
 */
export function switchedOff(context: RegisterContext, scope: Scope): ReadonlySet<string> {
  const own = context.all('registerSwitch').filter((one) => one.off === true && (one.scope === 'county' || one.scope === scope));
  return new Set(own.flatMap(({ register }) => register ?? []));
}
