/** The page a draft would print, made by the printing engine itself. */
import { Alert, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import type { Result } from '../../../shared/errors';
import type { LetterKind } from '../../../shared/letters/fields';
import { FIELD_KINDS } from '../../../shared/model/field-kinds';
import { call } from '../../bridge';
import { PdfPane } from '../../ui/PdfPane';

/** A draft has no number yet; the place says so on the page. */
const NO_NUMBER = '（待编号）';

export function DraftPreview({ kind, fields }: { readonly kind: LetterKind; readonly fields: object }) {
  const [made, setMade] = useState<Result<{ readonly pdf: Uint8Array }> | null>(null);
  useEffect(() => {
    let live = true;
    const plain = FIELD_KINDS.json.parse(JSON.parse(JSON.stringify({ ...fields, number: NO_NUMBER })));
    void call('paper:preview', { paper: 'draft', template: kind, fields: plain }).then((answer) => live && setMade(answer));
    return () => {
      live = false;
    };
  }, [kind, fields]);
  if (made === null) return <Spin />;
  if (!made.ok) return <Alert type="error" showIcon title={errorMessage(made.code, made.detail)} />;
  return <PdfPane data={made.value.pdf} label="文书草稿" startZoom={67} />;
}
