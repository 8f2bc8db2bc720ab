/** Channels of the stick: what lies on it, making a package, looking into one, taking it in. */
import { z } from 'zod';
import { FIELD_KINDS } from '../model/field-kinds';
import { recordIdSchema } from '../model/ids';
import { workspaceStatusSchema } from './app';
import { call } from './define';
import { CONTAINER_ERRORS, FILE_ERRORS, OFFICE_ERRORS, OPEN_ERRORS } from './failures';
import { tokenSchema } from './files';

export const PACKAGE_KINDS = ['开通', '下发', '上报', '退回', '流转', '备份', '回执', '同步'] as const;
export type PackageKind = (typeof PACKAGE_KINDS)[number];

export const coverSchema = z.strictObject({
  kind: z.enum(PACKAGE_KINDS),
  from: z.string(),
  to: z.string(),
  period: z.string(),
  number: z.int(),
  file: z.string(),
  size: z.int(),
  counts: z.array(z.strictObject({ label: z.string(), count: z.int() })),
  /** 校验码 of the sender's card, to be read by telephone. */
  checkCode: z.string(),
  /** The content opens only with the 通行口令. */
  locked: z.boolean(),
});
export type Cover = z.infer<typeof coverSchema>;

export const stickFileSchema = z.strictObject({
  token: tokenSchema,
  name: z.string(),
  size: z.int(),
  cover: coverSchema.nullable(),
  problem: z.string(),
});
export type StickFile = z.infer<typeof stickFileSchema>;
export const driveSchema = z.strictObject({
  token: tokenSchema,
  name: z.string(),
  freeBytes: z.int().nullable(),
  readOnly: z.boolean(),
  files: z.array(stickFileSchema),
});
export type Drive = z.infer<typeof driveSchema>;

export const MERGE_STATUSES = ['新增', '更新', '无变化', '需核对'] as const;
export const mergeItemSchema = z.strictObject({
  status: z.enum(MERGE_STATUSES),
  entity: z.string(),
  label: z.string(),
  record: recordIdSchema,
  title: z.string(),
  unit: z.string(),
  changes: z.array(z.strictObject({ field: z.string(), label: z.string(), old: z.string(), new: z.string(), clash: z.boolean() })),
});
export type MergeItem = z.infer<typeof mergeItemSchema>;

/** What is to be known of a package before it is taken in. `warning`: somebody has to do something about it. */
const planNoticeSchema = z.strictObject({ weight: z.enum(['info', 'warning']), text: z.string() });
export type PlanNotice = z.infer<typeof planNoticeSchema>;

export const mergePlanSchema = z.strictObject({
  planId: z.string(),
  cover: coverSchema,
  /** Scope of the sender: `county` or the unit's record id. */
  fromUnit: z.string(),
  counts: z.record(z.enum(MERGE_STATUSES), z.int()),
  /** The first of them; `exchange:items` gives the others. */
  items: z.array(mergeItemSchema).max(5_000),
  /** Those that ask for something come first. */
  notices: z.array(planNoticeSchema),
  /** Operations outside the sender's right: kept apart and shown, not applied. */
  refused: z.array(z.strictObject({ title: z.string(), why: z.string() })),
  refusedCount: z.int(),
});
export type MergePlan = z.infer<typeof mergePlanSchema>;

const sheetDoneSchema = z.strictObject({ person: z.string(), at: z.string() }).nullable();

/** 校验码; in the county office also how it stands with the 县钥匙恢复单 of the key this computer holds (null: it holds none). */
export const checkCodeSchema = z.strictObject({
  code: z.string(),
  confirmedBy: z.string().nullable(),
  sheet: z.strictObject({ printed: sheetDoneSchema, checked: sheetDoneSchema }).nullable(),
});
export type CheckCode = z.infer<typeof checkCodeSchema>;

/** 通行口令: six characters or more, told by telephone and never written on the stick. */
export const passphraseSchema = z.string().min(6).max(200);

