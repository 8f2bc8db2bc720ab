/** Every register, in the order of its tab. Adding one is adding an object to one of these lists. */
import { ACTIVITY_REGISTERS } from './activities';
import { LEAD_REGISTERS } from './leads';
import type { Register, RegisterPlace } from './register';

export const REGISTERS: readonly Register[] = [...ACTIVITY_REGISTERS, ...LEAD_REGISTERS];

/** The register of an id, or null. */
export function findRegister(id: string): Register | null {
  return REGISTERS.find((own) => own.id === id) ?? null;
}

/** Tabs of registers on a screen, in order. */
export function registerTabs(screen: RegisterPlace['screen']): readonly RegisterPlace['tab'][] {
  return [...new Set(REGISTERS.filter(({ place }) => place.screen === screen).map(({ place }) => place.tab))];
}
