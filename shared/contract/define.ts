/**
 * The form of a channel: what goes in, what comes out, which expected failures it may answer with.
 * Types, handlers, the preload's list and the renderer's client are all derived from these objects.
 */
import type { z } from 'zod';
import type { ErrorCode } from '../errors';

export type Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly input: I;
  readonly output: O;
  readonly errors: readonly ErrorCode[];
};

/** Declares a channel. `errors` lists the codes a caller must be ready for beside those every call may give. */
export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O, errors: readonly ErrorCode[] = []): Call<I, O> {
  return { input, output, errors };
}