/** One package sent or received, as the list 往来记录 shows it. */
export const tradeSchema = z.strictObject({
  direction: z.enum(['发出', '收到', '拒收']),
  kind: z.string(),
  officeName: z.string(),
  unit: z.string(),
  period: z.string(),
  number: z.int().nullable(),
  at: z.string(),
  person: z.string(),
  file: z.string(),
  /** Of what was sent: the other office's 回执 came back. Of what was refused: why. */
  note: z.string(),
  /** A refused package that was kept apart, to be opened again. */
  kept: tokenSchema.nullable(),
});
export type Trade = z.infer<typeof tradeSchema>;

export const SHARED_STATES = ['可接收', '已接收', '本机写出', '未写完', '不是发给本单位', '不能接收'] as const;

/** The 交换文件夹 of this machine: the folder (null: none is set), why it cannot be read, and what lies in it. */
export const shareSchema = z.strictObject({
  folder: z.string().nullable(),
  problem: z.string(),
  /** This computer holds entries that it has not written there yet. */
  unwritten: z.boolean(),
  files: z.array(
    z.strictObject({
      token: tokenSchema,
      name: z.string(),
      state: z.enum(SHARED_STATES),
      kind: z.string(),
      from: z.string(),
      /** The machine that made it; empty while it is not known. */
      device: z.string(),
      problem: z.string(),
    }),
  ),
});
export type Share = z.infer<typeof shareSchema>;

/** Writing to a stick. */
const STICK_ERRORS = ['E_TOKEN', 'E_READONLY', 'E_NOSPACE', 'E_STICK_GONE'] as const;

