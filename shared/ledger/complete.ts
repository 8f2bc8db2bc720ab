/**
 * From an editor's drafts to sealed operations: device, counters and chain are filled in here and nowhere else.
 * Pure: clock and randomness are arguments.
 */
import type { DeviceId, OpId, Scope } from '../model/ids';
import { toEnd } from '../steps';
import type { Steps } from '../steps';
import { OPERATION_VERSION } from './operation';
import type { Draft } from './operation';
import { sealSteps } from './seal';
import type { Sealed } from './seal';

/** Last operation of a device in a scope. */
export type ChainHead = { readonly n: number; readonly id: OpId };

export type Completion = {
  readonly device: DeviceId;
  readonly person: string;
  readonly at: string;
  /** Greatest lamport counter seen so far, in any scope. */
  readonly lamport: number;
  readonly head: (scope: Scope) => ChainHead | null;
  readonly salt: () => string;
};

/** Completes drafts in order, in steps of one draft or a part of one so that a caller can give way; each takes the next number of its scope's chain and the next lamport counter. */
export function* completeSteps(drafts: readonly Draft[], by: Completion): Steps<Sealed[]> {
  const heads = new Map<Scope, ChainHead | null>();
  let lamport = by.lamport;
  const all: Sealed[] = [];
  for (const draft of drafts) {
    const head = heads.has(draft.scope) ? (heads.get(draft.scope) ?? null) : by.head(draft.scope);
    lamport += 1;
    const sealed = yield* sealSteps(
      {
        v: OPERATION_VERSION,
        device: by.device,
        scope: draft.scope,
        n: (head?.n ?? 0) + 1,
        prev: head?.id ?? null,
        lamport,
        person: by.person,
        at: by.at,
        entity: draft.entity,
        record: draft.record,
        kind: draft.kind,
        fields: draft.fields,
        over: draft.over,
        ...(draft.reason === undefined ? {} : { reason: draft.reason }),
        ...(draft.source === undefined ? {} : { source: draft.source }),
      },
      by.salt,
    );
    heads.set(draft.scope, { n: sealed.op.n, id: sealed.op.id });
    all.push(sealed);
    yield;
  }
  return all;
}

/** The same in one go. */
export function completeDrafts(drafts: readonly Draft[], by: Completion): Sealed[] {
  return toEnd(completeSteps(drafts, by));
}
