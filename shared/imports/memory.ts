/**
 * What a sender's last file taught: column meanings, units of money, answers, which project a row was. The same sender is not asked again next month.
 * It is kept in the import's own record of the ledger, so it is dated, names its ground and ends when that import is withdrawn.
 */
import { z } from 'zod';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { Json } from '../model/field-kinds';
import { recordIdSchema } from '../model/ids';
import type { RecordId } from '../model/ids';
import { indexRows, placesOf, rowsAsked } from '../sheet/concerned';
import type { RowIndex } from '../sheet/concerned';
import type { Answer } from '../sheet/answers';
import type { ImportDocument, Question } from '../sheet/document';
import { mappingSchema } from '../sheet/mappings';
import type { ColumnMapping } from '../sheet/mappings';
import { compact } from '../sheet/text';
import { eachIn } from '../steps';
import type { Steps } from '../steps';
import { importLabel } from './labels';
import { nameKey } from './match';
import { STOPPED_QUESTION } from './show';

const learnedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('column'), ...mappingSchema.shape }),
  /** `about` says which question it answers, whatever row it stands in next month. */
  z.strictObject({ kind: z.literal('answer'), about: z.string(), text: z.string(), answer: z.string() }),
  z.strictObject({ kind: z.literal('project'), name: z.string(), title: z.string(), record: recordIdSchema }),
  z.strictObject({ kind: z.literal('unit'), record: recordIdSchema, name: z.string() }),
]);
/** One thing learned from a sender. */
export type Learned = z.infer<typeof learnedSchema>;

const senderSchema = z.strictObject({ unit: z.string(), title: z.string(), headers: z.array(z.string()) });
/** What a sender is known by: the reporting unit, the title without its dates, the headers. */
export type Sender = z.infer<typeof senderSchema>;

const memorySchema = z.strictObject({ sender: senderSchema, learned: z.array(learnedSchema) });

/** At most so many answers are carried from month to month. */
const MOST = 2_000;
/** Headers two files of one sender must share. */
const ALIKE = 0.7;

function undated(text: string): string {
  return compact(text)
    .replace(/\.[a-z]{2,4}$/i, '')
    .replace(/[\d〇零一二三四五六七八九十]+(?=[年月日号周期季])|[年月日号周期季旬底]|[上下]半年|\d+|[()（）._-]/g, '');
}

export function senderOf(document: ImportDocument): Sender {
  const { reportingUnit, title } = document.facts;
  return {
    unit: reportingUnit?.name ?? '',
    title: undated(title ?? document.file),
    headers: [...new Set(document.columns.map(({ header }) => compact(header)))].sort(),
  };
}

/** The same unit or the same title, and nearly the same columns. */
export function sameSender(a: Sender, b: Sender): boolean {
  const known = a.unit !== '' && b.unit !== '' ? a.unit === b.unit : a.title === b.title;
  const shared = a.headers.filter((header) => b.headers.includes(header)).length;
  return known && shared >= ALIKE * Math.max(1, a.headers.length, b.headers.length);
}

export type Memory = {
  readonly importId: RecordId;
  readonly file: string;
  readonly asOf: string | null;
  readonly learned: readonly Learned[];
};

/** What was learned from the last file of this sender that still stands; null when there is none. */
export function recall(ledger: Ledger, document: ImportDocument): Memory | null {
  const sender = senderOf(document);
  let found: (Memory & { readonly lamport: number }) | null = null;
  for (const { id, file, asOf, memory } of listRecords(ledger, 'import')) {
    const parsed = memory === undefined ? null : memorySchema.safeParse(memory);
    if (parsed === null || !parsed.success || !sameSender(parsed.data.sender, sender)) continue;
    const made = ledger.records.get('import')?.get(id)?.madeBy;
    const lamport = made === undefined ? 0 : (ledger.operations.get(made)?.lamport ?? 0);
    if (found === null || lamport > found.lamport)
      found = { importId: id, file: file ?? '', asOf: asOf ?? null, learned: parsed.data.learned, lamport };
  }
  return found;
}

/** Codes whose answer holds for the same text wherever the sender writes it: 王县长 is always the same person. */
const BY_TEXT = new Set(['person-incomplete', 'date-ambiguous', 'column-duplicate', 'hidden-sheets', 'stage-unknown']);

/** What a question is about, without its row: the same cell of the same project next month gives the same text. */
export function aboutQuestion(document: ImportDocument, question: Question, index: RowIndex): string {
  const { code, field, column, sheet, raw } = question;
  if (code === 'unit-unknown') {
    const header = document.columns.find((own) => own.sheet === sheet && own.column === column)?.header ?? '';
    return JSON.stringify([code, field, compact(header)]);
  }
  if (BY_TEXT.has(code)) return JSON.stringify([code, field, compact(raw)]);
  if (field === null) return JSON.stringify([code]);
  const names = placesOf(index, sheet, rowsAsked(question) ?? []).map((place) =>
    nameKey(document.records[place]?.projectName ?? undefined),
  );
  return JSON.stringify([code, field, compact(raw), ...names]);
}