export const EXCHANGE_CALLS = {
  'exchange:drives': call(z.strictObject({}), z.strictObject({ drives: z.array(driveSchema) })),
  /** Chooses a folder instead of a stick (a LAN folder, a test). */
  'exchange:folder': call(z.strictObject({}), driveSchema.nullable()),
  'exchange:pack': call(
    z.strictObject({
      kind: z.enum(PACKAGE_KINDS),
      to: recordIdSchema.nullable(),
      period: FIELD_KINDS.month,
      drive: tokenSchema,
      person: z.string().min(1).max(60),
      /** Of 退回: why, in words. */
      reason: z.string().trim().min(1).max(2_000).optional(),
      passphrase: passphraseSchema.optional(),
      /** Of 备份: wraps the keys in it. */
      keyPassphrase: passphraseSchema.optional(),
    }),
    z.strictObject({ cover: coverSchema, file: tokenSchema, path: z.string(), safeToRemove: z.boolean() }),
    [...OFFICE_ERRORS, ...STICK_ERRORS, 'E_WRONG_PLACE', 'E_CODE_UNCONFIRMED', 'E_FILE_TOO_BIG', 'E_BACKUP_PASSPHRASE', 'E_CANCELLED'],
  ),
  'exchange:share': call(z.strictObject({}), shareSchema, OFFICE_ERRORS),
  /** Chooses the 交换文件夹, or gives it up; null when the person cancelled. */
  'exchange:shareFolder': call(z.strictObject({ use: z.boolean() }), shareSchema.nullable(), OFFICE_ERRORS),
  /** Writes what the office's other computers are not known to hold. */
  'exchange:shareWrite': call(z.strictObject({ person: z.string().min(1).max(60) }), z.strictObject({ file: z.string() }), [
    ...OFFICE_ERRORS,
    ...STICK_ERRORS,
    'E_SHARE_GONE',
    'E_NO_SHARE',
  ]),
  /** The county's 校验码 as this office knows it, and who compared it by telephone; a unit's 上报 waits for that. */
  'exchange:code': call(z.strictObject({}), checkCodeSchema, OFFICE_ERRORS),
  'exchange:confirmCode': call(z.strictObject({ typed: z.string().max(80), person: z.string().min(1).max(60) }), checkCodeSchema, [
    ...OFFICE_ERRORS,
    'E_CODE_DIFFERS',
  ]),
  /** 县钥匙恢复单: prints the county key under its own passphrase (null: bare, as the person chose); false when the printing was cancelled. */
  'exchange:keySheet': call(
    z.strictObject({ passphrase: z.string().max(200).nullable(), person: z.string().min(1).max(60) }),
    z.strictObject({ printed: z.boolean() }),
    [...OFFICE_ERRORS, 'E_SHEET_SHORT', 'E_PRINT'],
  ),
  /** Takes the county key of a typed sheet, or finds that it is the one there is. The 校验码 that then holds is told. */
  'exchange:keyFromSheet': call(
    z.strictObject({
      groups: z.array(z.string().max(12)).max(40),
      passphrase: z.string().max(200).nullable(),
      person: z.string().min(1).max(60),
      /** The person agreed that another key here is put aside. */
      replace: z.boolean(),
    }),
    z.strictObject({ outcome: z.enum(['same', 'added', 'replaced']), code: z.string() }),
    [...OFFICE_ERRORS, 'E_SHEET_TEXT', 'E_SHEET_PASSPHRASE', 'E_SHEET_OTHER'],
  ),
  /** 续办: a new identity for this open ledger from a new 开通文件; the folder is opened anew. */
  'exchange:renew': call(
    z.strictObject({
      kit: tokenSchema,
      person: z.string().min(1).max(60),
      passphrase: z.string().max(200).optional(),
      /** 校验码 of a new county key as heard by telephone, after E_COUNTY_KEY_NEW. */
      code: z.string().max(100).optional(),
    }),
    workspaceStatusSchema,
    [
      ...OPEN_ERRORS,
      ...OFFICE_ERRORS,
      ...CONTAINER_ERRORS,
      'E_TOKEN',
      'E_NOT_KIT',
      'E_NOT_FOR_US',
      'E_UNKNOWN_OFFICE',
      'E_COUNTY_KEY_NEW',
      'E_CODE_DIFFERS',
      'E_FOREIGN_OPERATION',
    ],
  ),
  /** The cover page of a package as PDF, at a place that main asks for; null when the person cancelled. */
  'exchange:cover': call(z.strictObject({ file: tokenSchema }), z.strictObject({ name: z.string() }).nullable(), [
    ...FILE_ERRORS,
    ...CONTAINER_ERRORS,
    'E_TOKEN',
    'E_UNKNOWN_OFFICE',
    'E_PRINT',
    'E_CANCELLED',
    'E_LETTER_FIELD',
  ]),
  /** The package the system handed over, once; null when none waits. Nothing is taken in. */
  'exchange:given': call(z.strictObject({}), stickFileSchema.nullable()),
  /** Every package of this machine, the newest first, and what was refused. */
  'exchange:log': call(z.strictObject({}), z.strictObject({ trades: z.array(tradeSchema) }), OFFICE_ERRORS),
  'exchange:plan': call(z.strictObject({ file: tokenSchema, passphrase: z.string().max(200).optional() }), mergePlanSchema, [
    ...OFFICE_ERRORS,
    ...CONTAINER_ERRORS,
    'E_TOKEN',
    'E_UNKNOWN_OFFICE',
    'E_REVOKED',
    'E_CLOCK_DOUBT',
    'E_FORK',
    'E_NOT_FOR_US',
    'E_WRONG_PLACE',
    'E_NOT_KIT',
    'E_NOT_BACKUP',
    'E_CODE_UNCONFIRMED',
    'E_CANCELLED',
  ]),
  /** One page of what a package does to the ledger, of one status. */
  'exchange:items': call(
    z.strictObject({
      planId: z.string(),
      status: z.enum(MERGE_STATUSES),
      from: z.int().nonnegative(),
      limit: z.int().positive().max(100),
    }),
    z.strictObject({ items: z.array(mergeItemSchema), total: z.int() }),
    ['E_PLAN'],
  ),
  /** Stops looking into a package or taking it in; what was written before stays. */
  'exchange:cancel': call(z.strictObject({}), z.strictObject({})),
  'exchange:accept': call(
    z.strictObject({ planId: z.string(), person: z.string().min(1).max(60), drive: tokenSchema.nullable() }),
    z.strictObject({
      commit: z.int().nullable(),
      receipt: z.string().nullable(),
      /** Why no 回执 could be written although there was a stick; empty otherwise. */
      receiptProblem: z.string(),
    }),
    [...OFFICE_ERRORS, 'E_TOKEN', 'E_PLAN', 'E_FOREIGN_OPERATION', 'E_FORK', 'E_CONTENT', 'E_REVOKED', 'E_CANCELLED'],
  ),
} as const;

/** How far looking into a package or taking it in has come; `total` is 0 when nobody knows. */
export const exchangeProgressSchema = z.strictObject({ phase: z.string(), done: z.int(), total: z.int() });
