/** The blocks of a wording, one row each: its words, and moving, leaving out, adding and printing on a condition where the standard allows it. */
import { Button, Dropdown, Input, Select, Space } from 'antd';
import { useRef, useState } from 'react';
import type { Template, TemplateBlock } from '../../../shared/letters/template';
import type { Addition } from '../../../shared/papers/wording-blocks';
import {
  blockName,
  fieldLabels,
  formRows,
  isTextBlock,
  mayAddBelow,
  mayBeRemoved,
  moveTarget,
  withAdded,
  withCondition,
  withFormRow,
  withMoved,
  withoutFormRow,
  withoutBlock,
} from '../../../shared/papers/wording-blocks';
import { blockTexts, withText } from '../../../shared/papers/wordings';
import type { TemplateText } from '../../../shared/papers/wordings';

type Props = { readonly template: Template; readonly canEdit: boolean; readonly onChange: (template: Template) => void };

/** Where the cursor stands: a field chosen from the list goes there. */
type Caret = { readonly path: TemplateText['path']; readonly at: number };

const WORDS: readonly (Addition['add'] & ('正文' | '一级标题' | '二级标题' | '说明'))[] = ['正文', '一级标题', '二级标题', '说明'];

/** Choices of the menu that adds a block; keys name what is added, and the field. */
function additions({ kind }: Template) {
  const held = (add: string, labels: readonly string[]) =>
    labels.length === 0 ? [] : [{ key: add, label: add, children: labels.map((label) => ({ key: `${add}/${label}`, label })) }];
  return [
    ...WORDS.map((key) => ({ key, label: key })),
    ...held('逐条', fieldLabels(kind, ['lines'])),
    ...held('整段', fieldLabels(kind, ['lines'])),
    ...held('表格', fieldLabels(kind, ['table'])),
  ];
}

/** Choices of when a block is printed; the empty key is always. */
function conditions({ kind }: Template) {
  const labels = fieldLabels(kind, ['text', 'lines', 'day', 'table', 'tables']);
  return [{ key: '', label: '总是印' }, ...labels.map((label) => ({ key: label, label: `填了“${label}”才印` }))];
}

function additionOf(key: string): Addition {
  const [add = '', field = ''] = key.split('/');
  if (add === '逐条' || add === '整段' || add === '表格') return { add, field };
  return { add: WORDS.find((word) => word === add) ?? '正文' };
}

/** What a block prints beside words: a field's rows or paragraphs, or nothing that could be edited. */
function heldText(block: TemplateBlock): string {
  if (block.from !== undefined) return `取自字段：${block.from}`;
  const agencies = block['agencies'];
  if (Array.isArray(agencies)) return agencies.join('、');
  const text = block['text'];
  return block.kind === 'seal' ? '留出印章的位置' : typeof text === 'string' ? text : '';
}

/** Where a text stands in its block, for who hears the page read out: 第1行第2格栏目. */
function placeWords(path: TemplateText['path']): string {
  const numbers = path.slice(1).filter((part) => typeof part === 'number');
  const [row, cell] = numbers;
  const last = path.at(-1);
  return [
    row === undefined ? '' : `第${row + 1}行`,
    cell === undefined ? '' : `第${cell + 1}格`,
    last === 'label' ? '栏目' : last === 'value' ? '内容' : '',
  ].join('');
}

type RowProps = Props & { readonly at: number; readonly onCaret: (caret: Caret) => void };