type Recalled = Answer & { readonly about: string };
const QUESTIONS_PER_STEP = 200;

/** Answers of last time to the questions of this time, in steps. */
export function* recallSteps(document: ImportDocument, learned: readonly Learned[]): Steps<readonly Recalled[]> {
  const byAbout = new Map(learned.flatMap((own) => (own.kind === 'answer' ? [[own.about, own.answer] as const] : [])));
  if (byAbout.size === 0) return [];
  const index = indexRows(document.records);
  const found: Recalled[] = [];
  yield* eachIn(document.questions, QUESTIONS_PER_STEP, (question) => {
    const about = aboutQuestion(document, question, index);
    const answer = byAbout.get(about);
    if (answer !== undefined) found.push({ question: question.id, value: answer, about });
  });
  const stopped = byAbout.get(STOPPED_QUESTION);
  return stopped === undefined ? found : [...found, { question: STOPPED_QUESTION, choice: stopped, about: STOPPED_QUESTION }];
}

export function mappingsOf(learned: readonly Learned[]): readonly ColumnMapping[] {
  return learned.flatMap((own) => (own.kind === 'column' ? [{ header: own.header, column: own.column, field: own.field }] : []));
}

/** The unit rows without one were put to. */
export function unitOf(learned: readonly Learned[]): RecordId | null {
  return learned.flatMap((own) => (own.kind === 'unit' ? [own.record] : [])).at(-1) ?? null;
}

/** Projects a person said rows of this name are, by name. */
export function projectsOf(learned: readonly Learned[]): ReadonlyMap<string, RecordId> {
  return new Map(learned.flatMap((own) => (own.kind === 'project' ? [[own.name, own.record] as const] : [])));
}

/** What the person's answers, choices and column meanings of one import teach about its sender. */
export function learnedNow(
  document: ImportDocument,
  said: {
    readonly answers: readonly Answer[];
    readonly mappings: readonly ColumnMapping[];
    readonly projects: readonly { readonly projectName: string; readonly record: RecordId }[];
    readonly unit: { readonly record: RecordId; readonly name: string } | null;
  },
): readonly Learned[] {
  const questions = new Map(document.questions.map((question) => [question.id, question]));
  const index = indexRows(document.records);
  return [
    ...said.mappings.map((mapping): Learned => ({ kind: 'column', ...mapping })),
    ...said.answers.flatMap(({ question: id, choice, value }): Learned[] => {
      const answer = choice ?? value ?? '';
      if (id === STOPPED_QUESTION) return [{ kind: 'answer', about: id, text: '写明搁置、终止或退出的项目怎样登记', answer }];
      const question = questions.get(id);
      return question === undefined
        ? []
        : [{ kind: 'answer', about: aboutQuestion(document, question, index), text: question.text, answer }];
    }),
    ...said.projects.map(({ projectName, record }): Learned => ({
      kind: 'project',
      name: nameKey(projectName),
      title: projectName,
      record,
    })),
    ...(said.unit === null ? [] : [{ kind: 'unit' as const, ...said.unit }]),
  ];
}

/** Identity of something learned: a newer one of the same key takes its place, a revoked one is known by it. */
export function learnedKey(own: Learned): string {
  if (own.kind === 'column') return `column:${compact(own.header)}:${own.column}`;
  if (own.kind === 'answer') return `answer:${own.about}`;
  return own.kind === 'project' ? `project:${own.name}` : 'unit';
}

/** The field an answer is about, in words: the same text may be asked of two columns. */
function fieldAsked(about: string): string {
  if (!about.startsWith('[')) return '';
  const parts: unknown = JSON.parse(about);
  const field: unknown = Array.isArray(parts) ? parts[1] : null;
  const label = typeof field === 'string' ? importLabel(field) : null;
  return label == null ? '' : `${label}：`;
}

/** In words, for the list 沿用上次的回答. */
export function learnedText(own: Learned): string {
  if (own.kind === 'column')
    return `“${own.header}”列${own.field === 'other' ? '保留为其他栏目' : `是${importLabel(own.field) ?? own.field}`}`;
  if (own.kind === 'answer') return `${fieldAsked(own.about)}${own.text}　答：${own.answer}`;
  return own.kind === 'project' ? `“${own.title}”按已指定的项目更新` : `未写明单位的归到${own.name}`;
}

/** What an import's record learned, in words; nothing for an older record. */
export function learnedTexts(memory: unknown): readonly string[] {
  return memorySchema.safeParse(memory).data?.learned.map(learnedText) ?? [];
}

/** What to keep of an import: what it learned now over what it carried on. */
export function memoryOf(document: ImportDocument, carried: readonly Learned[], now: readonly Learned[]): Json {
  const all = new Map<string, Learned>();
  for (const own of [...carried, ...now]) {
    // What is said again stands last: of two columns given one field the last one has it.
    all.delete(learnedKey(own));
    all.set(learnedKey(own), own);
  }
  return JSON.parse(JSON.stringify({ sender: senderOf(document), learned: [...all.values()].slice(-MOST) })) as Json;
}
