/** What a column of an imported sheet may be understood as, in the words of the list a person chooses from. */
import { importLabel } from '../../../shared/imports/labels';
import { IMPORT_FIELDS } from '../../../shared/sheet/document';

export const KEPT_AS_IS = 'other';

export const COLUMN_MEANINGS: readonly { readonly value: string; readonly label: string }[] = [...IMPORT_FIELDS, KEPT_AS_IS].map(
  (field) => ({
    value: field,
    label: field === KEPT_AS_IS ? '其他栏目（原样保留）' : (importLabel(field) ?? field),
  }),
);
