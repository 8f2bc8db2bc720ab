/**
 * Three roles of a shared PC, for offices that switched passwords on: who may do what. Off by default; then everybody may do everything.
 * Roles keep order at one desk; they are no proof to others, and rights between offices are judged by cards (shared/exchange/rights.ts).
 */
import { z } from 'zod';

export const ROLES = ['填报人', '审核人', '管理员'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = (typeof ROLES)[number];

/** What each role adds to the one before, for the table in 设置. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  填报人: '录入、导入、拟文书、打印、备份',
  审核人: '填报人的全部，另加核定、锁定、任务和办法、上报、下发、并入数据包',
  管理员: '审核人的全部，另加人员口令、彻底销毁',
};

/** Entities whose entries need more than a 填报人. */
const ENTITY_ROLE: Readonly<Record<string, Role>> = {
  recognition: '审核人',
  measureDecision: '审核人',
  freeze: '审核人',
  scheme: '审核人',
  target: '审核人',
  calendar: '审核人',
};

/** True when a role is at least another. */
export function mayAct(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** The role an entry of this entity needs. */
export function roleOfEntity(entity: string): Role {
  return ENTITY_ROLE[entity] ?? '填报人';
}
