/** 报表: the list at the left, the report of the chosen day at the right, every figure a way to its rows; to Word, PDF, workbook and printer. */
import { Select } from 'antd';
import { Suspense, useMemo, useState } from 'react';
import { listRecords } from '../../../shared/ledger/read';
import type { IsoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { REPORTS } from '../../../shared/reports/catalogue';
import type { ReportRequest } from '../../../shared/reports/catalogue';
import { useAnswer } from '../../data/answers';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { DayField } from '../../ui/DayField';
import { useFrame } from '../../ui/frame-context';
import { NoScheme } from '../../ui/NoScheme';
import { EmptyState } from '../../ui/Notices';
import type { ScreenProps } from '../../ui/navigation';
import { ReportParts } from '../../ui/ReportParts';
import { OutputButtons } from './OutputButtons';
import { Cadence, HandIn, ListsBasis } from './ReportControls';
import { useOpenRows } from './RowsList';
import './reports.css';

type Kind = (typeof REPORTS)[number]['kind'];
const ALL_UNITS = 'all';

function Shown({ request }: { readonly request: ReportRequest }) {
  const status = useStatus();
  const report = useAnswer('report', request);
  const openRows = useOpenRows();
  if (report === null)
    return (
      <NoScheme title="这份报表现在编不出来" county={status.unit === null}>
        有了本年度的办法才编得出来。
      </NoScheme>
    );
  return (
    <article className="reports-page" data-testid="report">
      <h1>{report.head === undefined ? report.title : `${report.head.name}　${report.head.issue}`}</h1>
      <p className="reports-under">{report.head === undefined ? report.under : report.title}</p>
      <ReportParts parts={report.parts} notes={report.notes} onRows={openRows} />
    </article>
  );
}

export function ReportsScreen({ target }: ScreenProps) {
  const status = useStatus();
  const frame = useFrame();
  const units = useLedger((ledger) => listRecords(ledger, 'unit'));
  const [kind, setKind] = useState<Kind>(() => REPORTS.find((own) => own.kind === target?.filter)?.kind ?? 'weekly');
  const [day, setDay] = useState<IsoDay>(status.today);
  const [unit, setUnit] = useState<string>(status.unit ?? ALL_UNITS);
  const chosen = REPORTS.find((own) => own.kind === kind) ?? REPORTS[0];
  const record = chosen.unit && unit !== ALL_UNITS ? recordId(unit) : null;
  const request = useMemo<ReportRequest>(() => ({ kind, day, record }), [kind, day, record]);
  return (
    <div className="reports" data-testid="reports">
      <nav className="reports-list" aria-label="报表">
        {REPORTS.map((own) => (
          <button
            key={own.kind}
            type="button"
            data-testid={`report-kind-${own.kind}`}
            aria-current={own.kind === kind ? 'true' : undefined}
            title={own.says}
            onClick={() => {
              setKind(own.kind);
              frame.standAt({ tab: '报表', filter: own.kind });
            }}
          >
            {own.label}
          </button>
        ))}
      </nav>
      <div className="reports-side">
        <div className="reports-bar">
          <label>
            截至 <DayField size="small" label="截至日期" day={day} latest={status.today} onChange={setDay} />
          </label>
          {chosen.unit && (
            <Select
              size="small"
              aria-label="单位"
              style={{ width: 150 }}
              showSearch={{ optionFilterProp: 'label' }}
              disabled={status.unit !== null}
              value={unit}
              onChange={setUnit}
              options={[{ value: ALL_UNITS, label: '全县汇总' }, ...units.map(({ id, name }) => ({ value: id, label: name ?? id }))]}
            />
          )}
          {kind === 'weekly' && (record === null ? status.unit === null && <Cadence day={day} /> : <HandIn unit={record} day={day} />)}
          {kind === 'month' && status.unit === null && <ListsBasis />}
          <span className="record-tools">
            <OutputButtons request={request} />
          </span>
        </div>
        <div className="record-scroll">
          <Suspense fallback={<EmptyState title="正在编制……" />}>
            <Shown request={request} />
          </Suspense>
        </div>
      </div>
    </div>
  );
}
