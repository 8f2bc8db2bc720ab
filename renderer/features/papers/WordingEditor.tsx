/** 文书用语: the county's own blocks and words for each paper, the page they give and what is wrong with it. Stored words hold for letters drafted from then on. */
import { Alert, Button, Select, Space } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { PaperRequest } from '../../../shared/contract/paper';
import { LETTER_LABELS } from '../../../shared/letters/fields';
import type { LetterKind } from '../../../shared/letters/fields';
import { templateSchema } from '../../../shared/letters/template';
import type { Template } from '../../../shared/letters/template';
import { FIELD_KINDS } from '../../../shared/model/field-kinds';
import { wordingFaults } from '../../../shared/papers/wording-blocks';
import { currentWording, wordingDraft, wordingOf } from '../../../shared/papers/wordings';
import { call } from '../../bridge';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { PaperPane } from './LetterPreview';
import { WordingBlocks } from './WordingBlocks';

const KINDS = Object.entries(LETTER_LABELS).map(([value, label]) => ({ value: value as LetterKind, label }));

/** The words that stand today: the county's, else the program's. */
async function standing(kind: LetterKind): Promise<Template | null> {
  const ledger = currentLedger();
  const own = currentWording(ledger, kind);
  if (own !== null) return wordingOf(ledger, own, kind);
  const answer = await call('paper:words', { template: kind });
  const read = answer.ok ? templateSchema.safeParse(answer.value.wording) : null;
  return read?.success === true ? read.data : null;
}

/** Pause after the last change before the page is made anew. */
const PREVIEW_AFTER_MS = 500;

function Texts({ start, kind, canEdit }: { readonly start: Template; readonly kind: LetterKind; readonly canEdit: boolean }) {
  const frame = useFrame();
  const [template, setTemplate] = useState(start);
  const own = useLedger((ledger) => currentWording(ledger, kind)) !== null;
  const faults = wordingFaults(template);
  const [looked, setLooked] = useState(start);
  useEffect(() => {
    const later = setTimeout(() => setLooked(template), PREVIEW_AFTER_MS);
    return () => clearTimeout(later);
  }, [template]);
  const request = useMemo<PaperRequest>(
    () => ({ paper: 'wording', wording: FIELD_KINDS.json.parse(JSON.parse(JSON.stringify(looked))) }),
    [looked],
  );

  async function store(next: Template | null): Promise<void> {
    const answer = await commit([wordingDraft(kind, next, freshId('letterWording'))]);
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell(next === null ? '已恢复程序自带用语，新拟的文书按此执行' : '用语已保存，新拟的文书按此执行，已拟的文书不变');
  }

  return (
    <div className="papers-body">
      <div className="papers-letter" data-testid="wording-texts">
        {faults.map((fault) => (
          <Alert key={fault} type="error" title={fault} />
        ))}
        <WordingBlocks template={template} canEdit={canEdit} onChange={setTemplate} />
        {canEdit && (
          <Space>
            <Button
              size="small"
              type="primary"
              data-testid="save-wording"
              disabled={faults.length > 0 || template === start}
              onClick={() => void store(template)}
            >
              保存用语
            </Button>
            <Button size="small" disabled={template === start} onClick={() => setTemplate(start)}>
              放弃修改
            </Button>
            <Button size="small" disabled={!own} onClick={() => void store(null)}>
              恢复程序自带用语
            </Button>
          </Space>
        )}
      </div>
      <div className="papers-side">
        <div className="papers-page">
          <PaperPane live request={request} label={`${LETTER_LABELS[kind]}用语预览`} />
        </div>
      </div>
    </div>
  );
}

export function WordingEditor({ canEdit }: { readonly canEdit: boolean }) {
  const [kind, setKind] = useState<LetterKind>('supervision-notice');
  const wording = useLedger((ledger) => currentWording(ledger, kind));
  const key = `${kind}/${wording ?? ''}`;
  const [read, setRead] = useState<{ readonly of: string; readonly template: Template | null } | null>(null);
  useEffect(() => {
    let live = true;
    void standing(kind).then((template) => live && setRead({ of: key, template }));
    return () => {
      live = false;
    };
  }, [kind, key]);
  const start = read?.of === key ? read.template : null;
  return (
    <>
      <Space>
        <Select<LetterKind>
          size="small"
          aria-label="文种"
          style={{ width: 190 }}
          listHeight={420}
          value={kind}
          options={KINDS}
          onChange={setKind}
        />
        <span className="papers-count">
          {wording === null ? '现用程序自带用语' : '现用本县用语'}。花括号里是字段，照原样保留；方括号是预览时的字段名。
        </span>
      </Space>
      {start !== null && <Texts key={key} start={start} kind={kind} canEdit={canEdit} />}
    </>
  );
}
