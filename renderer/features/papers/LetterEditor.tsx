/** Writing a letter before it has a number: the form, and the page it would give. Saves nothing by itself. */
import { Alert, Button, Input, Segmented, Space } from 'antd';
import { useMemo, useState } from 'react';
import { LETTER_LABELS } from '../../../shared/letters/fields';
import type { RecordId } from '../../../shared/model/ids';
import { FieldForm, missingLabels } from './FieldForm';
import type { NewLetter } from './letter-drafts';
import { draftRequest, PaperPane } from './LetterPreview';
import { currentWording, wordingOf } from '../../../shared/papers/wordings';
import { useLedger } from '../../data/use-ledger';

type Props = {
  readonly start: NewLetter;
  readonly fixedTitle: boolean;
  /** The wording of a letter already drafted; left out for a new one. */
  readonly wording: RecordId | null | undefined;
  readonly onSave: (letter: NewLetter) => Promise<void>;
  readonly onCancel: () => void;
};

export function LetterEditor({ start, fixedTitle, wording, onSave, onCancel }: Props) {
  const [title, setTitle] = useState(start.title);
  const [fields, setFields] = useState(start.fields);
  const [side, setSide] = useState<'填写' | '预览'>('填写');
  const [busy, setBusy] = useState(false);
  const ledger = useLedger((current) => current);
  const own = useMemo(() => {
    const id = wording === undefined ? currentWording(ledger, start.kind) : wording;
    return id === null ? null : wordingOf(ledger, id, start.kind);
  }, [ledger, wording, start.kind]);
  const missing = missingLabels(start.kind, fields, own);
  const request = useMemo(() => draftRequest(start.kind, fields, wording), [start.kind, fields, wording]);

  async function save(): Promise<void> {
    setBusy(true);
    await onSave({ ...start, title: title.trim(), fields });
    setBusy(false);
  }

  return (
    <div className="papers-letter" data-testid="letter-editor">
      <div className="papers-editor-head">
        <strong>{LETTER_LABELS[start.kind]}</strong>
        <Input
          aria-label="登记标题"
          style={{ flex: 1 }}
          disabled={fixedTitle}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Space>
          <Segmented value={side} onChange={setSide} options={['填写', '预览']} />
          <Button
            size="small"
            type="primary"
            loading={busy}
            disabled={title.trim() === ''}
            data-testid="save-letter"
            onClick={() => void save()}
          >
            保存草稿
          </Button>
          <Button size="small" onClick={onCancel}>
            放弃
          </Button>
        </Space>
      </div>
      {missing.length > 0 && <Alert type="info" title={`还要填写：${missing.join('、')}`} />}
      <div className="papers-page">
        {side === '填写' ? (
          <FieldForm kind={start.kind} fields={fields} own={own} onChange={setFields} />
        ) : (
          <PaperPane live request={request} label="草稿预览" />
        )}
      </div>
    </div>
  );
}
