/**
 * Sealing and opening of operations: values ↔ salted digests, and the id that follows from them.
 * A long list is sealed in steps.
 * Randomness is brought by the caller.
 */
import type { OpId } from '../model/ids';
import { canonicalSteps, hashText, hashValue, isWellFormed } from './canonical';
import { toEnd } from '../steps';
import type { Steps } from '../steps';
import type { Operation, OperationValues, SealedOperation } from './operation';

export type Sealed = { readonly op: SealedOperation; readonly values: OperationValues };

/** Digest of one value: the salt keeps a short value (a name, an amount) from being guessed after it was destroyed. */
function* digestSteps(salt: string, field: string, value: unknown): Steps<string> {
  // For one text JSON.stringify already gives the canonical form (RFC 8785, 3.2.2.2), at a fraction of the cost.
  if (typeof value === 'string' && isWellFormed(value)) return hashText(JSON.stringify([salt, field, value]));
  const canonical = yield* canonicalSteps(value);
  return hashText(`[${JSON.stringify(salt)},${JSON.stringify(field)},${canonical}]`);
}

/** Id of an operation: SHA-256 of the canonical JSON of it without `id`, values as digests (design/interfaces.md). */
export function operationId(op: Omit<SealedOperation, 'id'>): OpId {
  return hashValue(op) as OpId;
}

/**
 * Seals an operation, in steps.
 * @param op everything but the id
 * @param salt gives 8 fresh random bytes in hex at each call
 */
export function* sealSteps(op: Omit<Operation, 'id' | 'erased'>, salt: () => string): Steps<Sealed> {
  const values: Record<string, OperationValues[string]> = {};
  const fields: Record<string, string> = {};
  for (const [field, value] of Object.entries(op.fields)) {
    const fresh = salt();
    values[field] = [fresh, value];
    fields[field] = yield* digestSteps(fresh, field, value);
  }
  const body = { ...op, fields };
  return { op: { ...body, id: operationId(body) }, values };
}

/** The same in one go. */
export function sealOperation(op: Omit<Operation, 'id' | 'erased'>, salt: () => string): Sealed {
  return toEnd(sealSteps(op, salt));
}

/**
 * Opens a sealed operation and proves it: the id fits the content and every value fits its digest.
 * @returns the operation with its values, or null when anything does not fit
 */
export function openOperation(op: SealedOperation, values: OperationValues): Operation | null {
  const { id, ...body } = op;
  if (operationId(body) !== id) return null;
  const fields: Record<string, Operation['fields'][string]> = {};
  const erased: string[] = [];
  for (const [field, expected] of Object.entries(op.fields)) {
    const salted = Object.hasOwn(values, field) ? values[field] : undefined;
    if (salted === undefined) {
      erased.push(field);
      continue;
    }
    if (toEnd(digestSteps(salted[0], field, salted[1])) !== expected) return null;
    fields[field] = salted[1];
  }
  for (const field of Object.keys(values)) if (!Object.hasOwn(op.fields, field)) return null;
  return erased.length === 0 ? { ...op, fields } : { ...op, fields, erased };
}

declare const proved: unique symbol;
/** A sealed operation with its opened form, proved to belong together; `proveSealed` alone makes one, so that nothing is proved twice. */
export type ProvedOperation = { readonly sealed: Sealed; readonly operation: Operation; readonly [proved]: true };

/** Opens a sealed operation of well-formed parts; null when anything in it was changed. */
export function proveSealed(sealed: Sealed): ProvedOperation | null {
  const operation = openOperation(sealed.op, sealed.values);
  return operation === null ? null : ({ sealed, operation } as ProvedOperation);
}

/** Puts values back into a sealed operation without proving anything; only for what this machine has proved before. */
export function withValues(op: SealedOperation, values: OperationValues): Operation {
  const fields: Record<string, Operation['fields'][string]> = {};
  const erased: string[] = [];
  for (const field of Object.keys(op.fields)) {
    const salted = Object.hasOwn(values, field) ? values[field] : undefined;
    if (salted === undefined) erased.push(field);
    else fields[field] = salted[1];
  }
  return erased.length === 0 ? { ...op, fields } : { ...op, fields, erased };
}
