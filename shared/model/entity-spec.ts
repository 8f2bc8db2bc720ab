/**
 * The form of an entity's description; the descriptions themselves are in the files entities-*.ts.
 */
import type { FieldKind } from './field-kinds';

/** Who may write a field: the unit the record belongs to, the county office, or both (design/interfaces.md, scopes). */
export type Writer = 'unit' | 'county' | 'both';

export type FieldSpec = {
  readonly label: string;
  readonly kind: FieldKind;
  readonly choices?: readonly string[];
  /**
   * Entity a reference points to; in a text, the entity whose names are offered while typing. `limited`: whatever has a limit that can be extended — a letter,
   * a 督办事项 or a measure (shared/views/limited).
   */
  readonly of?: string;
  readonly writer?: Writer;
  /** A number, date, person or state that a decision rests on: while it is in clash no card and no letter is made from it. */
  readonly decisive?: boolean;
  /** For the program alone: another field says the same in words, so that lists of changes leave this one out. */
  readonly inner?: boolean;
};

export type EntitySpec = {
  readonly label: string;
  /** `county`: shared by all offices; `unit`: lies in the scope of one unit; `addressed`: in that of the unit it is addressed to, else in the county's. */
  readonly home: 'county' | 'unit' | 'addressed';
  readonly writer: Writer;
  /** Entries are never changed, only struck out and entered anew. */
  readonly entry?: boolean;
  /** Field whose value names the record to a person. */
  readonly title?: string;
  /** Reference whose record decides in which unit's scope this one lies, so that both travel together; usual: `project`. */
  readonly within?: string;
  readonly idPrefix: string;
  readonly fields: Readonly<Record<string, FieldSpec>>;
};
