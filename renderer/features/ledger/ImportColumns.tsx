/** Columns nobody could make out: a person may say which field each is; without a word they are kept as they stand. The sender's memory keeps the answer. */
import { Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import type { ImportSummary } from '../../../shared/contract/import';
import { mappingSchema } from '../../../shared/sheet/mappings';
import type { ColumnMapping } from '../../../shared/sheet/mappings';
import { COLUMN_MEANINGS, KEPT_AS_IS } from './column-meanings';
import { ImportNotice } from './ImportNotice';

type Props = { readonly summary: ImportSummary; readonly onMap: (mappings: readonly ColumnMapping[]) => void };
type Unmade = ImportSummary['unmadeColumns'][number];

/** Headings are written over several lines and groups; one line says the same. */
function inOneLine(header: string): string {
  return header.replace(/\s+/g, '');
}

/** Two columns of one heading are two. */
function keyOf({ header, column }: Unmade): string {
  return JSON.stringify([header, column]);
}

function placeOf({ sheets, column }: Unmade): string {
  const [first = ''] = sheets;
  return `${first === '' ? '' : `${first} `}${column}列${sheets.length > 1 ? `等${sheets.length}个表` : ''}`;
}

/** The fields a column may be. One that another column has is named with it: choosing it takes it from there. One chosen in this dialog is not offered twice. */
function optionsFor(unmade: Unmade, summary: ImportSummary, chosen: ReadonlyMap<string, string>) {
  const taken = new Map(
    summary.columns.flatMap(({ sheet, field, header }) => (sheet === unmade.sheets[0] ? [[field, header] as const] : [])),
  );
  const rivals = summary.unmadeColumns.filter((other) => other !== unmade && other.sheets.some((sheet) => unmade.sheets.includes(sheet)));
  const elsewhere = new Set(rivals.map((other) => chosen.get(keyOf(other))));
  return COLUMN_MEANINGS.map(({ value, label }) => {
    const now = value === KEPT_AS_IS ? undefined : taken.get(value);
    return {
      value,
      label: value === KEPT_AS_IS ? '原样保留' : now === undefined ? label : `${label}（现为“${inOneLine(now)}”）`,
      disabled: value !== KEPT_AS_IS && elsewhere.has(value),
    };
  }).toSorted((a, b) => Number(b.value === KEPT_AS_IS) - Number(a.value === KEPT_AS_IS));
}

function Columns({ summary, onMap, onClose }: Props & { readonly onClose: () => void }) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(() => new Map());

  function keep(): void {
    onMap(
      summary.unmadeColumns.map((unmade) =>
        mappingSchema.parse({ header: unmade.header, column: unmade.column, field: chosen.get(keyOf(unmade)) ?? KEPT_AS_IS }),
      ),
    );
    onClose();
  }

  return (
    <Modal open width={860} title="这些列是哪一栏" okText="记下" cancelText="不改" onOk={keep} onCancel={onClose}>
      <Typography.Paragraph type="secondary">
        选了哪一栏，就按那一栏重新读这份表；不用选的原样保留，导入后在项目的“其他栏目”里。同一单位下次报来的表照此读，不再问。
      </Typography.Paragraph>
      <table className="import-columns">
        <thead>
          <tr>
            <th>位置</th>
            <th>表头</th>
            <th>前几行的内容</th>
            <th>是哪一栏</th>
          </tr>
        </thead>
        <tbody>
          {summary.unmadeColumns.map((unmade) => (
            <tr key={keyOf(unmade)} data-testid="unmade-column">
              <td>{placeOf(unmade)}</td>
              <td title={unmade.header}>{inOneLine(unmade.header)}</td>
              <td title={unmade.examples.join('\n')}>{unmade.examples.join('；')}</td>
              <td>
                <Select
                  size="small"
                  className="import-column"
                  aria-label={`${inOneLine(unmade.header)}：是哪一栏`}
                  showSearch={{ optionFilterProp: 'label' }}
                  popupMatchSelectWidth={280}
                  value={chosen.get(keyOf(unmade)) ?? KEPT_AS_IS}
                  onChange={(field: string) => setChosen((before) => new Map(before).set(keyOf(unmade), field))}
                  options={optionsFor(unmade, summary, chosen)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

export function ImportColumns({ summary, onMap }: Props) {
  const [open, setOpen] = useState(false);
  const { unmadeColumns } = summary;
  if (unmadeColumns.length === 0) return null;
  return (
    <>
      <ImportNotice
        text={`${unmadeColumns.length} 列没有认出，内容原样保留`}
        names={unmadeColumns.map(({ header }) => inOneLine(header))}
        action="指定栏目"
        testId="unmade-columns"
        onOpen={() => setOpen(true)}
      />
      {open && <Columns summary={summary} onMap={onMap} onClose={() => setOpen(false)} />}
    </>
  );
}
