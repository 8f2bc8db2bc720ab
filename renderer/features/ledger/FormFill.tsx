/**
 * 表样套用: every column of the given form with what the ledger puts there. The clerk corrects it before anything is written; what was said is kept under
 * the headers of the form, so that the same form next month needs nothing said again.
 */
import { Button, Select, Typography } from 'antd';
import { useRef, useState } from 'react';
import type { FormReport } from '../../../shared/contract/form';
import { correctionsFor, formChoices, readForms, withForm } from '../../../shared/views/form-columns';
import type { FormCorrection } from '../../../shared/views/form-columns';
import { call } from '../../bridge';
import type { FrameActions } from '../../ui/frame-context';

const SETTING = 'ledger.forms';

/** The columns of a form with what was said of them before; a failure when the form cannot be filled. */
export async function readForm(form: string): ReturnType<typeof planOf> {
  const first = await planOf(form, []);
  if (!first.ok) return first;
  const setting = await call('app:getSetting', { key: SETTING });
  const known = setting.ok ? correctionsFor(readForms(setting.value), headersOf(first.value)) : [];
  return known.length === 0 ? first : planOf(form, known);
}

function planOf(form: string, columns: readonly FormCorrection[]) {
  return call('paper:form', { form, unit: null, columns: [...columns] });
}

function headersOf({ columns }: FormReport): readonly string[] {
  return columns.map(({ header }) => header);
}

async function keep(report: FormReport, columns: readonly FormCorrection[]): Promise<void> {
  const setting = await call('app:getSetting', { key: SETTING });
  const forms = withForm(setting.ok ? readForms(setting.value) : [], headersOf(report), columns);
  await call('app:setSetting', { key: SETTING, value: forms });
}

type Props = { readonly frame: FrameActions; readonly form: string; readonly plan: FormReport };

export function FormFill({ frame, form, plan }: Props) {
  const [report, setReport] = useState(plan);
  const [busy, setBusy] = useState(false);
  // Choices not yet planned: nothing is filled before, and only the plan of the last one counts.
  const [planning, setPlanning] = useState(false);
  const latest = useRef(0);
  const options = formChoices(report.kept);
  const empty = report.columns.filter(({ choice }) => choice === '');
  const partly = report.columns.filter(({ choice, why }) => choice !== '' && why !== '');

  const said = (): FormCorrection[] => report.columns.map(({ column, header, choice }) => ({ column, header, choice }));

  async function change(column: string, choice: string): Promise<void> {
    const before = report;
    const columns = said().map((own) => (own.column === column ? { ...own, choice } : own));
    const turn = (latest.current += 1);
    setPlanning(true);
    setReport({ ...report, columns: report.columns.map((own) => (own.column === column ? { ...own, choice } : own)) });
    const next = await planOf(form, columns);
    if (turn !== latest.current) return;
    setPlanning(false);
    if (!next.ok) {
      setReport(before);
      return frame.showFailure(next);
    }
    setReport(next.value);
    await keep(next.value, columns);
  }

  async function fill(): Promise<void> {
    setBusy(true);
    const answer = await call('paper:fill', { form, unit: null, columns: said() });
    setBusy(false);
    if (!answer.ok) return frame.showFailure(answer);
    if (answer.value === null) return;
    const { name } = answer.value;
    frame.tell(empty.length === 0 ? `已保存 ${name}` : `已保存 ${name}，有${empty.length}列没有填，请手工补填`);
    frame.closeDrawer();
  }

  return (
    <div data-testid="form-fill">
      <Typography.Paragraph data-testid="form-report">
        “{report.sheet}”要填 {report.projects} 个项目{report.added > 0 ? `，表样空行不够，会补 ${report.added} 行` : ''}
        。格式、合并单元格和签字行保持原样。每列填什么可以改，改过的下次自动沿用。
      </Typography.Paragraph>
      {empty.length > 0 && (
        <Typography.Paragraph strong data-testid="form-empty">
          {empty.length} 列不填：
          {empty.map(({ column, header, why }) => `${column}列“${header}”${why === '' ? '' : `（${why}）`}`).join('、')}
        </Typography.Paragraph>
      )}
      {partly.length > 0 && (
        <Typography.Paragraph strong data-testid="form-partly">
          部分格不填：
          {partly.map(({ column, header, why }) => `${column}列“${header}”（${why}）`).join('、')}
        </Typography.Paragraph>
      )}
      <table className="form-columns">
        <thead>
          <tr>
            <th scope="col">列</th>
            <th scope="col">表样栏目</th>
            <th scope="col">填台账的</th>
          </tr>
        </thead>
        <tbody>
          {report.columns.map(({ column, header, choice }) => (
            <tr key={column} className={choice === '' ? 'form-left' : ''}>
              <td>{column}</td>
              <td>{header}</td>
              <td>
                <Select
                  size="small"
                  style={{ width: '100%' }}
                  aria-label={`${column}列“${header}”填`}
                  data-testid="form-choice"
                  showSearch={{ optionFilterProp: 'label' }}
                  value={choice}
                  options={[...options]}
                  onChange={(value: string) => void change(column, value)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button type="primary" loading={busy} disabled={planning} data-testid="form-save" onClick={() => void fill()}>
        填写并另存
      </Button>
    </div>
  );
}
