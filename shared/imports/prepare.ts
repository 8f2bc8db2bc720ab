/**
 * An import set beside the ledger in steps: the person's answers and last time's, what is still asked, the marks of the preview, the plan
 * (对照台账). Pure: what the reader gave, what the person said and the ledger in; everything the window may ask for out.
 */
import type { Ledger } from '../ledger/fold';
import type { RecordId } from '../model/ids';
import type { IsoDay } from '../model/dates';
import { answerSteps } from '../sheet/answers';
import type { Answer } from '../sheet/answers';
import type { ImportDocument } from '../sheet/document';
import { markSteps } from '../sheet/preview';
import type { PreviewMarks } from '../sheet/preview';
import type { Steps } from '../steps';
import { projectsOf, recallSteps, unitOf } from './memory';
import type { Learned } from './memory';
import { openQuestions } from './open-questions';
import type { OpenQuestions } from './open-questions';
import { planSteps } from './plan';
import type { ImportPlan, PlanChoices, RowChoice } from './plan';
import type { Said } from './said';
import { STOPPED_QUESTION } from './show';

/** What a person has said so far about one import. */
export type Stated = {
  /** What of last time's answers stands. */
  readonly learned: readonly Learned[];
  readonly answers: ReadonlyMap<string, Answer>;
  readonly matches: ReadonlyMap<number, RowChoice>;
  readonly said: Said;
  /** Where rows belong that do not say their unit. */
  readonly unit: RecordId | null;
};

/** Of the workspace: the unit of this office (null in the county office) and its day. */
export type Standpoint = { readonly office: RecordId | null; readonly today: IsoDay };

export type Prepared = {
  readonly document: ImportDocument;
  readonly remaining: ReadonlySet<string>;
  readonly open: OpenQuestions;
  readonly marks: PreviewMarks;
  readonly plan: ImportPlan;
  readonly choices: PlanChoices;
  /** The person's answers over those of last time. */
  readonly answers: ReadonlyMap<string, Answer>;
};

/**
 * Everything the preview shows, in steps. Neither the ledger nor what was said may change between them.
 * @param told rows set beside the ledger so far
 */
export function* prepareSteps(
  ledger: Ledger,
  read: ImportDocument,
  stated: Stated,
  { office, today }: Standpoint,
  told: (rows: number) => void,
): Steps<Prepared> {
  const { learned, matches, said } = stated;
  const answers = new Map<string, Answer>([
    ...(yield* recallSteps(read, learned)).map(({ question, choice, value }) => [question, { question, choice, value }] as const),
    ...stated.answers,
  ]);
  const stopped = answers.get(STOPPED_QUESTION)?.choice === '退出' ? '退出' : '暂停';
  const about = [...answers.values()].filter(({ question }) => question !== STOPPED_QUESTION);
  const { document, remaining: left } = yield* answerSteps(read, about);
  const remaining = new Set(left.map(({ id }) => id));
  const open = openQuestions(document, remaining);
  const unit = stated.unit ?? unitOf(learned);
  const choices: PlanChoices = { office, unit, matches, recalled: projectsOf(learned), stopped, open, today, said };
  const plan = yield* planSteps(ledger, document, choices, told);
  return { document, remaining, open, marks: yield* markSteps(document, (id) => remaining.has(id)), plan, choices, answers };
}