function BlockRow({ template, at, canEdit, onChange, onCaret }: RowProps) {
  const block = template.blocks[at];
  if (block === undefined) return null;
  const name = blockName(block);
  const texts = blockTexts(template, at);
  const held = texts.length === 0 || block.from !== undefined ? heldText(block) : '';
  const caret = (path: TemplateText['path']) => (event: { readonly currentTarget: HTMLTextAreaElement }) =>
    onCaret({ path, at: event.currentTarget.selectionStart });
  const about = `第${at + 1}块${name}`;
  const rows = Array.from({ length: formRows(template, at) }, (_, row) => row);
  const words = ({ path, text }: TemplateText) => (
    <Input.TextArea
      key={path.join('/')}
      className="papers-text"
      data-key={path.at(-1)}
      rows={1}
      maxLength={2_000}
      aria-label={`${about}的文字${placeWords(path)}`}
      disabled={!canEdit}
      value={text}
      onSelect={caret(path)}
      onChange={(event) => onChange(withText(template, path, event.target.value))}
    />
  );
  return (
    <div className="papers-block" data-block={block.kind}>
      <span className="papers-label">{name}</span>
      <div className="papers-block-texts">
        {held !== '' && <span className="papers-held">{held}</span>}
        {rows.length > 0
          ? rows.map((row) => (
              <div key={row} className="papers-form-row">
                {texts.filter(({ path }) => path[2] === row).map(words)}
                {canEdit && (
                  <Space size={0}>
                    <Button
                      size="small"
                      type="text"
                      aria-label={`在${about}第${row + 1}行下面增加一行`}
                      onClick={() => onChange(withFormRow(template, at, row))}
                    >
                      ＋
                    </Button>
                    <Button
                      size="small"
                      type="text"
                      aria-label={`删去${about}第${row + 1}行`}
                      disabled={rows.length < 2}
                      onClick={() => onChange(withoutFormRow(template, at, row))}
                    >
                      ×
                    </Button>
                  </Space>
                )}
              </div>
            ))
          : texts.map(words)}
        {block.when !== undefined && <span className="papers-held">填了“{block.when}”才印</span>}
      </div>
      {canEdit && (
        <Space size={0} className="papers-block-acts">
          <Dropdown
            autoFocus
            trigger={['click']}
            disabled={!isTextBlock(block)}
            menu={{
              className: 'papers-conditions',
              selectedKeys: [block.when ?? ''],
              items: conditions(template),
              onClick: ({ key }) => onChange(withCondition(template, at, key === '' ? null : key)),
            }}
          >
            <Button size="small" type="text" aria-label={`${about}什么时候印`} title="什么时候印" disabled={!isTextBlock(block)}>
              …
            </Button>
          </Dropdown>
          <Button
            size="small"
            type="text"
            aria-label={`上移${about}`}
            disabled={moveTarget(template, at, -1) === null}
            onClick={() => onChange(withMoved(template, at, -1))}
          >
            ↑
          </Button>
          <Button
            size="small"
            type="text"
            aria-label={`下移${about}`}
            disabled={moveTarget(template, at, 1) === null}
            onClick={() => onChange(withMoved(template, at, 1))}
          >
            ↓
          </Button>
          <Dropdown
            autoFocus
            trigger={['click']}
            disabled={!mayAddBelow(template, at)}
            menu={{ items: additions(template), onClick: ({ key }) => onChange(withAdded(template, at, additionOf(key))) }}
          >
            <Button size="small" type="text" aria-label={`在${about}下面增加`} disabled={!mayAddBelow(template, at)}>
              ＋
            </Button>
          </Dropdown>
          <Button
            size="small"
            type="text"
            aria-label={`删去${about}`}
            title={mayBeRemoved(block) ? '删去这一块' : '公文格式要求的部分不能删'}
            disabled={!mayBeRemoved(block)}
            onClick={() => onChange(withoutBlock(template, at))}
          >
            ×
          </Button>
        </Space>
      )}
    </div>
  );
}

export function WordingBlocks({ template, canEdit, onChange }: Props) {
  const caret = useRef<Caret | null>(null);
  const [hasCaret, setHasCaret] = useState(false);

  /** Puts {字段} where the cursor last stood. */
  function insert(label: string): void {
    if (caret.current === null) return;
    const { path, at } = caret.current;
    const text = blockTexts(template, Number(path[0])).find((one) => one.path.join('/') === path.join('/'))?.text;
    if (text === undefined) return;
    const place = `{${label}}`;
    onChange(withText(template, path, text.slice(0, at) + place + text.slice(at)));
    caret.current = { path, at: at + place.length };
  }

  return (
    <>
      {canEdit && (
        <Select<string>
          size="small"
          showSearch
          aria-label="插入字段"
          className="papers-insert"
          placeholder={hasCaret ? '在光标处插入字段' : '先点一下要插入字段的文字'}
          disabled={!hasCaret}
          value={null}
          options={fieldLabels(template.kind, ['text', 'lines', 'day']).map((label) => ({ value: label, label }))}
          onSelect={insert}
        />
      )}
      <div className="papers-page papers-form" data-testid="wording-blocks">
        {template.blocks.map((_, at) => (
          <BlockRow
            key={at}
            template={template}
            at={at}
            canEdit={canEdit}
            onChange={onChange}
            onCaret={(next) => {
              caret.current = next;
              setHasCaret(true);
            }}
          />
        ))}
      </div>
    </>
  );
}
